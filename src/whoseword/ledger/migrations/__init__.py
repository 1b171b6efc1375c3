"""How a ledger came to its present form, step by step."""
