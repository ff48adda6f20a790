"""The controlled vocabularies, and what of them a text names: themes, publics, territories, periods."""
