"""From parallel text to the model shipped in corpus/model."""
