"""Whom a text names: people and bodies by name, description or pronoun, and who speaks."""
