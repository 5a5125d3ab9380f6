"""Read French as parsed: the tree, the lexicon's words, the quotation marks laid over the tokens."""
