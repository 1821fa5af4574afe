"""What of a network's predictions is no prediction: where all images are valid, and it gave no number, or one
far beyond any that the scene could have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

import numpy as np

from ...door.errors import ModelFileError

FAR, LEAST_FAR = 100.0, 10.0
"""A value is strange if it is farther from F1's mean than so many of F1's standard deviations, and than so
many units. By Chebyshev's inequality no more than one in 10 000 values of F1 itself is that far from its
mean, and a reflectance never is; where the unit is another (kelvin, numbers as stored), F1's own spread is
the measure."""
MOST_UNSOUND = 0.1
"""Share of the valid pixels from which on the whole prediction is refused. A graph may divide by zero over a
dark lake, and the analyst is told; but where it fails on a tenth of what it is made for, it was made for
something else, and its gaps would pass for clouds."""
UNSOUND = "unsound"
"""Where in a run's figures the counts stand."""


class Soundness:
    """Counts over the tiles of a run; what overlaps counts as often as it is predicted."""

    def __init__(self) -> None:
        self.pixels = self.missing = self.strange = 0

    def add(self, prediction: np.ndarray, valid: np.ndarray, mean: np.ndarray, std: np.ndarray) -> None:
        """Take F2 of a tile, and make a gap of what is no number in it.

        Args:
            prediction: (bands, rows, cols), NaN where not valid; further layers may follow below. Written to.
            valid: (rows, cols), where the network could predict.
            mean, std: (bands,) of F1 over the scene.
        """
        far = np.maximum(FAR * std, LEAST_FAR)
        missing, strange = np.zeros(valid.shape, bool), np.zeros(valid.shape, bool)
        for band, middle, most in zip(prediction, mean, far):
            finite = np.isfinite(band)
            missing |= ~finite
            strange |= finite & (np.abs(np.where(finite, band, middle) - middle) > most)
            band[~finite] = np.nan
        self.pixels += int(valid.sum())
        self.missing += int((missing & valid).sum())
        self.strange += int((strange & valid).sum())

    def figures(self) -> dict[str, Any]:
        """For the figures of the run."""
        return {UNSOUND: {"pixels": self.pixels, "missing": self.missing, "strange": self.strange}}


def summed(*of_parts: Mapping[str, Any]) -> dict[str, Any]:
    """What `Soundness.figures` says of several parts of a run, from all figures of each."""
    told = [figures[UNSOUND] for figures in of_parts if UNSOUND in figures]
    return {UNSOUND: {key: sum(part[key] for part in told) for key in told[0]}} if told else {}


def judged(network: str, figures: Mapping[str, Any]) -> Optional[str]:
    """A sentence on what is no prediction, from the figures of the whole run; None where all is sound.

    Raises:
        ModelFileError: it is more than MOST_UNSOUND.
    """
    counts = figures.get(UNSOUND)
    if not counts or not (counts["missing"] or counts["strange"]):
        return None
    far = f"a number more than {FAR:g} standard deviations of F1, and {LEAST_FAR:g}, from F1's mean"
    faults = {"no number": counts["missing"], far: counts["strange"]}
    shares = {fault: count / counts["pixels"] for fault, count in faults.items() if count}
    told = " and ".join(f"{fault} for {_percent(share)}" for fault, share in shares.items())
    sentence = f"Of the pixels that are valid in all images, the network '{network}' gave {told}"
    if sum(shares.values()) > MOST_UNSOUND:
        raise ModelFileError(
            f"{sentence}: it was made for other images, or is broken; check that these are in the unit that "
            "it needs, or choose another method."
        )
    return f"{sentence}: look at the prediction before you use it."


def _percent(share: float) -> str:
    return f"{share:.1%}" if share >= 0.001 else "less than 0.1%"
