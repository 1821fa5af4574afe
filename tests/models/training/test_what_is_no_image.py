"""What lies among the images of a training and is none: told or left out at once, and never waited for."""

import os
import shutil

import numpy as np
import pytest

from chronofuse.engine.cli import train_command
from chronofuse.engine.door.errors import JobError, TrainingDataError
from chronofuse.models import images
from chronofuse.models.training import place_folders


@pytest.fixture
def place(tmp_path):
    """A folder of two dates."""
    folder = tmp_path / "data" / "north"
    folder.mkdir(parents=True)
    grid = images.ImageGrid(64, 64, (0, 10.0, 0, 0, 0, -10.0), "EPSG:32633")
    for month in (1, 2):
        values = np.random.default_rng(month).random((2, 64, 64), np.float32)
        images.write(folder / f"fine_2020-0{month}-01.tif", values, ["red", "nir"], grid)
    return folder


NONE = {
    "a pipe": os.mkfifo,
    "a link to a stream": lambda path: path.symlink_to("/dev/stdin"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("kind", NONE)
@pytest.mark.parametrize("name", ["fine_2020-03-01.tif", "fine_2020-01-01.tif"])
def test_a_place_with_something_else_among_its_images_is_left_out_in_a_sentence(name, kind, place):
    shutil.copytree(place, place.parent / "south")
    (place / name).unlink(missing_ok=True)
    NONE[kind](place / name)
    told = []
    (found,) = place_folders.find(place.parent, lambda code, sentence: told.append(sentence))
    assert found.name == "south" and "is a pipe or a device, not a file" in " ".join(told)
    with pytest.raises(TrainingDataError, match="is a pipe or a device"):
        place_folders.find(place, lambda code, sentence: None)


def test_a_pipe_that_is_called_as_the_description_of_a_place_is_none(place):
    os.mkfifo(place / "dataset.json")
    (found,) = place_folders.find(place, lambda code, sentence: None)
    assert found.name == "north"


@pytest.mark.parametrize(
    "text", ['{"a": ' * 100_000, '{"a": ' * 100_000 + "1" + "}" * 100_000, "a = " + "[" * 100_000]
)
def test_settings_that_are_nested_without_end_are_one_sentence(text, tmp_path):
    (tmp_path / "train.toml").write_text(text)
    with pytest.raises(JobError, match=r"The configuration '.*' can't be read"):
        train_command.read_config(tmp_path / "train.toml")
