"""The shelves: what is known, where it lies, and who may read it."""
