"""`chronofuse import`: its arguments, and what it prints."""

from __future__ import annotations

import argparse
from pathlib import Path

from ...models.catalogue import either
from ...models.catalogue.card import in_brief
from ...models.catalogue.manifest import Manifest
from ..door import events
from .terminal import show


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


def tell(finished: events.Finished) -> None:
    """Print what was taken in, and what it was tried with."""
    model, figures = finished.first.outputs["model"], finished.first.figures
    manifest = either.in_file(Path(model))
    what = in_brief(manifest) if isinstance(manifest, Manifest) else manifest.in_brief
    bands = ", ".join(map(str, figures["bands"]))
    show(
        f"{manifest.name}: {what}\n"
        f"   tried  on tiles of {bands} bands; a tile with its halo and the whole image differ by "
        f"{figures['tile_difference']:.1e} at most\n"
        f"   model  {model}"
    )
