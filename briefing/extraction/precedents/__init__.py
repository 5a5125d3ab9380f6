"""Find the earlier affairs that an article or one of its speakers brings up."""
