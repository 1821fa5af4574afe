"""What the dock holds, kept with the QGIS project: paths beside it are relative, so that it can move."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..engine.door.addresses import without_secrets
from ..engine.door.errors import ChronofuseError
from .form import Form
from .slices import Steps

SCOPE, KEY = "Chronofuse", "/form"


class ProjectKeeper(QObject):
    """Writes a form when the project is saved, and fills it when one is opened."""

    failed = pyqtSignal(object)
    """With the error: what the project keeps can't be used."""

    def __init__(self, form: Form):
        super().__init__(form)
        self.form = form
        self._reads = False
        self._connect(True)

    def read(self, *_) -> None:
        """Take up what the project keeps."""
        kept = read(QgsProject.instance())
        if kept is None:
            return
        try:
            self.form.show_kept(kept)
        except ChronofuseError as error:
            self.failed.emit(error)

    def _read_soon(self, *_) -> None:
        """QGIS has read a project: its own reading takes the main thread long enough."""
        self.form.slices.begin(self._reading())

    def _reading(self) -> Steps:
        kept = read(QgsProject.instance())
        if kept is None:
            return
        self._reads = True
        try:
            yield from self.form.showing(kept)
        except ChronofuseError as error:
            self.failed.emit(error)
        finally:
            self._reads = False

    def let_go(self) -> None:
        """No longer listen to the project; once is enough."""
        self.form.slices.drop()
        if self._listens:
            self._connect(False)
            self.form.images.let_go_of_project()

    def _write(self, *_) -> None:
        write(self.form.kept(), QgsProject.instance())

    def _cleared(self) -> None:
        """Another project: its images and files are not those of the last one."""
        self.form.slices.drop()
        self.form.images.clear()
        self.form.outputs.file.setFilePath("")

    def _touched(self) -> None:
        """QGIS asks whether to save a project of which the form holds something new."""
        if self.form.images.rows and not self._reads:
            QgsProject.instance().setDirty(True)

    def _connect(self, on: bool) -> None:
        self._listens = on
        project = QgsProject.instance()
        for signal, slot in (
            (project.readProject, self._read_soon),
            (project.writeProject, self._write),
            (project.cleared, self._cleared),
            (self.form.changed, self._touched),
        ):
            signal.connect(slot) if on else signal.disconnect(slot)


def write(kept: Mapping[str, Any], project: QgsProject) -> None:
    """Put it among the project's entries; an address that lets one in to a server is kept without that."""
    text = json.dumps(_with_paths(kept, lambda path: project.writePath(without_secrets(path))))
    project.writeEntry(SCOPE, KEY, text)


def read(project: QgsProject) -> Optional[dict[str, Any]]:
    """What the project keeps; None where that is nothing, or nothing that can be read."""
    text, found = project.readEntry(SCOPE, KEY)
    if not found or not text:
        return None
    try:
        kept = json.loads(text)
        return _with_paths(kept, project.readPath) if isinstance(kept, dict) else None
    except (ValueError, TypeError, AttributeError):
        return None


def _with_paths(kept: Mapping[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The same with each path of a file as `change` has it."""

    def changed(path: Any) -> Any:
        return change(path) if isinstance(path, str) and path and not path.startswith("/vsi") else path

    images = [
        {
            **image,
            **({"file": changed(image["file"])} if image.get("file") else {}),
            "reading": _with_mask(image.get("reading") or {}, changed),
        }
        for image in kept.get("images") or []
    ]
    settings, outputs = dict(kept.get("settings") or {}), dict(kept.get("outputs") or {})
    if settings.get("from_file"):
        settings["method"] = changed(settings.get("method"))
    outputs["file"] = changed(outputs.get("file", ""))
    return {**kept, "images": images, "settings": settings, "outputs": outputs}


def _with_mask(reading: Mapping[str, Any], changed: Callable[[Any], Any]) -> dict[str, Any]:
    mask = reading.get("mask")
    return {**reading, "mask": changed(mask)} if mask and mask != "auto" else dict(reading)
