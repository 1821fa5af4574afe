"""The zip, unpacked into a QGIS profile of a user who has nothing else: set up the engine once, then fuse."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from scratch_profile import environment, make_profile  # noqa: E402

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Environment variables of a QGIS whose profile holds the unpacked zip and whose engine is not set up."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_zip.py")], check=True, capture_output=True)
    with zipfile.ZipFile(ROOT / "build" / "chronofuse.zip") as archive:
        archive.extractall(folder / "unpacked")
    profile = make_profile(folder / "profile", folder / "unpacked" / "chronofuse")
    kept = {k: v for k, v in environment(profile).items() if k != "CHRONOFUSE_PYTHON"}
    return {**kept, "CHRONOFUSE_HOME": str(folder / "home")}


def process(installed, algorithm, **values):
    return subprocess.run(
        ["qgis_process", "run", algorithm, "--", *(f"{k}={v}" for k, v in values.items())],
        env=installed,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


def test_an_installed_copy_says_that_it_needs_its_engine_sets_it_up_and_fuses(installed, scene, tmp_path):
    given = {
        "FINE": scene.fine_1,
        "COARSE": scene.coarse_1,
        "TARGET": scene.target,
        "METHOD": "edcstfn",
        "OUTPUT": tmp_path / "o.tif",
    }
    before = process(installed, "chronofuse:fuse", **given)
    assert before.returncode != 0 and "engine is not set up" in before.stdout + before.stderr
    made = process(installed, "chronofuse:setup")
    assert made.returncode == 0, made.stdout + made.stderr
    after = process(installed, "chronofuse:fuse", **given)
    assert after.returncode == 0, after.stdout + after.stderr
    assert (tmp_path / "o.tif").stat().st_size > 1000
    assert list(Path(installed["CHRONOFUSE_HOME"]).glob("engine-py*"))
