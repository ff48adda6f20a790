"""Vectors for texts: the shipped model on numpy, or any sentence-transformers model in its place."""
