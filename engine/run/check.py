"""The look before a run: what was found, what will be done with it, and what the analyst should know.

It reads a few windows, never the whole scene, so that it takes a second or two on any size.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Callable, Optional

import numpy as np

from ...models.catalogue.errors import ParameterValueError
from ...models.catalogue.manifest import Manifest
from ..align import crs
from ..align.clouds import whiteness_of
from ..align.scene import Scene
from ..align.scene_figures import all_nodata, over_coarse
from ..door import dates
from ..door.check import Check
from ..door.errors import BandMismatchError
from ..door.jobs import FuseJob
from ..door.plain_text import cut
from ..methods.registry import network_within
from ..raster import bands
from ..raster.grid import Grid, Window, sample_windows, windows
from ..raster.readers import Image
from ..raster.units import COMPARABLE
from .check_images import rest_of, say_by_others, say_inputs, say_ratio, say_ratio_range
from .check_sensors import say_sensors
from .looks.agreement import say_agreement
from .looks.clouds import say_clouds
from .looks.dates import say_dates
from .looks.roles import say_roles
from .noted import noted

SAMPLE_PIXELS = 4_000_000
"""Fine pixels that the comparison of the sensors may read."""
LOW_CORRELATION = 0.5


Look = Callable[[Check, FuseJob, Scene], None]
"""One thing that is looked at; it says what it finds, or raises what makes a run impossible."""


def inspect(job: FuseJob, scene: Scene, manifest: Optional[Manifest]) -> Check:
    """Look at a scene before it is fused; without a manifest, for whichever method.

    Raises:
        ChronofuseError: the first thing that makes a run impossible; of a job that only checks, nothing: all
            of them are among the findings.
    """
    check = _dates(job, scene)
    with noted(check, job):
        _require_ndvi_bands(job, scene)
    with noted(check, job):
        say_by_others(check, job, scene)
    for look in looks_of(manifest, job.params):
        with noted(check, job):
            look(check, job, scene.with_coarse)
    return check


def looks_of(manifest: Optional[Manifest], params: Mapping[str, Any]) -> tuple[Look, ...]:
    """What is looked at, in this order; `params` may name a network that a method takes in."""
    inner = manifest and _network_within(manifest, params)
    every = [one for one in (manifest, inner) if one]
    return (
        *(partial(_require_bands_of_method, manifest=one) for one in every),
        say_dates,
        say_roles,
        say_inputs,
        *((partial(say_ratio, manifest=manifest),) if manifest else ()),
        *((partial(say_ratio_range, manifest=inner),) if inner else ()),
        _say_valid_shares,
        _compare_sensors,
        _say_same_pairs,
        _say_sensors,
        say_agreement,
        say_clouds,
    )


def _network_within(manifest: Manifest, params: Mapping[str, Any]) -> Optional[Manifest]:
    """The network that a parameter names; None also where the parameters are none, which is told before."""
    try:
        return network_within(manifest, manifest.settle(params))
    except ParameterValueError:
        return None


def _require_ndvi_bands(job: FuseJob, scene: Scene) -> None:
    """Raises BandMismatchError where NDVI was asked for and there is no red or near-infrared band."""
    if job.first.outputs.ndvi and len(scene.names) > 1:
        bands.red_and_nir(scene.names, scene.fine[0].path)


def _require_bands_of_method(check: Check, job: FuseJob, scene: Scene, manifest: Manifest) -> None:
    """Raises BandMismatchError where the method was made for other bands."""
    if manifest.bands != "any" and tuple(manifest.bands) != scene.names:
        remedy = (
            "compute NDVI of every image first"
            if manifest.bands == ("ndvi",)
            else "give these bands in this order"
        )
        raise BandMismatchError(
            f"The method '{manifest.name}' was made for {bands.describe(tuple(manifest.bands))}, but F1 "
            f"has {bands.describe(scene.names)}: {remedy}."
        )


def _dates(job: FuseJob, scene: Scene) -> Check:
    fine, coarse = scene.fine[0].date, scene.coarse[0].date
    target = dates.parse(job.first.date) if job.first.date else scene.target.date
    reference = fine or coarse
    days = abs((target - reference).days) if target and reference else None
    check = Check(scene.ratio, scene.names, _iso(reference), _iso(target), days, scene.overlap)
    if reference and target:
        check.say("info", "dates", f"From {reference} to {target}: {days} days.")
    else:
        missing = "reference" if not reference else "target"
        check.say("info", "no-date", f"The {missing} date is not in the file's name or tags.")
    return check


# ---- what a few windows show


def _say_valid_shares(check: Check, job: FuseJob, scene: Scene) -> None:
    looks = sample_windows(scene.grid)
    masks = {image.role: [_valid(image, w) for w in looks] for image in scene.images}
    for image in scene.images:
        share = float(np.mean([m.mean() for m in masks[image.role]]))
        check.valid_share[image.role] = round(share, 4)
        if share == 0 and not _has_valid(image):
            with noted(check, job, image.role):
                raise all_nodata(image)
        elif share < 0.9:
            check.say(
                "warning",
                "gaps",
                f"About {share:.0%} of {image.role} is valid where F1 is; {rest_of(image, scene)}.",
                image.role,
            )
    joint = float(np.mean([np.logical_and.reduce(m).mean() for m in zip(*masks.values())]))
    check.valid_share["all"] = round(joint, 4)


def _valid(image: Image, window: Window) -> np.ndarray:
    return np.isfinite(image.read(window)).all(axis=0)


def _has_valid(image: Image) -> bool:
    """A search through the whole image, only for one whose samples are empty."""
    return any(_valid(image, w).any() for w in windows(image.grid.width, image.grid.height, 1024))


def _compare_sensors(check: Check, job: FuseJob, scene: Scene) -> None:
    """Correlation and gain between the fine block mean and C1, and how C2 differs from C1."""
    fine, before, after = _coarse_samples(scene)
    changing = [b for b in range(len(scene.names)) if not (scene.done.held and scene.done.held[b])]
    _say_same(check, before[changing], after[changing])
    _say_other_units(check, scene, before, after)
    for b, name in enumerate(scene.names):
        check.correlation[name], check.gain[name] = _line(before[b], fine[b])
    known = [c for c in check.correlation.values() if c is not None]
    if not known:
        check.say("info", "few-coarse-pixels", "Too few coarse pixels to compare the sensors.")
        return
    low = min(known)
    if low < LOW_CORRELATION:
        check.say(
            "warning",
            "sensors-disagree",
            f"C1 agrees poorly with F1 (correlation {low:.2f} in the worst band): it "
            "may be hazy, misregistered or of another date, and fusion may be worse than copying F1.",
        )
    else:
        check.say(
            "info", "sensors-agree", f"C1 agrees with F1: correlation {low:.2f} to {max(known):.2f} by band."
        )
    gains = {n: g for n, g in check.gain.items() if g is not None}
    off = [n for n, g in gains.items() if not 0.5 <= g <= 2 and (check.correlation[n] or 0) > 0.3]
    if off:
        check.say(
            "warning",
            "units-differ",
            f"F1 and C1 do not seem to be in the same units (in {off[0]}, F1 changes by "
            f"{gains[off[0]]:.2g} where C1 changes by 1): calibrate them to reflectance, or use delta-gain.",
        )
    _say_brightness(check, scene, before, after)


def _say_same(check: Check, before: np.ndarray, after: np.ndarray) -> None:
    both = np.isfinite(before) & np.isfinite(after)
    if both.any() and (before[both] == after[both]).all():
        check.say(
            "warning",
            "same-coarse",
            "C1 and C2 are the same image, so nothing changes and F2 is F1: give the coarse image of the "
            "target date as C2.",
        )


def _say_other_units(check: Check, scene: Scene, before: np.ndarray, after: np.ndarray) -> None:
    """Two dates whose numbers are of another size, and differ among themselves by as much more."""
    for b, name in enumerate(scene.names):
        both = np.isfinite(before[b]) & np.isfinite(after[b])
        if both.sum() < 5:
            continue
        first, second = np.abs(before[b][both]), np.abs(after[b][both])
        sizes = [max(float(np.percentile(values, 99)), 1e-9) for values in (first, second)]
        spreads = [max(float(values.std()), 1e-9) for values in (first, second)]
        times = [max(two) / min(two) for two in (sizes, spreads)]
        if min(times) > COMPARABLE and (sizes[0] < sizes[1]) == (spreads[0] < spreads[1]):
            check.say(
                "warning",
                "dates-in-other-units",
                f"C1 and C2 do not seem to be in the same units (in {cut(name)}, 99 % of C1 lie below "
                f"{sizes[0]:.3g} and of C2 below {sizes[1]:.3g}): say what their numbers stand for (--scale "
                "C1=NUMBER, --scale C2=NUMBER).",
                "C2",
            )
            return


def _say_same_pairs(check: Check, job: FuseJob, scene: Scene) -> None:
    if len(scene.fine) < 2:
        return
    first, second = scene.fine
    looks = sample_windows(scene.grid)
    if all(np.array_equal(first.read(w), second.read(w), equal_nan=True) for w in looks):
        check.say(
            "warning",
            "same-pairs",
            "F1 and F3 are the same image, so the second pair tells nothing new: give the images of another "
            "date, or one pair alone where the method takes one.",
        )


def _say_brightness(check: Check, scene: Scene, before: np.ndarray, after: np.ndarray) -> None:
    """Cloud and haze show as a visible brightening that is large against the scene's own contrast;
    where bands tell white light from land, looks/clouds.py looks more closely."""
    if whiteness_of(scene.names):
        return
    for b, name in enumerate(scene.names):
        both = np.isfinite(before[b]) & np.isfinite(after[b])
        if name not in ("blue", "green", "red") or both.sum() < 4:
            continue
        change, contrast = np.median(after[b][both] - before[b][both]), before[b][both].std()
        if abs(change) > max(0.03, 2 * contrast):
            which = "C2" if change > 0 else "C1"
            check.say(
                "warning",
                "haze",
                f"{which} is brighter by {abs(change):.3f} in {cut(name)}, more than the land explains: "
                "look for cloud or haze in it.",
            )
            return


def _coarse_samples(scene: Scene) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Fine block mean, C1 and C2 at some coarse pixels, each (bands, pixels) with NaN for what is missing."""
    empty = np.empty((len(scene.names), 0), np.float32)
    grid = crs.crop_to(scene.coarse_own[0].grid, scene.grid)
    if grid is None:
        return empty, empty, empty
    columns: list[list[np.ndarray]] = [[], [], []]
    looks = _sampled(grid, scene.ratio)
    for means, coarse in over_coarse(scene.fine[0], (scene.coarse_own[0], scene.target_own), grid, looks):
        for column, values in zip(columns, (means, *coarse)):
            column.append(np.where(np.isfinite(means), values, np.nan).reshape(len(values), -1))
    return tuple(np.concatenate(c, axis=1) for c in columns)


def _sampled(grid: Grid, ratio: float) -> list[Window]:
    if grid.width * grid.height * ratio**2 <= SAMPLE_PIXELS:
        return [grid.window]
    return sample_windows(grid, max(4, int(np.sqrt(SAMPLE_PIXELS / 9) / ratio)))


def _line(x: np.ndarray, y: np.ndarray) -> tuple[Optional[float], Optional[float]]:
    """Correlation of x and y and slope of y on x; None with fewer than five points or a constant."""
    both = np.isfinite(x) & np.isfinite(y)
    x, y = x[both].astype(np.float64), y[both].astype(np.float64)
    if x.size < 5 or x.std() < 1e-6 or y.std() < 1e-6:
        return None, None
    covariance = ((x - x.mean()) * (y - y.mean())).mean()
    return round(float(covariance / (x.std() * y.std())), 4), round(float(covariance / x.var()), 4)


def _say_sensors(check: Check, job: FuseJob, scene: Scene) -> None:
    say_sensors(check, job, scene, scene.compared())


def _iso(day: Optional[date]) -> Optional[str]:
    return day.isoformat() if day else None
