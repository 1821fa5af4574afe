"""The scene: all images of a run, matched by band and aligned, and figures of the whole of it in one
streamed pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Optional

from ..door import dates
from ..door.errors import RatioError
from ..door.jobs import FuseJob
from ..door.preparation import Preparation
from ..raster.band_partners import fine_partners
from ..raster.bands import counted
from ..raster.grid import Grid
from ..raster.readers import Image, open_image
from . import crs, warp
from .clouds import without_clouds
from .corrections import NOTHING, Corrected, Corrections, corrected, corrections, require_there
from .lattice import Lattice, lattice_of, on_lattice
from .opening import open_images
from .prepared import AS_IT_IS, open_prepared
from .sensors import Sensors, measured

ALIKE = 1.1
"""Pixel sizes within this factor are the same."""
SWAPPED = 0.3
"""Coarse pixels that are smaller than this many fine ones are no resampled image's, in degrees or not."""


@dataclass(frozen=True)
class Scene:
    """The images of a fusion. All on the grid of F1 unless a name says otherwise."""

    fine: tuple[Image, ...]
    """F1 and, with two pairs, F3."""
    coarse: tuple[Image, ...]
    """C1 and, with two pairs, C3, brought up by bicubic resampling."""
    target: Image
    """C2, brought up likewise."""
    coarse_own: tuple[Image, ...]
    """The coarse images on their own grids."""
    target_own: Image
    ratio: float
    overlap: dict[str, float]
    """Role to the share of F1's extent that the image covers."""
    lattice: Lattice
    """The coarse pixels over F1, on axes that run along those of F1."""
    on_lattice: tuple[Image, ...]
    """C1, (C3,) C2 on the lattice."""
    averaged: tuple[str, ...] = ()
    """Roles of the coarse images whose pixels were smaller than the run's, and were averaged to them."""
    left_out: tuple[str, ...] = ()
    """Bands of F1 that are not predicted, for they have no coarse partner."""
    delivered: tuple[Image, ...] = ()
    """F1, C1, (F3, C3,) C2 on their own grids, with the clouds that the others lack."""
    other_dates: tuple[Image, ...] = ()
    """The same of the coarse images of the run's other target dates."""
    sensors: Optional[Sensors] = None
    """What lies between the sensors, measured before anything was done about it; None: not measured yet."""
    done: Corrections = NOTHING
    """What was done about it."""
    by_others: tuple[int, ...] = ()
    """Bands (from 0) that no coarse band goes with, and that are predicted from the others; what the coarse
    images hold there is that of the nearest band, and means nothing."""
    asked_day: Optional[date] = None
    """The target date, where the run names it."""

    @property
    def grid(self) -> Grid:
        return self.fine[0].grid

    @property
    def days(self) -> Optional[int]:
        """Between the first pair's date and the target date; None where one of them is not known."""
        reference = self.fine[0].date or self.coarse[0].date
        target = self.asked_day or self.target.date
        return abs((target - reference).days) if reference and target else None

    @property
    def names(self) -> tuple[str, ...]:
        """Band names of F1, `band 1` and so on where it has none."""
        return counted(self.fine[0].names)

    def compared(self) -> Sensors:
        """What lies between the sensors, measured now where nobody has."""
        if self.sensors is not None:
            return self.sensors
        # Where it was not measured before, at most a shift that was given lies between then and now.
        own = [image.source if isinstance(image, Corrected) else image for image in self.coarse_own]
        return _measured(self.fine, own, self.ratio, self.by_others)

    @property
    def with_coarse(self) -> Scene:
        """The scene with only the bands that the coarse images have; itself where that is all."""
        if not self.by_others:
            return self
        order = [n for n in range(len(self.names)) if n not in self.by_others]
        sensors, done = self.sensors, self.done
        return replace(
            self.with_bands(order),
            delivered=tuple(image.with_bands(order) for image in self.delivered),
            other_dates=tuple(image.with_bands(order) for image in self.other_dates),
            sensors=sensors and replace(sensors, lines=tuple(sensors.lines[n] for n in order)),
            done=done.of_bands(order),
        )

    def of_pair(self, number: int) -> Scene:
        """The scene as if this were its only pair, on the same lattice.

        Args:
            number: 0 for F1 and C1, 1 for F3 and C3.
        """
        return replace(
            self,
            fine=self.fine[number : number + 1],
            coarse=self.coarse[number : number + 1],
            coarse_own=self.coarse_own[number : number + 1],
            on_lattice=(self.on_lattice[number], self.on_lattice[-1]),
        )

    def with_bands(self, order: list[int]) -> Scene:
        """The scene with only these bands of each image, in this order (indices from 0)."""

        def chosen(images: tuple[Image, ...]) -> tuple[Image, ...]:
            return tuple(image.with_bands(order) for image in images)

        return replace(
            self,
            fine=chosen(self.fine),
            coarse=chosen(self.coarse),
            target=self.target.with_bands(order),
            coarse_own=chosen(self.coarse_own),
            target_own=self.target_own.with_bands(order),
            on_lattice=chosen(self.on_lattice),
            by_others=tuple(place for place, n in enumerate(order) if n in self.by_others),
        )

    @property
    def images(self) -> tuple[Image, ...]:
        """F1, C1, (F3, C3,) C2."""
        return (*(image for pair in zip(self.fine, self.coarse) for image in pair), self.target)


def open_scene(job: FuseJob) -> Scene:
    """The scene of the first target date; see `open_scenes`."""
    return open_scenes(job)[0]


def open_scenes(job: FuseJob) -> list[Scene]:
    """Open and align everything that a run predicts from: the pairs once, and for each target date its coarse
    image.

    Raises:
        ChronofuseError: a file that can't be read, has no CRS, does not overlap or has other bands.
    """
    images = open_images(job)
    first, count = images.fine[0], len(images.coarse)
    fine = (first, *(warp.to_grid(image, first.grid) for image in images.fine[1:]))
    given = (*images.coarse, *images.targets)
    ratio = settle_ratio(job.ratio, [(i, crs.pixel_ratio(i.grid, first.grid)) for i in given])
    own = tuple(with_pixels(image, ratio, first.grid) for image in given)
    averaged = [not a.grid.same_pixels(b.grid) for a, b in zip(given, own)]
    sensors, done = _to_be_done(job.preparation, fine, own, ratio, images.by_others)
    own, given = corrected(own, given, done, first.grid)
    up = [warp.brought_up(a, b, first.grid) for a, b in zip(own, given)]
    lattice = lattice_of(own[0].grid, first.grid, ratio)
    below = [on_lattice(image, lattice) for image in own]
    moved = {
        i: require_there(image, done.moved[image.role], first)
        for i, image in enumerate(given)
        if image.role in done.moved
    }
    scenes = []
    of_pairs, of_targets = images.delivered[: -len(images.targets)], images.delivered[-len(images.targets) :]
    for n, share in enumerate(images.target_overlap, count):
        which, number = [*range(count), n], n - count
        scenes.append(
            Scene(
                fine,
                tuple(up[:count]),
                up[n],
                own[:count],
                own[n],
                ratio,
                {**images.overlap, "C2": share, **{given[i].role: moved[i] for i in which if i in moved}},
                lattice,
                tuple(below[i] for i in which),
                tuple(own[i].role for i in which if averaged[i]),
                images.left_out,
                (*of_pairs, of_targets[number]),
                (*of_targets[:number], *of_targets[number + 1 :]),
                sensors,
                done,
                images.by_others,
                _day(job.targets[number].date),
            )
        )
    return scenes


def _day(asked: Optional[str]) -> Optional[date]:
    return dates.parse(asked) if asked else None


def _to_be_done(
    asked: Preparation,
    fine: tuple[Image, ...],
    coarse: tuple[Image, ...],
    ratio: float,
    by_others: Sequence[int],
) -> tuple[Optional[Sensors], Corrections]:
    """What is to be corrected in the coarse images, those of the pairs first, and the comparison of the
    sensors that it follows from; None where none is asked for."""
    sensors = None
    if asked.register == "auto" or asked.harmonise != "off":
        sensors = _measured(fine, coarse[: len(fine)], ratio, by_others)
    return sensors, corrections(sensors, asked, [image.role for image in coarse])


def _measured(
    fine: Sequence[Image], coarse: Sequence[Image], ratio: float, by_others: Sequence[int]
) -> Sensors:
    """What lies between the sensors. In the bands `by_others`, which the coarse images lack, another band
    stands: they say nothing of a shift, and have no line."""
    names = counted(fine[0].names)
    order = [n for n in range(len(names)) if n not in by_others]
    found = measured(
        [image.with_bands(order) for image in fine],
        [image.with_bands(order) for image in coarse],
        ratio,
        [names[n] for n in order],
    )
    of_band = dict(zip(order, found.lines))
    return replace(found, lines=tuple(of_band.get(n) for n in range(len(names))) if found.lines else ())


def with_pixels(image: Image, ratio: float, fine: Grid) -> Image:
    """A coarse image whose pixels are `ratio` fine pixels wide: averaged where those of the file are smaller,
    for it was resampled, or is of a finer product than the others."""
    times = ratio / crs.pixel_ratio(image.grid, fine)
    return warp.coarse_image(image, times if times > ALIKE else None)


def settle_ratio(given: Optional[float], by_pixels: list[tuple[Image, float]]) -> float:
    """The ratio of a run: what the user says, else that of the image with the largest pixels.

    Args:
        given: what the user says that it is, or None.
        by_pixels: each coarse image with its pixel size / fine pixel size.

    Raises:
        RatioError: coarse pixels much smaller than the fine ones, or larger than the user says.
    """
    for image, ratio in by_pixels:
        if ratio < SWAPPED:
            raise RatioError(
                f"The coarse pixels are smaller than the fine ones (ratio {ratio:.3g}): check that the "
                "fine and the coarse images are not swapped."
            )
        if given is not None and ratio > given * ALIKE:
            raise RatioError(
                f"The ratio is given as {given:g}, but the pixels of {image.role} are {ratio:.4g} fine "
                "pixels wide: leave the ratio out; it is only for coarse images that were resampled to "
                "smaller pixels."
            )
    largest = max(ratio for _, ratio in by_pixels)
    return max(1.0, largest) if given is None or abs(given / largest - 1) < ALIKE - 1 else given


def open_on_grid(path: str, role: str, fine: Image, asked: Preparation = AS_IT_IS, named: str = "") -> Image:
    """Another fine image (a reference, say) on the grid and with the bands of a fine one.

    Args:
        asked: what the job says of its images.
        named: what the job calls this one.

    Raises:
        ChronofuseError: it can't be read, does not overlap or lacks a band.
    """
    image = open_prepared(path, role, asked, like=fine, named=named or role)
    crs.require_overlap(image, fine)
    matched = image.with_bands(fine_partners(fine, image, asked))
    clear = without_clouds(matched, (fine,), asked, None, fine.names, named or role)
    return warp.to_grid(clear, fine.grid)


_RESAMPLING = {"near": "moving it by whole pixels", "average": "averaging", "cubic": "bicubic resampling"}


def alignment_note(path: str, role: str, fine: Image, to: str) -> Optional[str]:
    """A sentence that says how an image was brought to the grid of a fine one, with both grids; None where
    it was not."""
    grid = warp.north_up(open_image(path, role)).grid
    if grid.same_pixels(fine.grid) and crs.same_crs(grid.crs, fine.grid.crs):
        return None
    how = _RESAMPLING[warp.resampling_between(grid, fine.grid)]
    other = "" if crs.same_crs(grid.crs, fine.grid.crs) else "another CRS, "
    return (
        f"{role} '{path}' ({other}{grid.describe()}) was brought to the grid of {to} "
        f"({fine.grid.describe()}) by {how}."
    )
