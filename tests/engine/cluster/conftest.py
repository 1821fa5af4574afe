"""A cluster for the tests of a folder, a scene to fuse, and the command as a user calls it."""

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
import warm
from local_cluster import COMMAND, SLOW, LocalCluster


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """A cluster that lasts; for tests that leave it whole."""
    found = LocalCluster(tmp_path_factory.mktemp("cluster"))
    yield found
    found.stop()


@pytest.fixture
def frail(tmp_path):
    """A cluster of a test's own, to be broken."""
    found = LocalCluster(tmp_path / "cluster")
    yield found
    found.stop()


@pytest.fixture(scope="module")
def scene(tmp_path_factory) -> SimpleNamespace:
    """Two dates of 400 x 1304 pixels with gaps and a coarse image from between: three strips, the last a
    short one."""
    folder = tmp_path_factory.mktemp("scene")
    random = np.random.default_rng(3)
    names = ("red", "nir")
    before = images.smooth_noise(random, (2, 1304, 400))
    after = before + 0.1 * (images.smooth_noise(random, before.shape, sigma=12) - 0.2)
    coarse = {"2024-04-12": before, "2024-05-20": 0.6 * before + 0.4 * after, "2024-07-01": after}
    paths = [
        images.write(folder / f"coarse_{day}.tif", images.block_mean(image, 8), pixel=240, names=names)
        for day, image in coarse.items()
    ]
    holed = before.copy()
    holed[:, 500:530, 60:90] = np.nan
    fine = images.write(folder / "fine_2024-04-12.tif", holed, names=names)
    return SimpleNamespace(folder=folder, fine=fine, coarse=paths[0], between=paths[1], target=paths[2])


@pytest.fixture
def arguments(scene):
    """A function that gives the command of a run with further options."""

    def given(method, output, *options, targets=None, fine=None):
        dates = [word for target in targets or [scene.target] for word in ("--target", target)]
        return [
            COMMAND,
            "fuse",
            "--fine",
            fine or scene.fine,
            "--coarse",
            scene.coarse,
            *dates,
            "--method",
            method,
            "-o",
            str(output),
            *map(str, options),
        ]

    return given


@pytest.fixture
def fuse(arguments):
    """A function that runs such a command to its end."""

    def run(*positional, cwd=None, **named):
        _, *words = arguments(*positional, **named)
        return subprocess.run(
            [str(warm.COMMAND), *words], capture_output=True, text=True, timeout=300, cwd=cwd, check=False
        )

    return run


@pytest.fixture
def fusing(arguments, cluster):
    """A function that starts a command and gives its process when its first parts get on."""
    started = []

    def start(*positional):
        process = subprocess.Popen(
            [*arguments(*positional), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        for line in process.stdout:
            event = json.loads(line)
            if event.get("stage") == "Fusing" and event["done"] > 0.01:
                return process
        pytest.fail(f"it never began: {process.stderr.read()}")

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def alone(scene, tmp_path_factory) -> Path:
    """What a single machine makes with STARFM."""
    output = tmp_path_factory.mktemp("alone") / "o.tif"
    subprocess.run(
        [
            COMMAND,
            "fuse",
            "--fine",
            scene.fine,
            "--coarse",
            scene.coarse,
            "--target",
            scene.target,
            "--method",
            "starfm",
            *SLOW,
            "-o",
            str(output),
        ],
        check=True,
        capture_output=True,
    )
    return output
