"""`chronofuse fuse` and `chronofuse check`: their arguments, as one job."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, Callable, Optional

from ...models.catalogue.errors import ParameterValueError
from ...models.catalogue.parameters import assignments
from ..door import events
from ..door.errors import JobError, ParameterError
from ..door.jobs import DEVICES, DTYPES, PRECISIONS, FuseJob, Pair
from ..door.value import Figures
from ..report.tables import figures_table
from .preparation_options import add_preparation, preparation
from .target_dates import MARK, PER_DATE, target_dates
from .terminal import show

Add = Callable[..., Any]
"""A parser's `add_argument`."""

REPORTS = ("report", "html")
"""Options that name a report: of a check its own, of a run one of each target date."""
WISHES = (
    "ratio",
    "device",
    "precision",
    "threads",
    "tile",
    "memory",
    "dtype",
    "overwrite",
    "cog",
    "cluster",
    "resume",
)
"""Options that are what a job calls a wish of that name."""


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """What `fuse` and `check` take."""
    add = parser.add_argument
    _add_images(add)
    _add_method(add)
    add_preparation(parser)
    _add_machine(add)
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def _add_images(add: Add) -> None:
    """The images to predict from."""
    add(
        "--fine",
        action="append",
        required=True,
        metavar="F1",
        help="fine image of the reference date (once per pair)",
    )
    add(
        "--coarse",
        action="append",
        required=True,
        metavar="C1",
        help="coarse image of the reference date (once per pair)",
    )
    add(
        "--target",
        action="append",
        required=True,
        metavar="C2",
        help="coarse image of the target date (once per target "
        "date; the pairs are then read once for all of them)",
    )


def _add_method(add: Add) -> None:
    """How to predict, and what the files do not say."""
    add(
        "--method",
        required=True,
        metavar="NAME|FILE.onnx",
        help="a name from 'chronofuse methods', or a model file",
    )
    add(
        "--reference",
        action="append",
        metavar="TRUTH",
        help="fine image of the target date to measure against",
    )
    add(
        "--param",
        action="append",
        dest="params",
        metavar="NAME=VALUE",
        help="a parameter of the method (once per parameter); 'chronofuse methods' lists them",
    )
    add(
        "--ratio",
        type=float,
        metavar="R",
        help="coarse / fine pixel size, for coarse images that were resampled to fine "
        "pixels; else it comes from the pixel sizes",
    )
    add(
        "--target-date",
        action="append",
        dest="target_date",
        metavar="YYYY-MM-DD",
        help="if it is not in the file's name or tags",
    )


def _add_machine(add: Add) -> None:
    """What of the machine a run may use."""
    add(
        "--device",
        choices=DEVICES,
        default="auto",
        help="where a network runs (default: the faster; 'chronofuse devices' lists them)",
    )
    add(
        "--precision",
        choices=PRECISIONS,
        default="float32",
        help="what a network computes in on a graphics card (default: float32)",
    )
    add("--threads", type=int, metavar="N", help="default: all cores")
    add(
        "--tile",
        type=int,
        metavar="N",
        help="side of a tile in fine pixels (default: what suits the method and the memory)",
    )
    add(
        "--memory",
        type=int,
        metavar="MB",
        help="megabytes that the run may use beside what its libraries take (about 300; "
        "default: half of what is free, at most 2048)",
    )


def add_outputs(parser: argparse.ArgumentParser, of_check: bool = False) -> None:
    """Where it goes; a check needs no output, and its reports are its own."""
    add = parser.add_argument
    add(
        "-o",
        "--output",
        action="append",
        required=not of_check,
        metavar="OUT.tif",
        help="the fused raster; for several target "
        "dates once per date, or once with {date} in its name, as all outputs",
    )
    add("--ndvi", action="append", metavar="FILE", help="its NDVI")
    add("--change", action="append", metavar="FILE", help="the change F2 - F1")
    add(
        "--uncertainty",
        action="append",
        metavar="FILE",
        help="how sure it is of each pixel: 68 %% of the errors are to be within it",
    )
    add(
        "--bounds",
        action="append",
        metavar="FILE",
        help="between which values 68 and 95 %% of the pixels are to lie",
    )
    add(
        "--change-probability",
        action="append",
        metavar="FILE",
        help="how likely each pixel changed, of a network that was trained to tell it (twostream, change)",
    )
    add(
        "--calibration",
        action="append",
        metavar="REPORT.json",
        help="scale uncertainty and bounds by the truth of another date: the report of a run with "
        "--reference and --uncertainty (once per report)",
    )
    figures = "what the check found, and the job that would run" if of_check else "figures and findings"
    add("--report", action="append", metavar="FILE.json", help=figures)
    add("--html", action="append", metavar="FILE.html", help="the same to read, with pictures")
    add("--dtype", choices=DTYPES, default="like-fine", help="data type of the output")
    add("--overwrite", action="store_true", help="replace outputs that exist")
    add("--cog", action="store_true", help="write cloud-optimised GeoTIFFs")
    add(
        "--cluster",
        metavar="ADDRESS",
        help="spread the rows, or the dates, over a Dask cluster, given by its scheduler "
        "(tcp://HOST:8786); an output may then end in .vrt and stay in parts",
    )
    add(
        "--resume",
        action="store_true",
        help="go on from the last finished rows of this run, if it was killed or cancelled",
    )


def job_of(options: argparse.Namespace, check_only: bool = False) -> FuseJob:
    """The job of the arguments.

    Raises:
        JobError: arguments that do not go together.
        ParameterError: a parameter that is no NAME=VALUE.
    """
    if len(options.fine) != len(options.coarse):
        raise JobError(
            f"{len(options.fine)} fine and {len(options.coarse)} coarse images were given: give --fine and "
            "--coarse the same number of times."
        )
    given = {name: getattr(options, name, None) or [] for name in PER_DATE}
    of_check = {f"check_{name}": _one(name, given.pop(name)) for name in REPORTS} if check_only else {}
    told = preparation(options)
    targets = target_dates(given, told)
    wishes = {name: getattr(options, name) for name in WISHES if getattr(options, name, None) is not None}
    return FuseJob.of(
        map(Pair, options.fine, options.coarse),
        targets,
        options.method,
        params=_params(options.params or ()),
        calibration=tuple(options.calibration or ()),
        preparation=told,
        check_only=check_only,
        **of_check,
        **wishes,
    )


def _one(name: str, paths: list[str]) -> Optional[str]:
    """The one report of a check."""
    if len(paths) > 1 or any(MARK in path for path in paths):
        raise JobError(
            f"--{name} of a check was given for several dates, but a check writes one for all of them: give "
            f"it once, without {MARK}."
        )
    return paths[0] if paths else None


def _params(texts: Iterable[str]) -> dict[str, str]:
    try:
        return assignments(texts)
    except ParameterValueError as error:
        raise ParameterError(str(error)) from error


def tell(finished: events.Finished, parameters: Iterable[str]) -> None:
    """Print what came of a fusion: of each date its figures, its method's settings and its files."""
    for date in finished.dates:
        show(figures_table(date.figures))
        show("".join(method_lines(date.figures, parameters)), end="")
        for role, path in date.outputs.items():
            show(f"{role.replace('_', ' '):>8}  {path}")
    show(f"  device  {finished.device} ({finished.first.figures.get('device_reason')})")


def method_lines(figures: Figures, parameters: Iterable[str]) -> Iterator[str]:
    """What was set of the method, as it was understood, and what the method has to say about this run."""
    settings = ", ".join(f"{name}={figures['parameters'][name]}" for name in parameters)
    if settings:
        yield f"  params  {settings}\n"
    yield from (f"    note  {note}\n" for note in figures.get("notes", []))
