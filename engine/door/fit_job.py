"""What the trainer's process is given of a land-cover model: values of samples, which the engine has read.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from .job_checks import check_id, check_types

SAMPLES, FITTED, TRIED = "samples.npz", "model.onnx", "tried.npz"
"""In the folder of a fit: what it is given, and what it leaves there."""
FEATURES, VALID, LABELLED = "features.npy", "valid.npy", "labelled.npy"
"""What a network is given beside: the ground around the samples (engine/maps/landcover/ground.py)."""


@dataclass(frozen=True)
class FitJob:
    """Fit a classifier to samples, and try it on those that are held out.

    SAMPLES holds `values` (samples, features) float32, `labels` (samples,) places of classes from 0, `folds`
    (samples,) the part that each is held out in, `parts` (features,) the number of the input that each
    feature belongs to, and `days` (features,) the day of a series that it stands for, NaN of an image.
    Samples of another place are in part -1, which is never held out, and `weights` (samples,) says how often
    each counts. Left behind are FITTED, fitted to all samples, and TRIED: `held_out` (samples, classes)
    float32, the shares of the classes by models that had not seen a sample's part, and `without` (inputs,
    samples), the classes found by those that lacked an input (a network for tiles is shown its mean instead);
    -1 of what there was no time for. A network also says its `halo` and `multiple`, and SAMPLES holds the
    `rows` and `columns` of its samples."""

    folder: str
    model: str
    options: dict[str, Any] = field(default_factory=dict)
    minutes: Optional[float] = None
    seed: int = 1
    work: Optional[str] = None
    """Of a network for tiles: the folder for checkpoints, kept where it does not end; None: `folder`."""
    resume: bool = False
    """Go on from the checkpoints there."""
    threads: Optional[int] = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        check_types(self)
        check_id(self.id)

    @property
    def samples(self) -> Path:
        return Path(self.folder) / SAMPLES

    @property
    def inputs(self) -> dict[str, str]:
        return {}

    @property
    def outputs(self) -> dict[str, str]:
        return {}
