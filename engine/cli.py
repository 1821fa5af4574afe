"""The command line: arguments to a job, the job to the worker, the figures to a table.

    chronofuse fuse --fine F1 --coarse C1 --target C2 --method NAME|FILE.onnx -o OUT.tif ...
    chronofuse check, assess, methods, devices
    chronofuse train, import, export, remove: models of the user's own
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Optional

from .. import __version__
from ..models.manifest import ParameterError as Refused
from ..models.manifest import assignments, catalogue, from_model_file, in_brief, unusable
from . import client, events, exporting, own_models, train_command
from .errors import CancelledError, ChronofuseError, JobError, ModelFileError, ParameterError, WorkerDiedError
from .job import DEVICES, DTYPES, INDICES, PRECISIONS, AssessJob, Dated, FuseJob, Pair, TargetDate
from .listing import as_values, card_text, methods_json, methods_text
from .series_file import read_series
from .tables import figures_table, findings_text
from .target_dates import PER_DATE, target_dates

EXIT_BAD_INPUT, EXIT_CANNOT_FUSE, EXIT_CANCELLED = 2, 1, 130
EXPORT = "export"


def main(arguments: Optional[list[str]] = None) -> int:
    """Run a command; the exit status is 0, 1 (check: can't be fused), 2 (an error) or 130 (cancelled)."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    try:
        status = options.command(options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:  # before the run's own handling of it begins
        return EXIT_CANCELLED
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not stumble over it again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CANCELLED
    except CancelledError as error:
        print(f"chronofuse: {error}", file=sys.stderr)
        return EXIT_CANCELLED
    except ChronofuseError as error:
        if getattr(options, "events", False) and not getattr(error, "told", False):
            print(events.encode(events.Failed(error.code, str(error))))
        print(f"chronofuse: {error} [{error.code}]", file=sys.stderr)
        return EXIT_CANNOT_FUSE if options.command is _check else EXIT_BAD_INPUT
    except OSError as error:
        print(f"chronofuse: The output can't be printed ({error.strerror}): check where it goes. [output-not-writable]",
              file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BAD_INPUT


# ---- the commands


def _fuse(options) -> int:
    job = _fuse_job(options)
    finished = _run(job, options)
    if not options.events:
        for date in finished.dates:
            _print_date(date.outputs, date.figures, job.params)
        print(f"  device  {finished.device} ({finished.figures.get('device_reason')})")
    return 0


def _print_date(outputs: dict[str, str], figures: dict[str, Any], asked: Iterable[str]) -> None:
    print(figures_table(figures))
    print("".join(_method_lines(figures, asked)), end="")
    for role, path in outputs.items():
        print(f"{role:>8}  {path}")


def _method_lines(figures: dict[str, Any], asked: Iterable[str]) -> Iterator[str]:
    """What was set of the method, as it was understood, and what the method has to say about this run."""
    settings = ", ".join(f"{name}={figures['parameters'][name]}" for name in asked)
    if settings:
        yield f"  params  {settings}\n"
    yield from (f"    note  {note}\n" for note in figures.get("notes", []))


def _check(options) -> int:
    finished = _run(_fuse_job(options, check_only=True), options)
    if not options.events:
        print("\n".join(findings_text(date.check) for date in finished.dates))
    return 0


def _assess(options) -> int:
    finished = _run(_assess_job(options), options)
    print(figures_table(finished.figures))
    for role, path in finished.outputs.items():
        print(f"{role:>8}  {path}")
    return 0


def _train(options) -> int:
    finished = _run(train_command.job_of(options), options)
    if not options.events:
        print(train_command.summary(finished))
    return 0


def _methods(options) -> int:
    if options.name is not None:
        from .methods import find_manifest  # and with it GDAL

        manifest = find_manifest(options.name)
        print(json.dumps(as_values(manifest), indent=1) if options.json else card_text(manifest))
    else:
        print((methods_json if options.json else methods_text)(catalogue().values(), unusable()))
    return 0


def _import(options) -> int:
    job = own_models.import_job(options.model, options.manifest, options.name, options.overwrite, options.threads)
    try:
        finished = _run(job, options)
    except WorkerDiedError as error:
        raise ModelFileError(f"The model file '{job.model}' was not taken in, for the process that tried it came to an end. "
                             f"{error}") from error
    if not options.events:
        manifest = from_model_file(finished.outputs["model"])
        print(f"{manifest.name}: {in_brief(manifest)}\n{_tried(finished.figures)}\n   model  {finished.outputs['model']}")
    return 0


def _tried(figures: dict[str, Any]) -> str:
    """What a model was tried with."""
    bands = ", ".join(map(str, figures["bands"]))
    return (f"   tried  on tiles of {bands} bands; a tile with its halo and the whole image differ by "
            f"{figures['tile_difference']:.1e} at most")


def _export(options) -> int:
    print(exporting.run(options.arguments), end="")
    return 0


def _remove(options) -> int:
    print(f"removed {own_models.remove(options.name)}")
    return 0


def _devices(options) -> int:
    if options.threads is not None and not 1 <= options.threads <= 1024:
        raise JobError(f"'threads' is {options.threads}: give 1 to 1024.")
    from . import devices  # and with it ONNX Runtime, which takes a fifth of a second to import
    from .budget import thread_count

    found = devices.survey(thread_count(options.threads))
    print(json.dumps(found, indent=1) if options.json else devices.devices_text(found))
    return 0


# ---- running


def _run(job, options) -> events.Finished:
    """Run a job in the worker with a bar, or with its events on standard output; Ctrl-C and a hang-up cancel."""
    show = _print_event if getattr(options, "events", False) else _Bar().show
    stop = threading.Event()
    _on_cancel(lambda *_: stop.set())
    try:
        return client.run(job, show, stop.is_set, python=sys.executable)
    except ChronofuseError as error:
        error.told = _came_from_worker(error)
        raise
    finally:
        # What is left is to print. Without this, Python would give these signals their deadly default back while it
        # ends, and a cancel that comes a moment too late would turn a finished run into a killed one.
        _on_cancel(signal.SIG_IGN)


def _on_cancel(handler) -> None:
    """Let `handler` answer what asks a command to stop: Ctrl-C, a polite kill, the end of the terminal."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), handler)


def _came_from_worker(error: ChronofuseError) -> bool:
    """Whether the worker's own `failed` event was shown already."""
    return error.code not in ("worker-died", "protocol", "cancelled", "engine-missing", "stalled")


def _print_event(event: events.Event) -> None:
    print(events.encode(event), flush=True)


class _Bar:
    """A progress bar with the time left on a terminal; warnings above it, everything on standard error."""

    def __init__(self):
        self.bar = None

    def show(self, event: events.Event) -> None:
        if isinstance(event, events.Warned):
            self._write(f"warning: {event.message}")
        elif isinstance(event, events.Progress) and sys.stderr.isatty():
            self._advance(event)
        elif isinstance(event, (events.Finished, events.Failed)) and self.bar:
            self.bar.close()

    def _advance(self, event: events.Progress) -> None:
        from tqdm import tqdm

        if self.bar is None:
            self.bar = tqdm(total=event.total, bar_format="{desc:<20} {percentage:3.0f}% |{bar}| {postfix}")
        self.bar.set_description_str(event.stage, refresh=False)
        left = event.seconds_left
        self.bar.set_postfix_str("" if left is None else f"{_clock(left)} left", refresh=False)
        self.bar.n = event.done
        self.bar.refresh()

    def _write(self, text: str) -> None:
        from tqdm import tqdm

        tqdm.write(text, file=sys.stderr)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


# ---- arguments


def _fuse_job(options, check_only: bool = False) -> FuseJob:
    if len(options.fine) != len(options.coarse):
        raise JobError(f"{len(options.fine)} fine and {len(options.coarse)} coarse images were given: give --fine and "
                       "--coarse the same number of times.")
    names = {f.name for f in fields(FuseJob)}
    given = {name: value for name, value in vars(options).items() if name in names and value is not None}
    given["params"] = _params(given.get("params", ()))
    first, *more = target_dates({name: given.pop(name, []) for name in PER_DATE})
    return FuseJob(pairs=tuple(map(Pair, options.fine, options.coarse)), check_only=check_only, **given, **first,
                   more=tuple(TargetDate(**date) for date in more))


def _params(texts: Iterable[str]) -> dict[str, str]:
    try:
        return assignments(texts)
    except Refused as error:
        raise ParameterError(str(error)) from error


def _assess_job(options) -> AssessJob:
    first, *more = _assessed_dates(options)
    predicted, true = options.classes or (None, None)
    same_names = {name: getattr(options, name) for name in ("fine", "ratio", "html", "table", "series", "index", "threshold",
                                                            "tolerance", "threads", "overwrite")}
    return AssessJob(first.prediction, first.truth, target=first.target, date=first.date, more=tuple(more),
                     report=options.json, predicted_classes=predicted, true_classes=true, **same_names)


def _assessed_dates(options) -> tuple[Dated, ...]:
    """The dates to measure, from the one of the three ways that was used."""
    ways = [options.prediction is not None, bool(options.predictions or options.truths), options.series is not None]
    if sum(ways) != 1:
        raise JobError("Nothing, or more than one thing, was named to measure: give PREDICTION and TRUTH, or --prediction "
                       "and --truth once per date, or --series FILE.csv.")
    if options.series:
        if options.targets:
            raise JobError("--target was given beside --series: write the coarse images into its column 'target'.")
        return read_series(options.series)
    if options.prediction is not None:
        predictions, truths = [options.prediction], [options.truth] if options.truth else []
    else:
        predictions, truths = options.predictions or [], options.truths or []
    targets = options.targets or []
    if len(predictions) != len(truths) or (targets and len(targets) != len(predictions)):
        raise JobError(f"{len(predictions)} predictions, {len(truths)} truths and {len(targets)} coarse images were given: "
                       "give as many truths as predictions, and as many coarse images or none.")
    return tuple(map(Dated, predictions, truths, targets or [None] * len(predictions)))


def _options(arguments: list[str]) -> argparse.Namespace:
    """The arguments understood; those of the exporter, --help among them, are its to know (models/training/__main__.py)."""
    if arguments[:1] == [EXPORT]:
        return argparse.Namespace(command=_export, arguments=arguments[1:])
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronofuse", description="Predicts the sharp satellite image of a date on "
                                     "which only a blurred one exists (spatiotemporal fusion).")
    parser.add_argument("--version", action="version", version=f"chronofuse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    fuse = commands.add_parser("fuse", help="predict the fine image of the target date")
    _add_inputs(fuse)
    _add_outputs(fuse)
    fuse.set_defaults(command=_fuse)
    check = commands.add_parser("check", help="say what was found and what would be done, without doing it")
    _add_inputs(check)
    check.set_defaults(command=_check)
    methods = commands.add_parser("methods", help="list the installed methods, or show all that is known of one")
    methods.add_argument("name", metavar="NAME|FILE.onnx", nargs="?", help="a method from the list, or a model file")
    methods.add_argument("--json", action="store_true", help="print their manifests")
    methods.set_defaults(command=_methods)
    _add_import(commands.add_parser("import", help="try a foreign ONNX model and add it to your own"))
    commands.add_parser(EXPORT, help="make a model file of a trained network (needs PyTorch)")
    remove = commands.add_parser("remove", help="delete a model of your own")
    remove.add_argument("name", metavar="NAME", help="its name in 'chronofuse methods'")
    remove.set_defaults(command=_remove)
    devices = commands.add_parser("devices", help="try what a network can run on here, and how fast")
    devices.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    devices.add_argument("--json", action="store_true", help="print what was found as JSON")
    devices.set_defaults(command=_devices)
    _add_assess(commands.add_parser("assess", help="measure a prediction against the truth"))
    train = commands.add_parser("train", help="train a network, or fine-tune a model on your own images")
    train_command.add_arguments(train)
    train.set_defaults(command=_train)
    return parser


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--fine", action="append", required=True, metavar="F1", help="fine image of the reference date (once per pair)")
    add("--coarse", action="append", required=True, metavar="C1", help="coarse image of the reference date (once per pair)")
    add("--target", action="append", required=True, metavar="C2", help="coarse image of the target date (once per target "
        "date; the pairs are then read once for all of them)")
    add("--method", required=True, metavar="NAME|FILE.onnx", help="a name from 'chronofuse methods', or a model file")
    add("--reference", action="append", metavar="TRUTH", help="fine image of the target date to measure against")
    add("--param", action="append", dest="params", metavar="NAME=VALUE", help="a parameter of the method (once per "
        "parameter); 'chronofuse methods' lists them")
    add("--ratio", type=float, metavar="R", help="coarse / fine pixel size, for coarse images that were resampled to fine "
        "pixels; else it comes from the pixel sizes")
    add("--target-date", action="append", dest="target_date", metavar="YYYY-MM-DD", help="if it is not in the file's name "
        "or tags")
    add("--device", choices=DEVICES, default="auto", help="where a network runs (default: the faster; 'chronofuse devices' "
        "lists them)")
    add("--precision", choices=PRECISIONS, default="float32", help="what a network computes in on a graphics card (default: "
        "float32)")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--tile", type=int, metavar="N", help="side of a tile in fine pixels (default: what suits the method and the "
        "memory)")
    add("--memory", type=int, metavar="MB", help="megabytes that the run may use beside what its libraries take (about 300; "
        "default: half of what is free, at most 2048)")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("-o", "--output", action="append", required=True, metavar="OUT.tif", help="the fused raster; for several target "
        "dates once per date, or once with {date} in its name, as all outputs")
    add("--ndvi", action="append", metavar="FILE", help="its NDVI")
    add("--change", action="append", metavar="FILE", help="the change F2 - F1")
    add("--uncertainty", action="append", metavar="FILE", help="the standard deviation of each pixel, of methods that draw "
        "samples")
    add("--report", action="append", metavar="FILE.json", help="figures and findings")
    add("--html", action="append", metavar="FILE.html", help="the same to read, with pictures")
    add("--dtype", choices=DTYPES, default="like-fine", help="data type of the output")
    add("--overwrite", action="store_true", help="replace outputs that exist")
    add("--cog", action="store_true", help="write cloud-optimised GeoTIFFs")
    add("--cluster", metavar="ADDRESS", help="spread the rows, or the dates, over a Dask cluster, given by its scheduler "
        "(tcp://HOST:8786); an output may then end in .vrt and stay in parts")
    add("--resume", action="store_true", help="go on from the last finished rows of this run, if it was killed or cancelled")


def _add_import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("model", metavar="FILE.onnx", help="the model, with its weights in it")
    add("--manifest", metavar="FILE.json", help="what its tensors are (default: FILE.json beside it, else what it "
        "says itself)")
    add("--name", metavar="NAME", help="what to call it, other than its manifest does")
    add("--replace", "--overwrite", dest="overwrite", action="store_true", help="put it in the place of your model of that "
        "name")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")
    parser.set_defaults(command=_import)


def _add_assess(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("prediction", metavar="PREDICTION", nargs="?", help="the fine image to measure")
    add("truth", metavar="TRUTH", nargs="?", help="the true fine image of the same date")
    add("--prediction", dest="predictions", action="append", metavar="PREDICTION", help="of a series: once per date")
    add("--truth", dest="truths", action="append", metavar="TRUTH", help="of a series: once per date, in the same order")
    add("--series", metavar="FILE.csv", help="a series as a table with the columns prediction, truth and, where known, "
        "target and date")
    add("--fine", metavar="F1", help="for skill, changed pixels and the baseline copy")
    add("--target", dest="targets", action="append", metavar="C2", help="for consistency and the baseline upsample (of a "
        "series: once per date)")
    add("--ratio", type=float, metavar="R", help="coarse / fine pixel size, where it does not come from C2")
    add("--index", choices=INDICES, help="which index makes classes (default: ndwi where the bands allow it)")
    add("--threshold", type=float, metavar="X", help="what the index must exceed (default: 0 for water, 0.4 for ndvi)")
    add("--classes", nargs=2, metavar=("PREDICTED", "TRUE"), help="two rasters of classes instead of an index")
    add("--tolerance", type=int, default=2, metavar="PIXELS", help="how far a boundary may be off (default: 2)")
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", metavar="FILE", help="write the figures as JSON")
    add("--table", metavar="FILE.csv", help="write the figures as a table")
    add("--html", metavar="FILE", help="write the report")
    add("--overwrite", action="store_true", help="replace files that exist")
    parser.set_defaults(command=_assess)
