"""Job files by another hand: what is wrong with one is said in a sentence, whatever it is."""

import json
import subprocess

import pytest
import warm

from chronofuse.engine.door import client, errors, events, jobs

JOB = jobs.FuseJob(
    (jobs.Pair("f.tif", "c.tif"),), (jobs.target_of("t.tif", output="o.tif"),), "delta", id="a-job"
)
TRAINING = {"chronofuse_job": 2, "action": "train", "name": "toy", "data": "d"}
HUGE = 10**400


def fusion(*path, **values) -> str:
    """The job's file with other values in the object at a path."""
    content = place = json.loads(jobs.dumps(JOB))
    for step in path:
        place = place[step]
    place.update(values)
    return json.dumps(content)


def nested(levels: int) -> str:
    return fusion(params={"window": "deep"}).replace('"deep"', "[" * levels + "]" * levels)


def deep_options(levels: int) -> str:
    return json.dumps({**TRAINING, "options": {"x": "deep"}}).replace(
        '"deep"', '{"y": ' * levels + "1" + "}" * levels
    )


@pytest.mark.parametrize(
    "text, part",
    [
        (nested(20_000), "nested deeper than any job is"),
        (nested(900), "params.window is [[[["),
        (deep_options(900), "options.x is {'y': {'y': {"),
        (fusion(action=[]), "The job's action is []: use one of"),
        (fusion(action={"fuse": 1}), "The job's action is {'fuse': 1}"),
        (fusion("targets", 0, coarse="\ud800.tif"), "'target' holds half of a character ('\\ud800.tif')"),
        (fusion("targets", 0, "telling", report="\udfff"), "'report' holds half of a character"),
        (fusion(params={"\ud800": 1}), "'params' holds half of a character"),
        (json.dumps({**TRAINING, "train": ["\ud800"]}), "'train' holds half of a character"),
        (json.dumps({**TRAINING, "validate": ["a\0"]}), "'validate' holds a null character"),
        (fusion(rows=[]), "rows is []: give a list of a whole number and a whole number"),
        (fusion(rows=[3, 3]), "'rows' is (3, 3): give the first row and the one after the last"),
        (fusion(ratio=HUGE), "ratio is 1000000"),
        (fusion(ratio=-HUGE), "give a number that a computer can hold"),
        (fusion(tile=2**70), "tile is 1180591620717411303424: give a whole number that a computer can hold"),
        (fusion(rows=[0, HUGE]), "rows[1] is 1000000"),
        (fusion(params={"window": HUGE}), "params.window is 1000000"),
        (fusion(ratio="many").replace('"many"', "9" * 6000), "ratio is 9999999"),
        (fusion("targets", 0, coarse="a" * 300 + ".tif"), "'C2' is longer than a path can be ('aaaaaaaa"),
        (fusion("targets", 0, coarse="a/" * 5000), "10000 characters): give the path of a file"),
        (fusion(method="m" * 300 + ".onnx"), "'method' is longer than a path can be"),
        (json.dumps({**TRAINING, "data": "d" * 300}), "'data' is longer than a path can be"),
        (json.dumps({**TRAINING, "name": "n" * 300}), "300 characters long: use at most 100."),
        (fusion(id="a/b"), "'id' is 'a/b': give up to 64 letters, digits and dashes."),
        (fusion(id=".."), "'id' is '..'"),
        (fusion(id="i" * 65), "'id' is 'iiii"),
        (json.dumps({**TRAINING, "id": "a\\b"}), "'id' is 'a\\\\b'"),
        (fusion(**{"\x1b[2J" * 30: 1}), "unknown keys (\\x1b[2J\\x1b[2J"),
    ],
    ids=lambda value: value[:40],
)
def test_what_no_job_has_is_refused_in_one_short_sentence(text, part):
    with pytest.raises(errors.JobError) as caught:
        jobs.loads(text)
    said = str(caught.value)
    assert part in said and "\n" not in said and len(said) < 500, said


@pytest.mark.parametrize(
    "values",
    [
        {"method": ["x" * 800_000]},
        {"x" * 800_000: 1},
        {"tile": "9" * 800_000},
        {"params": {"p": ["x"] * 200_000}},
    ],
)
def test_a_sentence_does_not_repeat_a_long_value(values):
    with pytest.raises(errors.JobError) as caught:
        jobs.loads(fusion(**values))
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    "path",
    [("machine",), ("manner",), ("store",), ("pairs", 0), ("targets", 0), ("targets", 0, "outputs")],
    ids=str,
)
@pytest.mark.parametrize(
    "values",
    [{"k" * 800_000: 1}, {"\x1b[2J" * 9_000: 1}, {f"{n}" * 500: 1 for n in range(900)}],
    ids=["one", "one that steers", "many"],
)
def test_a_sentence_does_not_repeat_long_keys_in_a_part_of_a_job(path, values):
    with pytest.raises(errors.JobError, match="has unknown keys") as caught:
        jobs.loads(fusion(*path, **values))
    said = str(caught.value)
    assert len(said) < 1500 and "\x1b" not in said and said.endswith(".") and "known are" in said


@pytest.mark.parametrize(
    "part, value",
    [
        (("machine",), {"device": "d" * 800_000}),
        (("machine",), {"cluster": ["c"] * 100_000}),
        (("machine",), {"threads": 10**4000}),
        (("store",), {"dtype": "t" * 800_000}),
        (("targets", 0), {"date": "2" * 800_000}),
        (("targets", 0, "outputs"), {"output": {"x" * 800_000: "y" * 800_000}}),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_sentence_does_not_repeat_a_long_value_in_a_part_of_a_job(part, value):
    with pytest.raises(errors.JobError) as caught:
        jobs.loads(fusion(*part, **value))
    assert len(str(caught.value)) < 700


def test_many_unknown_keys_are_not_all_told():
    with pytest.raises(errors.JobError, match=r"unknown keys \(k0, k1, k2, k3, k4, k5, k6, k7, \.\.\.\)"):
        jobs.loads(fusion(**{f"k{number}": 1 for number in range(5000)}))


def test_what_gdal_opens_by_another_name_may_be_long():
    inline = "<VRTDataset>" + " " * 6000 + "</VRTDataset>"
    asked = jobs.loads(fusion("targets", 0, coarse=inline))
    assert asked.first.coarse == inline


def test_a_scene_to_train_on_has_pairs():
    with pytest.raises(errors.JobError, match="one or two pairs, but 0 were given"):
        jobs.TrainingScene("a", (), "t.tif", "truth.tif")


def test_an_event_that_is_nested_too_deeply_is_none():
    with pytest.raises(errors.ProtocolError):
        events.decode('{"event": "warned", "code": ' + "[" * 20_000 + "]" * 20_000 + "}")


@pytest.mark.parametrize(
    "text",
    [nested(20_000), fusion(id="a/b"), fusion("targets", 0, coarse="\ud800.tif"), fusion(ratio=HUGE)],
    ids=["nested", "id", "surrogate", "number"],
)
def test_the_worker_says_it_and_has_no_traceback(text, tmp_path):
    """By the engine's own process, as another program may start it."""
    (tmp_path / "job.json").write_text(text)
    done = subprocess.run(
        [str(warm.PYTHON), "-I", str(client.ENTRY), "worker", str(tmp_path / "job.json")],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    event = events.decode(done.stdout.splitlines()[-1])
    assert done.returncode == 2 and event.code == "bad-job" and "Traceback" not in done.stderr
    assert "does not know" not in event.message


def test_rows_that_the_image_does_not_have_are_refused(pair, out, run_command):
    import runs

    asked = runs.job_for(
        [(pair.fine_1, pair.coarse_1)], pair.coarse_2, "delta", out / "o.tif", rows=(160, 170)
    )
    with pytest.raises(errors.JobError, match="'rows' begins at 160, but F1 has 160 rows"):
        runs.finish(asked)
    assert not list(out.iterdir())
