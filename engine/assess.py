"""The flow of an assessment: a prediction against a truth, without a fusion."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Callable, Optional

from .. import __version__
from . import align, bands, events, measure
from .client import partial_prefix
from .errors import AllNodataError
from .job import AssessJob
from .progress import Progress
from .readers import Image, open_image
from .scene import open_fine, open_on_grid, settle_ratio
from .writers import Outputs

DEFAULT_RATIO = 16.0
"""For ERGAS, where no coarse image tells the ratio: that of Landsat and MODIS."""


def run(job: AssessJob, tell: Callable[[events.Event], None]) -> events.Finished:
    """Measure a prediction and, where F1 and C2 are given, the baselines that they allow.

    Raises:
        ChronofuseError: anything that the user can mend; nothing is left behind.
    """
    outputs = Outputs(job.outputs, partial_prefix(job), job.overwrite)
    try:
        truth = open_fine(job.truth, "The truth")
        prediction = open_on_grid(job.prediction, "The prediction", truth)
        fine = open_on_grid(job.fine, "F1", truth) if job.fine else None
        target, ratio = _open_target(job, truth)
        tell(events.Started("assess", "cpu", "figures are computed on the CPU", __version__))
        progress = Progress(tell, {"Measuring": 1.0})
        with progress.stage("Measuring", truth.grid.width * truth.grid.height * 3) as step:
            figures = _figures(prediction, truth, fine, target, ratio, step)
        figures["timings"] = progress.timings
        facts = {"chronofuse": __version__, "inputs": job.inputs, "figures": figures}
        if "report" in outputs:
            outputs.write_text("report", json.dumps(facts, indent=1, allow_nan=False) + "\n")
        if "html" in outputs:
            from . import report  # matplotlib takes a third of a second to import

            shown = {"F1": fine, "C2": target and align.to_grid(target, truth.grid, "cubic"),
                     "prediction": prediction, "truth": truth}
            pictures = {role: image for role, image in shown.items() if image}
            outputs.write_text("html", report.assessment_html(facts, pictures))
        return events.Finished(outputs.commit(), figures, {}, "cpu", progress.timings)
    except BaseException:
        outputs.discard()
        raise


def _open_target(job: AssessJob, truth: Image) -> tuple[Optional[Image], float]:
    """C2 on its own grid, if given, and the ratio."""
    if not job.target:
        return None, job.ratio or DEFAULT_RATIO
    image = align.north_up(open_image(job.target, "C2"))
    image = image.with_bands(bands.match(truth.names, image.names, "C2", job.target, truth.role))
    align.require_overlap(image, truth)
    averaging, ratio = settle_ratio(job.ratio, align.pixel_ratio(image.grid, truth.grid))
    return align.coarse_image(image, averaging), ratio


def _figures(prediction: Image, truth: Image, fine: Optional[Image], target: Optional[Image], ratio: float,
             step) -> dict[str, Any]:
    names = tuple(name or f"band {i + 1}" for i, name in enumerate(truth.names))
    readers = {"prediction": prediction.read}
    if fine:
        readers["copy"] = fine.read
    if target:
        readers["upsample"] = align.to_grid(target, truth.grid, "cubic").read
    found = measure.against_truth(truth, names, readers, fine, ratio, step)
    reference = {**found.pop("prediction"), "baselines": found}
    if not reference["pixels"]:
        raise AllNodataError("No pixel is valid in both the prediction and the truth: check that they overlap and that "
                             "their nodata values are right.")
    days = abs((truth.date - fine.date).days) if fine and fine.date and truth.date else None
    return {
        "method": None, "bands": list(names), "ratio": ratio, "reference": reference,
        "consistency": measure.consistency(replace(prediction, names=names), target, ratio) if target else None,
        "valid_share": reference["pixels"] / (truth.grid.width * truth.grid.height),
        "target_date": truth.date.isoformat() if truth.date else None,
        "reference_date": fine.date.isoformat() if fine and fine.date else None,
        "days": days,
    }
