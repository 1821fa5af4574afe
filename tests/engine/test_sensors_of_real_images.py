"""The shift and the line between the sensors of real images, which lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest
import runs

from chronofuse.engine import fuse as flow
from chronofuse.engine.align.scene import open_scene
from chronofuse.engine.door.preparation import Preparation

DATA = Path(__file__).parents[3] / "shared" / "data"
BOREAL = ("2001-05-24", "2001-07-11", "2001-08-12")
NRW = ("2016-08-07", "2016-08-23", "2016-08-30")


def job(name, first, second, folder, method="delta", **wishes):
    place = DATA / name
    if not place.is_dir():
        pytest.skip(f"the real images are not there: {place}")
    return runs.job_for(
        [(place / f"fine_{first}.tif", place / f"coarse_{first}.tif")],
        target=str(place / f"coarse_{second}.tif"),
        method=method,
        output=folder / "o.tif",
        reference=str(place / f"fine_{second}.tif"),
        ratio=16,
        overwrite=True,
        preparation=Preparation(**wishes),
    )


@pytest.mark.parametrize("day", BOREAL)
def test_the_known_shift_of_the_boreal_images_is_found(day, tmp_path):
    """7 rows and 16 columns, as others found it."""
    shift = open_scene(job("boreal2001", day, BOREAL[0], tmp_path)).compared().shifts["C1"]
    assert not shift.unsure
    assert abs(shift.down - 7) <= 1.5 and abs(shift.right - 16) <= 1.5
    nir = shift.bands["nir"]
    assert nir["correlation"] < 0.8 and nir["correlation_moved"] >= 0.88


@pytest.mark.long
@pytest.mark.parametrize("method", ["delta", "fitfc"])
def test_moved_by_it_they_are_predicted_better(method, tmp_path):
    found = {}
    for register in ("off", "auto"):
        done = flow.run(job("boreal2001", *BOREAL[:2], tmp_path, method, register=register), lambda e: None)
        found[register] = done.dates[0].figures["reference"]["rmse"].mean
    assert found["auto"] < 0.97 * found["off"]


@pytest.mark.long
@pytest.mark.parametrize("second", [NRW[0], NRW[2]])
def test_digital_numbers_with_haze_are_predicted_no_worse_than_by_copying(second, tmp_path):
    done = flow.run(job("nrw2016", NRW[1], second, tmp_path, harmonise="auto"), lambda e: None)
    against = done.dates[0].figures["reference"]
    assert against["rmse"].mean <= 1.02 * against.baselines["copy"]["rmse"].mean
