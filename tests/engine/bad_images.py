"""Images, tables and places of which something is wrong, for the examples of test_error_sentences.py."""

from __future__ import annotations

import os
from pathlib import Path

import images
import numpy as np


def spoil(place: Path, pair, noisy) -> None:
    """Write them into a folder, each by the name that its example has."""
    values = np.nan_to_num(pair.before, nan=0.2)
    coarse = images.block_mean(values, 8)
    images.write(place / "no_crs.tif", values, epsg=None, names=pair.names)
    local = 'LOCAL_CS["site plan",UNIT["metre",1]]'
    images.write(place / "local.tif", coarse, pixel=240, names=pair.names, crs=local)
    images.write(place / "no_size.tif", values, pixel=0, names=pair.names)
    images.write(place / "pole.tif", values, corner=(-1000, 1000), epsg=3031, names=pair.names)
    degrees = np.full((len(pair.names), 20, 1440), 0.2)
    images.write(place / "degrees.tif", degrees, pixel=0.25, corner=(-180, -85), epsg=4326, names=pair.names)
    for name in ("red", "red_1", "red_2"):
        images.write(place / f"{name}.tif", values[:1], names=["red"])
    white, land = np.full((3, 64, 64), 0.5), np.full((3, 8, 8), 0.1)
    for name, image, pixel in (("cloud", white, 30), ("land", land, 240)):
        images.write(place / f"{name}.tif", image, pixel=pixel, names=("blue", "red", "nir"))
    images.write(place / "elsewhere.tif", coarse, pixel=240, corner=(100000, 4000000), names=pair.names)
    images.write(place / "all_nodata.tif", np.full_like(coarse, np.nan), pixel=240, names=pair.names)
    images.write(place / "two_bands.tif", coarse[:2], pixel=240)
    images.write(place / "one_band.tif", values[:1])
    for name in ("garbage.tif", "garbage.onnx"):
        (place / name).write_bytes(b"nothing that anybody can read" * 50)
    for name in ("pipe.tif", "pipe.onnx"):
        os.mkfifo(place / name)
    (place / "cut.tar").write_bytes(b"no archive that anybody can read" * 50)
    (place / "there.tif").write_text("what was there")
    (place / "manifest.json").write_text("{}")
    (place / "other.csv").write_text("a,b\n1,2\n")
    (place / "bad_day.csv").write_text("prediction,truth,date\na.tif,b.tif,2023-02-30\n")
    noisy(place / "multiple.onnx", multiple=48)
    for name, files in (
        ("one/a", [pair.fine_1]),
        *((f"twice/{n}", [pair.fine_1, pair.fine_2]) for n in "ab"),
    ):
        (place / name).mkdir(parents=True)
        for path in files:
            (place / name / Path(path).name).write_bytes(Path(path).read_bytes())
