"""benchmarks/cuda.sh and what it runs, without a graphics card: it says so, and runs small on the CPU."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cards
import cuda_inference
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _in_little_time(monkeypatch):
    monkeypatch.setattr(cuda_inference, "REPEAT", 1)


def test_parity_tells_of_every_precision_how_far_it_is_off_and_how_fast(monkeypatch):
    card = cards.Card(monkeypatch)  # stands in for a graphics card
    found = cuda_inference.parity("ecpw", "cuda", 32)
    assert list(found) == ["float32", "tf32", "float16"] and card.runs
    assert found["float32"]["largest difference"] < 1e-6 < found["float16"]["largest difference"] < 1e-3
    for figures in found.values():
        assert figures["agrees"] and figures["tiles at once"] > 1 and figures["times float32"] > 0
        assert figures["pixels x bands a second, bare"] > 0
    table = cuda_inference.markdown(
        {
            "device": "a stand-in",
            "onnxruntime": "1",
            "cores": 2,
            "networks": {"ecpw": found, "other": {"float32": {"refused": "it can't."}}},
            "priors": {
                "by cores, seconds a tile": 2.0,
                "by the graph, seconds a tile": 0.1,
                "by cores, seconds a Landsat scene": 464.0,
                "by the graph, seconds a Landsat scene": 23.2,
                "largest difference": 1e-7,
            },
            "scenes": [],
            "left out": ["a scene"],
        }
    )
    assert "| 2.000 | 0.100 | 20.0 | 464 against 23 | 1.0e-07 |" in table
    assert "| ecpw | float16 |" in table and "refused: it can't." in table and "Left out" in table


def test_a_precision_that_a_card_refuses_is_told_and_the_others_go_on(monkeypatch):
    refuse = lambda options: cards.NO_KERNEL if options["use_tf32"] == "1" else None  # noqa: E731
    cards.Card(monkeypatch, refuse=refuse)
    found = cuda_inference.parity("edcstfn", "cuda", 32)
    assert "no kernels for this graphics card" in found["tf32"]["refused"]
    assert found["float32"]["agrees"] and found["float16"]["agrees"]


def test_no_part_begins_when_the_minutes_are_gone():
    clock = cuda_inference.Clock(1)
    assert clock.allows("one") and not clock.allows("a long one", seconds=61)
    assert not cuda_inference.Clock(0).allows("anything") and clock.left_out == ["a long one"]


@pytest.mark.long
def test_the_script_runs_small_without_a_card_and_leaves_its_figures(tmp_path):
    asked = {"CHRONOFUSE_PYTHON": sys.executable, "NETWORKS": "edcstfn", "MINUTES": "6"}
    done = subprocess.run(
        ["bash", str(ROOT / "benchmarks" / "cuda.sh"), str(tmp_path)],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    if cuda_inference.hardware.cards():
        pytest.skip("this machine has a card, on which it does not run small")
    assert "no graphics card here" in done.stdout
    found = json.loads((tmp_path / "inference.json").read_text())
    assert found["device"] == "CPU alone, small" and found["networks"]["edcstfn"]["float32"]["agrees"]
    assert found["priors"]["largest difference"] < 1e-5
    (scene,) = found["scenes"]
    assert 0 < scene["share of fusing in which the device computes"] <= 1
    assert (tmp_path / "inference.md").read_text().startswith("On: CPU alone, small")
