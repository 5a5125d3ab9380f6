"""Find who says what: speech between marks, reported, relayed, carried on without a cue."""
