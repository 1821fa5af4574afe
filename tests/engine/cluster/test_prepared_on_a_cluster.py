"""What is done with the images before anything is predicted is the same on every worker of a cluster as on
one machine, also where it depends on all target dates."""

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import pytest
import warm

from chronofuse.engine.cluster.parts import Part, absolute, part_job
from chronofuse.engine.door.jobs import FuseJob, Pair, Preparation, Reading, target_of

pytest.importorskip("distributed")
NAMES = ("blue", "green", "red", "nir")


@pytest.fixture(scope="module")
def cloudy(tmp_path_factory) -> SimpleNamespace:
    """A cloud in all images but the second date's, which has pixels twice as large and no blue band."""
    folder = tmp_path_factory.mktemp("cloudy")
    random = np.random.default_rng(3)
    before = images.smooth_noise(random, (4, 1056, 96), high=0.25)
    before[3] += 0.2
    days = {"2024-04-12": before, "2024-05-20": before + 0.01, "2024-07-01": before + 0.02}
    clear = days["2024-07-01"].copy()
    for values in days.values():
        values[:, 608:672, 32:64] = 0.75
    made = {
        day: images.write(folder / f"c_{day}.tif", images.block_mean(values, 8), pixel=240, names=NAMES)
        for day, values in list(days.items())[:2]
    }
    last = images.block_mean(clear, 16)[1:]
    made["2024-07-01"] = images.write(folder / "c_2024-07-01.tif", last, pixel=480, names=NAMES[1:])
    usable = np.ones((1, 1056, 96))
    usable[0, 160:192, 16:48] = 0
    images.write(folder / "mask.tif", usable, dtype="uint8", scale=1, nodata=None)
    fine = images.write(folder / "f_2024-04-12.tif", days["2024-04-12"], names=NAMES)
    return SimpleNamespace(folder=folder, fine=Path(fine).name, coarse=[Path(p).name for p in made.values()])


def fuse(cloudy, out, *further):
    first, *targets = cloudy.coarse
    done = subprocess.run(
        [
            *(str(warm.COMMAND), "fuse", "--fine", cloudy.fine, "--coarse", first, "--method", "delta"),
            *(word for target in targets for word in ("--target", target)),
            *("-o", str(out / "o_{date}.tif"), *map(str, further)),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=cloudy.folder,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.long
def test_the_dates_of_a_run_share_bands_ratio_and_clouds_wherever_they_are_predicted(
    cloudy, cluster, tmp_path
):
    words = (
        *("--mask", "F1=auto", "--mask", "C1=mask.tif", "--mask", "C2.1=mask.tif", "--buffer", 2),
        *("--scale", "C2.2=1.01e-4", "--register", "1,-1", "--harmonise", "auto"),
    )
    found = {}
    for name, options in (("alone", ()), ("spread", ("--cluster", cluster.address))):
        (tmp_path / name).mkdir()
        found[name] = fuse(cloudy, tmp_path / name, *words, *options)
    assert found["alone"] == found["spread"] and len(found["alone"]) == 2
    gaps = np.isnan(images.read(tmp_path / "alone" / "o_2024-05-20.tif"))
    assert gaps.shape[0] == 3 and gaps[:, 620:660, 40:56].all() and gaps[:, 170:180, 24:40].all()


def test_a_part_knows_all_dates_and_every_file_by_its_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("f.tif", "c.tif", "t.tif", "u.tif", "m.tif", "x.zip"):
        Path(name).touch()
    asked = FuseJob.of(
        [Pair("f.tif", "x.zip/R20m")],
        [target_of("t.tif", output="1.tif"), target_of("u.tif", output="2.tif", reference="r.tif")],
        "delta",
        preparation=Preparation(
            {"C2 2": Reading(scale=2.0, mask="m.tif"), "all": Reading(mask="auto"), "reference": Reading(1.0)}
        ),
    )
    part = part_job(asked, Part(1, 0, 512), 0, {"output": tmp_path / "parts"}, 100)
    assert (part.date, part.rows) == (1, (0, 512)) and part.first.coarse == str(tmp_path / "u.tif")
    assert part.images == {
        "F1": str(tmp_path / "f.tif"),
        "C1": str(tmp_path / "x.zip" / "R20m"),
        "C2": str(tmp_path / "t.tif"),
        "C2 2": str(tmp_path / "u.tif"),
    }
    assert part.preparation.of("C2 2") == Reading(scale=2.0, mask=str(tmp_path / "m.tif"))
    assert part.preparation.of("F1").mask == "auto" and list(part.outputs) == ["output 2"]


def test_what_is_no_file_stays_as_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.zip").touch()
    assert absolute("/vsizip/a.zip/b.tif") == f"/vsizip/{tmp_path}/a.zip/b.tif"
    for text in ("/vsicurl/http://x/a.tif", 'NETCDF:"a.nc":b', "b.tif", "<VRTDataset/>", f"{os.sep}nowhere"):
        assert absolute(text) == text
    assert absolute("~") == str(Path.home())


@pytest.mark.long
def test_workers_that_know_other_products_are_refused(cloudy, cluster, tmp_path):
    own = cluster.home / "products" / "mine.json"
    own.parent.mkdir()
    own.write_text('{"products": []}')
    words = ("--target", cloudy.coarse[1], "--method", "delta", "-o", tmp_path / "o.tif")
    pair = ("--fine", cloudy.fine, "--coarse", cloudy.coarse[0], "--cluster", cluster.address)
    try:
        done = subprocess.run(
            [str(warm.COMMAND), "fuse", *map(str, (*pair, *words))],
            capture_output=True,
            text=True,
            timeout=300,
            cwd=cloudy.folder,
            check=False,
        )
    finally:
        own.unlink()
        own.parent.rmdir()
    assert (
        done.returncode == 2
        and "have different descriptions of products of your own ('mine.json')" in done.stderr
    )
    assert not (tmp_path / "o.tif").exists()
