"""An analyst sets a method's parameters: the same in QGIS and on the command line, and refused alike."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from scratch_profile import environment, make_profile  # noqa: E402
from warm import COMMAND  # noqa: E402


@pytest.fixture(scope="module")
def in_qgis(scene, tmp_path_factory):
    """A function that fuses the scene with a method through qgis_process; PARAM_ is put before each name."""
    profile = make_profile(tmp_path_factory.mktemp("profile"))

    def run(method: str, output: Path, params: dict):
        values = {
            "FINE": scene.fine_1,
            "COARSE": scene.coarse_1,
            "TARGET": scene.target,
            "METHOD": method,
            "OUTPUT": output,
            **{f"PARAM_{name.upper()}": value for name, value in params.items()},
        }
        return _run(
            ["qgis_process", "run", "chronofuse:fuse", "--", *(f"{k}={v}" for k, v in values.items())],
            env=environment(profile),
        )

    return run


@pytest.fixture(scope="module")
def in_terminal(scene):
    """The same through the command line."""

    def run(method: str, output: Path, params: dict):
        return _run(
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
                method,
                "-o",
                str(output),
                *(f"--param={name}={value}" for name, value in params.items()),
            ]
        )

    return run


@pytest.mark.long
@pytest.mark.parametrize(
    "method, params",
    [("fitfc", {"window": 9, "slope_spread": 0.25}), ("fsdaf", {"window": 9, "spatial": "ecpw"})],
)
def test_both_ways_give_the_same_file_and_not_that_of_the_defaults(
    method, params, in_qgis, in_terminal, tmp_path
):
    files = [tmp_path / name for name in ("qgis.tif", "terminal.tif", "default.tif")]
    for run, file, given in (
        (in_qgis, files[0], params),
        (in_terminal, files[1], params),
        (in_terminal, files[2], {}),
    ):
        done = run(method, file, given)
        assert done.returncode == 0, done.stdout + done.stderr

    first, second, default = (file.read_bytes() for file in files)
    assert first == second != default


@pytest.mark.parametrize("method, params", [("copy", {"window": 9}), ("fitfc", {"window": "wide"})])
def test_both_ways_refuse_in_the_same_sentence(method, params, in_qgis, in_terminal, tmp_path):
    by_qgis, by_command = (run(method, tmp_path / "o.tif", params) for run in (in_qgis, in_terminal))

    sentence = by_command.stderr.removeprefix("chronofuse: ").rsplit(" [bad-parameter]", 1)[0]
    assert by_command.returncode == 2 and by_qgis.returncode != 0
    assert sentence in " ".join((by_qgis.stdout + by_qgis.stderr).split())
    assert list(tmp_path.iterdir()) == []


def _run(command: list[str], **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **options)
