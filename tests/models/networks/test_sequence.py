"""The network for sequences, with every module over time."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
import torch

from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.series_manifest import SeriesManifest, from_series_file, with_series_manifest
from chronofuse.models.networks.sequence import SeriesNetwork
from chronofuse.models.networks.temporal import TEMPORAL
from chronofuse.models.training.series_export import export, invented

KINDS = {
    **{name: {"temporal": name} for name in sorted(TEMPORAL)},
    "two in parallel": {"temporal": "convlstm+attention"},
    "lstm, attention": {"temporal": "lstm", "attention": "space+time"},
    "three scales": {"temporal": "attention", "scales": 3},
    "two scales of two": {"temporal": "gru", "attention": "time", "scales": 2},
    "sharper": {"temporal": "lstm", "sr": True},
    "all": {"temporal": "convgru", "attention": "space+time", "scales": 3, "sr": True},
}
EACH = pytest.mark.parametrize("kind", sorted(KINDS))


def trained(kind: str) -> SeriesNetwork:
    """The network with weights that are all at work, as after training."""
    torch.manual_seed(0)
    network = SeriesNetwork(**KINDS[kind], width=8).eval()
    sharp = [network.sharpen.last] if network.sharpen is not None else []
    for layer in (network.weight, network.residual, *sharp):
        torch.nn.init.normal_(layer.weight, std=0.3)
    return network


def manifest(**other) -> SeriesManifest:
    return SeriesManifest(
        **{"name": "tiny", "title": "t", "summary": "s", "temporal": "gru", "base": "kriging", **other}
    )


@EACH
@torch.no_grad()
def test_untrained_it_gives_what_its_base_gives(kind):
    x = invented((1, 4, 3, 16, 16))
    assert torch.equal(SeriesNetwork(**KINDS[kind])(**x), x["base"])


@EACH
@torch.no_grad()
def test_bands_are_alike_and_what_has_no_value_does_not_matter(kind):
    network, x = trained(kind), invented((2, 6, 3, 16, 16))
    wanted = network(**x)
    assert (wanted - x["base"]).abs().mean() > 1e-3
    turned = {
        name: value.flip(value.ndim - 3) if name not in ("valid", "days", "unit") else value
        for name, value in x.items()
    }
    turned["unit"] = x["unit"].flip(1)
    assert torch.allclose(network(**turned).flip(1), wanted, atol=1e-5)
    missing = (x["valid"] == 0)[:, :, None]
    other = {
        **x,
        "fine": torch.where(missing, 7.0, x["fine"]),
        "coarse": torch.where(missing, -3.0, x["coarse"]),
    }
    assert torch.allclose(network(**other), wanted, atol=1e-5)
    nowhere = {**x, "valid": torch.zeros_like(x["valid"])}
    assert torch.equal(network(**nowhere), x["base"])


@EACH
@torch.no_grad()
def test_no_pixel_beyond_its_reach_matters(kind):
    network, dates = trained(kind), 4
    reach = network.reach(dates)
    side = 2 * reach + 8
    x = invented((1, dates, 2, side, side))
    changed = {name: value.clone() for name, value in x.items()}
    for name in ("fine", "target"):
        changed[name][..., :2, :] += 0.5
    off = (network(**x) - network(**changed)).abs().amax((0, 1, 3))
    assert off[2 + reach :].max() < 1e-6 and off[2:4].max() > 1e-5


@EACH
def test_it_learns_that_its_base_is_too_high(kind):
    torch.manual_seed(0)
    network, x = SeriesNetwork(**KINDS[kind], width=8), invented((1, 5, 2, 16, 16))
    optimiser = torch.optim.Adam(network.parameters(), 3e-3)
    losses = []
    for _ in range(25):
        optimiser.zero_grad()
        loss = ((network(**x) - (x["base"] - 0.05)) ** 2).mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.7 * losses[0]
    assert all(one.grad is not None and one.grad.abs().sum() > 0 for one in network.parameters())


@pytest.mark.long
@EACH
def test_one_file_takes_any_number_of_dates_and_bands(kind, tmp_path):
    network, path = trained(kind), tmp_path / "tiny.onnx"
    assert (
        export(network, manifest(temporal=kind, multiple=network.multiple, halo=network.reach(8)), path)
        < 1e-5
    )
    assert from_series_file(path, verify=True).temporal == kind
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for dates in (2, 5, 17, 32):
        x = invented((1, dates, 1 + dates % 3, 24, 40), seed=dates)
        with torch.no_grad():
            wanted = network(**x).numpy()
        got = session.run([network.output], {name: one.numpy() for name, one in x.items()})[0]
        assert np.abs(got - wanted).max() < 1e-5


@torch.no_grad()
def test_a_window_that_begins_at_a_multiple_gives_what_the_whole_gives():
    network, dates = trained("all"), 3
    reach = network.reach(dates)
    x = invented((1, dates, 2, 2 * reach + 16, 2 * reach + 16))
    part = {name: one[..., 8:, 8:] if one.ndim > 2 else one for name, one in x.items()}
    whole, cut = network(**x)[..., 8:, 8:], network(**part)
    inner = slice(reach, -reach)
    assert torch.allclose(whole[..., inner, inner], cut[..., inner, inner], atol=1e-5)


@torch.no_grad()
def test_sharper_images_are_sharper_whatever_their_level():
    network = trained("sharper")
    x = invented((1, 2, 2, 24, 24))
    there, size = torch.ones(1, 1, 24, 24), x["unit"][:, :, None, None]
    low, high = (network.sharpen(x["target"] + level, there, size) - level for level in (0.0, 0.5))
    assert torch.allclose(low, high, atol=1e-5) and (low - x["target"]).abs().mean() > 1e-3
    flat = torch.full_like(x["target"], 0.3)
    inner = slice(6, -6)
    added = (network.sharpen(flat, there, size) - flat)[..., inner, inner]
    assert added.std((2, 3)).max() < 1e-5


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"temporal": "gru+lstm+conv3d"}, "one module over time or two"),
        ({"temporal": "attention", "attention": "time"}, "one module over time or two"),
        ({"attention": "channel"}, "the attention is one of none, space"),
        ({"scales": 4}, "the scales are one of 1, 2, 3"),
        ({"sr": 1}, "'sr' is true or false"),
    ],
)
def test_what_can_not_be_made_is_said(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        SeriesNetwork(**options)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "Two Words"}, "lower-case letters"),
        ({"references": 40}, "references 40 is not within 1 to 16"),
        ({"halo": 7}, "must be multiples of 'multiple'"),
        ({"title": 3}, "'title' is 3"),
        ({"trained_on": "much"}, "'trained_on' is"),
    ],
)
def test_a_manifest_that_is_wrong_says_what(wrong, sentence):
    with pytest.raises(ManifestError, match=sentence):
        manifest(**wrong)


def test_a_file_that_is_none_or_was_changed_says_so(tmp_path):
    path = tmp_path / "a.onnx"
    path.write_bytes(b"\x00" * 40)
    with pytest.raises(ManifestError, match="not an ONNX file"):
        from_series_file(path)
    path.write_bytes(with_series_manifest(b"", manifest(sha256="0" * 64)))
    assert from_series_file(path).name == "tiny"
    with pytest.raises(ManifestError, match="SHA-256 differs"):
        from_series_file(path, verify=True)
