"""Find in a parsed article who says, accuses, answers and recalls what.

Each room builds on those before it: `grammar` (the parse, the lexicon's words, the quotation marks), `parties`
(who is named), `speakers` (whom words mean), `quotes`, then `accusations` with `responses`, and `precedents`.
`fitted` holds the weights of the scorers, `analysis.py` runs the chain, `interchange.py` writes what it found.
"""
