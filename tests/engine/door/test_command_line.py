"""The command line that a job is written as is the one that asks for it."""

import shlex
from dataclasses import fields, replace
from pathlib import Path

import pytest

from chronofuse.engine.cli import assess_command, fuse_command, main
from chronofuse.engine.door import command_line, jobs

IMAGES = "--fine 'my f1.tif' --coarse c1.tif --target c2.tif --method starfm"
COMMANDS = {
    "the least": f"{IMAGES} -o o.tif",
    "everything of the run": f"{IMAGES} -o -o.tif --ndvi n.tif --change c.tif --report r.json --html h.html "
    "--param window=17 --param 'name=a b' --ratio 7.5 --target-date 2024-07-01 --reference t.tif --tile 64 "
    "--threads 3 --memory 500 --device cuda --precision float16 --dtype float32 --overwrite --cog --resume",
    "two pairs and dates": "--fine a --coarse b --fine c --coarse d --target e --target f --method estarfm "
    "-o 1.tif -o 2.tif --reference g --reference h --cluster tcp://me:8786",
    "everything of the preparation": f"{IMAGES} -o o.tif --bands blue=1:3,4:1 --unmatched nearest "
    "--roles red=3,nir=4 --scale 0.0001 --scale C1=2.75e-05 --offset fine=-0.2 --nodata C2=-9999 "
    "--mask F1=clouds.tif --mask C2=auto --buffer 3 --register=-3.5,12 --harmonise on",
    "bands by position": f"{IMAGES} -o o.tif --bands position --register auto",
    "hostile names": "--fine '; rm -rf ~' --coarse \"it's\" --target '$(id)' --method delta -o '`id`.tif'",
}


def asked_by(words: str) -> jobs.FuseJob:
    """The job of a command line, with an id that is the same for all."""
    given = shlex.split(words.replace("-o -o.tif", "--output=-o.tif"))
    return fuse_command.job_of(main._parser().parse_args(["fuse", *given])).with_wishes(id="x")


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_the_command_of_a_job_asks_for_that_job(words):
    asked = asked_by(words)
    program, command, *given = shlex.split(command_line.command_of(asked))
    assert (program, command) == ("chronofuse", "fuse")
    assert asked_by(shlex.join(given)) == asked


ASSESSMENTS = {
    "the least": "p.tif t.tif",
    "everything of one date": "p.tif 'my t.tif' --fine f.tif --target c2.tif --ratio 7.5 --index mndwi "
    "--threshold=-0.1 --tolerance 0 --threads 2 --json r.json --table t.csv --html h.html --overwrite",
    "classes": "p.tif t.tif --classes 'of p.tif' true.tif",
    "a series": "--prediction p1 --truth t1 --prediction=-p2 --truth t2 --target c1 --target c2",
    "a table": "--series series.csv --fine f.tif",
}


def assessment_by(words: str) -> jobs.AssessJob:
    """The job of a command line, with an id that is the same for all."""
    options = main._parser().parse_args(["assess", *shlex.split(words)])
    return replace(assess_command.job_of(options), id="x")


@pytest.mark.parametrize("words", ASSESSMENTS.values(), ids=ASSESSMENTS)
def test_the_command_of_an_assessment_asks_for_that_assessment(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("series.csv").write_text("prediction,truth,date\na.tif,b.tif,2024-07-01\nc.tif,d.tif,2024-07-09\n")

    asked = assessment_by(words)
    program, command, *given = shlex.split(command_line.command_of(asked))

    assert (program, command) == ("chronofuse", "assess")
    assert assessment_by(shlex.join(given)) == asked


def test_an_assessment_has_no_command_where_only_its_job_tells_a_day():
    asked = jobs.AssessJob((jobs.Dated("p.tif", "t.tif", date="2024-07-01"),))
    assert command_line.command_of(asked) is None


def test_every_field_of_a_preparation_is_told_by_one_of_these_commands():
    """A new one must be put into command_line.py."""
    usual = jobs.Preparation()
    told = {
        field.name
        for words in COMMANDS.values()
        for field in fields(usual)
        if getattr(asked_by(words).preparation, field.name) != getattr(usual, field.name)
    }
    assert told == {field.name for field in fields(usual)}


def test_what_lets_one_in_is_not_in_the_command():
    asked = asked_by(
        "--fine '/vsicurl/https://me:pass@host/f.tif?sig=abc' --coarse c --target d --method delta -o o.tif"
    )
    assert "pass" not in command_line.command_of(asked) and "abc" not in command_line.command_of(asked)
    assert command_line.notes_on(asked, []) == [
        "What lets one in to a server was left out: put it back where it is needed."
    ]


def test_dates_that_do_not_have_the_same_make_no_command():
    targets = [jobs.target_of("a.tif", output="1.tif"), jobs.target_of("b.tif", "2024-07-01", output="2.tif")]
    asked = jobs.FuseJob.of([jobs.Pair("f", "c")], targets, "delta")
    assert command_line.command_of(asked) is None


def test_an_output_that_nobody_named_gets_a_name_for_each_date():
    targets = [jobs.target_of("a.tif"), jobs.target_of("b.tif"), jobs.target_of("c.tif", output="mine.tif")]
    asked = jobs.FuseJob.of(
        [jobs.Pair("f", "c")], targets, "delta", check_only=True, check_report="r.json", overwrite=True
    )
    run, named = command_line.to_run(asked)
    assert named == ["fused_1.tif", "fused_2.tif"]
    assert list(run.outputs.values()) == ["fused_1.tif", "fused_2.tif", "mine.tif"]
    assert run.manner == jobs.Manner(overwrite=True)
