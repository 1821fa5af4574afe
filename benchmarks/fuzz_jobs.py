"""Jobs with faults: types, sizes, nesting, names, numbers, paths, and the text of the file itself."""

from __future__ import annotations

import copy
import json
import shutil
from random import Random
from typing import Any, Optional

import fuzz_models
import fuzz_values as odd
from fuzz_part import (
    COARSE,
    FINE,
    TARGET,
    TRUTH,
    Part,
    fault_of_raster,
    foreign,
    fusion,
    run_once,
    scene_beside,
)
from fuzz_place import Place, fault_of_worker, kept_rows_were_told, worker

from chronofuse.engine.door.job_checks import JOB_VERSION

_PAIR = {"fine": f"../in/{FINE}", "coarse": f"../in/{COARSE}"}
_STORED = {"output": "o.tif", "ndvi": None, "change": None, "uncertainty": None}
_TOLD = {"reference": None, "report": None, "html": None}
_TARGET = {"coarse": f"../in/{TARGET}", "outputs": _STORED, "telling": _TOLD, "date": "2024-07-01"}
FUSE: dict[str, Any] = {
    **{"chronofuse_job": JOB_VERSION, "action": "fuse", "pairs": [_PAIR], "targets": [_TARGET]},
    **{"method": "delta", "params": {}, "ratio": None, "tile": 64, "rows": None, "id": "0123456789ab"},
    "store": {"dtype": "like-fine", "cog": False},
    "machine": {"device": "cpu", "precision": "float32", "threads": 1, "memory": 500, "cluster": None},
    "manner": {"overwrite": False, "resume": False, "check_only": False},
}
SHORT: dict[str, Any] = {
    **{"chronofuse_job": JOB_VERSION, "action": "fuse", "pairs": [_PAIR], "method": "starfm"},
    **{"targets": [{"coarse": f"../in/{TARGET}", "outputs": {"output": "o.tif", "ndvi": "n.tif"}}]},
    **{"params": {"window": 9}, "manner": {"overwrite": True}, "id": "fedcba987654"},
}
ASSESS: dict[str, Any] = {
    **{"chronofuse_job": JOB_VERSION, "action": "assess", "id": "ba9876543210", "threads": 1},
    "dates": [{"prediction": f"../in/{FINE}", "truth": f"../in/{TRUTH}"}],
    "report": "r.json",
}
IMPORT: dict[str, Any] = {
    **{"chronofuse_job": JOB_VERSION, "action": "import", "id": "0a0a0a0a0a0a", "model": "../in/m.onnx"},
    **{"manifest": json.dumps(foreign.DESCRIBED), "output": "taken.onnx"},
}
STARFM = ("--method", "starfm", "--param", "window=9")
BASES = (FUSE, FUSE, FUSE, SHORT, ASSESS, IMPORT)
NUMBERS = (("ratio",), ("tile",), ("rows",), ("id",), ("machine", "threads"), ("machine", "memory"))


def begin(random: Random, place: Place) -> None:
    for words in (["assess", *(place.inputs / n for n in (FINE, TRUTH))], ["fuse", *fusion(place, *STARFM)]):
        run_once(place, words)
    place.copy_in(scene_beside(place))
    shutil.copy(fuzz_models.write_toy(place), place.inputs / "m.onnx")
    place.plan = {"job": copy.deepcopy(random.choice(BASES)), "text": None}


def text_of(place: Place) -> bytes:
    """The job file's content so far."""
    text: Optional[bytes] = place.plan["text"]
    return odd.to_text(place.plan["job"]).encode() if text is None else text


# ---- mutations


def values(random: Random, place: Place) -> None:
    odd.change_value(random, place.plan["job"])


def nesting(random: Random, place: Place) -> None:
    """Of the text, since no writer of JSON goes so deep."""
    path = random.choice(list(odd.leaves(place.plan["job"])))
    odd.put(place.plan["job"], path, "HERE")
    depth = random.choice((20, 200, 990, 1010, 3000, 50_000))
    opening, closing = random.choice((("[", "]"), ('{"a":', "}")))
    inner = (opening * depth + "1" + closing * (depth - random.choice((0, 0, 1)))).encode()
    place.plan["text"] = text_of(place).replace(b'"HERE"', inner, 1)


def numbers(random: Random, place: Place) -> None:
    path = random.choice(NUMBERS)
    value = random.choice((*odd.NUMBERS, *odd.NOT_FINITE, [0, 1], [], [1, 0], [0, 10**9], [5, 9], [0.5, 2]))
    place.plan["job"].setdefault(path[0], {})
    if isinstance(place.plan["job"].get(path[0]), dict) or len(path) == 1:
        odd.put(place.plan["job"], path, value)


def inputs(random: Random, place: Place) -> None:
    """Names of images that are none."""
    paths = [path for path in odd.leaves(place.plan["job"]) if is_input(odd.at(place.plan["job"], path))]
    if paths:
        odd.put(place.plan["job"], random.choice(paths), random.choice(odd.INPUTS))


def is_input(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("../in/")


def outputs(random: Random, place: Place) -> None:
    """Names of outputs that can't be."""
    files = odd.leaves(place.plan["job"])
    roles = [path for path in files if path[-1] in {*_STORED, "report", "html"}]
    if roles:
        odd.put(place.plan["job"], random.choice(roles), random.choice(odd.OUTPUTS))


def texts(random: Random, place: Place) -> None:
    """Every text that is no path."""
    job = place.plan["job"]
    paths = [path for path in odd.leaves(job) if isinstance(odd.at(job, path), str)]
    fitting = [path for path in paths if not is_input(odd.at(job, path)) and path[-1] not in _STORED]
    if fitting:
        odd.put(job, random.choice(fitting), random.choice(odd.TEXTS))


def damaged(random: Random, place: Place) -> None:
    """The bytes of the file."""
    place.plan["text"] = odd.damage(random, text_of(place))


def cut_short(random: Random, place: Place) -> None:
    place.plan["text"] = odd.cut(random, text_of(place))


def other_text(random: Random, place: Place) -> None:
    """What is hardly a job: other encodings, other JSON, the same key twice."""
    text = text_of(place)
    place.plan["text"] = random.choice(
        (
            *(
                b"\xef\xbb\xbf" + text,
                text.decode("utf-8", "replace").encode("utf-16"),
                text + text,
                text[:-1] + b',"id":1}',
            ),
            *(b"\xff\xfe\xfd", b"null", b"[]", b"1e999", b"NaN", b"\0" * 64, b'"' + b"a" * 300_000 + b'"'),
            *(text.replace(b"null", b"NaN"), text.replace(b"null", b"1e400"), text.replace(b"null", b"-0")),
        )
    )


def verdict(_random: Random, place: Place) -> Optional[str]:
    file = place.tmp / "job.json"
    file.write_bytes(text_of(place))
    before = place.snapshot()
    ended = worker(place, file)
    fault = fault_of_worker(ended)
    if fault:
        return fault
    made: set[str] = set()
    if ended.status == 0:
        made_of = [date["outputs"] for date in ended.events[-1]["dates"]]
        named = [str(path) for outputs in made_of for path in outputs.values()]
        real = [(place.out / path).resolve() for path in named]
        made = {str(path.relative_to(place.root)) for path in real if place.root in path.parents}
        rasters = [
            (place.out / outputs[role]).resolve()
            for outputs in made_of
            for role in _STORED
            if role in outputs
        ]
        for path in rasters if place.plan["job"].get("action") == "fuse" else ():
            if fault_of_raster(path, place.inputs / FINE) and not place.plan["job"].get("rows"):
                return fault_of_raster(path, place.inputs / FINE)
    elif kept_rows_were_told(ended):
        made = {path for path in place.snapshot() if path.startswith("home/unfinished/")}
    return place.changed_since(before, made)


KINDS = {
    **{"types and values": values, "nesting": nesting, "numbers": numbers, "inputs": inputs},
    **{"outputs": outputs, "texts": texts, "bytes": damaged, "cut short": cut_short, "no job": other_text},
}
PART = Part("jobs", KINDS, begin, verdict)
