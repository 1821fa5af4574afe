"""The contract between the engine and a method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ..align.lattice import Place
from ..align.scene import Scene
from ..align.scene_figures import Known
from ..raster.grid import Window


@dataclass(frozen=True)
class Patch:
    """Aligned pixels of one tile with its halo; arrays are (bands, rows, cols) float32, NaN where invalid."""

    fine: tuple[np.ndarray, ...]
    """F1 and, with two pairs, F3."""
    coarse: tuple[np.ndarray, ...]
    """C1 and, with two pairs, C3, on the fine grid."""
    target: np.ndarray
    """C2 on the fine grid."""
    inner: tuple[slice, slice]
    """Rows and columns of the tile without its halo."""
    below: Optional[Below] = None
    """The same coarse images on the lattice, for methods that need a `coarse_margin`."""
    given: Any = None
    """What the method itself made of it ahead (`Method.load`)."""

    def of_pair(self, number: int) -> Patch:
        """The patch as if this pair (0 or 1) were the only one."""
        only, below = slice(number, number + 1), self.below
        return Patch(
            self.fine[only],
            self.coarse[only],
            self.target,
            self.inner,
            below and Below(below.coarse[only], below.target, below.place),
        )

    def valid(self, number: int) -> np.ndarray:
        """(rows, cols): where all bands of this pair (0 or 1) and of C2 are known."""
        return all_finite(self.fine[number], self.coarse[number], self.target)

    def closer(self, around: int) -> Patch:
        """The patch with at most so many pixels around its inner ones; its arrays are views."""
        sides = self.around(around)
        part = (slice(None), *sides)
        fine, coarse = (tuple(image[part] for image in images) for images in (self.fine, self.coarse))
        inner = tuple(slice(i.start - s.start, i.stop - s.start) for i, s in zip(self.around(0), sides))
        below = self.below and replace(self.below, place=self.below.place.part(*sides))
        return Patch(fine, coarse, self.target[part], inner, below)

    def around(self, pixels: int) -> tuple[slice, slice]:
        """Rows and columns of the inner pixels and of so many around them, as far as the patch goes."""
        rows, columns = self.target.shape[1:]
        (top, bottom, _), (left, right, _) = (s.indices(n) for s, n in zip(self.inner, (rows, columns)))
        return (
            slice(max(0, top - pixels), min(rows, bottom + pixels)),
            slice(max(0, left - pixels), min(columns, right + pixels)),
        )

    def inner_alone(self) -> Patch:
        """The inner pixels without their halo, nothing below them; its arrays are views."""
        part = (slice(None), *self.inner)
        fine, coarse = (tuple(image[part] for image in images) for images in (self.fine, self.coarse))
        return Patch(fine, coarse, self.target[part], (slice(None), slice(None)))

    def with_bands(self, order: list[int]) -> Patch:
        """The patch with only these bands, in this order (indices from 0)."""
        below = self.below and Below(
            tuple(image[order] for image in self.below.coarse), self.below.target[order], self.below.place
        )
        fine, coarse = (tuple(image[order] for image in images) for images in (self.fine, self.coarse))
        return Patch(fine, coarse, self.target[order], self.inner, below)


@dataclass(frozen=True)
class Below:
    """The coarse pixels under a patch; arrays are (bands, coarse rows, coarse cols) float32, NaN where
    invalid."""

    coarse: tuple[np.ndarray, ...]
    """C1 and, with two pairs, C3."""
    target: np.ndarray
    """C2."""
    place: Place
    """Moves values between the patch and these coarse pixels."""

    @property
    def window(self) -> Window:
        """Which coarse pixels of the lattice these are."""
        return self.place.coarse


def all_finite(*images: np.ndarray) -> np.ndarray:
    """(rows, cols): where all bands of all images, (bands, rows, cols) each, are numbers."""
    found = np.ones(images[0].shape[1:], bool)
    finite = np.empty_like(found)
    for image in images:
        for band in image:
            found &= np.isfinite(band, out=finite)
    return found


def with_gaps(layers: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """(layers, rows, cols) with NaN where not valid, (rows, cols); the layers themselves where all is."""
    return layers if valid.all() else np.where(valid, layers, np.float32(np.nan))


@dataclass(frozen=True)
class Needs:
    """What a method needs to predict a scene: how far it sees, and how much memory that takes."""

    halo: int = 0
    """Fine pixels around a pixel on which its prediction depends."""
    tile: int = 512
    """Side of a tile where the run asks for none, in fine pixels."""
    multiple: int = 1
    """Sides of tiles are multiples of it."""
    blend: int = 0
    """Fine pixels over which neighbouring tiles are crossfaded."""
    layers: int = 1
    """How many images `predict` gives, one below the other: F2; where 2, the standard deviation of F2
    after it."""
    beside: int = 0
    """How many further images, of as many bands, follow these: 1 for the probability of change."""
    coarse_margin: Optional[int] = None
    """How many coarse pixels around a patch it needs on the lattice; None: it works on the fine grid
    alone."""
    pixel_bytes: float = 0.0
    value_bytes: float = 8.0
    """Memory that `predict` takes beside its patch, for each pixel of the patch (halo included), and for each
    pixel and band; as docs/performance.md measured it, a tenth added."""
    ahead_bytes: float = 0.0
    """Memory for each pixel of the patches that are loaded ahead while others are predicted; 0: none are."""
    fixed_bytes: int = 0
    """Memory that it takes whatever the tile, beyond what every run does: its libraries, its weights."""

    def bytes_per_pixel(self, bands: int) -> float:
        """Working memory of `predict`, in bytes a pixel of the patch with its halo, beside the patch's own
        arrays."""
        return self.pixel_bytes + bands * self.value_bytes


class Method(ABC):
    """Predicts F2. The result must not depend on how the image was cut into tiles."""

    device = "cpu"
    device_reason = "this method runs on the CPU"
    precision = "float32"
    """What its sums are kept in, `float32` or `float16`."""
    depends_on_target = True
    """Whether `prepare` looks at C2; where not, one instance serves several target dates."""
    batch = 1
    """How many patches `predict_batch` is best given at once."""
    ahead = False
    """Whether patches are best loaded while those before them are predicted: the processor then works for a
    graphics card, or where it would wait."""
    pixel_bytes, value_bytes, fixed_bytes = 0.0, 8.0, 0
    """As Needs explains them, where they are the same whatever the scene."""

    def __init__(self, manifest: Manifest):
        self.manifest = manifest
        self.notes: list[str] = []
        """What it did that the analyst should read in the report, a sentence each."""
        self.figures: dict[str, Any] = {}
        """What it measured of itself, for the figures of the run; both are final after the last tile."""

    def declared(self, **known: Any) -> Needs:
        """What it needs as far as that can be said without a scene; `known` are fields that a scene decides,
        or the method's parameters."""
        manifest = self.manifest
        needs = Needs(
            halo=manifest.halo,
            tile=manifest.tile,
            multiple=manifest.multiple,
            blend=manifest.blend,
            pixel_bytes=self.pixel_bytes,
            value_bytes=self.value_bytes,
            fixed_bytes=self.fixed_bytes,
        )
        return replace(needs, **known)

    def prepare(self, scene: Scene, step: Callable[[int], None], known: Optional[Known] = None) -> Needs:
        """Compute the figures of the whole scene; what predicting it needs.

        Args:
            step: takes the number of pixels just read.
            known: what was found out about the pairs for an earlier target date.
        """
        return self.declared()

    @abstractmethod
    def predict(self, patch: Patch) -> np.ndarray:
        """F2 on the patch's inner pixels, (bands, rows, cols) float32, NaN where it can't be predicted.

        With two `layers` (2 x bands, rows, cols): the standard deviation of each band in the unit of F1 after
        all of F2.
        """

    def load(self, patches: Sequence[Patch]) -> list[Patch]:
        """Do what can be done of predicting these patches while earlier ones are predicted; called in another
        thread, one batch ahead, where `ahead` says so. What it gives is what `predict_batch` then takes."""
        return list(patches)

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        """F2 of several patches, as `predict` gives it; a method that gains from it works on all of them
        at once."""
        return [self.predict(patch) for patch in patches]

    def release(self) -> None:  # noqa: B027 (most hold little)
        """Nothing more will be predicted: let go of memory."""

    def to_cpu(self) -> bool:
        """Go on on the CPU, where it ran on another device and could not; False where it is there already."""
        return False
