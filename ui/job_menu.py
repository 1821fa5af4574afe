"""Presets and job files, and the command of a run to copy: a menu beside Run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QToolButton

from ..engine.door import jobs
from ..engine.door.command_line import command_of, notes_on, to_run
from ..engine.door.errors import ChronofuseError, JobError, MissingFileError, OutputNotWritableError
from ..engine.door.plain_text import cut
from ..shell.processing_call import call_of
from ..shell.tr import tr
from .form import VERSION, Form

PRESET = "chronofuse_preset"
_FOLDER = "chronofuse/folder"
"""Of the files that were saved or opened last."""


class JobMenu(QToolButton):
    """Each entry is done at once; what came of it is said in a sentence."""

    said = pyqtSignal(str, str)
    """A level and a sentence."""

    def __init__(self, form: Form):
        super().__init__()
        self.form = form
        self.setText("⋯")
        self.setToolTip(tr("Presets, job files, and the command of this run to copy"))
        self.setAccessibleName(tr("Presets and commands"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(tr("Open a preset or a job …"), self._ask_to_open)
        menu.addAction(tr("Save the settings as a preset …"), self._ask_for_preset)
        menu.addAction(tr("Save the whole run as a job …"), self._ask_for_job)
        menu.addSeparator()
        menu.addAction(tr("Copy the command line"), self.copy_command)
        menu.addAction(tr("Copy the Processing call (Python)"), self.copy_call)
        self.setMenu(menu)

    def open(self, path: str) -> None:
        """Fill the form with a preset or a job file."""
        self._told(lambda: self._open(path), tr("'{name}' was opened.").format(name=Path(path).name))

    def save_preset(self, path: str) -> None:
        """Settings and ticks, without images and paths."""
        kept = self.form.kept()
        outputs = {name: value for name, value in kept["outputs"].items() if name != "file"}
        preset = {PRESET: VERSION, "settings": kept["settings"], "outputs": outputs}
        self._save(path, lambda: json.dumps(preset, indent=1))

    def save_job(self, path: str) -> None:
        """All of the run, as the engine itself reads it."""
        self._save(path, lambda: jobs.dumps(self.form.job(check_only=False)))

    def copy_command(self) -> None:
        self._copy(self._command)

    def copy_call(self) -> None:
        self._copy(lambda: (call_of(to_run(self.form.job(check_only=False))[0]), []))

    def _open(self, path: str) -> None:
        """Raises JobError or MissingFileError for what can't be used."""
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            told = tr("'{path}' can't be read ({error}): choose another file.")
            raise MissingFileError(told.format(path=path, error=error)) from error
        try:
            values = json.loads(text)
        except ValueError as error:
            told = tr("'{name}' is neither a preset nor a job ({error}): open one that Chronofuse saved.")
            raise JobError(told.format(name=Path(path).name, error=error)) from error
        if isinstance(values, dict) and PRESET in values:
            version = values.pop(PRESET)
            if not isinstance(version, int) or version > VERSION:
                told = tr(
                    "The preset '{name}' is of version {version}, and this Chronofuse reads version {own}: "
                    "update the plugin."
                )
                raise JobError(told.format(name=Path(path).name, version=cut(str(version)), own=VERSION))
            self.form.show_kept({"version": version, **values})
            return
        job = jobs.loads(text)
        if not isinstance(job, jobs.FuseJob):
            told = tr("'{name}' is a job of another kind: open one that fuses.")
            raise JobError(told.format(name=Path(path).name))
        self.form.use_job(job)

    def _command(self) -> tuple[str, list[str]]:
        job, named = to_run(self.form.job(check_only=False))
        command = command_of(job)
        if command is None:
            raise JobError(
                tr(
                    "No one command line says this run, because its dates differ in what they have: give "
                    "each date a reference or none, or copy the Processing call."
                )
            )
        return command, notes_on(job, named)

    def _copy(self, text_of: Callable[[], tuple[str, list[str]]]) -> None:
        try:
            text, notes = text_of()
        except ChronofuseError as error:
            self.said.emit("error", str(error))
            return
        QgsApplication.clipboard().setText(text)
        self.said.emit("success", " ".join([tr("Copied."), *notes]))

    def _save(self, path: str, text_of: Callable[[], str]) -> None:
        def save() -> None:
            try:
                Path(path).write_text(text_of() + "\n", "utf-8")
            except OSError as error:
                told = tr("'{path}' can't be written ({reason}): choose another place.")
                raise OutputNotWritableError(told.format(path=path, reason=error.strerror)) from error

        self._told(save, tr("'{name}' was saved.").format(name=Path(path).name))

    def _told(self, action: Callable[[], Any], success: str) -> None:
        try:
            action()
        except ChronofuseError as error:
            self.said.emit("error", str(error))
        else:
            self.said.emit("success", success)

    # ---- asking for files

    def _ask_to_open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a preset or a job"), _folder(), "JSON (*.json)")
        if path:
            _remember(path)
            self.open(path)

    def _ask_for_preset(self) -> None:
        self._ask(tr("Save the settings as a preset"), "preset.json", self.save_preset)

    def _ask_for_job(self) -> None:
        self._ask(tr("Save the whole run as a job"), "job.json", self.save_job)

    def _ask(self, title: str, name: str, save: Callable[[str], None]) -> None:
        path, _ = QFileDialog.getSaveFileName(self, title, str(Path(_folder()) / name), "JSON (*.json)")
        if path:
            _remember(path)
            save(path if Path(path).suffix else f"{path}.json")


def _folder() -> str:
    return str(QgsSettings().value(_FOLDER) or Path.home())


def _remember(path: str) -> None:
    QgsSettings().setValue(_FOLDER, str(Path(path).parent))
