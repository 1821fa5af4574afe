"""Which device a network runs on: the one that is asked for, or the faster one; each is tried before."""

from __future__ import annotations

from collections.abc import Callable

from ....models.catalogue.manifest import Manifest
from ...devices import inference
from ...door.errors import ModelFileError, OutOfMemoryError
from .working_memory import ALIVE_SIDE

Open = Callable[..., inference.Session]
"""Opens the network on a device, and in a precision."""
Seconds = Callable[..., float]
"""How long an invented tile takes in a session: of which side, and how often it is repeated."""


def chosen(device: str, precision: str, opened: Open, seconds: Seconds) -> tuple[inference.Session, str]:
    """The session to run and why that one.

    Args:
        device: `cpu`, `cuda` or `auto`.
    Raises:
        DeviceError: CUDA was asked for and is not usable.
        OutOfMemoryError: it was asked for, and its memory is full.
    """
    if device == "cpu":
        return opened("cpu"), "the CPU was asked for"
    try:
        cuda = opened("cuda", precision)
        if device == "cuda":
            seconds(cuda, ALIVE_SIDE, 0)
            return cuda, "CUDA was asked for, and works with this model"
        return _faster(cuda, opened("cpu"), seconds)
    except inference.UnusableError as error:
        if device == "cuda":
            raise inference.unusable(device, error.reason) from error
        return opened("cpu"), f"CUDA is not used: {error.reason.what}"
    except OutOfMemoryError:
        if device == "cuda":
            raise
        return opened("cpu"), "CUDA is not used: the memory of the graphics card is too small or full"


def _faster(
    cuda: inference.Session, cpu: inference.Session, seconds: Seconds
) -> tuple[inference.Session, str]:
    """CUDA or the CPU, by the time that a tile takes."""
    here, there = seconds(cpu), seconds(cuda)
    took = f"({min(here, there):.2g} s against {max(here, there):.2g} s for a tile)"
    if there < here:
        return cuda, f"CUDA is {here / there:.2g} times as fast as the CPU here {took}"
    return cpu, f"the CPU is {there / here:.2g} times as fast as CUDA here {took}"


def require_tensors(session: inference.Session, manifest: Manifest) -> None:
    """Raises ModelFileError unless the graph has the inputs and the output that its manifest names."""
    has, needs = set(session.inputs), {t.name for t in manifest.inputs}
    if has != needs or manifest.output not in session.outputs:
        raise ModelFileError(
            f"The model file '{manifest.path}' has the inputs {sorted(has)} and outputs "
            f"{sorted(session.outputs)}, but its "
            f"manifest names {sorted(needs)} and '{manifest.output}': export it again."
        )
