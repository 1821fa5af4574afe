"""`chronofuse map train` and `chronofuse map`: what their arguments mean."""

import re

import pytest

from chronofuse.engine.cli import main, map_command
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.train_classifier_job import OPTIONS
from chronofuse.models.catalogue.classifier_manifest import JOINED, OF_SERIES

TRAIN = ("map", "train", "--images", "a.tif", "--samples", "places.gpkg", "--field", "class")


def trained_by(*words: str):
    return map_command.train_job_of(main._options([*TRAIN, *words]))


def test_a_forest_of_its_defaults_named_after_its_samples():
    job = trained_by()
    assert (job.model, job.name, job.options) == ("forest", "forest-places", {})


@pytest.mark.parametrize(("model", "option"), [(model, name) for model in OPTIONS for name in OPTIONS[model]])
def test_each_option_of_a_model_has_a_flag(model, option):
    possible = OPTIONS[model][option]
    value = possible[-1] if isinstance(possible[0], str) else 3
    job = trained_by("--model", model, f"--{option}", str(value), "--series", "year")
    assert job.options == {option: value}


def test_only_what_joins_both_has_a_join():
    assert [model for model in OPTIONS if "join" in OPTIONS[model]] == list(JOINED)
    with pytest.raises(JobError, match="--join is no option of the model conv3d: it takes --steps"):
        trained_by("--model", "conv3d", "--series", "year", "--join", "cross")
    for model in JOINED:
        with pytest.raises(JobError, match=rf"{re.escape(model)} joins an image .* no series was given"):
            trained_by("--model", model, "--join", "cross")


@pytest.mark.parametrize("model", OF_SERIES)
def test_a_network_of_dates_wants_a_series(model):
    with pytest.raises(JobError, match=f"{model} learns from the dates of a series, and no series was"):
        trained_by("--model", model)


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
