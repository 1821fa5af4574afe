"""A quality band of a product that is given as a mask takes out what its bits and classes say."""

from __future__ import annotations

from pathlib import Path

import deliveries as made
import numpy as np
import pytest

from chronofuse.engine.align.prepared import open_prepared
from chronofuse.engine.door.preparation import Preparation, Reading

COLOURS = ("green", "red", "nir")
HLS = "HLS.L30.T13TEF.2021001T000000.v2.0"
STATE = "MOD09GA.A2020153.h18v04.061.2020200041556.state_1km_1.tif"


def numbers(clear: int, dtype: str, **others: int) -> np.ndarray:
    """A band of one number, with others at (n, n)."""
    stored = np.full((20, 20), clear, dtype)
    for place, number in others.items():
        stored[int(place[1:]), int(place[1:])] = number
    return stored


def masked(path: str, mask: Path | str):
    image = open_prepared(path, "F1", Preparation({"F1": Reading(mask=str(mask))}))
    return image, [np.argwhere(np.isnan(band)).tolist() for band in image.read(image.grid.window)]


@pytest.fixture
def land(tmp_path) -> str:
    """An image that no product's name tells of."""
    return made.write(tmp_path / "fine_2020-06-01.tif", *[made.plain(900)] * 3, names=COLOURS)


@pytest.mark.parametrize(
    "name, stored, nodata",
    [
        (f"{made.LC08}_QA_PIXEL.TIF", numbers(made.CLEAR, "uint16", n3=22280, n9=1), 1),
        (f"{HLS}.Fmask.tif", numbers(0, "uint8", n3=2, n9=255, n5=128), 255),  # 0 is clear, 128 aerosol
        (STATE, numbers(0, "uint16", n3=1, n9=4), 65535),
        ("T32TQM_20220601T101031_SCL_20m.tif", numbers(4, "uint8", n3=9, n9=0, n5=11), None),  # snow stays
    ],
)
def test_what_its_numbers_say_is_taken_out_and_0_is_no_gap(land, tmp_path, name, stored, nodata):
    image, gaps = masked(land, made.write(tmp_path / "qa" / name, stored, nodata=nodata))
    assert gaps == [[[3, 3], [9, 9]]] * 3
    (source,) = image.cover.sources
    assert "as a quality band of" in source.rule_note and not source.doubt


def test_what_is_said_of_single_bands_is_taken_from_these(land, tmp_path):
    stored = numbers(0, "uint16", n5=1 << 3, n6=1 << 11)  # saturation of band 4, terrain
    path = made.write(tmp_path / f"{made.LC08}_QA_RADSAT.TIF", stored)
    _, gaps = masked(land, path)
    assert gaps == [[[6, 6]], [[5, 5], [6, 6]], [[6, 6]]]
    nameless = made.write(tmp_path / "image.tif", *[made.plain(900)] * 3)
    _, gaps = masked(nameless, path)
    assert gaps == [[[5, 5], [6, 6]]] * 3, "which band it is nobody says"


def test_one_of_another_grid_is_brought_to_the_image(tmp_path):
    fine = made.write(tmp_path / "fine_2022-06-01.tif", made.plain(900), pixel=10.0)
    stored = numbers(4, "uint8", n3=9)[:10, :10]
    path = made.write(tmp_path / f"{made.TILE}_SCL_20m.tif", stored, pixel=20.0)
    image, gaps = masked(fine, path)
    assert gaps == [[[6, 6], [6, 7], [7, 6], [7, 7]]]
    assert "by the nearest pixel" in image.cover.sources[0].note


def test_a_cut_quality_band_masks_an_image_of_its_product(tmp_path):
    fine = made.write(tmp_path / f"{made.LC08}_cut.tif", *[made.plain(9000)] * 7)
    path = made.write(tmp_path / "QA_PIXEL_cut.tif", numbers(made.CLEAR, "uint16", n3=22280))
    assert masked(fine, path)[1] == [[[3, 3]]] * 7


@pytest.mark.parametrize(
    "stored, doubtful",
    [
        (numbers(21824, "uint16", n3=22280, n4=21952), True),
        (numbers(21824, "uint16", n3=22280), True),  # two numbers, and nothing is taken out
        (numbers(1, "uint8", n3=255, n4=0), False),
        (numbers(255, "uint8"), False),
    ],
)
def test_what_is_hardly_a_mask_is_doubted(land, tmp_path, stored, doubtful):
    image, _ = masked(land, made.write(tmp_path / "clouds.tif", stored))
    doubt = image.cover.sources[0].doubt
    assert ("holds 21824, " in doubt) == bool(doubt) == doubtful
