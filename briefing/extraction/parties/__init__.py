"""Gather the names of an article into parties: who is who, with aliases, roles and gender."""
