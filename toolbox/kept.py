"""What Processing calls when a layer is in the project, kept alive until then."""

from __future__ import annotations

from collections import deque
from typing import TypeVar

from qgis.core import QgsProcessingLayerPostProcessorInterface

PostProcessor = TypeVar("PostProcessor", bound=QgsProcessingLayerPostProcessorInterface)
_kept: deque[QgsProcessingLayerPostProcessorInterface] = deque(maxlen=4000)
"""Processing keeps no reference to its post-processors, and Python would collect them before their turn."""


def kept(processor: PostProcessor) -> PostProcessor:
    """The same post-processor, which lives on while more than enough others come after it."""
    _kept.append(processor)
    return processor
