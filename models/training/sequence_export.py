"""Trained classifiers of series as one ONNX graph, which takes any number of pixels and dates."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn
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
    sides = {"batch": Dim("batch", min=1), "dates": Dim("dates", min=DATES[0], max=DATES[1])}
    shapes = tuple(
        {axis: sides[one] for axis, one in enumerate(named) if one in sides}
        for named in network.inputs.values()
    )
    given = tuple(_invented(network, 3, 5).values())
    data = _exported(network, given, list(network.inputs), "probability", shapes).SerializeToString()
    for batch, dates in ((1, DATES[0]), (9, 31)):
        inputs = _invented(network, batch, dates)
        with torch.no_grad():
            _compare(data, inputs, network(**inputs))
    return data


def graph_of_pixels(pixels: nn.Module, features: int, output: str) -> bytes:
    """The graph of what takes `X` (pixels, features) and gives the shares of the classes.

    Raises:
        ExportError: it differs from the network.
    """
    pixels = pixels.eval()
    data = _exported(
        pixels, (torch.rand(3, features),), ["X"], output, ({0: Dim("pixels", min=1)},)
    ).SerializeToString()
    x = torch.rand(17, features, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        _compare(data, {"X": x}, pixels(x))
    return data


def _invented(network: Together, batch: int, dates: int) -> dict[str, Tensor]:
    random = torch.Generator().manual_seed(dates)
    sides = {"batch": batch, "dates": dates}
    made = {
        name: torch.rand([sides.get(one, one) for one in named], generator=random)
        for name, named in network.inputs.items()
    }
    return {**made, "there": (made["there"] > 0.2).float(), "days": torch.sort(350 * made["days"], 1)[0]}


def _exported(network: nn.Module, given: tuple, inputs: list[str], output: str, shapes) -> onnx.ModelProto:
    with quiet(), torch.no_grad():
        program = torch.onnx.export(
            network,
            given,
            input_names=inputs,
            output_names=[output],
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model_proto
    forget_machine(model)
    onnx.checker.check_model(model)
    return model


def _compare(data: bytes, inputs: dict[str, Tensor], wanted: Tensor) -> None:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    (got,) = session.run(None, {name: one.numpy() for name, one in inputs.items()})
    off = float(np.abs(got - wanted.numpy()).max())
    if not off <= PARITY:
        raise ExportError(f"The graph differs from the network by {off:.3g}: nothing was written.")
