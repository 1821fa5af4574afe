"""Land as sensors see it, with bands that belong together: fields, clouds, snow, salt."""

from __future__ import annotations

from pathlib import Path

import images
import numpy as np

NAMES = ("blue", "red", "nir")
SIDE, RATIO = 128, 8
SOIL, CROP = np.array([0.12, 0.22, 0.28]), np.array([0.03, 0.04, 0.40])
CLOUD, SNOW, SALT = np.array([0.55, 0.53, 0.52]), np.array([0.85, 0.84, 0.80]), np.array([0.42, 0.50, 0.55])


def fields(seed: int = 1, green: float = 0.5, side: int = SIDE) -> np.ndarray:
    """(bands, rows, cols) between soil and crop, in blocks of four pixels, each pixel with some noise.

    Args:
        green: how much of it is crop.
    """
    random = np.random.default_rng(seed)
    share = np.kron(random.uniform(0, 1, (side // 4, side // 4)), np.ones((4, 4)))
    share = np.clip(share * 0.6 + green * 0.7 - 0.15, 0, 1)
    values = CROP[:, None, None] * share + SOIL[:, None, None] * (1 - share)
    return values + random.normal(0, 0.003, values.shape)


def covered(values: np.ndarray, rows: slice, columns: slice, colour=CLOUD, opaque: float = 1.0) -> np.ndarray:
    """The same with something over a part of it."""
    result = values.copy()
    over = np.broadcast_to(colour[:, None, None], values.shape)[:, rows, columns]
    result[:, rows, columns] = (1 - opaque) * values[:, rows, columns] + opaque * over
    return result


def coarse(folder: Path, name: str, values: np.ndarray, **how) -> str:
    """The file of a coarse image of a fine one."""
    how = {"names": NAMES[: len(values)], "pixel": 30.0 * RATIO, **how}
    return images.write(folder / name, images.block_mean(values, RATIO), **how)


def fine(folder: Path, name: str, values: np.ndarray, **how) -> str:
    """The file of a fine image."""
    return images.write(folder / name, values, **{"names": NAMES[: len(values)], **how})


def dated(folder: Path, before: np.ndarray, after: np.ndarray) -> list[str]:
    """Files of F1, C1 and C2 of two dates, and of the truth of the second."""
    return [
        fine(folder, "f_2020-06-01.tif", before),
        coarse(folder, "c_2020-06-01.tif", before),
        coarse(folder, "c_2020-06-17.tif", after),
        fine(folder, "f_2020-06-17.tif", after),
    ]
