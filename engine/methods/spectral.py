"""A method with the bands that the coarse images lack: predicted from the bands that it fused, by what the
fine images of the pairs say of both. The same for every method.

After Sun et al. 2024 and the spectral part of BPF-MGAN (Wu et al. 2023) by their idea alone: the bands of a
fine image are few components, which the fused bands tell. F1's own value stays, and what changed in the
fused bands changes it, so that nothing changes where nothing changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Callable, Optional

import numpy as np

from ..align.scene import Scene
from ..align.scene_figures import PASS_SIDE, Known
from ..door.plain_text import cut, listed
from ..raster.grid import windows
from .base import Method, Needs, Patch
from .steps import two_pairs
from .steps.components import Components, Moments

OWN_BYTES = 12.0
"""Memory for the prediction of a tile's band, that of a pair, and what they are made of, for each pixel."""


class Spectral(Method):
    """Another method's F2, completed by the bands that it was not given."""

    def __init__(self, method: Method, by_others: Sequence[int]):
        """
        Args:
            by_others: the scene's bands (from 0) that the coarse images lack.
        """
        super().__init__(method.manifest)
        self.method, self.others = method, list(by_others)
        self.fused: list[int] = []
        """The bands that the method predicts."""
        self.depends_on_target = method.depends_on_target
        self.matrix = np.zeros((len(self.others), 0), np.float32)
        self._told: dict[str, Any] = {}
        self._note: list[str] = []
        self._follow()

    def _follow(self) -> None:
        """Tell what the method tells of itself by now, and what this adds."""
        told = self.method
        self.device, self.device_reason, self.precision = told.device, told.device_reason, told.precision
        self.batch, self.notes = told.batch, [*told.notes, *self._note]
        self.figures = {**told.figures, **self._told}

    def declared(self, **known: Any) -> Needs:
        return self._needs(self.method.declared(**known), 1)

    def _needs(self, needs: Needs, pairs: int) -> Needs:
        margins = [needs.coarse_margin] if pairs == 1 else [needs.coarse_margin or 0, two_pairs.MARGIN]
        margin = max((one for one in margins if one is not None), default=None)
        return replace(needs, coarse_margin=margin, value_bytes=needs.value_bytes + OWN_BYTES)

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """The method's own figures, of the bands that it is given; and how the others follow from these."""
        known = known or Known()
        self.fused = [n for n in range(len(scene.names)) if n not in self.others]
        components, r2 = known.once("components", lambda: learnt(scene), scene, _unseen)
        self.matrix = components.matrix
        self._tell(scene.names, components, r2)
        needs = self.method.prepare(scene.with_coarse, step, known)
        self._follow()
        return self._needs(needs, len(scene.fine))

    def _tell(self, names: Sequence[str], components: Components, r2: Sequence[Optional[float]]) -> None:
        others = [names[n] for n in self.others]
        told = [
            f"{cut(name)} {'not known' if share is None else format(share, '.2f')}"
            for name, share in zip(others, r2)
        ]
        self._note = [
            f"The coarse images lack {listed(others)}: predicted from the fused bands by {components.count} "
            "components of the fine images. R2 in blocks of these that were held out: "
            f"{'; '.join(told)}. What changed otherwise than in the fused bands is not seen."
        ]
        shares = {name: share and round(share, 4) for name, share in zip(others, r2)}
        self._told = {"spectral": {"components": components.count, "r2": shares}}

    def predict(self, patch: Patch) -> np.ndarray:
        return self.predict_batch([patch])[0]

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        found = self.method.predict_batch([patch.with_bands(self.fused) for patch in patches])
        self._follow()
        return [self._completed(patch, fused) for patch, fused in zip(patches, found)]

    def _completed(self, patch: Patch, fused: np.ndarray) -> np.ndarray:
        """All bands of a patch's inner pixels; NaN where a fused band, or F1's own, is not known."""
        whole = np.empty((len(self.fused) + len(self.others), *fused.shape[1:]), np.float32)
        whole[self.fused] = fused
        each = [self._from(image[(slice(None), *patch.inner)], fused) for image in patch.fine]
        if len(each) > 1:
            each = [two_pairs.combined(patch.with_bands(self.others), each)]
        whole[self.others] = each[0]
        return whole

    def _from(self, fine: np.ndarray, fused: np.ndarray) -> np.ndarray:
        """The other bands from one pair's fine image, (other bands, rows, cols)."""
        return follow(self.matrix, fine[self.others], fine[self.fused], fused)

    def release(self) -> None:
        self.method.release()
        self._follow()

    def to_cpu(self) -> bool:
        moved = self.method.to_cpu()
        self._follow()
        return moved


def learnt(scene: Scene) -> tuple[Components, list[Optional[float]]]:
    """How the bands that the coarse images lack follow from the others, and their R2 in blocks that were held
    out: by all fine images of the pairs, in one streamed pass each."""
    fused = [n for n in range(len(scene.names)) if n not in scene.by_others]
    moments = Moments(len(scene.names))
    for image in scene.fine:
        for window in windows(scene.grid.width, scene.grid.height, PASS_SIDE):
            moments.add(window, image.read(window))
    return moments.components(fused, scene.by_others), moments.r2(fused, scene.by_others)


def follow(matrix: np.ndarray, own: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The other bands, (other bands, rows, cols) float32: F1's `own`, and what the change of the fused bands
    from `before` (F1's) to `after` says of them.

    Args:
        matrix: (other bands, fused bands), `Components.matrix`.
    """
    return (own + np.tensordot(matrix, after - before, 1)).astype(np.float32)


def _unseen(pixels: int) -> None:
    """These pixels are counted where the method's own figures are made."""
