"""Change: between two dates, between two class rasters, and within a series."""
