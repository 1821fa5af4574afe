"""What can go wrong with a device, for those that decide how a run goes on; nothing of ONNX Runtime."""

from __future__ import annotations

from ..door.errors import DeviceError, OutOfMemoryError
from .provider_reasons import Reason


class CardFullError(OutOfMemoryError):
    """The memory of a graphics card ran out."""


class UnusableError(DeviceError):
    """A device that can't run a network here, or could not go on; `reason` says why."""

    def __init__(self, sentence: str, reason: Reason):
        super().__init__(sentence)
        self.reason = reason


def unusable(device: str, reason: Reason) -> UnusableError:
    """The error for a device that can't be used, before a run."""
    return UnusableError(
        f"{device.upper()} can't be used here, because {reason}, or choose the device auto or cpu.", reason
    )
