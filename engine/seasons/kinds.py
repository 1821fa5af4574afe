"""The names of the ways to smooth (engine/door/phenology_job.py) as the kernels know them."""

from __future__ import annotations

from .smoothing import NONE, SAVITZKY_GOLAY, WHITTAKER

_KINDS = {"none": NONE, "whittaker": WHITTAKER, "savitzky-golay": SAVITZKY_GOLAY}


def kind_of_smoothing(name: str) -> int:
    """NONE, WHITTAKER or SAVITZKY_GOLAY."""
    return _KINDS[name]
