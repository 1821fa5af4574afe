"""What a prediction has to be nearer than to be worth anything: the baselines, and what it means where it is
not."""

from __future__ import annotations

from typing import Optional

from ..door.value import Figures

CLEARLY = 0.03
"""By so much of its RMSE a prediction must be behind that a word is said."""
LOOK = "look for haze and other units in the coarse images"
WHAT = {
    "copy": "F1 as it is, which shows nothing of what has changed",
    "upsample": "C2 enlarged, which shows no detail",
    "delta": "F1 and the coarse change",
    "delta-gain": "F1 and the coarse change with a gain for each band",
}
"""Baseline to what it is."""
WHY = {
    "copy": f"the coarse images tell little of the change here, so {LOOK}",
    "upsample": "F1 tells little of the target date here, as where every field has changed",
}
"""What is no prediction to what it means where it is ahead."""


def nearer_than(method: str, prediction: Figures) -> Optional[str]:
    """A sentence where a baseline is clearly nearer to the truth than a prediction; None where none is.

    Args:
        method: what made the prediction, for the sentence.
        prediction: its figures, with those of the baselines.
    """
    own = prediction.value("rmse").mean
    errors = {name: figures.value("rmse").mean for name, figures in prediction.baselines.items()}
    known = {name: error for name, error in errors.items() if error is not None and name in WHAT}
    if own is None or not known or method in WHAT:
        return None
    best = min(known, key=lambda name: known[name])
    if own <= (1 + CLEARLY) * known[best]:
        return None
    why = f" Where it is ahead, {WHY[best]}." if best in WHY else ""
    return (
        f"The baseline '{best}' is nearer to the truth than {method} (RMSE {known[best]:.4f} against "
        f"{own:.4f}). It is {WHAT[best]}.{why} 'chronofuse compare' tells which method suits a place."
    )
