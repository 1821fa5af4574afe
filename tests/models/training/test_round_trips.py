"""The terms of the loss that run the network again, with networks whose answer is known."""

from __future__ import annotations

import pytest
import torch

from chronofuse.models.catalogue.tensors import Tensor as Input
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training.dataset import with_baseline
from chronofuse.models.training.examples import noise
from chronofuse.models.training.loss import SOFT
from chronofuse.models.training.measured import Measured
from chronofuse.models.training.round_trips import consistency, cycle

SHAPE = (2, 3, 16, 16)
TAKEN = (*NETWORKS["chrono"]().inputs,)


def delta(given):
    return given["fine_1"] + given["target"] - given["coarse_1"]


def seen(network=delta, off: float = 0.0) -> tuple[Measured, list]:
    """A batch whose truth is `delta`'s prediction, and what the network is run on."""
    inputs = noise(with_baseline(TAKEN), SHAPE, share=1.0)
    inputs["third"] = torch.rand(SHAPE)
    inputs["third_change_std"] = torch.full(SHAPE[:2], 0.7)
    runs = []

    def run(given):
        runs.append(given)
        return network(given)

    truth = delta(inputs)
    return Measured(truth + off, truth, torch.ones(2, 1, 16, 16), inputs, TAKEN, run), runs


def softly(error: float) -> float:
    return (error**2 + SOFT**2) ** 0.5 - SOFT


def test_delta_comes_back_to_f1_and_what_is_off_is_off_on_the_way_back():
    assert cycle(seen()[0]).item() == pytest.approx(0, abs=1e-6)
    std = seen()[0].inputs["fine_std"][0, 0].item()
    assert cycle(seen(off=0.12)[0]).item() == pytest.approx(softly(0.12 / std), rel=1e-4)


def test_the_way_back_is_from_the_prediction_and_from_c2_to_c1():
    measured, (back, *more) = (lambda m, runs: (m, (cycle(m), runs)[1]))(*seen(off=0.1))
    x = measured.inputs
    assert not more and set(back) == {tensor.name for tensor in TAKEN}
    assert back["fine_1"] is measured.prediction and back["coarse_1"] is x["target"]
    assert back["target"] is x["coarse_1"] and back["fine_std"] is x["fine_std"]
    averaged, prior = (next(t.name for t in TAKEN if t.role == role) for role in ("averaged", "prior"))
    assert torch.equal(back[averaged], x[averaged] + x["target"] - x["coarse_1"])
    assert torch.equal(back[prior], measured.prediction + x["coarse_1"] - x["target"])


def test_the_changes_of_delta_add_up_over_three_dates_and_others_do_not():
    assert consistency(seen()[0]).item() == pytest.approx(0, abs=1e-5)
    std = seen()[0].inputs["fine_std"][0, 0].item()
    assert consistency(seen(off=0.12)[0]).item() == pytest.approx(softly(0.12 / std), rel=1e-3)
    # One that adds .06 each time is off by it twice on the way over 2, and once straight.
    added = seen(lambda given: delta(given) + 0.06, off=0.06)[0]
    assert consistency(added).item() == pytest.approx(softly(0.06 / std), rel=1e-3)


def test_the_second_way_begins_at_the_true_f2_and_both_end_at_c3():
    measured, runs = seen(off=0.1)
    consistency(measured)
    x, (straight, onward) = measured.inputs, runs
    assert torch.equal(straight["target"], x["third"]) and torch.equal(onward["target"], x["third"])
    assert straight["fine_1"] is x["fine_1"] and torch.equal(onward["fine_1"], measured.truth)
    assert onward["coarse_1"] is x["target"]
    std = next(t.name for t in TAKEN if t.role == "change_std")
    assert straight[std] is x["third_change_std"]


def test_where_no_third_date_is_known_nothing_is_run_and_nothing_asked():
    measured, runs = seen(off=0.1)
    measured.inputs["third"][:] = float("nan")
    assert consistency(measured) == 0 and not runs
    measured.inputs["third"][:, :, :8] = 0.5
    assert consistency(measured).isfinite() and len(runs) == 2
    assert runs[0]["valid"][:, :, 8:].sum() == 0


def test_the_gradient_of_the_cycle_goes_through_the_network_and_the_prediction():
    gain = torch.tensor(1.0, requires_grad=True)
    measured, _ = seen(lambda given: given["fine_1"] + gain * (given["target"] - given["coarse_1"]))
    prediction = measured.prediction.clone().requires_grad_()
    measured = Measured(prediction, measured.truth, measured.counts, measured.inputs, TAKEN, measured.run)
    (cycle(measured) + 0.1 * prediction.mean()).backward()
    assert prediction.grad.abs().sum() > 0 and gain.grad is not None
    off = Measured(prediction + 0.1, measured.truth, measured.counts, measured.inputs, TAKEN, measured.run)
    slope = torch.autograd.grad(cycle(off), prediction)[0]
    assert (slope > 0).all()  # what is too high comes back too high


def test_a_network_without_c1_goes_back_from_c2_alone():
    taken = (Input("fine_1", "fine"), Input("target", "target"), Input("valid", "valid"))
    measured, runs = seen()
    cycle(
        Measured(
            measured.prediction,
            measured.truth,
            measured.counts,
            measured.inputs,
            taken,
            lambda g: runs.append(g) or g["fine_1"],
        )
    )
    assert set(runs[0]) == {"fine_1", "target", "valid"} and runs[0]["target"] is measured.inputs["coarse_1"]
