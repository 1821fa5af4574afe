"""Every network, by the same tests."""

from __future__ import annotations

import onnxruntime
import pytest
import torch

from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import export as exporting
from chronofuse.models.training.examples import noise, whole

ANY = pytest.mark.parametrize("name", sorted(NETWORKS))


def any_but_long(*slow: str) -> pytest.MarkDecorator:
    """Each network; those that take long with it, in the long lane."""
    return pytest.mark.parametrize(
        "name",
        [pytest.param(name, marks=pytest.mark.long if name in slow else ()) for name in sorted(NETWORKS)],
    )


IMAGES = ("fine", "coarse", "target", "averaged", "prior")
IN_THE_UNIT = (*IMAGES, "fine_mean", "fine_std", "gap_std", "change_std")
PER_BAND = (*IN_THE_UNIT, "noise")
TINY = {
    "chrono": {"widths": (4, 6, 8), "deep": 1},
    "ecpw": {"mean": 4, "detail": 4, "fine": 4, "dilations": (2,), "maps": 2},
    "edcstfn": {"first": 4, "width": 4, "residual_dilations": (2,), "decoder_dilations": ()},
    "ganstfm": {"widths": (4,), "fine_dilations": (1,), "coarse_dilations": (2,)},
    "mlffgan": {"widths": (4, 6)},
    "progressive": {"stages": 2, "width": 4, "blocks": 1},
    "rescnn-ndvi": {"first": 4, "width": 4, "blocks": 1, "dilations": (2,)},
    "stfdiff": {"widths": (4, 6), "steps": 1},
    "swinstfm": {"widths": (8,), "depths": (2,), "head": 4, "fine": 4},
    "twostream": {"width": 4, "change_dilations": (2,), "detail_dilations": (1,)},
}
"""Options with which an export takes little time; a network that is not named here is exported as it is."""


def trained(name: str, **options) -> torch.nn.Module:
    """The network with weights that are all at work, as after training."""
    torch.manual_seed(0)
    network = NETWORKS[name](**options).eval()
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=min(0.1, parameter[0].numel() ** -0.5))
    return network


def inputs(
    network, batch: int = 1, bands: int = 3, rows: int = 24, cols: int = 24
) -> dict[str, torch.Tensor]:
    """Noise for whatever the network takes; rows and columns are rounded up to its multiple, and all
    pixels are valid."""
    return noise(network.inputs, whole((batch, bands, rows, cols), network.multiple), share=1.0)


def with_roles(
    network, x: dict[str, torch.Tensor], roles: tuple[str, ...], change
) -> dict[str, torch.Tensor]:
    return {t.name: change(x[t.name]) if t.role in roles else x[t.name] for t in network.inputs}


def start(network, x: dict[str, torch.Tensor]) -> torch.Tensor:
    """What the network says that it begins as."""
    of = {t.role: x[t.name] for t in reversed(network.inputs)}
    if network.starts_as in ("copy", "upsample"):
        return of["fine" if network.starts_as == "copy" else "target"]
    if network.starts_as == "detail":
        return of["fine"] + of["target"] - of["averaged"]
    delta = of["fine"] + of["target"] - of["coarse"]
    if network.starts_as == "priors":
        return delta + 0.3 * sum(x[t.name] - delta for t in network.inputs if t.role == "prior")
    if network.starts_as == "streams":
        return (delta + of["fine"] + of["target"] - of["averaged"]) / 2
    assert network.starts_as == "delta"
    return delta


def felt(network, pixel: int, side: int) -> tuple[int, int, int, int]:
    """How far up, down, left and right of the pixel (of row and column) the images have an effect on it."""
    x = inputs(network, 1, 2, side, side)
    x = {k: v.double().requires_grad_(v.ndim == 4 and v.shape[1] > 1) for k, v in x.items()}
    network.double()(**x)[0, 0, pixel, pixel].backward()
    touched = sum((v.grad[0].abs().sum(0) for v in x.values() if v.grad is not None), torch.zeros(())) > 0
    rows, cols = touched.any(1).nonzero(), touched.any(0).nonzero()
    return pixel - int(rows.min()), int(rows.max()) - pixel, pixel - int(cols.min()), int(cols.max()) - pixel


@ANY
@pytest.mark.parametrize(
    ("batch", "bands", "rows", "cols"), [(1, 1, 8, 8), (2, 3, 9, 31), (1, 6, 16, 5), (1, 10, 7, 7)]
)
def test_takes_any_number_of_bands_and_any_size(name, batch, bands, rows, cols):
    network = trained(name)
    x = inputs(network, batch, bands, rows, cols)
    assert network(**x).shape == x["fine_1"].shape


@ANY
def test_untrained_it_is_what_it_says(name):
    network = NETWORKS[name]()
    x = inputs(network)
    torch.testing.assert_close(network(**x), start(network, x))


@ANY
def test_its_options_rebuild_it(name):
    network = trained(name, **TINY.get(name, {}))
    again = NETWORKS[name](**network.options).eval()
    again.load_state_dict(network.state_dict())
    x = inputs(network)
    with torch.no_grad():
        assert torch.equal(again(**x), network(**x))


@any_but_long("swinstfm", "stfdiff", "mlffgan")
def test_the_gradient_reaches_every_parameter(name):
    network = trained(name)
    network(**inputs(network)).square().mean().backward()
    idle = [n for n, p in network.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
    assert not idle


@any_but_long("swinstfm", "stfdiff", "mlffgan", "rescnn-ndvi", "ecpw", "progressive")
def test_the_halo_is_the_reach(name):
    """Exactly; or with blocks of pixels, where the pixel's place in the block decides, the reach rounded
    up."""
    network = trained(name)
    halo, multiple = network.halo, network.multiple
    first = up = -(-halo // multiple) * multiple
    reach = [
        max(felt(network, first + at, 2 * up + multiple)) for at in sorted({0, multiple // 2, multiple - 1})
    ]
    assert max(reach) <= halo
    assert max(reach) > halo - multiple


@any_but_long("swinstfm", "stfdiff", "mlffgan")
def test_a_tile_with_its_halo_gives_the_same_pixels_as_the_whole(name):
    network = trained(name)
    multiple = network.multiple
    halo, step = whole((1, 1, network.halo, 20), multiple)[2:]
    x = inputs(network, 1, 2, step + halo + 9, 2 * step + 2 * halo + 9)
    tile = {k: v[..., step:, step:-step] if v.ndim == 4 else v for k, v in x.items()}
    with torch.no_grad():
        whole_image, part = network(**x), network(**tile)
    # Above and left and right the tile ends inside the image; below, where the image does.
    torch.testing.assert_close(
        part[..., halo:, halo:-halo],
        whole_image[..., step + halo :, step + halo : -step - halo],
        atol=1e-5,
        rtol=0,
    )


@any_but_long("swinstfm", "stfdiff", "mlffgan")
def test_what_lies_under_the_mask_has_no_effect(name):
    network = trained(name)
    x = inputs(network)
    x["valid"][..., 5:11, 8:20] = 0
    changed = with_roles(network, x, (*IMAGES, "noise"), lambda v: torch.where(x["valid"] == 0, 7.0, v))
    valid = (x["valid"] == 1).expand_as(x["fine_1"])
    with torch.no_grad():
        torch.testing.assert_close(network(**x)[valid], network(**changed)[valid])


@ANY
def test_the_unit_does_not_matter(name):
    network = trained(name)
    x = inputs(network)
    in_dn = with_roles(network, x, IN_THE_UNIT, lambda v: v * 10_000)
    with torch.no_grad():
        torch.testing.assert_close(network(**in_dn) / 10_000, network(**x), atol=1e-4, rtol=0)


@ANY
def test_a_constant_band_is_no_division_by_zero(name):
    network = trained(name)
    x = inputs(network)
    x["fine_1"][:] = 0.5
    x["fine_std"][:] = 0
    assert torch.isfinite(network(**x)).all()


@any_but_long("swinstfm", "stfdiff", "mlffgan")
def test_bands_can_come_in_any_order(name):
    network = trained(name)
    x, order = inputs(network, bands=4), [2, 0, 3, 1]
    turned = with_roles(network, x, PER_BAND, lambda v: v[:, order])
    with torch.no_grad():
        torch.testing.assert_close(network(**turned), network(**x)[:, order], atol=1e-5, rtol=1e-5)


@any_but_long("swinstfm", "stfdiff", "mlffgan")
def test_the_same_inputs_give_the_same_bytes(name):
    network = trained(name)
    x = inputs(network)
    with torch.no_grad():
        assert torch.equal(network(**x), network(**x))


@pytest.mark.long
@ANY
def test_its_graph_computes_the_same_at_other_sizes(name, tmp_path):
    network, path = trained(name, **TINY.get(name, {})), tmp_path / "model.onnx"
    manifest = exporting.manifest_of(network)
    assert exporting.export(network, manifest, path) <= exporting.PARITY
    assert (manifest.multiple, manifest.bands, manifest.halo) == (
        network.multiple,
        network.bands,
        network.halo,
    )
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    x = {k: v.numpy() for k, v in inputs(network, 1, 4, 50, 30).items()}
    first, second = (session.run(None, x)[0] for _ in range(2))
    assert first.shape == x["fine_1"].shape and first.tobytes() == second.tobytes()
