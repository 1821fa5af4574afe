"""What is no whole product is refused in a sentence; what lies among other files is found."""

from __future__ import annotations

import gzip
import os

import deliveries as made
import numpy as np
import pytest

from chronofuse.engine.door.errors import BandMismatchError, UnreadableFileError
from chronofuse.engine.raster.fingerprints import fingerprint
from chronofuse.engine.raster.readers import file_of, open_image

SEVEN = ("coastal", "blue", "green", "red", "nir", "swir1", "swir2")


@pytest.mark.parametrize(
    ("spoil", "error", "told"),
    [
        ("a second scene", UnreadableFileError, "holds 2 scenes of Landsat 8-9 Collection 2 level 2"),
        (
            "no band",
            BandMismatchError,
            "is of Landsat 8-9 Collection 2 level 2, but none of its bands is there",
        ),
        (
            "an early end",
            UnreadableFileError,
            "is an archive that is not whole (it ends after 9000 bytes): download it again",
        ),
        ("half a tar.gz", UnreadableFileError, "is an archive that is not whole (it ends after "),
        ("no tar.gz", UnreadableFileError, "is an archive that is not whole (it ends after 5 bytes)"),
        ("half a zip", UnreadableFileError, "is an archive that is not whole (it ends after 9000 bytes)"),
        ("no product", UnreadableFileError, "is a folder with 1 image, and no product is recognised"),
    ],
)
def test_what_is_no_whole_product_is_refused_in_a_sentence(tmp_path, spoil, error, told):
    folder = made.landsat(tmp_path)
    path = folder
    if spoil == "a second scene":
        other = made.landsat(tmp_path / "b", made.LC08.replace("20200601", "20200617"))
        for file in other.iterdir():
            file.rename(folder / file.name)
    elif spoil == "no band":
        for file in folder.glob("*_S[RT]_B*"):
            file.unlink()
    elif spoil == "an early end":
        path = made.tar_of(folder, tmp_path / f"{made.LC08}.tar")
        path.write_bytes(path.read_bytes()[:9000])
    elif spoil in ("half a tar.gz", "no tar.gz"):
        whole = gzip.compress(made.tar_of(folder, tmp_path / "a.tar").read_bytes())
        path = tmp_path / f"{made.LC08}.tar.gz"
        path.write_bytes(whole[: len(whole) // 2] if spoil == "half a tar.gz" else b"hello")
    elif spoil == "half a zip":
        path = made.zip_of(folder, tmp_path / f"{made.LC08}.zip")
        path.write_bytes(path.read_bytes()[:9000])
    else:
        path = tmp_path / "other"
        made.write(path / "image.tif", made.plain(5))
    with pytest.raises(error) as caught:
        open_image(str(path), "F1")
    assert told in str(caught.value) and str(caught.value).endswith("."), str(caught.value)


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_product_is_found_among_thousands_of_other_files(tmp_path, kind):
    folder = made.landsat(tmp_path / "scene")
    (folder / "A").mkdir()
    for number in range(6000):
        (folder / "A" / f"{number:04d}.txt").touch()
    path = folder if kind == "folder" else made.zip_of(folder, tmp_path / f"{made.LC08}.zip")
    assert open_image(str(path), "F1").names == SEVEN


def test_a_folder_of_thousands_of_images_is_refused_and_a_band_in_it_keeps_its_clouds(tmp_path):
    folder = made.landsat(tmp_path)
    for number in range(5001):
        (folder / f"A{number:04d}.tif").touch()
    with pytest.raises(UnreadableFileError, match="holds more than 5000 images, which no product does: give"):
        open_image(str(folder), "F1")
    assert open_image(str(folder / f"{made.LC08}_SR_B4.TIF"), "F1").cover is not None


@pytest.mark.parametrize("kind", ["folder", "tar", "zip"])
def test_a_product_lies_in_a_folder_whose_name_is_not_utf8(tmp_path, kind):
    folder = made.landsat(tmp_path)
    ways = {"folder": lambda: folder, "tar": lambda: made.tar_of(folder, tmp_path / f"{made.LC08}.tar")}
    path = ways.get(kind, lambda: made.zip_of(folder, tmp_path / f"{made.LC08}.zip"))()
    place = tmp_path / os.fsdecode(b"r\xe9s")
    place.mkdir()
    moved = str(path.rename(place / path.name))
    image = open_image(moved, "F1")
    assert image.names == SEVEN and image.cover is not None and fingerprint(file_of(moved, "F1"))
    assert np.isfinite(image.read(image.grid.window)).all()


def test_an_image_that_holds_nothing_but_a_quality_band_stays_an_image(tmp_path):
    path = made.write(tmp_path / "scl.tif", made.plain(4, dtype="uint8"), names=["SCL"])
    assert open_image(path, "F1").bands == 1
