"""Replay: a model that is trained further goes on to learn from landscapes of the generator, as the bundled
ones learnt from them, so that what it gains on new places costs less of what it knew.

Generated scenes stand in for old ones, because a model's file keeps its weights and not its images.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .invented_places import invented
from .places import TrainingPlace

LANDSCAPES = 16
"""As many as the first bundled networks learnt from."""
FEWEST = 4
"""Scenes that are drawn of them, at least."""
FIRST_SEED = 7000
"""Beside those of landscapes that are asked for otherwise."""


def places(seed: int, bands: str | tuple[str, ...]) -> list[TrainingPlace]:
    """The landscapes, with the bands that the network takes."""
    return list(invented(LANDSCAPES, FIRST_SEED + LANDSCAPES * seed, bands=bands))


def scene_count(share: float, own: int) -> int:
    """How many scenes are drawn of them, beside so many of one's own."""
    return max(FEWEST, round(share * own))


def odds(shares: Sequence[float], replayed: Sequence[bool], share: float) -> np.ndarray:
    """How likely a batch is of each pool of cases.

    Args:
        shares: of each pool, beside the others of its kind.
        replayed: whether the pool is of generated scenes.
        share: of the batches that are of these.
    """
    weights, again = np.array(shares, float), np.array(replayed, bool)
    if not share or again.all() or not again.any():
        return weights / weights.sum()
    own = weights[~again].sum()
    return np.where(again, share * weights / weights[again].sum(), (1 - share) * weights / own)
