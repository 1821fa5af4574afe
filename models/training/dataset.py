"""Training cases: pairs of dates of one place, with simulated coarse images."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .. import images
from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS, CROPS
from .simulate import coarse_pair, draw

PATCH, SMALL_PATCH = 96, 32
MARGIN = 16
"""Fine pixels around a patch from which its coarse images are made, too, where the place is large enough."""
RATIOS = (2.0, 20.0)
FEWEST_VALID = 0.3


@dataclass(frozen=True)
class Place:
    """The fine images of one place, in memory."""

    name: str
    fine: np.ndarray
    """(dates, bands, rows, cols) float32 reflectance, NaN in all bands where any has no data."""
    mean: np.ndarray
    """(dates, bands) over the valid pixels of each date."""
    std: np.ndarray
    share: float = 1.0
    """How often it is drawn from, beside the others."""

    @property
    def patch(self) -> int:
        return PATCH if min(self.fine.shape[-2:]) >= PATCH else SMALL_PATCH


@dataclass(frozen=True)
class Batch:
    """What the network takes, and the truth: see EDCSTFN.forward for the shapes."""

    inputs: dict[str, Tensor]
    truth: Tensor
    """(batch, bands, rows, cols), 0 where not valid."""
    counts: Tensor
    """(batch, 1, rows, cols), 1 where all inputs and the truth are valid."""


def place(name: str, fine: np.ndarray, share: float = 1.0) -> Place:
    """A place from (dates, bands, rows, cols) reflectance with NaN."""
    fine = np.where(np.isfinite(fine).all(axis=1, keepdims=True), fine, np.nan).astype(np.float32)
    return Place(name, fine, np.nanmean(fine, axis=(2, 3)), np.nanstd(fine, axis=(2, 3)), share)


def load(folder: Path) -> Place:
    """The place in a folder of dated fine images.

    Raises:
        ValueError: its dataset.json does not say that it is for training.
    """
    role = json.loads((folder / "dataset.json").read_text("utf-8"))["role"]
    if not role.startswith("training"):
        raise ValueError(f"{folder.name} has the role '{role}': what a test measures must never be trained on")
    stack = [images.read(path).bands for path in images.dated(folder).values()]
    rows, cols = (min(s.shape[a] for s in stack) for a in (1, 2))
    return place(folder.name, np.stack([s[:, :rows, :cols] for s in stack]))


def invented(count: int, seed: int, size: int = 384, share: float = 2.0) -> list[Place]:
    """Landscapes of our own generator, with crops at random stages, so that no spectrum foretells the change.

    Real training images are few, and in few of them fields change one by one.
    """
    random, places = np.random.default_rng(seed), []
    for number in range(count):
        crops = {name: (odds, plant, *_stages(random)) for name, (odds, plant, *_) in CROPS.items()}
        land = Landscape(size, seed + number, crops, flood=random.uniform(-0.4, 0.9))
        fine = np.stack([np.stack([land.band(band, date) for band in BANDS]) for date in (0, 1)])
        places.append(place(f"invented-{seed + number}", fine, share / count))
    return places


def _stages(random: np.random.Generator) -> list[tuple[float, float]]:
    """The cover of green and of dry plants at two dates; one crop in four stays as it is."""
    green = random.uniform(0, 0.95, 2)
    dry = random.uniform(0, 0.97 - green) * (random.random(2) < 0.5)
    stages = list(zip(green.tolist(), dry.tolist()))
    return stages if random.random() < 0.75 else [stages[0], stages[0]]


def training_folders(data: Path) -> list[Path]:
    """The folders whose dataset.json has a role that begins with `training`."""
    described = sorted(data.glob("*/dataset.json"))
    return [p.parent for p in described if json.loads(p.read_text("utf-8"))["role"].startswith("training")]


class Cases:
    """Draws batches from places, each place as likely as the next; reproducible by its seed."""

    def __init__(self, places: Iterable[Place], seed: int, pixels: int = 110_000):
        """`pixels`: about how many pixels x bands a batch has."""
        self.places = list(places)
        self.odds = np.array([p.share for p in self.places]) / sum(p.share for p in self.places)
        self.numpy = np.random.default_rng(seed)
        self.torch = torch.Generator().manual_seed(seed)
        self.pixels = pixels

    def batch(self) -> Batch:
        """Cases of one place, with one choice of bands and one size."""
        here = self.places[self.numpy.choice(len(self.places), p=self.odds)]
        most = here.fine.shape[1]
        bands = self.numpy.permutation(most)[: self.numpy.integers(1, most + 1)]
        count = max(1, round(self.pixels / (len(bands) * here.patch**2)))
        return collate([self.case(here, bands) for _ in range(count)])

    def case(self, here: Place, bands: np.ndarray) -> dict[str, Tensor]:
        first, second = self.numpy.choice(len(here.fine), 2, replace=False)
        for _ in range(20):
            pair, inner = self._window(here, first, second, bands)
            if np.isfinite(pair[(slice(None), 0, *inner)]).all(axis=0).mean() > FEWEST_VALID:
                break
        if self.numpy.random() < 0.3:
            pair[1] = pair[0] + self.numpy.random() * (pair[1] - pair[0])
        fine = torch.from_numpy(self._turned(pair))
        std = torch.from_numpy(here.std[first][bands])
        reach = min(fine.shape[-2:])
        low, high = RATIOS[0], min(RATIOS[1], reach / 4)
        ratio = low * (high / low) ** self.numpy.random()
        coarse = coarse_pair(fine, std, draw(len(bands), ratio, self.torch), self.torch)
        fine, coarse = (x[(slice(None), slice(None), *inner)] for x in (fine, coarse))
        hidden = self._cloud(inner[0].stop - inner[0].start) if self.numpy.random() < 0.25 else None
        return case(fine, coarse, torch.from_numpy(here.mean[first][bands]), std, ratio, hidden)

    def _window(self, here: Place, first: int, second: int, bands: np.ndarray):
        """A random square of both dates, and the slices of the patch inside it."""
        around = MARGIN if min(here.fine.shape[-2:]) >= here.patch + 2 * MARGIN else 0
        side = here.patch + 2 * around
        row, col = (self.numpy.integers(n - side + 1) for n in here.fine.shape[-2:])
        pair = here.fine[[first, second]][:, bands, row : row + side, col : col + side]
        return pair.copy(), (slice(around, around + here.patch),) * 2

    def _turned(self, pair: np.ndarray) -> np.ndarray:
        pair = np.rot90(pair, self.numpy.integers(4), axes=(-2, -1))
        return np.ascontiguousarray(pair[..., ::-1] if self.numpy.random() < 0.5 else pair)

    def _cloud(self, side: int) -> Tensor:
        """(side, side) True under a cloud: a few discs, which are larger or smaller than the network's reach."""
        rows, cols = np.mgrid[:side, :side]
        hidden = np.zeros((side, side), bool)
        for _ in range(self.numpy.integers(1, 4)):
            row, col = self.numpy.uniform(0, side, 2)
            hidden |= np.hypot(rows - row, cols - col) < self.numpy.uniform(1, side / 4)
        return torch.from_numpy(hidden)


def case(
    fine: Tensor, coarse: Tensor, mean: Tensor, std: Tensor, ratio: float, hidden: Tensor | None = None
) -> dict[str, Tensor]:
    """The tensors of one case, without the batch axis: what the engine would hand over, and the truth.

    Args:
        fine, coarse: (2, bands, rows, cols), both dates, NaN where invalid.
        mean, std: (bands,) of F1 over its scene.
        hidden: (rows, cols), True where the inputs are to be invalid, too.
    """
    given = torch.stack([fine[0], coarse[0], coarse[1]])
    valid = torch.isfinite(given).all(0).all(0)
    if hidden is not None:
        valid &= ~hidden
    given = torch.where(valid, given, mean[:, None, None])
    counts = valid & torch.isfinite(fine[1]).all(0)
    return {
        "fine_1": given[0], "coarse_1": given[1], "target": given[2], "valid": valid[None].float(),
        "fine_mean": mean, "fine_std": std, "ratio": torch.tensor(ratio, dtype=torch.float32),
        "truth": torch.where(counts, fine[1], 0.0), "counts": counts[None].float(),
    }


def collate(cases: list[dict[str, Tensor]]) -> Batch:
    stacked = {key: torch.stack([c[key] for c in cases]) for key in cases[0]}
    return Batch(truth=stacked.pop("truth"), counts=stacked.pop("counts"), inputs=stacked)


def validation_cases(here: Place, seed: int, count: int = 24, side: int = 160) -> list[Batch]:
    """A fixed choice of cases of one place, all bands, one a batch, larger than a patch where the place is."""
    numpy, random = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    side = min(side, *here.fine.shape[-2:])
    highest = min(RATIOS[1], side / 4)
    chosen = []
    for number in range(count):
        first, second = numpy.choice(len(here.fine), 2, replace=False)
        row, col = (numpy.integers(n - side + 1) for n in here.fine.shape[-2:])
        fine = torch.from_numpy(here.fine[[first, second], :, row : row + side, col : col + side])
        mean, std = torch.from_numpy(here.mean[first]), torch.from_numpy(here.std[first])
        ratio = math.exp(np.interp(number, [0, count - 1], np.log([3.0, highest])))
        coarse = coarse_pair(fine, std, draw(fine.shape[1], ratio, random), random)
        chosen.append(collate([case(fine, coarse, mean, std, ratio)]))
    return chosen
