"""The network for land cover in all that it can be put together from, by the same tests."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
import torch

from chronofuse.models.networks.segment import SegmentNetwork
from chronofuse.models.networks.segment_joins import JOINS
from chronofuse.models.networks.segment_options import DATES as DATE_BY_DATE
from chronofuse.models.networks.segment_options import PRESETS
from chronofuse.models.networks.segment_parts import compare, pairs_of
from chronofuse.models.training.segment_export import graph_of, invented

SLIM = {"classes": 3, "bands": 2, "widths": (4, 6, 6, 8)}
SERIES = {"series": 2, "ratio": 4, "temporal": "gru"}
OF_DATES = [name for name, options in PRESETS.items() if options["fine"] == DATE_BY_DATE]
OF_IMAGES = [name for name in PRESETS if name not in OF_DATES and "join" not in PRESETS[name]]
CONFIGURATIONS = {
    **{name: {**SLIM, **PRESETS[name]} for name in OF_IMAGES},
    **{name: {**SLIM, **PRESETS[name], "bands": 0, "series": 3} for name in OF_DATES},
    "dates beside an image": {**SLIM, **PRESETS["attention"], "series": 2, "heads": ("classes", "boundary")},
    "channel": {**SLIM, "attention": "channel"},
    "gated": {**SLIM, "fine": "multibranch"},
    "ungated": {**SLIM, "fine": "multibranch", "gate": False},
    "heads": {**SLIM, "heads": ("classes", "boundary", "distance")},
    "radar and terrain": {**SLIM, "images": (2, 1)},
    **{f"{join} of a series": {**SLIM, **SERIES, "join": join} for join in JOINS},
    "unet+bilstm": {**SLIM, **SERIES, **PRESETS["unet+bilstm"]},
    "bilstm": {**SLIM, **SERIES, "temporal": "bilstm"},
    "attention over time": {**SLIM, **SERIES, "temporal": "attention"},
    "a finer series": {**SLIM, **SERIES, "ratio": 1},
    "a ratio of three": {**SLIM, **SERIES, "ratio": 3},
    "windows": {**SLIM, **SERIES, "ratio": 2, "temporal": "window"},
    "stsnet": {**SLIM, **SERIES, **PRESETS["stsnet"], "ratio": 2, "heads": ("classes", "series_alone")},
    "series alone": {**SLIM, **SERIES, "bands": 0, "fine": "none", "temporal": "conv3d"},
}
EACH = pytest.mark.parametrize("name", sorted(CONFIGURATIONS))
QUICK = (
    *("unet", "heads", "radar and terrain", "dates beside an image", "convgru", "window"),
    *("alpha of a series", "squeeze of a series", "sum-product-max of a series", "separate of a series"),
)
MOST = pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=() if n in QUICK else pytest.mark.long) for n in sorted(CONFIGURATIONS)],
)
"""Each; those that are put together of the same parts, in the long lane."""
DATES = 3


def trained(name: str) -> SegmentNetwork:
    """The network with weights that are all at work, as after training."""
    torch.manual_seed(1)
    network = SegmentNetwork(**CONFIGURATIONS[name])
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.weight, 0.8, 1.2)
            torch.nn.init.normal_(module.bias, 0.1, 0.1)
            module.running_var.fill_(0.5)
    return network.eval()


def side(network: SegmentNetwork, pixels: int) -> int:
    """So many pixels in multiples of the network."""
    return -(-pixels // network.multiple)


@EACH
def test_takes_any_size_and_gives_each_head(name):
    network = trained(name)
    for batch, dates, cells in ((1, 2, (1, 3)), (2, 5, (2, 1))):
        x = invented(network, batch, dates, cells)
        with torch.no_grad():
            out = network(**x)
        rows, cols = (count * network.multiple for count in cells)
        wanted = {"classes": 3, "boundary": 1, "distance": 1, "series_alone": 3}
        assert [tuple(one.shape) for one in out] == [
            (batch, wanted[head], rows, cols) for head in network.options["heads"]
        ]


@MOST
def test_its_options_rebuild_it(name):
    network = trained(name)
    again = SegmentNetwork(**network.options).eval()
    again.load_state_dict(network.state_dict())
    x = invented(network)
    with torch.no_grad():
        for own, other in zip(network(**x), again(**x)):
            assert torch.equal(own, other)


@MOST
def test_the_gradient_reaches_every_parameter(name):
    network = trained(name).train()
    x = invented(network, batch=2, cells=(side(network, 40),) * 2)
    sum(one.square().mean() for one in network(**x)).backward()
    idle = [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
    assert not idle


@MOST
@torch.no_grad()
def test_a_tile_with_its_halo_gives_the_same_pixels_as_the_whole(name):
    """Cut above and left within the image, and below and right at its border."""
    network = trained(name)
    halo, multiple = network.halo(DATES), network.multiple
    assert halo % multiple == 0 and halo <= 128
    step = side(network, 24)
    cells = step + halo // multiple + side(network, 16), step + halo // multiple + 1
    x = invented(network, 1, DATES, cells)
    x["valid" if "valid" in x else "there"].fill_(1.0)
    tile = {}
    for key, value in x.items():
        by = network.ratio if key in ("series", "there") else 1
        first = step * multiple // by
        tile[key] = value[..., first:, first:] if value.ndim > 3 else value
    for whole, part in zip(network(**x), network(**tile)):
        inner = whole[..., step * multiple + halo :, step * multiple + halo :]
        assert inner.numel() > 0
        torch.testing.assert_close(part[..., halo:, halo:], inner, atol=2e-5, rtol=1e-4)


@MOST
@torch.no_grad()
def test_what_has_no_value_has_no_effect(name):
    network = trained(name)
    x = invented(network, cells=(side(network, 24),) * 2)
    other = dict(x)
    for key, known in (("fine", "valid"), ("image_1", "valid"), ("series", "there")):
        if key in x:
            mask = x[known][:, :, None] if key == "series" else x[known]
            other[key] = torch.where(mask == 0, 7.0, x[key])
    for own, changed in zip(network(**x), network(**other)):
        torch.testing.assert_close(changed, own)
        assert torch.equal(network(**x)[0], network(**x)[0])


@pytest.mark.parametrize("join", sorted(set(JOINS) - {"alpha"}))
@torch.no_grad()
def test_a_joined_network_begins_as_the_fine_image_alone(join):
    network = SegmentNetwork(**{**SLIM, **SERIES, "join": join}).eval()
    x = invented(network)
    other = {**x, "series": 1 - x["series"]}
    assert torch.equal(network(**x)[0], network(**other)[0])
    torch.nn.init.ones_(network.joined.enter[1].weight)
    assert not torch.equal(network(**x)[0], network(**other)[0])


@torch.no_grad()
def test_joins_put_both_together_as_they_are_called():
    fine, series = torch.full((1, 4, 9, 9), 2.0), torch.full((1, 4, 9, 9), -3.0)
    each = JOINS["sum-product-max"](4, 8).of_both(fine, series)
    assert each[0, :, 0, 0].tolist() == [-1.0] * 4 + [-6.0] * 4 + [2.0] * 4
    apart = JOINS["separate"](4, 8).eval()
    own, other = apart.of_both(fine, series), apart.of_both(fine + 1, series)
    assert torch.equal(own[:, 4:], other[:, 4:]) and not torch.equal(own[:, :4], other[:, :4])
    squeezed = JOINS["squeeze"](4, 8)
    last = squeezed.weigh[-1]
    torch.nn.init.zeros_(last.weight)
    last.bias.copy_(torch.tensor([100.0] * 4 + [0.0] * 4))  # the image whole, of the series a half
    torch.testing.assert_close(squeezed.of_both(fine, series), torch.cat([fine, series / 2], 1))


@torch.no_grad()
def test_a_network_of_dates_knows_their_order_and_season():
    """The same values on other days, or in another order, are something else."""
    network = trained("convgru")
    x = invented(network, 1, 4)
    plain = network(**x)[0]
    turned = {name: one.flip(1) if name in ("series", "there") else one for name, one in x.items()}
    assert not torch.allclose(network(**turned)[0], plain, atol=1e-4)
    assert not torch.allclose(network(**{**x, "days": x["days"] + 90})[0], plain, atol=1e-4)


def test_bands_are_compared_with_each_other_or_where_they_are_many_with_the_next():
    assert pairs_of(3) == [(0, 1), (0, 2), (1, 2)] and pairs_of(1) == []
    assert len(pairs_of(6)) == 15 and pairs_of(9)[-1] == (7, 8) and len(pairs_of(9)) == 8
    red, nir = 0.1, 0.4
    values = torch.tensor([red, nir, 0.0, 0.0]).reshape(1, 4, 1, 1)
    found = compare(values, pairs_of(4)).flatten().tolist()
    assert found[0] == pytest.approx((nir - red) / (nir + red), abs=1e-5)
    assert found[-1] == 0.0  # of two that are nothing


@torch.no_grad()
def test_inputs_are_measured_by_the_scales_that_were_set():
    network = trained("radar and terrain")
    x = invented(network)
    wanted = network(**x)[0]
    for key in ("fine", "image_1", "image_2"):
        mean, std = getattr(network, f"{key}_mean"), getattr(network, f"{key}_std")
        network.set_scales(key, mean * 10_000 + 500, std * 10_000)
        x[key] = x[key] * 10_000 + 500
    torch.testing.assert_close(network(**x)[0], wanted, atol=1e-3, rtol=1e-3)


@pytest.mark.long
@EACH
def test_its_graph_computes_the_same_at_other_sizes(name):
    network = trained(name)
    session = onnxruntime.InferenceSession(graph_of(network), providers=["CPUExecutionProvider"])
    x = invented(network, 1, 7, (4, 3), seed=5)
    inputs = {key: one.numpy() for key, one in x.items()}
    got, again = (session.run(None, inputs) for _ in range(2))
    with torch.no_grad():
        wanted = network(**x)
    for own, other, second in zip(wanted, got, again):
        np.testing.assert_allclose(other, own.numpy(), atol=1e-4)
        assert other.tobytes() == second.tobytes()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"fine": "vgg"}, "'fine' is one of unet"),
        ({"temporal": "rnn", **{"series": 2}}, "the module over time is one or two"),
        ({"bands": 0}, "without a fine image"),
        ({"classes": 1}, "2 classes or more"),
        ({"heads": ("boundary",)}, "the heads are classes"),
        ({"heads": ("classes", "series_alone")}, "what the series says alone"),
        ({"fine": "dates"}, "there is a series on the grid"),
        ({"fine": "dates", "series": 2, "ratio": 4}, "there is a series on the grid"),
        ({"series": 2, "join": "sum"}, "'join' one of alpha"),
    ],
)
def test_options_that_contradict_each_other_are_said(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        SegmentNetwork(**{**SLIM, **wrong})
