"""What a checkpoint and a model card say of how their weights were learnt."""

from __future__ import annotations

from typing import Any

import torch

from ...engine.door.train_job import TrainJob
from . import extent, machine


def how_trained(
    job: TrainJob, options: dict[str, Any], steps: int, batches_a_step: int, seconds: float, device: str
) -> dict[str, Any]:
    """The network, the settings and the machine, after so many steps in so many seconds; plain values."""
    return {
        "network": job.network,
        "options": options,
        "seed": job.seed,
        "steps": steps,
        "batches_a_step": batches_a_step,
        "learning_rate": extent.highest_rate(job),
        "losses": job.losses,
        **({"adversary": job.adversary} if job.adversary else {}),
        "wall_seconds": round(seconds),
        "machine": machine.in_words(device),
        "torch": str(torch.__version__),
    }
