"""Filling a series: from the dated images of one place to its fine images of every date that is asked for."""
