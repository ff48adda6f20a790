"""The SQL database, the truth: sources with their passages, and what the doors keep."""
