"""STARFM (Gao et al. 2006, doi:10.1109/TGRS.2006.872081), one pair or two.

For each pixel, the neighbours in a window that look like it in the fine image vote on its change; a neighbour
votes the more, the less its fine and coarse values differ (spectral difference S), the less its coarse value
changes (temporal difference T) and the nearer it is (equations 5 to 12 of the paper).

With two pairs each date predicts for itself, and the date whose coarse image changes less over the window
counts more: the temporal weights of ESTARFM (Zhu et al. 2010; temporal.py), which its authors introduced for
this. The paper pools the candidates of both dates instead; there T is to choose between the dates, but a
candidate's own T says as much about the noise of its coarse pixel as about the date, and the date that
changed much keeps many votes (RMSE on boreal2001 .0093 pooled, also with the centre's limits from the better
or the worse date; .0082 with a weight for each date).

The kernel takes the window's offsets outside and a contiguous row inside, so that the compiler works on many
pixels of the row at once; a loop over pixels outside is several times slower (docs/performance.md).
"""

from __future__ import annotations

from typing import Any, Callable, Optional

import llvmlite.binding as llvm
import numba
import numpy as np

from ...models.catalogue.manifest import Manifest
from ...models.catalogue.parameters import Value
from ..align.scene import Scene
from ..align.scene_figures import Known, statistics
from .base import Needs, Patch
from .steps.compiled import CompiledMethod
from .steps.temporal import mean_changes, shares

UNIT = 1e4
"""The paper's weights are written for reflectance x 10 000."""
FULL = np.float32(1e9)
"""Stands for an infinite weight before it is cut to one."""
GROUP = 4
"""Neighbouring candidates of one row that the kernel takes together."""

# The inner loop reads eight arrays and writes two. The compiler vectorises it only if it may check that many
# for overlap before it enters the loop; its own limit is eight checks.
llvm.set_option("chronofuse", "--runtime-memory-check-threshold=128")


class Starfm(CompiledMethod):
    depends_on_target = False
    pixel_bytes, value_bytes = 40.0, 75.0

    def __init__(self, manifest: Manifest, threads: int, settings: dict[str, Value]):
        super().__init__(manifest, threads, settings)
        self.half = settings["window"] // 2
        self.classes = settings["classes"]
        self.margins = margins(settings["uncertainty"])

    def declared(self, **known: Any) -> Needs:
        return super().declared(**{"halo": self.half, **known})

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """The similarity threshold of each pair and band, from the standard deviation of the whole fine
        image."""
        known = known or Known()
        figures = [
            known.once(("statistics", n), lambda image=image: statistics(image, step), scene, step)
            for n, image in enumerate(scene.fine)
        ]
        self.similar = [(2 * figure.std / self.classes * UNIT).astype(np.float32) for figure in figures]
        return self.declared()

    def predict(self, patch: Patch) -> np.ndarray:
        dates = np.stack([self._from_pair(patch, number) for number in range(len(patch.fine))])
        if len(dates) == 1:
            return dates[0]
        known = np.isfinite(dates)
        change = patch.target - np.stack(patch.coarse)
        weights = np.where(known.all(axis=0), shares(mean_changes(change, self.half, patch.inner)), known)
        fused = (weights * np.where(known, dates, 0)).sum(axis=0)
        return np.where(known.any(axis=0), fused, np.nan).astype(np.float32)

    def _from_pair(self, patch: Patch, number: int) -> np.ndarray:
        """F2 on the inner pixels from one pair; NaN where that pair has a gap."""
        rows, columns = patch.inner
        inner = np.array([rows.start, rows.stop, columns.start, columns.stop])
        votes = np.zeros(
            (len(patch.target), 2, rows.stop - rows.start, columns.stop - columns.start), np.float32
        )
        for band, similar in enumerate(self.similar[number]):
            layers = candidate_layers(
                patch.fine[number][band],
                patch.coarse[number][band],
                patch.target[band],
                self.half,
                self.margins,
            )
            add_votes(*layers, similar, self.half, inner, *self.margins, votes[band, 0], votes[band, 1])
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(votes[:, 1] > 0, votes[:, 0] / votes[:, 1] / UNIT, np.nan).astype(np.float32)


def margins(uncertainty: float) -> tuple[np.float32, np.float32]:
    """Uncertainty of S (fine and coarse) and of T (two coarse), in reflectance x 10 000, from that of a
    reflectance."""
    return np.float32(np.hypot(uncertainty, uncertainty) * UNIT), np.float32(np.sqrt(2) * uncertainty * UNIT)


def candidate_layers(
    fine: np.ndarray,
    coarse: np.ndarray,
    target: np.ndarray,
    half: int,
    margins: tuple[np.float32, np.float32],
) -> tuple[np.ndarray, ...]:
    """What a pixel brings as a candidate, each (rows, half + cols + half + GROUP) float32, reflectance x 10
    000.

    Columns of invalid candidates are added on both sides, so that no window leaves the arrays sideways.

    Returns:
        F1 (NaN where the candidate is invalid), |S|, |T|, its spectral and temporal weight before the
        distance, and its prediction F1 + C2 - C1.
    """
    spectral, temporal = np.abs(fine - coarse) * UNIT, np.abs(target - coarse) * UNIT
    product = (spectral + 1) * (temporal + 1)
    weight = np.where(product < np.hypot(*margins), FULL, 1 / product)
    value = (fine + (target - coarse)) * UNIT
    valid = np.isfinite(product)

    def padded(layer: np.ndarray, gap: float) -> np.ndarray:
        whole = np.full((layer.shape[0], layer.shape[1] + 2 * half + GROUP), gap, np.float32)
        whole[:, half : half + layer.shape[1]] = np.where(valid, layer, gap)
        return whole

    return padded(fine * UNIT, np.nan), *(padded(layer, 0) for layer in (spectral, temporal, weight, value))


@numba.njit(parallel=True, cache=True, boundscheck=False)
def add_votes(
    fine, spectral, temporal, weight, value, similar, half, inner, margin_s, margin_t, votes, weights
):
    """Add the weighted votes of all candidates of one pair and band.

    Args:
        fine, spectral, temporal, weight, value: as `candidate_layers` gives them.
        similar: largest difference of F1 between a candidate and the centre.
        half: half the window, in pixels.
        inner: first and last row, first and last column to predict, in the patch without the added columns.
        margin_s, margin_t: uncertainties of S and T.
        votes, weights: (inner rows, inner cols) float32, added to.
    """
    width = inner[3] - inner[2]
    first, last = inner[2] + half, inner[3] + half
    for row in numba.prange(inner[0], inner[1]):
        centre = fine[row, first:last].copy()
        limit_s, limit_t = spectral[row, first:last] + margin_s, temporal[row, first:last] + margin_t
        total, top = np.zeros(width, np.float32), np.zeros(width, np.float32)
        for y in range(max(0, row - half), min(fine.shape[0], row + half + 1)):
            for dx in range(-half, half + 1, GROUP):
                near = (
                    _nearness(y - row, dx, half),
                    _nearness(y - row, dx + 1, half),
                    _nearness(y - row, dx + 2, half),
                    _nearness(y - row, dx + 3, half),
                )
                group = slice(first + dx, last + dx + GROUP)
                _add_group(
                    centre,
                    limit_s,
                    limit_t,
                    fine[y, group],
                    spectral[y, group],
                    temporal[y, group],
                    weight[y, group],
                    value[y, group],
                    similar,
                    near,
                    total,
                    top,
                )
        weights[row - inner[0]] += total
        votes[row - inner[0]] += top


@numba.njit(inline="always")
def _add_group(centre, limit_s, limit_t, fine, spectral, temporal, weight, value, similar, near, total, top):
    """Add the votes of GROUP candidates that follow each other in a row, for all pixels of the centre's row.

    The slices are counted from zero: an index that might be negative would cost a branch per element.
    """
    for i in range(total.size):
        c, s, t = centre[i], limit_s[i], limit_t[i]
        a = _vote(fine[i], spectral[i], temporal[i], weight[i], c, s, t, similar, near[0])
        b = _vote(fine[i + 1], spectral[i + 1], temporal[i + 1], weight[i + 1], c, s, t, similar, near[1])
        d = _vote(fine[i + 2], spectral[i + 2], temporal[i + 2], weight[i + 2], c, s, t, similar, near[2])
        e = _vote(fine[i + 3], spectral[i + 3], temporal[i + 3], weight[i + 3], c, s, t, similar, near[3])
        total[i] += (a + b) + (d + e)
        top[i] += (a * value[i] + b * value[i + 1]) + (d * value[i + 2] + e * value[i + 3])


@numba.njit(inline="always")
def _vote(fine, spectral, temporal, weight, centre, limit_s, limit_t, similar, near):
    """The weight of one candidate: 0 where it is not similar or worse than the centre in both S and T."""
    keep = (abs(fine - centre) <= similar) & ((spectral <= limit_s) | (temporal <= limit_t))
    vote = weight * near
    vote = vote if vote < np.float32(1) else np.float32(1)
    return vote if keep else np.float32(0)


@numba.njit(inline="always")
def _nearness(dy, dx, half):
    """1 / (1 + distance / half), and 0 for the columns by which the last group sticks out of the window."""
    if dx > half:
        return np.float32(0)
    return np.float32(1) / (np.float32(1) + np.sqrt(np.float32(dy * dy + dx * dx)) / np.float32(half))
