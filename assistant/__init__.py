"""The reading room: a question in; a verified answer out."""
