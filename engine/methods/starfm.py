"""STARFM (Gao et al. 2006, doi:10.1109/TGRS.2006.872081), one pair or two.

For each pixel, the neighbours in a window that look like it in the fine image vote on its change; a neighbour votes
the more, the less its fine and coarse values differ (spectral difference S), the less its coarse value changes
(temporal difference T) and the nearer it is (equations 5 to 12 of the paper).

The kernel takes the window's offsets outside and a contiguous row inside, so that the compiler works on many
pixels of the row at once; a loop over pixels outside is several times slower (docs/performance.md).
"""

from __future__ import annotations

from typing import Callable

import numba
import numpy as np

from ...models.manifest import Manifest
from ..scene import Scene, statistics
from .base import Method, Patch

CLASSES = 4
"""Expected number of land-cover classes: a neighbour is similar within 2 sigma / CLASSES."""
UNCERTAINTY = 0.002
"""Standard error of a reflectance, fine and coarse alike (the published code's default)."""
UNIT = 1e4
"""The paper's weights are written for reflectance x 10 000."""
FULL = np.float32(1e9)
"""Stands for an infinite weight before it is cut to one."""


class Starfm(Method):
    def __init__(self, manifest: Manifest, threads: int):
        super().__init__(manifest)
        self.half = manifest.halo
        numba.set_num_threads(min(threads, numba.config.NUMBA_NUM_THREADS))

    def prepare(self, scene: Scene, step: Callable[[int], None]) -> None:
        """The similarity threshold of each pair and band, from the standard deviation of the whole fine image."""
        self.similar = [(2 * statistics(image, step).std / CLASSES * UNIT).astype(np.float32)
                        for image in scene.fine]

    def predict(self, patch: Patch) -> np.ndarray:
        rows, columns = patch.inner
        inner = np.array([rows.start, rows.stop, columns.start, columns.stop])
        votes = np.zeros((patch.target.shape[0], 2, rows.stop - rows.start, columns.stop - columns.start), np.float32)
        for fine, coarse, similar in zip(patch.fine, patch.coarse, self.similar):
            for band in range(len(votes)):
                layers = candidate_layers(fine[band], coarse[band], patch.target[band])
                add_votes(*layers, similar[band], self.half, inner, *MARGINS, votes[band, 0], votes[band, 1])
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(votes[:, 1] > 0, votes[:, 0] / votes[:, 1] / UNIT, np.nan).astype(np.float32)


MARGINS = (np.float32(np.hypot(UNCERTAINTY, UNCERTAINTY) * UNIT), np.float32(np.sqrt(2) * UNCERTAINTY * UNIT))
"""Uncertainty of S (fine and coarse) and of T (two coarse), in reflectance x 10 000."""


def candidate_layers(fine: np.ndarray, coarse: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, ...]:
    """What a pixel brings as a candidate, each (rows, cols) float32 in reflectance x 10 000.

    Returns:
        F1 (NaN where the candidate is invalid), |S|, |T|, its spectral and temporal weight before the distance,
        and its prediction F1 + C2 - C1.
    """
    spectral, temporal = np.abs(fine - coarse) * UNIT, np.abs(target - coarse) * UNIT
    product = (spectral + 1) * (temporal + 1)
    valid = np.isfinite(product)
    weight = np.where(product < np.hypot(*MARGINS), FULL, 1 / product)
    value = (fine + (target - coarse)) * UNIT
    return (np.where(valid, fine * UNIT, np.nan).astype(np.float32),
            *(np.where(valid, layer, 0).astype(np.float32) for layer in (spectral, temporal, weight, value)))


@numba.njit(parallel=True, cache=True, boundscheck=False)
def add_votes(fine, spectral, temporal, weight, value, similar, half, inner, margin_s, margin_t, votes, weights):
    """Add the weighted votes of all candidates of one pair and band.

    Args:
        fine, spectral, temporal, weight, value: as `candidate_layers` gives them, (rows, cols) float32.
        similar: largest difference of F1 between a candidate and the centre.
        half: half the window, in pixels.
        inner: first and last row, first and last column to predict.
        margin_s, margin_t: uncertainties of S and T.
        votes, weights: (inner rows, inner cols) float32, added to.
    """
    height, width = fine.shape
    first_column, last_column = inner[2], inner[3]
    for row in numba.prange(inner[0], inner[1]):
        sums, totals = votes[row - inner[0]], weights[row - inner[0]]
        limit_s, limit_t = spectral[row] + margin_s, temporal[row] + margin_t
        centre = fine[row]
        for dy in range(max(-half, -row), min(half, height - 1 - row) + 1):
            f, s, t = fine[row + dy], spectral[row + dy], temporal[row + dy]
            w, v = weight[row + dy], value[row + dy]
            for dx in range(-half, half + 1):
                near = np.float32(1) / (np.float32(1) + np.sqrt(np.float32(dy * dy + dx * dx)) / np.float32(half))
                start, stop = max(first_column, -dx), min(last_column, width - dx)
                for x in range(start, stop):
                    keep = (abs(f[x + dx] - centre[x]) <= similar) & (
                        (s[x + dx] <= limit_s[x]) | (t[x + dx] <= limit_t[x]))
                    vote = min(np.float32(1), w[x + dx] * near) if keep else np.float32(0)
                    totals[x - first_column] += vote
                    sums[x - first_column] += vote * v[x + dx]
