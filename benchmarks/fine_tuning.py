"""What fine-tuning on the user's own pairs gains: boreal2001, each of its three dates after learning from the
other two.

    python benchmarks/fine_tuning.py [--date 2001-07-11 ...] [--minutes 5] [--coarse both real] [--start-from
    chrono]
                                     [--delivered] [--out benchmarks/fine_tuning.json]
    python benchmarks/fine_tuning.py --table     # prints the tables of the results that are there

For each test date the images of the other two, and nothing else, are put into a folder as a user would do it;
`chronofuse train` goes on from a model there, and the test date is predicted from each of the two, before and
after. The
test date enters no training, but what is learnt from shows the same ground: that is what fine-tuning is for,
and says nothing of other places. The classical methods and `delta` stand beside both.

The coarse images were delivered on fine pixels, so training and fusion are told the ratio.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from accuracy import Entrant, measure_case
from accuracy_tables import counted, number, per_case, table, wins_of
from fusion_cases import DATA, FusionCase, boreal
from memory import COMMAND

from chronofuse.engine.methods.registry import find_manifest

FIGURES = ("rmse", "ssim", "edge", "changed_rmse")
BASELINE, CLASSICS = "delta", ("fitfc", "ubdf")
"""What stands in the tables beside the model."""


def main() -> None:
    options = _options()
    if not options.table:
        with tempfile.TemporaryDirectory() as folder:
            run(options, Path(folder))
    print(markdown(json.loads(options.out.read_text("utf-8"))))


def run(options: argparse.Namespace, folder: Path) -> None:
    """Train for and measure each test date; what is known is written after each."""
    cases = one_pair_cases(options.delivered, folder)
    start = entrant(options.start_from)
    results = {"start_from": start.name, "minutes": options.minutes, "trainings": [], "rows": []}
    for date in options.date or list(images_of(cases)):
        methods = [*(entrant(name) for name in CLASSICS), start]
        for coarse in options.coarse:
            tuned, training = fine_tuned(cases, date, coarse, options, folder)
            methods.append(tuned)
            results["trainings"].append(training)
        for case in predictions_of(cases, date):
            results["rows"] += measure_case(case, methods, folder)
        options.out.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def one_pair_cases(delivered: bool, scratch: Path) -> list[FusionCase]:
    """The predictions from each date to each other; the coarse images registered, or as delivered."""
    group = "boreal2001 as delivered" if delivered else "boreal2001 moved"
    return [
        case for case in boreal(DATA / "boreal2001", scratch) if case.group == group and len(case.pairs) == 1
    ]


def target_date(case: FusionCase) -> str:
    return case.name.rpartition(" to ")[2]


def predictions_of(cases: list[FusionCase], date: str) -> list[FusionCase]:
    """Those to one target date.

    Raises:
        SystemExit: there is none.
    """
    of_date = [case for case in cases if target_date(case) == date]
    if not of_date:
        raise SystemExit(f"There is no date {date}: give one of {', '.join(images_of(cases))}.")
    return of_date


def images_of(cases: list[FusionCase]) -> dict[str, tuple[str, str]]:
    """Date to (fine, coarse), in the order of the dates."""
    return {target_date(case): (case.truth, case.target) for case in sorted(cases, key=target_date)}


def entrant(model: str) -> Entrant:
    """An installed method by its name, or a model file."""
    manifest = find_manifest(model)
    return Entrant(manifest.name, manifest, {}, model if model.endswith(".onnx") else None)


# ---- the training


def fine_tuned(
    cases: list[FusionCase], date: str, coarse: str, options: argparse.Namespace, folder: Path
) -> tuple[Entrant, dict[str, Any]]:
    """The model after learning from all dates but one, and what is known of its training.

    Args:
        coarse: what is learnt from, as `chronofuse train --coarse` has it.
    """
    predictions = predictions_of(cases, date)
    place = folder / f"without-{date}-{coarse}"
    put(images_of(cases), date, place)
    start, ratio = entrant(options.start_from), predictions[0].ratio
    model, begun = folder / f"{place.name}.onnx", time.monotonic()
    training = train(
        [
            str(COMMAND),
            "train",
            "--data",
            str(place),
            "--start-from",
            options.start_from,
            "--coarse",
            coarse,
            *(["--ratio", str(ratio)] if ratio else []),
            "--minutes",
            str(options.minutes),
            "--name",
            f"{start.name}-{place.name}",
            "-o",
            str(model),
            "--work",
            str(folder / f"{place.name}-work"),
            *(["--threads", str(options.threads)] if options.threads else []),
        ]
    )
    after, seconds = entrant(str(model)), round(time.monotonic() - begun)
    about = {
        "date": date,
        "coarse": coarse,
        "learnt_from": [d for d in images_of(cases) if d != date],
        "cases": after.manifest.trained_on["cases"],
        "seconds": seconds,
    }
    return Entrant(title_of(start.name, coarse), after.manifest, {}, after.file), {**about, **training}


def title_of(start: str, coarse: str) -> str:
    """What the tables call a model that was trained further."""
    return f"{start}, fine-tuned" + ("" if coarse == "both" else f", {coarse} coarse")


def put(images: dict[str, tuple[str, str]], without: str, folder: Path) -> None:
    """A folder to learn from: fine_<date>.tif and coarse_<date>.tif of all dates but one, and nothing
    else."""
    folder.mkdir()
    for date, (fine, coarse) in images.items():
        if date != without:
            shutil.copy(fine, folder / f"fine_{date}.tif")
            shutil.copy(coarse, folder / f"coarse_{date}.tif")


def train(command: list[str]) -> dict[str, Any]:
    """Run a training; how it went.

    Raises:
        SystemExit: it failed, in its words.
    """
    process = subprocess.run(
        [*command, "--json"], stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    return training_of([json.loads(line) for line in process.stdout.splitlines()])


def training_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    """What a training's events say: steps, RMSE as a share of delta's on the rows held out, warnings.

    Raises:
        SystemExit: it failed, in its words.
    """
    last = events[-1] if events else {"event": "nothing"}
    if last["event"] != "finished":
        raise SystemExit(f"The training did not end well: {last.get('message', last['event'])}")
    figures = last["dates"][0]["figures"]  # a training has no dates, and so one result
    return {
        "steps": figures["steps"],
        "best_step": figures["best_step"],
        "share_of_delta_before": figures["before_training"]["rmse"],
        "share_of_delta": figures["share_of_delta"],
        "warnings": [event["message"] for event in events if event["event"] == "warned"],
        "timings": last["timings"],
    }


# ---- the tables


def markdown(results: dict[str, Any]) -> str:
    """Means over all predictions, the RMSE of each, and how the trainings went."""
    start = results["start_from"]
    rows = [
        row
        for row in results["rows"]
        if row["method"] == BASELINE or row["method"].startswith((*CLASSICS, start))
    ]
    wins = wins_of(rows, over=start)
    of_tuned = [
        f"`{method}` has a lower RMSE than `{start}` in {wins[method]}."
        for method in wins
        if method.startswith(f"{start}, ")
    ]
    lines = [
        f"Means over bands and {counted(rows)} of {rows[0]['group']}; trained for {results['minutes']:g} "
        "minutes. " + " ".join(of_tuned),
        "",
        *table(rows, FIGURES),
        "",
        "RMSE of each:",
        "",
        *per_case(rows),
        "",
        *trainings(results["trainings"]),
    ]
    return "\n".join(lines)


def trainings(runs: list[dict[str, Any]]) -> list[str]:
    """One line a training."""
    heads = (
        "test date",
        "learnt from",
        "coarse",
        "cases: real",
        "simulated",
        "steps",
        "best",
        "held out, RMSE / delta's: before",
        "after",
        "seconds in all",
    )
    lines = [f"| {' | '.join(heads)} |", "| --- |" + " --- |" * (len(heads) - 1)]
    for run in runs:
        cells = [
            run["date"],
            ", ".join(run["learnt_from"]),
            run["coarse"],
            run["cases"]["real"],
            run["cases"]["simulated"],
            run["steps"],
            run["best_step"],
            number(run["share_of_delta_before"]),
            number(run["share_of_delta"]),
            run["seconds"],
        ]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return lines


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--date", nargs="*", help="only these test dates (default: all three)")
    parser.add_argument(
        "--minutes", type=float, default=5.0, help="of each training (default: what the command takes: 5)"
    )
    parser.add_argument(
        "--coarse",
        nargs="+",
        default=["both"],
        choices=("both", "real", "simulated"),
        help="what is learnt from; a training each",
    )
    parser.add_argument("--start-from", default="chrono", help="a model's name or file")
    parser.add_argument(
        "--delivered", action="store_true", help="the coarse images as delivered, misregistered"
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("fine_tuning.json"))
    parser.add_argument("--table", action="store_true", help="only print the tables of OUT")
    parser.add_argument("--threads", type=int, help="of the training (default: all cores)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
