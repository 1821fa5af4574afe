"""A trained network for land cover as one ONNX graph, for any batch, rows, columns and dates; it is compared
with the network before it is kept."""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from torch import Tensor, nn
from torch.export import Dim

from ...engine.door.errors import ExportError
from ..networks.segment import SegmentNetwork
from .export import OPSET, PARITY
from .quiet import quiet
from .series_export import forget_machine

DATES = 2, 64
"""How many dates a graph takes, at least and at most."""


def invented(
    network: SegmentNetwork, batch: int = 1, dates: int = 3, cells: tuple[int, int] = (2, 3), seed: int = 0
):
    """Name to tensor of what a network for land cover is given: noise of so many times its multiple, a tenth
    of it without values."""
    random = torch.Generator().manual_seed(seed)
    rows, cols = (count * network.multiple for count in cells)
    sides: dict[str, int] = {"batch": batch, "dates": dates, "rows": rows, "cols": cols}
    sides.update(series_rows=rows // network.ratio, series_cols=cols // network.ratio)
    made = {
        name: torch.rand([sides.get(one, one) for one in named], generator=random)
        for name, named in network.inputs.items()
    }
    for name in {"valid", "there"} & set(made):
        made[name] = (made[name] > 0.1).float()
    if "days" in made:
        made["days"] = torch.sort(torch.floor(365 * made["days"]), 1)[0]
    return made


def graph_of(network: SegmentNetwork) -> bytes:
    """The ONNX graph with its weights in it; inputs are called as in `network.inputs`, outputs as its heads.

    Raises:
        ExportError: it differs from the network.
    """
    network = network.eval()
    model = _traced(network, network, list(network.options["heads"]))
    data = model.SerializeToString()
    _compare(network, data)
    return data


class Shares(nn.Module):
    """The first head as shares of the classes, which add up to 1."""

    def __init__(self, network: SegmentNetwork):
        super().__init__()
        self.network = network

    def forward(self, fine: Tensor, valid: Tensor) -> Tensor:
        return torch.softmax(self.network(fine=fine, valid=valid)[0], 1)


class DatedShares(Shares):
    """The same of a network of a series."""

    def forward(self, series: Tensor, there: Tensor, days: Tensor) -> Tensor:  # type: ignore[override]
        return torch.softmax(self.network(series=series, there=there, days=days)[0], 1)


class JoinedShares(Shares):
    """The same of a network of an image and a series."""

    def forward(  # type: ignore[override]
        self, fine: Tensor, valid: Tensor, series: Tensor, there: Tensor, days: Tensor
    ) -> Tensor:
        out = self.network(fine=fine, valid=valid, series=series, there=there, days=days)
        return torch.softmax(out[0], 1)


def graph_of_shares(network: SegmentNetwork, output: str) -> bytes:
    """The graph of a network of one image, of a series, or of both, to the shares of the classes.

    Raises:
        ExportError: it differs from the network.
    """
    options = network.options
    made = (JoinedShares if options["bands"] else DatedShares) if options["series"] else Shares
    shares = made(network.eval())
    data: bytes = _traced(network, shares, [output]).SerializeToString()
    x = invented(network, 1, cells=(3, 2), seed=3)
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    with torch.no_grad():
        wanted = shares(**x).numpy()
    (got,) = session.run(None, {name: one.numpy() for name, one in x.items()})
    off = float(np.abs(got - wanted).max())
    if not off <= PARITY:
        raise ExportError(f"The graph differs from the network by {off:.3g}: nothing was written.")
    return data


def _traced(network: SegmentNetwork, traced: nn.Module, outputs: list[str]) -> onnx.ModelProto:
    """The graph of `traced`, which takes what the network does."""
    multiple, ratio = network.multiple, network.ratio
    rows, cols = Dim("row_cells", min=1), Dim("col_cells", min=1)
    dims: dict[str, Any] = {
        "batch": Dim("batch", min=1),
        "dates": Dim("dates", min=DATES[0], max=DATES[1]),
        "rows": multiple * rows,
        "cols": multiple * cols,
        "series_rows": (multiple // ratio) * rows,
        "series_cols": (multiple // ratio) * cols,
    }
    shapes = {
        name: {axis: dims[one] for axis, one in enumerate(named) if isinstance(one, str)}
        for name, named in network.inputs.items()
    }
    with quiet(), torch.no_grad():
        program = torch.onnx.export(
            traced,
            kwargs=invented(network, 2, 5),
            input_names=list(network.inputs),
            output_names=outputs,
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    model = program.model_proto
    forget_machine(model)
    onnx.checker.check_model(model)
    return model


def _compare(network: SegmentNetwork, data: bytes) -> None:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    for batch, dates, cells in ((1, 2, (2, 2)), (2, 9, (3, 1))):
        inputs: dict[str, Tensor] = invented(network, batch, dates, cells, seed=dates)
        with torch.no_grad():
            wanted = [one.numpy() for one in network(**inputs)]
        got = session.run(None, {name: one.numpy() for name, one in inputs.items()})
        for own, other in zip(wanted, got):
            off = float(np.abs(own - other).max()) if own.shape == other.shape else np.inf
            if not off <= PARITY * max(1.0, float(np.abs(own).max())):
                raise ExportError(f"The graph differs from the network by {off:.3g}: nothing was written.")
