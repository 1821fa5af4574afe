"""A run of `chronofuse:fuse` that did not end, and the one that goes on from its rows; memory and
cloud-optimised files."""

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException


@pytest.fixture
def long_run(parameters, scene_of_strips) -> dict:
    images = {
        "FINE": scene_of_strips.fine_1,
        "COARSE": scene_of_strips.coarse_1,
        "TARGET": scene_of_strips.target,
    }
    return {**parameters, **images, "METHOD": "starfm", "PARAM_WINDOW": 5, "TILE": 256}


@pytest.mark.long
def test_a_run_whose_worker_was_killed_is_resumed_with_the_same_bytes(
    run, long_run, kept_rows, kill_worker, listener, tmp_path
):
    heard = listener(on_fusing=lambda feedback: kill_worker(), ready=kept_rows)
    with pytest.raises(QgsProcessingException, match=r"killed.*\d+% of the rows are kept; resume it"):
        run(long_run, feedback=heard)
    resumed, again = listener(), str(tmp_path / "again.tif")

    run({**long_run, "RESUME": True}, feedback=resumed)

    assert resumed.warnings == heard.warnings, "nothing new to warn of"
    assert (
        Path(long_run["OUTPUT"]).read_bytes()
        == Path(run({**long_run, "OUTPUT": again})["OUTPUT"]).read_bytes()
    )
    assert kept_rows() == 0


@pytest.mark.long
def test_another_run_s_rows_are_not_gone_on_from(run, long_run, kept_rows, listener):
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run(long_run, feedback=listener(on_fusing=lambda feedback: feedback.cancel(), ready=kept_rows))

    with pytest.raises(QgsProcessingException, match=r"can't be resumed \('params' was .* and is .* now\)"):
        run({**long_run, "PARAM_WINDOW": 7, "RESUME": True})


def test_what_the_engine_says_of_resuming_stands_in_the_log(run, parameters, kept_rows, listener):
    heard = listener()

    run({**parameters, "RESUME": True}, feedback=heard)

    assert any(warning.startswith("Nothing is kept of an unfinished run") for warning in heard.warnings)


def test_a_memory_budget_that_nothing_fits_in_is_one_sentence(run, parameters, tmp_path):
    with pytest.raises(
        QgsProcessingException, match=r"^A memory budget of 1 MB is below what .* or more[^.]*\.$"
    ):
        run({**parameters, "MEMORY": 1})

    assert list(tmp_path.iterdir()) == []


def test_a_small_budget_and_cloud_optimised_give_the_same_pixels(run, parameters, tmp_path):
    from osgeo import gdal

    cloud = {"MEMORY": "64", "COG": True, "OUTPUT": str(tmp_path / "cloud.tif")}

    plain, optimised = (gdal.Open(run({**parameters, **more})["OUTPUT"]) for more in ({}, cloud))

    assert optimised.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert (plain.ReadAsArray() == optimised.ReadAsArray()).all()
