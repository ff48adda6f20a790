"""The two indexes, of words and of vectors: caches that the catalogue can rebuild."""
