"""Fiches: the record, its schema, its rendered text, its files."""
