"""Answers to lists, counts and comparisons, a citation for each row."""
