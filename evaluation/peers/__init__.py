"""What a user would take instead, on the same questions and corpus, in the same run."""
