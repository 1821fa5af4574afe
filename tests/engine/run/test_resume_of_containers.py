"""A run whose images are containers of a product, killed and resumed, ends with the same bytes."""

import deliveries as made
import images
import numpy as np
import pytest
import runs

from chronofuse.engine.door import errors

pytestmark = [pytest.mark.usefixtures("home"), pytest.mark.long]
DAYS = {"2024-04-12": "2024103", "2024-07-01": "2024183"}


def container(folder, day: str, values: np.ndarray, cloud: int) -> str:
    """A day of MODIS in a netCDF file: two bands and the state, with a cloud at a pixel."""
    bands = {f"sur_refl_b0{n}_1": np.rint(band * 1e4).astype(np.int16) for n, band in enumerate(values, 1)}
    bands["state_1km_1"] = np.zeros(values.shape[1:], np.uint16)
    bands["state_1km_1"][cloud, 1] = 1
    return made.netcdf_grid(folder / f"MOD09GA.A{DAYS[day]}.h18v04.061.2024200041556.nc", bands)


@made.needs("netCDF")
def test_a_run_of_containers_that_was_killed_ends_with_the_same_bytes(tmp_path):
    random = np.random.default_rng(11)
    fine = images.smooth_noise(random, (2, 2320, 160))
    place = {"pixel": 62.5, "corner": (0.0, 5e6), "crs": made.SINUSOIDAL, "names": ("red", "nir08")}
    first = images.write(tmp_path / "fine_2024-04-12.tif", fine, **place)
    coarse = [
        container(tmp_path, day, images.block_mean(fine + n * 0.03, 8), 100 * (n + 1))
        for n, day in enumerate(DAYS)
    ]

    def asked(name):
        (tmp_path / name).mkdir()
        return runs.job_for(
            [(first, coarse[0])],
            coarse[1],
            "starfm",
            tmp_path / name / "o.tif",
            params={"window": runs.WINDOW},
            tile=64,
            threads=2,
        )

    runs.finish(asked("whole"))
    killed = asked("killed")
    with runs.Worker(killed, tmp_path) as worker:
        runs.wait_for_strips(killed, 2)
        worker.kill()
    assert 2 <= runs.kept_strips(killed) < 5
    again = runs.again(killed)
    runs.finish(again)
    assert runs.bytes_of(tmp_path / "killed") == runs.bytes_of(tmp_path / "whole")
    gaps = np.isnan(images.read(tmp_path / "killed" / "o.tif")).all(axis=0)
    assert gaps[800:808, 8:16].all() and gaps[1600:1608, 8:16].all() and gaps.sum() == 128

    killed = asked("changed")
    with runs.Worker(killed, tmp_path) as worker:
        runs.wait_for_strips(killed, 2)
        worker.kill()
    container(tmp_path, "2024-07-01", images.block_mean(fine + 0.03, 8), 50)
    with pytest.raises(errors.ResumeError, match=r"C2 has changed since it began"):
        runs.finish(runs.again(killed))
