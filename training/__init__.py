"""Training of the models that whoseword ships; never part of the installed package."""
