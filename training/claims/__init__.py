"""Training of the claim finder. See README.md."""
