"""The words of `chronofuse map` and `chronofuse map train` become jobs."""

import argparse

import pytest

from chronofuse.engine.cli import map_command


def parsed(add_arguments, *words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(list(words))


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], {}),
        (["--trees", "20", "--leaf", "3"], {"trees": 20, "leaf": 3}),
        (["--model", "unet", "--steps", "40"], {"steps": 40}),
        (["--model", "sequence", "--series", "filled", "--epochs", "9"], {"epochs": 9}),
    ],
)
def test_a_training_has_the_options_of_its_model(words, options):
    given = ["--images", "a.tif", "--samples", "s.gpkg", "--field", "kind", "--name", "lake"]
    job = map_command.train_job_of(parsed(map_command.add_train_arguments, *given, *words))
    assert (job.name, job.field, job.options) == ("lake", "kind", options)
