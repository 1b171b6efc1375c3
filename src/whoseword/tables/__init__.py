"""Tables that others keep by hand: what their columns mean, and what they have that we don't."""
