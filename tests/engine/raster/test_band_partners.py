"""Bands without a common name go together by their wavelengths."""

from __future__ import annotations

from dataclasses import replace

import images
import numpy as np
import pytest

from chronofuse.engine.door.preparation import NEAREST, SPECTRAL, Preparation
from chronofuse.engine.raster import bands
from chronofuse.engine.raster.band_partners import partners_of, settled, wavelengths_of, without_partner
from chronofuse.engine.raster.readers import open_image


@pytest.fixture
def image(tmp_path):
    """A function that makes an image of bands by name and wavelength."""

    def made(role, *given):
        names = tuple(name for name, _ in given)
        path = images.write(tmp_path / f"{role}.tif", np.full((len(given), 8, 8), 0.2), names=names)
        return replace(open_image(path, role), wavelengths=tuple(middle for _, middle in given))

    return made


def test_the_nearest_wavelength_goes_together(image):
    fine = image("F1", ("a", 492.4), ("b", 664.6), ("c", 864.7), ("d", 1613.7), ("e", 2202.4))
    modis = image("C1", ("v", 645), ("w", 858.5), ("x", 469), ("y", 1240), ("z", 1640), ("q", 2130))
    assert partners_of(fine, modis, Preparation()) == (2, 0, 1, 4, 5)


def test_a_red_edge_goes_with_no_red_and_a_common_name_goes_before_all(image):
    fine = image("F1", ("red", 664.6), ("rededge1", 704.1), ("blue", 492.4))
    other = image("C1", ("blue", 469), ("first", 645))
    assert partners_of(fine, other, Preparation()) == (1, None, 0)


def test_names_tell_wavelengths_where_the_file_does_not(image):
    fine = image("F1", ("red", None), ("nir", None))
    other = image("C1", ("first", 645), ("second", 858.5))
    assert wavelengths_of(fine) == [655.0, 850.0]
    assert partners_of(fine, other, Preparation()) == (0, 1)


def test_without_wavelengths_position_decides_as_before(image):
    fine, other = image("F1", ("a", None), ("b", None)), image("C1", ("c", 645), ("d", 858))
    assert partners_of(fine, other, Preparation()) == (0, 1)


def test_told_pairs_and_position_go_before_wavelengths(image):
    fine, other = image("F1", ("a", 665), ("b", 865)), image("C1", ("c", 865), ("d", 665))
    assert partners_of(fine, other, Preparation()) == (1, 0)
    assert partners_of(fine, other, Preparation(by_position=True)) == (0, 1)


def test_a_band_without_a_partner_takes_that_of_the_nearest_wavelength(image):
    fine = image("F1", ("nir", 832.8), ("swir2", 2202.4), ("rededge3", 782.8))
    other = image("C1", ("nir", 858.5), ("swir2", 2130))
    asked = Preparation(unmatched=NEAREST)
    kept, orders = settled(fine, [partners_of(fine, other, asked)], asked)
    assert kept == [0, 1, 2] and orders == [[0, 1, 0]]  # and not the swir beside it


def test_the_check_lists_the_pairs(image):
    fine, other = image("F1", ("red", 664.6), ("b", 865)), image("C1", ("red", 645), ("d", 858.5))
    order = list(partners_of(fine, other, Preparation()))
    middles = (wavelengths_of(fine), wavelengths_of(other.with_bands(order)))
    assert bands.how_matched(fine.labels, other.labels, "C1", middles=middles) == (
        False,
        "matched by wavelength (b 865 = d 858.5 nm), the others by name",
    )


def test_the_tags_of_a_band_tell_its_wavelength(tmp_path):
    path = images.write(tmp_path / "a.tif", np.full((2, 8, 8), 0.2))
    dataset = images.gdal.Open(path, images.gdal.GA_Update)
    dataset.GetRasterBand(1).SetMetadata({"wavelength": "664.6", "wavelength_units": "Nanometers"})
    dataset.GetRasterBand(2).SetMetadata({"wavelength": "0.8647", "wavelength_units": "Micrometers"})
    dataset = None
    assert open_image(path, "F1").wavelengths == pytest.approx((664.6, 864.7))


def four_bands(image):
    """A fine image of four bands, and what its partners are in a coarse one that has two of them."""
    fine = image("F1", ("red", 665), ("rededge1", 704), ("nir", 842), ("swir1", 1610))
    coarse = image("C1", ("red", 645), ("nir", 858))
    return fine, partners_of(fine, coarse, Preparation())


def test_another_fine_image_gives_its_own_band_where_it_has_it(image):
    fine, in_coarse = four_bands(image)
    asked = Preparation(unmatched=NEAREST)
    kept, orders = settled(fine, [in_coarse, (3, 2, 1, 0)], asked, [False, True])
    assert kept == [0, 1, 2, 3] and orders == [[0, 0, 1, 1], [3, 2, 1, 0]]


def test_bands_that_follow_from_others_are_in_every_fine_image(image):
    fine, in_coarse = four_bands(image)
    partners = [in_coarse, (0, 1, 2, None)]
    kept, orders = settled(fine, partners, Preparation(unmatched=SPECTRAL), [False, True])
    assert kept == [0, 1, 2] and orders == [[0, 0, 1], [0, 1, 2]]
    assert without_partner(partners, kept) == (1,)
