"""Taking in a foreign model: a true one is installed and fuses, one that lies is refused by what is wrong
with it."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine import importing
from chronofuse.engine.cli import own_models
from chronofuse.engine.door.errors import ChronofuseError, ModelFileError
from chronofuse.models.catalogue.card import in_brief
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.catalogue.model_file import from_model_file
from chronofuse.models.catalogue.parameters import Parameter
from chronofuse.models.catalogue.tensors import Tensor

FLOAT = TensorProto.FLOAT
FREE = ("batch", "bands", "rows", "cols")
IMAGES = (Tensor("before", "fine"), Tensor("blur_before", "coarse"), Tensor("blur_after", "target"))
DESCRIBED = {
    "chronofuse_manifest": 1,
    "name": "foreign",
    "title": "Foreign",
    "summary": "Delta, smoothed.",
    "family": "network",
    "inputs": [{"name": t.name, "role": t.role} for t in IMAGES],
    "output": "after",
    "halo": 4,
    "licence": "MIT",
}


def smoother(radius=4, weights=None):
    """Nodes and weights of delta with its change smoothed over so many pixels around."""
    side = 2 * radius + 1
    kernel = np.full((1, 1, side, side), 1 / side**2, np.float32) if weights is None else weights
    nodes = [
        helper.make_node("Sub", ["blur_after", "blur_before"], ["change"]),
        helper.make_node("Shape", ["change"], ["shape"]),
        helper.make_node("Slice", ["shape", "two", "four"], ["size"]),
        helper.make_node("Concat", ["free_one", "size"], ["as_batch"], axis=0),
        helper.make_node("Reshape", ["change", "as_batch"], ["one_by_one"]),
        helper.make_node("Conv", ["one_by_one", "kernel"], ["smooth"], pads=[radius] * 4),
        helper.make_node("Reshape", ["smooth", "shape"], ["smooth_change"]),
        helper.make_node("Add", ["before", "smooth_change"], ["after"]),
    ]
    stored = {"kernel": kernel, "two": np.array([2]), "four": np.array([4]), "free_one": np.array([-1, 1])}
    return nodes, [numpy_helper.from_array(values, name) for name, values in stored.items()]


def delta(*changed, last=(("Add", ["before", "change"], ["after"], {}),)):
    """Nodes of plain delta, ending otherwise where a test wants it."""
    return [
        helper.make_node("Sub", ["blur_after", "blur_before"], ["change"]),
        *changed,
        *(helper.make_node(op, ins, outs, **given) for op, ins, outs, given in last),
    ], []


def model(
    parts, shape=FREE, kind=FLOAT, out_shape=FREE, out_kind=None, inputs=IMAGES, domains=()
) -> onnx.ModelProto:
    nodes, stored = parts
    taken = [helper.make_tensor_value_info(t.name, kind, shape) for t in inputs]
    given = [helper.make_tensor_value_info("after", out_kind or kind, out_shape)]
    graph = helper.make_graph(nodes, "foreign", taken, given, stored)
    sets = [helper.make_opsetid("", 18), *(helper.make_opsetid(domain, 1) for domain in domains)]
    return helper.make_model(graph, opset_imports=sets, ir_version=10)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def write(tmp_path):
    """A function that writes a model and what it is said to be; its path."""

    def write(made, **changes) -> Path:
        path = tmp_path / "foreign.onnx"
        path.write_bytes(made if isinstance(made, bytes) else made.SerializeToString())
        said = {k: v for k, v in {**DESCRIBED, **changes}.items() if v is not None}
        path.with_suffix(".json").write_text(json.dumps(said))
        return path

    return write


def take_in(path, **options):
    """As the worker does it, in this process."""
    return importing.run(own_models.import_job(str(path), threads=1, **options), lambda event: None)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and "kernels" not in path.parts)


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
    guide = (Path(__file__).resolve().parents[2] / "docs" / "guide.md").read_text("utf-8")
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


# ---- one that lies


def mean_over_tile():
    return mean_over(2, 3)


def mixed_tiles():
    return mean_over(0)


def mean_over(*axes):
    nodes, stored = delta(
        helper.make_node("ReduceMean", ["change", "axes"], ["mean"], keepdims=1),
        last=(("Add", ["before", "mean"], ["after"], {}),),
    )
    return nodes, [*stored, numpy_helper.from_array(np.array(axes), "axes")]


def random_nodes():
    return delta(
        helper.make_node("RandomNormalLike", ["change"], ["n"], scale=0.01),
        last=(("Add", ["before", "n"], ["after"], {}),),
    )


def times(value):
    nodes, stored = delta(last=(("Mul", ["before", "factor"], ["after"], {}),))
    return nodes, [*stored, numpy_helper.from_array(np.array([value], np.float32), "factor")]


def halved_and_doubled():
    """A graph whose sides must be even, or the output is another size."""
    nodes, stored = delta(
        helper.make_node("AveragePool", ["before"], ["small"], kernel_shape=[2, 2], strides=[2, 2]),
        last=(("Resize", ["small", "", "scales"], ["after"], {"mode": "nearest"}),),
    )
    return nodes, [*stored, numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "scales")]


def half_size():
    return delta(last=(("AveragePool", ["before"], ["after"], {"kernel_shape": [2, 2], "strides": [2, 2]}),))


def bad_weights(value):
    kernel = np.full((1, 1, 9, 9), 1 / 81, np.float32)
    kernel[0, 0, 3, 3] = value
    return smoother(weights=kernel)


def outside():
    made = model(smoother())
    weight = made.graph.initializer[0]
    weight.ClearField("raw_data")
    weight.data_location = TensorProto.EXTERNAL
    weight.external_data.add(key="location", value="../../etc/weights.bin")
    return made


def foreign_operator():
    return [
        helper.make_node("Deform", ["before", "blur_before", "blur_after"], ["after"], domain="my.ops")
    ], []


LIES = {
    "a fixed size": (
        lambda: model(delta(), shape=(1, 3, 64, 64), out_shape=(1, 3, 64, 64)),
        {},
        r"declares 'before' as \(1, 3, 64, 64\), that is, with 3 bands, but its manifest says any",
    ),
    "fixed rows": (
        lambda: model(delta(), shape=("batch", "bands", 64, 64)),
        {},
        "but images come in tiles of any size: export it with free rows and columns",
    ),
    "a fixed batch": (
        lambda: model(delta(), shape=(4, "bands", "rows", "cols")),
        {},
        "must take one tile, or any number",
    ),
    "another rank": (
        lambda: model(delta(), shape=("bands", "rows", "cols"), out_shape=("bands", "rows", "cols")),
        {},
        r"but the role 'fine' has \(batch, bands, rows, cols\)",
    ),
    "other names": (
        lambda: model(delta()),
        {"output": "f2"},
        "but its manifest names .* and 'f2': correct the manifest",
    ),
    "fewer bands than it has": (
        lambda: model(delta(), shape=("b", 3, "r", "c"), out_shape=("b", 3, "r", "c")),
        {"bands": ["red", "nir"]},
        "with 3 bands, but its manifest says 2",
    ),
    "float16 at its ends": (
        lambda: model(delta(), kind=TensorProto.FLOAT16),
        {},
        r"as tensor\(float16\), but float32",
    ),
    "half the size": (
        lambda: model(half_size()),
        {},
        r"its output is \(1, 1, 20, 36\) instead of \(1, 1, 41, 73\)",
    ),
    "an odd size": (
        lambda: model(halved_and_doubled()),
        {},
        r'multiples of 2 work, so write "multiple": 2 into',
    ),
    "another unit": (
        lambda: model(times(1e4)),
        {},
        r"from invented images in reflectance .* made for another unit",
    ),
    "what is NaN": (lambda: model(times(np.inf)), {"halo": 0}, "as NaN or infinite for a tile of"),
    "too small a halo": (
        lambda: model(smoother(radius=9)),
        {},
        r'its halo of 4 pixels: write "halo": 9 into its manifest',
    ),
    "the tile's own mean": (
        lambda: model(mean_over_tile()),
        {},
        "it depends on the whole tile, as a normalisation",
    ),
    "tiles that are mixed": (lambda: model(mixed_tiles()), {}, "two tiles at once .* it mixes them"),
    "chance": (lambda: model(random_nodes()), {}, "differs by .* from run to run: take what is random out"),
    "NaN weights": (
        lambda: model(bad_weights(np.nan)),
        {},
        r"1 weights in .* are NaN or infinite \('kernel'\)",
    ),
    "infinite weights": (
        lambda: model(bad_weights(np.inf)),
        {},
        r"1 weights in .* are NaN or infinite \('kernel'\)",
    ),
    "weights elsewhere": (
        outside,
        {},
        r"lie in another file \('\.\./\.\./etc/weights.bin'\), and a model must be one file",
    ),
    "an operator of its own": (
        lambda: model(foreign_operator(), domains=["my.ops"]),
        {},
        "ONNX Runtime refuses .*my.ops",
    ),
    "no model": (lambda: b"plain text, and nothing else", {}, "it is not an ONNX file, or it is cut short"),
    "nothing": (lambda: b"", {}, "ONNX Runtime refuses"),
    "a prior that is not there": (
        lambda: model(delta()),
        {"inputs": [*DESCRIBED["inputs"][:2], {"name": "blur_after", "role": "prior", "of": "magic"}]},
        "asks for a prediction of 'magic', which can't be had",
    ),
    "a prior from two pairs": (
        lambda: model(delta()),
        {"inputs": [*DESCRIBED["inputs"][:2], {"name": "blur_after", "role": "prior", "of": "estarfm"}]},
        "asks for a prediction of 'estarfm'",
    ),
    "a setting that is not there": (
        lambda: model(delta()),
        {
            "inputs": [
                *DESCRIBED["inputs"][:2],
                {"name": "blur_after", "role": "prior", "of": "starfm", "settings": {"magic": 1}},
            ]
        },
        "no parameter 'magic'",
    ),
}


@pytest.mark.parametrize("make, changes, sentence", LIES.values(), ids=LIES)
def test_a_model_that_lies_is_refused_by_what_is_wrong_and_nothing_is_left(
    make, changes, sentence, home, write
):
    path = write(make(), **changes)
    with pytest.raises(ModelFileError, match=sentence) as refused:
        take_in(path)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)
    assert files(home) == []


SAID = {
    "no JSON": ("{", "malformed"),
    "another version": ("{}", "it is not a manifest of version 1"),
    "an unknown key": (json.dumps({**DESCRIBED, "hallo": 4}), "unknown keys: hallo"),
    "an unknown role": (
        json.dumps({**DESCRIBED, "inputs": [{"name": "x", "role": "sharp"}]}),
        "has the role 'sharp'",
    ),
    "no role": (
        json.dumps({**DESCRIBED, "inputs": [{"name": "x"}]}),
        "missing 1 required positional argument: 'role'",
    ),
    "no output": (
        json.dumps({**DESCRIBED, "output": ""}),
        "must name its input tensors and its output tensor",
    ),
    "twice the same": (
        json.dumps({**DESCRIBED, "inputs": DESCRIBED["inputs"][:1] * 2}),
        "a tensor is declared twice",
    ),
    "a second pair": (
        json.dumps({**DESCRIBED, "inputs": [{"name": "x", "role": "fine", "pair": 2}]}),
        "'pairs_min' is 1",
    ),
    "a negative halo": (json.dumps({**DESCRIBED, "halo": -1}), "halo -1"),
    "a method": (json.dumps({**DESCRIBED, "family": "classical"}), "a classical method, not a network"),
    "a path for a name": (json.dumps({**DESCRIBED, "name": "../x"}), "is not made of lower-case letters"),
    "Latin 1": (json.dumps(DESCRIBED)[:-1].encode() + b', "title": "\xe9"}', "can't decode"),
    "depth": ("[" * 100_000, "malformed"),
}


@pytest.mark.parametrize("text, sentence", SAID.values(), ids=SAID)
def test_a_manifest_that_is_none_is_refused(text, sentence, home, write):
    path = write(model(delta()))
    path.with_suffix(".json").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(
        ModelFileError, match=rf"The manifest '.*foreign.json' can't be used \(.*{sentence}.*docs/guide.md"
    ):
        take_in(path)
    assert files(home) == []


def test_a_model_without_a_manifest_says_which_file_is_looked_for(home, write):
    path = write(model(delta()))
    path.with_suffix(".json").unlink()
    with pytest.raises(
        ModelFileError, match=r"there is no '.*foreign.json', and .* no Chronofuse manifest .* --manifest"
    ):
        take_in(path)


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


# ---- as a process


@pytest.mark.parametrize("name", ["too small a halo", "NaN weights", "an operator of its own", "no model"])
def test_the_command_line_says_one_sentence(name, home, write, run_command):
    make, changes, _ = LIES[name]
    done = run_command("import", write(make(), **changes))
    assert done.returncode == 2 and not done.stdout and files(home) == []
    assert done.stderr.startswith("chronofuse: ") and done.stderr.count("\n") == 1
    assert done.stderr.endswith("[bad-model-file]\n") and "Traceback" not in done.stderr


def test_a_model_that_brings_its_process_down_takes_nobody_along(home, write):
    """The process that tries it is killed from outside, as a crash would end it."""
    from warm import REAL_COMMAND

    path = write(model(smoother(radius=9)), halo=9)
    caller = subprocess.Popen(
        [str(REAL_COMMAND), "import", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 30
    while not (workers := children_of(caller.pid)):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.kill(workers[0], signal.SIGSEGV)
    _, told = caller.communicate(timeout=60)
    assert caller.returncode == 2 and told.endswith("[bad-model-file]\n"), told
    assert "was not taken in" in told and "crashed with signal 11" in told and "Traceback" not in told
    assert files(home) == []


def children_of(pid: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(status.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(status.parent.name))
        except OSError:
            continue
    return found
