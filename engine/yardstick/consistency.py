"""What can be known without a truth: whether the prediction keeps what the coarse sensor saw."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..align import crs
from ..align.scene_figures import coarse_windows, over_coarse
from ..door.value import Value
from ..raster.bands import counted
from ..raster.readers import Image
from . import metrics

NO_COARSE_PIXEL = "no coarse pixel lies whole in the prediction"


def consistency(prediction: Image, target: Image, ratio: float, threads: int = 1) -> Value:
    """RMSE of the prediction, averaged down to the coarse grid, against C2; per band and mean.

    `target` is C2 on its own grid. Only coarse pixels that valid prediction covers whole count.
    """
    cropped = crs.crop_to(target.grid, prediction.grid)
    squared = np.zeros((prediction.bands, 2))
    if cropped is not None:
        looks = coarse_windows(cropped, ratio)
        for means, (coarse,) in over_coarse(prediction, (target,), cropped, looks, threads):
            error = (means - coarse).astype(np.float64)
            usable = np.isfinite(error)
            squared[:, 0] += np.where(usable, error**2, 0).sum(axis=(1, 2))
            squared[:, 1] += usable.sum(axis=(1, 2))
    names = counted(prediction.names)
    found = metrics.by_band([Value(metrics.root(s, n)) for s, n in squared], names)
    return found if found.mean is not None else replace(found, reason=NO_COARSE_PIXEL)
