"""Models with faults, listed among the user's own, fused with, and taken in."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, Optional

import fuzz_values as odd
from fuzz_part import FINE, Part, fault_of_raster, fusion, same_bytes, scene_beside
from fuzz_place import Place, command, fault_of_command

from chronofuse.models.catalogue.errors import OnnxError
from chronofuse.models.catalogue.model_file import METADATA_KEY
from chronofuse.models.catalogue.onnx_file import read_metadata, with_metadata

NAME = "toy.onnx"
WAYS = ("methods", "fuse", "fuse", "import")
IMPORT_SECONDS = 30.0
"""A model is tried on several tiles."""
BYTES_ALONE = {"bytes", "cut short", "appended", "fields twice"}
"""Mutations after which a model that is taken all the same must compute what it did."""


def sound(place: Place) -> Path:
    """The model of all trials: delta as a network of a kilobyte, and what it fuses."""
    folder = write_toy(place).parent
    if not (folder / "whole.tif").exists():
        place.fresh()
        place.copy_in(scene_beside(place))
        ended = command(place, "fuse", *fusion(place, "--method", folder / NAME), seconds=60)
        if ended.status:
            raise RuntimeError(f"the sound model can't be used: {ended.said}")
        shutil.copy(place.out / "o.tif", folder / "whole.tif")
    return folder


def write_toy(place: Place) -> Path:
    """The file of that model."""
    file = place.root.parent / "model" / NAME
    if not file.exists():
        from toys import toy  # with onnx, which takes a while to load

        file.parent.mkdir(exist_ok=True)
        toy(file)
    return file


def begin(random: Random, place: Place) -> None:
    folder = sound(place)
    place.fresh()
    place.copy_in(scene_beside(place))
    place.plan = {"way": random.choice(WAYS), "kinds": set(), "whole": (folder / "whole.tif").read_bytes()}
    file = (place.home / "models" if place.plan["way"] == "methods" else place.inputs) / NAME
    file.parent.mkdir(exist_ok=True)
    shutil.copy(folder / NAME, file)
    place.plan["file"] = file


# ---- mutations


def bytes_of(place: Place) -> bytes:
    file: Path = place.plan["file"]
    return file.read_bytes() if file.is_file() else b""


def write(place: Place, data: bytes) -> None:
    """Unless an earlier fault took the file away."""
    if place.plan["file"].is_file():
        place.plan["file"].write_bytes(data)


def damaged(random: Random, place: Place) -> None:
    place.plan["kinds"].add("bytes")
    write(place, odd.damage(random, bytes_of(place)))


def cut_short(random: Random, place: Place) -> None:
    place.plan["kinds"].add("cut short")
    write(place, odd.cut(random, bytes_of(place)))


def appended(random: Random, place: Place) -> None:
    place.plan["kinds"].add("appended")
    more = random.choice((b"\0", bytes(4096), b"\x0a", random.randbytes(30), bytes_of(place)))
    write(place, bytes_of(place) + more)


def zeros(random: Random, place: Place) -> None:
    """What a cut download or a power cut leaves."""
    place.plan["kinds"].add("zeros")
    write(place, bytes(random.choice((1, 100, 1_000_000, 20_000_000))))


def fields_twice(random: Random, place: Place) -> None:
    """One of protobuf's fields once more, at the end."""
    place.plan["kinds"].add("fields twice")
    content = random.choice((b"", b"\x0a\x00", random.randbytes(9)))
    field = random.choice((1, 7, 7, 8, 14, 20, 25))
    key = field << 3 | 2
    head = bytes([key]) if key < 128 else bytes([key & 127 | 128, key >> 7])
    write(place, bytes_of(place) + head + bytes([len(content)]) + content)


def manifest(random: Random, place: Place) -> None:
    """A value of the manifest."""
    place.plan["kinds"].add("manifest")
    text = manifest_of(place)
    if text is not None:
        values = json.loads(text)
        odd.change_value(random, values)
        say(place, odd.to_text(values))


def manifest_text(random: Random, place: Place) -> None:
    """The manifest's text."""
    place.plan["kinds"].add("manifest's text")
    text = manifest_of(place)
    if text is not None:
        change = random.choice((odd.damage, odd.cut))
        changed = change(random, text.encode()).decode("utf-8", "replace")
        say(
            place,
            random.choice((changed, changed, "[" * random.choice((3, 2000, 100_000)), "null", "1e999", "")),
        )


def card(random: Random, place: Place) -> None:
    """The free parts of the manifest: where it was trained, how accurate it is."""
    place.plan["kinds"].add("card")
    text = manifest_of(place)
    if text is not None:
        values = json.loads(text)
        if not isinstance(values, dict):
            return
        tests = {"cases": odd.any_value(random), "share_of_delta": odd.any_value(random)}
        values["accuracy"] = random.choice(({"tests": tests}, {"tests": [tests]}, odd.nested(random, tests)))
        values["trained_on"] = odd.any_value(random)
        say(place, odd.to_text(values))


def no_file(random: Random, place: Place) -> None:
    place.plan["kinds"].add("no file")
    file: Path = place.plan["file"]
    file.unlink(missing_ok=True)
    kind = random.randrange(4)
    if kind == 0:
        file.mkdir()
    elif kind == 1:
        os.mkfifo(file)
    else:
        file.symlink_to(("nowhere.onnx", file.name)[kind - 2])


def manifest_of(place: Place) -> Optional[str]:
    try:
        text = read_metadata(bytes_of(place), METADATA_KEY)
        json.loads(text or "")
        return text
    except (ValueError, RecursionError):
        return None


def say(place: Place, text: str) -> None:
    """Put a manifest into the model, where an earlier fault has left a model."""
    with suppress(OnnxError):
        data = with_metadata(bytes_of(place), METADATA_KEY, text.encode("utf-8", "replace").decode())
        write(place, data)


# ---- what becomes of it


def verdict(_random: Random, place: Place) -> Optional[str]:
    before = place.snapshot()
    return {"methods": listed, "fuse": fused, "import": taken_in}[place.plan["way"]](place, before)


def listed(place: Place, before: dict[str, Any]) -> Optional[str]:
    """The other methods are listed, whatever lies among the user's own."""
    ended = command(place, "methods")
    fault = fault_of_command(ended) or place.changed_since(before, set())
    if fault or (ended.status == 0 and "chrono" in ended.out):
        return fault
    return f"the list of methods is gone: {ended.said.strip()[-200:]}"


def fused(place: Place, before: dict[str, Any]) -> Optional[str]:
    ended = command(place, "fuse", *fusion(place, "--method", place.plan["file"]))
    fault = fault_of_command(ended)
    fault = fault or place.changed_since(before, set() if ended.status else {"out/o.tif"})
    if fault or ended.status:
        return fault
    if place.plan["kinds"] <= BYTES_ALONE:
        return same_bytes(place.out / "o.tif", place.plan["whole"])
    return fault_of_raster(place.out / "o.tif", place.inputs / FINE)


def taken_in(place: Place, before: dict[str, Any]) -> Optional[str]:
    """What is taken in can be listed and used afterwards; what is refused leaves nothing."""
    ended = command(place, "import", place.plan["file"], "--name", "mine", seconds=IMPORT_SECONDS)
    fault = fault_of_command(ended)
    fault = fault or place.changed_since(before, set() if ended.status else {"home/models/mine.onnx"})
    if fault or ended.status:
        return fault
    after = command(place, "methods")
    if after.status or "mine" not in after.out:
        return f"taken in, but then the list says: {(after.said or after.out).strip()[-200:]}"
    used = command(place, "fuse", *fusion(place, "--method", "mine"))
    return fault_of_command(used)


KINDS = {
    **{"bytes": damaged, "cut short": cut_short, "appended": appended, "zeros": zeros},
    **{"fields twice": fields_twice, "manifest": manifest, "manifest's text": manifest_text, "card": card},
    "no file": no_file,
}
PART = Part("models", KINDS, begin, verdict)
