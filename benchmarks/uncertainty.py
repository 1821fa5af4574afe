"""How honest the deviations of the error models are, on the cases of benchmarks/accuracy.py.

    python benchmarks/uncertainty.py --kept FOLDER [--method NAME ...] [--group TEXT] [--out FILE]

Each method predicts each case as in the fit (benchmarks/error_models.py); terms and errors of some pixels of
each are kept in FOLDER, so that models that were fitted anew are measured in a moment. No weight is
fitted to what is measured here. Writes OUT.md: how many errors lie within the bounds of 68 and 95 %, and how
error and deviation go together, mean over the cases of a group, each case alike.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from error_models import errors_of
from fusion_cases import FusionCase, all_cases

from chronofuse.engine.door.errors import ChronofuseError
from chronofuse.engine.door.jobs import Pair
from chronofuse.engine.methods.with_deviation import USUAL_RATIO
from chronofuse.engine.raster import handles
from chronofuse.models.catalogue.error_models import TERMS, error_model
from chronofuse.models.catalogue.installed import catalogue

SEED, PIXELS = 5, 6000
LARGE = "menindee"
"""The group that takes longest comes last."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kept", type=Path, required=True, help="folder for terms and errors")
    parser.add_argument("--method", action="append", default=[])
    parser.add_argument("--group", default="", help="only cases whose group has this in its name")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(""))
    options = parser.parse_args()
    options.kept.mkdir(parents=True, exist_ok=True)
    methods = options.method or list(catalogue())
    with tempfile.TemporaryDirectory() as folder:
        cases = sorted(all_cases(Path(folder)), key=lambda case: LARGE in case.group)
        for case in cases:
            if options.group in case.group:
                collect(case, methods, options.kept)
    options.out.with_suffix(".md").write_text(table(options.kept), "utf-8")


def collect(case: FusionCase, methods: list[str], kept: Path) -> None:
    """Predict the case with each method that can and has not yet."""
    named = "".join(c if c.isalnum() or c in "-+" else "_" for c in f"{case.group}, {case.name}")
    for name in methods:
        path = kept / f"{named}.{name}.npz"
        if path.exists() or catalogue()[name].refuse_pairs(len(case.pairs)):
            continue
        pairs = tuple(Pair(*pair) for pair in case.pairs)
        try:
            found = errors_of(name, pairs, case.target, case.truth, PIXELS, SEED, case.ratio)
        except ChronofuseError as error:
            print(named, name, error, flush=True)
            continue
        np.savez(path, group=case.group, pairs=len(pairs), **found)
    handles.close()
    print(named, flush=True)


def measured(path: Path) -> tuple[str, np.ndarray]:
    """Method, and of one case the shares within the bounds of 68 and 95 %, and the correlation."""
    name = path.stem.rsplit(".", 1)[1]
    model = error_model(catalogue()[name])
    with np.load(path) as one:
        error, ratio, pairs = one["errors"].astype(float), float(one["ratio"]), int(one["pairs"])
        deviation = one["terms"] @ np.array([model.weights.get(term, 0.0) for term in TERMS])
    deviation = deviation * (ratio / USUAL_RATIO) ** model.ratio_power
    deviation *= model.two_pairs if pairs == 2 else 1.0
    held = [(error <= deviation).mean(), (error <= model.of_95 * deviation).mean()]
    return name, np.array([*held, np.corrcoef(error, deviation)[0, 1]])


def table(kept: Path) -> str:
    """Markdown: a line for each method, a column for each group."""
    found, groups = defaultdict(lambda: defaultdict(list)), []
    for path in sorted(kept.glob("*.npz")):
        with np.load(path) as one:
            group = str(one["group"])
        name, values = measured(path)
        found[name][group].append(values)
        groups += [group] if group not in groups else []
    lines = [
        "| method | cases | all | correlation | " + " | ".join(groups) + " |",
        "| --- " * (4 + len(groups)) + "|",
    ]
    for name in [name for name in catalogue() if name in found]:
        every = np.array([values for cases in found[name].values() for values in cases])
        means = [every.mean(0), *(np.mean(found[name].get(g, [np.full(3, np.nan)]), 0) for g in groups)]
        shares = ["-" if np.isnan(m[0]) else f"{100 * m[0]:.0f} / {100 * m[1]:.0f}" for m in means]
        cells = [name, str(len(every)), shares[0], f"{np.nanmean(every[:, 2]):.2f}", *shares[1:]]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
