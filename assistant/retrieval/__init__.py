"""Passages and sentences found for a query, and what in them meets its hard constraints."""
