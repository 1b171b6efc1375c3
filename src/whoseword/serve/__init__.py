"""The workbench: a local web application over the ledger. Nothing in it comes from elsewhere."""
