"""Trained classifiers of series as one ONNX graph, which takes any number of pixels and dates."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor
from torch.export import Dim

from ...engine.door.errors import ExportError
from ..networks.series_classifier import Together
from .export import OPSET, PARITY
from .quiet import quiet
from .series_export import forget_machine

DATES = 2, 512
"""How many dates a graph takes, at least and at most."""


def graph_of_sequences(network: Together) -> bytes:
    """The graph with its weights in it; inputs are called as in `network.inputs`, the output `probability`.

    Raises:
        ExportError: it differs from the network.
    """
    network = network.eval()
    data = _traced(network).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    for batch, dates in ((1, DATES[0]), (9, 31)):
        given = _invented(network, batch, dates)
        with torch.no_grad():
            wanted = network(**given).numpy()
        (got,) = session.run(None, {name: one.numpy() for name, one in given.items()})
        off = float(np.abs(got - wanted).max())
        if not off <= PARITY:
            raise ExportError(f"The graph differs from the network by {off:.3g}: nothing was written.")
    return data


def _invented(network: Together, batch: int, dates: int) -> dict[str, Tensor]:
    random = torch.Generator().manual_seed(dates)
    sides = {"batch": batch, "dates": dates}
    made = {
        name: torch.rand([sides.get(one, one) for one in named], generator=random)
        for name, named in network.inputs.items()
    }
    return {**made, "there": (made["there"] > 0.2).float(), "days": torch.sort(350 * made["days"], 1)[0]}


def _traced(network: Together) -> onnx.ModelProto:
    sides = {"batch": Dim("batch", min=1), "dates": Dim("dates", min=DATES[0], max=DATES[1])}
    shapes = {
        name: {axis: sides[one] for axis, one in enumerate(named) if one in sides}
        for name, named in network.inputs.items()
    }
    with quiet(), torch.no_grad():
        program = torch.onnx.export(
            network,
            kwargs=_invented(network, 3, 5),
            input_names=list(network.inputs),
            output_names=["probability"],
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model_proto
    forget_machine(model)
    onnx.checker.check_model(model)
    return model
