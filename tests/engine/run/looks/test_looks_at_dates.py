"""Days of images: distances, several images of one day, files that tell two."""

import field_scenes
import land
import pytest

from chronofuse.engine import fuse as flow
from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.jobs import Preparation, Reading

BEFORE, AFTER = land.fields(1), land.fields(1, green=0.3)


@pytest.fixture
def files(tmp_path):
    """A function that gives the paths of a pair and of the coarse image of a day."""

    def of(day, values=BEFORE):
        return (
            land.fine(tmp_path, f"f_{day}.tif", values),
            land.coarse(tmp_path, f"c_{day}.tif", values),
        )

    return of


PLACES = [
    (("2020-06-01",), "2020-06-17", None),
    (("2020-06-17",), "2020-06-01", "The target date lies before the reference date."),
    (("2020-06-01", "2020-07-01"), "2020-06-17", "The target date lies between 2020-06-01 and 2020-07-01."),
    (("2020-07-01", "2020-06-01"), "2020-06-17", "The target date lies between 2020-06-01 and 2020-07-01."),
    (
        ("2020-06-01", "2020-07-01"),
        "2020-05-20",
        "The target date lies before both reference dates, 2020-06-01 and 2020-07-01.",
    ),
    (
        ("2020-06-01", "2020-07-01"),
        "2020-07-20",
        "The target date lies after both reference dates, 2020-06-01 and 2020-07-01.",
    ),
]


@pytest.mark.parametrize("references, target, sentence", PLACES)
def test_where_the_target_lies_among_the_references_is_said(references, target, sentence, files, looked):
    pairs = [files(day, BEFORE + 0.01 * n) for n, day in enumerate(references)]
    findings = looked(pairs, files(target, AFTER)[1], "starfm")
    told = [f.text for f in findings if f.code.endswith("-references")]
    assert told == ([sentence] if sentence else [])


def test_the_distance_is_that_of_the_nearest_reference(files, looked):
    pairs = [files("2020-01-01"), files("2020-06-01", AFTER)]
    for target, far in (("2020-06-17", False), ("2020-09-17", True)):
        found = [f.text for f in looked(pairs, files(target, AFTER)[1], "starfm") if f.code == "far-dates"]
        assert bool(found) == far
        assert not far or "The nearest reference date is 108 days" in found[0]


def test_two_images_of_one_day_are_told(files, looked, tmp_path):
    pair, other = files("2020-06-01"), land.coarse(tmp_path, "d_2020-06-01.tif", AFTER)
    texts = [f.text for f in looked([pair], other) if f.code == "same-date"]
    assert texts == [
        "The target date is a reference date (2020-06-01): the fine image of that date is there already."
    ]
    second = land.fine(tmp_path, "g_2020-06-01.tif", AFTER), other
    texts = [
        f.text
        for f in looked([pair, second], files("2020-06-17", AFTER)[1], "starfm")
        if f.code == "same-date"
    ]
    assert len(texts) == 1 and texts[0].startswith("Both pairs are of 2020-06-01")


def test_two_targets_of_one_day_are_told(files, tmp_path):
    from chronofuse.engine.door import jobs

    first, twin = files("2020-06-17", AFTER)[1], land.coarse(tmp_path, "d_2020-06-17.tif", AFTER)
    targets = [
        jobs.target_of(path, output=str(tmp_path / f"o{n}.tif")) for n, path in enumerate((first, twin))
    ]
    asked = jobs.FuseJob.of([jobs.Pair(*files("2020-06-01"))], targets, "copy", check_only=True)
    for date in flow.run(asked, lambda event: None).dates:
        assert [f.text for f in date.check.findings if f.code == "same-date"] == [
            "2 target images are of 2020-06-17: each is predicted for itself, so give one of them."
        ]


def tagged(path, **tags):
    return field_scenes.edited(path, lambda dataset: dataset.SetMetadata(tags))


CONTRADICTIONS = {
    "two tags": ({"ACQUISITION_DATE": "2020-06-01", "SENSING_TIME": "2020-06-03T10:00"}, True),
    "a tag and the name": ({"DATE_ACQUIRED": "2020-05-30"}, True),
    "tags and the name alike": ({"DATE_ACQUIRED": "2020-06-01", "SENSING_TIME": "20200601T101500"}, False),
    "the day of processing": ({"TIFFTAG_DATETIME": "2021:01:01 00:00:00"}, False),
    "a vague tag": ({"DATE": "2019-01-01"}, False),
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_file_that_tells_two_days_is_told(case, files, looked):
    tags, contradict = CONTRADICTIONS[case]
    fine, coarse = files("2020-06-01")
    findings = looked([(tagged(fine, **tags), coarse)], files("2020-06-17", AFTER)[1])
    told = [f.text for f in findings if f.code == "dates-contradict"]
    assert len(told) == contradict and all("is taken" in text for text in told)


def test_a_name_of_several_days_contradicts_no_tag(files, looked, tmp_path):
    """As Landsat has them: of acquisition and of processing."""
    _, coarse = files("2020-06-01")
    path = land.fine(tmp_path, "LC08_L2SP_193026_20200601_20200608_02_T1.tif", BEFORE)
    findings = looked([(tagged(path, DATE_ACQUIRED="2020-06-01"), coarse)], files("2020-06-17", AFTER)[1])
    assert "dates-contradict" not in {f.code for f in findings}


NO_DAYS = {
    "a Landsat of February 31st": ("LC08_L2SP_193026_20200231_20200608_02_T1.tif", {}, "20200231"),
    "a Landsat of a thirteenth month": ("LC08_L2SP_193026_20201301_20200608_02_T1.tif", {}, "20201301"),
    "day 366 of a common year": ("MOD09GA.A2019366.h18v04.061.2020005041556.tif", {}, "2019366"),
    "a name of one's own": ("f_2019-06-31_made_2020-06-01.tif", {}, "2019-06-31"),
    "a tag that knows better": (
        "LC08_L2SP_193026_20200231_20200608_02_T1.tif",
        {"DATE_ACQUIRED": "2020-06-02"},
        "20200231",
    ),
}


@pytest.mark.parametrize("case", NO_DAYS)
def test_a_day_that_there_can_t_be_is_told_and_none_is_taken_in_its_place(case, files, looked, tmp_path):
    name, tags, told = NO_DAYS[case]
    path = tagged(land.fine(tmp_path, name, BEFORE), TIFFTAG_DATETIME="2020:06:08 00:00:00", **tags)
    findings = looked([(path, files("2020-06-01")[1])], files("2020-06-17", AFTER)[1])
    (said,) = [f.text for f in findings if f.code == "no-such-day"]
    assert said.startswith(f"F1 '{name}' has '{told}' in its name where the date of acquisition stands")
    taken = "that of its tags (2020-06-02) is taken." if tags else "(--date F1=YYYY-MM-DD)."
    assert said.endswith(taken) and "dates-contradict" not in {f.code for f in findings}
    asked = Preparation(images={"F1": Reading(date="2020-06-03")})
    findings = looked(
        [(path, files("2020-06-01")[1])], files("2020-06-17", AFTER)[1], "starfm", preparation=asked
    )
    assert "From 2020-06-03 to 2020-06-17: 14 days." in [f.text for f in findings]
    assert "no-such-day" not in {f.code for f in findings}


def test_a_day_that_is_told_goes_before_that_of_the_name(files, looked):
    told = Preparation(images={"F1": Reading(date="2020-06-10"), "C1": Reading(date="2020-06-10")})
    findings = looked([files("2020-01-01")], files("2020-06-17", AFTER)[1], "starfm", preparation=told)
    assert "From 2020-06-10 to 2020-06-17: 7 days." in [finding.text for finding in findings]
    assert not [finding for finding in findings if finding.code == "far-dates"]


def test_a_day_that_is_none_is_refused():
    with pytest.raises(JobError, match=r"The date is '2020-02-30': give a day that exists, as YYYY-MM-DD."):
        Reading(date="2020-02-30")
