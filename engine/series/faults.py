"""Which images of a series are wrong, and of what: from the looks at all dates to sentences."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Optional

import numpy as np

from ..align.pixel_size import pixel_in_metres
from ..door.preparation import COARSE, FINE
from ..door.series_found import DATE, OFFSET, ORDER, PLACE, SCALE, UNREAD, Suspect
from .gathering import Gathered
from .misfits import BAD, FAR, ORDINARY, Mistake, around, mistake_of, usual_of

STRANGER = 1.5
"""So many times farther from its own neighbours than the other image of the day an image must be to be the
wrong one."""
MOST_DAYS = 500
"""Days that an image which does not fit its own is compared with in earnest."""


def suspects_of(found: Gathered) -> dict[date, list[Suspect]]:
    """Day to what is wrong of its images; days on which nothing is are left out."""
    return _Suspects(found).all()


@dataclass
class _Suspects:
    found: Gathered

    def all(self) -> dict[date, list[Suspect]]:
        self._compare()
        suspects: dict[date, list[Suspect]] = {}
        for (role, day), reason in self.found.unread.items():
            suspects.setdefault(day, []).append(Suspect(role, UNREAD, reason))
        for day in self.found.cells[FINE]:
            suspect = self._of_fine(day)
            if suspect is not None:
                suspects.setdefault(day, []).append(suspect)
        for day in self.found.cells[COARSE]:
            suspect = self._of_coarse(day)
            if suspect is not None:
                suspects.setdefault(day, []).append(suspect)
        return dict(sorted(suspects.items()))

    def _compare(self) -> None:
        """What is usual between the sensors, and from date to date of each."""
        cells = self.found.cells
        self._near = {role: _all_around(cells[role]) for role in (FINE, COARSE)}
        self._in_time = {role: usual_of(cells[role], self._near[role], False) for role in (FINE, COARSE)}
        coarse = {day: self.found.coarse_at(day, cells[COARSE]) for day in cells[FINE]}
        self._of_day = {day: values for day, values in coarse.items() if values is not None}
        self._between = usual_of(cells[FINE], self._of_day, True)
        self._coarse_days = sorted(cells[COARSE])

    def _of_fine(self, day: date) -> Optional[Suspect]:
        mistake = self._mistake(day)
        if mistake is not None and not self._is_strange(day, mistake):
            return None
        if mistake is not None and not self._is_of_coarse(day, mistake):
            return Suspect(FINE, mistake.fault, _sentence(mistake, FINE, self.found.place.names))
        if self.found.shifts.is_off(day):
            right, down = self.found.shifts.of(day) or (0.0, 0.0)
            return Suspect(FINE, PLACE, _moved(right, down, pixel_in_metres(self.found.place.grid)))
        return None

    def _mistake(self, day: date) -> Optional[Mistake]:
        """By the coarse image of the day; without one by the fine images around."""
        values = self.found.cells[FINE][day]
        if day in self._of_day and self._between is not None:
            usual = self._between

            def others() -> dict[date, np.ndarray]:
                days = self._like(values, [one for one in self._coarse_days if abs((one - day).days) > FAR])
                return {one: usual.brought(self.found.cells[COARSE][one]) for one in days}

            return mistake_of(values, usual.brought(self._of_day[day]), usual, others)
        usual_in_time = self._in_time[FINE]
        if day not in self._near[FINE] or usual_in_time is None:
            return None
        return mistake_of(values, self._near[FINE][day], usual_in_time)

    def _like(self, values: np.ndarray, days: list[date]) -> list[date]:
        """Of many days those whose coarse images are most like an image of another one; or a day of ten
        thousand would be compared with all others."""
        if len(days) <= MOST_DAYS:
            return days
        chosen = np.searchsorted(
            [one.toordinal() for one in self._coarse_days], [one.toordinal() for one in days]
        )
        with np.errstate(all="ignore"):
            off = np.nanmean(np.abs(self._all_brought[chosen] - values), axis=(1, 2))
        order = np.argsort(np.where(np.isfinite(off), off, np.inf), kind="stable")[:MOST_DAYS]
        return [days[number] for number in np.sort(order)]

    @functools.cached_property
    def _all_brought(self) -> np.ndarray:
        """(days, bands, cells) float32: all coarse images as the fine sensor would see them."""
        cells, usual = self.found.cells[COARSE], self._between
        return np.stack(
            [cells[day] if usual is None else usual.brought(cells[day]) for day in self._coarse_days]
        )

    def _of_coarse(self, day: date) -> Optional[Suspect]:
        """By the coarse images around, unless the fine image of the day says the same."""
        usual, near = self._in_time[COARSE], self._near[COARSE]
        if usual is None or day not in near or self._agree(day):
            return None
        mistake = mistake_of(self.found.cells[COARSE][day], near[day], usual)
        if mistake is not None and self._misfit(FINE, day) > BAD:
            return None
        if mistake is None and day in self.found.cells[FINE]:
            of_fine = self._mistake(day)
            if of_fine is not None and of_fine.fault == DATE and self._is_of_coarse(day, of_fine):
                return Suspect(COARSE, DATE, _no_day_of_its_own())
        if mistake is None:
            return None
        return Suspect(COARSE, mistake.fault, _sentence(mistake, COARSE, self.found.place.names))

    def _is_strange(self, day: date, mistake: Mistake) -> bool:
        """Whether the fine image differs from the fine ones around it, and no more than that the coarse one
        does the same: then clouds or snow are over both."""
        usual = self._in_time[FINE]
        if mistake.fault == DATE or usual is None or day not in self._near[FINE]:
            return True
        of_both = min(self._misfit(FINE, day), self._misfit(COARSE, day))
        is_cloud = mistake.fault in (SCALE, OFFSET) and of_both > BAD
        return self._misfit(FINE, day) > usual.above(ORDINARY) and not is_cloud

    def _is_of_coarse(self, day: date, mistake: Mistake) -> bool:
        """Whether it is the coarse image of the day that is wrong: without it the fine one would fit."""
        coarse = self.found.cells[COARSE]
        if self._between is None or day not in coarse:
            return False
        without = self.found.coarse_at(day, {one: cells for one, cells in coarse.items() if one != day})
        if without is None:
            return self._is_stranger(COARSE, day)
        off = self._between.misfit(self.found.cells[FINE][day], self._between.brought(without))
        return off is not None and off <= mistake.after + 0.4 * (mistake.before - mistake.after)

    def _agree(self, day: date) -> bool:
        """Whether the fine and the coarse image of a day fit each other."""
        fine = self.found.cells[FINE].get(day)
        if fine is None or self._between is None or day not in self._of_day:
            return False
        off = self._between.misfit(fine, self._between.brought(self._of_day[day]))
        return off is not None and off < BAD

    def _is_stranger(self, role: str, day: date) -> bool:
        """Whether it is this image of a day, and not the other, that does not fit its own neighbours."""
        other = FINE if role == COARSE else COARSE
        own, others = self._misfit(role, day), self._misfit(other, day)
        return own > BAD and own > STRANGER * others

    def _misfit(self, role: str, day: date) -> float:
        """From its neighbours; 0 where nobody knows."""
        usual, cells = self._in_time[role], self.found.cells[role]
        if usual is None or day not in cells or day not in self._near[role]:
            return 0.0
        return usual.misfit(cells[day], self._near[role][day]) or 0.0


def _all_around(cells: Mapping[date, np.ndarray]) -> dict[date, np.ndarray]:
    days = sorted(cells)
    near = {day: around(cells, days, number) for number, day in enumerate(days)}
    return {day: values for day, values in near.items() if values is not None}


def _sentence(mistake: Mistake, role: str, names: tuple[str, ...]) -> str:
    others = "the coarse image of the day lets" if role == FINE else "the coarse images around it let"
    if mistake.fault == SCALE:
        return (
            f"Its values are {mistake.factor:.2g} times what {others} expect: look for its scale factor, "
            "or tell it (--scale)."
        )
    if mistake.fault == OFFSET:
        return (
            f"Its values are {mistake.offset:+.2g} off in all bands from what {others} expect: look for an "
            "offset that its file does not declare, or tell it (--offset)."
        )
    if mistake.fault == ORDER:
        moved = [
            f"{names[wanted]} in the place of {names[place]}"
            for wanted, place in enumerate(mistake.order)
            if wanted != place
        ]
        return (
            f"Its bands seem to stand in another order ({', '.join(moved)}): mend their names, or leave it "
            "out."
        )
    return (
        f"It fits the coarse image of {mistake.day} {mistake.before / max(mistake.after, 0.1):.1f} times "
        "better than that of its own date: look for its true date, or leave it out."
    )


def _no_day_of_its_own() -> str:
    return (
        "The fine image of the day does not fit it, and it is this one that differs from its neighbours: "
        "look for its true date, or leave it out."
    )


def _moved(right: float, down: float, metres: float) -> str:
    across = f"{abs(right):.1f} pixels to the {'right' if right > 0 else 'left'}"
    along = f"{abs(down):.1f} {'down' if down > 0 else 'up'}"
    far = float(np.hypot(right, down)) * metres
    return (
        f"It lies {across} and {along} of where the dates around it lie ({far:.3g} m): register it anew, or "
        "leave it out."
    )
