"""Networks, run by ONNX Runtime. The one file that imports it."""

from __future__ import annotations

from typing import Callable

import numpy as np
import onnxruntime

from ...models.manifest import Manifest
from ..errors import DeviceError, ModelFileError, OutOfMemoryError
from ..scene import Scene, statistics
from .base import Method, Patch

onnxruntime.set_default_logger_severity(3)  # its warnings are not for the analyst; ours are said as events

CUDA, CPU = "CUDAExecutionProvider", "CPUExecutionProvider"
SMALLEST_STD = 1e-4
"""A band that is constant over the scene is divided by this instead of zero."""


class Network(Method):
    def __init__(self, manifest: Manifest, device: str, threads: int):
        super().__init__(manifest)
        self.session, self.device, self.device_reason = open_session(manifest, device, threads)
        _check_tensors(self.session, manifest)

    def prepare(self, scene: Scene, step: Callable[[int], None]) -> None:
        """Mean and standard deviation of F1 over the whole scene, by which the network normalises its input."""
        figures = scene.once(("statistics", 0), lambda: statistics(scene.fine[0], step), step)
        self.mean = figures.mean.astype(np.float32)
        self.std = np.maximum(figures.std, SMALLEST_STD).astype(np.float32)
        self.ratio = np.float32(scene.ratio)

    def predict(self, patch: Patch) -> np.ndarray:
        images = (*patch.fine, *patch.coarse, patch.target)
        valid = np.logical_and.reduce([np.isfinite(image).all(axis=0) for image in images])
        feeds = {t.name: self._pad(self._tensor(t, patch, valid)) for t in self.manifest.inputs}
        try:
            prediction = self.session.run([self.manifest.output], feeds)[0][0]
        except Exception as error:  # ONNX Runtime raises bare exceptions of its own for everything
            raise _running_failed(self.manifest, self.device, error) from error
        inner = prediction[(slice(None), *patch.inner)]
        return np.where(valid[patch.inner], inner, np.nan).astype(np.float32)

    def _tensor(self, tensor, patch: Patch, valid: np.ndarray) -> np.ndarray:
        """The array of one input, with the batch axis in front; invalid pixels hold the band's mean."""
        if tensor.role == "valid":
            return valid[None, None].astype(np.float32)
        if tensor.role in ("fine_mean", "fine_std", "ratio"):
            figure = {"fine_mean": self.mean, "fine_std": self.std, "ratio": self.ratio}[tensor.role]
            return np.atleast_1d(figure)[None] if tensor.role != "ratio" else np.atleast_1d(figure)
        image = {"fine": patch.fine, "coarse": patch.coarse, "target": (patch.target,)}[tensor.role][
            tensor.pair - 1 if tensor.role != "target" else 0]
        return np.where(valid, image, self.mean[:, None, None])[None].astype(np.float32)

    def _pad(self, array: np.ndarray) -> np.ndarray:
        """Rows and columns repeated at the end up to the network's multiple; the caller cuts them off again."""
        multiple = self.manifest.multiple
        if array.ndim < 4 or multiple == 1:
            return array
        missing = [(0, 0), (0, 0), *((0, -side % multiple) for side in array.shape[2:])]
        return np.pad(array, missing, mode="edge")


def open_session(manifest: Manifest, device: str, threads: int):
    """An ONNX Runtime session, the device that it really runs on, and why.

    Raises:
        DeviceError: CUDA was asked for and is not usable.
        ModelFileError: ONNX Runtime refuses the file.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    wanted = [CUDA, CPU] if device != "cpu" and CUDA in onnxruntime.get_available_providers() else [CPU]
    if device == "cuda" and wanted == [CPU]:
        raise DeviceError("CUDA was asked for, but the installed ONNX Runtime has no CUDA provider (it has "
                          f"{', '.join(onnxruntime.get_available_providers())}): install onnxruntime-gpu in the "
                          "engine's environment, or choose the device auto or cpu.")
    try:
        session = onnxruntime.InferenceSession(manifest.path, options, providers=wanted)
    except Exception as error:
        raise ModelFileError(f"ONNX Runtime refuses the model file '{manifest.path}' "
                             f"({str(error).splitlines()[0][:200]}): export it again.") from error
    # ONNX Runtime falls back to the CPU with no more than a log line, so ask the session what it has.
    if CUDA in session.get_providers():
        return session, "cuda", "CUDA works with this model"
    if device == "cuda":
        raise DeviceError("CUDA was asked for, but ONNX Runtime could not start it and fell back to the CPU: check "
                          "the graphics driver and the CUDA libraries, or choose the device auto or cpu.")
    reasons = {"cpu": "the CPU was asked for", "auto": "no usable CUDA device was found"}
    return session, "cpu", reasons[device]


def _check_tensors(session, manifest: Manifest) -> None:
    """The graph must have the inputs and the output that its manifest names."""
    has, needs = {i.name for i in session.get_inputs()}, {t.name for t in manifest.inputs}
    outputs = {o.name for o in session.get_outputs()}
    if has != needs or manifest.output not in outputs:
        raise ModelFileError(
            f"The model file '{manifest.path}' has the inputs {sorted(has)} and outputs {sorted(outputs)}, but its "
            f"manifest names {sorted(needs)} and '{manifest.output}': export it again.")


def _running_failed(manifest: Manifest, device: str, error: Exception):
    text = str(error)
    if "alloc" in text.lower() or "out of memory" in text.lower():
        return OutOfMemoryError(f"The memory of the {device} ran out while running '{manifest.name}': choose a smaller "
                                "tile.")
    return ModelFileError(f"The network '{manifest.name}' failed while running ({text.splitlines()[0][:200]}): check "
                          "that the model was made for such images, or export it again.")
