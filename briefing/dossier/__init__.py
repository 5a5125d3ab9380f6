"""Make one story of many analyses: group, merge, select, order."""
