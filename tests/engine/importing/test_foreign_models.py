"""Taking in a true foreign model: it is installed, listed and fuses, under a name that is nobody else's."""

import json
import re
from pathlib import Path

import numpy as np
import onnx
import pytest
from foreign import FLOAT, FREE, IMAGES, delta, files, model, smoother, take_in
from onnx import helper, numpy_helper

from chronofuse.engine.door import own_models
from chronofuse.engine.door.errors import ChronofuseError, ModelFileError
from chronofuse.models.catalogue.card import in_brief
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.models.catalogue.tensors import Tensor

# ---- a true one


def test_a_foreign_model_is_installed_listed_and_fuses(home, write, run_command, fuse, tmp_path):
    path = write(model(smoother()))
    done = run_command("import", path)
    assert done.returncode == 0, done.stderr
    assert (
        "foreign: Foreign; any bands; 1.8 kB; MIT; your own" in done.stdout
        and "tiles of 1, 3, 7 bands" in done.stdout
    )
    installed = home / "models" / "foreign.onnx"
    assert files(home) == ["foreign.onnx"]
    manifest = from_model_file(installed, verify=True)
    assert (manifest.opset, manifest.halo, manifest.licence, manifest.origin) == (18, 4, "MIT", "own")
    assert onnx.load(installed).graph == onnx.load(path).graph
    assert "foreign " in run_command("methods").stdout

    whole, tiled = (
        fuse("foreign", tmp_path / f"{tile}.tif", "--tile", tile, "--dtype", "float32") for tile in (1008, 48)
    )
    assert np.isfinite(whole).mean() > 0.8 and np.array_equal(np.isnan(whole), np.isnan(tiled))
    assert np.nanmax(np.abs(whole - tiled)) <= 1e-5

    gone = run_command("remove", "foreign")
    assert gone.returncode == 0 and files(home) == [] and "foreign" not in run_command("methods").stdout


def test_a_model_that_describes_itself_needs_no_json(home, write, tmp_path):
    take_in(write(model(smoother())))
    exported = tmp_path / "sent" / "by_a_colleague.onnx"
    exported.parent.mkdir()
    exported.write_bytes((home / "models" / "foreign.onnx").read_bytes())
    take_in(exported, name="another")
    assert set(files(home)) == {"foreign.onnx", "another.onnx"}
    assert from_model_file(home / "models" / "another.onnx", verify=True).name == "another"
    assert len(onnx.load(home / "models" / "another.onnx").metadata_props) == 1


def test_the_example_of_the_guide_is_taken_in(home, write):
    guide = (Path(__file__).resolve().parents[3] / "docs" / "guide.md").read_text("utf-8")
    said = json.loads(re.search(r"```json\n(.*?)```", guide, re.DOTALL).group(1))
    tensors = tuple(Tensor(**tensor) for tensor in said["inputs"])
    six = ("batch", 6, "rows", "cols")
    nodes = [
        helper.make_node("Sub", ["modis_new", "modis_ref"], ["change"]),
        helper.make_node("Add", ["landsat_ref", "change"], ["fused"]),
    ]
    made = model((nodes, []), shape=six, out_shape=six, inputs=tensors)
    made.graph.output[0].name = "fused"
    take_in(write(made, **said))
    assert catalogue()["stf-net"].bands[3] == "nir" and "bands blue, green, red" in in_brief(
        catalogue()["stf-net"]
    )


def test_every_role_is_given_something_to_try(home, write):
    prior = Tensor("p", "prior", of="softmix", settings={"classes": 4})
    roles = (
        *IMAGES,
        Tensor("a", "averaged"),
        prior,
        Tensor("n", "noise"),
        Tensor("v", "valid"),
        Tensor("m", "fine_mean"),
        Tensor("s", "fine_std"),
        Tensor("g", "gap_std"),
        Tensor("c", "change_std"),
        Tensor("r", "ratio"),
        Tensor("k", "parameter", of="knob"),
    )
    described = Manifest(
        "all",
        "All",
        "All roles.",
        "network",
        inputs=roles,
        output="after",
        parameters=(Parameter("knob", 0.5, "A knob.", 0, 1),),
    )
    shapes = {
        "v": ["batch", 1, "rows", "cols"],
        **{t.name: ["batch", "bands"] for t in roles if t.name in "msgc"},
        **{name: ["batch"] for name in "rk"},
    }
    made = model(delta())
    for tensor in roles[3:]:
        made.graph.input.append(
            helper.make_tensor_value_info(tensor.name, FLOAT, shapes.get(tensor.name, FREE))
        )
    said = json.loads(to_json(described))
    take_in(write(made, **{k: said[k] for k in ("name", "inputs", "parameters")}))
    assert files(home) == ["all.onnx"]


def test_bands_by_name_may_be_fixed_in_the_graph(home, write):
    fixed = ("batch", 2, "rows", "cols")
    take_in(write(model(delta(), shape=fixed, out_shape=fixed), bands=["red", "nir"]))
    assert catalogue()["foreign"].bands == ("red", "nir")


def test_a_model_for_single_tiles_is_taken_in(home, write):
    one = (1, "bands", "rows", "cols")
    assert take_in(write(model(delta(), shape=one, out_shape=one))).first.figures["batch"] is False


def test_an_infinite_constant_alone_is_no_bad_weight(home, write):
    nodes, stored = delta(
        last=(("Add", ["before", "change"], ["sum"], {}), ("Clip", ["sum", "low", "high"], ["after"], {}))
    )
    ends = [numpy_helper.from_array(np.array(v, np.float32), k) for k, v in (("low", -1.0), ("high", np.inf))]
    take_in(write(model((nodes, [*stored, *ends]))))
    assert files(home) == ["foreign.onnx"]


def test_what_differs_at_the_ends_of_tiles_is_let_through_where_a_crossfade_is_declared(home, write):
    figures = take_in(write(model(smoother(radius=9)), halo=4, blend=12)).first.figures
    assert figures["tile_difference"] > 1e-4
    assert (
        take_in(write(model(smoother(radius=9)), halo=9), overwrite=True).first.figures["tile_difference"]
        <= 1e-5
    )


# ---- names and places


@pytest.mark.parametrize("name", ["edcstfn", "starfm", "delta"])
def test_a_name_that_is_part_of_chronofuse_is_refused(name, home, write):
    with pytest.raises(ModelFileError, match=f"'{name}' is the name of a method that is part of Chronofuse"):
        take_in(write(model(delta())), name=name)


def test_a_model_that_is_there_is_replaced_only_when_asked(home, write):
    take_in(write(model(delta())))
    before = (home / "models" / "foreign.onnx").read_bytes()
    with pytest.raises(ChronofuseError, match=r"There is a model 'foreign' already .*--replace"):
        take_in(write(model(smoother())))
    with pytest.raises(ModelFileError, match="halo"):  # one that is refused leaves what was there
        take_in(write(model(smoother(radius=9))), overwrite=True)
    assert (home / "models" / "foreign.onnx").read_bytes() == before and files(home) == ["foreign.onnx"]
    take_in(write(model(smoother())), overwrite=True)
    assert (home / "models" / "foreign.onnx").read_bytes() != before and files(home) == ["foreign.onnx"]


def test_a_model_that_is_too_large_is_refused_by_its_size(home, write, monkeypatch):
    path = write(model(delta()))
    monkeypatch.setattr(own_models, "LARGEST", 10)
    with pytest.raises(ModelFileError, match=r"has 0 MB, but at most 0 MB are taken"):
        take_in(path)


def test_only_a_model_of_ones_own_can_be_removed(home):
    for name, part in (
        ("starfm", "is part of Chronofuse"),
        ("nothing", "is not there: yours are none so far"),
    ):
        with pytest.raises(ChronofuseError, match=part):
            own_models.remove(name)
