"""Turn French press articles into an extractive briefing note."""

__version__ = "0.1.0"
