"""What the generator gives beside its images, each with its truth."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from osgeo import gdal, ogr

from chronofuse.engine.raster.legend import read_legend
from chronofuse.models import images
from chronofuse.models.simulation.__main__ import main
from chronofuse.models.simulation.extras import Extras
from chronofuse.models.simulation.hydrograph import Hydrograph
from chronofuse.models.simulation.labels import LEGEND, class_of_each_pixel
from chronofuse.models.simulation.many_bands import PARAMETERS, ManyBands
from chronofuse.models.simulation.radar import Radar
from chronofuse.models.simulation.shores import half_pixels, shore_lines, wet_polygons, wet_shares
from chronofuse.models.simulation.water_year import WaterYear
from chronofuse.models.simulation.year import LOW_WATER, Year
from chronofuse.models.simulation.year_files import YearPlan, generate_year

SIZE, SEED = 128, 4
ALL = Extras(labels=True, shores=True, stages=True, looks=4.0, radar_every=10, spectra_every=20)


def plan(extras: Extras, size: int = 64) -> YearPlan:
    days = date(2024, 5, 1), date(2024, 5, 21)
    return YearPlan(size, 2, SEED, 8.0, 30.0, *days, fine_every=20, coarse_every=20, extras=extras)


@pytest.fixture(scope="module")
def place():
    return WaterYear(SIZE, SEED, Hydrograph(SEED))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("extras")
    list(generate_year(out, plan(ALL)))
    return out


def layer(path, name: str) -> list[tuple[dict, ogr.Geometry]]:
    dataset = ogr.Open(str(path))
    return [(one.items(), one.geometry().Clone()) for one in dataset.GetLayerByName(name)]


# ---- shores


def test_the_area_of_an_outline_is_that_of_the_shares_of_its_pixels(place):
    """Whatever the stage: to nine digits, of polygons with islands."""
    inner = slice(20, SIZE - 20)
    grid = images.ImageGrid(88, 88, (500.0, 10.0, 0.0, 900.0, 0.0, -10.0), "EPSG:32633")
    for day in (10.0, 60.0, 155.0):
        surface = place.surface(day, inner)
        area = 0.0
        for rings in wet_polygons(surface, grid):
            polygon = ogr.Geometry(ogr.wkbPolygon)
            for points in rings:
                ring = ogr.Geometry(ogr.wkbLinearRing)
                for x, y in points:
                    ring.AddPoint_2D(x, y)
                polygon.AddGeometry(ring)
            area += polygon.GetArea()
        assert area == pytest.approx(100 * wet_shares(surface).sum(), rel=1e-9)
        assert area > 1000


def test_a_straight_shore_lies_where_it_is_and_a_lake_is_round():
    y, x = np.mgrid[-1:41, -1:41].astype(float)
    grid = images.ImageGrid(40, 40, (0.0, 1.0, 0.0, 40.0, 0.0, -1.0), "EPSG:32633")
    straight = half_pixels(x - 12.3 + 0 * y)
    np.testing.assert_allclose(wet_shares(straight)[5, 11:14], [0.0, 0.2, 1.0], atol=1e-12)
    (line,) = shore_lines(wet_polygons(straight, grid), grid)
    np.testing.assert_allclose(line[:, 0], 12.8, atol=1e-12)  # 12.3 behind the centre of the first pixel
    lake = half_pixels(11.0 - np.hypot(x - 19.5, y - 19.5))
    (shore,) = shore_lines(wet_polygons(lake, grid), grid)
    far = np.hypot(shore[:, 0] - 20.0, shore[:, 1] - 20.0)
    assert np.abs(far - 11.0).max() < 0.02
    assert wet_shares(lake).sum() == pytest.approx(np.pi * 121, rel=2e-3)


def test_two_corners_of_a_square_are_one_water_or_two():
    """A saddle: what lies between them decides, for the shares as for the lines."""
    grid = images.ImageGrid(1, 1, (0.0, 1.0, 0.0, 1.0, 0.0, -1.0), "EPSG:32633")
    for middle, count in ((0.9, 1), (-0.9, 2)):
        surface = np.array([[1.0, -1, -1], [-1, middle, -1], [-1, -1, 1.0]])
        surface[1, 1] = middle if middle > 0 else -0.2
        surface[0, 1] = surface[1, 0] = surface[1, 2] = surface[2, 1] = -0.5
        polygons = wet_polygons(surface, grid)
        assert len(polygons) == count
        area = sum(0.5 * abs(np.sum(r[:-1, 0] * r[1:, 1] - r[1:, 0] * r[:-1, 1])) for (r,) in polygons)
        assert area == pytest.approx(float(wet_shares(surface)[0, 0]), rel=1e-12)


def test_the_files_of_the_shores_agree_with_each_other(folder):
    day = "2024-05-21"
    share = images.read(folder / "truth" / f"water_{day}.tif").bands[0]
    water = [
        geometry
        for fields, geometry in layer(folder / "truth" / "shores.gpkg", "water")
        if fields["date"] == day
    ]
    assert all(geometry.IsValid() for geometry in water)
    area = sum(geometry.GetArea() for geometry in water)
    assert area == pytest.approx(900 * float(share.sum()), rel=5e-3)
    lines = [g for fields, g in layer(folder / "truth" / "shores.gpkg", "shores") if fields["date"] == day]
    assert lines
    on_shores = [int((600_000 - x) // -30) for g in lines for x, _ in g.GetPoints()]
    assert min(on_shores) >= 0 and max(on_shores) <= 64


# ---- stages


def test_the_water_follows_the_level_and_lies_where_the_ground_is_lower(place):
    days = np.arange(100.0, 145.0)
    levels = np.array([place.stage(day) for day in days])
    whole = slice(0, SIZE)
    areas = np.array([place.wet(day, whole).sum() for day in days])
    order = np.argsort(levels)
    assert (np.diff(areas[order]) >= -1e-3).all() and levels.max() - levels.min() > 0.3
    assert levels.min() >= LOW_WATER and areas.max() > 1.1 * areas.min()
    wet = place.wet(days[0], whole)
    assert (wet[place.terrain < levels[0] - 0.5] > 0.5).all() and (
        wet[place.terrain > levels[0] + 2] < 0.5
    ).all()


def test_rows_by_themselves_are_the_rows_of_the_whole(place):
    whole = place.flooded(33.0, slice(0, SIZE))
    np.testing.assert_array_equal(
        WaterYear(SIZE, SEED, Hydrograph(SEED)).flooded(33.0, slice(40, 70)), whole[40:70]
    )


def test_levels_are_told_for_each_day_with_the_area_of_the_water(folder):
    rows = [row.split(",") for row in (folder / "truth" / "levels.csv").read_text("utf-8").splitlines()]
    assert rows[0] == ["date", "level", "area"] and len(rows) == 1 + 21
    height = images.read(folder / "truth" / "terrain.tif").bands[0]
    for day in ("2024-05-01", "2024-05-21"):
        level, area = next((float(row[1]), float(row[2])) for row in rows if row[0] == day)
        share = images.read(folder / "truth" / f"water_{day}.tif").bands[0]
        assert area == pytest.approx(900 * float(share.sum()), rel=1e-3)
        assert ((height < level) == (share > 0.5)).mean() > 0.97


# ---- labels


def test_labels_have_their_legend_and_samples_lie_in_their_class(folder):
    legend = read_legend(str(folder / "truth" / "labels.tif"), "labels")
    assert [(one.code, one.name) for one in legend] == [(one.code, one.name) for one in LEGEND]
    classes = gdal.Open(str(folder / "truth" / "labels.tif")).ReadAsArray()
    assert classes.dtype == np.uint8 and set(np.unique(classes)) <= set(LEGEND.codes)
    samples = layer(folder / "truth" / "samples.gpkg", "samples")
    assert len({fields["class"] for fields, _ in samples}) >= 3
    for fields, geometry in samples:
        west, east, south, north = geometry.GetEnvelope()
        cols = slice(round((west - 600_000) / 30), round((east - 600_000) / 30))
        rows = slice(round((5_380_020 - north) / 30), round((5_380_020 - south) / 30))
        assert (classes[rows, cols] == fields["class"]).all() and fields["name"] == LEGEND[
            fields["class"]
        ].name


def test_labels_agree_with_the_spectra_of_the_year():
    year = Year(220, seed=2)
    rows = slice(0, 220)
    classes = class_of_each_pixel(year, rows)
    dry = year.grows & (year.burnt == 0)
    may, july = (year.ndvi(float(day), rows, mown=False) for day in (135, 215))

    def middle(curve: np.ndarray, name: str) -> float:
        code = next(one.code for one in LEGEND if one.name == name)
        return float(np.median(curve[(classes == code) & dry]))

    assert middle(may, "winter cereals") > 0.6 > 0.45 > middle(july, "winter cereals")
    assert middle(may, "maize") < 0.4 < 0.6 < middle(july, "maize")
    assert middle(may, "broadleaf forest") > 0.6 and middle(may, "grassland") > 0.5
    assert (
        np.median(year.band("nir", 215.0)[classes == 1])
        < 0.05
        < np.percentile(year.band("nir", 215.0)[dry], 1)
    )


# ---- radar


@pytest.mark.parametrize("looks", [1.0, 5.0])
def test_speckle_has_the_variance_of_its_looks_and_no_neighbours(place, looks):
    radar = Radar(place, SEED, looks)
    ratio = 10 ** (radar.look(120).astype(float) / 10) / radar.backscatter(120)
    for one in ratio:
        factor = one[one > 0]
        assert factor.mean() == pytest.approx(1.0, abs=0.03)
        assert factor.var() == pytest.approx(1 / looks, rel=0.06)
        assert abs(np.corrcoef(one[:, 1:].ravel(), one[:, :-1].ravel())[0, 1]) < 0.03
    assert abs(np.corrcoef(ratio[0].ravel(), ratio[1].ravel())[0, 1]) < 0.03


def test_water_is_dark_and_woods_are_bright_in_the_radar(place):
    power = 10 * np.log10(Radar(place, SEED, 4.0).backscatter(200))
    wet = place.wet(200.0, slice(0, SIZE)) > 0.99
    woods = (class_of_each_pixel(place, slice(0, SIZE)) == 3) & (place.wet(200.0, slice(0, SIZE)) < 0.01)
    for band, gap in zip(power, (4.0, 8.0)):
        assert np.median(band[woods]) > np.median(band[wet]) + gap


# ---- spectra


def test_spectra_agree_with_the_six_bands_on_land(place):
    many, whole = ManyBands(place, SEED), slice(0, SIZE)
    dry = place.wet(150.0, whole) < 0.01
    for name, wavelength in (("green", 560.0), ("nir", 830.0), ("swir1", 1650.0)):
        ratio = many.band(wavelength, 150.0)[dry] / place.band(name, 150.0)[dry]
        assert np.median(ratio) == pytest.approx(1.0, abs=0.08), name


def test_what_is_in_the_water_shows_in_its_spectra(place):
    """The index of chlorophyll (Mishra and Mishra 2012) and red over green (Lacaux et al. 2007) rise with
    what they are made for."""
    many = ManyBands(place, SEED)
    _, _, algae, mud = many.parameters(150.0)
    here = np.isfinite(algae)
    assert here.sum() > 300
    edge, red, green, nir = (many.band(one, 150.0)[here] for one in (708.0, 665.0, 560.0, 830.0))
    causes = np.stack([np.log(algae[here]), np.log(mud[here]), np.ones(here.sum())], 1)
    for index, strongest in (((edge - red) / (edge + red), 0), ((red - green) / (red + green), 1)):
        rise, *_ = np.linalg.lstsq(causes, index, rcond=None)
        assert rise[strongest] > 0
        assert np.corrcoef(causes @ rise, index)[0, 1] > 0.6
    assert np.corrcoef(np.log(algae[here]), (edge - red) / (edge + red))[0, 1] > 0.6
    assert np.corrcoef(np.log(mud[here]), nir)[0, 1] > 0.5


def test_leaves_with_more_chlorophyll_have_their_red_edge_later(place):
    many = ManyBands(place, SEED)
    cover, leaves, _, _ = many.parameters(150.0)
    here = cover > 0.75
    edge = many.band(715.0, 150.0)[here] / many.band(830.0, 150.0)[here]
    assert np.corrcoef(leaves[here], edge)[0, 1] < -0.6


def test_points_tell_what_is_true_where_they_lie(folder):
    values = images.read(folder / "truth" / "parameters_2024-05-21.tif").bands
    points = layer(folder / "truth" / "measurements.gpkg", "measurements")
    here = [(f, g) for f, g in points if f["date"] == "2024-05-21"]
    assert {fields["of"] for fields, _ in here} == {"land", "water"}
    for fields, point in here[::9]:
        col, row = int((point.GetX() - 600_000) // 30), int((5_380_020 - point.GetY()) // 30)
        wanted = [float(one) if np.isfinite(one) else None for one in values[:, row, col]]
        assert [fields[name] for name in PARAMETERS] == pytest.approx(wanted, abs=0.006)
    spectra = images.read(folder / "spectra" / "spectra_2024-05-21.tif")
    assert len(spectra.names) == 60 and spectra.names[0] == "420 nm" and np.isfinite(spectra.bands).all()


# ---- all of it


def test_the_seed_decides_every_byte_of_all_that_is_wished_for(folder, tmp_path):
    again = list(generate_year(tmp_path, plan(ALL)))
    assert len(again) > 20
    for path in again:
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes(), path.name


def test_what_is_beside_the_images_leaves_them_as_they_are(tmp_path):
    plain = list(generate_year(tmp_path / "plain", plan(Extras(), size=32)))
    list(generate_year(tmp_path / "more", plan(Extras(labels=True, looks=4.0, spectra_every=20), size=32)))
    for path in plain:
        beside = tmp_path / "more" / path.relative_to(tmp_path / "plain")
        assert path.read_bytes() == beside.read_bytes(), path.name


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--labels"], "add --year"),
        (["--year", "--radar", "0.5"], "at least 1 look, not 0.5"),
        (["--year", "--spectra", "-3"], "at least one day"),
    ],
)
def test_wishes_that_cannot_be_are_said(tmp_path, monkeypatch, capsys, options, sentence):
    monkeypatch.setattr("sys.argv", ["simulation", str(tmp_path / "out"), *options])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2 and sentence in capsys.readouterr().err
