"""Words compared: stems, concepts, spellings, numbers, phrasings; nothing here knows a source."""
