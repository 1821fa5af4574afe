"""Places to learn from: the dated fine images of one place, and landscapes of our own generator."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .. import images
from ..simulation.landscape import Landscape
from ..simulation.spectra import BANDS, CROPS


@dataclass(frozen=True)
class Place:
    """The fine images of one place, in memory."""

    name: str
    fine: np.ndarray
    """(dates, bands, rows, cols) float32 reflectance, NaN in all bands where any has no data."""
    names: tuple[str, ...]
    """Of the bands."""
    share: float = 1.0
    """How often it is drawn from, beside the others."""


def place(name: str, fine: np.ndarray, names: tuple[str, ...], share: float = 1.0) -> Place:
    """A place from (dates, bands, rows, cols) reflectance with NaN."""
    fine = np.where(np.isfinite(fine).all(axis=1, keepdims=True), fine, np.nan).astype(np.float32)
    return Place(name, fine, names, share)


def load(folder: Path) -> Place:
    """The place in a folder of dated fine images.

    Raises:
        ValueError: its dataset.json says that it is no training set.
    """
    described = folder / "dataset.json"
    role = json.loads(described.read_text("utf-8"))["role"] if described.exists() else "training"
    if not role.startswith("training"):
        raise ValueError(f"{folder.name} has the role '{role}': what a test measures must never be trained on")
    read = [images.read(path) for path in images.dated(folder).values()]
    rows, cols = (min(image.bands.shape[a] for image in read) for a in (1, 2))
    return place(folder.name, np.stack([image.bands[:, :rows, :cols] for image in read]), read[0].names)


def training_folders(data: Path) -> list[Path]:
    """The folders whose dataset.json has a role that begins with `training`."""
    described = sorted(data.glob("*/dataset.json"))
    return [p.parent for p in described if json.loads(p.read_text("utf-8"))["role"].startswith("training")]


def invented(count: int, seed: int, size: int = 384, share: float = 2.0) -> list[Place]:
    """Landscapes of our own generator, with crops at random stages, so that no spectrum foretells the change.

    Real training images are few, and in few of them fields change one by one.
    """
    random, places = np.random.default_rng(seed), []
    for number in range(count):
        crops = {name: (odds, plant, *_stages(random)) for name, (odds, plant, *_) in CROPS.items()}
        land = Landscape(size, seed + number, crops, flood=random.uniform(-0.4, 0.9))
        fine = np.stack([np.stack([land.band(band, date) for band in BANDS]) for date in (0, 1)])
        places.append(place(f"invented-{seed + number}", fine, BANDS, share / count))
    return places


def _stages(random: np.random.Generator) -> list[tuple[float, float]]:
    """The cover of green and of dry plants at two dates; one crop in four stays as it is."""
    green = random.uniform(0, 0.95, 2)
    dry = random.uniform(0, 0.97 - green) * (random.random(2) < 0.5)
    stages = list(zip(green.tolist(), dry.tolist()))
    return stages if random.random() < 0.75 else [stages[0], stages[0]]
