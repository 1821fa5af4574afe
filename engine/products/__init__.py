"""The satellites' products: how each is recognised, what its bands are, and what its quality bands say."""
