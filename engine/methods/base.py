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

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        """F2 of several patches, as `predict` gives it; a method that gains from it works on all of them
        at once."""
        return [self.predict(patch) for patch in patches]

    def release(self) -> None:  # noqa: B027 (most hold little)
        """Nothing more will be predicted: let go of memory."""

    def to_cpu(self) -> bool:
        """Go on on the CPU, where it ran on another device and could not; False where it is there already."""
        return False
