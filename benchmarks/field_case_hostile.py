"""What is right where others, or the machine, are against a run: full disks, little memory, planted files,
processes that are killed; see field_cases.py."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from field_case_attacks import PYTHON, SCENE
from field_case_tools import (
    COMMAND,
    ROOT,
    Case,
    Finding,
    Findings,
    Skip,
    at_most,
    check_of,
    either,
    is_refused,
    is_whole,
    is_whole_or_refused,
)

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
F1, C1, C2 = SCENE
MEGABYTES = 1100
"""For 500 of the budget, and what the libraries take."""


def root_alone() -> None:
    if os.geteuid():
        raise Skip("it takes root")


@check_of("checkpoint-that-takes-all-memory")
def huge_checkpoint(case: Case) -> Findings:
    words = f"ulimit -v 6000000; {COMMAND} export width-20000.safetensors --name x -o out/x.onnx"
    ended = case.run(["bash", "-c", words])
    yield is_refused("a checkpoint of width 20000", ended, codes=("bad-checkpoint",))
    taken = "alloc" in ended.all_said or ended.seconds > 60
    yield Finding("memory for it", "asked for" if taken else "not asked for", "not asked for", not taken)


@check_of("cluster-worker-killed")
def cluster_worker_killed(case: Case) -> Findings:
    ended = case.run([PYTHON, "run.py"], seconds=600, PYTHONPATH=ROOT / "tests")
    told = re.search(r"(\d+) of (\d+) survived", ended.out)
    measured = told[0] if told else str(ended)
    yield Finding("runs whose worker is killed", measured, "all survived", bool(told and told[1] == told[2]))


@check_of("commit-not-atomic")
def commit(case: Case) -> Findings:
    root_alone()
    mine, sticky = case.path("mine"), case.path("sticky")
    for folder in (case.root, case.folder, case.root / "_scene", case.home, case.tmp):
        folder.chmod(0o777)
    mine.mkdir()
    sticky.mkdir()
    sticky.chmod(0o1777)
    (mine / "o.tif").write_text("OLD")
    (sticky / "r.json").write_text("ANOTHER'S")
    for path in (mine, mine / "o.tif"):
        os.chown(path, 65534, 65534)
    given = ("--fine", F1, "--coarse", C1, "--target", C2, "--method", "delta", "--overwrite")
    outputs = ("-o", mine / "o.tif", "--report", sticky / "r.json")
    ended = case.run([*NOBODY, COMMAND, "fuse", *given, *outputs])
    yield is_refused("a report that another user's file forbids", ended)
    kept = (mine / "o.tif").read_bytes() == b"OLD"
    measured = "as it was" if kept else "replaced"
    yield Finding("the old output", measured, "as it was, or told", kept or "o.tif" in ended.sentence)
    odd = [path.name for path in (*mine.iterdir(), *sticky.iterdir()) if path.name not in ("o.tif", "r.json")]
    yield Finding("left behind", ", ".join(odd) or "nothing", "nothing", not odd)


@check_of("full-data-folder-names-another-disk")
def full_data_folder(case: Case) -> Findings:
    root_alone()
    small = case.root / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(small)], check=False
    ).returncode:
        raise Skip("this machine does not let root mount a disk")
    try:
        words = f"""
{COMMAND} fuse --fine {F1} --coarse {C1} --target {C2} --method starfm -o out/o.tif & p=$!
while [ -z "$(find {small}/kernels -name '*.nbi' 2>/dev/null)" -a -d /proc/$p ]; do sleep .02; done
dd if=/dev/zero of={small}/filler bs=64k 2>/dev/null; wait $p"""
        ended = case.run(["bash", "-c", words], CHRONOFUSE_HOME=small)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)
    told = is_refused("the disk of the data folder is full", ended, re.escape(str(small)), ("disk-full",))
    yield either(told, is_whole("the disk of the data folder is full", ended))


@check_of("little-memory")
def little_memory(case: Case) -> Findings:
    words = f"{COMMAND} fuse --fine {F1} --coarse {C1} --target {C2} --method delta -o out/o.tif --overwrite"
    for megabytes in (200, 400, 600, 700, 800, 900):
        ended = case.run(["bash", "-c", f"ulimit -v {megabytes * 1024}; {words}"], seconds=60)
        what = f"{megabytes} MB of addresses"
        yield either(is_refused(what, ended, codes=("out-of-memory",)), is_whole(what, ended))


@check_of("lock-follows-a-symlink")
def planted_lock(case: Case) -> Findings:
    precious = case.path("precious.txt")
    precious.write_text("the user's own file")
    case.path("out/.chronofuse-lock-o.tif").symlink_to(precious)
    yield is_whole_or_refused("a link in the place of the lock", case.fuse(*SCENE))
    text = precious.read_text()
    yield Finding("the file that it names", text[:40], "as it was", text == "the user's own file")
    os.mkfifo(case.path("out/.chronofuse-lock-p.tif"))
    ended = case.fuse(*SCENE, output="out/p.tif", seconds=30, CHRONOFUSE_STALL_SECONDS=10)
    yield is_whole_or_refused("a pipe in the place of the lock", ended)


@check_of("memory-of-many-bands")
def many_bands(case: Case) -> Findings:
    ended = case.run([PYTHON, "run.py"], seconds=600, PYTHONPATH=ROOT / "tests")
    told = re.findall(r"(\w+) rc (-?\d+) peak (\d+) MB", ended.out)
    for method, status, peak in told:
        measured = f"exit {status}, {peak} MB"
        right = int(peak) <= MEGABYTES and status in ("0", "2")
        yield Finding(f"--memory 500 with 200 bands, {method}", measured, f"at most {MEGABYTES} MB", right)
    if not told:
        yield Finding("--memory 500 with 200 bands", str(ended), "figures", False)


@check_of("no-time-limit-on-the-network")
def silent_server(case: Case) -> Findings:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(9)
        address = f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/x.tif"
        ended = case.check(F1, C1, address, seconds=240)
    yield is_refused("a server that never answers", ended, codes=("unreadable-file", "missing-file"))
    yield at_most("seconds until that is said", ended.seconds, 200)


@check_of("ort-telemetry")
def telemetry(case: Case) -> Findings:
    root_alone()
    ended = case.run(["unshare", "-n", PYTHON, "run.py"], seconds=600)
    asked = re.search(r"fuse (-?\d+) \| (\d+) requests", ended.out)
    if not asked:
        yield Finding("a network apart", str(ended), "a fusion", False)
        return
    yield Finding("the fusion", f"exit {asked[1]}", "exit 0", asked[1] == "0")
    yield Finding("requests to anybody", asked[2], "0", asked[2] == "0")
    left = re.findall(r"left: (\S+)", ended.out)
    yield Finding("files of the telemetry", ", ".join(left) or "none", "none", not left)


@check_of("planted-kernels-run-as-the-user")
def planted_kernels(case: Case) -> Findings:
    root_alone()
    case.root.chmod(0o755)
    for folder in (case.tmp, case.folder):
        folder.chmod(0o777)
    with contextlib.suppress(OSError):
        shutil.rmtree("/tmp/chronofuse-kernels-65534")
    ended = case.run([PYTHON, "run.py"], seconds=400, TMPDIR="/tmp")
    ran = re.search(r"ran as uid (\S+)", ended.out)
    measured = ran[1] if ran else str(ended)
    yield Finding("the planted program ran as", measured, "nobody", measured == "nobody")
    victim = re.search(r"victim: (-?\d+)(.*)", ended.out)
    measured = victim[0][:150] if victim else str(ended)
    right = bool(victim and victim[1] in ("0", "2") and "does not know" not in victim[2])
    yield Finding("the run of the user", measured, "exit 0 or one sentence", right)


@check_of("temp-folders-pile-up")
def temporary_folders(case: Case) -> Findings:
    scene = case.root / "scene"
    made = ["-m", "chronofuse.models.simulation", scene, "--size", 1536, "--bands", 3, "--ratio", 8]
    case.run([PYTHON, *made])
    days = ("fine_2024-04-12.tif", "coarse_2024-04-12.tif", "coarse_2024-07-01.tif")
    images = [scene / name for name in days]
    for _ in range(3):
        kill_both(case, images)
    piled = sum(1 for _ in case.tmp.iterdir())
    yield is_whole(f"a whole run after three kills, which left {piled} folders", case.fuse(*images))
    left = sorted(path.name for path in case.tmp.iterdir())
    yield Finding("temporary folders after it", str(len(left)), "0", not left)


def kill_both(case: Case, images: list[Path]) -> None:
    """Kill client and worker as soon as something lies in the temporary folder."""
    given = [word for flag, path in zip(("--fine", "--coarse", "--target"), images) for word in (flag, path)]
    words = [COMMAND, "fuse", *given, "--method", "delta", "-o", "out/o.tif", "--overwrite"]
    process = subprocess.Popen(
        list(map(str, words)),
        cwd=case.folder,
        env=case.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not any(is_large(path) for path in case.tmp.rglob("*")):
        time.sleep(0.02)
    with contextlib.suppress(OSError):
        for pid in (*map(int, listed.read_text().split()), process.pid):
            os.kill(pid, signal.SIGKILL)
    process.wait()


def is_large(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.stat().st_size > 100_000
    return False


@check_of("torn-rows-cannot-be-resumed")
def torn_rows(case: Case) -> Findings:
    ended = case.run([PYTHON, "run.py"], PYTHONPATH=ROOT / "tests")
    told = re.findall(r"(.+): rc (-?\d+) (.*)", ended.out)
    for what, status, said in told:
        yield Finding(f"rows: {what}", f"exit {status}: {said[:100]}", "exit 0", status == "0")
    if len(told) < 3:
        yield Finding("rows", str(ended), "three runs", False)
