"""Every network, by the same tests."""

from __future__ import annotations

import pytest
import torch

from chronofuse.models.networks import NETWORKS

ANY = pytest.mark.parametrize("name", sorted(NETWORKS))


def trained(name: str) -> torch.nn.Module:
    """The network with weights that are all at work, as after training."""
    torch.manual_seed(0)
    network = NETWORKS[name]().eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    return network


def inputs(batch: int = 1, bands: int = 3, rows: int = 24, cols: int = 24) -> dict[str, torch.Tensor]:
    random = torch.Generator().manual_seed(1)
    fine, coarse, target = torch.rand((3, batch, bands, rows, cols), generator=random)
    return {
        "fine_1": fine, "coarse_1": coarse, "target": target, "valid": torch.ones(batch, 1, rows, cols),
        "fine_mean": torch.full((batch, bands), 0.5), "fine_std": torch.full((batch, bands), 0.3),
        "ratio": torch.full((batch,), 8.0),
    }


def delta(x: dict[str, torch.Tensor]) -> torch.Tensor:
    return x["fine_1"] + x["target"] - x["coarse_1"]


@ANY
@pytest.mark.parametrize(("batch", "bands", "rows", "cols"), [(1, 1, 8, 8), (2, 3, 9, 31), (1, 6, 16, 5), (1, 10, 7, 7)])
def test_takes_any_number_of_bands_and_any_size(name, batch, bands, rows, cols):
    assert trained(name)(**inputs(batch, bands, rows, cols)).shape == (batch, bands, rows, cols)


@ANY
def test_untrained_it_is_delta(name):
    x = inputs()
    torch.testing.assert_close(NETWORKS[name]()(**x), delta(x))


@ANY
def test_the_gradient_reaches_every_parameter(name):
    network = trained(name)
    network(**inputs()).square().mean().backward()
    idle = [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
    assert not idle


@ANY
def test_the_halo_is_the_exact_reach(name):
    network = trained(name)
    side = 2 * network.halo + 9
    x = inputs(1, 2, side, side)
    x["fine_1"] = x["fine_1"].clone().requires_grad_()
    middle = side // 2
    network(**x)[0, 0, middle, middle].backward()
    felt = x["fine_1"].grad[0].abs().sum(0) > 0
    rows, cols = felt.any(1).nonzero(), felt.any(0).nonzero()
    assert (int(rows.min()), int(rows.max())) == (middle - network.halo, middle + network.halo)
    assert (int(cols.min()), int(cols.max())) == (middle - network.halo, middle + network.halo)


@ANY
def test_a_tile_with_its_halo_gives_the_same_pixels_as_the_whole(name):
    network = trained(name)
    halo, x = network.halo, inputs(1, 2, 110, 120)
    tile = {k: v[..., 20:, 30:110] if v.ndim == 4 else v for k, v in x.items()}
    with torch.no_grad():
        whole, part = network(**x), network(**tile)
    # Above and left and right the tile ends inside the image; below, where the image does.
    torch.testing.assert_close(part[..., halo:, halo:-halo], whole[..., 20 + halo:, 30 + halo:110 - halo],
                               atol=1e-5, rtol=0)


@ANY
def test_what_lies_under_the_mask_has_no_effect(name):
    network, x = trained(name), inputs()
    x["valid"][..., 5:11, 8:20] = 0
    other = {k: torch.where(x["valid"] == 0, 7.0, v) if k in ("fine_1", "coarse_1", "target") else v
             for k, v in x.items()}
    seen = (x["valid"] == 1).expand_as(x["fine_1"])
    with torch.no_grad():
        torch.testing.assert_close(network(**x)[seen], network(**other)[seen])


@ANY
def test_the_unit_does_not_matter(name):
    network, x = trained(name), inputs()
    in_dn = {k: v if k in ("valid", "ratio") else v * 10_000 for k, v in x.items()}
    with torch.no_grad():
        torch.testing.assert_close(network(**in_dn) / 10_000, network(**x), atol=1e-4, rtol=0)


@ANY
def test_a_constant_band_is_no_division_by_zero(name):
    x = inputs()
    x["fine_1"][:] = 0.5
    x["fine_std"][:] = 0
    assert torch.isfinite(trained(name)(**x)).all()


@ANY
def test_bands_can_come_in_any_order(name):
    network, x = trained(name), inputs(bands=4)
    order = [2, 0, 3, 1]
    turned = {k: v[:, order] if k not in ("valid", "ratio") else v for k, v in x.items()}
    with torch.no_grad():
        torch.testing.assert_close(network(**turned), network(**x)[:, order], atol=1e-5, rtol=1e-5)
