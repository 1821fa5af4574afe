"""A collection: dated images from files, folders, tables and stacks; and what lies among them and is none."""

import os
import pickle
import tarfile
from datetime import date
from pathlib import Path

import images
import numpy as np
import pytest
from dated_folders import NAMES, SIDE

from chronofuse.engine.collection.collection import open_collection
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import JobError, MissingFileError, SeriesError
from chronofuse.engine.raster import handles
from chronofuse.engine.raster.grid import Window


def days(collection) -> list[str]:
    return [str(day) for day in collection.days]


def test_a_folder_a_list_and_a_table_of_the_same_files_are_the_same_collection(place, opened):
    paths = [place.fine(day) for day in ("2024-07-01", "2024-04-12", "2024-05-20")]
    table = place.folder / "images.csv"
    table.write_text("file,date\n" + "".join(f"{Path(p).name},{Path(p).stem[5:]}\n" for p in paths))
    by_folder, by_list, by_table = opened(place.folder), opened(*paths), opened(table)
    assert days(by_folder) == ["2024-04-12", "2024-05-20", "2024-07-01"]
    assert by_folder.images == by_list.images == by_table.images
    first = by_folder.images[0]
    assert (first.names, first.grid.width, first.pixel, first.kind) == (NAMES, SIDE, 30.0, "fine")
    assert open_collection([CollectionSource(table=str(table))]).images == by_table.images


def test_a_collection_can_be_pickled_and_its_pixels_are_read_when_they_are_asked_for(place, opened):
    place.fine("2024-04-12", clouds=0.25)
    collection = pickle.loads(pickle.dumps(opened(place.folder)))
    with handles.closing():
        values = collection.images[0].open("F1").read(Window(0, 0, SIDE, SIDE))
    np.testing.assert_allclose(values[:, 12:], place.first[:, 12:], atol=1e-4)
    assert np.isnan(values[:, :12]).all()


def test_opening_reads_no_pixel_and_leaves_no_file_open(place, opened):
    for day in range(1, 29):
        place.fine(f"2024-07-{day:02}")
    before = len([*Path("/proc/self/fd").iterdir()])
    assert len(opened(place.folder).images) == 28
    assert len([*Path("/proc/self/fd").iterdir()]) <= before
    assert not any(handles._held.values())


def test_broken_files_are_listed_with_their_reason_and_others_ignored(place, opened):
    place.fine("2024-04-12")
    whole = Path(place.fine("2024-05-20")).read_bytes()
    (place.folder / "fine_2024-05-20.tif").write_bytes(whole[:40])
    (place.folder / "fine_2024-06-01.tif").write_bytes(b"")
    place.fine("2024-06-05", epsg=None)
    os.mkfifo(place.folder / "fine_2024-06-09.tif")
    (place.folder / "fine_2024-06-13.tif").symlink_to("nowhere")
    for name in ("readme.txt", "fine_2024-04-12.tif.aux.xml", "quicklook.png", ".hidden.tif"):
        (place.folder / name).write_text("<PAMDataset/>")
    collection = opened(place.folder)
    assert days(collection) == ["2024-04-12"]
    reasons = {Path(one.path).stem[5:]: one.reason for one in collection.left_out}
    assert sorted(reasons) == ["2024-05-20", "2024-06-01", "2024-06-05", "2024-06-09", "2024-06-13"]
    assert "can't be read" in reasons["2024-05-20"] and "has no coordinate" in reasons["2024-06-05"]
    assert "pipe or a device" in reasons["2024-06-09"] and "does not exist" in reasons["2024-06-13"]
    assert collection.ignored == 4


@pytest.mark.parametrize(
    "labels",
    [
        ["2024-04-12", "2024-05-20", "2024-07-01"],
        ["20240412", "20240520", "20240701"],
        ["2024-04-12T10:53:28", "2024-05-20T10:53:11", "2024-07-01T10:50:00"],
        ["A2024103", "A2024141", "A2024183"],
    ],
)
def test_a_stack_with_dates_for_descriptions_has_an_image_for_each(labels, place, opened):
    path = images.write(place.folder / "ndvi.tif", place.first, names=labels)
    collection = opened(path)
    assert days(collection) == ["2024-04-12", "2024-05-20", "2024-07-01"]
    with handles.closing():
        values = collection.images[1].open("F1").read(Window(0, 0, SIDE, SIDE))
    np.testing.assert_allclose(values, place.first[1:2], atol=1e-4)


def test_a_stack_of_several_bands_a_date_keeps_their_names(place, opened):
    labels = ["2024-04-12 red", "2024-04-12 nir", "2024-07-01 red", "2024-07-01 nir"]
    values = np.concatenate([place.first[:2], place.first[1:]])
    images.write(place.folder / "stack.tif", values, names=labels)
    collection = opened(place.folder)
    assert [(str(one.day), one.names) for one in collection.images] == [
        ("2024-04-12", ("red", "nir")),
        ("2024-07-01", ("red", "nir")),
    ]
    assert collection.images[1].path.endswith("stack.tif?bands=3,4")


@pytest.mark.parametrize(
    "name", ["fine_2024-04-12_mask.tif", "mask_fine_2024-04-12.tif", "maskfine_2024-04-12.tif"]
)
def test_a_mask_beside_an_image_is_its_mask_and_no_image(name, place, opened):
    place.fine("2024-04-12")
    mask = place.mask(name, clear=0.5)
    (image,) = opened(place.folder).images
    assert image.mask == mask
    with handles.closing():
        valid = np.isfinite(image.open("F1").read(Window(0, 0, SIDE, SIDE))).mean()
    assert valid == image.valid_share() == 0.5
    assert opened(image.path).images[0].mask == mask  # also of a file that is named alone


def test_planetscope_s_usable_data_mask_is_found(place, opened):
    place.fine("20240412", name="{}_101112_1001_3B_AnalyticMS_SR.tif")
    mask = images.write(
        place.folder / "20240412_101112_1001_3B_udm2.tif",
        np.stack(
            [np.ones((SIDE, SIDE)), *np.zeros((7, SIDE, SIDE))]
        ),  # the first band is 1 where all is clear
        scale=1,
        dtype="uint8",
        nodata=None,
    )
    place.mask("20240412_101112_1001_3B_AnalyticMS_udm.tif")  # the old one, which is 0 where all is well
    (image,) = opened(place.folder).images
    assert (image.mask, image.kind) == (mask, "AnalyticMS")


def test_the_mask_of_a_day_is_for_the_fine_images_of_about_its_pixels(place, opened):
    """As mask_<date>.tif beside fine_<date>.tif and coarse_<date>.tif: the clouds of another hour are none of
    the coarse image's."""
    place.fine("2024-04-12")
    place.coarse("2024-04-12")
    place.coarse("2024-04-12", name="modis_{}.tif")
    mask = place.mask("mask_2024-04-12.tif", clear=0.5)
    masks = {image.kind: image.mask for image in opened(place.folder).images}
    assert masks == {"fine": mask, "coarse": None, "modis": None}


def test_dates_are_found_in_names_tags_and_folders_and_what_has_none_is_told(place, opened):
    place.fine("20240412", name="LC08_L2SP_198024_{}_20240420_02_T1.tif")
    place.fine("A2024183", name="MOD09GA.{}.h18v03.061.tif")
    place.fine("2024-05-20", name="{}/image.tif")
    place.fine("x", name="labels.tif")
    collection = opened(place.folder)
    assert days(collection) == ["2024-04-12", "2024-05-20", "2024-07-01"]
    assert [Path(path).name for path in collection.undated] == ["labels.tif"]
    assert [image.kind for image in collection.images] == ["LC08_L2SP", "image", "MOD09GA"]


def test_an_image_of_a_day_that_there_can_t_be_is_left_out_with_the_reason(place, opened):
    place.fine("20240412", name="LC08_L2SP_198024_{}_20240420_02_T1.tif")
    for day in ("20240431", "20241301"):
        place.fine(day, name="2024-04-12/LC08_L2SP_198024_{}_20240520_02_T1.tif")
    collection = opened(place.folder)
    assert days(collection) == ["2024-04-12"] and not collection.undated
    for day, left_out in zip(("20240431", "20241301"), collection.left_out):
        assert f"has '{day}' in its name where the date of acquisition stands" in left_out.reason
    assert len(collection.left_out) == 2


def test_an_image_in_an_archive_is_one(place, opened):
    path = place.fine("2024-04-12")
    with tarfile.open(place.folder / "product.tar", "w") as archive:
        archive.add(path, "fine_2024-04-12.tif")
    (image,) = opened(f"/vsitar/{place.folder}/product.tar/fine_2024-04-12.tif").images
    assert image.day == date(2024, 4, 12)


TABLE = """Path;Day;Mask;Sensor;role;notes
fine_2024-04-12.tif;2024-04-12;mask.tif;Landsat 8;fine;good
fine_2024-05-20.tif;2024-05-32;;;;
;2024-06-01;;;;
nowhere.tif;2024-06-01;;;;
fine_2024-05-20.tif;2024-06-02;nomask.tif;;;
fine_2024-05-20.tif;2024-06-03;;;middle;

fine_2024-05-20.tif;20240604;;Landsat 9;;
"""


def test_each_wrong_line_of_a_table_is_one_sentence_and_the_others_are_taken(place, opened):
    place.fine("2024-04-12")
    place.fine("2024-05-20")
    place.mask("mask.tif", 0.5)
    (place.folder / "t.csv").write_text(TABLE)
    collection = opened(place.folder / "t.csv")
    assert [(str(i.day), i.sensor, i.role) for i in collection.images] == [
        ("2024-04-12", "Landsat 8", "fine"),
        ("2024-06-04", "Landsat 9", None),
    ]
    assert collection.images[0].mask == str(place.folder / "mask.tif")
    assert [one.reason for one in collection.left_out] == [
        "Line 3 of the table 't.csv' has the date '2024-05-32': give a day that exists, as YYYY-MM-DD.",
        "Line 4 of the table 't.csv' names no file: fill the column in.",
        "Line 5 of the table 't.csv' names 'nowhere.tif', which does not exist: check the path.",
        "Line 6 of the table 't.csv' names 'nomask.tif', which does not exist: check the path.",
        "Line 7 of the table 't.csv' has the role 'middle': give fine or coarse, or leave it out.",
    ]


def test_a_table_names_bands_of_a_stack(place, opened):
    images.write(place.folder / "s.tif", place.first, names=NAMES)
    (place.folder / "t.csv").write_text(
        "file,date,band\ns.tif,2024-04-12,1\ns.tif,2024-05-20,2\ns.tif,2024-07-01,9"
    )
    collection = opened(place.folder / "t.csv")
    assert [image.path[-8:] for image in collection.images] == ["?bands=1", "?bands=2"]
    (left,) = collection.left_out
    assert left.reason.endswith("has 3 bands, but line 4 of 't.csv' names band 9: give numbers from 1 to 3.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", r"has the columns a, b: it needs file"),
        ("file,date\n", r"has no line below its header"),
        ("", r"has the columns of nothing: it needs file"),
    ],
)
def test_what_is_no_table_of_images_is_one_sentence(text, sentence, place, opened):
    (place.folder / "t.csv").write_text(text)
    with pytest.raises(SeriesError, match=sentence):
        opened(place.folder / "t.csv")


def test_a_folder_without_images_or_without_dates_is_one_sentence(place, opened):
    with pytest.raises(SeriesError, match=r"There is no image in '.*place': give a folder of GeoTIFFs"):
        opened(place.folder)
    (place.folder / "readme.txt").touch()
    with pytest.raises(SeriesError, match=r"There is no image in '.*place' \(1 other files lie there\)"):
        opened(place.folder)
    place.fine("a", name="north_{}.tif")
    with pytest.raises(SeriesError, match=r"No image in .* has a date .*\(north_a.tif\): call them"):
        opened(place.folder)
    with pytest.raises(MissingFileError, match="'/nowhere/at/all' does not exist"):
        opened("/nowhere/at/all")
    with pytest.raises(JobError, match="No images were named"):
        CollectionSource()


def test_a_folder_of_broken_files_alone_says_what_the_first_one_has(place, opened):
    (place.folder / "fine_2024-04-12.tif").write_bytes(b"II*\0")
    with pytest.raises(SeriesError, match=r"No image in .* can be used; of the first it is said: "):
        opened(place.folder)


def test_a_date_of_two_images_has_both(place, opened):
    place.fine("2024-04-12", name="S2A_{}_T31UFS.tif")
    place.fine("2024-04-12", name="S2B_{}_T31UFS.tif")
    ((day, both),) = opened(place.folder).by_day()
    assert day == date(2024, 4, 12) and len(both) == 2


def test_a_name_that_is_not_utf8_is_read_and_so_is_its_mask(place, opened):
    for ending, plain in (("", place.fine("2024-04-12")), ("_mask", place.mask("m.tif", 0.5))):
        name = os.fsdecode(f"fine_2024-04-12_\xe9{ending}.tif".encode("latin-1"))
        Path(plain).rename(place.folder / name)
    (image,) = opened(place.folder).images
    assert image.mask and image.valid_share() == 0.5
