"""How well land cover is told from one image: a random forest and the networks, on a checkerboard of blocks.

    python benchmarks/land_cover.py [--models forest unet unet++] [--steps 400]

Landsat-8 of one date and NLCD in 8 classes (zion_l8_nlcd). The white squares of a checkerboard of 128 pixels
are learnt from, the black ones are measured on; a network's best step is chosen by a few of the white ones.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from osgeo import gdal

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "zion_l8_nlcd"
SIDE = 128
TOLERANCE = 2
"""Pixels by which a boundary may be off."""


def load():
    """The image with NDVI, where it is valid, and the classes from 0 on (-1 where there is none)."""
    optical = gdal.Open(str(DATA / "optical.tif"))
    numbers = optical.ReadAsArray().astype(np.float32)
    valid = (numbers != 0).all(0)
    fine = np.where(valid, numbers * np.float32(2e-5) - np.float32(0.1), 0)
    labels = gdal.Open(str(DATA / "labels.tif")).ReadAsArray().astype(np.int64) - 1
    labels[(labels > 7) | ~valid] = -1
    return fine, valid.astype(np.float32), labels


def squares(shape: tuple[int, int]) -> np.ndarray:
    """True in the black squares."""
    row, col = np.ogrid[: shape[0], : shape[1]]
    return (row // SIDE + col // SIDE) % 2 == 1


def forest(fine: np.ndarray, labels: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    """(rows, cols) class, by the pixel's bands and NDVI."""
    from sklearn.ensemble import RandomForestClassifier

    ndvi = (fine[3] - fine[2]) / np.maximum(fine[3] + fine[2], 1e-3)
    pixels = np.concatenate([fine, ndvi[None]]).reshape(5, -1).T
    at = np.flatnonzero(learnt)
    at = np.random.default_rng(0).choice(at, min(60_000, len(at)), replace=False)
    model = RandomForestClassifier(100, min_samples_leaf=3, random_state=0, n_jobs=1)
    model.fit(pixels[at], labels.ravel()[at])
    return model.predict(pixels).reshape(labels.shape)


def network(options: dict, plan: dict, fine, valid, labels, black) -> tuple[np.ndarray, dict]:
    from chronofuse.models.networks.segment_options import PRESETS
    from chronofuse.models.training.segment_tiles import LabelledRaster, choosing, predicted
    from chronofuse.models.training.segment_train import SegmentPlan, train

    known = np.where(black, -1, labels)
    inputs = {"fine": fine, "valid": valid[None]}
    raster = LabelledRaster(inputs, known, choosing(known))
    own = {"classes": 8, "bands": 4, **PRESETS[options.pop("preset")], **options}
    with tempfile.TemporaryDirectory() as folder:
        made, card = train(SegmentPlan(Path(folder), own, **plan), [raster])
    out = np.full(labels.shape, -1)
    for rows, cols, heads in predicted(made, raster, black):
        out[rows, cols] = heads[0].argmax(0)
    return out, {
        "steps": card["trained_on"]["steps"],
        "shift": card["trained_on"]["shift"],
        "inner": card["figures"],
    }


def boundary_f1(truth: np.ndarray, guess: np.ndarray, where: np.ndarray) -> float:
    """Of the pixels at which classes meet, those that meet within TOLERANCE in the other map."""
    from scipy.ndimage import binary_dilation

    from chronofuse.models.training.segment_tiles import boundaries

    edges = [np.nan_to_num(boundaries(one)[0]) > 0 for one in (truth, guess)]
    near = [binary_dilation(edge, np.ones((2 * TOLERANCE + 1,) * 2)) for edge in edges]
    precision = (edges[1] & near[0] & where).sum() / max((edges[1] & where).sum(), 1)
    recall = (edges[0] & near[1] & where).sum() / max((edges[0] & where).sum(), 1)
    return round(float(2 * precision * recall / max(precision + recall, 1e-9)), 4)


def figures(truth: np.ndarray, guess: np.ndarray, where: np.ndarray) -> dict[str, float]:
    from chronofuse.models.training.segment_train import agreement

    table = np.bincount(truth[where] * 8 + guess[where], minlength=64).reshape(8, 8)
    masked = np.where(where, guess, -1)
    return {**agreement(table), "boundary_f1": boundary_f1(np.where(where, truth, -1), masked, where)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", nargs="+", default=["forest", "unet", "unet++"])
    parser.add_argument("--plan", type=json.loads, default={"steps": 400}, help="of SegmentPlan, as JSON")
    parser.add_argument("--options", type=json.loads, default={}, help="of the networks, as JSON")
    args = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    fine, valid, labels = load()
    black = squares(labels.shape)
    where = black & (labels >= 0)
    for model in args.models:
        begin = time.process_time()
        card: dict = {}
        if model == "forest":
            guess = forest(fine, labels, ~black & (labels >= 0))
        else:
            options = {"preset": model, **args.options}
            guess, card = network(options, args.plan, fine, valid, labels, black)
        used = round(time.process_time() - begin)
        print(model, json.dumps({**figures(labels, guess, where), **card, "processor_s": used}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
