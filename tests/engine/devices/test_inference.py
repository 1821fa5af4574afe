"""Running a network: batches, buffers that are used again, float16, and devices that fail.

No graphics card can be had here: where a test speaks of one, cards.py stands in for it, and says so.
"""

import json
import sys

import cards
import numpy as np
import pytest
import runs
from cards import Card
from toys import toy

from chronofuse.engine import fuse
from chronofuse.engine.devices import inference
from chronofuse.engine.devices.provider_reasons import explain
from chronofuse.engine.door.errors import DeviceError, JobError, OutOfMemoryError
from chronofuse.engine.door.jobs import Machine
from chronofuse.engine.methods.base import Patch
from chronofuse.engine.methods.network.network import COMPARED_TILES, NetworkMethod
from chronofuse.engine.methods.registry import create
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.model_file import from_model_file

BANDS = 3


@pytest.fixture
def network():
    """A function that opens a network, the bundled one unless another is named, with figures of a scene."""

    def opened(device="cpu", precision="float32", manifest=None):
        net = NetworkMethod(manifest or catalogue()["edcstfn"], device, 2, precision=precision)
        net.normalise(np.full(BANDS, 0.3), np.full(BANDS, 0.1), 8.0)
        return net

    return opened


def patch(rows, cols, seed=0, hole=None):
    """Aligned noise in reflectance, with NaN in the hole of one image; its inner pixels leave out a halo
    of 2."""
    random = np.random.default_rng(seed)
    fine, coarse, target = (random.random((BANDS, rows, cols), np.float32) for _ in range(3))
    if hole:
        coarse[1][hole] = np.nan
    return Patch((fine,), (coarse,), target, (slice(2, -2), slice(2, -2)))


MIXED = [
    patch(40, 48, 1),
    patch(30, 48, 2),
    patch(40, 48, 3, np.s_[5:9, 7:30]),
    patch(30, 48, 4),
    patch(40, 20, 5),
]


# ---- batches and buffers


def test_a_batch_gives_what_its_patches_give_one_by_one_in_their_order(network):
    alone = [network().predict(p) for p in MIXED]
    together = network().predict_batch(MIXED)
    assert len(together) == len(MIXED)
    for a, b in zip(alone, together):
        assert a.dtype == np.float32 and np.array_equal(np.isnan(a), np.isnan(b))
        assert np.nanmax(np.abs(a - b)) <= 1e-6


def test_buffers_that_are_used_again_keep_nothing_of_the_patch_before(network):
    used = network()
    for p in (*MIXED, *MIXED[::-1]):
        assert np.array_equal(used.predict(p), network().predict(p), equal_nan=True)


def test_a_prediction_stays_what_it_is_when_the_next_patch_comes(network):
    used = network()
    first = used.predict(MIXED[0])
    copy = first.copy()
    used.predict(MIXED[2])
    assert np.array_equal(first, copy)


def test_a_graph_for_one_tile_at_a_time_is_given_one_at_a_time(network, tmp_path):
    manifest = from_model_file(toy(tmp_path / "toy.onnx", multiple=16))
    net = network(manifest=manifest)
    assert not net.session.any_batch
    together = net.predict_batch(MIXED)
    assert len(together) == len(MIXED)
    for p, predicted in zip(MIXED, together):
        delta = (p.fine[0] + (p.target - p.coarse[0]))[(slice(None), *p.inner)]
        whole = np.isfinite(predicted).all(axis=0)
        assert np.abs(predicted - delta)[:, whole].max() <= 1e-6
        assert np.array_equal(whole, np.isfinite(delta).all(axis=0))


def test_memory_of_its_own_on_the_device_gives_the_same(network):
    """The copies to and from a graphics card, done on the CPU's memory, for a card can't be had here."""
    direct, staged = network(), network()
    staged.session = inference.Session(staged.manifest, staged.session._opened, "cpu", staged=True)
    for p in MIXED:
        assert np.array_equal(staged.predict(p), direct.predict(p), equal_nan=True)
    assert np.array_equal(staged.predict_batch(MIXED)[2], direct.predict_batch(MIXED)[2], equal_nan=True)


# ---- float16


def test_the_graph_in_float16_is_close_and_takes_and_gives_float32(network):
    """On the CPU, which casts to and fro; what a card makes of it can't be seen here."""
    exact, half = network(), network()
    half.session = inference.open_session(half.manifest, "cpu", 2, "float16")
    off = np.abs(half.predict(MIXED[0]) - exact.predict(MIXED[0]))
    assert half.precision == "float16" and 0 < off.max() < 5e-3


def test_float16_on_a_card_is_measured_on_the_first_tiles_and_told(network, monkeypatch):
    Card(monkeypatch)  # stands in for a graphics card
    half, exact = network("cuda", "float16"), network("cpu")
    off = []
    for seed in range(COMPARED_TILES + 2):
        p = patch(32, 32, seed)
        off.append(half.predict(p) - exact.predict(p))
    gap = half.figures["float16"]
    first = np.stack(off[:COMPARED_TILES]).astype(np.float64)
    assert half.precision == "float16" and gap["tiles"] == COMPARED_TILES and gap["values"] == first.size
    assert gap["largest"] == pytest.approx(np.abs(first).max(), rel=1e-6)
    assert gap["rmse"] == pytest.approx(np.sqrt((first**2).mean()), rel=1e-6)
    assert len(half.notes) == 1 and f"{gap['largest']:.2g} at most" in half.notes[0]


@pytest.mark.parametrize("tiles_before", [0, COMPARED_TILES + 1])
def test_float16_that_can_not_hold_the_numbers_goes_on_in_float32_and_says_so(
    tiles_before, network, monkeypatch
):
    Card(monkeypatch)  # stands in for a graphics card
    half, exact = (
        network(*asked, catalogue()["ecpw"]) for asked in (("cuda", "float16"), ("cpu", "float32"))
    )
    for seed in range(tiles_before):
        half.predict(patch(32, 32, seed))
    p, after = patch(32, 32), patch(32, 32, 7)
    p.target[:, 10, 10] = 1e6
    for one in (p, after):
        np.testing.assert_allclose(half.predict(one), exact.predict(one), rtol=1e-6, atol=1e-6)
    assert half.device == "cuda" and half.precision == "float32"
    assert "float16 can't hold the numbers of the network 'ecpw'" in half.notes[-1]
    assert len(half.notes) == 1 + bool(tiles_before)


def test_numbers_that_float32_can_not_hold_either_are_not_laid_to_float16(network, monkeypatch):
    Card(monkeypatch)  # stands in for a graphics card
    half, p = network("cuda", "float16"), patch(32, 32)
    p.target[:, 10, 10] = 3e38
    half.normalise(np.full(BANDS, 0.3), np.full(BANDS, 0.1), 8.0)
    assert not np.isfinite(half.predict(p)).all()
    assert half.precision == "float16" and not any("can't hold" in note for note in half.notes)


def test_tf32_is_asked_of_the_card_alone_and_measured_as_float16_is(network, monkeypatch):
    card = Card(monkeypatch)  # stands in for a graphics card, which computes in float32 all the same
    net = network("cuda", "tf32")
    net.predict(MIXED[0])
    assert net.precision == "tf32" and net.figures["tf32"]["tiles"] == 1
    assert [options["use_tf32"] for options in card.opened_with] == ["1", "0"]
    assert "Computed in tf32" in net.notes[0]
    with pytest.raises(JobError, match="tf32 was asked for on the CPU"):
        Machine(device="cpu", precision="tf32")


def test_float16_without_the_package_that_converts_says_which(network, monkeypatch):
    Card(monkeypatch)  # stands in for a graphics card
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(DeviceError, match=r"'onnx'.*not installed.*--precision float32"):
        network("auto", "float16")


def test_float16_is_refused_on_the_cpu_and_left_out_where_there_is_nothing_else(network):
    with pytest.raises(JobError, match="float16 was asked for on the CPU"):
        Machine(device="cpu", precision="float16")
    with pytest.raises(JobError, match="'precision' is 'float8'"):
        Machine(precision="float8")
    if "CUDAExecutionProvider" not in inference.providers():
        net = network("auto", "float16")
        assert net.precision == "float32" and "float32 was used" in net.notes[0]


def test_a_method_without_a_network_says_that_it_computes_in_float32():
    method = create(catalogue()["delta"], "auto", 1, {}, "float16")
    assert method.precision == "float32" and "'delta' computes in float32" in method.notes[0]


# ---- devices


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


def test_a_report_says_that_the_cpu_went_on_in_float32(network, monkeypatch):
    Card(monkeypatch)  # stands in for a graphics card
    net = network("cuda", "float16")
    net.predict(MIXED[0])
    assert net.to_cpu() and net.precision == "float32"
    assert "Computed in float16" in net.notes[0] and "the CPU computed in float32" in net.notes[1]
    net.predict(MIXED[0])
    assert net.figures["float16"]["tiles"] == 1 and len(net.notes) == 2


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
    assert (
        network("auto").device_reason == "no CUDA here: the installed ONNX Runtime is made for the CPU alone"
    )


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


def test_a_run_with_float16_shows_it_in_the_report(network, monkeypatch, pair, tmp_path):
    """The whole flow in this process, for the pretended card is in no other."""
    Card(monkeypatch)  # stands in for a graphics card
    report = tmp_path / "r.json"
    job = runs.job_for(
        [(pair.fine_1, pair.coarse_1)],
        str(pair.coarse_2),
        "edcstfn",
        tmp_path / "o.tif",
        report=str(report),
        device="cuda",
        precision="float16",
    )
    fuse.run(job, lambda event: None)
    figures = json.loads(report.read_text())["figures"]
    assert figures["precision"] == "float16" and figures["float16"]["tiles"] >= 1
    assert any("Computed in float16" in note for note in figures["notes"])


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
