"""Answers that a language model writes, each sentence verified before it is shown."""
