"""The values of a pixel over a filled series: where each comes from, and how far off it may be."""

import csv
from datetime import date, timedelta

import numpy as np
import pytest
from qgis.core import QgsPointXY, QgsRasterLayer
from qgis.gui import QgsMapCanvas

from chronofuse.engine.door import client
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import FillJob
from chronofuse.models.images import ImageGrid, write
from chronofuse.shell import filled_beside, pixel_values
from chronofuse.ui.look_dock import LookDock

SIDE, RATIO = 32, 8
NAMES = ("red", "nir")
BEGIN = date(2024, 4, 1)


def grid(side: int, pixel: float) -> ImageGrid:
    return ImageGrid(side, side, (600000.0, pixel, 0.0, 5000000.0, 0.0, -pixel), "EPSG:32633")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder with a filled series: days 0 and 40 observed, 10 and 30 fused, 100 in time alone."""
    folder = tmp_path_factory.mktemp("filled")
    base = 0.1 + 0.1 * np.random.default_rng(2).random((2, SIDE, SIDE))
    for role in ("fine", "coarse"):
        (folder / role).mkdir()
    for number in (0, 1, 3, 4, 16):
        day = BEGIN + timedelta(10 * number)
        values = base + np.array([0.0, 0.02 * number])[:, None, None]
        means = values.reshape(2, SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(2, 4))
        write(folder / "coarse" / f"coarse_{day}.tif", means, NAMES, grid(SIDE // RATIO, 240.0))
        if number in (0, 4, 16):
            write(folder / "fine" / f"fine_{day}.tif", values, NAMES, grid(SIDE, 30.0))
    sources = tuple(CollectionSource((str(folder / role),), role=role) for role in ("fine", "coarse"))
    days = tuple(str(BEGIN + timedelta(10 * number)) for number in (0, 1, 3, 4, 10))
    job = FillJob(sources, str(folder / "out"), dates=days, indices=("ndvi",), uncertainty=True)
    client.run(job, lambda event: None)
    return folder / "out"


@pytest.fixture
def looking(project, filled):
    """The dock below a map, with the layers of the filled bands."""
    layers = [QgsRasterLayer(str(path), path.stem) for path in sorted(filled.glob("filled_*.tif"))]
    project.addMapLayers(layers)
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(layers[0].crs())
    dock = LookDock(canvas)
    yield dock
    dock.let_go()
    canvas.deleteLater()


def test_a_click_tells_where_the_values_of_a_filled_series_come_from(looking, wait_for, tmp_path):
    looking.look_at(QgsPointXY(600500.0, 4999500.0))
    wait_for(lambda: looking.plot.values)

    red = [value for value in looking.values if value.band == "red"]
    assert [value.origin for value in red] == ["observed", "fused", "fused", "observed", "in time only"]
    seen, predicted, in_time = pixel_values.SEEN, pixel_values.PREDICTED, pixel_values.IN_TIME
    assert [value.kind for value in red] == [seen, predicted, predicted, seen, in_time]
    assert red[0].deviation == 0 and red[1].deviation > 0
    looking.save_csv(str(tmp_path / "values.csv"))
    rows = list(csv.DictReader((tmp_path / "values.csv").read_text().splitlines()))
    assert rows[2]["origin"] == "fused" and float(rows[2]["deviation"]) == pytest.approx(red[1].deviation)


def test_the_plot_has_a_band_where_the_deviation_is_known(looking, wait_for, tmp_path):
    looking.look_at(QgsPointXY(600500.0, 4999500.0))
    wait_for(lambda: looking.plot.values)
    looking.plot.resize(600, 260)
    with_band = looking.plot.grab().toImage()
    without = [pixel_values.Value(v.day, v.layer, v.kind, v.band, v.value, v.origin) for v in looking.values]
    looking.plot.show_values(without)
    assert looking.plot.grab().toImage() != with_band


def test_an_index_has_an_origin_and_other_rasters_have_none(filled, tmp_path):
    day = BEGIN + timedelta(10)
    ndvi = filled_beside.beside(str(filled / f"ndvi_{day}.tif"))
    assert ndvi is not None and ndvi.deviation is None
    found = filled_beside.found_at(ndvi, 600500.0, 4999500.0)
    assert (found.code, found.origin, found.deviations) == (2, "fused", ())
    assert filled_beside.found_at(ndvi, 0.0, 0.0) is None
    for name in (f"origin_{day}.tif", f"smooth_ndvi_{day}.tif", "ndvi.tif", f"ndvi_{BEGIN}.png"):
        assert filled_beside.beside(str(filled / name)) is None
    assert filled_beside.beside(str(tmp_path / f"ndvi_{day}.tif")) is None
    (tmp_path / f"origin_{day}.tif").write_text("none of ours")
    foreign = filled_beside.beside(str(tmp_path / f"ndvi_{day}.tif"))
    assert filled_beside.found_at(foreign, 600500.0, 4999500.0) is None
