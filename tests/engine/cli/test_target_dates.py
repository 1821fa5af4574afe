"""Several target dates in one run: as if each had run alone, with F1 and C1 read once."""

import json
import shutil
import threading
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import runs
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal

from chronofuse.engine import fuse
from chronofuse.engine.cli.target_dates import target_dates
from chronofuse.engine.door import errors, events
from chronofuse.engine.door.jobs import FuseJob, Pair, Preparation, Reading, dumps, loads, target_of
from chronofuse.engine.raster import readers

ROLES = ("output", "ndvi", "change", "report")


def outputs_in(folder: Path, mark="") -> dict[str, str]:
    return {role: str(folder / f"{role}{mark}.{'json' if role == 'report' else 'tif'}") for role in ROLES}


def job_of(pair, method, folder, targets, pairs=1, **wishes):
    folder.mkdir()
    both = (Pair(pair.fine_1, pair.coarse_1), Pair(pair.fine_2, pair.coarse_2))
    dates = [
        target_of(
            target, reference=wishes.get("reference"), **outputs_in(folder, number if number > 1 else "")
        )
        for number, target in enumerate(targets, 1)
    ]
    return FuseJob.of(both[:pairs], dates, method, tile=64, threads=2)


@pytest.mark.parametrize(
    "method, pairs, measured",
    [
        ("delta", 1, True),
        *(
            pytest.param(*way, False, marks=pytest.mark.long)
            for way in (("starfm", 2), ("softmix", 1), ("edcstfn", 1))
        ),
    ],
)
def test_files_figures_and_events_are_those_of_single_runs(method, pairs, measured, pair, tmp_path):
    targets = [pair.between, pair.coarse_2]
    seen_events = []
    wishes = {"reference": pair.fine_2} if measured else {}
    job = job_of(pair, method, tmp_path / "both", targets, pairs, **wishes)
    finished = fuse.run(job, seen_events.append)
    assert len(finished.dates) == 2 and loads(dumps(job)) == job
    for target, of_date, mark in zip(targets, finished.dates, ("", 2)):
        alone = fuse.run(
            job_of(pair, method, tmp_path / f"alone{mark}", [target], pairs, **wishes), lambda event: None
        ).first
        assert of_date.outputs == outputs_in(tmp_path / "both", mark) and of_date.check == alone.check
        for role in ("output", "ndvi", "change"):
            assert Path(of_date.outputs[role]).read_bytes() == Path(alone.outputs[role]).read_bytes(), role
        assert {**of_date.figures, "timings": 0} == {**alone.figures, "timings": 0}
        report = json.loads(Path(of_date.outputs["report"]).read_text())
        assert report["inputs"]["C2"] == target and "more" not in report
    stages = [event.stage for event in seen_events if isinstance(event, events.Progress)]
    assert list(dict.fromkeys(stages)) == [
        "Reading the scene",
        "Fusing",
        "Finishing the files",
        "Measuring",
        "Writing the report",
    ]
    assert sum(isinstance(event, events.Started) for event in seen_events) == 1


def test_the_pair_is_read_once_whatever_the_number_of_dates(pair, tmp_path, monkeypatch):
    """Windows that the readers' threads read while fusing, counted by image."""
    counts, real = Counter(), readers.Image.read

    def read(self, window):
        if threading.current_thread().name.startswith("chronofuse-read"):
            counts[self.role] += 1
        return real(self, window)

    monkeypatch.setattr(readers.Image, "read", read)
    reads = []
    for number, targets in enumerate(([pair.coarse_2], [pair.coarse_2, pair.between, pair.coarse_1])):
        job = job_of(pair, "delta", tmp_path / str(number), targets)
        counts.clear()
        fuse.run(runs.changed(job, target_date="2024-07-01"), lambda event: None)
        reads.append(dict(counts))
    single, three = reads
    per_thread = 9 * 2  # a thread that opens an image looks at a few windows for its scale, at most
    assert single["F1"] >= 9 and single["C2"] >= 9
    assert three["F1"] <= single["F1"] + per_thread and three["C1"] <= single["C1"] + per_thread, reads
    assert three["C2"] >= 3 * 9, reads


def test_one_date_that_can_not_be_read_stops_all_and_leaves_nothing(pair, tmp_path):
    job = job_of(pair, "delta", tmp_path / "out", [pair.coarse_2, str(tmp_path / "nowhere.tif")])
    with pytest.raises(errors.MissingFileError, match=r"nowhere.tif"):
        fuse.run(job, lambda event: None)
    assert list((tmp_path / "out").iterdir()) == []


def test_the_command_takes_a_pattern_and_the_check_says_all_dates(run_command, pair, tmp_path):
    arguments = (
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--target",
        pair.between,
        "--method",
        "delta",
    )
    run = run_command(
        "fuse", *arguments, "-o", tmp_path / "o_{date}.tif", "--report", tmp_path / "{date}.json"
    )
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2024-05-20.json",
        "2024-07-01.json",
        "o_2024-05-20.tif",
        "o_2024-07-01.tif",
    ]
    assert run.stdout.count("consistency with C2") == 2 and all(
        path.name in run.stdout for path in tmp_path.iterdir()
    )
    checked = run_command("check", *arguments)
    assert checked.returncode == 0 and checked.stdout.count("This can be fused.") == 2
    assert "2024-07-01" in checked.stdout and "2024-05-20" in checked.stdout


# ---- lists of the command line

DAYS = st.dates(date(1985, 1, 1), date(2090, 1, 1)).map(str)


@given(days=st.lists(DAYS, min_size=1, max_size=5, unique=True))
def test_a_pattern_names_each_date(days):
    targets = [f"mod_{day}.tif" for day in days]
    dates = target_dates({"target": targets, "output": ["o_{date}.tif"], "ndvi": ["{date}/n_{date}.tif"]})
    assert dates == [
        target_of(target, output=f"o_{day}.tif", ndvi=f"{day}/n_{day}.tif")
        for target, day in zip(targets, days)
    ]


@given(
    count=st.integers(1, 5),
    times=st.integers(1, 6),
    name=st.sampled_from(["output", "reference", "target_date"]),
)
def test_each_option_is_given_once_per_target_date_or_refused_with_both_numbers(count, times, name):
    targets = [f"c{n}.tif" for n in range(count)]
    values = [f"2024-0{n}-01" for n in range(1, times + 1)]
    if times == count:
        given = {
            "output": lambda date: date.outputs.output,
            "reference": lambda date: date.telling.reference,
            "target_date": lambda date: date.date,
        }
        assert list(map(given[name], target_dates({"target": targets, name: values}))) == values
        return
    option = name.replace("_", "-")
    with pytest.raises(errors.JobError, match=f"--{option} was given {times} times for {count} target dates"):
        target_dates({"target": targets, name: values})


def test_a_date_that_is_given_goes_before_the_one_in_the_name():
    dates = target_dates(
        {"target": ["c_2024-05-20.tif"], "output": ["{date}.tif"], "target_date": ["2024-06-01"]}
    )
    assert dates == [target_of("c_2024-05-20.tif", "2024-06-01", output="2024-06-01.tif")]


def test_nothing_is_made_of_what_was_not_given():
    assert target_dates({"target": ["a.tif", "b.tif"], "ndvi": []}) == [
        target_of("a.tif"),
        target_of("b.tif"),
    ]


def test_the_date_in_an_output_s_name_is_that_of_the_tags(pair, tmp_path):
    """As in the file that is made; a pixel size in the name is no date."""
    target = tmp_path / "modis_2020_250m.tif"
    shutil.copy(pair.between, target)
    gdal.Open(str(target), gdal.GA_Update).SetMetadataItem("ACQUISITION_DATE", "2020-06-17")
    found = target_dates({"target": [str(target)], "output": ["o_{date}.tif"]})
    assert found[0].outputs.output == "o_2020-06-17.tif"
    given = target_dates({"target": [str(target)], "target_date": ["2020-06-18"], "output": ["o_{date}.tif"]})
    assert given[0].outputs.output == "o_2020-06-18.tif"
    told = Preparation({"C2 1": Reading(date="2020-06-19")})
    of_image = target_dates({"target": [str(target)] * 2, "output": ["o_{date}.tif"]}, told)
    assert [one.outputs.output for one in of_image] == ["o_2020-06-19.tif", "o_2020-06-17.tif"]
    unknown = tmp_path / "gone_2020-06-19.tif"
    assert (
        target_dates({"target": [str(unknown)], "output": ["{date}.tif"]})[0].outputs.output
        == "2020-06-19.tif"
    )
