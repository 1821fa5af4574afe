"""The cases of the accuracy benchmark: real images in ../shared/data, which are not part of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

import numpy as np
from osgeo import gdal
from scipy.ndimage import gaussian_filter

gdal.UseExceptions()

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
POINT_SPREAD = 0.4
"""Standard deviation of the simulated sensors' point spread, in coarse pixels."""
COVERED = 0.5
"""Share of a simulated coarse pixel that must be valid."""


@dataclass(frozen=True)
class FusionCase:
    """One prediction with a truth."""

    group: str
    name: str
    pairs: tuple[tuple[str, str], ...]
    """(fine, coarse) of the reference dates."""
    target: str
    truth: str
    ratio: Optional[float]
    """Given where the coarse images were resampled to fine pixels."""


def all_cases(scratch: Path) -> Iterator[FusionCase]:
    """Every case whose data are there; simulated and moved coarse images are written to `scratch`."""
    if not DATA.is_dir():
        raise SystemExit(f"The images of the benchmark are not there: put them into {DATA}.")
    yield from boreal(DATA / "boreal2001", scratch)
    yield from flanders_real(DATA / "flanders2018")
    yield from flanders_series(DATA / "flanders2018", scratch)
    yield from kranj(DATA / "kranj2020")
    yield from menindee(DATA / "menindee_lakes", scratch)
    yield from nrw(DATA / "nrw2016")


def among(
    group: str,
    dates: list[str],
    fine: Callable[[str], str],
    coarse: Callable[[str], str],
    ratio: Optional[float],
    steps: Optional[int] = None,
) -> Iterator[FusionCase]:
    """All predictions among dates in order: from each to each other (at most `steps` away) with one pair, and
    from the two neighbours of each inner date with two."""

    def case(references, target):
        return FusionCase(
            group,
            f"{' + '.join(references)} to {target}",
            tuple((fine(d), coarse(d)) for d in references),
            coarse(target),
            fine(target),
            ratio,
        )

    for i, reference in enumerate(dates):
        for j, target in enumerate(dates):
            if i != j and abs(i - j) <= (steps or len(dates)):
                yield case([reference], target)
    for before, target, after in zip(dates, dates[1:], dates[2:]):
        yield case([before, after], target)


def dates_of(folder: Path) -> list[str]:
    return json.loads((folder / "dataset.json").read_text())["dates"]


def boreal(folder: Path, scratch: Path) -> Iterator[FusionCase]:
    """As delivered, and with the coarse images moved by (+7, +16) as their dataset.json says."""
    fine = f"{folder}/fine_{{}}.tif".format
    yield from among(
        "boreal2001 as delivered", dates_of(folder), fine, f"{folder}/coarse_{{}}.tif".format, 16
    )
    yield from among(
        "boreal2001 moved",
        dates_of(folder),
        fine,
        lambda date: moved(folder / f"coarse_{date}.tif", 7, 16, scratch),
        16,
    )


def flanders_real(folder: Path) -> Iterator[FusionCase]:
    """The five real Landsat-8 partners."""
    partners = dict(json.loads((folder / "dataset.json").read_text())["real_pairs_s2_l8"])
    yield from among(
        "flanders2018, Landsat-8",
        list(partners),
        f"{folder}/fine_{{}}.tif".format,
        lambda date: f"{folder}/landsat8_{partners[date]}.tif",
        3,
    )


def flanders_series(folder: Path, scratch: Path) -> Iterator[FusionCase]:
    """Neighbouring dates of the series (every seventh) with coarse images simulated at ratios 8 and 16."""
    for ratio in (8, 16):
        yield from among(
            f"flanders2018, simulated ratio {ratio}",
            dates_of(folder)[::7],
            f"{folder}/fine_{{}}.tif".format,
            lambda date, ratio=ratio: simulated(folder / f"fine_{date}.tif", ratio, scratch),
            None,
            steps=1,
        )


def kranj(folder: Path) -> Iterator[FusionCase]:
    """A tiny place; the dates on which both sensors were there."""
    dates = [
        d
        for d in json.loads((folder / "dataset.json").read_text())["fine_dates"]
        if (folder / f"coarse_{d}.tif").exists()
    ]
    yield from among(
        "kranj2020", dates, f"{folder}/fine_{{}}.tif".format, f"{folder}/coarse_{{}}.tif".format, 16
    )


def menindee(folder: Path, scratch: Path) -> Iterator[FusionCase]:
    """Gaps everywhere; coarse images simulated at ratios 8 and 16."""
    for ratio in (8, 16):
        yield from among(
            f"menindee_lakes, simulated ratio {ratio}",
            dates_of(folder),
            f"{folder}/fine_{{}}.tif".format,
            lambda date, ratio=ratio: simulated(folder / f"fine_{date}.tif", ratio, scratch),
            None,
        )


def nrw(folder: Path) -> Iterator[FusionCase]:
    """Different units, haze and cloud: no method can be right, and the check must say so."""
    yield from among(
        "nrw2016 (other units, haze)",
        dates_of(folder),
        f"{folder}/fine_{{}}.tif".format,
        f"{folder}/coarse_{{}}.tif".format,
        16,
    )


def moved(path: Path, rows: int, columns: int, scratch: Path) -> str:
    """A copy of the image that lies `rows` further down and `columns` further right, in its pixels."""
    target = scratch / f"moved_{path.name}"
    if not target.exists():
        gdal.Translate(str(target), str(path))
        dataset = gdal.Open(str(target), gdal.GA_Update)
        x, width, shear_x, y, shear_y, height = dataset.GetGeoTransform()
        dataset.SetGeoTransform((x + columns * width, width, shear_x, y + rows * height, shear_y, height))
        dataset = None
    return str(target)


def simulated(path: Path, ratio: int, scratch: Path) -> str:
    """A coarse image on its own grid: the fine one blurred by a point spread and averaged, gaps left out."""
    target = scratch / f"{path.parent.name}_{ratio}_{path.name.replace('fine', 'coarse')}"
    if target.exists():
        return str(target)
    source = gdal.Open(str(path))
    rows, columns = source.RasterYSize // ratio, source.RasterXSize // ratio
    x, width, _, y, _, height = source.GetGeoTransform()
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(target), columns, rows, source.RasterCount, gdal.GDT_Int16
    )
    dataset.SetGeoTransform((x, width * ratio, 0, y, 0, height * ratio))
    dataset.SetProjection(source.GetProjection())
    for number in range(1, source.RasterCount + 1):
        band, out = source.GetRasterBand(number), dataset.GetRasterBand(number)
        stored = band.ReadAsArray()[: rows * ratio, : columns * ratio].astype(float)
        valid = stored != band.GetNoDataValue()
        weight = gaussian_filter(valid.astype(float), POINT_SPREAD * ratio)
        blurred = gaussian_filter(np.where(valid, stored, 0), POINT_SPREAD * ratio) / np.maximum(weight, 1e-6)
        share, total = block_sum(valid, ratio) / ratio**2, block_sum(np.where(valid, blurred, 0), ratio)
        mean = total / np.maximum(share * ratio**2, 1)
        out.WriteArray(np.where(share >= COVERED, np.rint(mean), band.GetNoDataValue()).astype(np.int16))
        out.SetNoDataValue(band.GetNoDataValue())
        out.SetScale(band.GetScale())
        out.SetDescription(band.GetDescription())
    dataset = None
    return str(target)


def block_sum(values: np.ndarray, ratio: int) -> np.ndarray:
    rows, columns = values.shape
    return values.reshape(rows // ratio, ratio, columns // ratio, ratio).sum(axis=(1, 3))
