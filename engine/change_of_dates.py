"""Change between two dates: the difference of an index, beyond what it is where nothing has changed.

two images -> one grid -> difference -> threshold (given, or of what has not changed) -> patches large enough
-> raster of classes, areas
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Optional

import numpy as np

from .align import crs, warp
from .align.mask_rasters import MaskRaster
from .align.prepared import open_prepared
from .change_run import Result, RowFile, Run, legend_figures, overview
from .collection.finding import beside_mask
from .door.change_job import BAND, ChangeJob
from .door.errors import AllNodataError
from .door.preparation import EVERY, Preparation, Reading
from .door.value import Figures
from .maps.changes.overview import Overview
from .maps.changes.patches import GAP, Patches
from .maps.changes.thresholds import Unchanged, unchanged_of
from .maps.changes.transitions import hectares_text
from .raster.grid import Grid, Window
from .raster.ground import HECTARE, row_areas
from .raster.legend import Legend
from .raster.readers import Image
from .seasons.series import index_values, of_index

COMPARING, MARKING, FINISHING = "Comparing the dates", "Marking change", "Finishing the files"
STAGES = {COMPARING: 5.0, MARKING: 3.0, FINISHING: 2.0}
SAMPLED = 1_000_000
"""Pixels in which the distribution of no change is looked for."""
BYTES = 80
"""Held of a pixel: both images as they are stored and as numbers, the difference, classes and labels."""
SURE_OF_AN_INDEX = 0.01
"""No two dates of an index agree better, however alike their noise is: calibration, angles of view, air."""
NONE, LOWER, HIGHER = 0, 1, 2
COLOURS = {
    "ndvi": ("#c2691c", "#1a9850"),
    "evi2": ("#c2691c", "#1a9850"),
    "ndmi": ("#b0651f", "#2c7fb8"),
    "ndwi": ("#c98b2e", "#2166ac"),
    "mndwi": ("#c98b2e", "#2166ac"),
    "ndsi": ("#8c6bb1", "#41b6e6"),
    "nbr": ("#a50f15", "#1a9850"),
    BAND: ("#b2182b", "#2166ac"),
}
"""Of less and of more of it."""
UNCHANGED = "#e9e6df"


def run_dates(run: Run) -> Result:
    """Find change between two dates; raises ChronofuseError."""
    job = run.job
    before, after, index = _images(run)
    grid = before.grid
    areas, note = row_areas(grid)
    run.note(note)
    plan = run.rows(grid, BYTES + 8 * max(before.bands, after.bands))
    legend = _legend(index)
    raster = run.class_raster(grid, "change", legend, {"CHRONOFUSE_INDEX": index})
    wanted = {"output": raster}
    if job.difference:
        tags = {"CHRONOFUSE_INDEX": index}
        wanted["difference"] = run.raster(grid, "change", (f"{index} difference",), tags)
    run.require_room(before, **wanted)
    rows = RowFile("difference", run, "float32")
    try:
        sample = _compare(run, before, after, index, plan, rows, wanted)
        found = _threshold(run, sample)
        counts, hectares, look = _mark(run, grid, plan, rows, found, areas, raster)
    finally:
        rows.remove()
    figures = _figures(job, index, before, after, found, counts, hectares)
    figures["compared_share"] = float(counts.sum() / (grid.width * grid.height))
    figures["legend"] = legend_figures(legend)
    if "matrix" in run.outputs:
        run.outputs.write_text("matrix", _table(legend, counts, hectares))

    def page(of: Figures) -> str:
        from .report import change_page  # and with it what draws

        shown = change_page.ClassMap(look, legend.nodata, {e.code: (e.name, e.colour) for e in legend})
        return change_page.dates_page(of, shown, sample)

    return Result(figures, page)


def _images(run: Run) -> tuple[Image, Image, str]:
    """Both images with the bands of the index, on the grid of the first, and what the index is called."""
    job = run.job
    index = f"{BAND}:{job.band}" if job.band else job.index
    before = _opened(run, str(job.before), "The image before", job.mask_before)
    after = _opened(run, str(job.after), "The image after", job.mask_after, like=before)
    _tell_given(run, before, after, index)
    before, after = of_index(before, index), of_index(after, index)
    crs.require_overlap(after, before)
    if not before.grid.same_pixels(after.grid) or not crs.same_crs(before.grid.crs, after.grid.crs):
        run.note("The images have other pixels: the one after is brought to the grid of the one before.")
        after = warp.to_grid(after, before.grid)
    for image in (before, after):
        if image.scale_note and image.encodings[0].scale != 1:
            run.note(f"{image.role} says no scale: {image.scale_note}.")
    if before.date and after.date and before.date > after.date:
        run.note(
            f"The image before is of {before.date}, the one after of {after.date}: change is told from the "
            "first to the second all the same."
        )
    alone = before.bands == 1 and not job.band and job.index != BAND
    return before, after, _single(job, before) if alone else job.index


def _opened(run: Run, path: str, role: str, mask: Optional[str], like: Optional[Image] = None) -> Image:
    """An image with its mask: the one that was given, else the one that lies beside it."""
    beside = None if mask else beside_mask(path)
    asked = Preparation({EVERY: Reading(mask=mask or beside)}, buffer=run.job.buffer)
    image = open_prepared(path, role, asked, like)
    if beside:
        run.note(f"{role} is masked by '{Path(beside).name}', which lies beside it.")
    for source in image.cover.sources if image.cover else ():
        if isinstance(source, MaskRaster):
            for text in (source.rule_note, source.note, source.doubt):
                run.note(text)
    return image


def _tell_given(run: Run, before: Image, after: Image, index: str) -> None:
    """A single band counts as the index itself, which is surely meant where both images have one."""
    if (before.bands == 1) != (after.bands == 1) and not index.startswith(BAND):
        one = before if before.bands == 1 else after
        run.note(f"{one.role} has a single band, which is taken for {index.upper()} itself.")


def _single(job: ChangeJob, image: Image) -> str:
    return job.index if image.names[0] == job.index else BAND


def _values(image: Image, index: str, window: Window) -> np.ndarray:
    return index_values(image.read(window), BAND if image.bands == 1 else index)


def _compare(run, before, after, index, plan, rows, wanted) -> np.ndarray:
    """The difference on the disk; a sample of it, (pixels,)."""
    look = Overview(before.grid, SAMPLED)
    written = run.written("difference", wanted["difference"]) if "difference" in wanted else None
    with run.progress.stage(COMPARING, len(plan)) as step:
        for window in plan:
            difference = _values(after, index, window) - _values(before, index, window)
            rows.write(difference)
            look.take(window, difference)
            if written:
                written.write(window, wanted["difference"].encode(difference[None]))
            step(1)
    if written:
        written.finish(FINISHING)
    sample = look.whole().ravel()
    known = sample[np.isfinite(sample)]
    if not known.size:
        raise AllNodataError(
            "No pixel has a value in both images: check their masks and nodata values, and that they "
            "show the "
            "same ground."
        )
    return known


def _threshold(run: Run, sample: np.ndarray) -> Unchanged:
    found = unchanged_of(sample, 0.0 if run.job.index == BAND else SURE_OF_AN_INDEX)
    given = run.job.threshold
    if given is not None:
        return found
    if abs(found.middle) > 2 * found.deviation:
        run.note(
            f"Where nothing seems to have changed the difference is {found.middle:+.3g}, not 0: the "
            "dates differ as a "
            "whole (season, haze, sensor), and change is told against that."
        )
    if found.share < 0.5:
        run.note(
            f"{100 * (1 - found.share):.0f} % of the pixels lie beyond the thresholds: hardly anything "
            "stayed as it "
            "was, so look at the difference, or give a threshold."
        )
    return found


def limits_of(job: ChangeJob, found: Unchanged) -> tuple[float, float]:
    """From where on a difference is less, and more."""
    if job.threshold is not None:
        return -job.threshold, job.threshold
    return found.low, found.high


def _mark(run: Run, grid: Grid, plan, rows: RowFile, found: Unchanged, areas, raster):
    """The raster of classes; pixels and hectares of each, and a look at it."""
    low, high = limits_of(run.job, found)
    least = (run.job.min_area or 0) * (1 - 1e-9)
    patches = Patches(grid.width)
    labels = RowFile("labels", run, "int32")
    counts, hectares, look = np.zeros(3, np.int64), np.zeros(3), overview(grid)
    written = run.written("output", raster)
    try:
        with run.progress.stage(MARKING, 2 * len(plan)) as step:
            for window, difference in rows.read(plan):
                if least:
                    kinds = kinds_of(difference, low, high)
                    labels.write(patches.label(kinds, areas[window.y : window.bottom]))
                step(1)
            sizes = patches.areas()
            of_labels = labels.read(plan)
            for window, difference in rows.read(plan):
                kinds = kinds_of(difference, low, high)
                if least:
                    _, numbers = next(of_labels)
                    kinds[(numbers > 0) & (sizes[numbers] < least)] = NONE
                _count(kinds, areas[window.y : window.bottom], counts, hectares)
                look.take(window, kinds)
                written.write(window, kinds[None])
                step(1)
    finally:
        labels.remove()
    written.finish(FINISHING)
    return counts, hectares, look.whole()


def kinds_of(difference: np.ndarray, low: float, high: float) -> np.ndarray:
    """(rows, cols) uint8: NONE, LOWER, HIGHER, and GAP where there is no difference."""
    kinds = np.zeros(difference.shape, np.uint8)
    with np.errstate(invalid="ignore"):
        kinds[difference < low], kinds[difference > high] = LOWER, HIGHER
    kinds[~np.isfinite(difference)] = GAP
    return kinds


def _count(kinds: np.ndarray, areas: np.ndarray, counts: np.ndarray, hectares: np.ndarray) -> None:
    for kind in (NONE, LOWER, HIGHER):
        of_rows = (kinds == kind).sum(axis=1)
        counts[kind] += of_rows.sum()
        hectares[kind] += float((of_rows * areas).sum()) / HECTARE


def _legend(index: str) -> Legend:
    lower, higher = COLOURS[index if index in COLOURS else BAND]
    called = "value" if index.startswith(BAND) else index.upper()
    names = {NONE: "no change", LOWER: f"{called} decreased", HIGHER: f"{called} increased"}
    return Legend.of(names, {NONE: UNCHANGED, LOWER: lower, HIGHER: higher})


def _table(legend: Legend, counts: np.ndarray, hectares: np.ndarray) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["change", "pixels", "hectares", "share"])
    for entry in legend:
        share = counts[entry.code] / max(counts.sum(), 1)
        row = [entry.name, counts[entry.code], hectares_text(hectares[entry.code]), f"{share:.6f}"]
        writer.writerow(row)
    return file.getvalue()


def _figures(job, index, before, after, found, counts, hectares) -> Figures:
    low, high = limits_of(job, found)
    total = max(int(counts.sum()), 1)
    names = ("unchanged", "decreased", "increased")
    return Figures(
        kind="dates",
        index=index,
        before=str(before.date) if before.date else None,
        after=str(after.date) if after.date else None,
        threshold={
            "low": low,
            "high": high,
            "given": job.threshold is not None,
            "middle": found.middle,
            "deviation": found.deviation,
        },
        min_area=job.min_area,
        areas={
            name: {
                "pixels": int(counts[n]),
                "hectares": float(hectares[n]),
                "share": float(counts[n] / total),
            }
            for n, name in enumerate(names)
        },
    )
