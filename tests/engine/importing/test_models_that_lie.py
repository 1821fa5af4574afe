"""A foreign model that lies is refused by what is wrong with it, in this process and in one of its own, and
nothing is left."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
from foreign import DESCRIBED, delta, files, model, smoother, take_in
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine.door.errors import ModelFileError

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
    "what is NaN": (lambda: model(times(np.inf)), {"halo": 0}, "Train it with a lower learning rate"),
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
