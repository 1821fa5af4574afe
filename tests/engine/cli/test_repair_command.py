"""`chronofuse repair`: what its arguments mean."""

import pytest

from chronofuse.engine.cli import main, repair_command
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.jobs import dumps, loads
from chronofuse.engine.door.preparation import NEAREST
from chronofuse.engine.door.repair_job import FRINGE


def job_of(*words: str):
    return repair_command.job_of(main._options(["repair", *words]))


def test_the_fringe_of_clouds_is_left_out_and_all_bands_are_kept_unless_something_else_is_said():
    job = job_of("cloudy.tif", "--with", "year", "-o", "whole.tif")
    assert (job.preparation.buffer, job.preparation.unmatched) == (FRINGE, NEAREST)
    job = job_of(
        "cloudy.tif", "--with", "year", "-o", "whole.tif", "--buffer", "0", "--unmatched", "leave-out"
    )
    assert (job.preparation.buffer, job.preparation.unmatched) == (0, "leave-out")


def test_the_origin_lies_beside_the_output_and_the_job_crosses_the_border():
    job = job_of(
        *(
            "cloudy.tif",
            "--clouds",
            "mask.tif",
            "--day",
            "2024-05-01",
            "--with",
            "year",
            "-o",
            "out/whole.tif",
        ),
        *("--coarse", "modis/", "--uncertainty", "u.tif", "--report", "r.json", "--references", "4"),
    )
    assert job.outputs == {
        "output": "out/whole.tif",
        "origin": "out/whole_origin.tif",
        "uncertainty": "u.tif",
        "report": "r.json",
    }
    assert [source.role for source in job.sources] == ["coarse", None] and loads(dumps(job)) == job


@pytest.mark.parametrize(
    "words, sentence",
    [
        ((), "No references were named"),
        (("--with", "year", "--day", "2024-02-30"), "give a day that exists"),
        (("--with", "year", "--references", "0"), "'references' is 0"),
        (("--with", "year", "--uncertainty", "whole.tif"), "same file"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(words, sentence):
    with pytest.raises(JobError, match=sentence):
        job_of("cloudy.tif", "-o", "whole.tif", *words)
