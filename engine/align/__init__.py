"""Several images: each brought to the grid where it is needed, and the scene that they make."""
