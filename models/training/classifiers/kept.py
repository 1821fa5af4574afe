"""What is kept of a training of networks for tiles until it ends: which one it is, so that only the same one
goes on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from ....engine.door.errors import ResumeError
from ....engine.door.fit_job import FitJob
from ...catalogue.classifier_manifest import JOINS

BEGUN = "begun.json"
FREE = ("steps",)
"""Options that may be others: more or fewer steps, as more or fewer minutes, end the same training."""


def begin(job: FitJob, folder: Path, classes: np.ndarray, values: np.ndarray) -> None:
    """Note in the folder which training this is, or, to go on, see that it is the same.

    Args:
        classes: the classes and the parts of the samples, on the ground.
        values: (features, rows, cols) of the ground.
    Raises:
        ResumeError: it is another one, or can't be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path, facts = folder / BEGUN, _facts(job, classes, values)
    if not (job.resume and path.exists()):
        path.write_text(json.dumps(facts, indent=1), "utf-8")
        return
    try:
        begun = json.loads(path.read_text("utf-8"))
        changed = [name for name, value in facts.items() if begun.get(name) != value]
    except (OSError, ValueError, AttributeError) as error:
        raise ResumeError(
            f"The plan of the training in '{folder}' can't be read ({error}): begin it anew with --overwrite."
        ) from error
    if changed:
        raise ResumeError(
            f"The training in '{folder}' can't be resumed, because it was begun with another "
            f"{', '.join(changed)}: give what it began with, or begin it anew with --overwrite."
        )


def _facts(job: FitJob, classes: np.ndarray, values: np.ndarray) -> dict[str, Any]:
    """What makes it another training, by the words of a sentence."""
    own = {name: value for name, value in job.options.items() if name not in FREE}
    if own.get("join") == JOINS[0]:  # the one that is taken by itself: a form names it, a command need not
        del own["join"]
    return {
        "model": job.model,
        "set of options": own,
        "seed": job.seed,
        "set of samples": _digest(classes),
        "set of images": f"{list(values.shape)} {_digest(values)}",
    }


def _digest(values: np.ndarray) -> str:
    made = hashlib.blake2b(digest_size=16)
    for one in values:
        made.update(np.ascontiguousarray(one).data)
    return made.hexdigest()
