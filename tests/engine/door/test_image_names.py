"""What the name of an image tells of it."""

import pytest

from chronofuse.engine.door import image_names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("fine_2024-07-01.tif", "fine"),
        ("fine20m_2017-08-27.tif", "fine20m"),
        ("2024-07-01.tif", ""),
        ("2024-07-01_coarse.tif", "coarse"),
        ("LC08_L2SP_198024_20240701_20240710_02_T1_SR.TIF", "LC08_L2SP"),
        ("MOD09GA.A2024183.h18v03.061.2024185.hdf", "MOD09GA"),
        ("S2A_MSIL2A_20240701T105031_N0510_R051_T31UFS_20240701T134755.SAFE", "S2A_MSIL2A"),
        ("20240701_101112_1001_3B_AnalyticMS_SR.tif", "AnalyticMS"),
        ("dem.tif", "dem"),
    ],
)
def test_the_kind_is_what_the_images_of_a_sensor_have_in_common(name, kind):
    assert image_names.kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "is_mask"),
    [
        ("mask_2024-07-01.tif", True),
        ("masklandsat8_2024-07-01.tif", True),
        ("fine_2024-07-01_mask.tif", True),
        ("cloudmask_2024-07-01.tif", True),
        ("x_3B_udm2.tif", True),
        ("x_3B_udm2_clip.tif", True),
        ("fine_2024-07-01.tif", False),
        ("damask_2024-07-01.tif", False),
        ("fine_masked_2024-07-01.tif", False),
    ],
)
def test_a_mask_is_told_by_its_name(name, is_mask):
    assert image_names.is_mask(name) == is_mask


@pytest.mark.parametrize(
    ("name", "is_fine"),
    [
        ("fine_2024-07-01.tif", True),
        ("FINE20240701_b.TIF", True),
        ("fine_north_20240701.tif", True),
        ("fine_A2024183.tif", True),
        ("fine20m_2024-07-01.tif", False),
        ("fine_2024-07-01_mask.tif", False),
        ("coarse_2024-07-01.tif", False),
        ("fine.tif", False),
    ],
)
def test_an_image_is_called_fine_by_the_word_before_its_date(name, is_fine):
    assert image_names.is_called(name, "fine") == is_fine
