"""Why a method's description, or what a run wants of its parameters, is refused."""

from __future__ import annotations


class ManifestError(ValueError):
    """A manifest that is missing, incomplete or contradicts itself; the message says which file and what."""


class OnnxError(ValueError):
    """Bytes that are no ONNX file."""


class ParameterValueError(ValueError):
    """A parameter that does not exist, or a value that it can't have; the message is a sentence for the
    user."""
