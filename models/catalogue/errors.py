"""Why a method's description, or what a run wants of its parameters, is refused."""

from __future__ import annotations

from .plain_values import readable

LONGEST = 500
"""Characters of a reason: it may quote what a file says of itself, and that may be anything."""


class ManifestError(ValueError):
    """A manifest that is missing, incomplete or contradicts itself; the message says which file and what."""

    def __init__(self, reason: str):
        super().__init__(readable(reason if len(reason) <= LONGEST else f"{reason[:LONGEST]}..."))


class OnnxError(ValueError):
    """Bytes that are no ONNX file."""


class ParameterValueError(ValueError):
    """A parameter that does not exist, or a value that it can't have; the message is a sentence for the
    user."""
