"""`chronofuse:compare` in Processing: it tells, writes and refuses as the command line does."""

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from chronofuse.models.images import ImageGrid, write

SIDE, RATIO = 48, 8
NAMES = ("green", "red", "nir")


def grid(side: int, pixel: float) -> ImageGrid:
    return ImageGrid(side, side, (600000.0, pixel, 0.0, 5000000.0, 0.0, -pixel), "EPSG:32633")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Two dates of both sensors, in a folder of each."""
    folder = tmp_path_factory.mktemp("place")
    random = np.random.default_rng(2)
    for role in ("fine", "coarse"):
        (folder / role).mkdir()
    base = 0.1 + 0.3 * random.random((3, 12, 12)).repeat(4, 1).repeat(4, 2)
    base += 0.01 * random.random(base.shape)
    for day, by in (("2024-04-12", 1.0), ("2024-07-01", 1.2)):
        values = base * by
        means = values.reshape(3, SIDE // RATIO, RATIO, SIDE // RATIO, RATIO).mean(axis=(2, 4))
        write(folder / "fine" / f"fine_{day}.tif", values, NAMES, grid(SIDE, 30.0))
        write(folder / "coarse" / f"coarse_{day}.tif", means, NAMES, grid(SIDE // RATIO, 30.0 * RATIO))
    return folder


def test_it_says_which_method_to_take_and_writes_page_table_and_figures(run, place, tmp_path, listener):
    files = {name: str(tmp_path / name) for name in ("REPORT_HTML", "TABLE", "REPORT")}
    folders = {"FINE_FOLDER": str(place / "fine"), "COARSE_FOLDER": str(place / "coarse")}
    heard = listener()
    results = run({**folders, **files, "METHODS": ["ubdf"]}, "compare", feedback=heard)
    assert results["METHOD_1"] in ("ubdf", "delta", "delta-gain") and results["TRIALS_MADE"] == 2
    assert results["METHOD_1"] in results["WHY"] and results["WHY"].splitlines()[0] in heard.notes
    assert results["EXPECTED_RMSE"] > 0
    assert results["BY_REFERENCE"].split()[::2] == ["2024-04-12", "2024-07-01"]
    assert "Methods, compared" in Path(files["REPORT_HTML"]).read_text("utf-8")
    assert set(json.loads(Path(files["REPORT"]).read_text("utf-8"))["trials"][0]["rmse"]) >= {"ubdf", "delta"}


def test_layers_do_in_the_place_of_folders_and_one_date_is_refused(run, place, tmp_path):
    layers = {
        role: [str(one) for one in sorted((place / role.lower()).iterdir())] for role in ("FINE", "COARSE")
    }
    page = {"REPORT_HTML": str(tmp_path / "p.html"), "METHODS": ["ubdf"], "TRIALS": 1}
    assert run({**layers, **page}, "compare")["TRIALS_MADE"] == 1
    with pytest.raises(QgsProcessingException, match="only 2024-04-12 has one"):
        run({**page, **{role: one[:1] for role, one in layers.items()}, "OVERWRITE": True}, "compare")
    with pytest.raises(QgsProcessingException, match="No images were named"):
        run(page, "compare")
