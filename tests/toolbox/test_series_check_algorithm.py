"""`chronofuse:series_check` in Processing: it tells, writes and refuses as the command line does."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from chronofuse.models.images import ImageGrid, write

SIDE, RATIO, WRONG = 48, 6, 5
NAMES = ("green", "red", "nir")


def grid(side: int, pixel: float) -> ImageGrid:
    return ImageGrid(side, side, (600000.0, pixel, 0.0, 5000000.0, 0.0, -pixel), "EPSG:32633")


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    """A coarse image every ten days, a fine one on all but two of them; that of the sixth date ten times as
    bright."""
    folder = tmp_path_factory.mktemp("series")
    random = np.random.default_rng(2)
    (folder / "fine").mkdir()
    (folder / "coarse").mkdir()
    base = np.array([0.08, 0.06, 0.3])[:, None, None] * (
        0.6 + 0.8 * random.random((3, 12, 12)).repeat(4, 1).repeat(4, 2)
    )
    for number in range(12):
        day = date(2024, 4, 1) + timedelta(days=10 * number)
        values = base * (1 + 0.03 * number) + random.normal(0, 0.002, base.shape)
        means = values.reshape(3, SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(2, 4))
        means = means + random.normal(0, 0.002, means.shape)
        write(folder / "coarse" / f"coarse_{day}.tif", means, NAMES, grid(SIDE // RATIO, 180.0))
        if number not in (2, 9):
            values = values * (3 if number == WRONG else 1)
            write(folder / "fine" / f"fine_{day}.tif", values, NAMES, grid(SIDE, 30.0))
    return folder


def test_the_wrong_image_is_named_in_the_words_of_the_form_and_dates_are_proposed(
    run, series, tmp_path, listener
):
    page, table = str(tmp_path / "line.html"), str(tmp_path / "dates.csv")
    parameters = {"FINE_FOLDER": str(series / "fine"), "COARSE_FOLDER": str(series / "coarse")}
    heard = listener()
    results = run({**parameters, "REPORT_HTML": page, "TABLE": table}, "series_check", feedback=heard)
    assert (results["DATES"], results["SUSPECT_COUNT"]) == (12, 1)
    assert results["SUSPECTS"].startswith("2024-05-21, fine, scale: Its values are 3 times")
    assert "'How images are read'" in results["SUSPECTS"] and results["SUSPECTS"] in heard.warnings
    assert "2024-05-21" in results["PROPOSED"].split(", ")
    assert "2024-05-21" in Path(page).read_text("utf-8") and Path(table).read_text().count("\n") == 13


def test_layers_do_in_the_place_of_folders_and_nothing_is_refused(run, series, tmp_path):
    layers = {
        role: [str(one) for one in sorted((series / role.lower()).iterdir())] for role in ("FINE", "COARSE")
    }
    assert run({**layers, "REPORT_HTML": str(tmp_path / "p.html")}, "series_check")["DATES"] == 12
    with pytest.raises(QgsProcessingException, match="No images were named"):
        run({"REPORT_HTML": str(tmp_path / "q.html")}, "series_check")
