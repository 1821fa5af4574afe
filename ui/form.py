"""All that describes a run: images, settings, outputs; as a job, and as what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..engine.door.check import Check
from ..engine.door.errors import JobError
from ..engine.door.jobs import FuseJob, Target, target_of
from ..engine.door.plain_text import cut
from ..shell.tr import tr
from . import form_of_job
from .dropped_images import as_layer
from .image_table import ImageTable
from .method_list import Wanted
from .output_fields import OutputFields
from .settings import Settings
from .slices import Slices, Steps
from .table_as_job import pairs_of, readings_of, source_of_row, targets_of

VERSION = 1
"""Of what is kept."""


class Form(QObject):
    """The three groups of fields and what they say together."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self.images, self.settings, self.outputs = ImageTable(), Settings(self), OutputFields(self)
        self._bands: Optional[tuple[str, ...]] = None
        self._ratio: Optional[float] = None
        self._pixels: Optional[float] = None
        self._quiet = False
        self.slices = Slices(self)
        """Fills the fields."""
        self.images.changed.connect(self._images_changed)
        self.settings.changed.connect(self._settings_changed)
        self.outputs.changed.connect(self._tell)

    # ---- the job

    def complete(self) -> bool:
        """Whether the images that every run needs are there."""
        return self.images.complete()

    def job(self, check_only: bool) -> FuseJob:
        """The job that the fields describe.

        Raises:
            ChronofuseError: they describe none.
        """
        self._finish()
        pairs, readings = pairs_of(self.images), readings_of(self.images)
        return FuseJob.of(
            pairs,
            self._targets(check_only),
            check_only=check_only,
            overwrite=self.outputs.overwrite.isChecked(),
            calibration=self.outputs.calibration(),
            preparation=self.settings.preparation.preparation(readings),
            **self.settings.values(),
        )

    def _targets(self, for_check: bool) -> list[Target]:
        dated = targets_of(self.images)
        days = [row.day.day() for row, _ in dated if row.day.day()]
        twice = next((day for day in days if days.count(day) > 1), None)
        if twice:
            told = tr("Two images to predict are of {day}: give each a day of its own, or leave one out.")
            raise JobError(told.format(day=twice))
        return [
            target_of(
                source_of_row(row),
                row.day.given(),
                reference=source_of_row(reference) if reference is not None else None,
                **self.outputs.paths(
                    row.day.day(), for_check, row.day.day() or str(number) if len(dated) > 1 else ""
                ),
            )
            for number, (row, reference) in enumerate(dated, 1)
        ]

    def _finish(self) -> None:
        """What is being filled in is there."""
        self.slices.finish()
        self.images.slices.finish()

    # ---- what was found

    def show_checks(self, checks: list[Check]) -> None:
        self.images.show_checks(checks)
        self._bands, self._ratio = checks[0].bands or None, checks[0].ratio
        seen = checks[0].images.get("F1")
        self._pixels = float(seen.width * seen.height) if seen else None
        self.settings.show_check(checks[0])
        if self.suit():
            self._tell()  # so that it is checked anew

    def pixels(self) -> Optional[float]:
        """Of F1, as far as it is known."""
        fine = self.images.of_role("F1")
        layer = fine[0].image.layer() if fine else None
        return float(layer.width() * layer.height()) if layer is not None else self._pixels

    # ---- what is kept

    def kept(self) -> dict[str, Any]:
        """All that the fields hold, as JSON has it."""
        self._finish()
        return {
            "version": VERSION,
            "images": form_of_job.kept_images(self.images),
            "settings": self.settings.kept(),
            "outputs": self.outputs.kept(),
        }

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """Fill all fields with what was kept, and tell it once.

        Raises:
            JobError: it is of a newer version, or no such thing.
        """
        self.slices.drop()
        for _ in self.showing(kept):
            pass

    def showing(self, kept: Mapping[str, Any]) -> Steps:
        """The same in steps, each of which takes the main thread little time."""
        version = kept.get("version")
        if not isinstance(version, int) or version > VERSION:
            told = tr(
                "These settings are of version {version}, and this Chronofuse reads version {own}: "
                "update the plugin."
            )
            raise JobError(told.format(version=cut(str(version)), own=VERSION))
        self._quiet = True
        try:
            if "images" in kept:
                yield from form_of_job.show_images(self.images, kept["images"])
            self.settings.show_kept(kept.get("settings") or {})
            self.outputs.show_kept(kept.get("outputs") or {})
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            told = tr("These settings can't be read ({error}): save them anew.")
            raise JobError(told.format(error=cut(repr(error)))) from error
        finally:
            self._quiet = False
        self._images_changed()

    def use_images(self, images: Mapping[str, Any]) -> None:
        """These images and no others, by role: layers of the project, or paths of files."""
        self.slices.drop()
        self.images.use(_as_layers(images))

    def use_job(self, job: FuseJob) -> None:
        """What a job says, in all fields."""
        self.show_kept(_kept_of(job))

    def use_job_in_slices(self, job: FuseJob) -> None:
        """The same, a field at a time."""
        self.slices.begin(self.showing(_kept_of(job)))

    # ---- changes

    def _images_changed(self) -> None:
        self._bands = self._ratio = self._pixels = None
        self.suit()
        self._tell()

    def _settings_changed(self) -> None:
        self.suit()
        self._tell()

    def suit(self) -> bool:
        """What is known of the run decides which methods can do it, and whether NDVI is asked for by itself.

        Returns: whether the job is another one for it.
        """
        pairs = 2 if all(self.images.of_role(role) for role in ("F3", "C3")) else 1
        is_another = self.outputs.suit(self._knows_red_and_nir())
        manifest = self.settings.manifest
        self.outputs.suit_method(manifest is not None and manifest.change)
        device = self.settings.device.currentData()
        self.settings.suit(
            Wanted(pairs, self._bands, self._ratio, self.pixels(), "cpu" if device == "auto" else device)
        )
        return is_another

    def _knows_red_and_nir(self) -> bool:
        """Whether nothing speaks against NDVI: bands without any name, and nobody said which is which."""
        fine = self.images.of_role("F1")
        names = fine[0].facts.bands if fine else ()
        return not names or any(names) or bool(self.settings.preparation.roles.text().strip())

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


def _kept_of(job: FuseJob) -> dict[str, Any]:
    return {"version": VERSION, **form_of_job.kept_of(job)}


def _as_layers(images: Mapping[str, Any]) -> dict[str, Any]:
    return {
        role: [as_layer(one) for one in given] if isinstance(given, (list, tuple)) else as_layer(given)
        for role, given in images.items()
    }
