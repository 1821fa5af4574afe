"""The colours of the bands of a raster of seasons: of the layer's styles and of the page.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

DAYS = ("#2c1e57", "#3d5da8", "#2fa4a0", "#7fcb6b", "#f1d54a", "#ee7b32", "#b2182b")
"""From winter over spring and summer to autumn."""
PLANTS = ("#f7f3e3", "#d9e3a0", "#8fbf67", "#3d8f4d", "#0f4a33")
ERRORS = ("#fcfbf0", "#f0b56a", "#c2476a", "#400f60")
COUNTS = ("#c9c6c0", "#6fae5e", "#2f7fb5", "#7a3f94", "#b2182b")
"""Of 0, 1, 2, 3 and 4 seasons."""
