"""Which device a network runs on, and cards that do not work, fail midway or are full.

No graphics card can be had here: where a test speaks of one, cards.py stands in for it, and says so.
"""

import json

import cards
import numpy as np
import pytest
import runs
from cards import Card
from noise_patches import MIXED, patch

from chronofuse.engine import fuse
from chronofuse.engine.devices import inference
from chronofuse.engine.devices.provider_reasons import explain
from chronofuse.engine.door.errors import DeviceError, OutOfMemoryError


def test_auto_takes_the_card_where_it_is_faster_and_says_by_how_much(network, monkeypatch):
    Card(monkeypatch, seconds=None)  # stands in for a graphics card
    net = network("auto")
    assert net.device == "cuda" and "CUDA is " in net.device_reason and "times as fast" in net.device_reason
    assert net.batch > 1


@pytest.mark.long
def test_auto_stays_on_the_cpu_where_the_card_is_slower(network, monkeypatch):
    Card(monkeypatch, seconds=0.7)  # stands in for a graphics card
    net = network("auto")
    assert net.device == "cpu" and "times as fast as CUDA here" in net.device_reason and net.batch == 1


FAILURES = {
    "falls back in silence": ({"log": cards.NO_LIBRARY}, "libcublasLt.so.13 is missing"),
    "has no kernels": ({"fail": lambda run: cards.NO_KERNEL}, "no kernels for this graphics card"),
    "says what nobody knows": (
        {"fail": lambda run: "CUDA failure 999: fly in the ointment"},
        "fly in the ointment",
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_card_that_does_not_work_is_refused_before_the_run_and_passed_over_by_auto(
    failure, network, monkeypatch, capfd
):
    behaviour, reason = FAILURES[failure]
    Card(monkeypatch, **behaviour)  # stands in for a graphics card
    with pytest.raises(DeviceError, match=reason) as refused:
        network("cuda")
    assert refused.value.code == "device-unusable" and "\n" not in str(refused.value)
    assert "or choose the device auto or cpu" in str(refused.value) and "--resume" not in str(refused.value)
    net = network("auto")
    assert net.device == "cpu" and reason in net.device_reason and np.isfinite(net.predict(MIXED[0])).all()
    assert "provider_bridge" not in "".join(capfd.readouterr())


def test_a_card_that_fails_midway_says_how_to_go_on_and_can_be_left(network, monkeypatch):
    Card(monkeypatch, fail=lambda run: cards.ILLEGAL if run > 3 else None)  # stands in for a graphics card
    net = network("cuda")
    first = net.predict(MIXED[0])
    net.predict(MIXED[1])
    with pytest.raises(DeviceError, match="--device cpu and --resume"):
        net.predict(MIXED[2])
    assert net.to_cpu() and net.device == "cpu" and not net.to_cpu()
    assert np.array_equal(net.predict(MIXED[0]), first)


def test_a_card_whose_memory_runs_out_says_so_and_takes_less(network, monkeypatch):
    card = Card(monkeypatch)  # stands in for a graphics card
    net = network("cuda")
    card.fail = lambda run: (
        cards.FULL if net.session.buffers_of(0)["target"].size > 2 * MIXED[0].target.size else None
    )
    with pytest.raises(OutOfMemoryError, match="memory of the graphics card ran out"):
        net.predict_batch([patch(40, 48, seed) for seed in range(3)])
    assert np.isfinite(net.predict(MIXED[0])).all()


def test_cuda_is_refused_by_a_build_that_has_none(network):
    if "CUDAExecutionProvider" in inference.providers():
        pytest.skip("this machine's ONNX Runtime has CUDA")
    with pytest.raises(DeviceError, match="made for the CPU alone: install onnxruntime-gpu"):
        network("cuda")
    told = network("auto").device_reason
    assert told == "CUDA is not used: the installed ONNX Runtime is made for the CPU alone"


KNOWN = {
    cards.NO_LIBRARY: "the CUDA library libcublasLt.so.13 is missing",
    cards.NO_LIBRARY.replace(
        "libcublasLt.so.13", "libcuda.so.1"
    ): "the NVIDIA driver's library libcuda.so.1 is missing",
    cards.NO_LIBRARY.replace(
        "libcublasLt.so.13", "libcudnn.so.9"
    ): "the CUDA library libcudnn.so.9 is missing",
    "Error 126 loading onnxruntime_providers_cuda.dll": "a CUDA or cuDNN library is missing",
    cards.OLD_DRIVER: "driver is missing, or too old",
    "CUDA failure 100: no CUDA-capable device is detected ; GPU=-1": "no CUDA device was found",
    cards.NO_KERNEL: "no kernels for this graphics card",
    "CUDA failure 2: out of memory ; GPU=0": "the memory of the graphics card is full",
    "CUDNN_STATUS_SUBLIBRARY_VERSION_MISMATCH": "do not fit each other",
    "CUDA failure 719: unspecified failure ; GPU=0 ; hostname=gpu": (
        "says 'CUDA failure 719: unspecified failure'"
    ),
}


@pytest.mark.parametrize("text", KNOWN)
def test_what_onnx_runtime_logs_becomes_a_sentence_with_a_remedy(text):
    reason = explain(text)
    assert KNOWN[text] in reason.what and reason.remedy and "/onnxruntime_src" not in str(reason)


def test_a_run_whose_card_is_lost_midway_is_finished_by_the_cpu_and_says_so(monkeypatch, pair, tmp_path):
    """The whole flow in this process, for the pretended card is in no other."""
    lost = Card(monkeypatch, fail=lambda run: cards.ILLEGAL if run > cards.RUNS_BEFORE else None)
    told = []
    job = runs.job_for(
        [(pair.fine_1, pair.coarse_1)], str(pair.coarse_2), "edcstfn", tmp_path / "o.tif", device="cuda"
    )
    fuse.run(job, told.append)
    (warned,) = (event.message for event in told if getattr(event, "code", "") == "card-lost")
    assert "The graphics card failed" in warned and warned.endswith("going on with the CPU.")
    assert lost.runs == cards.RUNS_BEFORE + 1 and (tmp_path / "o.tif").exists()


def test_a_card_that_is_lost_before_the_first_tile_leaves_all_to_the_cpu(monkeypatch, pair, tmp_path):
    """The whole flow in this process, for the pretended card is in no other."""
    Card(monkeypatch, fail=lambda run: cards.ILLEGAL if run > 1 else None)
    report = tmp_path / "r.json"
    job = runs.job_for(
        [(pair.fine_1, pair.coarse_1)],
        str(pair.coarse_2),
        "edcstfn",
        tmp_path / "o.tif",
        report=str(report),
        device="cuda",
    )
    fuse.run(job, lambda event: None)
    figures = json.loads(report.read_text())["figures"]
    assert figures["device"] == "cpu" and (tmp_path / "o.tif").exists()
    assert any("The graphics card failed before the first tile" in note for note in figures["notes"])
