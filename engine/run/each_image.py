"""The images of a run each for itself, where they can't be opened together: whatever is wrong with any of
them is found at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Callable, Optional

from ..align import crs
from ..align.opening import open_fine
from ..align.prepared import open_prepared
from ..align.scene import settle_ratio
from ..door.check import Check
from ..door.jobs import FuseJob
from ..raster.band_partners import named_by_role, partners_of, settled
from ..raster.readers import Image
from .noted import noted


@dataclass
class EachImage:
    """Looks at the images of a job of one target date, in the order in which a run opens them."""

    check: Check
    job: FuseJob
    opened: dict[str, Image] = field(default_factory=dict)
    """Role to image, of those that can be opened."""

    def look(self) -> dict[str, Image]:
        """Open what can be opened, and hold it against F1; all faults are noted in the check."""
        for role, open_it in self._openings():
            with noted(self.check, self.job, role):
                self.opened[role] = open_it()
        first = self.opened.get("F1")
        others = [image for role, image in self.opened.items() if role != "F1"]
        if first is not None:
            self._match(first, others)
            for image in others:
                self._hold_against(first, image)
        return self.opened

    def _openings(self) -> Iterator[tuple[str, Callable[[], Image]]]:
        job, asked = self.job, self.job.preparation
        first = job.pairs[0]
        yield "F1", lambda: named_by_role(open_fine(first.fine, "F1", asked), asked)
        yield "C1", lambda: open_prepared(first.coarse, "C1", asked)
        for pair in job.pairs[1:]:
            yield "F3", partial(self._like, "F1", pair.fine, "F3")
            yield "C3", partial(self._like, "C1", pair.coarse, "C3")
        yield "C2", partial(self._like, "C1", job.first.coarse, "C2")

    def _like(self, of_sensor: str, path: str, role: str) -> Image:
        return open_prepared(path, role, self.job.preparation, like=self.opened.get(of_sensor))

    def _match(self, first: Image, others: list[Image]) -> None:
        """Bands of each other image beside those of F1."""
        partners = []
        for image in others:
            with noted(self.check, self.job, image.role):
                partners.append(partners_of(first, image, self.job.preparation))
        if len(partners) == len(others):
            with noted(self.check, self.job):
                settled(first, partners, self.job.preparation)

    def _hold_against(self, first: Image, image: Image) -> None:
        """Where an image lies over F1, and the size of its pixels."""
        before = len(self.check.findings)
        with noted(self.check, self.job, image.role):
            self.check.overlap[image.role] = crs.require_overlap(image, first)
        if len(self.check.findings) == before and image.role.startswith("C"):
            with noted(self.check, self.job, image.role):
                settle_ratio(self.job.ratio, [(image, crs.pixel_ratio(image.grid, first.grid))])


def reference_alone(check: Check, job: FuseJob) -> Optional[Image]:
    """The reference of a job of one date, opened for itself, where there is no F1 to hold it against."""
    path = job.first.telling.reference
    if path is None:
        return None
    with noted(check, job, "reference"):
        return open_prepared(path, "The reference", job.preparation, named="reference")
    return None
