"""Whether a sentence that a model wrote says no more than the passages that it cites."""
