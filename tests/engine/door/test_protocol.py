"""What crosses the process border: jobs, events, errors."""

import json
from dataclasses import replace

import pytest

from chronofuse.engine.door import errors, events, job_file, jobs

PAIR = jobs.Pair("f.tif", "c.tif")
JOB = jobs.FuseJob((PAIR,), "t.tif", "delta", "o.tif")


def test_a_job_comes_back_as_it_went():
    assert job_file.loads(job_file.dumps(JOB)) == JOB
    with_params = replace(JOB, params={"window": 41, "spread": 0.5, "mode": "image"})
    assert job_file.loads(job_file.dumps(with_params)) == with_params
    assessment = jobs.AssessJob("p.tif", "t.tif", report="r.json")
    assert job_file.loads(job_file.dumps(assessment)) == assessment


def changed(**values) -> str:
    content = json.loads(job_file.dumps(JOB))
    content.update(values)
    return json.dumps(content)


@pytest.mark.parametrize(
    "text, part",
    [
        ("{", "not JSON"),
        ("[]", "no 'chronofuse_job'"),
        (changed(chronofuse_job=99), "no 'chronofuse_job'"),
        (changed(action="explode"), "action is 'explode'"),
        (changed(colour="red"), "unknown keys (colour)"),
        (changed(pairs="f.tif"), "'pairs' is 'f.tif'"),
        (changed(pairs=[{"fine": "f.tif"}]), "A pair of the job"),
        (changed(pairs=[]), "one or two pairs"),
        (changed(tile="big"), "'tile' is 'big'"),
        (changed(tile=4), "'tile' is 4"),
        (changed(overwrite=1), "'overwrite' is 1"),
        (changed(device="tpu"), "'device' is 'tpu'"),
        (changed(target_date="1 July"), "YYYY-MM-DD"),
        (changed(output=None), "No output"),
        (changed(output="f.tif"), "are the same file"),
        (changed(ndvi="o.tif"), "are the same file"),
        (changed(target=""), "'target' is empty"),
        (changed(params=[1]), "'params' is [1]"),
        (
            changed(params={"window": [31]}),
            "The parameter 'window' of the method is [31]: give a number or a text.",
        ),
        (changed(params={"window": {"side": 31}}), "The parameter 'window' of the method is {'side': 31}"),
        (changed(params={"window": None}), "The parameter 'window' of the method is None"),
        (changed(params={"window": True}), "The parameter 'window' of the method is True"),
    ],
)
def test_a_wrong_job_is_refused_in_one_sentence(text, part):
    with pytest.raises(errors.JobError) as caught:
        job_file.loads(text)
    assert part in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("ratio", [0.5, 0, -3, float("nan"), float("inf")])
def test_a_ratio_below_one_is_refused(ratio):
    with pytest.raises(errors.RatioError):
        replace(JOB, ratio=ratio)


@pytest.mark.parametrize(
    "event",
    [
        events.Started("delta", "cpu", "why", "0.1"),
        events.Progress("Fusing", 0.5, 1.0, None),
        events.Warned("gaps", "text"),
        events.Finished({"output": "o.tif"}),
        events.Failed("no-crs", "text"),
    ],
)
def test_an_event_comes_back_as_it_went(event):
    line = events.encode(event)
    assert "\n" not in line
    assert events.decode(line) == event


@pytest.mark.parametrize("line", ["", "hello", "[]", '{"event": "sung"}', '{"event": "warned"}', "{}"])
def test_a_line_that_is_not_an_event_is_an_error_of_ours(line):
    with pytest.raises(errors.ProtocolError, match="not an event"):
        events.decode(line)


@pytest.mark.parametrize("code", sorted(errors.BY_CODE))
def test_an_error_is_the_same_on_both_sides_of_the_border(code):
    error = errors.from_code(code, "One sentence.")
    assert type(error).code == code and str(error) == "One sentence."
