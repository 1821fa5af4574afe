"""From a torch module to a model file that describes itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from chronofuse.engine.door.errors import ExportError
from chronofuse.models.catalogue.card import reached_on_tests, share_of_delta
from chronofuse.models.catalogue.errors import ManifestError
from chronofuse.models.catalogue.manifest import BUNDLED
from chronofuse.models.catalogue.manifest_json import from_json, to_json
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.networks import EDCSTFN
from chronofuse.models.training import export as exporting

ROOT = Path(__file__).resolve().parents[3]


def tiny() -> EDCSTFN:
    torch.manual_seed(0)
    network = EDCSTFN(first=4, width=4, residual_dilations=(2,), decoder_dilations=())
    torch.nn.init.normal_(network.last.weight, std=0.1)
    return network


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "tiny.onnx"
    network = tiny()
    difference = exporting.export(network, exporting.manifest_of(network, {"seed": 1}), path)
    assert difference <= exporting.PARITY
    return path


def test_the_file_is_small_whole_and_describes_itself(model):
    assert model.stat().st_size < 40_000
    assert [p.name for p in model.parent.iterdir()] == ["tiny.onnx"], "no part and no external weights"
    manifest = from_model_file(model, verify=True)
    assert (manifest.halo, manifest.opset, manifest.trained_on) == (tiny().halo, exporting.OPSET, {"seed": 1})
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    assert [i.name for i in session.get_inputs()] == [t.name for t in manifest.inputs]
    assert [o.name for o in session.get_outputs()] == [manifest.output]


def test_onnx_runtime_computes_what_torch_does(model):
    assert exporting.parity(tiny(), model.read_bytes(), from_model_file(model)) <= exporting.PARITY


@pytest.mark.long
def test_the_same_network_gives_the_same_file(model, tmp_path):
    exporting.export(tiny(), exporting.manifest_of(tiny(), {"seed": 1}), tmp_path / "again.onnx")
    assert (tmp_path / "again.onnx").read_bytes() == model.read_bytes()


def test_no_path_of_the_machine_is_in_the_file(model):
    data = model.read_bytes()
    assert not any(word in data for word in (b".py", b"site-packages", str(ROOT).encode()))


class Unfaithful(EDCSTFN):
    """Computes another result when it is traced than when it runs."""

    def forward(self, fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio):
        result = super().forward(fine_1, coarse_1, target, valid, fine_mean, fine_std, ratio)
        return result + (0.0 if torch.compiler.is_exporting() else 0.01)


@pytest.mark.long
def test_an_export_that_fails_parity_leaves_no_file(tmp_path):
    network = Unfaithful(first=4, width=4, residual_dilations=(2,), decoder_dilations=())
    path = tmp_path / "bad.onnx"
    path.write_bytes(b"what was there before")
    with pytest.raises(ExportError, match=r"differs from the network by 0\.01"):
        exporting.export(network, exporting.manifest_of(network), path)
    assert [p.name for p in tmp_path.iterdir()] == [
        "bad.onnx"
    ] and path.read_bytes() == b"what was there before"


def test_a_changed_weight_is_noticed(model, tmp_path):
    data = bytearray(model.read_bytes())
    at = data.find(np.float32(tiny().last.weight.detach().numpy().flat[0]).tobytes())
    data[at] ^= 1
    (tmp_path / "changed.onnx").write_bytes(data)
    from_model_file(tmp_path / "changed.onnx")
    with pytest.raises(ManifestError, match="SHA-256 differs"):
        from_model_file(tmp_path / "changed.onnx", verify=True)


@pytest.mark.parametrize("cut", [0, 1, 100, -1])
def test_a_file_cut_short_is_refused(model, tmp_path, cut):
    (tmp_path / "cut.onnx").write_bytes(model.read_bytes()[:cut])
    with pytest.raises(ManifestError):
        from_model_file(tmp_path / "cut.onnx", verify=True)


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip", b"\x80\x04 a pickle", b"plain text", b"\xff" * 64])
def test_a_foreign_file_is_refused(tmp_path, content):
    (tmp_path / "foreign.onnx").write_bytes(content)
    with pytest.raises(ManifestError):
        from_model_file(tmp_path / "foreign.onnx")


def test_a_model_without_a_manifest_is_refused(model, tmp_path):
    import onnx

    graph = onnx.load(model)
    del graph.metadata_props[:]
    onnx.save(graph, tmp_path / "bare.onnx")
    with pytest.raises(ManifestError, match="no Chronofuse manifest"):
        from_model_file(tmp_path / "bare.onnx")


def test_a_manifest_survives_json():
    manifest = exporting.manifest_of(tiny(), {"seed": 1}, {"rmse": 0.02})
    assert from_json(to_json(manifest)) == manifest
    assert from_json(to_json(replace(manifest, bands=("red", "nir")))).bands == ("red", "nir")


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*.onnx")), ids=lambda p: p.stem)
def test_each_bundled_model_is_whole_and_has_a_model_card(path):
    manifest = from_model_file(path, verify=True)
    assert manifest.name == path.stem and path.stat().st_size < 3e6
    assert {"data", "held_out", "seed", "steps", "wall_seconds", "machine", "torch"} <= set(
        manifest.trained_on
    )
    assert not set(manifest.trained_on["data"]) & set(manifest.trained_on["held_out"])
    assert "measure" in manifest.accuracy and share_of_delta(manifest) > 0
    share, cases = reached_on_tests(manifest)
    assert share < 1 and cases > 30, (
        "a model that is no better than delta on the tests is not worth its place"
    )
