"""What the tests of `chronofuse assess` measure, and the command as a function."""

import json
from types import SimpleNamespace

import images
import numpy as np
import pytest

NAMES = ("green", "red", "nir")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A truth with a lake, a noisy prediction, F1 and C2 (ratio 8), and further dates; paths by name."""
    folder, random = tmp_path_factory.mktemp("assess"), np.random.default_rng(11)
    truth = images.smooth_noise(random, (3, 96, 96))
    truth[2, 20:50, 30:70] = 0.03
    values = {
        "truth": truth,
        "prediction": truth + random.normal(0, 0.01, truth.shape),
        "fine": truth + 0.05 * (images.smooth_noise(random, truth.shape) - 0.2),
    }
    values["prediction"][2, 20:50, 68:70] += 0.3
    paths = {
        name: images.write(folder / f"{name}_2024-07-01.tif", array, names=NAMES)
        for name, array in values.items()
    }
    paths["target"] = images.write(
        folder / "coarse_2024-07-01.tif", images.block_mean(truth, 8), pixel=240, names=NAMES
    )
    for month in ("08", "09"):
        truth = truth * random.uniform(0.8, 1.1, (3, 1, 1))
        noisy = truth + random.normal(0, 0.02, truth.shape)
        for name, array in (("truth", truth), ("prediction", noisy)):
            paths[f"{name}_{month}"] = images.write(
                folder / f"{name}_2024-{month}-01.tif", array, names=NAMES
            )
    water = (values["truth"][0] > values["truth"][2]).astype(float)
    for name, array in {
        "classes_true": water + 3,
        "classes_predicted": np.roll(water, 1, 0) + 3,
        "halves": water + 0.5,
        "many": water * 300,
    }.items():
        paths[name] = images.write(
            folder / f"{name}.tif",
            array,
            scale=1,
            nodata=None,
            dtype="float32" if name == "halves" else "uint16",
        )
    paths["two_bands"] = images.write(
        folder / "two.tif", np.stack([water, water]), scale=1, dtype="uint8", nodata=None
    )
    return SimpleNamespace(folder=folder, values=values, **paths)


@pytest.fixture
def assess(run_command, tmp_path):
    """A function that calls the command with warnings as errors; its figures. `assess.done` is the
    process."""

    def run(*arguments, fails: bool = False):
        out = tmp_path / "figures.json"
        done = run.done = run_command("assess", *arguments, "--json", out, "--overwrite")
        assert done.returncode == (2 if fails else 0), done.stdout + done.stderr
        assert "Warning" not in done.stderr and "Traceback" not in done.stderr
        return None if fails else json.loads(out.read_text())["figures"]

    return run
