"""A check: everything that is wrong in one pass, in the words of the run; what it writes and leaves."""

import json
import os
import re
import shlex
import shutil
import subprocess
from html.parser import HTMLParser

import field_scenes
import images
import numpy as np
import pytest
import runs
import warm

from chronofuse.engine import fuse as flow
from chronofuse.engine.align import scene, sensors
from chronofuse.engine.door import client, errors, jobs
from chronofuse.engine.door.check import Check, Finding


@pytest.fixture
def files(tmp_path):
    """F1, C1 and C2 of two dates, as a job has them."""
    fine, before, after = field_scenes.two_dates(tmp_path)
    (tmp_path / "garbage.tif").write_bytes(b"nothing that anybody can read" * 50)
    return {"pairs": [(fine, before)], "target": after, "method": "delta"}


def checked(files, **wishes) -> Check:
    """What a check of the job finds."""
    asked = runs.job_for(**{**files, **wishes}, check_only=True)
    return flow.run(asked, lambda event: None).first.check


def refused(files, **wishes) -> tuple[str, str]:
    """Code and sentence of what the run itself raises."""
    asked = runs.job_for(**{"output": "o.tif", **files, **wishes})
    with pytest.raises(errors.ChronofuseError) as caught:
        flow.run(asked, lambda event: None)
    return caught.value.code, str(caught.value)


def faults(check: Check) -> list[tuple[str, str | None]]:
    return [(one.code, one.image) for one in check.findings if one.level == "error"]


def test_many_faults_are_found_in_one_pass_and_the_first_is_that_of_the_run(files, tmp_path):
    (tmp_path / "there.tif").write_text("what was there")
    pairs = [(str(tmp_path / "nowhere.tif"), str(tmp_path / "garbage.tif"))]
    wishes = {"pairs": pairs, "method": "fitfc", "params": {"window": "abc"}, "ndvi": "no/such/n.tif"}
    check = checked(files, output=str(tmp_path / "there.tif"), **wishes)
    assert not check.can_fuse
    assert faults(check) == [
        ("bad-parameter", None),
        ("output-exists", None),
        ("output-not-writable", None),
        ("missing-file", "F1"),
        ("unreadable-file", "C1"),
    ]
    told = next(one for one in check.findings if one.level == "error")
    assert (told.code, told.text) == refused(files, output=str(tmp_path / "there.tif"), **wishes)
    assert "not-looked-at" in {one.code for one in check.findings}
    assert (tmp_path / "there.tif").read_text() == "what was there"


def test_each_fault_alone_has_the_sentence_of_the_run(files, noisy, tmp_path):
    unsure = {
        "method": noisy(tmp_path / "noisy.onnx"),
        "params": {"samples": 1},
        "uncertainty": str(tmp_path / "u.tif"),
    }
    fine, before = files["pairs"][0]
    after = files["target"]
    away = images.write(tmp_path / "away.tif", images.read(after), pixel=240, corner=(100000, 4000000))
    nothing = images.write(tmp_path / "nothing.tif", np.full_like(images.read(after), np.nan), pixel=240)
    (tmp_path / "there.tif").write_text("what was there")
    for code, image, wishes in (
        ("no-overlap", "C2", {"target": away}),
        ("no-overlap", "C1", {"pairs": [(fine, away)]}),
        ("all-nodata", "C2", {"target": nothing}),
        ("bad-ratio", "C1", {"ratio": 3.0}),
        ("missing-file", "reference", {"reference": str(tmp_path / "nowhere.tif")}),
        ("unknown-method", None, {"method": "magic"}),
        ("pair-count", None, {"method": "estarfm"}),
        ("no-uncertainty", None, unsure),
        ("no-change-probability", None, {"change_probability": str(tmp_path / "p.tif")}),
        ("output-exists", None, {"output": str(tmp_path / "there.tif")}),
        ("memory-budget", None, {"memory": 5, "tile": 64}),
        ("band-mismatch", None, {"method": "rescnn-ndvi"}),
    ):
        wishes = {"output": str(tmp_path / "o.tif"), **wishes}
        check = checked(files, **wishes)
        assert (code, image) in faults(check), code
        assert refused(files, **wishes) in [(one.code, one.text) for one in check.findings], code
        assert not check.can_fuse


def test_an_existing_output_stands_beside_what_the_images_show(files, tmp_path):
    (tmp_path / "o.tif").write_text("what was there")
    check = checked(files, target=files["pairs"][0][1], output=str(tmp_path / "o.tif"))
    assert faults(check) == [("output-exists", None)]
    assert {"same-coarse", "grid", "ratio"} <= {one.code for one in check.findings}
    assert checked(files, output=str(tmp_path / "o.tif"), overwrite=True).can_fuse


def test_two_images_without_a_valid_pixel_are_both_told(files, tmp_path):
    nothing = images.write(tmp_path / "n.tif", np.full_like(images.read(files["target"]), np.nan), pixel=240)
    check = checked(files, pairs=[(files["pairs"][0][0], nothing)], target=nothing)
    assert faults(check) == [("all-nodata", "C1"), ("all-nodata", "C2")]


def test_what_is_wrong_with_one_date_leaves_the_others_looked_at(files, tmp_path):
    asked = runs.job_for(**files, check_only=True)
    broken = runs.job_for(**{**files, "target": str(tmp_path / "garbage.tif")}, check_only=True)
    both = asked.with_wishes(targets=(broken.first, asked.first))
    first, second = (date.check for date in flow.run(both, lambda event: None).dates)
    assert faults(first) == [("unreadable-file", "C2")] and second.can_fuse
    assert second.valid_share["C2"] == 1 and second.ratio == field_scenes.RATIO


def test_each_image_is_told_as_its_file_has_it_whatever_the_run_makes_of_it(files, tmp_path):
    fine, before = files["pairs"][0]
    blocks = images.block_mean(field_scenes.truth()[0], field_scenes.RATIO)
    resampled = np.kron(blocks, np.ones((field_scenes.RATIO,) * 2))
    smooth = images.write(tmp_path / "r_2020-06-01.tif", resampled, scale=1e-3)
    other = images.write(tmp_path / "t.tif", field_scenes.truth()[0][:, 4:, 4:], corner=(600120, 4999880))
    check = checked(files, pairs=[(fine, smooth)], ratio=field_scenes.RATIO, reference=other)
    assert check.can_fuse and list(check.images) == ["F1", "C1", "C2", "reference"]
    sizes = {role: (image.width, image.pixel[0]) for role, image in check.images.items()}
    assert sizes == {"F1": (64, 30), "C1": (64, 30), "C2": (8, 240), "reference": (60, 30)}
    assert check.images["C1"].bands[0].scale == 1e-3 and check.images["C1"].bands[0].nodata == -9999


def test_a_run_that_can_t_be_resumed_is_found(files, tmp_path, own_home):
    asked = runs.job_for(**files, output=tmp_path / "o.tif")
    kept = runs.kept(asked)
    from chronofuse.engine.door import unfinished

    unfinished.of(asked).begin(asked, {}, 64, "cpu (float32)", 1)
    assert kept.is_dir()
    check = checked(files, output=tmp_path / "o.tif", resume=True, dtype="float32")
    assert faults(check) == [("resume-changed", None)]
    assert kept.is_dir() and checked(files, output=tmp_path / "o.tif", dtype="float32").can_fuse
    other = checked(files, output=tmp_path / "other.tif", resume=True)
    assert other.can_fuse and "nothing-to-resume" in {one.code for one in other.findings}


def test_what_a_reading_says_of_a_further_date_is_that_date_s_own(files):
    from chronofuse.engine.door.jobs import Preparation, Reading

    asked = runs.job_for(**files, check_only=True)
    told = Preparation(images={"C2 2": Reading(scale=2.0), "C2": Reading(offset=0.5)})
    both = asked.with_wishes(targets=(asked.first, asked.first), preparation=told)
    scales = [date.check.images["C2"].bands[0].scale for date in flow.run(both, lambda event: None).dates]
    assert scales[1] == 2.0 and scales[0] != 2.0


def test_dates_of_one_pair_have_its_sensors_compared_once(files, tmp_path, monkeypatch):
    """What the check finds of them is that of each date alone; how often they are measured is counted."""
    later = str(shutil.copy(files["target"], tmp_path / "later_2020-06-25.tif"))
    targets = [jobs.target_of(files["target"]), jobs.target_of(later)]
    alone, count = checked(files), []
    monkeypatch.setattr(scene, "measured", lambda *words: count.append(1) or sensors.measured(*words))
    asked = jobs.FuseJob.of([jobs.Pair(*files["pairs"][0])], targets, "delta", check_only=True)
    first, second = flow.run(asked, lambda event: None).dates
    assert len(count) == 1
    assert first.check.registration == second.check.registration == alone.registration
    assert first.check.radiometry == second.check.radiometry == alone.radiometry


def test_an_image_that_is_moved_and_harmonised_is_told_as_its_file_has_it(files):
    from chronofuse.engine.door.jobs import Preparation, Reading

    told = Preparation(images={"C2": Reading(scale=1.01e-4)}, register="1,1", harmonise="on")
    asked = runs.job_for(**files, check_only=True).with_wishes(preparation=told)
    (date,) = flow.run(asked, lambda event: None).dates
    c1, c2 = (date.check.images[role] for role in ("C1", "C2"))
    assert [band.scale for band in c2.bands] == [1.01e-4] * len(c2.bands) and c2.scale_from == "told"
    assert {band.nodata for band in c1.bands} == {-9999}


def test_a_finding_is_about_the_image_that_its_sentence_begins_with():
    check = Check.begun()
    for text in (
        "C1 is hazy.",
        "F1 and C1 differ.",
        "The reference is there.",
        "C1 or C2.",
        "The C1.",
        "C12",
    ):
        check.say("info", "x", text)
    assert [one.image for one in check.findings] == ["C1", None, "reference", None, None, None]
    for text in (
        "The pixels of C2 are small.",
        "About 40% of C1 is valid.",
        "Whether C3 is shifted can't be said.",
        "The tags of the reference tell two dates.",
        "The mask of F1 is there.",
        "The pixels of C1 and C2 are small.",
    ):
        check.say("info", "x", text)
    assert [one.image for one in check.findings[6:]] == ["C2", "C1", "C3", "reference", "F1", None]
    assert Finding("info", "x", "y") == Finding("info", "x", "y", None)


# ---- the command


def words(files, *further) -> list:
    (fine, before), after = files["pairs"][0], files["target"]
    return ["check", "--fine", fine, "--coarse", before, "--target", after, "--method", "delta", *further]


def test_the_report_and_the_page_are_whole_and_the_job_in_them_is_the_one_that_runs(
    files, run_command, tmp_path
):
    report, page = tmp_path / "r.json", tmp_path / "r.html"
    done = run_command(*words(files, "-o", tmp_path / "o.tif", "--report", report, "--html", page))
    assert done.returncode == 0 and not done.stderr, done.stderr
    told = json.loads(report.read_text("utf-8"))
    assert told["light"]["level"] == "ok" and told["light"]["reason"] == "This can be fused."
    date = told["dates"][0]
    assert list(date["images"]) == ["F1", "C1", "C2"]
    for image in date["images"].values():
        assert image["light"]["colour"] == "green" and image["valid"] == 1 and image["scale_from"]
        assert [band["goes_with"] for band in image["bands"]] == ["band 1"]
    assert date["check"]["can_fuse"] and date["check"]["findings"]
    assert told["command"] in done.stdout and sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["c_2020-06-01.tif", "c_2020-06-17.tif", "f_2020-06-01.tif", "garbage.tif", "r.json", "r.html"]
    )
    program, *given = shlex.split(told["command"])
    assert program == "chronofuse" and run_command(*given).returncode == 0
    fused = (tmp_path / "o.tif").read_bytes()
    (tmp_path / "job.json").write_text(json.dumps(told["job"]))
    from chronofuse.engine.door import jobs

    client.run(jobs.load(str(tmp_path / "job.json")).with_wishes(overwrite=True), python=str(warm.PYTHON))
    assert (tmp_path / "o.tif").read_bytes() == fused


def test_a_report_that_exists_is_not_replaced_unless_that_is_asked_for(files, run_command, tmp_path):
    for option in ("--report", "--html"):
        (tmp_path / "r").write_text("precious")
        done = run_command(*words(files, option, tmp_path / "r"))
        assert done.returncode == 1
        assert "exists already" in runs.one_sentence(done.stderr, "output-exists")
        assert (tmp_path / "r").read_text() == "precious"
        assert run_command(*words(files, option, tmp_path / "r", "--overwrite")).returncode == 0
        assert (tmp_path / "r").read_text("utf-8") != "precious"


def test_one_report_is_for_all_dates(files, run_command, tmp_path):
    more = ("--target", files["target"])
    done = run_command(*words(files, *more, "--report", tmp_path / "a", "--report", tmp_path / "b"))
    assert done.returncode == 1 and "bad-job" in done.stderr
    done = run_command(*words(files, "--report", tmp_path / "r_{date}.json"))
    assert done.returncode == 1 and "without {date}" in done.stderr
    done = run_command(*words(files, *more, "--report", tmp_path / "r.json", "--html", tmp_path / "r.html"))
    assert done.returncode == 0 and done.stdout.count("C1  ") == 1 and done.stdout.count("C2  ") == 2
    assert len(json.loads((tmp_path / "r.json").read_text())["dates"]) == 2
    assert (tmp_path / "r.html").read_text("utf-8").count("<h3>") == 5  # one for the run


def test_events_are_told_as_ever(files, run_command, tmp_path):
    done = run_command(*words(files, "--json", "-o", tmp_path / "garbage.tif"))
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1 and [event["event"] for event in events] == ["finished"]
    assert events[0]["dates"][0]["check"]["can_fuse"] is False


HOSTILE = "<img src=x onerror=alert(1)>'\"&.tif"


class Page(HTMLParser):
    """The tags of a page and the addresses in it."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.addresses = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "onerror")]


def test_hostile_names_are_shown_and_do_nothing(files, run_command, tmp_path):
    values = images.read(files["pairs"][0][0])
    fine = images.write(tmp_path / HOSTILE, values, names=["<script>alert(1)</script>"])
    hostile = {**files, "pairs": [(fine, files["pairs"][0][1])]}
    page = tmp_path / "r.html"
    done = run_command(*words(hostile, "--html", page, "--report", tmp_path / "r.json"))
    assert done.returncode == 0, done.stderr
    read = Page(page.read_text("utf-8"))
    assert not {"script", "link", "iframe"} & set(read.tags) and read.tags.count("img") == 3
    assert all(address.startswith("data:image/png;base64,") for address in read.addresses)
    assert not re.search(r"https?://", page.read_text("utf-8"))
    assert shlex.split(json.loads((tmp_path / "r.json").read_text())["command"])[3] == fine


def test_secrets_are_in_none_of_what_a_check_tells(files, run_command, tmp_path):
    secret = "/vsicurl/http://me:hush@127.0.0.1:1/c.tif?sig=hush"
    report, page = tmp_path / "r.json", tmp_path / "r.html"
    done = run_command(*words({**files, "target": secret}, "--report", report, "--html", page))
    assert done.returncode == 1
    told = done.stdout + done.stderr + report.read_text() + page.read_text("utf-8")
    assert "hush" not in told and "127.0.0.1" in told


def test_lights_have_signs_and_words_and_no_colours_where_nobody_sees_them(files, tmp_path):
    command = [str(warm.COMMAND), *map(str, words(files, "-o", tmp_path / "garbage.tif"))]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(command, capture_output=True, check=False, env=plain)
    assert b"\x1b" not in done.stdout and b"error    Run" in done.stdout and b"ok       F1" in done.stdout


@pytest.mark.skipif(shutil.which("script") is None, reason="needs script, which makes a terminal")
def test_a_terminal_gets_colours_unless_it_wants_none(files):
    command = shlex.join([str(warm.COMMAND), *words(files)])
    for more, coloured in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        env = {**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **more}
        done = subprocess.run(
            ["script", "-qec", command, "/dev/null"], capture_output=True, check=False, env=env
        )
        assert (b"\x1b[32m" in done.stdout) == coloured and b"This can be fused." in done.stdout


@pytest.mark.parametrize("page", [False, True])
def test_a_check_reads_a_few_windows_and_lines_whatever_the_size(page, tmp_path, monkeypatch):
    from chronofuse.engine.raster.readers import Image

    tile = field_scenes.truth(side=256)[0]
    values = np.tile(tile, (1, 15, 15))
    fine = images.write(tmp_path / "f_2020-06-01.tif", values, options=["TILED=YES"])
    coarse = images.write(tmp_path / "c_2020-06-01.tif", images.block_mean(values, 16), pixel=480)
    read, plain = [], Image.read
    monkeypatch.setattr(
        Image, "read", lambda self, w: read.append((self.role, w.width * w.height)) or plain(self, w)
    )
    wishes = {"check_html": str(tmp_path / "r.html")} if page else {}
    files = {"pairs": [(fine, coarse)], "target": coarse, "method": "delta"}
    assert checked(files, **wishes).can_fuse
    of_fine = sum(pixels for role, pixels in read if role == "F1")
    assert of_fine < 0.9 * values.size
