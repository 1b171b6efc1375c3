"""The learned finder: which sentences state a claim, of which type, by which word and evidence."""
