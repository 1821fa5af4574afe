"""`chronofuse import`: its arguments."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("model", metavar="FILE.onnx", help="the model, with its weights in it")
    add(
        "--manifest",
        metavar="FILE.json",
        help="what its tensors are (default: FILE.json beside it, else what it says itself)",
    )
    add("--name", metavar="NAME", help="what to call it, other than its manifest does")
    add(
        "--replace",
        "--overwrite",
        dest="overwrite",
        action="store_true",
        help="put it in the place of your model of that name",
    )
    add("--threads", type=int, metavar="N", help="default: all cores")
    add("--json", dest="events", action="store_true", help="print the events, one JSON object a line")
