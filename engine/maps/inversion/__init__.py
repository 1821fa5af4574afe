"""A parameter of the ground from images: samples at points, models, and how sure they are."""
