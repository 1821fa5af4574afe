"""Ten thousand files: in bounded memory and time, with few of them open."""

import json
import resource
import shutil
import subprocess
import sys
import time
from datetime import date, timedelta

import dated_folders
import numpy as np
import pytest
from process_tree import of_each
from warm import REAL_COMMAND

MANY = 10_000
MOST_MEGABYTES = 300
"""Of the worker, its libraries' 90 among them; it takes 123."""
MOST_SECONDS_A_FILE = 0.05
"""Of a processor; it takes about a third of it."""


@pytest.mark.long
def test_ten_thousand_files_take_bounded_memory_and_time(tmp_path):
    place = dated_folders.Place(tmp_path / "place", np.random.default_rng(5))
    sources = {"fine": place.fine("2000-01-01"), "coarse": place.coarse("2000-01-01")}
    for number in range(1, MANY * 2 // 3):
        day = date(2000, 1, 1) + timedelta(days=number)
        for kind, path in sources.items():
            if kind == "coarse" or number % 2 == 0:  # two of three files are coarse
                shutil.copyfile(path, place.folder / f"{kind}_{day}.tif")
    many = len(list(place.folder.iterdir()))
    begun, used, most = time.monotonic(), _of_processors(), 0.0
    told = tmp_path / "told.json"
    with (
        told.open("w") as file,
        subprocess.Popen([REAL_COMMAND, "pairs", place.folder, "--json"], stdout=file) as run,
    ):
        while run.poll() is None:
            most = max(most, _megabytes(run.pid))
            time.sleep(0.2)
    seconds = _of_processors() - used
    elapsed = time.monotonic() - begun
    print(f"{many} files: {elapsed:.0f} s, {seconds:.0f} s of a processor, {most:.0f} MB", file=sys.stderr)
    found = json.loads(told.read_text())
    assert len(found["targets"]) == MANY // 3 and found["left_out"] == []
    assert most < MOST_MEGABYTES and seconds < MOST_SECONDS_A_FILE * many


def _of_processors() -> float:
    """Seconds that processes which have ended took, started by this one or by those."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes(process: int) -> float:
    """The most that any process of the command takes."""
    return max(of_each(process, lambda one: one.memory_info().rss), default=0) / 2**20
