"""A question and its conversation, turned into a query that the reader can see and correct."""
