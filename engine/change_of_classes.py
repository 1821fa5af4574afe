"""Change between two class rasters: which class became which, pixel by pixel and in hectares."""

from __future__ import annotations

from .change_run import Result, Run, legend_figures, overview
from .door.errors import AllNodataError
from .door.value import Figures
from .maps.changes.transitions import Transitions, changed, legend_of, matrix_table, open_two
from .raster.ground import row_areas
from .raster.legend import Legend

COUNTING, WRITING, FINISHING = "Counting the transitions", "Writing the transitions", "Finishing the files"
STAGES = {COUNTING: 3.0, WRITING: 3.0, FINISHING: 1.0}
BYTES = 120


def run_classes(run: Run) -> Result:
    """Tell which class became which; raises ChronofuseError."""
    before, after, names = open_two(str(run.job.before), str(run.job.after))
    grid = before.grid
    areas, note = row_areas(grid)
    run.note(note)
    plan, found = run.rows(grid, BYTES), Transitions()
    with run.progress.stage(COUNTING, len(plan)) as step:
        for window in plan:
            found.add(before.read(window), after.read(window), areas[window.y : window.bottom])
            step(1)
    if not found.pixels:
        raise AllNodataError("No pixel has a class in both rasters: check their nodata values.")
    entries = {entry.code: entry for one in (after, before) for entry in one.legend}
    classes = Legend(tuple(entries[code] for code in sorted(entries)))
    legend = legend_of(found, names, classes)
    raster = run.class_raster(grid, "transitions", legend, {})
    written, look = run.written("output", raster), overview(grid)
    marks = run.raster(grid, "change", ("changed",), {})
    marked = run.written("difference", marks) if run.job.difference else None
    with run.progress.stage(WRITING, len(plan)) as step:
        for window in plan:
            two = before.read(window), after.read(window)
            codes = found.codes(*two).astype(raster.dtype)
            written.write(window, codes[None])
            if marked:
                marked.write(window, marks.encode(changed(*two)[None]))
            look.take(window, codes)
            step(1)
    written.finish(FINISHING)
    if marked:
        marked.finish(FINISHING)
    if "matrix" in run.outputs:
        run.outputs.write_text("matrix", matrix_table(found, names))
    colours = {entry.code: entry.colour for entry in classes}
    figures = _figures(found, names, colours)
    figures["legend"] = legend_figures(legend)

    def page(of: Figures) -> str:
        from .report import change_page  # and with it what draws

        named = {e.code: (e.name, e.colour) for e in legend}
        return change_page.classes_page(of, change_page.ClassMap(look.whole(), legend.nodata, named))

    return Result(figures, page)


def _figures(found: Transitions, names: dict[int, str], colours: dict[int, str]) -> Figures:
    matrix = found.hectares()
    total = float(matrix.sum())
    changed = total - float(matrix.trace())
    return Figures(
        kind="classes",
        classes=[{"code": c, "name": names[c], "colour": colours[c]} for c in found.classes],
        matrix=[[float(value) for value in row] for row in matrix],
        transitions=[
            {
                "code": code,
                "from": names[one],
                "to": names[other],
                "pixels": found.pixels[one, other],
                "hectares": found.square_metres[one, other] / 10_000,
            }
            for code, (one, other) in enumerate(found.pairs, 1)
        ],
        hectares=total,
        changed_hectares=changed,
        changed_share=changed / total if total else 0.0,
    )
