"""Answers to facts: the sentence that answers, or silence and why."""
