"""From a document to attributions and claims, in steps with typed inputs and outputs."""
