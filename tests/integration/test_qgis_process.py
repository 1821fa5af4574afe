"""A user of qgis_process gets what a user of the command line gets: the same files, bit for bit."""

import subprocess
import sys
from pathlib import Path

import pytest

from chronofuse.models.manifest import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT / "scripts"))
from scratch_profile import environment, make_profile  # noqa: E402

COMMAND = Path(sys.executable).with_name("chronofuse")
METHODS = [name for name, manifest in catalogue().items() if manifest.pairs_min == 1]


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    return make_profile(tmp_path_factory.mktemp("profile"))


def both_ways(profile, folder: Path, fine, coarse, target, method, ratio=None) -> tuple[bytes, bytes]:
    """The bytes of the fused raster by qgis_process and by the command line."""
    by_qgis, by_command = folder / "qgis.tif", folder / "command.tif"
    values = {"FINE": fine, "COARSE": coarse, "TARGET": target, "METHOD": method, "OUTPUT": by_qgis}
    if ratio:
        values["RATIO"] = ratio
    done = subprocess.run(["qgis_process", "run", "chronofuse:fuse", "--", *(f"{k}={v}" for k, v in values.items())],
                          env=environment(profile), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    command = [COMMAND, "fuse", "--fine", fine, "--coarse", coarse, "--target", target, "--method", method, "-o", by_command]
    subprocess.run([*map(str, command), *(["--ratio", str(ratio)] if ratio else [])], check=True, capture_output=True)
    return by_qgis.read_bytes(), by_command.read_bytes()


@pytest.mark.parametrize("method", METHODS)
def test_both_ways_give_the_same_file(method, profile, scene, tmp_path):
    first, second = both_ways(profile, tmp_path, scene.fine_1, scene.coarse_1, scene.target, method)
    assert first == second


@pytest.mark.skipif(not DATA.is_dir(), reason="the real images are not part of the project and not beside it")
@pytest.mark.parametrize("method", ["starfm", "edcstfn"])
def test_both_ways_give_the_same_file_on_real_landsat_and_modis(method, profile, tmp_path):
    folder = DATA / "boreal2001"
    first, second = both_ways(profile, tmp_path, folder / "fine_2001-05-24.tif", folder / "coarse_2001-05-24.tif",
                              folder / "coarse_2001-07-11.tif", method, ratio=16)
    assert first == second


def test_bad_input_gets_the_sentence_of_the_command_line(profile, scene, tmp_path):
    given = {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "METHOD": "copy", "RATIO": "0.5",
             "OUTPUT": tmp_path / "o.tif"}
    by_qgis = subprocess.run(["qgis_process", "run", "chronofuse:fuse", "--", *(f"{k}={v}" for k, v in given.items())],
                             env=environment(profile), capture_output=True, text=True, timeout=300, check=False)
    by_command = subprocess.run([str(COMMAND), "fuse", "--fine", scene.fine_1, "--coarse", scene.coarse_1, "--target",
                                 scene.target, "--method", "copy", "--ratio", "0.5", "-o", str(tmp_path / "o.tif")],
                                capture_output=True, text=True, check=False)
    sentence = by_command.stderr.removeprefix("chronofuse: ").rsplit(" [", 1)[0]
    assert by_command.returncode == 2 and by_qgis.returncode != 0
    assert sentence in " ".join((by_qgis.stdout + by_qgis.stderr).split())
    assert list(tmp_path.iterdir()) == []
