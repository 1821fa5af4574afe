"""The contract between the engine and a method."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.manifest import Manifest
from ..align.lattice import Place
from ..align.scene import Scene
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
    """The same coarse images on the lattice, for methods that say `coarse_margin`."""

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


class Method(ABC):
    """Predicts F2. The result must not depend on how the image was cut into tiles."""

    device = "cpu"
    device_reason = "this method runs on the CPU"
    precision = "float32"
    """What its sums are kept in, `float32` or `float16`."""
    depends_on_target = True
    """Whether `prepare` looks at C2; where not, one instance serves several target dates."""
    layers = 1
    """How many images `predict` gives, one below the other: F2; where 2, the standard deviation of F2
    after it."""
    batch = 1
    """How many patches `predict_batch` is best given at once."""
    pixel_bytes, value_bytes = 0.0, 8.0
    """Memory that `predict` takes beside its patch, for each pixel of the patch (halo included), and for each
    pixel and band; as docs/performance.md measured it, a tenth added. Final after `prepare`."""
    fixed_bytes = 0
    """Memory that it takes whatever the tile, beyond what every run does: its libraries, its weights."""
    coarse_margin: Optional[int] = None
    """How many coarse pixels around a patch it needs on the lattice; None: it works on the fine grid
    alone."""

    def __init__(self, manifest: Manifest):
        self.manifest = manifest
        self.halo = manifest.halo
        """Fine pixels around a pixel on which its prediction depends; final after `prepare`."""
        self.tile = manifest.tile
        """Side of a tile where the run asks for none; final after `prepare`."""
        self.notes: list[str] = []
        """What it did that the analyst should read in the report, a sentence each."""
        self.figures: dict[str, Any] = {}
        """What it measured of itself, for the figures of the run; both are final after the last tile."""

    def prepare(self, scene: Scene, step: Callable[[int], None]) -> None:  # noqa: B027 (most need nothing)
        """Compute the figures of the whole scene; `step` takes the number of pixels just read."""

    @abstractmethod
    def predict(self, patch: Patch) -> np.ndarray:
        """F2 on the patch's inner pixels, (bands, rows, cols) float32, NaN where it can't be predicted.

        With two `layers` (2 x bands, rows, cols): the standard deviation of each band in the unit of F1 after
        all of F2.
        """

    def bytes_per_pixel(self, bands: int) -> float:
        """Working memory of `predict`, in bytes a pixel of the patch with its halo, beside the patch's own
        arrays."""
        return self.pixel_bytes + bands * self.value_bytes

    def predict_batch(self, patches: Sequence[Patch]) -> list[np.ndarray]:
        """F2 of several patches, as `predict` gives it; a method that gains from it works on all of them
        at once."""
        return [self.predict(patch) for patch in patches]

    def release(self) -> None:  # noqa: B027 (most hold little)
        """Nothing more will be predicted: let go of memory."""

    def to_cpu(self) -> bool:
        """Go on on the CPU, where it ran on another device and could not; False where it is there already."""
        return False
