"""What counts as changed where a network tells how likely a pixel changed: the same as when it was trained
(models/networks/twostream.py), on the same bands and after the same was taken off."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...models.catalogue.manifest import CHANGED, Manifest
from ..align.scene import Scene
from ..align.scene_figures import statistics
from ..methods.network.flat_bands import FlatBands, flat_bands
from ..methods.network.inputs import SMALLEST_STD, Apart
from ..methods.network.shared_levels import Levels
from ..raster.readers import Image
from ..yardstick.change_probability import Changed

TWO_PAIRS = "two pairs were given, and the probability is between those since the one and since the other"


def changed_of(scene: Scene, manifest: Manifest, truth: Optional[Image]) -> tuple[Optional[Changed], str]:
    """What counts as changed in a scene; None where it is not known, and why, if there is a truth.

    Args:
        truth: on the scene's grid and with its bands.
    """
    if truth is None:
        return None, ""
    if len(scene.fine) > 1:
        return None, TWO_PAIRS
    seen = scene.with_coarse
    fused = [n for n in range(len(scene.names)) if n not in scene.by_others]
    found = statistics(seen.fine[0])
    given = FlatBands.of(flat_bands(seen, found), manifest.bands == "any", found.mean).given
    seen = seen.with_bands(given) if len(given) < len(fused) else seen
    std = np.maximum(found.std[given], SMALLEST_STD).astype(np.float32)
    apart = Apart.of(seen, lambda pixels: None)
    levels = Levels.of(apart.gap, apart.change, std)
    bands = [fused[place] for place in given]
    return Changed(truth, scene.fine[0], bands, std, levels.change, CHANGED), ""
