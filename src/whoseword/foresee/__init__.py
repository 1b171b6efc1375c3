"""What the past says of the future: tempo, forecasts and what became of them."""
