"""`chronofuse:repair` in Processing: it repairs, loads with the day set, and refuses as the engine does."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject, QgsRasterLayer

from chronofuse.models.images import ImageGrid, write

SIDE, RATIO = 32, 8
CORNER = (600000.0, 5000000.0)
DAY = "2024-05-01"


def grid(side: int, pixel: float) -> ImageGrid:
    return ImageGrid(side, side, (CORNER[0], pixel, 0.0, CORNER[1], 0.0, -pixel), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """Two folders with an image every ten days, and a mask of clouds over the lower half of the fourth."""
    folder = tmp_path_factory.mktemp("series")
    random = np.random.default_rng(2)
    base = 0.1 + 0.1 * random.random((2, SIDE, SIDE))
    (folder / "fine").mkdir()
    (folder / "coarse").mkdir()
    for number in range(7):
        day = date(2024, 4, 1) + timedelta(days=10 * number)
        values = base + np.array([0.0, 0.02 * number])[:, None, None]
        means = values.reshape(2, SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(2, 4))
        write(folder / "coarse" / f"coarse_{day}.tif", means, ("red", "nir"), grid(SIDE // RATIO, 240.0))
        write(folder / "fine" / f"fine_{day}.tif", values, ("red", "nir"), grid(SIDE, 30.0))
    clear = np.ones((1, SIDE, SIDE))
    clear[:, SIDE // 2 :] = 0
    write(folder / "clouds.tif", clear, ("mask",), grid(SIDE, 30.0))
    return folder


def parameters_of(series, out: Path) -> dict:
    return {
        "IMAGE": str(series / "fine" / f"fine_{DAY}.tif"),
        "CLOUDS": str(series / "clouds.tif"),
        "FINE_FOLDER": str(series / "fine"),
        "COARSE_FOLDER": str(series / "coarse"),
        "OUTPUT": str(out / "whole.tif"),
    }


def test_a_cloudy_image_is_made_whole_and_loaded_with_its_day(provider, series, tmp_path):
    import processing

    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    out = str(tmp_path / "whole.tif")
    details = QgsProcessingContext.LayerDetails("Whole image", project, "OUTPUT")
    context.addLayerToLoadOnCompletion(out, details)
    more = {"UNCERTAINTY": str(tmp_path / "u.tif"), "REPORT": str(tmp_path / "r.json"), "BUFFER": 2}
    results = processing.run(
        "chronofuse:repair", {**parameters_of(series, tmp_path), **more}, context=context
    )
    assert (results["DAY_USED"], results["EMPTY_SHARE"]) == (DAY, 0)
    assert results["CLOUDY_SHARE"] == pytest.approx(0.5 + 2 / SIDE, abs=1e-4)
    names = {Path(results[name]).name for name in ("OUTPUT", "ORIGIN", "UNCERTAINTY", "REPORT")}
    assert names == {"whole.tif", "whole_origin.tif", "u.tif", "r.json"}
    layer = QgsRasterLayer(out, "whole")
    context.layerToLoadOnCompletionDetails(out).postProcessor().postProcessLayer(layer, context, None)
    assert layer.temporalProperties().fixedTemporalRange().begin().date().toPyDate().isoformat() == DAY
    assert context.layerToLoadOnCompletionDetails(out).name == f"Whole image {DAY}"


def test_layers_take_the_place_of_folders_and_coarse_images_may_be_left_out(run, series, tmp_path):
    layers = [str(path) for path in sorted((series / "fine").glob("*.tif"))]
    given = {**parameters_of(series, tmp_path), "FINE_FOLDER": "", "COARSE_FOLDER": "", "FINE": layers}
    results = run({**given, "ORIGIN": str(tmp_path / "where.tif")}, "repair")
    assert results["EMPTY_SHARE"] == 0 and (tmp_path / "where.tif").is_file()


@pytest.mark.parametrize(
    "wishes, sentence",
    [
        ({"FINE_FOLDER": "", "COARSE_FOLDER": ""}, "No references were named"),
        ({"DAY": "yesterday"}, "give a day that exists"),
        ({"FINE_FOLDER": ""}, "No other fine image shows the ground"),
        ({"MEMORY": 1}, "set 'Memory (MB)' to"),
    ],
)
def test_what_can_not_be_is_refused_in_the_words_of_the_form(provider, series, tmp_path, wishes, sentence):
    import processing

    with pytest.raises(QgsProcessingException) as error:
        processing.run("chronofuse:repair", {**parameters_of(series, tmp_path), **wishes})
    assert sentence in str(error.value)
    assert not list(tmp_path.glob("*.tif"))
