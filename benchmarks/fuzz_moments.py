"""Deaths at random moments: of the worker, of the client, of both, and polite ends; then the run goes on
until it is whole, and its bytes are those of an undisturbed one."""

from __future__ import annotations

from random import Random
from typing import Callable, Optional

import fuzz_runs
from fuzz_part import Mutation, Part
from fuzz_place import Ended, Place, command, fault_of_command
from fuzz_runs import SIGNALS, Killed

HOWS = ("worker", "client", "both", *SIGNALS)
LATEST = 1.1
"""Times what an undisturbed run takes."""
CANCELLED = 130


def begin(_random: Random, place: Place) -> None:
    folder = fuzz_runs.tall(place)
    place.fresh()
    place.plan = {"folder": folder, "deaths": [], "seconds": float((folder / "seconds.txt").read_text())}


def death(how: str) -> Mutation:
    """A mutation that lets the next run die so, at a random moment."""

    def mutate(random: Random, place: Place) -> None:
        place.plan["deaths"].append((how, random.uniform(0.05, LATEST) * place.plan["seconds"]))

    return mutate


def verdict(random: Random, place: Place) -> Optional[str]:
    words = fuzz_runs.words(place.plan["folder"], place)
    for number, (how, after) in enumerate(place.plan["deaths"]):
        running = Killed(place, [*words, *(["--resume", "--overwrite"] if number else [])])
        running.kill(how, after)
        status, said = running.end()
        fault = fault_of_death(how, status, said) or fault_of_rest(place, number)
        if fault:
            return f"{fault} ({how} killed after {after:.2f} s)"
    resumes = ["--resume"] if random.random() < 0.8 else []
    ended = command(place, *words, "--overwrite", *resumes, seconds=fuzz_runs.SECONDS)
    if ended.status != 0:
        return fault_of_command(ended) or f"the next run is refused: {ended.said.strip()[-300:]}"
    return fault_of_whole(place)


def fault_of_death(how: str, status: int, said: str) -> Optional[str]:
    """What is wrong with how the client ended."""
    if "Traceback" in said or "did not end" in said:
        return f"exit status {status}: {said.strip()[-300:]}"
    if how in ("client", "both"):
        return None
    if how in SIGNALS and status in (CANCELLED, 0, -SIGNALS[how]):
        return None  # before the command answers signals itself, the system ends it
    return fault_of_command(Ended(status, "", said, 0.0), also=frozenset({"worker-died"}))


def fault_of_rest(place: Place, number: int) -> Optional[str]:
    """Unless both died, in this run or in one before it, nobody's files are left but the whole outputs and
    what the run goes on from. What both leave goes when a later run has taken their lock, and this one may
    have died before."""
    if "both" in dict(place.plan["deaths"][: number + 1]):
        return None
    left = [p for p in place.snapshot() if not p.startswith("home/unfinished/")]
    odd = sorted(set(left) - {"out/o.tif", "out/n.tif"})
    if place.plan["deaths"][number][0] == "client":  # whose own temporary folder goes with the next run
        odd = [path for path in odd if not path.startswith("tmp/")]
    return f"left behind: {odd[0]} and {len(odd) - 1} more" if odd else None


def fault_of_whole(place: Place) -> Optional[str]:
    """After a whole run its outputs have the right bytes, and nothing else lies anywhere."""
    seen = set(place.snapshot())
    odd = sorted(seen - {"out/o.tif", "out/n.tif"})
    if odd:
        return f"left behind after a whole run: {odd[0]} and {len(odd) - 1} more"
    for name, content in fuzz_runs.whole(place.plan["folder"]).items():
        path = place.out / name
        if not path.is_file() or path.read_bytes() != content:
            return f"{name} differs from that of an undisturbed run"
    return None


KINDS: dict[str, Callable] = {
    f"{how} killed" if how not in SIGNALS else f"client {how}": death(how) for how in HOWS
}
PART = Part("moments", KINDS, begin, verdict, most=3)
