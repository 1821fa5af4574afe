"""What Chronofuse keeps between runs, damaged: compiled kernels, rows of unfinished runs, locks and what dead
runs left. The next run must give the bytes of an undisturbed one, or refuse in one sentence."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from pathlib import Path
from random import Random
from typing import Optional

import fuzz_runs
import fuzz_values as odd
import warm
from fuzz_part import Part, fusion, same_bytes, scene_beside
from fuzz_place import COMPILES, Place, command, fault_of_command

PRECIOUS = "the user's own file"


def begin(_random: Random, place: Place) -> None:
    folder = fuzz_runs.tall(place)
    kept(place, folder)
    whole = small(place)
    place.fresh()
    place.copy_in(scene_beside(place))
    (place.inputs / "precious.txt").write_text(PRECIOUS)
    place.plan = {"folder": folder, "whole": whole, "what": set(), "held": None, "refused": False}


def small(place: Place) -> bytes:
    """What an undisturbed run of the small scene writes."""
    file = place.root.parent / "small.tif"
    if not file.exists():
        place.fresh()
        place.copy_in(scene_beside(place))
        ended = command(place, "fuse", *fusion(place, "--method", "delta"), seconds=COMPILES)
        if ended.status:
            raise RuntimeError(f"the sound scene can't be fused: {ended.said}")
        shutil.copy(place.out / "o.tif", file)
    return file.read_bytes()


def kept(place: Place, folder: Path) -> Path:
    """What is kept of a run of the tall scene that was killed, beside the trial's folder."""
    saved = place.root.parent / "kept"
    while not saved.exists():
        place.fresh()
        running = fuzz_runs.Killed(place, fuzz_runs.words(folder, place))
        while running.process.poll() is None and not strips(place):
            time.sleep(0.002)
        running.kill("both", 0)
        running.end()
        if strips(place):
            shutil.copytree(place.home / "unfinished", saved)
    return saved


def strips(place: Place) -> int:
    for path in (place.home / "unfinished").glob("*/run.json"):
        try:
            return len(json.loads(path.read_text())["strips"])
        except (OSError, ValueError, KeyError):
            pass
    return 0


# ---- mutations


def kernels(random: Random, place: Place) -> None:
    """Some files of compiled kernels, as a power cut or a full disk leaves them."""
    cache = place.home / "kernels"
    if cache.is_symlink():
        cache.unlink()
        shutil.copytree(warm.KERNELS, cache)
    place.plan["what"].add("kernels")
    files = sorted(path for path in cache.rglob("*.nb?") if path.is_file())
    share = random.choice((0.05, 0.5, 1.0))
    kind = random.choice((odd.cut, odd.cut, odd.damage, zeroed, emptied, garbage))
    for path in files:
        if random.random() <= share:
            path.write_bytes(kind(random, path.read_bytes()))


def zeroed(_random: Random, data: bytes) -> bytes:
    return bytes(len(data))


def emptied(_random: Random, _data: bytes) -> bytes:
    return b""


def garbage(random: Random, data: bytes) -> bytes:
    return random.randbytes(min(len(data), 1000))


def rows(random: Random, place: Place) -> None:
    """The raw rows of a run that was killed."""
    file = random.choice(unfinished(place, "*.rows"))
    change = random.choice((odd.cut, odd.damage, zeroed, emptied, garbage))
    file.write_bytes(change(random, file.read_bytes()))


def rows_gone(random: Random, place: Place) -> None:
    """A file of them is gone, or is a folder, a pipe or a link."""
    file = random.choice(unfinished(place, "*.rows"))
    file.unlink()
    kind = random.randrange(4)
    if kind == 1:
        file.mkdir()
    elif kind == 2:
        os.mkfifo(file)
    elif kind == 3:
        file.symlink_to(place.inputs / "precious.txt")


def facts(random: Random, place: Place) -> None:
    """A value of run.json."""
    file = unfinished(place, "run.json")[0]
    try:
        values = json.loads(file.read_text("utf-8"))
        odd.change_value(random, values)
    except (ValueError, IndexError, AttributeError):
        return
    file.write_text(odd.to_text(values), "utf-8")


def facts_text(random: Random, place: Place) -> None:
    file = unfinished(place, "run.json")[0]
    change = random.choice((odd.cut, odd.damage, zeroed, garbage))
    file.write_bytes(change(random, file.read_bytes()))


def unfinished(place: Place, pattern: str) -> list[Path]:
    """Files of the kept run, which is put there first."""
    place.plan["what"].add("rows")
    target = place.home / "unfinished"
    if not target.exists():
        shutil.copytree(place.root.parent / "kept", target)
    found = [path for path in sorted(target.rglob(pattern)) if path.is_file() and not path.is_symlink()]
    return found or sorted(path for path in target.rglob("*") if path.is_file() and not path.is_symlink())


def lock(random: Random, place: Place) -> None:
    """Something else than a lock where the lock belongs."""
    place.plan["what"].add("lock")
    path = place.out / ".chronofuse-lock-o.tif"
    kind = random.randrange(7)
    if os.path.lexists(path):
        return
    if kind == 0:
        path.symlink_to(place.inputs / "precious.txt")
    elif kind == 1:
        path.symlink_to("nowhere")
    elif kind == 2:
        os.mkfifo(path)
    elif kind == 3:
        path.mkdir()
    else:
        made = ({"run": odd.any_value(random)}, {"run": "../../x", "process": []}, odd.any_value(random))
        text = odd.to_text(random.choice(made)).encode()
        path.write_bytes(random.choice((text, text[:-1], random.randbytes(40), b"[" * 5000)))
    place.plan["refused"] = kind < 4


def held_lock(random: Random, place: Place) -> None:
    """A lock that another process holds, whatever it says."""
    place.plan["what"].add("lock")
    path = place.out / ".chronofuse-lock-o.tif"
    if os.path.lexists(path):
        return
    path.write_bytes(random.choice((b"", b"{}", b'{"process": {}}', b'{"process": "' + b"x" * 5000 + b'"}')))
    place.plan["held"] = path.open("rb")
    fcntl.flock(place.plan["held"], fcntl.LOCK_EX | fcntl.LOCK_NB)
    place.plan["refused"] = True


def leftovers(random: Random, place: Place) -> None:
    """What a dead run left beside the output, in all its names."""
    place.plan["what"].add("leftovers")
    run = "0123456789ab"
    path = place.out / f".chronofuse-{run}-o.tif"
    if not os.path.lexists(path) and not os.path.lexists(place.out / ".chronofuse-lock-o.tif"):
        if random.random() < 0.5:
            path.write_bytes(b"half")
        else:
            path.mkdir()
            (path / "part").write_bytes(b"half")
        (place.out / ".chronofuse-lock-o.tif").write_text(json.dumps({"run": run, "process": 1}))


# ---- what becomes of it


def verdict(_random: Random, place: Place) -> Optional[str]:
    plan, rows_too = place.plan, "rows" in place.plan["what"]
    before = place.snapshot()
    words = [*fuzz_runs.words(plan["folder"], place), "--resume"] if rows_too else small_words(place)
    again = "kernels" in plan["what"]
    ended = command(place, *words, "--overwrite", seconds=COMPILES if again else 20, real=again)
    if plan["held"]:
        plan["held"].close()
    if (place.inputs / "precious.txt").read_text("utf-8", "replace") != PRECIOUS:
        return "the user's own file was written over"
    fault = fault_of_command(ended)
    if fault:
        return fault
    if ended.status:
        if not (plan["refused"] or rows_too):
            return f"refused: {ended.said.strip()[-300:]}"
        new = {path for path in place.snapshot() if path.startswith("home/")}
        return place.changed_since(before, new) or (next_run(place) if rows_too else None)
    return fault_of_outputs(place, before, rows_too)


def small_words(place: Place) -> list[object]:
    return ["fuse", *fusion(place, "--method", "delta")]


def next_run(place: Place) -> Optional[str]:
    """Where going on is refused, a run that begins anew must not be."""
    if place.plan["refused"]:
        return None
    ended = command(place, *fuzz_runs.words(place.plan["folder"], place), "--overwrite", seconds=20)
    if ended.status:
        return f"refused without --resume, too: {ended.said.strip()[-300:]}"
    return fault_of_outputs(place, {}, True)


def fault_of_outputs(place: Place, before: dict, rows_too: bool) -> Optional[str]:
    if rows_too:
        for name, content in fuzz_runs.whole(place.plan["folder"]).items():
            fault = same_bytes(place.out / name, content)
            if fault:
                return fault
    else:
        fault = same_bytes(place.out / "o.tif", place.plan["whole"])
        if fault:
            return fault
    named = {path for path in place.snapshot() if path.startswith(("out/", "tmp/", "home/unfinished"))}
    named -= {"out/o.tif", "out/n.tif"}
    may_stay = {path for path in before if path.startswith("out/")} if place.plan["refused"] else set()
    odd_ones = sorted(named - may_stay)
    return f"left behind: {odd_ones[0]} and {len(odd_ones) - 1} more" if odd_ones else None


KINDS = {
    **{"kernels": kernels, "rows": rows, "rows gone": rows_gone, "run.json": facts},
    **{"text of run.json": facts_text, "lock": lock, "held lock": held_lock, "leftovers": leftovers},
}
PART = Part("caches", KINDS, begin, verdict, most=1)
