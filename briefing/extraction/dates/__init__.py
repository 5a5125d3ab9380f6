"""Resolve the dates that a text says."""
