"""No full raster is in memory: a scene that would take gigabytes as arrays fuses in a fraction of that."""

import subprocess
import sys
from pathlib import Path

import images
import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "benchmarks"))
import memory

SIZE, BANDS, RATIO = 4800, 4, 16
BUDGET, SIDE = 128, 1536 * 30
"""Megabytes, and metres of the scene that every method has to fuse in them."""
SMALL = 480 * 30
"""Metres of the scene by which its kernels are compiled before."""
WHOLE = SIZE * SIZE * BANDS * 4
"""Bytes of one image as float32; a fusion in memory would hold at least F1, C1, C2 and F2."""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    patch = images.smooth_noise(np.random.default_rng(2), (BANDS, 480, 480))
    coarse = np.tile(images.block_mean(patch, RATIO), (1, 10, 10))
    return [
        images.write(folder / "fine_2024-04-12.tif", np.tile(patch, (1, 10, 10)), options=["TILED=YES"]),
        images.write(folder / "coarse_2024-04-12.tif", coarse, pixel=480),
        images.write(folder / "coarse_2024-07-01.tif", coarse + 0.03, pixel=480),
    ]


@pytest.mark.long
def test_a_large_pair_is_measured_without_being_whole_in_memory(large, tmp_path):
    fine, *_ = large
    process = subprocess.Popen(
        [str(memory.COMMAND), "assess", fine, fine, "--html", str(tmp_path / "r.html")],
        stdout=subprocess.DEVNULL,
    )
    peak = memory.watch(process)
    assert process.wait(300) == 0
    assert peak[0] < 2 * WHOLE, f"{peak[0] / 1e6:.0f} MB"


@pytest.mark.long
@pytest.mark.parametrize(
    "method",
    [
        "delta",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("starfm", "fsdaf", "softmix", "edcstfn")),
    ],
)
def test_a_run_keeps_to_its_budget(method, large, tmp_path):
    """The budget and 300 MB for the libraries and the client, as the sum of all processes; the scene would
    take more. The compiler would, too, and has been at work before, as after a set-up.
    softmix, whose peak is what it loads and no tile's, took 423 to 437 MB."""
    libraries = 330 if method == "softmix" else 300
    for side in (SMALL, SIDE):
        fine, before, after = (cut(path, tmp_path, side) for path in large)
        process = subprocess.Popen(
            [
                str(memory.COMMAND),
                "fuse",
                "--fine",
                fine,
                "--coarse",
                before,
                "--target",
                after,
                "--method",
                method,
                "--memory",
                str(BUDGET),
                "-o",
                str(tmp_path / f"o_{side}.tif"),
            ],
            stdout=subprocess.DEVNULL,
        )
        peak = memory.watch(process)
        assert process.wait(300) == 0
    assert peak[0] < (BUDGET + libraries) * 2**20, f"{peak[0] / 2**20:.0f} MB"


def cut(path: str, folder: Path, side: float) -> str:
    """The upper left corner of an image, `side` metres wide."""
    source = gdal.Open(path)
    pixels = round(side / source.GetGeoTransform()[1])
    return gdal.Translate(
        str(folder / Path(path).name), source, srcWin=[0, 0, pixels, pixels]
    ).GetDescription()


@pytest.mark.long
def test_a_large_scene_is_never_whole_in_memory(large, tmp_path):
    fine, before, after = large
    process = subprocess.Popen(
        [
            str(memory.COMMAND),
            "fuse",
            "--fine",
            fine,
            "--coarse",
            before,
            "--target",
            after,
            "--method",
            "delta",
            "-o",
            str(tmp_path / "o.tif"),
        ],
        stdout=subprocess.DEVNULL,
    )
    peak = memory.watch(process)
    assert process.wait(300) == 0
    assert peak[0] < 2.5 * WHOLE < 4 * WHOLE, f"{peak[0] / 1e6:.0f} MB"
