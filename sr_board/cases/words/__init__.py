"""Words of the vocabularies, for screens and papers."""
