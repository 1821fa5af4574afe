"""What crosses the process border: jobs, events, errors."""

import json
from dataclasses import replace

import pytest

from chronofuse.engine.door import errors, events, jobs
from chronofuse.engine.door.check import Check, Finding, NotChecked
from chronofuse.engine.door.value import Figures, Value

PAIR = jobs.Pair("f.tif", "c.tif")
JOB = jobs.FuseJob((PAIR,), (jobs.target_of("t.tif", output="o.tif"),), "delta", id="a-job")


def test_a_job_comes_back_as_it_went():
    assert jobs.loads(jobs.dumps(JOB)) == JOB
    with_params = replace(JOB, params={"window": 41, "spread": 0.5, "mode": "image"})
    assert jobs.loads(jobs.dumps(with_params)) == with_params
    assessment = jobs.AssessJob((jobs.Dated("p.tif", "t.tif"),), report="r.json")
    assert jobs.loads(jobs.dumps(assessment)) == assessment


def changed(*path, **values) -> str:
    """The job's file with other values in the object at a path."""
    content = place = json.loads(jobs.dumps(JOB))
    for step in path:
        place = place[step]
    place.update(values)
    return json.dumps(content)


OUTPUTS = ("targets", 0, "outputs")


@pytest.mark.parametrize(
    "text, part",
    [
        ("{", "not JSON"),
        ("[]", "no 'chronofuse_job'"),
        (changed(chronofuse_job=99), "no 'chronofuse_job'"),
        (changed(action="explode"), "action is 'explode'"),
        (
            changed(chronofuse_job=1),
            "The job file is of version 1, and this Chronofuse reads version 2: write it",
        ),
        (changed(action=["fuse"]), "action is ['fuse']"),
        (changed(colour="red"), "unknown keys (colour)"),
        (changed("targets", 0, colour="red"), "targets[0] has unknown keys (colour): remove them; known are"),
        (changed(pairs="f.tif"), "pairs is 'f.tif': give a list, each an object with 'fine' and 'coarse'"),
        (changed(pairs=[{"fine": "f.tif"}]), "pairs[0].coarse is missing: give a text"),
        (changed(pairs=[]), "one or two pairs"),
        (changed(targets=[]), "No target date was given"),
        (changed(tile="big"), "tile is 'big': give a whole number"),
        (changed(tile=4), "'tile' is 4"),
        (changed(tile=True), "tile is True: give a whole number"),
        (changed(ratio="16"), "ratio is '16': give a number"),
        (changed(rows=[0]), "rows is [0]: give a list of a whole number and a whole number"),
        (changed("manner", overwrite=1), "manner.overwrite is 1: give true or false"),
        (changed("machine", device="tpu"), "'device' is 'tpu'"),
        (changed(store=None), "store is None: give an object"),
        (changed("targets", 0, date="1 July"), "YYYY-MM-DD"),
        (changed(*OUTPUTS, output=None), "No output"),
        (changed(*OUTPUTS, output="f.tif"), "are the same file"),
        (changed(*OUTPUTS, ndvi="o.tif"), "are the same file"),
        (changed(*OUTPUTS, ndvi=3), "targets[0].outputs.ndvi is 3: give a text"),
        (changed("targets", 0, coarse=""), "'target' is empty"),
        (changed(params=[1]), "params is [1]: give an object by name"),
        (changed(params={"window": [31]}), "params.window is [31]: give a number or a text"),
        (changed(params={"window": {"side": 31}}), "params.window is {'side': 31}"),
        (changed(params={"window": None}), "params.window is None"),
        (changed(params={"window": True}), "params.window is True"),
    ],
)
def test_a_wrong_job_is_refused_in_one_sentence(text, part):
    with pytest.raises(errors.JobError) as caught:
        jobs.loads(text)
    assert part in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("ratio", [0.5, 0, -3, float("nan"), float("inf")])
def test_a_ratio_below_one_is_refused(ratio):
    with pytest.raises(errors.RatioError):
        replace(JOB, ratio=ratio)


FIGURES = Figures(
    method="starfm",
    reference=Figures(
        rmse=Value(0.02, {"red": 0.02}), cc=Value(None, {"red": None}, {"red": "a gap"}), baselines={}
    ),
    consistency=Value(reason="no C2 was given"),
)


CHECK = Check(
    8.0, ("red",), None, "2024-07-01", 3, {"C1": 1.0}, findings=(Finding("info", "dates", "3 days"),)
)


@pytest.mark.parametrize(
    "event",
    [
        events.Started("delta", "cpu", "why", "0.1"),
        events.Progress("Fusing", 0.5, 1.0, None),
        events.Warned("gaps", "text"),
        events.Finished(
            (events.DateResult({"output": "o.tif"}, FIGURES, CHECK), events.DateResult()),
            "cpu",
            {"Fusing": 1.5},
        ),
        events.Failed("no-crs", "text"),
    ],
)
def test_an_event_comes_back_as_it_went(event):
    line = events.encode(event)
    assert "\n" not in line
    assert events.decode(line) == event


def test_a_run_without_a_check_has_an_empty_one_and_a_broken_one_is_refused():
    line = events.encode(events.Finished((events.DateResult(),)))
    (date,) = json.loads(line)["dates"]
    assert date == {"outputs": {}, "figures": {}, "check": {}}
    assert events.decode(line).first.check == NotChecked() and not events.decode(line).first.check.findings
    with pytest.raises(errors.ProtocolError):
        events.decode(line.replace('"check": {}', '"check": {"ratio": 8.0}'))


@pytest.mark.parametrize("line", ["", "hello", "[]", '{"event": "sung"}', '{"event": "warned"}', "{}"])
def test_a_line_that_is_not_an_event_is_an_error_of_ours(line):
    with pytest.raises(errors.ProtocolError, match="not an event"):
        events.decode(line)


@pytest.mark.parametrize("code", sorted(errors.BY_CODE))
def test_an_error_is_the_same_on_both_sides_of_the_border(code):
    error = errors.from_code(code, "One sentence.")
    assert type(error).code == code and str(error) == "One sentence."
