"""Exact words of a readable source, with the span that proves them."""
