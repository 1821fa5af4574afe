"""How accurate every installed method is on every suitable case of ../shared/data, with the baselines beside
it.

    python benchmarks/accuracy.py [--method NAME ...] [--model FILE ...] [--group TEXT] [--update]
                                  [--out benchmarks/accuracy]

Each prediction is a run of the engine, and its figures are those of the run's own report; the baselines' are
measured on the same pixels as the first method's of the case. Writes OUT.json (all figures) and OUT.md (the
tables); the pictures in docs/ come from accuracy_plots.py.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from accuracy_tables import FIGURES, markdown
from fusion_cases import FusionCase, all_cases

from chronofuse.engine import fuse
from chronofuse.engine.door import events
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.door.value import Figures
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.catalogue.manifest import Manifest
from chronofuse.models.catalogue.model_file import from_model_file

VARIANTS = {"chrono, sharp": ("chrono", {"sharpness": 1.0})}
"""Methods that are measured with other parameters, too."""


@dataclass(frozen=True)
class Entrant:
    """A method with its parameters, and what the tables call it."""

    name: str
    manifest: Manifest
    params: dict[str, Any]
    file: Optional[str] = None
    """The model file, where it is not among the installed methods."""

    @property
    def method(self) -> str:
        """What a job calls it."""
        return self.file or self.manifest.name


def main() -> None:
    options = _options()
    methods = [m for m in entrants() if not options.method or m.name in options.method]
    methods += [Entrant(file.stem, from_model_file(file), {}, str(file)) for file in options.model]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in all_cases(Path(folder)):
            if options.group in case.group:
                rows += measure_case(case, methods, Path(folder))
                if options.update:  # as it goes, for it takes long
                    write(merged(rows, options.out.with_suffix(".json")), options.out)
    if not options.update:
        write(rows, options.out)


def write(rows: list[dict], out: Path) -> None:
    """The figures and their tables."""
    out.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    out.with_suffix(".md").write_text(markdown(rows), "utf-8")


def merged(rows: list[dict], path: Path) -> list[dict]:
    """What was measured now in the place of, and beside, what the file holds; case by case."""

    def key(row: dict) -> tuple:
        return row["group"], row["case"], row["pairs"]

    known = {(key(row), row["method"]): row for row in [*json.loads(path.read_text("utf-8")), *rows]}
    cases = dict.fromkeys(case for case, _ in known)
    return [row for case in cases for (of, _), row in known.items() if of == case]


def entrants(bands: Optional[tuple[str, ...]] = None) -> list[Entrant]:
    """Every installed method that is no baseline and takes any bands, or just these, and the variants."""
    known = catalogue()
    plain = [
        Entrant(name, m, {})
        for name, m in known.items()
        if m.family != "baseline" and m.bands in ("any", bands)
    ]
    return plain + [
        Entrant(title, known[name], params) for title, (name, params) in VARIANTS.items() if name in known
    ]


def measure_case(case: FusionCase, methods: list[Entrant], folder: Path) -> list[dict]:
    """One row a method and, from the first of them, one a baseline."""
    rows = []
    for entrant in methods:
        if entrant.manifest.pairs_min <= len(case.pairs) <= entrant.manifest.pairs_max:
            row, baselines = measure(case, entrant, folder)
            rows += [*([] if rows else baselines), row]
            print(json.dumps({k: row[k] for k in ("group", "case", "method", "rmse", "ssim")}), flush=True)
    return rows


def measure(case: FusionCase, entrant: Entrant, folder: Path) -> tuple[dict, list[dict]]:
    """Fuse one case with one method; the mean figures over bands, the warnings and the seconds."""
    finished, warnings = fused(case, entrant, folder / "prediction.tif", reference=case.truth)
    reference = finished.first.figures.below("reference")
    about = {"group": case.group, "case": case.name, "pairs": len(case.pairs), "warnings": warnings}
    row = {
        **about,
        "method": entrant.name,
        **means(reference),
        "consistency": finished.first.figures.value("consistency").mean,
        "valid_share": finished.first.figures["valid_share"],
        "seconds": finished.timings["Fusing"],
    }
    return row, [{**about, "method": name, **means(figures)} for name, figures in reference.baselines.items()]


def fused(
    case: FusionCase, entrant: Entrant, output: Path, **files: str
) -> tuple[events.Finished, list[str]]:
    """Fuse one case with one method; what came of it, and the codes of the warnings. `files` are
    further files of the target date, by role."""
    warnings: list[str] = []
    job = FuseJob.of(
        [Pair(*pair) for pair in case.pairs],
        [target_of(case.target, output=str(output), **files)],
        entrant.method,
        ratio=case.ratio,
        params=entrant.params,
        overwrite=True,
    )
    finished = fuse.run(job, lambda e: warnings.append(e.code) if isinstance(e, events.Warned) else None)
    return finished, sorted(set(warnings))


def means(figures: Figures, names: Sequence[str] = FIGURES) -> dict:
    return {name: figures.value(name).mean for name in names}


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--method", nargs="*", help="only these (default: all that are installed)")
    parser.add_argument("--model", nargs="+", type=Path, default=[], help="model files that enter, too")
    parser.add_argument(
        "--update", action="store_true", help="keep what OUT.json has of other methods and cases"
    )
    parser.add_argument("--group", default="", help="only groups of cases whose name has this")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("accuracy"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
