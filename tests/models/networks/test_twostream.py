"""What twostream learns beside the fusion: the days between the dates, and the probability of change."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import torch

from chronofuse.engine.raster.grid import Window
from chronofuse.engine.yardstick.change_probability import Changed
from chronofuse.models.catalogue.manifest import CHANGED
from chronofuse.models.networks import NETWORKS
from chronofuse.models.networks.twostream import OF_CHANGE, changed_of
from chronofuse.models.training import export
from chronofuse.models.training.examples import noise

SMALL = {"width": 4, "change_dilations": (2,), "detail_dilations": (1,)}


def made(**options) -> torch.nn.Module:
    torch.manual_seed(0)
    network = NETWORKS["twostream"](**SMALL, **options).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return network


def test_the_days_change_what_is_predicted_and_unknown_ones_are_none():
    network = made(days=True)
    x = noise(network.inputs, (2, 3, 16, 16), share=1.0)
    near, far, unknown = (network(**{**x, "days": torch.full((2,), n)}) for n in (4.0, 300.0, 0.0))
    assert (near - far).abs().max() > 1e-4 and (near - unknown).abs().max() > 1e-4
    x["days"] = torch.tensor([4.0, 300.0])
    both = network(**x)
    torch.testing.assert_close(both[0], near[0])
    torch.testing.assert_close(both[1], far[1])


def test_a_pixel_has_changed_where_f2_is_a_deviation_from_f1_in_the_mean_over_bands():
    fine, std = torch.zeros(1, 2, 1, 3), torch.tensor([[0.1, 0.2]])
    truth = torch.tensor([[[[0.09, 0.15, 0.0]], [[0.0, 0.0, -0.3]]]])
    # Deviations (.9, 0), (1.5, 0), (0, -1.5): root mean squares of .64, 1.06 and 1.06.
    assert changed_of(fine, truth, std).tolist() == [[[[0.0, 1.0, 1.0]]]]


def test_its_loss_is_that_of_the_fusion_and_the_cross_entropy_of_what_changed():
    network = made(change=True)
    x = noise(network.inputs, (2, 3, 16, 16))
    truth, counts = torch.rand(2, 3, 16, 16), (torch.rand(2, 1, 16, 16) < 0.7).float()
    value = network.training_loss(x, truth, counts, lambda prediction, truth: prediction.mean())
    network.telling = True
    told = network(**x)
    prediction, likely = told[:, :3], told[:, 3:4]
    assert torch.equal(told[:, 3:], likely.expand(-1, 3, -1, -1)) and likely.min() >= 0 and likely.max() <= 1
    changed = changed_of(x["fine_1"], truth, x["fine_std"])
    entropy = -(changed * likely.log() + (1 - changed) * (1 - likely).log())
    wanted = prediction.mean() + OF_CHANGE * (entropy * counts).sum() / counts.sum()
    torch.testing.assert_close(value, wanted, rtol=1e-4, atol=1e-5)
    network.telling = False
    torch.testing.assert_close(network(**x), prediction)


def test_the_probability_learns_where_it_changed():
    """On images whose coarse change says it plainly."""
    network = NETWORKS["twostream"](**{**SMALL, "width": 8}, change=True)
    network.telling = True
    optimiser = torch.optim.Adam(network.parameters(), 1e-2)
    x = noise(network.inputs, (2, 2, 24, 24), share=1.0)
    step = torch.zeros(2, 1, 24, 24)
    step[:, :, :, :12] = 1.0
    x["target"] = x["coarse_1"] + step
    truth, counts = x["fine_1"] + step, torch.ones(2, 1, 24, 24)

    def likely() -> torch.Tensor:
        with torch.no_grad():
            return network(**x)[:, 2, 0].mean(0)

    before = likely()
    for _ in range(60):
        optimiser.zero_grad()
        network.training_loss(x, truth, counts, lambda p, t: ((p - t) ** 2).mean()).backward()
        optimiser.step()
    after = likely()
    assert abs(before[:12].mean() - before[12:].mean()) < 0.2
    assert after[:9].mean() > 0.8 and after[-9:].mean() < 0.2


@pytest.mark.parametrize("change", [False, True])
def test_its_manifest_says_whether_it_tells(change):
    assert export.manifest_of(made(change=change)).change is change
    assert ("change" in made(change=change).options) is change


def test_what_has_changed_in_the_report_is_what_has_changed_in_the_training():
    random = np.random.default_rng(4)
    fine, truth = random.random((2, 3, 20, 24)).astype(np.float32)
    std = np.array([0.3, 0.2, 0.5], np.float32)
    learnt = changed_of(*(torch.from_numpy(x[None]) for x in (fine, truth, std)))[0, 0]
    whole = Window(0, 0, 24, 20)
    images = (SimpleNamespace(read=lambda window, x=x: x) for x in (truth, fine))
    changed, known = Changed(*images, [0, 1, 2], std, np.zeros(3, np.float32), CHANGED).read(whole)
    assert known.all() and 0.2 < changed.mean() < 0.8
    np.testing.assert_array_equal(changed, learnt.numpy() > 0)
