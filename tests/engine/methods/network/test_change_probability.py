"""A network that tells the probability of change: what the engine makes of it, whatever else is asked for."""

from __future__ import annotations

import images
import numpy as np
import pytest
import runs
from onnx import TensorProto, helper

from chronofuse.engine import fuse
from chronofuse.engine.door.errors import ChangeProbabilityError
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import from_json, to_json
from chronofuse.models.catalogue.model_file import METADATA_KEY, from_model_file, model_sha256
from chronofuse.models.catalogue.tensors import Tensor

SIDE, RATIO = 64, 8
FLOATS = {"scale": 1, "dtype": "float32"}
IMAGE = ["batch", "bands", "rows", "cols"]


def teller(path) -> str:
    """A model file that predicts C2, and tells F1's mean over the bands for a probability; its path."""
    nodes = [
        helper.make_node("ReduceMean", ["fine_1", "axes"], ["mean"], keepdims=1),
        helper.make_node("Mul", ["fine_1", "zero"], ["nothing"]),
        helper.make_node("Add", ["nothing", "mean"], ["likely"]),
        helper.make_node("Concat", ["target", "likely"], ["prediction"], axis=1),
    ]
    constants = [
        helper.make_tensor("zero", TensorProto.FLOAT, [], [0.0]),
        helper.make_tensor("axes", TensorProto.INT64, [1], [1]),
    ]
    shapes = {"fine_1": IMAGE, "target": IMAGE, "prediction": ["batch", "more", "rows", "cols"]}
    values = {n: helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in shapes.items()}
    inputs = [values["fine_1"], values["target"]]
    graph = helper.make_graph(nodes, "teller", inputs, [values["prediction"]], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    manifest = Manifest(
        *("teller", "Teller", "It tells.", "network"),
        pairs_max=2,
        opset=18,
        inputs=(Tensor("fine_1", "fine"), Tensor("target", "target")),
        output="prediction",
        change=True,
        sha256=model_sha256(model.SerializeToString()),
    )
    entry = model.metadata_props.add()
    entry.key, entry.value = METADATA_KEY, to_json(manifest)
    path.write_bytes(model.SerializeToString())
    return str(path)


@pytest.fixture
def files(tmp_path):
    """F1, C1, C2, and F3, C3 of two bands, with a gap in F1; values between 0 and 1."""
    random = np.random.default_rng(5)
    days = [0.3 + images.smooth_noise(random, (2, SIDE, SIDE), sigma=2) for _ in range(3)]
    values = {"f": days[0], "f3": days[2], **{n: images.block_mean(d, RATIO) for n, d in zip("ctx", days)}}
    values["f"][:, 20:24, 30:40] = np.nan
    return {
        name: images.write(tmp_path / f"{name}.tif", image, pixel=240.0 if name in "ctx" else 30.0, **FLOATS)
        for name, image in values.items()
    }


def fused(tmp_path, files, pairs=("fc",), **wishes) -> dict[str, np.ndarray]:
    model = teller(tmp_path / "teller.onnx")
    named = {role: str(tmp_path / f"{role}.tif") for role in ("output", *wishes.pop("also", ()))}
    given = [(files[p[:-1]], files[p[-1]]) for p in pairs]
    job = runs.job_for(given, files["t"], model, dtype="float32", overwrite=True, **named, **wishes)
    fuse.run(job, lambda event: None)
    return {role: images.read(path) for role, path in named.items()}


def mean_of_f1(files, name="f"):
    return images.read(files[name]).mean(0)


@pytest.mark.parametrize("also", [(), ("uncertainty", "change")])
def test_the_probability_is_a_raster_beside_f2_which_stays_as_it_is(files, tmp_path, also):
    alone = fused(tmp_path, files, also=also)
    found = fused(tmp_path, files, also=(*also, "change_probability"))
    for role, values in alone.items():
        np.testing.assert_array_equal(found[role], values)
    probability = found["change_probability"]
    assert probability.shape == (1, SIDE, SIDE)
    np.testing.assert_array_equal(np.isnan(probability[0]), np.isnan(found["output"][0]))
    known = np.isfinite(probability[0])
    np.testing.assert_allclose(probability[0][known], mean_of_f1(files)[known], atol=1e-6)


def test_it_does_not_depend_on_the_tile(files, tmp_path):
    whole, tiled = (
        fused(tmp_path, files, also=("change_probability",), tile=tile)["change_probability"]
        for tile in (1024, 24)
    )
    np.testing.assert_allclose(tiled, whole, atol=1e-6)


def test_of_two_pairs_it_lies_between_what_each_tells(files, tmp_path):
    found = fused(tmp_path, files, pairs=("fc", "f3x"), also=("change_probability",))["change_probability"][0]
    first, second = mean_of_f1(files), mean_of_f1(files, "f3")
    both = np.isfinite(first) & np.isfinite(found)
    low, high = np.minimum(first, second), np.maximum(first, second)
    assert ((found > low - 1e-5) & (found < high + 1e-5))[both].all()
    assert np.isfinite(found[21, 33]), "where one pair is missing, the other one tells"


def test_a_band_that_the_network_is_not_given_does_not_take_it_away(files, tmp_path):
    fine = images.read(files["f"])
    fine[0] = np.where(np.isfinite(fine[0]), 0.2, np.nan)
    files["f"] = images.write(tmp_path / "flat.tif", fine, **FLOATS)
    found = fused(tmp_path, files, also=("change_probability",))["change_probability"][0]
    known = np.isfinite(found)
    assert known.mean() > 0.9
    np.testing.assert_allclose(found[known], fine[1][known], atol=1e-6)


def test_a_method_that_tells_none_refuses_in_a_sentence(files, tmp_path):
    outputs = {"output": str(tmp_path / "o.tif"), "change_probability": str(tmp_path / "p.tif")}
    job = runs.job_for([(files["f"], files["c"])], files["t"], "starfm", **outputs)
    with pytest.raises(
        ChangeProbabilityError, match=r"'starfm' gives no probability of change: leave it out"
    ):
        fuse.run(job, lambda event: None)
    assert not list(tmp_path.glob("[op].tif"))


def test_a_manifest_says_it_and_one_that_does_not_is_as_it_was(tmp_path):
    teller(tmp_path / "t.onnx")
    told = from_model_file(tmp_path / "t.onnx", verify=True)
    assert told.change and from_json(to_json(told)).change
    plain = Manifest("x", "x", "x", "baseline")
    assert '"change"' not in to_json(plain) and not from_json(to_json(plain)).change
