"""Outlines of water and of classes inside the pixel, the polygons and lines of them, and areas of each date."""
