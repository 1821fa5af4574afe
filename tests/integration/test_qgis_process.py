"""A user of qgis_process gets what a user of the command line gets: the same files, bit for bit."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronofuse.models.catalogue.installed import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT / "scripts"))
sys.path.insert(0, str(ROOT / "benchmarks"))
from fusion_cases import simulated  # noqa: E402
from scratch_profile import environment, make_profile  # noqa: E402
from warm import COMMAND  # noqa: E402

METHODS = [
    name for name, manifest in catalogue().items() if manifest.pairs_min == 1 and manifest.bands == "any"
]
OF_EACH_FAMILY = [
    pytest.param(*way, marks=pytest.mark.long)
    for way in (("starfm", 2), ("delta", 1), ("ubdf", 1), ("chrono", 1))
]
"""Methods with a number of pairs; that the job is the same with every method is shown by
tests/toolbox/test_same_job.py."""


@pytest.fixture(scope="session")
def profile(tmp_path_factory):
    return make_profile(tmp_path_factory.mktemp("profile"))


def both_ways(
    profile, folder: Path, fine, coarse, target, method, ratio=None, second=()
) -> tuple[bytes, bytes]:
    """The bytes of the fused raster by qgis_process and by the command line."""
    by_qgis, by_command = folder / "qgis.tif", folder / "command.tif"
    values = {"FINE": fine, "COARSE": coarse, "TARGET": target, "METHOD": method, "OUTPUT": by_qgis}
    if ratio:
        values["RATIO"] = ratio
    if second:
        values.update(zip(("FINE_2", "COARSE_2"), second))
    done = subprocess.run(
        ["qgis_process", "run", "chronofuse:fuse", "--", *(f"{k}={v}" for k, v in values.items())],
        env=environment(profile),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    command = [
        COMMAND,
        "fuse",
        "--fine",
        fine,
        "--coarse",
        coarse,
        "--target",
        target,
        "--method",
        method,
        "-o",
        by_command,
    ]
    command += [
        *(["--ratio", ratio] if ratio else []),
        *(["--fine", second[0], "--coarse", second[1]] if second else []),
    ]
    subprocess.run([*map(str, command)], check=True, capture_output=True)
    return by_qgis.read_bytes(), by_command.read_bytes()


@pytest.mark.parametrize("method, pairs", OF_EACH_FAMILY)
def test_both_ways_give_the_same_file(method, pairs, profile, scene, tmp_path):
    second_pair = (scene.truth, scene.target) if pairs == 2 else ()
    first, second = both_ways(
        profile, tmp_path, scene.fine_1, scene.coarse_1, scene.target, method, second=second_pair
    )
    assert first == second


def real_images(name: str, scratch: Path) -> dict:
    """F1, C1, C2 and the ratio of a prediction on real images; Menindee's coarse images are simulated."""
    folder = DATA / name
    if name == "boreal2001":
        return {
            "fine": folder / "fine_2001-05-24.tif",
            "coarse": folder / "coarse_2001-05-24.tif",
            "target": folder / "coarse_2001-07-11.tif",
            "ratio": 16,
        }
    if name == "flanders2018":
        return {
            "fine": folder / "fine_2018-06-30.tif",
            "coarse": folder / "landsat8_2018-07-01.tif",
            "target": folder / "landsat8_2018-08-02.tif",
            "ratio": 3,
        }
    before, after = (folder / f"fine_{date}.tif" for date in ("2010-01-16", "2010-05-08"))
    return {"fine": before, "coarse": simulated(before, 16, scratch), "target": simulated(after, 16, scratch)}


@pytest.mark.long
@pytest.mark.skipif(not DATA.is_dir(), reason="the real images are not part of the project and not beside it")
@pytest.mark.parametrize("place", ["boreal2001", "flanders2018", "menindee_lakes"])
@pytest.mark.parametrize(
    "method", METHODS if os.environ.get("CHRONOFUSE_ALL_METHODS") else ["starfm", "edcstfn"]
)
def test_both_ways_give_the_same_file_on_real_images(method, place, profile, tmp_path):
    first, second = both_ways(profile, tmp_path, method=method, **real_images(place, tmp_path))
    assert first == second


def series_by_command(scene, folder: Path) -> None:
    """Fuse two target dates by the command line into a folder, with NDVI."""
    folder.mkdir()
    named = str(folder / "fused_{date}")
    subprocess.run(
        [
            COMMAND,
            "fuse",
            "--fine",
            scene.fine_1,
            "--coarse",
            scene.coarse_1,
            "--target",
            scene.target,
            "--target",
            scene.coarse_1,
            "--method",
            "starfm",
            "--param",
            "window=5",
            "-o",
            f"{named}.tif",
            "--ndvi",
            f"{named}_ndvi.tif",
        ],
        check=True,
        capture_output=True,
    )


@pytest.mark.long
def test_a_series_is_the_same_by_qgis_process_and_by_the_command_line(profile, scene, tmp_path):
    given = [
        f"FINE={scene.fine_1}",
        f"COARSE={scene.coarse_1}",
        f"TARGETS={scene.target};{scene.coarse_1}",
        "METHOD=starfm",
        "PARAM_WINDOW=5",
        "MEMORY=512",
        "NDVI=true",
        f"OUTPUT_FOLDER={tmp_path / 'qgis'}",
    ]
    subprocess.run(
        ["qgis_process", "run", "chronofuse:fuse_series", "--", *given],
        env=environment(profile),
        check=True,
        capture_output=True,
        timeout=300,
    )
    series_by_command(scene, tmp_path / "command")

    by_qgis, by_command = (
        {path.name: path.read_bytes() for path in (tmp_path / way).glob("*.tif")}
        for way in ("qgis", "command")
    )

    assert len(by_qgis) == 4 and by_qgis == by_command


def test_bad_input_gets_the_sentence_of_the_command_line(profile, scene, tmp_path):
    given = {
        "FINE": scene.fine_1,
        "COARSE": scene.coarse_1,
        "TARGET": scene.target,
        "METHOD": "copy",
        "RATIO": "0.5",
        "OUTPUT": tmp_path / "o.tif",
    }
    by_qgis = subprocess.run(
        ["qgis_process", "run", "chronofuse:fuse", "--", *(f"{k}={v}" for k, v in given.items())],
        env=environment(profile),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    by_command = subprocess.run(
        [
            str(COMMAND),
            "fuse",
            "--fine",
            scene.fine_1,
            "--coarse",
            scene.coarse_1,
            "--target",
            scene.target,
            "--method",
            "copy",
            "--ratio",
            "0.5",
            "-o",
            str(tmp_path / "o.tif"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    sentence = by_command.stderr.removeprefix("chronofuse: ").rsplit(" [", 1)[0]
    assert by_command.returncode == 2 and by_qgis.returncode != 0
    assert sentence in " ".join((by_qgis.stdout + by_qgis.stderr).split())
    assert list(tmp_path.iterdir()) == []
