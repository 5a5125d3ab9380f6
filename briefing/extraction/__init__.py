"""Find in a parsed article who says, accuses, answers and recalls what."""
