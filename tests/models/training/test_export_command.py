"""`chronofuse export`: from a checkpoint to a model file that fuses, its variants, and what is refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from chronofuse.engine.devices import inference, trial
from chronofuse.engine.door.errors import DeviceError
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import BUNDLED
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.networks import EDCSTFN
from chronofuse.models.training import __main__ as command
from chronofuse.models.training import checkpoints, export

SMALL = {"first": 8, "width": 16, "residual_dilations": [2], "decoder_dilations": []}
COMMAND = Path(sys.executable).with_name("chronofuse")
ROOT = BUNDLED.parents[2]


def small() -> EDCSTFN:
    """A network with weights that are not trained, and that change the prediction a little."""
    torch.manual_seed(0)
    network = EDCSTFN(**SMALL)
    torch.nn.init.normal_(network.last.weight, std=0.05)
    return network


@pytest.fixture
def checkpoint(tmp_path) -> Path:
    values = {
        "network": "edcstfn",
        "options": SMALL,
        "state": small().state_dict(),
        "trained_on": {"seed": 7},
        "accuracy": {"share_of_delta": 0.8},
    }
    checkpoints.save(values, tmp_path / "c.safetensors")
    return tmp_path / "c.safetensors"


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.onnx*"))


def chronofuse(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(COMMAND), *map(str, arguments)], capture_output=True, text=True, timeout=200, check=False
    )


# ---- what is made


@pytest.mark.long
def test_a_checkpoint_becomes_a_model_that_is_listed_and_computes_what_the_network_does(checkpoint, home):
    done = chronofuse("export", "--network", "edcstfn", "--name", "mine", checkpoint)
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert "mine: EDCSTFN (Chronofuse); any bands; RMSE 0.80 of delta's on places held out;" in done.stdout
    assert "torch and ONNX Runtime differ by" in done.stdout and files(home) == ["mine.onnx"]
    mine = catalogue()["mine"]
    assert (mine.origin, mine.trained_on, mine.halo) == ("own", {"seed": 7}, small().halo)
    inputs = trial.invent(mine, (2, 3, 40, 56))
    with torch.no_grad():
        wanted = small().eval()(**{name: torch.from_numpy(x) for name, x in inputs.items()}).numpy()
    assert np.abs(predict(mine.path, inputs) - wanted).max() <= export.PARITY


def predict(path, inputs) -> np.ndarray:
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(None, inputs)[0]


@pytest.fixture(scope="module")
def variants(tmp_path_factory):
    """The paths of a model and its variants."""
    folder = tmp_path_factory.mktemp("variants")
    made = {}
    for variant in (None, "float16", "int8"):
        made[variant] = folder / f"{variant}.onnx"
        export.export(small(), export.manifest_of(small()), made[variant], variant)
    return made


@pytest.mark.long
@pytest.mark.parametrize("variant, loss", [("float16", 2e-4), ("int8", 2e-2)])
def test_a_variant_is_smaller_and_says_what_it_loses(variant, loss, variants):
    manifest, plain = from_model_file(variants[variant], verify=True), from_model_file(variants[None])
    measured = manifest.accuracy["variant"]
    assert measured["kind"] == variant and 0 < measured["rmse"] < measured["largest"] < loss
    assert measured["times_as_fast"] > 0.3 and measured["share_of_bytes"] < 0.9
    assert variants[variant].stat().st_size < variants[None].stat().st_size
    inputs = trial.invent(plain, (1, 4, 64, 64))
    exact, rounded = predict(plain.path, inputs), predict(manifest.path, inputs)
    assert 0 < np.abs(rounded - exact).max() < loss
    correction = exact - inputs["fine_1"] - inputs["target"] + inputs["coarse_1"]
    assert np.abs(correction).max() > 10 * np.abs(rounded - exact).mean(), "or the network does nothing"


@pytest.mark.long
@pytest.mark.parametrize("variant", ["float16", "int8"])
def test_a_variant_does_not_depend_on_the_tile(variant, variants):
    assert trial.run(from_model_file(variants[variant]), 1, lambda share: None)["tile_difference"] <= 1e-6


@pytest.mark.long
def test_int8_can_not_be_converted_to_float16_and_says_so(variants):
    with pytest.raises(DeviceError, match=r"computes in 8 bits and can't be converted to float16"):
        inference._to_half(from_model_file(variants["int8"]))
    assert inference._to_half(from_model_file(variants["float16"]))


@pytest.mark.long
def test_a_model_is_compared_on_real_tiles_where_they_are_given(checkpoint, home, tmp_path, capsys):
    random = np.random.default_rng(0)
    for number in range(3):
        images = {
            name: random.random((2, 50, 60), np.float32) for name in ("fine_1", "coarse_1", "target", "truth")
        }
        everywhere, half = np.ones((50, 60), bool), np.float32([0.5, 0.5])
        np.savez(
            tmp_path / f"{number}.npz",
            **images,
            fine_mean=half,
            fine_std=half,
            ratio=8.0,
            valid=everywhere,
            counts=everywhere,
        )
    assert command.main(["export", str(checkpoint), "--name", "mine", "--tiles", str(tmp_path)]) == 0
    assert "on noise, invented landscapes and 3 real tiles" in capsys.readouterr().out


# ---- what is refused


def said(capsys, *arguments) -> str:
    """What the exporter refuses with; its only line."""
    assert command.main(["export", *map(str, arguments)]) == command.FAILED
    told = capsys.readouterr()
    assert not told.out and told.err.count("\n") == 1 and told.err.startswith("chronofuse: "), told.err
    return told.err


@pytest.mark.long
def test_a_model_that_differs_from_its_network_is_not_written(checkpoint, home, capsys, monkeypatch):
    monkeypatch.setattr(export, "PARITY", -1.0)
    told = said(capsys, checkpoint, "--name", "mine")
    assert (
        "The graph differs from the network by" in told
        and told.endswith("[export-differs]\n")
        and files(home) == []
    )


def test_a_checkpoint_of_another_network_is_refused(checkpoint, home, capsys):
    told = said(capsys, checkpoint, "--network", "mlffgan", "--name", "mine")
    assert "is a checkpoint of the network 'edcstfn', not of 'mlffgan'" in told and told.endswith(
        "[bad-checkpoint]\n"
    )


def test_names_and_files_that_are_taken_are_refused(checkpoint, home, capsys, tmp_path):
    assert "'edcstfn' is the name of a method that is part of Chronofuse" in said(capsys, checkpoint)
    assert "can't be called 'A b'" in said(capsys, checkpoint, "--name", "A b")
    there = tmp_path / "there.onnx"
    there.write_bytes(b"what was there")
    assert "exists already: choose another name, or ask to replace it (--replace). [output-exists]" in said(
        capsys, checkpoint, "-o", there
    )
    assert there.read_bytes() == b"what was there"


def test_tiles_that_are_none_are_refused(checkpoint, home, capsys, tmp_path):
    assert "There are no cases (.npz) in" in said(capsys, checkpoint, "--name", "mine", "--tiles", tmp_path)
    (tmp_path / "one.npz").write_bytes(b"PK\x03\x04 no zip")
    assert "are not of the network 'edcstfn'" in said(
        capsys, checkpoint, "--name", "mine", "--tiles", tmp_path
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_can_not_be_written_to_is_named(checkpoint, home, capsys, tmp_path):
    tmp_path.chmod(0o500)
    assert "check the folder, its permissions" in said(capsys, checkpoint, "-o", tmp_path / "no" / "m.onnx")
    tmp_path.chmod(0o700)


# ---- through the command line


class Malicious:
    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return os.system, (f"touch '{self.marker}'",)


@pytest.mark.long
def test_a_malicious_checkpoint_is_refused_before_anything_of_it_runs(home, tmp_path):
    marker = tmp_path / "it_ran"
    torch.save(
        {"network": "edcstfn", "options": Malicious(marker), "state": small().state_dict()}, tmp_path / "c.pt"
    )
    done = chronofuse("export", tmp_path / "c.pt", "--network", "edcstfn", "--name", "mine")
    assert done.returncode == 2 and not done.stdout and done.stderr.count("\n") == 1, done.stderr
    assert "asks for 'posix.system'), and was refused before any of it ran" in done.stderr
    assert done.stderr.endswith("[bad-checkpoint]\n") and not marker.exists() and files(home) == []


@pytest.fixture(scope="module")
def without_torch():
    """An interpreter that has no torch."""
    bare = "/usr/bin/python3"
    if (
        not Path(bare).exists()
        or subprocess.run([bare, "-I", "-c", "import torch"], capture_output=True).returncode == 0
    ):
        pytest.skip("every Python here has torch")
    return bare


def test_without_torch_it_says_what_to_install(without_torch, home):
    done = subprocess.run(
        [without_torch, ROOT / "engine" / "__main__.py", "export", "c.pt"], capture_output=True, text=True
    )
    assert (
        done.returncode == 2 and done.stderr.count("\n") == 1 and done.stderr.endswith("[training-missing]\n")
    )
    assert (
        "The export needs torch, " in done.stderr and "pip install -r requirements/train.txt" in done.stderr
    )


def test_a_plugin_without_its_training_says_so(home, tmp_path):
    copy = tmp_path / "chronofuse"
    shutil.copytree(
        ROOT, copy, ignore=shutil.ignore_patterns(".*", "tests", "benchmarks", "docs", "build", "training")
    )
    start = [sys.executable, copy / "engine" / "__main__.py"]
    done = subprocess.run([*start, "export", "c.pt"], capture_output=True, text=True)
    assert (
        done.returncode == 2
        and "has no exporter" in done.stderr
        and done.stderr.endswith("[training-missing]\n")
    )


def test_its_own_options_are_explained_without_torch(without_torch, home):
    start = [without_torch, ROOT / "engine" / "__main__.py", "export"]
    helped = subprocess.run([*start, "--help"], capture_output=True, text=True)
    assert helped.returncode == 0 and "--variant {float16,int8}" in helped.stdout
    wrong = subprocess.run([*start, "c.pt", "--options", "[]"], capture_output=True, text=True)
    assert wrong.returncode == 2 and "argument --options" in wrong.stderr and "Traceback" not in wrong.stderr


# ---- what is bundled


def test_all_bundled_models_together_leave_room_in_the_zip():
    sizes = {path.name: path.stat().st_size for path in BUNDLED.iterdir()}
    assert sizes and sum(sizes.values()) < 15_000_000, sizes


def test_the_zip_is_under_what_the_plugin_site_takes():
    made = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_zip.py"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert (ROOT / "build" / "chronofuse.zip").stat().st_size < 25_000_000
