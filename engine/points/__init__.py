"""Points and polygons of the user's, and the values of dated images at them."""
