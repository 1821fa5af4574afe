"""Products are told by their names, tags and bands' descriptions, and by nothing else."""

from __future__ import annotations

import json
from datetime import date

import pytest

from chronofuse.engine.door.errors import ProductFileError
from chronofuse.engine.products import known
from chronofuse.engine.products.recognise import band_of, day_of, no_day_of, recognise, version_of
from chronofuse.engine.products.scene_names import may_be_of, scene_of

MOD09GA = "MOD09GA.A2020153.h18v04.061.2020155041556"

NAMES = [
    ("LC08_L2SP_193026_20200601_20200824_02_T1", "Landsat 8-9", date(2020, 6, 1)),
    ("LC09_L2SP_193026_20230601_20230824_02_T1_SR_B4.TIF", "Landsat 8-9", date(2023, 6, 1)),
    ("LE07_L2SP_193026_20010711_20200917_02_T1.tar", "Landsat 4-7", date(2001, 7, 11)),
    ("LT05_L2SP_193026_19900711_20200917_02_T2_QA_PIXEL.TIF", "Landsat 4-7", date(1990, 7, 11)),
    ("S2A_MSIL2A_20200601T101031_N0214_R022_T32TQM_20200601T121345.SAFE", "Sentinel-2", date(2020, 6, 1)),
    ("T32TQM_20220601T101031_B04_10m.jp2", "Sentinel-2", date(2022, 6, 1)),
    ("T32TQM_20220601T101031_TCI_10m.jp2", "Sentinel-2 level 2A", date(2022, 6, 1)),
    ("S2B_31UFS_20180717_0_L2A_B04.tif", "Sentinel-2 level 2A, Earth Search", date(2018, 7, 17)),
    ("HLS.L30.T32TQM.2021123T100712.v2.0.B05.tif", "HLS L30", date(2021, 5, 3)),
    ("HLS.S30.T32TQM.2021123T101031.v2.0.B8A.tif", "HLS S30", date(2021, 5, 3)),
    (
        "MOD09GA.A2020153.h18v04.061.2020155041556.hdf",
        "MODIS daily surface reflectance, MOD09GA",
        date(2020, 6, 1),
    ),
    (
        "MYD09GA.061_sur_refl_b01_1_doy2020153_aid0001.tif",
        "MODIS daily surface reflectance, MOD09GA",
        date(2020, 6, 1),
    ),
    (
        "MOD09GQ.A2020153.h18v04.061.2020155041556.hdf",
        "MODIS daily surface reflectance at 250 m",
        date(2020, 6, 1),
    ),
    (
        "MOD09A1.A2020153.h18v04.061.2020162035914.hdf",
        "MODIS 8-day surface reflectance, MOD09A1",
        date(2020, 6, 1),
    ),
    (
        "MYD09Q1.A2020153.h18v04.061.2020162035914.hdf",
        "MODIS 8-day surface reflectance at 250 m",
        date(2020, 6, 1),
    ),
    ("MCD43A4.A2020153.h18v04.061.2020162040155.hdf", "MODIS reflectance at nadir", date(2020, 6, 1)),
    ("MOD13Q1.A2020145.h18v04.061.2020340095315.hdf", "MODIS vegetation indices", date(2020, 5, 24)),
    ("VNP09GA.A2020153.h18v04.002.2023034123456.h5", "VIIRS daily", date(2020, 6, 1)),
    ("VNP43IA4.A2020153.h18v04.002.2023034123456.h5", "VIIRS reflectance at nadir", date(2020, 6, 1)),
    (
        "S3A_SY_2_SYN____20200601T093411_20200601T093711_20200602T153011_0179_059_036_2340_LN2_O_NT_002.SEN3",
        "Sentinel-3 SYN surface",
        date(2020, 6, 1),
    ),
    (
        "S3A_SY_2_V10____20200601T000000_20200610T235959_20200612T201855_EUROPE____________LN2_O_NT_002.SEN3",
        "Sentinel-3 SYN in VEGETATION's bands",
        date(2020, 6, 1),
    ),
    (
        "20200601_095312_1034_3B_AnalyticMS_SR_clip.tif",
        "PlanetScope surface reflectance, 4",
        date(2020, 6, 1),
    ),
    (
        "20220601_095312_17_2414_3B_AnalyticMS_SR_8b.tif",
        "PlanetScope surface reflectance, 8",
        date(2022, 6, 1),
    ),
]


@pytest.mark.parametrize(("name", "title", "day"), NAMES, ids=[name[:24] for name, _, _ in NAMES])
def test_a_name_as_it_is_downloaded_tells_the_product_and_the_day(name, title, day):
    product = recognise([name])
    assert product is not None and product.title.startswith(title)
    assert day_of(product, [name]) == day


@pytest.mark.parametrize(
    ("descriptions", "title"),
    [
        (["SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B6", "QA_PIXEL"], "Landsat 8-9"),
        (["SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_ATMOS_OPACITY"], "Landsat 4-7"),
        (["SR_B3", "SR_B4", "QA_PIXEL"], "Landsat Collection 2 level 2 of a sensor that is not told"),
        (["B2", "B3", "B4", "B8", "SCL"], "Sentinel-2"),
        (["B4", "B8A", "Fmask"], "HLS S30"),
        (["B4", "B5", "Fmask"], "HLS L30"),
        (["sur_refl_b01", "sur_refl_b02", "state_1km"], "MODIS daily surface reflectance, MOD09GA"),
        (["sur_refl_b01", "sur_refl_b02", "QC_250m"], "MODIS daily surface reflectance at 250 m"),
        (["sur_refl_b01", "StateQA"], "MODIS 8-day surface reflectance, MOD09A1"),
        (["sur_refl_b01", "State", "QA"], "MODIS 8-day surface reflectance at 250 m"),
        (["Nadir_Reflectance_Band1", "Nadir_Reflectance_Band2"], "MODIS reflectance at nadir"),
        (["NDVI", "EVI", "SummaryQA"], "MODIS vegetation indices"),
        (["I1", "I2", "QF1"], "VIIRS daily"),
        (["Nadir_Reflectance_I1"], "VIIRS reflectance at nadir"),
        (["SDR_Oa04", "SDR_Oa08"], "Sentinel-3 SYN surface"),
    ],
)
def test_bands_as_earth_engine_exports_them_tell_the_product(descriptions, title):
    product = recognise(["export.tif"], {}, descriptions)
    assert product is not None and product.title.startswith(title)


@pytest.mark.parametrize(
    ("names", "descriptions"),
    [
        (["fine_2020-06-01.tif"], ["red", "nir"]),
        (["coarse_2020153.tif"], []),
        (["T32TQM_20200601T101031_B04.jp2"], []),  # level 1C, at the top of the atmosphere
        (["b.tif"], ["B1", "B2", "B3"]),
        (["LC08_L1TP_193026_20200601_20200824_02_T1_B4.TIF"], []),
    ],
)
def test_what_is_no_product_is_none(names, descriptions):
    assert recognise(names, {}, descriptions) is None


def test_a_tag_tells_the_product_of_a_file_that_was_renamed():
    assert recognise(["a.hdf"], {"SHORTNAME": "MYD09A1"}).title.endswith("MOD09A1")
    assert recognise(["a.nc"], {"NC_GLOBAL#SHORTNAME": "VNP09GA"}).sensor == "viirs"


def test_a_band_is_no_part_of_a_longer_name():
    product = recognise(["VNP09GA.A2020153.h18v04.002.2023034123456.h5"])
    assert band_of(product, "SurfReflect_M1_1").centre == 412
    assert band_of(product, "SurfReflect_M10_1").centre == 1610
    assert band_of(product, "SurfReflect_QF1_1") is None


def test_the_baseline_is_read_of_the_name():
    product = recognise(["S2A_MSIL2A_20220601T101031_N0400_R022_T32TQM_20220601T161345.SAFE"])
    assert version_of(product, ["S2A_MSIL2A_20220601T101031_N0400_R022_T32TQM_20220601T161345.SAFE"]) == 400
    assert version_of(product, ["T32TQM_20220601T101031_B04_10m.jp2"]) is None


@pytest.mark.parametrize(
    ("name", "scene"),
    [
        ("MOD09A1.061_sur_refl_b01_doy2001145_aid0001.tif", "MOD09A1.061_doy2001145_aid0001"),
        ("MOD09A1.061_sur_refl_state_500m_doy2001145_aid0001.tif", "MOD09A1.061_doy2001145_aid0001"),
        ("MOD09GA.A2020153.h18v04.061.2020155041556.state_1km_1.tif", MOD09GA),
        ("MOD09GA.A2020153.h18v04.061.2020155041556.sur_refl_b03_1.tif", MOD09GA),
        ("MOD09GA.A2020153.h18v04.061.2020155041556.hdf", MOD09GA),
        ("HLS.L30.T13TEF.2021001T000000.v2.0.B04.tif", "HLS.L30.T13TEF.2021001T000000.v2.0"),
        ("HLSL30.020_Fmask_doy2021001_aid0001_13N.tif", "HLSL30.020_doy2021001_aid0001_13N"),
        ("T31UFS_20180717T105031_SCL_20m.jp2", "T31UFS_20180717T105031"),
        ("T31UFS_20180717T105031_B8A_60m_clip.tif", "T31UFS_20180717T105031_clip"),
        ("S2B_31UFS_20180717_0_L2A_B04.tif", "S2B_31UFS_20180717_0_L2A"),
    ],
)
def test_the_name_of_a_scene_is_that_of_its_files_without_the_band(name, scene):
    assert scene_of(recognise([name]), name).name == scene and may_be_of(name, scene)


OWN = {
    "title": "EnMAP L2A",
    "sensor": "enmap",
    "kind": "fine",
    "recognised": {"names": ["ENMAP01-____L2A"]},
    "bands": [{"name": "red", "pattern": "SPECTRAL_IMAGE", "number": 48, "centre": 652}],
}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("LC08_L2SP_193026_20230231_20230310_02_T1_SR_B4.TIF", "20230231"),
        ("LC08_L2SP_193026_20231301_20231310_02_T1.tar", "20231301"),
        ("MOD09GA.A2023366.h18v04.061.2024005041556.hdf", "2023366"),
        ("MOD09GA.A2023000.h18v04.061.2024005041556.hdf", "2023000"),
        ("LC08_L2SP_193026_20240229_20240310_02_T1.tar", ""),
        ("MOD09GA.A2024366.h18v04.061.2025005041556.hdf", ""),
        ("MOD09GA.hdf", ""),
    ],
)
def test_a_day_that_there_can_t_be_is_none(name, told):
    product = recognise([name])
    assert no_day_of(product, [name]) == told
    assert (day_of(product, [name]) is None) == (told != "" or name == "MOD09GA.hdf")


def test_a_sensor_of_ones_own_is_a_file_and_no_code(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    (tmp_path / "products").mkdir()
    (tmp_path / "products" / "enmap.json").write_text(json.dumps({"products": [OWN]}))
    assert recognise(["ENMAP01-____L2A-DT0000001_SPECTRAL_IMAGE.TIF"]).sensor == "enmap"
    assert recognise(["MOD09GA.A2020153.hdf"]).sensor == "modis"  # ours are still there


FLAGS = {"pattern": "Q", "source": "guide", "rules": [{"what": "cloud", "values": [1]}]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no JSON"),
        (json.dumps({"products": 3}), "products is 3"),
        (json.dumps({"products": [{**OWN, "kind": "sharp"}]}), "the kind of 'EnMAP L2A' is 'sharp'"),
        (json.dumps({"products": [{**OWN, "bands": []}]}), "has no bands"),
        (json.dumps({"products": [{**OWN, "colour": 3}]}), "unknown keys (colour)"),
        (json.dumps({"products": [{**OWN, "recognised": {"names": ["("]}}]}), "can't be read"),
        (
            json.dumps({"products": [{**OWN, "bands": [{"name": "red", "pattern": "B4", "centre": "x"}]}]}),
            "centre is 'x'",
        ),
        (
            json.dumps(
                {
                    "products": [
                        {
                            **OWN,
                            "quality": [
                                {
                                    "pattern": "Q",
                                    "source": "guide",
                                    "rules": [{"what": "cloud", "values": [4], "bit": 3, "bits": 2}],
                                }
                            ],
                        }
                    ]
                }
            ),
            "2 bits for the value 4",
        ),
        (
            json.dumps({"products": [{**OWN, "quality": [{**FLAGS, "of": "nir"}]}]}),
            "'Q' of 'EnMAP L2A' is of the band 'nir', and there is none",
        ),
        (
            json.dumps({"products": [{**OWN, "quality": [{**FLAGS, "since": "2023-02-30"}]}]}),
            "'Q' is since '2023-02-30', which is no day",
        ),
    ],
)
def test_a_file_that_is_wrong_is_one_sentence_with_its_name(tmp_path, monkeypatch, text, told):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    (tmp_path / "products").mkdir()
    (tmp_path / "products" / "mine.json").write_text(text)
    with pytest.raises(ProductFileError) as caught:
        recognise(["a.tif"])
    assert told in str(caught.value) and "mine.json" in str(caught.value), str(caught.value)


def test_every_product_says_where_its_facts_are_from():
    for product in known.products():
        assert product.source, product.title
        assert all(quality.source for quality in product.quality), product.title
