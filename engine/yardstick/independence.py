"""Whether a truth is one: an image that nothing was predicted from, and that was not predicted itself."""

from __future__ import annotations

import os
from typing import Optional

import numpy as np

from ..align import warp
from ..door.assess_job import AssessJob
from ..door.errors import RoleError
from ..raster.grid import sample_windows
from ..raster.readers import Image

ALIKE = 0.99
"""Squared correlation with C2, in the band in which it is least, from which on a truth is C2 resampled. Over
360 scenes drawn from the training places, at ratios from 2 to 24, that of a true image is .95 at most."""
RESAMPLINGS = ("near", "bilinear", "cubic")
FEWEST = 50
"""Pixels that tell something."""
PREDICTED_BY = "CHRONOFUSE_METHOD"
"""The tag of a file that the engine predicted."""


def require_other_files(job: AssessJob) -> None:
    """Raises RoleError for a truth that is F1's file, or C2's."""
    if job.is_series:  # F1's own date may be one of many
        return
    for role, path in (("F1", job.fine), ("C2", job.dates[0].target)):
        if path and os.path.realpath(path) == os.path.realpath(job.dates[0].truth):
            raise RoleError(
                f"The truth and {role} are the same file ('{path}'), so that the figures would tell "
                "nothing: give the image that the fine sensor took on the target date as truth."
            )


def doubt_of(
    truth: Image,
    called: str,
    fine: Optional[Image] = None,
    target: Optional[Image] = None,
    prediction: Optional[Image] = None,
    called_target: str = "C2",
) -> str:
    """A sentence where a truth is not independent of what it is to judge; empty where nothing says so.

    Args:
        truth: on the grid of the fine images, with their bands.
        called, called_target: what the sentence calls it, and C2.
        fine, prediction: F1 and F2 on the same grid.
        target: C2 on its own grid.
    """
    predicted_by = truth.dataset.GetMetadataItem(PREDICTED_BY)
    if predicted_by:
        return (
            f"{called} '{truth.path}' was itself predicted by Chronofuse ({predicted_by}), so that figures "
            "against it tell how alike two predictions are: give an image that the fine sensor took."
        )
    if prediction is not None and same_pixels(truth, prediction):
        return (
            f"{called} and the prediction are the same image, so that every figure is perfect: give the "
            "image that the fine sensor took on the target date."
        )
    if fine is not None and same_pixels(truth, fine):
        return (
            f"{called} and F1 are the same image, so copying F1 seems perfect: give the fine image of the "
            "target date."
        )
    alike = 0.0 if target is None else max(_likeness(truth, target, how) for how in RESAMPLINGS)
    if alike >= ALIKE:
        return (
            f"{called} is {called_target} resampled (squared correlation {alike:.4f} in the worst band), so "
            "that figures against it tell how near a prediction comes to that, not to the land: give an "
            "image that the fine sensor took."
        )
    return ""


def same_pixels(one: Image, other: Image) -> bool:
    """Whether two images of one grid are equal in a few windows, gaps included."""
    looks = sample_windows(one.grid)
    return all(np.array_equal(one.read(look), other.read(look), equal_nan=True) for look in looks)


def _likeness(truth: Image, target: Image, resampling: str) -> float:
    """Squared correlation with C2 brought to the same grid, in the band in which it is least; 0 where too
    little is there."""
    there = warp.to_grid(target, truth.grid, resampling)
    looks = sample_windows(truth.grid)
    pairs = [(truth.read(look), there.read(look)) for look in looks]
    found = []
    for band in range(truth.bands):
        own, other = (np.concatenate([pair[n][band].ravel() for pair in pairs]) for n in (0, 1))
        known = np.isfinite(own) & np.isfinite(other)
        own, other = own[known].astype(np.float64), other[known]
        if own.size < FEWEST or not np.ptp(own) or not np.ptp(other):
            return 0.0
        found.append(np.corrcoef(own, other)[0, 1] ** 2)
    return float(min(found))
