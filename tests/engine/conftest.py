"""Fixtures of the engine's tests: a small pair of dates on disk, and the command line as a user calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent / "methods" / "network"))
import images
import runs
import warm

from chronofuse.engine import fuse as flow
from chronofuse.engine.cli import fuse_command
from chronofuse.engine.cli import main as command


@pytest.fixture(scope="session")
def pair(tmp_path_factory) -> SimpleNamespace:
    """Two dates of a 160 x 160 x 3 scene with gaps, ratio 8, and a coarse image from between; paths and
    the true arrays."""
    folder = tmp_path_factory.mktemp("pair")
    random = np.random.default_rng(7)
    names = ("green", "red", "nir")
    before = images.smooth_noise(random, (3, 160, 160))
    after = before + 0.1 * (images.smooth_noise(random, (3, 160, 160), sigma=12) - 0.2)
    holed = before.copy()
    holed[:, 30:42, 60:80] = np.nan
    coarse_1, coarse_2 = (images.block_mean(image, 8) for image in (before, after))
    coarse_2[:, 15, 3] = np.nan
    between = images.block_mean(0.6 * before + 0.4 * after, 8)
    between[:, 4, 11] = np.nan
    return SimpleNamespace(
        folder=folder,
        names=names,
        ratio=8,
        before=holed,
        after=after,
        fine_1=images.write(folder / "fine_2024-04-12.tif", holed, names=names),
        fine_2=images.write(folder / "fine_2024-07-01.tif", after, names=names),
        coarse_1=images.write(folder / "coarse_2024-04-12.tif", coarse_1, pixel=240, names=names),
        coarse_2=images.write(folder / "coarse_2024-07-01.tif", coarse_2, pixel=240, names=names),
        between=images.write(folder / "coarse_2024-05-20.tif", between, pixel=240, names=names),
    )


@pytest.fixture(scope="session")
def run_command():
    """A function that calls the command, warm; exit status, standard output and error."""

    def run(*arguments, **options):
        return subprocess.run(
            [str(warm.COMMAND), *map(str, arguments)], capture_output=True, text=True, timeout=300, **options
        )

    return run


@pytest.fixture(scope="session")
def fuse(pair):
    """A function that fuses `pair` with a method and further options of the command into a file, in this
    process.

    From one pair the second date is predicted, from two the date between them.
    """

    def run(method, output, *options, pairs=1):
        words = words_of(pair, method, output, *options, pairs=pairs)
        flow.run(fuse_command.job_of(command._options(words)), lambda event: None)
        return images.read(output)

    return run


@pytest.fixture(scope="session")
def fuse_by_command(run_command, pair):
    """The same by the command, each time in a process of its own."""

    def run(method, output, *options, pairs=1):
        done = run_command(*words_of(pair, method, output, *options, pairs=pairs))
        assert done.returncode == 0, done.stderr
        return images.read(output)

    return run


def words_of(pair, method, output, *options, pairs=1) -> list[str]:
    """What the command is called with to fuse `pair`."""
    second = ("--fine", pair.fine_2, "--coarse", pair.coarse_2) if pairs == 2 else ()
    dates = ("--fine", pair.fine_1, "--coarse", pair.coarse_1, *second)
    target = ("--target", pair.between if pairs == 2 else pair.coarse_2)
    return [*map(str, ("fuse", *dates, *target, "--method", method, "-o", output, *options))]


@pytest.fixture(scope="session")
def tall(tmp_path_factory) -> SimpleNamespace:
    """A scene of five strips of rows and two target dates, for runs that do not end; nobody changes it for
    good."""
    return runs.tall_scene(tmp_path_factory.mktemp("tall"))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A user's data folder of the test file's own."""
    yield from runs.own_home(tmp_path_factory.mktemp("home"))


@pytest.fixture
def out(tmp_path) -> Path:
    """An empty folder for a run's outputs."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"
