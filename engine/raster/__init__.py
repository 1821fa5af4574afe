"""One image: its grid, its bands, its numbers; windows in, whole GeoTIFFs out."""
