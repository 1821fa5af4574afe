"""How a training mixes what it learns from, for all faces: crossed pairs of dates, replay, place by place.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from typing import Optional

from .errors import JobError
from .job_checks import within

CROSS_PAIRS, REPLAY, META = "cross_pairs", "replay", "meta"
MOST_REPLAYED = 0.9
"""Of the batches, so that something of one's own is learnt from."""
USUAL_SHARE = 0.5
"""Where a mode is asked for without a number."""
INNER_STEPS = 2, 100
"""The fewest and the most steps on one place; with a single one it would be a training as any other."""
USUAL_INNER_STEPS = 5
"""Where none are told, as in Reptile's own experiments on few images."""


def require_cross_pairs(share: Optional[float], of_pairs: bool, prepared: bool) -> None:
    """Raises JobError for a share that is none, and where nothing can be crossed.

    Args:
        share: of the cases whose F1 and C1 are of unlike dates.
        of_pairs: whether a network for pairs is trained on folders of dated images.
        prepared: whether it learns from cases that are prepared already.
    """
    if share is not None:
        within(CROSS_PAIRS, share, 0, 1)
    if not share:
        return
    if prepared:
        raise JobError(
            "Pairs are crossed when cases are prepared, and these are: leave out --cross-pairs, or prepare "
            "them with it (python -m chronofuse.models.training.prepare)."
        )
    if not of_pairs:
        raise JobError(
            "Pairs are crossed among the dates of the images that a network for pairs learns from: leave out "
            "--cross-pairs for a series, and for a network that learns by itself."
        )


def require_replay(share: Optional[float], of_pairs: bool, prepared: bool, goes_on: bool) -> None:
    """Raises JobError for a share that is none, and where nothing can be replayed.

    Args:
        share: of the batches that are of generated landscapes, as the bundled models learnt from them.
        of_pairs, prepared: as of `require_cross_pairs`.
        goes_on: whether the training begins with a model.
    """
    if share is not None:
        within(REPLAY, share, 0, MOST_REPLAYED)
    if not share:
        return
    if not of_pairs or prepared:
        raise JobError(
            "Generated landscapes are replayed beside a folder of dated images (--data) that a network for "
            "pairs learns from: leave out --replay for a series, for a network that learns by itself and for "
            "prepared cases."
        )
    if not goes_on:
        raise JobError(
            "There is nothing to replay for a network that begins anew: give a model to begin with "
            "(--start-from), or leave out --replay."
        )


def require_meta(inner: Optional[int], of_pairs: bool, steps: Optional[int]) -> None:
    """Raises JobError for a number of steps on one place that is none, and where there is no second place.

    Args:
        inner: steps on one place before the weights follow.
        of_pairs: as of `require_cross_pairs`.
        steps: of the whole training, where they are told.
    """
    if inner is None:
        return
    within(META, inner, *INNER_STEPS)
    if not of_pairs:
        raise JobError(
            "Only a network for pairs is trained place by place: leave out --meta for a series, and for a "
            "network that learns by itself."
        )
    if steps is not None and steps < inner:
        raise JobError(
            f"The training has {steps} steps and would take {inner} on its first place alone: give more "
            "steps (--steps), or fewer on a place (--meta)."
        )
