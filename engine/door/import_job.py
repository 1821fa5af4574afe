"""What the engine is asked to take in: a foreign model file. Standard library alone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Optional

from .job_checks import check_id, check_types, refuse_shared_paths, within


@dataclass(frozen=True)
class ImportJob:
    """Try a foreign model file, and add it to the user's own models."""

    model: str
    """The ONNX file."""
    manifest: str
    """What it is said to be, as a manifest's JSON."""
    output: str
    """Where it goes."""
    threads: Optional[int] = None
    overwrite: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        within("threads", self.threads, 1, 1024)
        check_id(self.id)
        refuse_shared_paths(self.inputs, self.outputs)

    @property
    def inputs(self) -> dict[str, str]:
        return {"model file": self.model}

    @property
    def outputs(self) -> dict[str, str]:
        return {"model": self.output}
