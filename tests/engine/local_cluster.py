"""A Dask cluster on this machine for the tests: a real scheduler and real workers, which can be broken."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from chronofuse.models.catalogue.home import home

COMMAND = str(Path(sys.executable).with_name("chronofuse"))
SECONDS = 60
SLOW = ("--param", "window=91", "--tile", "64")
"""What makes STARFM take seconds for a part, to kill or cancel it meanwhile."""


class LocalCluster:
    """A scheduler and two workers, each a process of its own with a thread, in a home of their own."""

    def __init__(self, folder: Path):
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        (home() / "kernels").mkdir(parents=True, exist_ok=True)
        (self.home / "kernels").symlink_to(
            home() / "kernels"
        )  # compiling them anew would take longer than all tests
        self._folder, self._file = folder, folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file)
        )
        wait_until(self._file.exists)
        self.address = json.loads(self._file.read_text())["address"]
        self.workers = [
            self._start(
                "worker",
                self.address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--local-directory",
                str(folder / f"worker{number}"),
            )
            for number in (1, 2)
        ]
        log = folder / "scheduler.log"
        wait_until(lambda: log.read_text().count("Register worker") == 2)

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen:
        with (self._folder / f"{kind}.log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                env={
                    **os.environ,
                    "CHRONOFUSE_HOME": str(self.home),
                    "CHRONOFUSE_PYTHON": sys.executable,  # its engines are stopped and killed
                    "PYTHONWARNINGS": "ignore",
                },
            )

    def engines(self, worker: subprocess.Popen) -> list[str]:
        """Process ids of a worker's engine processes."""
        found = subprocess.run(
            ["pgrep", "-P", str(worker.pid), "-f", "engine/__main__.py worker"],
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def busy(self) -> subprocess.Popen:
        """A worker that runs a part."""
        found = []
        wait_until(lambda: found.extend(worker for worker in self.workers if self.engines(worker)) or found)
        return found[0]

    def kept(self) -> list[Path]:
        """Rows that parts left in the workers' home."""
        return list(self.home.glob("unfinished/*"))

    def stop(self) -> None:
        for pid in (pid for worker in self.workers for pid in self.engines(worker)):
            os.kill(int(pid), signal.SIGKILL)
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def wait_until(holds, seconds: float = SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"it did not happen within {seconds} s"
        time.sleep(0.05)
