"""What the benchmarks measured of the methods that come with Chronofuse: how accurate and how fast.

Standard library alone: the forms of QGIS show it. `benchmarks/measured.py` writes the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Optional

FILE = Path(__file__).resolve().parent / "measured.json"
MACHINE = "two cores of an AMD EPYC"
"""Where it was measured."""


@dataclass(frozen=True)
class Measured:
    """Of one method; each is None where it was not measured."""

    share_of_delta: Optional[float] = None
    """RMSE as a share of the baseline's that adds the coarse change (`delta`), mean over the cases."""
    cases: int = 0
    seconds: Optional[float] = None
    """For a million pixels of `bands` bands, without reading and writing."""
    bands: int = 6

    def seconds_for(self, pixels: float, bands: int) -> Optional[float]:
        """About how long so many pixels would take where it was measured."""
        return None if self.seconds is None else self.seconds * pixels / 1e6 * bands / self.bands


@lru_cache(maxsize=1)
def _all() -> dict[str, Measured]:
    values = json.loads(FILE.read_text("utf-8"))
    return {name: Measured(**fields) for name, fields in values.items()}


def measured(name: str) -> Measured:
    """What is known of a method by its name."""
    return _all().get(name, Measured())
