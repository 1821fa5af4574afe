"""The colours of the bands of a raster of dynamics: of the layer's styles and of the page.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from .season_colours import DAYS

OFTEN = ("#f7fbff", "#bcd7ea", "#6aa9d2", "#2470ae", "#08306b")
"""From never to always."""
SPELLS = ("#fbf7ec", "#bfe0c2", "#5fb7a5", "#1f7a8c", "#123d5c")
VALID = ("#3b2f2f", "#8a6f5a", "#cbb89d", "#f4efe3")
SHORES = ("#00507d", "#0072b2", "#56b4e9")
"""Outline and fill of water, and the outline of an island."""
__all__ = ["DAYS", "OFTEN", "SHORES", "SPELLS", "VALID"]
