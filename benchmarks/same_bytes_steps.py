"""What same_bytes.py runs: every method, several targets, assessments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fusion_cases import FusionCase
from same_bytes_scenes import TALL_SIZE, cases_of, generated, ndvi_cases

from chronofuse.models.catalogue.installed import catalogue


@dataclass(frozen=True)
class Step:
    """One thing to run; what it writes lies in a folder of its own name."""

    name: str
    arguments: tuple[str, ...]


def all_steps(folder: Path) -> Iterator[Step]:
    """Every run that is one command."""
    every = [case for cases in cases_of(folder).values() for case in cases]
    methods = [m for m in catalogue().values() if m.origin != "own"]
    for case in every:
        for method in methods:
            if method.bands == "any" and method.refuse_pairs(len(case.pairs)) is None:
                yield fuse_step(case, method.name)
    for case in ndvi_cases(folder):
        yield fuse_step(case, "rescnn-ndvi")
    sample = cases_of(folder)["sample"][0]
    yield fuse_step(sample, "chrono", "--param", "sharpness=1", "--dtype", "float32", mark=" sharp")
    yield fuse_step(
        sample, "stfdiff", "--param", "samples=3", "--uncertainty", "uncertainty.tif", mark=" uncertain"
    )
    yield fuse_step(sample, "delta", "--cog", mark=" cog")
    for method in ("delta", "softmix", "chrono"):
        yield several_targets(cases_of(folder)["boreal2001"], method)
    yield from assess_steps(cases_of(folder)["boreal2001"])
    yield Step("methods", ("methods", "--json"))


def fuse_step(case: FusionCase, method: str, *further: str, mark: str = "") -> Step:
    pairs = [text for fine, coarse in case.pairs for text in ("--fine", fine, "--coarse", coarse)]
    ratio = ["--ratio", f"{case.ratio:g}"] if case.ratio else []
    name = f"{case.group} {len(case.pairs)} {method}{mark}".replace(" ", "-")
    ndvi = [] if "ndvi" in case.group or "menindee" in case.group else ["--ndvi", "ndvi.tif"]
    arguments = [
        "fuse",
        *pairs,
        "--target",
        case.target,
        "--method",
        method,
        "--reference",
        case.truth,
        *ratio,
    ]
    outputs = ["-o", "fused.tif", *ndvi, "--change", "change.tif", "--report", "report.json"]
    machine = ["--device", "cpu", "--threads", "2", "--tile", "256"]
    return Step(name, (*arguments, *outputs, *machine, *further))


def several_targets(cases: list[FusionCase], method: str) -> Step:
    """From the first date to both others in one run."""
    single = [case for case in cases if len(case.pairs) == 1]
    pair, targets = single[0].pairs[0], [case.target for case in single if case.pairs == single[0].pairs]
    if len(targets) == 1:
        targets += [single[-1].target]
    named = [text for target in targets for text in ("--target", target)]
    arguments = ["fuse", "--fine", pair[0], "--coarse", pair[1], *named, "--method", method, "--ratio", "16"]
    outputs = ["-o", "fused_{date}.tif", "--change", "change_{date}.tif", "--report", "report_{date}.json"]
    return Step(f"several-targets-{method}", (*arguments, *outputs, "--device", "cpu", "--threads", "2"))


def assess_steps(cases: list[FusionCase]) -> Iterator[Step]:
    first, second = [case for case in cases if len(case.pairs) == 1][:2]
    fine = first.pairs[0][0]
    outputs = ("--json", "report.json", "--table", "table.csv", "--threads", "2")
    images = (fine, first.truth, "--fine", fine, "--target", first.target, "--ratio", "16")
    yield Step("assess", ("assess", *images, *outputs))
    third = next(case for case in cases if len(case.pairs) == 2).truth
    dates = dict.fromkeys([first.truth, second.truth, third, fine])
    named = (text for truth in dates for text in ("--prediction", fine, "--truth", truth))
    yield Step("assess-series", ("assess", *named, *outputs))


def tall_step(folder: Path) -> Step:
    (fine, coarse), (_, target) = generated(folder / "inputs" / "tall", TALL_SIZE, 2)
    images = ("--fine", fine, "--coarse", coarse, "--target", target)
    method = ("--method", "starfm", "--param", "window=61", "--tile", "128", "--threads", "2")
    outputs = ("-o", "fused.tif", "--change", "change.tif", "--report", "report.json")
    return Step("tall", ("fuse", *images, *method, *outputs))
