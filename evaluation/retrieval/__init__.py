"""How well the right passages are found: our search against what others would use, on the same questions."""
