"""Hold the French knowledge: the pipeline, the conjugations, the lexicon."""
