"""What a filled series tells of itself: the file `series.json` in its folder, by which a later run knows what
is there and still right."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Optional

from ..collection.dated import DatedImage
from ..door.codec import MisfitError, from_plain, to_plain
from ..door.fill_job import FillJob
from ..door.version import __version__
from ..raster.fingerprints import fingerprint
from ..raster.handles import File
from ..raster.readers import Image
from . import filling
from .coarse_values import CoarseValues, biases_known
from .dates import Filled, coarse_for
from .doubts import NO_DOUBTS, Doubts
from .learning import Learnt
from .levels import LevelsFound
from .of_a_day import paths_by_day
from .place import Place
from .stored import Stored, paths_of

VERSION = 1


class Told:
    """The report of a series while it grows, date by date."""

    def __init__(self, job: FillJob, place: Place, model: str = "", doubts: Doubts = NO_DOUBTS):
        """
        Args:
            model: what tells the network that fills it from any other, where one does.
            doubts: what was found wrong of the images.
        """
        self._job, self._place, self._model = job, place, model
        self._prints: dict[DatedImage, list[Any]] = {}
        self._before = report_before(job)
        self.dates: dict[str, dict[str, Any]] = {}
        self.learnt: Optional[Learnt] = None
        self.coarse: Optional[CoarseValues] = None
        self.levels: Optional[LevelsFound] = None
        self.notes: list[str] = []
        self._doubts = doubts
        self.passes: dict[str, str] = _texts(self._before.get("passes"))
        """What was made of all dates together (passes.py), and what tells whether it is still right."""

    def learnt_before(self) -> Optional[Learnt]:
        """What an earlier run learnt, where this one goes on from it."""
        if self._before.get("settings") != self.settings() or not self._before.get("learnt"):
            return None
        try:
            found: Learnt = from_plain(Learnt, self._before["learnt"], "learnt")
        except MisfitError:
            return None
        return found if len(found.coarse_unit) == len(self._place.names) else None

    def coarse_before(self) -> Optional[CoarseValues]:
        """What an earlier run did with the coarse images, where this one goes on from it; the biases of the
        days alone whose images are still the same."""
        if self._before.get("settings") != self.settings() or not self._before.get("coarse_values"):
            return None
        try:
            found: CoarseValues = from_plain(CoarseValues, self._before["coarse_values"], "coarse_values")
        except MisfitError:
            return None
        prints = self._before.get("bias_of")
        known = prints if isinstance(prints, dict) else {}
        place = self._place
        same = {day.isoformat(): self._print_of(day) == known.get(day.isoformat()) for day in place.coarse}
        bands = len(place.names)
        whole = all(len(one) == bands for one in ((found.bias or {}).values()))
        return biases_known(found, same) if whole and len(found.noises) in (0, bands) else None

    def levels_before(self) -> Optional[LevelsFound]:
        """The levels of swaths that an earlier run found, where this one goes on from it; of the images alone
        that are still the same."""
        if self._before.get("settings") != self.settings() or not self._before.get("levels"):
            return None
        try:
            found: LevelsFound = from_plain(LevelsFound, self._before["levels"], "levels")
        except MisfitError:
            return None
        known = self._before.get("levels_of")
        prints = known if isinstance(known, dict) else {}
        same = {path for path, text in self._levels_of(found).items() if prints.get(path) == text}
        bands = len(self._place.names)
        return replace(
            found, of={path: of for path, of in found.of.items() if path in same and len(of) == bands}
        )

    def is_there(self, target: Filled) -> bool:
        """Whether a date was filled before, from the same images and in the same way, and lies there
        whole."""
        if self._before.get("settings") != self.settings():
            return False
        known = self._before.get("dates", {}).get(target.day.isoformat())
        files = paths_of(self._job, target.day).values()
        if (
            not known
            or known.get("key") != self._key(target)
            or not all(Path(one).is_file() for one in files)
        ):
            return False
        self.dates[target.day.isoformat()] = known
        return True

    def add(self, target: Filled, stored: Stored) -> None:
        """A date is filled."""
        total = sum(stored.share.values())
        self.dates[target.day.isoformat()] = {
            "key": self._key(target),
            "observed": target.observed,
            "origin": {text: round(stored.share[code] / total, 4) for code, text in filling.ORIGINS.items()},
            "before": target.before[0].isoformat() if target.before else None,
            "after": target.after[0].isoformat() if target.after else None,
        }

    def text(self, notes: list[str]) -> str:
        """The report as JSON."""
        place = self._place
        whole = {
            "series_version": VERSION,
            "version": __version__,
            "run": self._job.id,
            "settings": self.settings(),
            "bands": list(place.names),
            "ratio": place.ratio,
            "fine": paths_by_day(place.fine),
            "coarse": paths_by_day(place.coarse),
            "left_out": to_plain(place.left_out),
            "notes": [*self.notes, *notes],
            "doubts": to_plain(self._doubts),
            "learnt": to_plain(self.learnt) if self.learnt else None,
            "coarse_values": to_plain(self.coarse) if self.coarse else None,
            "bias_of": self._bias_of(),
            **self._told_levels(),
            "passes": self.passes,
            "dates": dict(sorted(self.dates.items())),
        }
        return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"

    def settings(self) -> dict[str, Any]:
        """What decides about every pixel of every date."""
        job = self._job
        settings = {
            "method": job.method,
            "references": job.most_references,
            "keep": job.keep,
            "preparation": to_plain(job.preparation),
        }
        if job.use_suspects:
            settings["use_suspects"] = True
        if job.extent is not None:
            settings.update({"extent": job.extent, "level": job.level})
        if self._model:
            settings["model"] = self._model
        plain: dict[str, Any] = json.loads(json.dumps(settings))
        return plain

    def _key(self, target: Filled) -> str:
        """What tells whether a date would come out as before: the images that it is made from."""
        place = self._place
        fine = [*target.references, *([target.day] if target.observed else [])]
        days = {target.day, *target.references}
        coarse = sorted({one for day in days for one in coarse_for(place, day)})
        prints = [self._print(one, place.own_fine(one)) for day in fine for one in place.fine[day]]
        prints += [self._print(one, place.own_coarse(one)) for day in coarse for one in place.coarse[day]]
        return hashlib.sha256(json.dumps(prints).encode("utf-8", "surrogateescape")).hexdigest()

    def _told_levels(self) -> dict[str, Any]:
        if self.levels is None:
            return {}
        return {"levels": to_plain(self.levels), "levels_of": self._levels_of(self.levels)}

    def _levels_of(self, found: LevelsFound) -> dict[str, str]:
        """Image to what tells whether it is still the one that its level is of."""
        place = self._place
        every = (one for several in place.fine.values() for one in several if one.path in found.of)
        return {one.path: _short(self._print(one, place.own_fine(one))) for one in every}

    def _bias_of(self) -> dict[str, str]:
        """Day to what tells whether the images that its bias is of are still the same."""
        known = (self.coarse and self.coarse.bias) or {}
        return {
            day.isoformat(): self._print_of(day) for day in self._place.coarse if day.isoformat() in known
        }

    def _print_of(self, day: date) -> str:
        place = self._place
        prints = [self._print(one, place.own_coarse(one)) for one in place.coarse[day]]
        prints += [self._print(one, place.own_fine(one)) for one in place.fine.get(day, ())]
        return _short(prints)

    def _print(self, dated: DatedImage, image: Image) -> list[Any]:
        """What tells whether an image, and its mask, are still the same."""
        if dated not in self._prints:
            masks = [File.at(dated.mask)] if dated.mask else []
            self._prints[dated] = [fingerprint(file) for file in (image.file, *masks)]
        return self._prints[dated]


def report_before(job: FillJob) -> dict[str, Any]:
    """The report of an earlier run, where this one goes on from it; else nothing."""
    return _read(Path(job.outputs["report"])) if job.manner.resume else {}


def _read(path: Path) -> dict[str, Any]:
    """An earlier report; nothing where there is none or it is not ours."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    ours = isinstance(found, dict) and found.get("series_version") == VERSION
    return found if ours and isinstance(found.get("dates"), dict) else {}


def _short(prints: list[Any]) -> str:
    return hashlib.sha256(json.dumps(prints).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _texts(found: Any) -> dict[str, str]:
    known = found if isinstance(found, dict) else {}
    return {name: key for name, key in known.items() if isinstance(key, str)}
