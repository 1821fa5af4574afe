"""Foreign models to take in: delta, plain or with its change smoothed, and other parts where a test wants
them."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from chronofuse.engine import importing
from chronofuse.engine.door import own_models
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


def take_in(path, **options):
    """As the worker does it, in this process."""
    return importing.run(own_models.import_job(str(path), threads=1, **options), lambda event: None)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and "kernels" not in path.parts)
