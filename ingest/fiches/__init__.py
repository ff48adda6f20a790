"""Fiches as files: drafted from a report, published, exported and read back as tables."""
