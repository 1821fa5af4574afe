"""How honest bounds are that truths of other dates have scaled (`--calibration`), on the cases of accuracy.

    python benchmarks/calibration.py --kept FOLDER [--method NAME ...] [--group TEXT] [--out FILE]

Each case with one pair is fused as a person would, with its truth as the reference; then once more with the
reports of the runs from the same reference date to all other target dates. Writes OUT.md: how many errors lie
within the bounds of 68 and of 95 %, before and after, mean and least and most of the cases of a group.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from fusion_cases import FusionCase, all_cases

from chronofuse.engine import fuse
from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of

METHODS = ("delta", "softmix", "chrono")
HELD = ("within_1", "within_95")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kept", type=Path, required=True, help="folder for the reports")
    parser.add_argument("--method", action="append", default=[])
    parser.add_argument("--group", default="", help="only cases whose group has this in its name")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(""))
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    found: dict[tuple[str, str], list[np.ndarray]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        cases = [c for c in all_cases(Path(scratch)) if options.group in c.group and len(c.pairs) == 1]
        for method in options.method or METHODS:
            for case in cases:
                others = [c for c in cases if is_beside(c, case)]
                if others:
                    shares = scaled(case, others, method, options.kept, Path(scratch))
                    found[case.group, method] += [shares] if shares is not None else []
    options.out.with_suffix(".md").write_text(table(found), "utf-8")


def is_beside(other: FusionCase, case: FusionCase) -> bool:
    """Whether it is from the same reference to another date."""
    return (other.group, other.pairs) == (case.group, case.pairs) and other.target != case.target


def scaled(
    case: FusionCase, others: list[FusionCase], method: str, kept: Path, scratch: Path
) -> np.ndarray | None:
    """What the bounds of 68 and 95 % hold without and with the others' truths, (2, 2); None where it can't be
    said."""
    try:
        reports = [held(other, method, kept, scratch)[0] for other in others]
        return np.stack(
            [
                held(case, method, kept, scratch)[1],
                held(case, method, kept, scratch, tuple(map(str, reports)))[1],
            ]
        )
    except ChronofuseError as error:
        print(case.group, case.name, method, error, flush=True)
        return None


def held(
    case: FusionCase, method: str, kept: Path, scratch: Path, reports: tuple[str, ...] = ()
) -> tuple[Path, np.ndarray]:
    """The report of a case, and the shares that its bounds hold, mean over bands."""
    named = "".join(c if c.isalnum() or c in "-+" else "_" for c in f"{case.group}, {case.name}")
    path = kept / f"{named}.{method}{'.scaled' if reports else ''}.json"
    if not path.exists():
        files = {role: str(scratch / f"{role}.tif") for role in ("output", "uncertainty")}
        target = target_of(case.target, report=str(path), reference=case.truth, **files)
        pairs = [Pair(*pair) for pair in case.pairs]
        wishes = {"ratio": case.ratio, "calibration": reports, "overwrite": True, "dtype": "float32"}
        fuse.run(FuseJob.of(pairs, [target], method, **wishes), lambda event: None)
        print(path.name, flush=True)
    figures = json.loads(path.read_text("utf-8"))["figures"]["uncertainty"]
    return path, np.array([figures[key]["mean"] for key in HELD])


def table(found: dict[tuple[str, str], list[np.ndarray]]) -> str:
    """Markdown: a line for each group and method."""
    lines = ["| group | method | cases | 68 %: held | with other dates' truth | 95 %: held | with it |"]
    lines.append("| --- " * 7 + "|")
    for (group, method), cases in found.items():
        values = 100 * np.array(cases)
        cells = [_spread(values[:, way, level]) for level in (0, 1) for way in (0, 1)]
        lines.append("| " + " | ".join([group, method, str(len(cases)), *cells]) + " |")
    return "\n".join(lines) + "\n"


def _spread(values: np.ndarray) -> str:
    return f"{values.mean():.0f} ({values.min():.0f} to {values.max():.0f})"


if __name__ == "__main__":
    main()
