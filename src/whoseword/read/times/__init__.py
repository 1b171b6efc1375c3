"""Time in news English: the grammar that finds an expression, and the days that each means."""
