"""`chronofuse map train` and `chronofuse map`: what their arguments mean."""

import pytest

from chronofuse.engine.cli import main, map_command
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.train_classifier_job import OPTIONS

TRAIN = ("map", "train", "--images", "a.tif", "--samples", "places.gpkg", "--field", "class")


def trained_by(*words: str):
    return map_command.train_job_of(main._options([*TRAIN, *words]))


def test_a_forest_of_its_defaults_named_after_its_samples():
    job = trained_by()
    assert (job.model, job.name, job.options) == ("forest", "forest-places", {})


@pytest.mark.parametrize(("model", "option"), [(model, name) for model in OPTIONS for name in OPTIONS[model]])
def test_each_option_of_a_model_has_a_flag(model, option):
    series = ["--series", "year"] if model in ("sequence", "stsnet") else []
    assert trained_by("--model", model, f"--{option}", "3", *series).options == {option: 3}


def test_a_model_of_another_place_is_read_and_not_written():
    assert trained_by("--base", "there").inputs == trained_by().inputs
    assert trained_by("--base", "there.onnx").inputs["base"] == "there.onnx"
    with pytest.raises(JobError, match=r"mine\.onnx"):
        trained_by("--base", "mine.onnx", "-o", "mine.onnx")


def test_an_option_of_another_model_is_refused_by_its_name():
    with pytest.raises(JobError, match="members"):
        trained_by("--members", "3")


def test_a_map_without_a_model_says_which_flag():
    with pytest.raises(JobError, match="--model"):
        map_command.map_job_of(main._options(["map", "--images", "a.tif", "-o", "map.tif"]))
