"""The steps of a run: look, budget, tiles, rows, products, what came of it."""
