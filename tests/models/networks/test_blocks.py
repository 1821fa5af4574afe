"""The options of the networks that are put together from blocks: each does what its name says within its
halo, learns, and becomes a graph."""

from __future__ import annotations

import onnxruntime
import pytest
import torch

from chronofuse.models.catalogue.aliases import TRAIN, names
from chronofuse.models.networks import NETWORKS
from chronofuse.models.networks.blocks import ATTENTION, BLOCKS, edges_of
from chronofuse.models.networks.layers import conv
from chronofuse.models.training import export as exporting
from chronofuse.models.training.examples import noise, whole

SMALL = {
    "edcstfn": {"first": 4, "width": 4, "residual_dilations": (2, 1), "decoder_dilations": ()},
    "progressive": {"stages": 2, "width": 4, "blocks": 1},
    "twostream": {"width": 4, "change_dilations": (2,), "detail_dilations": (1,)},
}
OTHERS = {
    "swinstfm": {"widths": (8,), "depths": (2,), "head": 4, "fine": 4},
    "mlffgan": {"widths": (4, 6, 8)},
    "stfdiff": {"widths": (4, 6, 8)},
}
OPTIONS = [
    *({"block": block} for block in BLOCKS if block != "plain"),
    *({"attention": kind} for kind in ATTENTION if kind != "none"),
]
CASES = [
    *((name, options) for name in SMALL for options in OPTIONS),
    *(("swinstfm", {"value": value}) for value in ("texture", "both")),
    ("mlffgan", {"decoder": "nested"}),
    ("stfdiff", {"generative": "latent"}),
    ("edcstfn", {"block": "dense", "attention": "cbam"}),
    ("progressive", {"start": "upsample"}),
    ("progressive", {"stages": 4}),
    ("twostream", {"bias": True}),
    ("twostream", {"days": True}),
    ("twostream", {"change": True}),
]
EACH = pytest.mark.parametrize(
    ("name", "options"), CASES, ids=["-".join(map(str, (n, *o.values()))) for n, o in CASES]
)
OF_PAPERS = {
    f"{way.method} {way.options}": (way.method, way.options)
    for system in names().systems
    for way in names().offered(system)
    if way.command == TRAIN and way.method in (*SMALL, *OTHERS)
}
"""What the names of the literature ask for."""


def small(name: str, options: dict, seed: int = 0) -> torch.nn.Module:
    """The network in small, with weights that are all at work."""
    torch.manual_seed(seed)
    network = NETWORKS[name](**{**{**SMALL, **OTHERS}[name], **options}).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.2)
    return network


def inputs(network, rows: int, cols: int, bands: int = 2) -> dict[str, torch.Tensor]:
    return noise(network.inputs, whole((1, bands, rows, cols), network.multiple), share=1.0)


def gradients(layer, x, half):
    """Of a layer's weights, with the channels last as in a training; `half` in bfloat16."""
    layer.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        predicted = layer(x.contiguous(memory_format=torch.channels_last))
    predicted.float().square().mean().backward()
    return [parameter.grad.clone() for parameter in layer.parameters()]


LAYERS = {
    **{name: lambda dilation, make=make: make(16, 16, dilation) for name, make in BLOCKS.items()},
    "16 channels": lambda dilation: conv(16, 24, dilation),
    "24 channels": lambda dilation: conv(24, 8, dilation),
    "40 channels": lambda dilation: conv(40, 16, dilation),
}


@pytest.mark.parametrize("layer", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("dilation", [1, 2, 8])
def test_half_precision_gives_the_gradients_of_full_precision(layer, dilation):
    """oneDNN gives others for some dilated convolutions, which end in a loss that is no number."""
    torch.manual_seed(4)
    made = layer(dilation).train()
    x = torch.randn(4, next(m for m in made.modules() if hasattr(m, "in_channels")).in_channels, 48, 48)
    for half, full in zip(gradients(made, x, True), gradients(made, x, False)):
        largest = full.abs().max()
        assert torch.isfinite(half).all() and (half - full).abs().max() < 0.1 * largest


@EACH
def test_a_tile_with_its_halo_gives_the_same_pixels_as_the_whole(name, options):
    network = small(name, options)
    halo, step = whole((1, 1, network.halo, 20), network.multiple)[2:]
    x = inputs(network, step + halo + 9, 2 * step + 2 * halo + 9)
    tile = {k: v[..., step:, step:-step] if v.ndim == 4 else v for k, v in x.items()}
    with torch.no_grad():
        scene, part = network(**x), network(**tile)
    expected = scene[..., step + halo :, step + halo : -step - halo]
    torch.testing.assert_close(part[..., halo:, halo:-halo], expected, atol=1e-4, rtol=1e-4)


@EACH
def test_its_halo_is_no_larger_than_it_sees(name, options):
    network = small(name, options).double()
    at = whole((1, 1, network.halo, 1), network.multiple)[2]
    x = {k: v.double() for k, v in inputs(network, 2 * at + 4, 2 * at + 4, 1).items()}
    seen = 0
    for pixel in range(at, at + network.multiple):
        wanted = {k: v.clone().requires_grad_(v.ndim == 4) for k, v in x.items()}
        network(**wanted)[0, 0, pixel, pixel].backward()
        touched = sum(v.grad.abs().sum((0, 1)) for k, v in wanted.items() if v.grad is not None) > 0
        rows = touched.any(1).nonzero()
        seen = max(seen, pixel - int(rows.min()), int(rows.max()) - pixel)
    assert network.halo - network.multiple < seen <= network.halo


@EACH
def test_each_option_learns_and_every_weight_takes_part(name, options):
    network = small(name, options, seed=1)
    for layer in network.modules():
        if isinstance(layer, torch.nn.Conv2d):
            torch.nn.init.normal_(layer.weight, std=0.05)
    x = inputs(network, 16, 16, 3)
    truth = x["fine_1"] + 0.3 * (x["target"] - x["fine_1"])
    counts = torch.ones_like(truth[:, :1])
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    losses = []
    for _ in range(5):
        optimiser.zero_grad()
        value = loss_of(network, x, truth, counts)
        value.backward()
        idle = [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
        optimiser.step()
        losses.append(value.item())
    assert losses[-1] < losses[0] and not idle


@pytest.mark.parametrize(("name", "block"), [(name, block) for name in SMALL for block in BLOCKS])
def test_in_bfloat16_all_gradients_are_numbers(name, block):
    """As a training computes them where that is fast."""
    network = NETWORKS[name](block=block).to(memory_format=torch.channels_last)
    for layer in network.modules():
        if isinstance(layer, torch.nn.Conv2d):
            torch.nn.init.normal_(layer.weight, std=0.05)
    x = inputs(network, 32, 32)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        prediction = network(**x)
    (prediction.float() - x["target"]).square().mean().backward()
    assert not [n for n, p in network.named_parameters() if not torch.isfinite(p.grad).all()]


def loss_of(network, x, truth, counts) -> torch.Tensor:
    def measure(prediction, wanted):
        return ((prediction - wanted) ** 2 * counts).mean()

    if hasattr(network, "training_loss"):
        return network.training_loss(x, truth, counts, measure)
    return measure(network(**x), truth)


def test_each_level_answers_to_the_truth_averaged_to_it():
    """Untrained, what a level is off is what is to be corrected there; of what does not count, nothing."""
    network = NETWORKS["progressive"](**SMALL["progressive"])
    x = inputs(network, 16, 16)
    truth = network(**x).detach()
    counts = torch.ones_like(truth[:, :1])
    assert loss_of(network, x, truth, counts) == 0
    torch.manual_seed(0)
    chequered = 0.5 * (1 - 2 * ((torch.arange(16)[:, None] + torch.arange(16)) % 2))
    at_no_level = loss_of(network, x, truth + chequered, counts)
    torch.testing.assert_close(at_no_level, torch.tensor(0.25))  # the averages are right
    assert loss_of(network, x, truth + 0.5, counts) > 0.25
    counts[..., 4:8, 4:8] = 0
    wrong = truth.clone()
    wrong[..., 4:8, 4:8] += 9
    assert loss_of(network, x, wrong, counts) == 0


def test_without_c1_it_corrects_c2():
    network = NETWORKS["progressive"](start="upsample")
    assert [one.name for one in network.inputs] == [
        *("fine_1", "target", "valid", "fine_mean", "fine_std", "ratio")
    ]
    x = inputs(network, 16, 16)
    torch.testing.assert_close(network(**x), x["target"])


def test_the_two_streams_are_weighed_between_their_two_predictions():
    network = small("twostream", {})
    x = inputs(network, 12, 12)
    for stream in (network.change, network.detail):
        for parameter in stream.last.parameters():
            torch.nn.init.zeros_(parameter)
    delta = x["fine_1"] + x["target"] - x["coarse_1"]
    detail = x["fine_1"] + x["target"] - x["averaged_1"]
    with torch.no_grad():
        share = (network(**x) - detail) / (delta - detail)
    assert share.min() > -1e-3 and share.max() < 1 + 1e-3 and share.std() > 1e-3


def test_edges_are_those_of_the_fine_image():
    step = torch.zeros(1, 1, 4, 6)
    step[..., 3:] = 1.0
    assert edges_of(step)[0, 0, 1].tolist() == [0, 0, 2, 0, 0, 0]
    assert edges_of(torch.ones(1, 1, 4, 4)).abs().max() == 0


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("progressive", {"stages": 5}),
        ("progressive", {"start": "copy"}),
        ("progressive", {"block": "sparse"}),
        ("twostream", {"attention": "much"}),
        ("swinstfm", {"value": "colour"}),
        ("mlffgan", {"decoder": "none"}),
        ("stfdiff", {"generative": "adversarial"}),
    ],
)
def test_options_that_there_are_not_are_refused(name, options):
    with pytest.raises(ValueError, match=r"possible|one of"):
        NETWORKS[name](**options)


@pytest.mark.long
@pytest.mark.parametrize("of_paper", sorted(OF_PAPERS))
def test_what_the_papers_ask_for_becomes_a_graph(of_paper, tmp_path):
    name, options = OF_PAPERS[of_paper]
    network, path = small(name, options), tmp_path / "model.onnx"
    assert exporting.export(network, exporting.manifest_of(network), path) <= exporting.PARITY
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert session.get_inputs()[0].name == "fine_1"


def test_a_network_that_was_trained_before_there_were_options_is_the_same():
    assert "value" not in NETWORKS["swinstfm"]().options
    assert set(NETWORKS["mlffgan"]().options) == {"widths"}
    assert set(NETWORKS["stfdiff"]().options) == {"widths", "steps"}
    parts = {name.split(".")[0] for name in NETWORKS["stfdiff"]().state_dict()}
    assert parts == {"known", "noisy", "levels", "decoder"}
    assert not any("texture" in name for name in NETWORKS["swinstfm"]().state_dict())
    network = NETWORKS["edcstfn"]()
    assert set(network.options) == {"first", "width", "residual_dilations", "decoder_dilations"}
    assert {name.split(".")[0] for name in network.state_dict()} == {"fine", "residual", "decoder", "last"}
