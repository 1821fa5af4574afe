"""What is to be said of the seasons that were found, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from ..door.phenology_job import PhenologyJob
from .origins import FUSED, OBSERVED, WEIGHTS
from .pixels import FEWEST
from .settings import Settings

LONG_GAP = 30
"""Days between two dates within which a start can hide: the smoothing leaves nothing shorter whole."""
MANY = 0.05
"""Share of the pixels from which on something is said."""


def of_dates(days: Sequence[date], settings: Settings) -> list[str]:
    """The longest gap between two dates, where it lies in the year and is long; the cloud of a pixel can make
    it longer."""
    inside = [
        (after - before, before, after)
        for before, after in pairwise(days)
        if before.year <= settings.year <= after.year
    ]
    if not inside:
        return []
    longest, before, after = max(inside)
    if longest.days <= LONG_GAP:
        return []
    return [
        f"There is no image for {longest.days} days, from {before} to {after}: a season that starts or ends "
        "there is found days to weeks off. Fill the series first."
    ]


def of_pixels(found: dict[str, Any]) -> list[str]:
    """Where too little was seen.

    Args:
        found: as of Summary.figures.
    """
    notes = []
    hidden = 1.0 - found["observed_share"]
    if hidden > MANY:
        notes.append(
            f"{100 * hidden:.0f} % of the pixels have fewer than {FEWEST} valid dates and no value: look at "
            "the masks, give more dates, or fill the series first."
        )
    for name, where, further in (("start", "begins", "earlier"), ("end", "ends", "later")):
        share = found["open_share"][name]
        if share is not None and share > MANY:
            notes.append(
                f"The {name} is not known at {100 * share:.0f} % of the pixels with a season, as the series "
                f"{where} there in the middle of a rise or a fall: give {further} images."
            )
    return notes


def of_settings(job: PhenologyJob, by_origin: bool) -> list[tuple[str, str]]:
    """What was asked for and what it means.

    Args:
        by_origin: whether rasters of origins said where the values come from.
    """
    told_apart = {
        "auto": "as many as the curve shows; the one in which the most grew is shown",
        "1": "the year is one season, from the first rise to the last fall",
        "2": "two, in the order of their time",
    }
    curves = {
        "whittaker": f"Whittaker's smoother; of a swing of {job.period:g} days one half is left",
        "savitzky-golay": f"Savitzky and Golay's parabolas over {0.75 * job.period:g} days to either side",
        "none": "straight lines from value to value",
    }
    share = f"{100 * job.level:g} %"
    starts = {
        "amplitude": f"where the curve has risen by {share} of the way to its peak, and fallen to it again",
        "derivative": "where the curve rises, and falls, most steeply",
    }
    fused = f"{WEIGHTS[OBSERVED] / WEIGHTS[FUSED]:.0f}"
    weighed = (
        f"what was observed counts {fused} times as much as what was fused" if by_origin else "all alike"
    )
    return [
        ("Values", weighed),
        ("Seasons in a year", told_apart[job.seasons]),
        ("Curve", curves[job.smoothing]),
        ("Start and end", starts[job.start]),
        ("Least amplitude", f"{job.least:g}: what changes less has no season"),
    ]
