"""What needs torch, as a program of its own; `chronofuse export` and the engine's client start it.

    python -m chronofuse.models.training export CHECKPOINT --network edcstfn -o edcstfn.onnx
    python -m chronofuse.models.training train JOB     a job file in, one event a line out (trainer.py)

An error is one sentence with its code in brackets on standard error, and exit status 2. Nothing heavy is
imported before the arguments are understood and everything needed is known to be there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from ...engine.door.errors import ChronofuseError
from ...engine.door.process_environment import SILENT

NEEDED = ("torch", "onnx", "onnxscript", "onnxruntime", "safetensors")
FAILED = 2
TRAIN = "train"


def main(arguments: list[str]) -> int:
    """Run a command; the exit status."""
    if arguments[:1] == [TRAIN]:
        from . import trainer

        trainer.end(trainer.main(*arguments[1:]))
    options = _parser().parse_args(arguments)
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        return _fail(
            "training-missing",
            f"The export needs {', '.join(missing)}, which this Python ({sys.executable}) does "
            "not have: pip install -r requirements/train.txt in an environment of its own, and run it there.",
        )
    os.environ.update(SILENT)  # before ONNX Runtime is imported
    from . import export_command

    try:
        print(export_command.run(options))
        return 0
    except ChronofuseError as error:
        return _fail(error.code, str(error))


def _fail(code: str, sentence: str) -> int:
    print(f"chronofuse: {sentence} [{code}]", file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="chronofuse")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    add = commands.add_parser("export", help="make a model file of a trained network").add_argument
    add(
        "checkpoint",
        type=Path,
        metavar="CHECKPOINT",
        help="its weights: safetensors, or a PyTorch file without code",
    )
    add("--network", metavar="NAME", help="of which network; needed where the checkpoint does not say it")
    add(
        "--options",
        type=_object,
        metavar="JSON",
        help="the network's options, where the checkpoint does not say them",
    )
    add(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.onnx",
        help="the model file (default: among your own models)",
    )
    add("--name", metavar="NAME", help="what to call it (default: as the network, and the variant)")
    add(
        "--variant",
        choices=("float16", "int8"),
        help="smaller weights, or faster sums; what that loses is measured",
    )
    add(
        "--tiles", type=Path, metavar="FOLDER", help="prepared cases of real images (.npz) to compare on, too"
    )
    add(
        "--replace",
        "--overwrite",
        dest="replace",
        action="store_true",
        help="replace a model file that exists",
    )
    return parser


def _object(text: str) -> dict:
    options = json.loads(text)
    if not isinstance(options, dict):
        raise ValueError("no object")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
