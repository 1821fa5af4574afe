"""What a prediction is compared with: the baselines, each as a run of it would predict."""

from __future__ import annotations

import numpy as np

from ..align.scene import Scene
from ..align.scene_figures import fit_fine_to_coarse
from ..methods.spectral import follow, learnt
from ..raster.grid import Window
from ..yardstick.measure import predictors
from ..yardstick.second_pass import Read


def baselines(scene: Scene) -> dict[str, Read]:
    """Name to what reads a window of it, all bands: by the first pair alone, as the baselines are methods of
    one pair. Bands that the coarse images lack follow from the others, as in every prediction; the nearest
    coarse band, which stands there, would be no opponent."""
    gain, _ = fit_fine_to_coarse(scene.with_coarse)
    if not scene.by_others:
        return predictors(scene, gain)
    matrix = learnt(scene.of_pair(0))[0].matrix
    fused = predictors(scene.with_coarse, gain)
    found = {name: _completed(read, scene, matrix) for name, read in fused.items()}
    return {**found, "copy": scene.fine[0].read}  # where nothing changes, nothing follows


def _completed(read: Read, scene: Scene, matrix: np.ndarray) -> Read:
    """A baseline of the bands that the coarse images have, completed by the others."""
    fine, others = scene.fine[0], list(scene.by_others)
    fused = [n for n in range(len(scene.names)) if n not in scene.by_others]

    def completed(window: Window) -> np.ndarray:
        before, after = fine.read(window), read(window)
        whole = np.empty_like(before)
        whole[fused], whole[others] = after, follow(matrix, before[others], before[fused], after)
        return whole

    return completed
