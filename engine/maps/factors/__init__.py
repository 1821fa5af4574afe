"""What a response goes with: its factors cut into strata, and the geodetector over them."""
