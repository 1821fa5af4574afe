"""A trained network for sequences as one model file, which takes any batch, number of dates and bands, rows
and columns.

Before it is written, its graph runs in ONNX Runtime beside the network in torch, for numbers of dates from
the least to the most that there may be.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor
from torch.export import Dim

from ...engine.door.errors import ExportError
from ..catalogue.onnx_file import digest
from ..catalogue.series_manifest import (
    DATES,
    INPUTS,
    KEY,
    SeriesManifest,
    from_series_file,
    with_series_manifest,
)
from ..networks.sequence import SeriesNetwork
from .export import OPSET, PARITY
from .quiet import quiet

COMPARED = ((1, 2, 1, 16, 24), (2, 5, 3, 24, 16), (1, 17, 2, 32, 20), (1, 32, 4, 16, 16))
"""Batch, dates, bands, rows and columns of what graph and network are compared on."""


def invented(shape: tuple[int, int, int, int, int], seed: int = 0) -> dict[str, Tensor]:
    """Name to tensor of what a network for sequences is given: noise, a tenth of it without values."""
    random = torch.Generator().manual_seed(seed)
    sides = dict(zip(("batch", "dates", "bands", "rows", "cols"), shape))
    made = {
        name: torch.rand([sides[one] for one in named], generator=random) for name, named in INPUTS.items()
    }
    made["valid"] = (made["valid"] > 0.1).float()
    made["days"] = torch.sort(torch.floor(120 * made["days"] - 60), 1)[0]
    made["unit"] = 0.05 + 0.1 * made["unit"]
    there = made["valid"][:, :, None]
    return {**made, "fine": made["fine"] * there, "coarse": made["coarse"] * there}


def export(network: SeriesNetwork, manifest: SeriesManifest, path: Path) -> float:
    """Write the model file, whole or not at all; the largest difference between graph and network.

    Raises:
        ExportError: it differs from its graph, or its weights are no numbers; nothing is written.
    """
    broken = [name for name, weight in network.state_dict().items() if not bool(weight.isfinite().all())]
    if broken:
        raise ExportError(
            f"{len(broken)} weights of the network hold numbers that are NaN or infinite ({broken[0]}): its "
            "training went wrong; train it again with a lower learning rate. Nothing was written."
        )
    network = network.eval().to(memory_format=torch.contiguous_format)
    data = traced(network).SerializeToString()
    difference = parity(network, data)
    manifest = replace(manifest, sha256=digest(data, KEY))
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(with_series_manifest(data, manifest))
        from_series_file(part, verify=True)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return difference


def parity(network: SeriesNetwork, model: bytes) -> float:
    """The largest difference of a prediction between torch and ONNX Runtime.

    Raises:
        ExportError: it is above PARITY.
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    worst = 0.0
    for shape in COMPARED:
        sides = (side // network.multiple * network.multiple for side in shape[3:])
        inputs = invented((*shape[:3], *sides), seed=shape[1])
        with torch.no_grad():
            wanted = network(**inputs).numpy()
        got = session.run([network.output], {name: x.numpy() for name, x in inputs.items()})[0]
        difference = float(np.abs(got - wanted).max()) if got.shape == wanted.shape else np.inf
        if not difference <= PARITY:
            raise ExportError(
                f"The graph differs from the network by {difference:.3g} (at most {PARITY:g}) for "
                f"{shape[1]} dates: nothing was written."
            )
        worst = max(worst, difference)
    return worst


def traced(network: SeriesNetwork) -> onnx.ModelProto:
    """The graph with its weights in it."""
    sides = {
        "batch": Dim("batch", min=1),
        "dates": Dim("dates", min=DATES[0], max=DATES[1]),
        "bands": Dim("bands", min=1),
        **{name: network.multiple * Dim(name, min=2) for name in ("rows", "cols")},
    }
    shapes = {name: {axis: sides[one] for axis, one in enumerate(named)} for name, named in INPUTS.items()}
    with quiet():
        program = torch.onnx.export(
            network,
            kwargs=invented((2, 5, 3, 16, 24)),
            input_names=list(INPUTS),
            output_names=[network.output],
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model_proto
    forget_machine(model)
    onnx.checker.check_model(model)
    return model


def forget_machine(model: onnx.ModelProto) -> None:
    """Leave out names and line numbers of the machine that it was exported on."""
    _forget(model.graph)
    for function in model.functions:
        for node in function.node:
            del node.metadata_props[:]
            node.doc_string = ""
    del model.metadata_props[:]


def _forget(graph: onnx.GraphProto) -> None:
    del graph.metadata_props[:]
    for value in (*graph.value_info, *graph.input, *graph.output, *graph.initializer):
        del value.metadata_props[:]
    for node in graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
        for attribute in node.attribute:
            if attribute.HasField("g"):
                _forget(attribute.g)
