"""The commands of docs/cluster.md, as they stand there, with this machine in the place of each address."""

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import psutil
import pytest
import runs
from local_cluster import wait_until
from process_tree import of_each

from chronofuse.engine.door.environment import PACKAGE

pytest.importorskip("distributed")
pytestmark = pytest.mark.long
DOCUMENT = (PACKAGE / "docs" / "cluster.md").read_text("utf-8")
PORT = "38787"


def commands(kind: str) -> str:
    """The document's lines that have a word in them."""
    (found,) = re.findall(rf"(?m)^ *(\S*python -m distributed\.cli\.dask_{kind} .*)$", DOCUMENT)
    here = re.sub(r"10\.0\.0\.\d", "127.0.0.1", found).replace("8786", PORT)
    return here.replace(".venv/bin/python", f"exec {sys.executable}")


def blocks(word: str) -> str:
    """The document's block of shell commands that has a word in it."""
    (found,) = (block for block in re.findall(r"(?ms)^```\n(.*?)^```", DOCUMENT) if word in block)
    return found


@pytest.fixture
def start(tmp_path):
    """A function that starts shell commands in a folder of the test's own, and gives the process."""
    started = []

    def shell(commands: str) -> subprocess.Popen:
        with (tmp_path / f"{len(started)}.log").open("w") as log:
            started.append(subprocess.Popen(["bash", "-c", commands], stdout=log, stderr=log, cwd=tmp_path))
        return started[-1]

    yield shell
    for process in started:
        of_each(process.pid, psutil.Process.kill)
        process.wait()


def listening(process: subprocess.Popen) -> set[str]:
    """The addresses that a process and those that it started listen on."""
    sockets = chain(*of_each(process.pid, lambda one: one.net_connections("inet")))
    return {socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN}


def registered(folder: Path) -> bool:
    return "Register worker" in (folder / "0.log").read_text()


def test_scheduler_and_worker_listen_on_the_address_that_they_are_given_alone(start, tmp_path):
    scheduler = start(commands("scheduler"))
    worker = start(commands("worker"))
    wait_until(lambda: registered(tmp_path))
    assert listening(scheduler) == listening(worker) == {"127.0.0.1"}


def test_with_the_certificates_of_the_document_a_run_is_done_and_one_without_is_turned_away(
    start, pair, tmp_path, out
):
    made = subprocess.run(
        ["bash", "-ec", blocks("openssl")], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if made.returncode == 127:
        pytest.skip("openssl is not here")
    assert made.returncode == 0, made.stderr
    secured = blocks("REQUIRE_ENCRYPTION")
    scheduler = commands("scheduler").replace("--host 127", "--host tls://127")
    start(secured + scheduler)
    start(secured + commands("worker").replace("tcp:", "tls:"))
    wait_until(lambda: registered(tmp_path))
    address = f"tls://127.0.0.1:{PORT}"
    words = [str(runs.warm.REAL_COMMAND), *map(str, runs.words(pair, "copy", out / "o.tif"))]
    line = " ".join(f"'{word}'" for word in (*words, "--cluster", address))

    def run(commands):
        return subprocess.run(
            ["bash", "-c", commands], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )

    refused = run(line)
    assert refused.returncode == 2 and "can't be reached" in runs.one_sentence(refused.stderr, "cluster")
    assert list(out.iterdir()) == []
    done = run(secured + line)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in out.iterdir()] == ["o.tif"]
