"""Every rule of every quality band, as the products' guides have it, written out a second time: numbers that
take a pixel out, and numbers that leave it in. docs/products.md says what they were compared with."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from chronofuse.engine.products import known
from chronofuse.engine.products.quality import taken
from chronofuse.engine.products.recognise import qualities_of, recognise

LC08, LE07 = "LC08_L2SP_193026_20200601_20200824_02_T1", "LE07_L2SP_193026_20010711_20200917_02_T1"
S2 = "S2A_MSIL2A_20200601T101031_N0214_R022_T32TQM_20200601T121345.SAFE"
VG = "S3A_SY_2_V10____20200601T000000_20200610T235959_20200612T201855_EUROPE____________LN2_O_NT_002.SEN3"
PLANET = "20200601_095312_1034_3B_AnalyticMS_SR.tif"
PLANET8 = "20240601_095312_17_2414_3B_AnalyticMS_SR_8b.tif"
UDM2 = "20200601_095312_1034_3B_udm2.tif"

OUT, IN = True, False
TABLE = [
    # Landsat 8-9 Collection 2 Level 2 Science Product Guide (LSDS-1619), bits of QA_PIXEL
    (LC08, "QA_PIXEL", 0, {1: OUT, 21824: IN, 21952: IN}),  # fill; clear; water
    (LC08, "QA_PIXEL", 0, {1 << 1: OUT, 1 << 2: OUT, 1 << 3: OUT, 1 << 4: OUT}),
    (LC08, "QA_PIXEL", 0, {1 << 5: IN, 1 << 6: IN, 1 << 7: IN}),  # snow, clear, water
    (LC08, "QA_PIXEL", 0, {1 << 8: IN, 2 << 8: IN, 1 << 10: IN, 1 << 12: IN, 1 << 14: IN}),  # confidences
    (LC08, "QA_PIXEL", 0, {22280: OUT, 23888: OUT, 54596: OUT, 30048: IN}),  # cloud, shadow, cirrus, snow
    # the same, bits of QA_RADSAT
    *(
        (LC08, "QA_RADSAT", which, {0: IN, **{1 << bit: bit == which for bit in range(12)}})
        for which in range(7)  # bands 1 to 7, each of itself alone
    ),
    (LC08, "QA_RADSAT", 7, {**{1 << bit: IN for bit in range(11)}, 1 << 11: OUT}),  # bit 8 is band 9
    # Landsat 4-7 Collection 2 Level 2 Science Product Guide (LSDS-1618)
    (LE07, "QA_PIXEL", 0, {1: OUT, 2: OUT, 4: IN, 8: OUT, 16: OUT, 32: IN, 5440: IN}),
    *(
        (LE07, "QA_RADSAT", which, {0: IN, **{1 << other: other == bit for other in range(10)}})
        for which, bit in enumerate((0, 1, 2, 3, 4, 6))  # bits 5 and 8 are the thermal band
    ),
    (LE07, "QA_RADSAT", 6, {**{1 << bit: IN for bit in range(9)}, 1 << 9: OUT}),
    # Sentinel-2 Level-2A ATBD, scene classification; 12 and more are no classes
    (S2, "SCL", 0, {n: n in (0, 1, 3, 8, 9, 10) for n in range(12)}),
    (S2, "SCL", 0, {12: OUT, 13: OUT, 255: OUT}),
    # HLS Product User Guide, version 2.0, bits of Fmask
    (
        "HLS.S30.x",
        "Fmask",
        0,
        {0: IN, 1: IN, 2: OUT, 4: OUT, 8: OUT, 16: IN, 32: IN, 64: IN, 192: IN, 255: OUT},
    ),
    ("HLS.L30.x", "Fmask", 0, {0: IN, 2: OUT, 4: OUT, 8: OUT, 48: IN, 255: OUT}),
    # MODIS Surface Reflectance User's Guide, state QA
    *(
        (name, band, 0, row)
        for name, band in (
            ("MOD09GA.x", "state_1km_1"),
            ("MOD09A1.x", "sur_refl_state_500m"),
            ("MYD09Q1.x", "sur_refl_state_250m"),
        )
        for row in (
            {0: IN, 1: OUT, 2: OUT, 3: IN},  # clear, cloudy, mixed, not set and assumed clear
            {1 << 2: OUT, 1 << 3: IN, 7 << 3: IN, 3 << 6: IN},  # shadow; land and water; aerosol
            {1 << 8: IN, 2 << 8: OUT, 3 << 8: OUT},  # cirrus small, average, high
            {1 << 10: OUT, 1 << 11: IN, 1 << 12: IN, 1 << 13: OUT, 1 << 14: IN, 1 << 15: IN},
            {65535: OUT},
        )
    ),
    # the same, 250 m QC
    ("MOD09GQ.x", "QC_250m_1", 0, {0: IN, 1: IN, 2: OUT, 3: OUT, 4096: IN}),
    # MOD13 User's Guide, pixel reliability: -1 none, 0 good, 1 marginal, 2 snow, 3 cloud
    ("MOD13Q1.x", "250m 16 days pixel reliability", 0, {-1: OUT, 0: IN, 1: IN, 2: IN, 3: OUT, 4: OUT}),
    # MCD43 and VNP43 User's Guides, mandatory quality: 0 full inversion, 1 magnitude inversion
    *(
        (f"{name}.x", f"BRDF_Albedo_Band_Mandatory_Quality_{band}", 0, {0: IN, 1: IN, 255: OUT, 7: OUT})
        for name, bands in (
            ("MCD43A4", [f"Band{number}" for number in range(1, 8)]),
            ("VNP43IA4", ["I1", "I2", "I3"]),
            ("VNP43MA4", ["M1", "M2", "M3", "M4", "M5", "M7", "M8", "M10", "M11"]),
        )
        for band in bands
    ),
    # Sentinel-3 SYNERGY Product Data Format Specification, issue 1.15, table 23: bits 0 to 3 are cloud,
    # ambiguous, margin, snow
    ("S3A_SY_2_SYN____x", "CLOUD_flags", 0, {0: IN, 1: OUT, 2: OUT, 4: OUT, 8: IN, 9: OUT, 16: IN}),
    # Sentinel-3 SYNERGY technical guide, level 2, pixel flagging, VGT status flags: bits 0 and 1 are clear,
    # shadow, uncertain, cloud; 2 ice or snow, 3 land; 4 to 7 good radiometry of MIR, B3, B2, B0
    (VG, "SM", 0, {0: IN, 1: OUT, 2: OUT, 3: OUT, 4: IN, 8: IN, 248: IN, 252: IN, 250: OUT, 251: OUT}),
    *(
        (VG, "SM", which, {248: IN, 248 - (1 << bit): OUT, 1 << bit: IN, 0: OUT, 3 + (1 << bit): IN})
        for which, bit in enumerate((7, 6, 5, 4), 1)
    ),
    # VIIRS Surface Reflectance User's Guide, quality flags
    (
        "VNP09GA.x",
        "SurfReflect_QF1_1",
        0,
        {0: IN, 3: IN, 1 << 2: IN, 2 << 2: OUT, 3 << 2: OUT, 1 << 4: IN, 64: IN},
    ),
    ("VNP09GA.x", "SurfReflect_QF2_1", 0, {7: IN, 8: OUT, 16: IN, 32: IN, 64: OUT, 128: OUT}),
    ("VNP09GA.x", "SurfReflect_QF7_1", 0, {1: IN, 2: OUT, 12: IN, 16: IN}),
    # Planet Imagery Product Specifications, UDM2: bands 3 shadow, 4 haze (of UDM2.1), 5 heavy haze, 6 cloud,
    # 8 the older UDM: bits 0 blackfill, 1 cloud by another method, 2 to 7 missing or suspect data of a band
    *((PLANET, UDM2, which, {0: IN, 1: OUT, 2: OUT}) for which in range(4)),
    (PLANET, UDM2, 4, {0: IN, 1: OUT, **{1 << bit: IN for bit in range(1, 8)}}),
    *(
        (product, UDM2, which, {0: IN, **{1 << other: other == bit for other in range(8)}})
        for product, bits in ((PLANET, (2, 3, 4, 6)), (PLANET8, (7, 2, 7, 3, 7, 4, 5, 6)))
        for which, bit in enumerate(bits, 5)
    ),
]


@pytest.mark.parametrize(("product", "band", "which", "row"), TABLE)
def test_each_number_takes_a_pixel_out_or_leaves_it(product, band, which, row):
    quality = qualities_of(recognise([product]), band)[which]
    stored = np.array([list(row)])
    assert taken(stored, quality).tolist() == [list(row.values())]


def test_the_table_has_a_row_for_every_quality_band():
    tested = {
        (recognise([name]).sensor, quality.source, quality.of)
        for name, band, which, _ in TABLE
        for quality in (qualities_of(recognise([name]), band)[which],)
    }
    for product in known.products():
        for quality in product.quality:
            if "not told" not in product.title:
                assert (product.sensor, quality.source, quality.of) in tested


@pytest.mark.parametrize(
    ("product", "band", "of"),
    [
        (LC08, "QA_RADSAT", ("coastal", "blue", "green", "red", "nir08", "swir1", "swir2", "")),
        (LE07, "QA_RADSAT", ("blue", "green", "red", "nir", "swir1", "swir2", "")),
        ("MCD43A4.x", "BRDF_Albedo_Band_Mandatory_Quality_Band3", ("blue",)),
        ("VNP43IA4.x", "BRDF_Albedo_Band_Mandatory_Quality_I3", ("swir1",)),
        ("VNP43MA4.x", "BRDF_Albedo_Band_Mandatory_Quality_M1", ("coastal1",)),
        ("VNP43MA4.x", "BRDF_Albedo_Band_Mandatory_Quality_M11", ("swir2",)),
        (VG, "SM", ("", "blue", "red", "nir", "swir1")),
        (PLANET, UDM2, ("",) * 5 + ("blue", "green", "red", "nir08")),
        (
            PLANET8,
            UDM2,
            ("",) * 5 + ("coastal", "blue", "green531", "green", "yellow", "red", "rededge1", "nir08"),
        ),
    ],
)
def test_what_is_said_of_a_single_band_is_of_that_band(product, band, of):
    assert tuple(quality.of for quality in qualities_of(recognise([product]), band)) == of


@pytest.mark.parametrize("dtype", ["float32", "float64", "int32", "uint16"])
def test_the_type_that_a_program_stored_the_numbers_in_does_not_matter(dtype):
    quality = qualities_of(recognise([LC08]), "QA_PIXEL")[0]
    assert taken(np.array([[21824, 22280]], dtype), quality).tolist() == [[False, True]]


def test_a_gap_in_a_quality_band_takes_the_pixel_out():
    quality = qualities_of(recognise([S2]), "SCL")[0]
    assert taken(np.array([[4.0, np.nan]]), quality).tolist() == [[False, True]]


def test_planets_mask_says_by_number_which_band_is_which():
    udm2 = qualities_of(recognise([PLANET]), UDM2)
    assert [quality.number for quality in udm2] == [3, 4, 5, 6, *[8] * 5]


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        (date(2023, 11, 28), [3, 5, 6, 8]),
        (date(2023, 11, 29), [3, 4, 5, 6, 8]),
        (None, [3, 4, 5, 6, 8]),
    ],
)
def test_the_one_class_of_haze_of_planets_newer_mask_is_of_images_from_its_first_day_on(day, numbers):
    udm2 = [quality for quality in qualities_of(recognise([PLANET]), UDM2) if quality.holds_on(day)]
    assert list(dict.fromkeys(quality.number for quality in udm2)) == numbers
