"""Model files in the engine: a toy network of a kilobyte with the true tensor names, and files that lie."""

from pathlib import Path

import numpy as np
import pytest
import runs
from toys import ROLES, toy

from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.tensors import Tensor

WAYS = [{}, {"halo": 5}, {"multiple": 16}, {"blend": 9}, {"halo": 3, "blend": 8, "multiple": 8}]


@pytest.mark.parametrize(
    "changes", [pytest.param(way, marks=pytest.mark.long) for way in WAYS[:-1]] + WAYS[-1:], ids=str
)
def test_a_model_file_by_its_path_gives_what_its_graph_computes_whatever_its_tiles(changes, fuse, tmp_path):
    expected = fuse("delta", tmp_path / "delta.tif", "--dtype", "float32")
    model = toy(tmp_path / "toy.onnx", **changes)
    for tile in (48, 1008):
        found = fuse(model, tmp_path / f"{tile}.tif", "--tile", tile, "--dtype", "float32")
        # A network predicts where all bands are valid; delta does so per band. Here both have the same gaps.
        assert np.array_equal(np.isnan(found), np.isnan(expected))
        assert np.nanmax(np.abs(found - expected)) <= 1e-5


@pytest.mark.parametrize(
    "make, part",
    [
        (lambda path: toy(path, output="other"), "its manifest names"),
        (lambda path: toy(path, sha256="0" * 64), "SHA-256 differs"),
        (lambda path: toy(path, inputs=(*ROLES, Tensor("valid", "valid"))), "its manifest names"),
        (lambda path: toy(path, side_fixed=7), "failed while running"),
    ],
    ids=["another output", "another graph", "a tensor that is not there", "a fixed size"],
)
def test_a_model_file_that_lies_is_refused_in_one_sentence(make, part, run_command, pair, tmp_path):
    model = make(tmp_path / "toy.onnx")
    done = run_command(*runs.words(pair, model, tmp_path / "o.tif"))
    assert done.returncode == 2 and "[bad-model-file]" in done.stderr and part in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and not (tmp_path / "o.tif").exists()


def test_a_changed_byte_in_the_weights_is_noticed(run_command, pair, tmp_path):
    data = bytearray(Path(catalogue()["edcstfn"].path).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "changed.onnx").write_bytes(data)
    done = run_command(
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--method",
        tmp_path / "changed.onnx",
        "-o",
        tmp_path / "o.tif",
    )
    assert done.returncode == 2 and "[bad-model-file]" in done.stderr


def test_cuda_that_is_not_there_is_said_before_the_run(run_command, pair, tmp_path):
    import onnxruntime

    if "CUDAExecutionProvider" in onnxruntime.get_available_providers():
        pytest.skip("this machine's ONNX Runtime has CUDA")
    given = (
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--target",
        pair.coarse_2,
        "--device",
        "cuda",
        "-o",
        tmp_path / "o.tif",
    )
    network = run_command("fuse", *given, "--method", "edcstfn")
    assert network.returncode == 2 and "[device-unusable]" in network.stderr
    classic = run_command("fuse", *given, "--method", "delta")
    assert classic.returncode == 0 and "runs on the CPU only" in classic.stderr


def test_a_model_in_the_users_folder_is_in_the_list(run_command, tmp_path, monkeypatch):
    (tmp_path / "models").mkdir()
    toy(tmp_path / "models" / "toy.onnx")
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    assert "toy " in run_command("methods").stdout
