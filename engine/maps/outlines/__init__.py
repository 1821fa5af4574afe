"""Outlines of water and of classes inside the pixel, as polygons and lines, and areas of each date."""
