"""The JSON that users read keeps its shape: the keys of reports and events and the types of what they hold.

The golden shapes lie in report_shapes.json. `python tests/engine/test_report_shape.py --write` makes them
anew; look at the difference before you commit it. `reports` is what users' scripts read; `events` is what
`--json` prints, which may change with PROTOCOL.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chronofuse.engine.cli import main

GOLDEN = Path(__file__).with_name("report_shapes.json")
WRITE = "CHRONOFUSE_WRITE_GOLDEN"
FUSE = "fuse --fine F1 --coarse C1 --threads 2"
COMMANDS = {
    "a fusion": f"{FUSE} --target C2 --method delta -o OUT/o.tif --report OUT/report.json --json",
    "a fusion with all rasters and a reference": f"{FUSE} --target C2 --method delta -o OUT/o.tif --ndvi "
    "OUT/n.tif --change OUT/c.tif --reference F3 --report OUT/report.json --json",
    "a fusion of two dates": f"{FUSE} --target BETWEEN --target C2 --method delta -o OUT/{{date}}.tif "
    "--report OUT/report-{date}.json --json",
    "a fusion with an uncertainty": f"{FUSE} --target C2 --method stfdiff --param samples=2 -o OUT/o.tif "
    "--uncertainty OUT/u.tif --reference F3 --report OUT/report.json --json",
    "a check": "check --fine F1 --coarse C1 --threads 2 --target C2 --method delta --json",
    "a check of two dates": "check --fine F1 --coarse C1 --target BETWEEN --target C2 --method delta --json",
    "an assessment": "assess OTHER F3 --fine F1 --target C2 --json OUT/report.json",
    "an assessment without its date's images": "assess F1 F3 --json OUT/report.json",
    "an assessment of a series": "assess --prediction F3 --truth F1 --prediction F1 --truth F3 "
    "--json OUT/report.json",
}
"""Commands by what they give; F1 and so on are the pair's images, and a tiny part of them where a network
runs."""
WIDEST = (
    "a fusion with all rasters and a reference",
    "a fusion of two dates",
    "a check of two dates",
    "an assessment of a series",
)
"""Those that have nearly all keys of the others."""


@pytest.fixture(scope="module")
def tiny(pair, tmp_path_factory):
    """Word to path: the images, cut to 64 x 64 fine pixels."""
    from osgeo import gdal

    folder, found = tmp_path_factory.mktemp("tiny"), {}
    named = {"F1": "fine_1", "F3": "fine_2", "C1": "coarse_1", "C2": "coarse_2", "BETWEEN": "between"}
    for word, name in named.items():
        path = Path(getattr(pair, name))
        side = 64 if "fine" in name else 8
        found[word] = str(folder / path.name)
        gdal.Translate(found[word], str(path), srcWin=[0, 0, side, side])
    found["OTHER"] = found["F1"]
    return found


@pytest.fixture(scope="module")
def golden():
    """A function that compares shapes with the golden ones, or puts them there where that is asked for."""
    made: dict = {"reports": {}, "events": {}}
    kept = json.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else made

    def same(part: str, case: str, shape: Any) -> None:
        made[part][case] = shape
        if WRITE not in os.environ:
            assert shape == kept[part].get(case)

    yield same
    if WRITE in os.environ:
        GOLDEN.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")


def shape_of(value: Any) -> Any:
    """Keys as they are, leaves as the names of their types; a list as what its members have in common."""
    if isinstance(value, dict):
        return {key: shape_of(inner) for key, inner in value.items()}
    if isinstance(value, list):
        shapes = [shape_of(inner) for inner in value]
        if shapes and isinstance(shapes[0], str) and shapes.count(shapes[0]) == len(shapes):
            return f"list of {shapes[0]}"
        return {"list of": [shape for n, shape in enumerate(shapes) if shape not in shapes[:n]]}
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes or no"
    return "number" if isinstance(value, (int, float)) else "text"


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if case in WIDEST else pytest.mark.long) for case in COMMANDS]
)
def test_the_shape_is_the_golden_one(case, tiny, golden, own_home, tmp_path, capsys):
    given = [tiny.get(word, word.replace("OUT/", f"{tmp_path}/")) for word in COMMANDS[case].split()]
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.getsignal(getattr(signal, name)) for name in names}
    try:
        status = main.main(given)
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
    told = capsys.readouterr()
    assert status == 0, told.err
    reports = sorted(tmp_path.glob("report*.json"))
    assert bool(reports) == ("report" in COMMANDS[case])
    for number, path in enumerate(reports, 1):
        name = case if len(reports) == 1 else f"{case}, {number}"
        golden("reports", name, shape_of(json.loads(path.read_text("utf-8"))))
    if given[-1] == "--json":
        events = [json.loads(line) for line in told.out.splitlines()]
        first = {
            event["event"]: shape_of(event) for event in reversed(events) if event["event"] != "progress"
        }
        golden("events", case, dict(sorted(first.items())))


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        raise SystemExit("usage: test_report_shape.py --write")
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__],
        env={**os.environ, WRITE: "yes"},
        check=True,
    )
