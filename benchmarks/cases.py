"""The cases of the accuracy benchmark: real images in ../shared/data, which are not part of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

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
class Case:
    """One prediction with a truth."""

    group: str
    name: str
    pairs: tuple[tuple[str, str], ...]
    """(fine, coarse) of the reference dates."""
    target: str
    truth: str
    ratio: Optional[float]
    """Given where the coarse images were resampled to fine pixels."""


def all_cases(scratch: Path) -> Iterator[Case]:
    """Every case whose data are there; simulated and moved coarse images are written to `scratch`."""
    if not DATA.is_dir():
        raise SystemExit(f"The images of the benchmark are not there: put them into {DATA}.")
    yield from boreal(DATA / "boreal2001", scratch)
    yield from flanders(DATA / "flanders2018")
    yield from menindee(DATA / "menindee_lakes", scratch)
    yield from nrw(DATA / "nrw2016")


def boreal(folder: Path, scratch: Path) -> Iterator[Case]:
    """As delivered, and with the coarse images moved by (+7, +16) as their dataset.json says; one and two pairs."""
    may, july, august = json.loads((folder / "dataset.json").read_text())["dates"]
    for group, coarse in (("boreal2001 as delivered", lambda date: str(folder / f"coarse_{date}.tif")),
                          ("boreal2001 moved", lambda date: moved(folder / f"coarse_{date}.tif", 7, 16, scratch))):
        def case(references, target, group=group, coarse=coarse):
            pairs = tuple((str(folder / f"fine_{d}.tif"), coarse(d)) for d in references)
            return Case(group, f"{' + '.join(references)} to {target}", pairs, coarse(target),
                        str(folder / f"fine_{target}.tif"), 16)

        yield case([may], july)
        yield case([august], july)
        yield case([may, august], july)


def flanders(folder: Path) -> Iterator[Case]:
    """The ten forward pairs of the five real Landsat-8 partners."""
    dates = json.loads((folder / "dataset.json").read_text())["real_pairs_s2_l8"]
    for i, (fine_1, coarse_1) in enumerate(dates):
        for fine_2, coarse_2 in dates[i + 1:]:
            yield Case("flanders2018", f"{fine_1} to {fine_2}",
                       ((str(folder / f"fine_{fine_1}.tif"), str(folder / f"landsat8_{coarse_1}.tif")),),
                       str(folder / f"landsat8_{coarse_2}.tif"), str(folder / f"fine_{fine_2}.tif"), 3)


def menindee(folder: Path, scratch: Path) -> Iterator[Case]:
    """Gaps everywhere; coarse images simulated at ratios 8 and 16."""
    dates = json.loads((folder / "dataset.json").read_text())["dates"]
    for ratio in (8, 16):
        coarse = {date: simulated(folder / f"fine_{date}.tif", ratio, scratch) for date in dates}
        for first, second in ((0, 1), (0, 2), (2, 0)):
            one, two = dates[first], dates[second]
            yield Case(f"menindee_lakes, simulated ratio {ratio}", f"{one} to {two}",
                       ((str(folder / f"fine_{one}.tif"), coarse[one]),), coarse[two],
                       str(folder / f"fine_{two}.tif"), None)


def nrw(folder: Path) -> Iterator[Case]:
    """Different units, haze and cloud: no method can be right, and the check must say so."""
    one, two, three = json.loads((folder / "dataset.json").read_text())["dates"]
    for first, second in ((one, two), (two, three)):
        yield Case("nrw2016 (other units, haze)", f"{first} to {second}",
                   ((str(folder / f"fine_{first}.tif"), str(folder / f"coarse_{first}.tif")),),
                   str(folder / f"coarse_{second}.tif"), str(folder / f"fine_{second}.tif"), 16)


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
    dataset = gdal.GetDriverByName("GTiff").Create(str(target), columns, rows, source.RasterCount, gdal.GDT_Int16)
    dataset.SetGeoTransform((x, width * ratio, 0, y, 0, height * ratio))
    dataset.SetProjection(source.GetProjection())
    for number in range(1, source.RasterCount + 1):
        band, out = source.GetRasterBand(number), dataset.GetRasterBand(number)
        stored = band.ReadAsArray()[:rows * ratio, :columns * ratio].astype(float)
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
