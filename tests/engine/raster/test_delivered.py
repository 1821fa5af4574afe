"""Products are opened as they were downloaded: their bands, numbers, days and clouds are right without a word
from the analyst."""

from __future__ import annotations

from datetime import date

import deliveries as made
import numpy as np
import pytest
from deliveries import means, read

from chronofuse.engine.door.preparation import Reading
from chronofuse.engine.raster.days import date_of
from chronofuse.engine.raster.fingerprints import fingerprint
from chronofuse.engine.raster.readers import file_of, open_image


def of_landsat(*numbers):
    return [round((5000 + 5000 * n + 3) * 2.75e-5 - 0.2, 3) for n in numbers]


SEVEN = ("coastal", "blue", "green", "red", "nir", "swir1", "swir2")


@pytest.mark.parametrize("kind", ["folder", "tar", "tar inside GDAL's", "metadata"])
def test_landsat_is_one_image_of_its_reflectances(tmp_path, kind):
    qa = np.full((20, 20), made.CLEAR, np.uint16)
    qa[2, 3], qa[4, 5] = 22280, 23888
    folder = made.landsat(tmp_path, qa=qa)
    path = {
        "folder": lambda: folder,
        "tar": lambda: made.tar_of(folder, tmp_path / f"{made.LC08}.tar"),
        "tar inside GDAL's": lambda: f"/vsitar/{made.tar_of(folder, tmp_path / f'{made.LC08}.tar')}",
        "metadata": lambda: folder / f"{made.LC08}_MTL.txt",
    }[kind]()
    image = open_image(str(path), "F1")
    assert image.names == SEVEN and image.date == date(2020, 6, 1) == date_of(str(path))
    assert image.wavelengths[:2] == (443, 482) and image.product == "Landsat 8-9 Collection 2 level 2"
    assert means(image) == pytest.approx(of_landsat(*range(1, 8)), abs=2e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[2, 3] and gaps[4, 5] and gaps.sum() == 2
    assert image.scale_note.startswith(
        "recognised as Landsat 8-9 Collection 2 level 2: coastal, blue, green, red, nir, swir1, swir2; the "
        "scale is 2.75e-05 and the offset -0.2; QA_PIXEL, QA_RADSAT take out fill, dilated "
        "cloud, cirrus, cloud"
    )


def test_a_band_file_is_that_band_with_the_clouds_of_its_scene(tmp_path):
    qa = np.full((20, 20), made.CLEAR, np.uint16)
    qa[0, 0] = 22280
    folder = made.landsat(tmp_path, qa=qa)
    image = open_image(str(folder / f"{made.LC08}_SR_B4.TIF"), "F1")
    assert image.names == ("red",) and np.isnan(read(image)[0, 0, 0])
    assert means(image) == pytest.approx(of_landsat(4), abs=2e-3)


def test_the_same_band_number_is_another_colour_on_another_landsat(tmp_path):
    folder = made.landsat(tmp_path, made.LE07, bands=(1, 2, 3, 4, 5, 7))
    image = open_image(str(folder), "F1")
    assert image.names == ("blue", "green", "red", "nir", "swir1", "swir2")
    assert image.date == date(2001, 7, 11)


def test_what_the_analyst_says_goes_before_the_product(tmp_path):
    folder = made.landsat(tmp_path)
    image = open_image(str(folder), "F1", told=Reading(scale=1e-4, offset=0.0))
    assert means(image)[0] == pytest.approx(1.0003, abs=1e-3)
    assert "the scale 0.0001 and the offset 0 were given" in image.scale_note


def test_a_scale_that_the_file_declares_is_taken_and_said(tmp_path):
    path = made.write(tmp_path / f"{made.LC08}_SR_B4.TIF", made.plain(2000), nodata=0, scale=1e-4, offset=0.0)
    image = open_image(path, "F1")
    assert means(image) == pytest.approx([0.2003], abs=1e-3)
    assert (
        "the file declares the scale 0.0001 and the offset 0, the product has 2.75e-05 and -0.2, and the "
        "file's are taken" in image.scale_note
    )


def test_reflectances_of_another_type_than_the_products_are_left_alone(tmp_path):
    path = made.write(tmp_path / f"{made.LC08}_SR_B4.TIF", np.full((20, 20), 0.25, np.float32))
    assert means(open_image(path, "F1")) == [0.25]


def test_a_changed_band_or_cloud_mask_is_another_input(tmp_path):
    folder = made.landsat(tmp_path)
    for part in ("SR_B3", "QA_PIXEL"):
        before = fingerprint(file_of(str(folder), "F1"))
        assert before == fingerprint(file_of(str(folder), "F1")) and len(before) >= 10
        qa = np.full((20, 20), 22280, np.uint16)
        qa[3] = made.CLEAR
        made.write(folder / f"{made.LC08}_{part}.TIF", qa, nodata=0)
        assert before != fingerprint(file_of(str(folder), "F1"))
    one = str(folder / f"{made.LC08}_SR_B4.TIF")
    before = fingerprint(file_of(one, "F1"))
    made.write(folder / f"{made.LC08}_QA_PIXEL.TIF", made.plain(made.CLEAR), nodata=0)
    assert before != fingerprint(file_of(one, "F1"))


@made.needs("JP2OpenJPEG")
@pytest.mark.parametrize("kind", ["folder", "R20m", "file"])
def test_changed_metadata_that_say_the_offset_are_another_input(tmp_path, kind):
    folder = made.sentinel2(tmp_path)
    images = folder / made.GRANULE
    path = {"folder": folder, "R20m": folder / "R20m", "file": next((images / "R10m").glob("*_B04_10m.jp2"))}
    before = fingerprint(file_of(str(path[kind]), "F1"))
    assert before == fingerprint(file_of(str(path[kind]), "F1"))
    place = folder / "MTD_MSIL2A.xml"
    place.write_text(place.read_text().replace("-1000", "-2000"))
    assert before != fingerprint(file_of(str(path[kind]), "F1"))


@made.needs("JP2OpenJPEG")
@pytest.mark.parametrize("kind", ["folder", "zip", "R10m", "metadata"])
def test_sentinel_2_gives_the_bands_of_10_m(tmp_path, kind):
    scl = np.full((10, 10), 4, np.uint8)
    scl[0, 0], scl[1, 0], scl[2, 0] = 9, 13, 11  # cloud, nothing that there is, snow
    folder = made.sentinel2(tmp_path, scl=scl)
    path = {
        "folder": lambda: folder,
        "zip": lambda: made.zip_of(folder, tmp_path / "s2.zip"),
        "R10m": lambda: folder / made.GRANULE / "R10m",
        "metadata": lambda: folder / "MTD_MSIL2A.xml",
    }[kind]()
    image = open_image(str(path), "F1")
    assert image.names == ("blue", "green", "red", "nir") and image.date == date(2022, 6, 1)
    assert means(image) == pytest.approx([0.05, 0.1, 0.15, 0.2], abs=1e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[:4, :2].all() and gaps.sum() == 8
    assert "SCL holds 13, which it can't (0 to 11): these pixels are taken out" in image.scale_note


@made.needs("JP2OpenJPEG")
@pytest.mark.parametrize("kind", ["R20m", "short", "zip"])
def test_sentinel_2_gives_the_bands_of_20_m_where_their_folder_is_named(tmp_path, kind):
    folder = made.sentinel2(tmp_path)
    path = {
        "R20m": lambda: folder / made.GRANULE / "R20m",
        "short": lambda: folder / "R20m",
        "zip": lambda: made.zip_of(folder, tmp_path / "s2.zip") / "R20m",
    }[kind]()
    image = open_image(str(path), "F1")
    assert image.labels == (
        *("blue", "green", "red", "rededge1", "rededge2", "rededge3", "nir08", "swir1", "swir2"),
    )
    assert image.names[6] == "nir" and image.grid.pixel == (20, 20)
    assert means(image)[0] == pytest.approx(0.03, abs=1e-3)


@made.needs("JP2OpenJPEG")
@pytest.mark.parametrize(
    ("name", "told", "offset", "said"),
    [
        (made.SAFE, -1000, -0.1, None),
        (made.SAFE.replace("N0400", "N0301"), None, 0.0, None),
        (made.SAFE.replace("N0400", "N0301"), -1000, -0.1, "MTD_MSIL2A.xml says the offset -0.1, the name"),
        (made.SAFE, None, 0.0, "MTD_MSIL2A.xml says the offset 0, the name (version 0400) -0.1"),
    ],
)
def test_the_metadata_say_the_offset_of_the_baseline(tmp_path, name, told, offset, said):
    image = open_image(str(made.sentinel2(tmp_path, name, offset=told)), "F1")
    assert image.encodings[0].offset == pytest.approx(offset)
    assert said is None or said in image.scale_note


@made.needs("JP2OpenJPEG")
def test_without_metadata_the_name_says_the_offset_and_without_both_the_day(tmp_path):
    folder = made.sentinel2(tmp_path)
    (folder / "MTD_MSIL2A.xml").unlink()
    assert open_image(str(folder), "F1").encodings[0].offset == -0.1
    lone = open_image(made.write(tmp_path / f"{made.TILE}_B04_10m.tif", made.plain(2000)), "F1")
    assert lone.encodings[0].offset == -0.1 and "is taken by the day 2022-06-01" in lone.scale_note
    old = made.write(tmp_path / "T32TQM_20200601T101031_B04_10m.tif", made.plain(2000))
    assert open_image(old, "F1").encodings[0].offset == 0.0


@pytest.mark.parametrize(
    ("scene", "codes", "names"),
    [
        ("HLS.L30.T32TQM.2021123T100712.v2.0", ("B02", "B04", "B05"), ("blue", "red", "nir")),
        ("HLS.S30.T32TQM.2021123T101031.v2.0", ("B02", "B04", "B8A"), ("blue", "red", "nir")),
    ],
)
def test_hls_is_told_apart(tmp_path, scene, codes, names):
    for number, code in enumerate(codes, 1):
        made.write(
            tmp_path / scene / f"{scene}.{code}.tif", made.plain(1000 * number, dtype="int16"), nodata=-9999
        )
    fmask = np.zeros((20, 20), np.uint8)
    fmask[0, :3] = 2, 4, 16  # cloud, next to it, snow
    made.write(tmp_path / scene / f"{scene}.Fmask.tif", fmask, nodata=255)
    made.write(tmp_path / scene / f"{scene}.SZA.tif", made.plain(4000), nodata=40000)
    image = open_image(str(tmp_path / scene), "F1")
    assert image.names == names and image.date == date(2021, 5, 3)
    assert means(image) == pytest.approx([0.1003, 0.2003, 0.3003], abs=1e-3)
    assert np.isnan(read(image)[0, 0, :4]).tolist() == [True, True, False, False]


CLOUD = {"QA_PIXEL": 22280, "SCL": 9, "state_1km": 1, "SummaryQA": 3, "QF1": 12, "Fmask": 2}
"""A number of a quality band that means cloud."""


@pytest.mark.parametrize(
    ("names", "values", "found", "first"),
    [
        (
            ("SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B6", "ST_B10", "QA_PIXEL", "QA_RADSAT"),
            (8000, 9000, 10000, 18000, 12000, 44000, made.CLEAR, 0),
            ("blue", "green", "red", "nir", "swir1"),
            0.0200825,
        ),
        (("B2", "B4", "B8", "SCL"), (800, 1000, 3000, 4), ("blue", "red", "nir"), 0.0803),
        (("sur_refl_b01", "sur_refl_b02", "state_1km"), (800, 3000, 0), ("red", "nir"), 0.0803),
        (("sur_refl_b01", "NDVI", "EVI", "SummaryQA"), (800, 6000, 3000, 0), ("red",), 0.0803),
        (("NDVI", "SummaryQA"), (6000, 0), ("ndvi",), 0.6003),
        (("I1", "I2", "QF1", "QF2"), (800, 3000, 0, 0), ("red", "nir"), 0.0803),
        (("B4", "B5", "Fmask", "SZA"), (800, 3000, 0, 5000), ("red", "nir"), 0.0803),
    ],
)
@pytest.mark.parametrize("dtype", ["int32", "float32"])
def test_earth_engines_exports_are_sorted_into_bands_and_clouds(tmp_path, names, values, found, first, dtype):
    layers = [np.full((20, 20), value, dtype) for value in values]
    where = next(n for n, name in enumerate(names) if name in CLOUD)
    layers[where][5, 5] = CLOUD[names[where]]
    layers[0] += (np.arange(400).reshape(20, 20) % 7).astype(dtype)
    path = made.write(tmp_path / "export_2022-06-01.tif", *layers, names=names)
    image = open_image(path, "C1")
    assert image.names == found and means(image)[0] == pytest.approx(first, abs=1e-3)
    gaps = np.isnan(read(image)).all(axis=0)
    assert gaps[5, 5] and gaps.sum() == 1


@pytest.mark.parametrize(
    ("name", "count", "names"),
    [
        ("20220601_095312_17_2414_3B_AnalyticMS_SR.tif", 4, ("blue", "green", "red", "nir")),
        (
            "20240601_095312_17_2414_3B_AnalyticMS_SR_8b_clip.tif",
            8,
            ("coastal", "blue", "green531", "green", "yellow", "red", "rededge1", "nir"),
        ),
    ],
)
@pytest.mark.parametrize("named", ["file", "folder"])
def test_planetscope_takes_its_usable_data_mask(tmp_path, name, count, names, named):
    path = made.write(
        tmp_path / name, *(made.plain(500 * n) for n in range(1, count + 1)), pixel=3.0, nodata=0
    )
    udm = [np.full((20, 20), fill, np.uint8) for fill in (1, 0, 0, 0, 0, 0, 90, 0)]
    udm[2][0, 0] = udm[3][0, 1] = udm[4][0, 2] = udm[5][0, 3] = udm[7][0, 4] = 1
    udm[7][0, 5] = 1 << 2  # blue was lost on its way down
    made.write(tmp_path / name.replace("AnalyticMS_SR", "udm2").replace("_8b", ""), *udm, pixel=3.0)
    image = open_image(path if named == "file" else str(tmp_path), "F1")
    is_newer = name.startswith("2024")  # one class of haze, in band 4
    assert image.names == names and image.date == date(2024 if is_newer else 2022, 6, 1)
    assert means(image)[:2] == pytest.approx([0.0503, 0.1003], abs=1e-3)
    gaps = [True, is_newer, True, True, True]
    for band, pixels in zip(names, read(image)):
        assert np.isnan(pixels[0, :7]).tolist() == [*gaps, band == "blue", False], band


def test_a_stack_without_names_is_taken_in_the_products_order_or_scaled_alone(tmp_path):
    layers = [made.plain(5000 + 5000 * n) for n in range(1, 8)]
    seven = open_image(made.write(tmp_path / f"{made.LC08}_stack.tif", *layers, nodata=0), "F1")
    assert seven.names == SEVEN and "taken in the product's order" in seven.scale_note
    six = open_image(made.write(tmp_path / f"{made.LC08}_clip.tif", *layers[1:], nodata=0), "F1")
    assert six.names == ("",) * 6 and means(six) == pytest.approx(of_landsat(*range(2, 8)), abs=2e-3)
