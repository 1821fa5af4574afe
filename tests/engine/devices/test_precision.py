"""Networks in float16 and in TensorFloat-32: what is measured, told, left out and refused.

No graphics card can be had here: where a test speaks of one, cards.py stands in for it, and says so.
"""

import json
import sys

import numpy as np
import pytest
import runs
from cards import Card
from noise_patches import BANDS, MIXED, patch

from chronofuse.engine import fuse
from chronofuse.engine.devices import inference
from chronofuse.engine.door.errors import DeviceError, JobError
from chronofuse.engine.door.jobs import Machine
from chronofuse.engine.methods.network.half_precision import COMPARED_TILES
from chronofuse.engine.methods.registry import create
from chronofuse.models.catalogue.installed import catalogue


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


def test_a_report_says_that_the_cpu_went_on_in_float32(network, monkeypatch):
    Card(monkeypatch)  # stands in for a graphics card
    net = network("cuda", "float16")
    net.predict(MIXED[0])
    assert net.to_cpu() and net.precision == "float32"
    assert "Computed in float16" in net.notes[0] and "the CPU computed in float32" in net.notes[1]
    net.predict(MIXED[0])
    assert net.figures["float16"]["tiles"] == 1 and len(net.notes) == 2


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
