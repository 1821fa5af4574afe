"""A run of the dock in Processing's history, where it can be opened in the dialog of the algorithm."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..engine.door.addresses import without_secrets
from ..engine.door.fuse_job import FuseJob
from .processing_call import ALGORITHM, call, parameters_of


def note(job: FuseJob) -> None:
    """An entry for each target date. Main thread only, in a QGIS with windows."""
    for number in range(len(job.targets)):
        _note(job.alone(number))


def _note(job: FuseJob) -> None:
    from qgis.gui import QgsGui  # under qgis_process there is none

    if not hasattr(QgsGui, "historyProviderRegistry"):  # before QGIS 3.24
        _note_as_text(job)
        return
    entry = {
        "algorithm_id": ALGORITHM,
        "python_command": without_secrets(call(job)),
        "parameters": {"inputs": {name: _kept(value) for name, value in parameters_of(job).items()}},
    }
    QgsGui.historyProviderRegistry().addEntry("processing", entry)


def _kept(value: Any) -> Any:
    return without_secrets(value) if isinstance(value, str) else value


def _note_as_text(job: FuseJob) -> None:
    try:
        log = import_module("processing.core.ProcessingLog").ProcessingLog
    except ImportError:  # Processing is switched off
        return
    log.addToLog(without_secrets(call(job)))
