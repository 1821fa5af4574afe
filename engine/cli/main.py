"""The command line: arguments to a job (a file a command), the job to the worker, the figures to a table.

chronofuse fuse --fine F1 --coarse C1 --target C2 --method NAME|FILE.onnx -o OUT.tif ...
chronofuse check, assess, compare, pairs, phenology, curves, methods, devices
chronofuse series check, series fill: the fine images of many dates
chronofuse repair: a cloudy fine image, made whole
chronofuse map train, map, boundaries, dynamics, change, drivers, invert: maps, and what they tell
chronofuse train, import, export, remove: models of the user's own
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading
from typing import Optional

from ...models.catalogue import classifier_manifest
from ...models.catalogue.installed import catalogue, unusable
from ...models.catalogue.series_manifest import series_models, to_json, unusable_series
from ..door import client, events, own_models
from ..door.check import Check
from ..door.errors import CancelledError, ChronofuseError, JobError, ModelFileError, WorkerDiedError
from ..door.streams import take_what_is_there
from ..door.version import __version__
from ..report.tables import figures_table
from . import (
    assess_command,
    exporting,
    fuse_command,
    import_command,
    paper_listing,
    train_command,
)
from .bar import Bar
from .check_report import show_check
from .job_commands import MAP, MAP_TRAIN, OF_IMAGES, OF_MAPS, OF_SERIES, JobCommand
from .listing import as_values, card_text, methods_json, methods_text
from .preparation_options import with_negative_values
from .terminal import show
from .unknown_options import parsed

EXIT_BAD_INPUT, EXIT_CANNOT_FUSE, EXIT_CANCELLED = 2, 1, 130
EXPORT = "export"


def main(arguments: Optional[list[str]] = None) -> int:
    """Run a command; the exit status is 0, 1 (check: can't be fused), 2 (an error) or 130 (cancelled)."""
    take_what_is_there()
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
        show(f"chronofuse: {error}", file=sys.stderr)
        return EXIT_CANCELLED
    except ChronofuseError as error:
        if getattr(options, "events", False) and not getattr(error, "told", False):
            print(events.encode(events.Failed(error.code, str(error))))
        show(f"chronofuse: {error} [{error.code}]", file=sys.stderr)
        return EXIT_CANNOT_FUSE if options.command is _check else EXIT_BAD_INPUT
    except OSError as error:
        show(
            f"chronofuse: The output can't be printed ({error.strerror}): check where it goes. "
            "[output-not-writable]",
            file=sys.stderr,
        )
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BAD_INPUT


# ---- the commands


def _fuse(options) -> int:
    job = fuse_command.job_of(options)
    finished = _run(job, options)
    if not options.events:
        fuse_command.tell(finished, job.params)
    return 0


def _check(options) -> int:
    job = fuse_command.job_of(options, check_only=True)
    finished = _run(job, options)
    checks = [date.check for date in finished.dates if isinstance(date.check, Check)]
    if not options.events:
        show_check(job, checks)
        for role, path in finished.first.outputs.items():
            show(f"  {role}: {path}")
    first = next((one for check in checks for one in check.findings if one.level == "error"), None)
    if first is not None and not (sys.stdout.isatty() and not options.events):
        show(f"chronofuse: {first.text} [{first.code}]", file=sys.stderr)  # as a run ends with it
    return EXIT_CANNOT_FUSE if first else 0


def _assess(options) -> int:
    finished = _run(assess_command.job_of(options), options)
    show(figures_table(finished.first.figures))
    for role, path in finished.first.outputs.items():
        show(f"{role:>8}  {path}")
    return 0


def _train(options) -> int:
    finished = _run(train_command.job_of(options), options)
    if not options.events:
        show(train_command.summary(finished))
    return 0


def _methods(options) -> int:
    if options.paper is not None:
        told = paper_listing.paper_json if options.json else paper_listing.paper_text
        show(told(" ".join(options.paper) or options.name or ""))
    elif options.name in series_models():
        print(to_json(series_models()[options.name]))
    elif options.name in classifier_manifest.classifiers():
        print(classifier_manifest.to_json(classifier_manifest.classifiers()[options.name]))
    elif options.name is not None:
        from ..methods.registry import find_manifest  # and with it GDAL

        manifest = find_manifest(options.name)
        print(json.dumps(as_values(manifest), indent=1) if options.json else card_text(manifest))
    else:
        refused = {**unusable(), **unusable_series(), **classifier_manifest.unusable_classifiers()}
        listed = methods_json if options.json else methods_text
        of_land = classifier_manifest.classifiers().values()
        show(listed(catalogue().values(), refused, series_models().values(), of_land))
    return 0


def _import(options) -> int:
    job = own_models.import_job(
        options.model, options.manifest, options.name, options.overwrite, options.threads
    )
    try:
        finished = _run(job, options)
    except WorkerDiedError as error:
        raise ModelFileError(
            f"The model file '{job.model}' was not taken in, for the process that tried it came to an end. "
            f"{error}"
        ) from error
    if not options.events:
        import_command.tell(finished)
    return 0


def _export(options) -> int:
    show(exporting.run(options.arguments), end="")
    return 0


def _remove(options) -> int:
    show(f"removed {own_models.remove(options.name)}")
    return 0


def _devices(options) -> int:
    if options.threads is not None and not 1 <= options.threads <= 1024:
        raise JobError(f"'threads' is {options.threads}: give 1 to 1024.")
    from ..run.budget import thread_count
    from . import device_list  # and with it ONNX Runtime, which takes a fifth of a second to import

    survey = device_list.survey(thread_count(options.threads))
    print(json.dumps(survey, indent=1) if options.json else device_list.devices_text(survey))
    return 0


# ---- running


def _run(job, options) -> events.Finished:
    """Run a job in the worker with a bar, or with its events on standard output; Ctrl-C and a hang-up
    cancel."""
    show = _print_event if getattr(options, "events", False) else Bar().show
    stop = threading.Event()
    _on_cancel(lambda *_: stop.set())
    try:
        return client.run(job, show, stop.is_set, python=sys.executable)
    except ChronofuseError as error:
        error.told = _came_from_worker(error)
        raise
    finally:
        # What is left is to print. Without this, Python would give these signals their deadly default back
        # while it ends, and a cancel that comes a moment too late would turn a finished run into a killed
        # one.
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


# ---- arguments


def _options(arguments: list[str]) -> argparse.Namespace:
    """The arguments understood; those of the exporter, --help among them, are its to know
    (models/training/__main__.py)."""
    if arguments[:1] == [EXPORT]:
        return argparse.Namespace(command=_export, arguments=arguments[1:])
    return parsed(_parser(), with_negative_values(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chronofuse",
        description="Predicts the sharp satellite image of a date on "
        "which only a blurred one exists (spatiotemporal fusion).",
    )
    parser.add_argument("--version", action="version", version=f"chronofuse {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    fuse = commands.add_parser("fuse", help="predict the fine image of the target date")
    fuse_command.add_inputs(fuse)
    fuse_command.add_outputs(fuse)
    fuse.set_defaults(command=_fuse)
    check = commands.add_parser("check", help="say what was found and what would be done, without doing it")
    fuse_command.add_inputs(check)
    fuse_command.add_outputs(check, of_check=True)
    check.set_defaults(command=_check)
    methods = commands.add_parser(
        "methods", help="list the installed methods, or show all that is known of one"
    )
    methods.add_argument(
        "name", metavar="NAME|FILE.onnx", nargs="?", help="a method from the list, or a model file"
    )
    methods.add_argument("--json", action="store_true", help="print their manifests, or what --paper tells")
    methods.add_argument(
        "--paper",
        metavar="NAME",
        nargs="*",
        help="what a system of the literature is here (alone: all names)",
    )
    methods.set_defaults(command=_methods)
    foreign = commands.add_parser("import", help="try a foreign ONNX model and add it to your own")
    import_command.add_arguments(foreign)
    foreign.set_defaults(command=_import)
    commands.add_parser(EXPORT, help="make a model file of a trained network (needs PyTorch)")
    remove = commands.add_parser("remove", help="delete a model of your own")
    remove.add_argument("name", metavar="NAME", help="its name in 'chronofuse methods'")
    remove.set_defaults(command=_remove)
    devices = commands.add_parser("devices", help="try what a network can run on here, and how fast")
    devices.add_argument("--threads", type=int, metavar="N", help="default: all cores")
    devices.add_argument("--json", action="store_true", help="print what was found as JSON")
    devices.set_defaults(command=_devices)
    assess = commands.add_parser("assess", help="measure a prediction against the truth")
    assess_command.add_arguments(assess)
    assess.set_defaults(command=_assess)
    _add_series(commands)
    _add_maps(commands)
    for command in (*OF_IMAGES, *OF_MAPS):
        _add(commands, command)
    train = commands.add_parser("train", help="train a network, or fine-tune a model on your own images")
    train_command.add_arguments(train)
    train.set_defaults(command=_train)
    return parser


def _add_series(commands) -> None:
    series = commands.add_parser("series", help="work with many dates: look through a series, fill it")
    of_series = series.add_subparsers(required=True, metavar="COMMAND")
    for command in OF_SERIES:
        _add(of_series, command)


def _add_maps(commands) -> None:
    """`map`, and with `train` after it, what makes its models."""
    _add(_add(commands, MAP).add_subparsers(metavar=MAP_TRAIN.name), MAP_TRAIN)


def _add(commands, command: JobCommand) -> argparse.ArgumentParser:
    parser = commands.add_parser(command.name, help=command.help)
    command.add_arguments(parser)

    def run(options: argparse.Namespace) -> int:
        command.tell(_run(command.job_of(options), options), options)
        return 0

    parser.set_defaults(command=run)
    return parser
