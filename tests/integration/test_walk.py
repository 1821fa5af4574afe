"""The short form of the walk (scripts/walk.py) in a real QGIS window: the built zip in an empty profile, the
button, the sample scene, a run, repeated from the list, the project closed and opened again. Clicks and keys
alone; the engine's Python is that of the tests (test_installed_copy.py sets one up)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = [pytest.mark.long, pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs Xvfb")]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """The folder in which the walk left its pictures and what it measured."""
    place = tmp_path_factory.mktemp("walk")
    command = [sys.executable, str(ROOT / "scripts" / "walk.py"), "--short", "--engine", sys.executable]
    done = subprocess.run(
        [*command, "--place", str(place)], capture_output=True, text=True, timeout=2400, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return place / "raw"


def test_every_step_was_taken_and_nothing_went_wrong_unseen(walked):
    taken = [json.loads((walked / f"{session}.json").read_text("utf-8")) for session in ("first", "second")]
    names = [line.partition(":")[0] for told in taken for line in told["lines"] if not line.startswith(" ")]
    assert names == [
        *("install", "see_the_button", "open_the_dock", "load_the_sample_scene", "run"),
        *("repeat_from_the_list", "save", "start", "open_the_project_again"),
    ]
    errors = walked / "errors.log"
    assert not errors.exists(), errors.read_text("utf-8")


def test_the_pictures_are_of_the_whole_window(walked):
    from PIL import Image

    for name in ("02-button", "06-sample", "08-result", "14-repeated"):
        with Image.open(walked / f"{name}.png") as picture:
            assert picture.size == (1280, 800)
            assert len(picture.convert("RGB").getcolors(1_000_000)) > 100, "nothing was drawn"
