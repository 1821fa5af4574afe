"""Trains the configurations of equal_minutes_rows.py from nothing, each for as many minutes of one core, on
the same scenes and from the same seed, and measures all of them on the same places.

    python benchmarks/equal_minutes.py [--data ../shared/data/places] [--minutes 3] [--rows edcstfn chrono]
                                       [--out FILE.json] [--work FOLDER]
    python benchmarks/equal_minutes.py --table     # prints the table of the results that are there
    python benchmarks/equal_minutes.py --list      # the names of the rows, and what they ask
    python benchmarks/equal_minutes.py --export FOLDER [--rows edcstfn chrono]   # model files of rows

Minutes are those of the processor (one thread), so that a shared machine is fair. Validations do not count;
they choose the weights that are kept, on places of their own (CHOOSE), and the figures are from further
places (MEASURE) that enter nothing else. Without --data, all are landscapes of the generator, which say less.

All cases are prepared once, with whatever any of the networks or terms of the loss takes. A row that is done
is not done again, and one that was stopped goes on; the results are written after each row.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import onnxruntime
import torch
from equal_minutes_rows import ROWS, Row

from chronofuse.engine.door.errors import ChronofuseError, TrainingFailedError
from chronofuse.engine.door.train_job import LAST, TrainJob
from chronofuse.models.catalogue.manifest_json import to_json
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import beside, checkpoints, examples, export, machine, place_folders, prepare
from chronofuse.models.training.dataset import load_all, with_baseline
from chronofuse.models.training.invented_places import invented
from chronofuse.models.training.quiet import quiet
from chronofuse.models.training.train import BEST, Training
from chronofuse.models.training.validation import checks_of, validate

HERE = Path(__file__).resolve().parent
WORK = HERE.parent / "build" / "equal_minutes"
CHOOSE, MEASURE = ("corumba_pantanal", "taizhou"), ("fire_kenneth", "gary_s2")
"""Places that nothing is learnt from: those that choose the step, and those that are measured on."""
SETS = ("learn", "choose", "measure")
OF_THE_TRAINING = ("minutes", "torch", "half")
"""Settings that say nothing of the cases."""
SIDE, BANDS, REPEATS = 256, 6, 3
"""Of what is timed."""
COLUMNS = (
    ("rmse", "RMSE", "{:.4f}"),
    ("changed", "of the changed fifth", "{:.4f}"),
    ("ssim", "SSIM", "{:+.4f}"),
    ("edge", "EDGE", "{:+.4f}"),
)


class ByProcessor(Training):
    """A training whose minutes are those of the processor."""

    now = staticmethod(time.process_time)


def main() -> None:
    options = _options()
    if options.list:
        for row in ROWS:
            print(f"{row.name:24}{row.asks}")
        return
    if options.export:
        export_rows(options)
        return
    if not options.table:
        torch.set_num_threads(1)
        run(options)
    print(markdown(json.loads(options.out.read_text("utf-8"))))


def run(options: argparse.Namespace) -> None:
    """Train and measure what is wanted and not there yet."""
    settings = settings_of(options)
    results = begun(options.out, settings)
    chosen = [row for row in ROWS if not options.rows or row.name in options.rows]
    folders = {name: options.work / name for name in SETS}
    prepare_cases(options, settings)
    for row in chosen:
        done = results["rows"].get(row.name)
        if done and done["configuration"] == row.configuration:
            continue
        print(f"{row.name}: {options.minutes:g} minutes", file=sys.stderr, flush=True)
        results["rows"][row.name] = {"configuration": row.configuration, **outcome(row, options, folders)}
        write(results, options.out)


def settings_of(options: argparse.Namespace) -> dict[str, Any]:
    """What all rows of one table have in common."""
    return {
        "minutes": options.minutes,
        "seed": options.seed,
        "scenes": dict(zip(SETS, options.scenes)),
        "places": "real" if options.data else "invented",
        **({"choose": options.choose, "measure": options.measure} if options.data else {}),
        "invented": options.invented,
        "torch": str(torch.__version__),
        "half": machine.half_is_fast("cpu"),
    }


def begun(path: Path, settings: dict[str, Any]) -> dict[str, Any]:
    """The results that are there, if they are of the same settings."""
    if not path.exists():
        return {"settings": settings, "rows": {}}
    results = json.loads(path.read_text("utf-8"))
    other = [name for name, value in settings.items() if results["settings"].get(name) != value]
    if other:
        sys.exit(
            f"{path} was made with another {', '.join(other)}: give what it was made with, or another --out."
        )
    return results


def write(results: dict[str, Any], path: Path) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    os.replace(part, path)


# ---- what is learnt from, chosen by and measured on


def prepare_cases(options: argparse.Namespace, settings: dict[str, Any]) -> None:
    """Prepare what is not there yet, with the cases that chosen rows have of their own; a folder of other
    settings is refused."""
    text, terms = manifest(), sorted({term for row in ROWS for term in row.losses})
    made = {name: value for name, value in settings.items() if name not in OF_THE_TRAINING}
    made.update(manifest=text, losses=terms)
    stamp = options.work / "cases.json"
    if stamp.exists() and json.loads(stamp.read_text("utf-8")) != made:
        sys.exit(f"The cases in {options.work} are of other settings: give another --work, or delete them.")
    options.work.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(made), "utf-8")
    own = {row.cases: row.prepared for row in ROWS if not options.rows or row.name in options.rows}
    others = {name: (0, options.scenes[0], wish) for name, wish in own.items() if wish}
    sets = {name: (number, options.scenes[number], {}) for number, name in enumerate(SETS)}
    for name, (number, count, otherwise) in {**sets, **others}.items():
        of_set, folder = SETS[number], options.work / name
        places = places_of(of_set, number, options)
        wanted = prepare.Wanted(
            text,
            places,
            simulated=count,
            real=0,
            seed=options.seed + 1000 * number,
            true_change=of_set != "learn",
            threads=1,
            losses=tuple(terms) if of_set == "learn" else (),
            **otherwise,
        )
        prepare.prepare(wanted, folder, lambda done: None, _warn)


def places_of(name: str, number: int, options: argparse.Namespace) -> list[Any]:
    """Real places by their names; landscapes, too, where the cases are to be learnt from or there are no
    others."""
    landscapes = list(invented(options.invented, seed=9000 + 300 * number + options.seed))
    if not options.data:
        return landscapes
    held_out = {"choose": options.choose, "measure": options.measure}
    found = place_folders.find(options.data, _warn)
    if name in held_out:
        return [place for place in found if place.name in held_out[name]]
    return [p for p in found if p.name not in (*options.choose, *options.measure)] + landscapes


def manifest() -> str:
    """A manifest whose inputs are those of all networks of the rows that an engine can prepare."""
    chrono = export.manifest_of(NETWORKS["chrono"]())
    inputs = {one.name: one for one in with_baseline(chrono.inputs)}
    for row in ROWS:
        for one in NETWORKS[row.network](**row.options).inputs:
            if one.role not in ("noise", "parameter"):
                inputs.setdefault(one.name, one)
    return to_json(replace(chrono, inputs=tuple(inputs.values())))


def _warn(code: str, sentence: str) -> None:
    print(f"warning: {sentence}", file=sys.stderr)


# ---- one row


def outcome(row: Row, options: argparse.Namespace, folders: dict[str, Path]) -> dict[str, Any]:
    """Train and measure one configuration; where its loss ends in no number, that."""
    try:
        training = trained(row, options, folders)
    except TrainingFailedError as error:
        return {"failed": str(error)}
    network, best = checkpoints.load(training.folder / BEST)
    checks = checks_of(load_all([folders["measure"]], network), network, "cpu")
    found = validate(network, checks)
    return {
        **found.figures,
        "chosen by": best["accuracy"]["figures"]["rmse"],
        "step": best["trained_on"]["steps"],
        "steps": training.step,
        "seconds trained": round(training.spent, 1),
        "seconds validated": round(training.checking, 1),
        "parameters": sum(p.numel() for p in network.parameters()),
        "seconds": seconds_of(network),
        "places": found.places,
    }


def trained(row: Row, options: argparse.Namespace, folders: dict[str, Path]) -> Training:
    """The training of a row, at its end."""
    work = options.work / "rows" / row.name.replace(" ", "-")
    learn_from = folders["learn"].with_name(row.cases)
    job = TrainJob(
        row.name.replace(" ", "-"),
        network=row.network,
        options=row.options,
        losses=row.losses,
        adversary=row.adversary,
        minutes=options.minutes,
        patience=0,
        threads=1,
        device="cpu",
        cases=(str(learn_from),),
        checks=(str(folders["choose"]),),
        work=str(work),
        **{"seed": options.seed, **row.training},
    )
    network = NETWORKS[row.network](**row.options)
    looked_at = beside.wanted(row.losses, network.inputs)
    learn, choose = load_all([learn_from], network, looked_at), load_all([folders["choose"]], network)
    training = ByProcessor(job, learn, choose, {}, "cpu")
    plan = work / "row.json"
    configuration = {**row.configuration, "minutes": options.minutes}
    if (work / LAST).exists() and json.loads(plan.read_text("utf-8")) == configuration:
        training.resume()
    else:
        work.mkdir(parents=True, exist_ok=True)
        for path in work.iterdir():
            path.unlink()
        plan.write_text(json.dumps(configuration), "utf-8")
    training.run()
    return training


def export_rows(options: argparse.Namespace) -> None:
    """The best weights of each row as a model file, for benchmarks/accuracy.py --model."""
    options.export.mkdir(parents=True, exist_ok=True)
    for row in ROWS:
        name = row.name.replace(" ", "-")
        best = options.work / "rows" / name / BEST
        if best.exists() and (not options.rows or row.name in options.rows):
            network, _ = checkpoints.load(best)
            export.export(network, export.manifest_of(network), options.export / f"{name}.onnx")


def seconds_of(network: torch.nn.Module) -> float:
    """Processor seconds of the graph for a million pixels x 6 bands on one thread, without what it is given
    by other methods, and of one run where it is run several times."""
    with tempfile.TemporaryDirectory() as folder, quiet():
        path = Path(folder) / "network.onnx"
        export.export(network, export.manifest_of(network), path)
        wishes = onnxruntime.SessionOptions()
        wishes.intra_op_num_threads, wishes.log_severity_level = 1, 3
        session = onnxruntime.InferenceSession(str(path), wishes, providers=["CPUExecutionProvider"])
        shape = examples.whole((1, BANDS, SIDE, SIDE), network.multiple)
        given = {name: x.numpy() for name, x in examples.noise(network.inputs, shape).items()}
        took = []
        for _ in range(REPEATS):
            begin = time.process_time()
            session.run(None, given)
            took.append(time.process_time() - begin)
    return round(min(took) * 1e6 / (shape[2] * shape[3]), 2)


# ---- the table


def markdown(results: dict[str, Any]) -> str:
    """The table, the best first."""
    rows = results["rows"]
    order = sorted(rows, key=lambda name: rows[name].get("rmse", float("inf")))
    asks = {row.name: row.asks for row in ROWS}
    titles = [
        "configuration",
        *(title for _, title, _ in COLUMNS),
        "parameters",
        "s",
        "steps",
        "what it asks",
    ]
    lines = [titles, ["---"] * len(titles)]
    for name in order:
        lines.append([f"`{name}`", *_cells(rows[name]), asks.get(name, "")])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: dict[str, Any]) -> Sequence[str]:
    if "failed" in row:
        return [*["-"] * (len(COLUMNS) + 2), "its loss was no number any more"]
    figures = [form.format(row[name]) for name, _, form in COLUMNS]
    return [*figures, str(row["parameters"]), f"{row['seconds']:.2f}", f"{row['step']} of {row['steps']}"]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="a folder of places; landscapes alone without it")
    parser.add_argument("--choose", nargs="+", default=list(CHOOSE), help="places that choose the step")
    parser.add_argument("--measure", nargs="+", default=list(MEASURE), help="places that are measured on")
    parser.add_argument("--invented", type=int, default=12, help="landscapes of the generator")
    parser.add_argument(
        "--scenes", type=int, nargs=3, default=[400, 32, 64], metavar="COUNT", help="of each set of cases"
    )
    parser.add_argument("--minutes", type=float, default=3.0, help="of one core, for each row")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", nargs="+", metavar="NAME", help="which of them; all without it")
    parser.add_argument("--out", type=Path, default=HERE / "equal_minutes.json")
    parser.add_argument("--work", type=Path, default=WORK)
    parser.add_argument("--table", action="store_true", help="print the table and train nothing")
    parser.add_argument("--list", action="store_true", help="print the names of the rows")
    parser.add_argument("--export", type=Path, metavar="FOLDER", help="write model files and train nothing")
    options = parser.parse_args()
    unknown = sorted(set(options.rows or ()) - {row.name for row in ROWS})
    if unknown:
        parser.error(f"there is no row '{unknown[0]}'; there are: {', '.join(row.name for row in ROWS)}")
    return options


if __name__ == "__main__":
    try:
        main()
    except ChronofuseError as error:
        sys.exit(f"{error} [{error.code}]")
