"""What the reader's corpus is made of: its fiches, the names that they bear, the words that they use."""
