"""Products of several files in a collection: each scene is one image."""

from datetime import date
from pathlib import Path

import images
import numpy as np
import pytest
from dated_folders import SIDE

from chronofuse.engine.collection.finding import candidates_of
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import MissingFileError

LANDSAT = "LC08_L2SP_198024_{}_20240720_02_T1_{}.TIF"


def landsat(place, day: str, folder: str) -> None:
    """A scene as it is delivered: a file for each band, and one that says what is cloud."""
    for number, band in enumerate(("SR_B3", "SR_B4", "SR_B5")):
        images.write(
            folder / LANDSAT.format(day, band),
            20_000 * place.first[number],
            dtype="uint16",
            nodata=0,
            scale=1,
        )
    clear = np.full((1, SIDE, SIDE), 21824)
    images.write(folder / LANDSAT.format(day, "QA_PIXEL"), clear, dtype="uint16", nodata=1, scale=1)


def test_files_of_single_bands_are_an_image_for_each_scene(place):
    for name, days_in_it in (("one", ["20240412"]), ("two", ["20240412", "20240701"])):
        (place.folder / name).mkdir()
        for day in days_in_it:
            landsat(place, day, place.folder / name)
    place.fine("2024-05-20", name="two/fine_{}.tif")
    found = candidates_of(CollectionSource((str(place.folder),)))
    scenes = [LANDSAT.format(day, "")[:-5] for day in ("20240412", "20240701")]
    assert [one.path for one in found.images] == [
        str(place.folder / "one"),
        str(place.folder / "two" / "fine_2024-05-20.tif"),
        *(str(place.folder / "two" / scene) for scene in scenes),
    ]
    assert found.left_out == []


def test_scenes_side_by_side_are_read_each_with_its_own_clouds_and_named_alone_or_in_a_table(place, opened):
    for day in ("20240412", "20240701"):
        landsat(place, day, place.folder)
    for layer in ("SR_QA_AEROSOL", "ST_QA"):
        images.write(
            place.folder / LANDSAT.format("20240412", layer), place.first[:1], dtype="uint8", scale=1
        )
    clouds = np.full((1, SIDE, SIDE), 21824)
    clouds[:, :12] = 22280
    qa = place.folder / LANDSAT.format("20240701", "QA_PIXEL")
    images.write(qa, clouds, dtype="uint16", nodata=1, scale=1)
    collection = opened(place.folder)
    assert [str(day) for day in collection.days] == ["2024-04-12", "2024-07-01"] and collection.left_out == ()
    assert collection.undated == () and {one.names for one in collection.images} == {("green", "red", "nir")}
    assert [one.valid_share() for one in collection.images] == [1.0, 0.75]
    paths = [one.path for one in collection.images]
    assert [one.path for one in opened(*paths).images] == paths
    table = place.folder / "scenes.csv"
    table.write_text("file\n" + "".join(f"{Path(path).name}\n" for path in paths))
    assert [one.path for one in opened(table).images] == paths
    with pytest.raises(MissingFileError, match="does not exist"):
        opened(paths[0][:-1])


def test_bands_without_a_name_of_their_own_are_told_where_others_lie_beside_them(place):
    folder = place.folder / "S2B_31UFS_20240412_0_L2A"
    folder.mkdir()
    for number, band in enumerate(("B02", "B04")):
        images.write(folder / f"{band}.tif", 10_000 * place.first[number], dtype="uint16", nodata=0, scale=1)
    (image,) = candidates_of(CollectionSource((str(place.folder),))).images
    assert image.path == str(folder)
    (folder / "other.tif").write_bytes((folder / "B02.tif").read_bytes())
    found = candidates_of(CollectionSource((str(place.folder),)))
    assert [one.path for one in found.images] == [str(folder / "other.tif")]
    assert "have no name of their own, but other images lie in" in found.left_out[0].reason


def test_a_scene_as_it_was_delivered_is_one_image_of_its_product(place, opened):
    folder = place.folder / "scene"
    folder.mkdir()
    landsat(place, "20240412", folder)
    collection = opened(place.folder)
    (image,) = collection.images
    assert (image.path, image.day, image.sensor) == (str(folder), date(2024, 4, 12), "landsat")
    assert image.product == "Landsat 8-9 Collection 2 level 2" and image.names == ("green", "red", "nir")
    assert image.valid_share() == 1.0 and collection.left_out == ()
