"""File names that are bytes and no UTF-8, as old archives have them, on the way through jobs, events, kept
runs and outputs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import runs
from osgeo import gdal

from chronofuse.engine.door import events, jobs, unfinished

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
LATIN = os.fsdecode(b"\xfcber")


def test_a_job_and_an_event_come_over_the_border_as_they_were(tmp_path):
    asked = runs.job_for([("f.tif", "c.tif")], f"{LATIN}.tif", "copy", tmp_path / f"{LATIN}.tif")
    assert jobs.loads(jobs.dumps(asked).encode("utf-8").decode("utf-8")) == asked
    told = events.Warned("code", LATIN)
    assert events.decode(events.encode(told).encode("utf-8").decode("utf-8")) == told


@pytest.mark.parametrize(
    "wanted", [("-o", f"{LATIN}.tif"), ("-o", f"{LATIN}/o.tif"), ("-o", "o.tif", "--report", f"{LATIN}.json")]
)
def test_an_output_of_such_a_path_is_refused_with_one_sentence(wanted, pair, run_command, out):
    (out / LATIN).mkdir()
    given = runs.words(pair, "copy", "o.tif")[:-2]
    absolute = [word if word.startswith("-") else str(out / word) for word in wanted]
    done = run_command(*given, *absolute)
    said = runs.one_sentence(done.stderr, "output-not-writable")
    assert done.returncode == 2 and r"\xfcber" in said and "is not UTF-8, and GDAL can't write there" in said
    assert [path.name for path in out.iterdir()] == [LATIN] and list((out / LATIN).iterdir()) == []


def test_a_check_and_a_place_for_kept_rows_do_not_mind(tmp_path):
    plain, latin = (
        runs.job_for([("f", "c")], "t", "copy", tmp_path / f"{name}.tif") for name in ("o", LATIN)
    )
    assert unfinished.of(plain).folder != unfinished.of(latin).folder
    assert unfinished.finished_share(latin) == 0 and unfinished.resumable(latin) == ""


@pytest.mark.usefixtures("home")
def test_a_link_of_a_plain_name_to_an_input_of_such_a_name_is_fused(pair, run_command, tmp_path, out):
    """What is kept of the run has the input's real name."""
    real = tmp_path / f"{LATIN}.tif"
    real.write_bytes(Path(pair.fine_1).read_bytes())
    (tmp_path / "f_2024-04-12.tif").symlink_to(real)
    words = list(runs.words(pair, "copy", out / "o.tif", "--report", out / "r.json"))
    words[words.index(pair.fine_1)] = str(tmp_path / "f_2024-04-12.tif")
    done = run_command(*words)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["o.tif", "r.json"]


@pytest.mark.usefixtures("home")
def test_inputs_of_such_names_are_fused_as_those_of_plain_ones(pair, run_command, tmp_path, out):
    """The names stand in tags and reports as far as they can be written there."""
    plain, latin = (list(runs.words(pair, "copy", out / f"{name}.tif")) for name in ("plain", "latin"))
    for role, name in (("fine_1", "f_2024-04-12"), ("coarse_1", "c_2024-04-12")):
        moved = shutil.copy(getattr(pair, role), tmp_path / f"{LATIN}_{name}.tif")
        latin[latin.index(getattr(pair, role))] = str(moved)
    report = ["--report", out / "r.json", "--html", out / "r.html"]
    for done in (run_command(*plain), run_command(*latin, *report)):
        assert done.returncode == 0, done.stderr
    made, wanted = (gdal.Open(str(out / f"{name}.tif")) for name in ("latin", "plain"))
    assert (made.ReadAsArray() == wanted.ReadAsArray()).all()
    assert made.GetMetadataItem("CHRONOFUSE_INPUT_F1") == r"\udcfcber_f_2024-04-12.tif"
    assert json.loads((out / "r.json").read_text("utf-8"))["inputs"]["F1"].endswith("_f_2024-04-12.tif")


@pytest.mark.usefixtures("home")
def test_a_truth_of_such_a_name_is_measured(pair, run_command, tmp_path):
    truth = shutil.copy(pair.fine_1, tmp_path / f"{LATIN}.tif")
    done = run_command("assess", pair.fine_1, truth)
    assert done.returncode == 0 and "0.00000" in done.stdout, done.stderr


def test_where_the_locale_knows_no_utf8_an_output_with_an_umlaut_is_written(pair, out):
    """The command reads its bytes singly, the engine does not."""
    plain = {k: v for k, v in os.environ.items() if k not in ("LANG", "LC_CTYPE")}
    environment = {**plain, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [str(runs.warm.REAL_COMMAND), *map(str, runs.words(pair, "copy", out / "über.tif")), "--json"],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.iterdir()] == ["über.tif"]
