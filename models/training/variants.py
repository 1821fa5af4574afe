"""Smaller and faster variants of an exported network, and what they lose.

`float16` stores the weights in half precision, and computes in float32: half the size, the same speed, hardly
any loss. `int8` also computes its convolutions in 8 bits: a third of the size, and faster on the CPU
(docs/performance.md). Values are rounded to levels that are fixed when it is made, so that nothing depends on
the tile. (To compute in half precision gains nothing on a CPU; on a graphics card the engine does so by
itself, with `--precision float16`.)
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from ...engine.door.errors import ExportError
from .quiet import quiet

Arrays = dict[str, np.ndarray]
FEWEST = 64
"""Numbers of a weight that is worth storing otherwise."""
REPEATS = 5


def make(
    variant: str, model: onnx.ModelProto, output: str, samples: Sequence[Arrays]
) -> tuple[onnx.ModelProto, dict[str, Any]]:
    """A variant of a model, and what it loses and gains.

    Args:
        variant: one of `VARIANTS`.
        output: the name of the network's output.
        samples: inputs of the network. Every other one is learnt from, the rest are measured on.
    Raises:
        ExportError: its numbers do not fit.
    """
    made = VARIANTS[variant](model, samples[::2])
    measured = compare(model.SerializeToString(), made.SerializeToString(), output, samples[1::2])
    if not np.isfinite(measured["rmse"]):
        raise ExportError(f"The numbers of this network do not fit into {variant}: export it in float32.")
    return made, {"kind": variant, **measured}


def compare(exact: bytes, variant: bytes, output: str, samples: Sequence[Arrays]) -> dict[str, Any]:
    """What a variant loses against float32 (reflectance), and what it gains: speed on one thread of the
    CPU, and size."""
    sessions = [_session(model) for model in (exact, variant)]
    apart = [np.ravel(np.subtract(*(s.run([output], sample)[0] for s in sessions))) for sample in samples]
    seconds = [min(_seconds(s, samples[0]) for _ in range(REPEATS)) for s in sessions]
    together = np.concatenate(apart).astype(np.float64)
    return {
        "samples": len(samples),
        "rmse": float(f"{np.sqrt(np.mean(together**2)):.3g}"),
        "largest": float(f"{np.abs(together).max():.3g}"),
        "times_as_fast": round(seconds[0] / seconds[1], 2),
        "share_of_bytes": round(len(variant) / len(exact), 3),
    }


def _float16(model: onnx.ModelProto, samples: Sequence[Arrays]) -> onnx.ModelProto:
    """The weights in half precision, and a cast to float32 behind each; ONNX Runtime does these once, when
    it loads."""
    made = onnx.ModelProto()
    made.CopyFrom(model)
    kept, casts = [], []
    for stored in model.graph.initializer:
        values = numpy_helper.to_array(stored)
        if stored.data_type != TensorProto.FLOAT or values.size < FEWEST:
            kept.append(stored)
            continue
        kept.append(numpy_helper.from_array(values.astype(np.float16), f"{stored.name}_half"))
        casts.append(helper.make_node("Cast", [f"{stored.name}_half"], [stored.name], to=TensorProto.FLOAT))
    del made.graph.initializer[:], made.graph.node[:]
    made.graph.initializer.extend(kept)
    made.graph.node.extend([*casts, *model.graph.node])
    onnx.checker.check_model(made)
    return made


def _int8(model: onnx.ModelProto, samples: Sequence[Arrays]) -> onnx.ModelProto:
    """Convolutions in 8 bits, with the range of each of their inputs as it is found on the samples.

    Weights take 7 of the 8 bits: on a processor without VNNI, sums of products of 8 bits each would overflow.
    """
    from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

    class Reader(CalibrationDataReader):
        left = iter(samples)

        def get_next(self):
            return next(self.left, None)

    with tempfile.TemporaryDirectory() as folder, quiet():
        exact, path = Path(folder) / "float32.onnx", Path(folder) / "int8.onnx"
        onnx.save(model, exact)
        quantize_static(
            exact,
            path,
            Reader(),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv"],
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
        )
        made = onnx.load(path)
    del made.metadata_props[:]
    made.producer_name, made.producer_version = model.producer_name, model.producer_version
    return made


def _session(model: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _seconds(session: onnxruntime.InferenceSession, sample: Arrays) -> float:
    """Processor time of a run, which other programs do not lengthen."""
    start = time.process_time()
    session.run(None, sample)
    return time.process_time() - start


VARIANTS = {"float16": _float16, "int8": _int8}
