"""Content files ↔ rows: the kinds, their text form, loading and dumping."""
