"""The call of Processing that does what a job does, as Python to copy.

The names are those of toolbox/definitions.py; a test makes the job of the call and compares it.
"""

from __future__ import annotations

from pprint import pformat
from typing import Any

from ..engine.door.fuse_job import FuseJob
from ..engine.door.preparation import Preparation
from ..engine.door.preparation_words import READINGS

ALGORITHM = "chronofuse:fuse"
_OUTPUTS = {
    "output": "OUTPUT",
    "ndvi": "NDVI",
    "change": "CHANGE",
    "uncertainty": "UNCERTAINTY",
    "bounds": "BOUNDS",
    "change_probability": "CHANGE_PROBABILITY",
    "html": "REPORT_HTML",
    "report": "REPORT",
}
_USUAL: dict[str, Any] = {"DEVICE": "auto", "PRECISION": "float32", "DTYPE": "like-fine", "BUFFER": 0}


def call_of(job: FuseJob) -> str:
    """Python for QGIS's console; a call for each target date."""
    calls = [call(job.alone(number)) for number in range(len(job.targets))]
    return "\n".join(["import processing", "", *calls]) + "\n"


def call(job: FuseJob) -> str:
    """The call of a job of one date."""
    return f'processing.run("{ALGORITHM}", {pformat(parameters_of(job), sort_dicts=False)})'


def parameters_of(job: FuseJob) -> dict[str, Any]:
    """The parameters of a job of one date; what is as always is left out."""
    target = job.first
    parameters: dict[str, Any] = {
        "FINE": job.pairs[0].fine,
        "COARSE": job.pairs[0].coarse,
        "TARGET": target.coarse,
    }
    if len(job.pairs) > 1:
        parameters.update(FINE_2=job.pairs[1].fine, COARSE_2=job.pairs[1].coarse)
    is_file = job.method.lower().endswith(".onnx")
    given = {
        "MODEL_FILE" if is_file else "METHOD": job.method,
        "TARGET_DATE": target.date,
        "REFERENCE": target.telling.reference,
        "RATIO": job.ratio,
        "CALIBRATION": list(job.calibration),
        "DEVICE": job.machine.device,
        "PRECISION": job.machine.precision,
        "DTYPE": job.store.dtype,
        "TILE": job.tile,
        "MEMORY": job.machine.memory,
        "THREADS": job.machine.threads,
        "COG": job.store.cog,
        "OVERWRITE": job.manner.overwrite,
        **_method_parameters(job, is_file),
        **of_preparation(job.preparation),
        **{_OUTPUTS[role]: path for role, path in target.files.items()},
    }
    return {
        **parameters,
        **{name: value for name, value in given.items() if _is_given(name, value)},
    }


def _is_given(name: str, value: Any) -> bool:
    return value is not None and value is not False and value not in ("", []) and _USUAL.get(name) != value


def _method_parameters(job: FuseJob, is_file: bool) -> dict[str, Any]:
    """Those of a model file are a text, because the form of Processing does not know the file."""
    if is_file:
        return {"PARAMETERS": ", ".join(f"{name}={value}" for name, value in job.params.items())}
    return {f"PARAM_{name.upper()}": value for name, value in job.params.items()}


def of_preparation(asked: Preparation) -> dict[str, Any]:
    """The parameters that say what is done with the images; what is as always is left out."""
    bands = [cell for pair in asked.bands for cell in (pair.name or "", pair.fine, pair.coarse)]
    readings = [
        cell
        for image, reading in asked.images.items()
        for cell in (image, *(_text(getattr(reading, name)) for name in READINGS))
    ]
    usual = Preparation()
    given = {
        "BANDS": bands,
        "BY_POSITION": asked.by_position,
        "ROLES": ",".join(f"{name}={number}" for name, number in asked.roles.items()),
        "READINGS": readings,
        "BUFFER": asked.buffer,
        **{
            name.upper(): getattr(asked, name)
            for name in ("unmatched", "register", "harmonise")
            if getattr(asked, name) != getattr(usual, name)
        },
    }
    return {name: value for name, value in given.items() if _is_given(name, value)}


def _text(value: Any) -> str:
    """A value as a cell of a table has it; empty where there is none."""
    return "" if value is None else str(value)
