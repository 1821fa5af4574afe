"""Sample data: a pair, a coarse image of the target date, and the truth; or a year of images.

    python -m chronofuse.models.simulation OUT_FOLDER [--size 600] [--bands 6] [--seed 1] [--ratio 16] [--east
    0]
    python -m chronofuse.models.simulation OUT_FOLDER --year [--fine-every 8] [--coarse-every 4] ...

writes fine_<date>.tif and coarse_<date>.tif for two dates; the fine image of the second is the truth. The
fine images are in UTM at 30 m, the coarse ones in MODIS's sinusoidal projection: int16 reflectance x 1e4.
With --year there are as many dates as are asked for, clouds over the fine images, and the folder `truth`
(year_files.py); with --labels, --shores, --stages, --radar LOOKS and --spectra DAYS what extras.py says.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np

from ..images import ImageGrid, write
from .extras import Extras
from .landscape import DATES, Landscape
from .sensor import CoarseSensor, coarse_grid, wedge
from .spectra import BANDS
from .year_files import FINE_CRS, OWN_GRID, YearPlan, generate_year

PIXEL = 30.0
WEST, NORTH, CRS = 600_000.0, 5_380_020.0, "EPSG:32633"


def generate(
    out: Path, size: int = 600, bands: int = 6, seed: int = 1, ratio: float = 16.0, east: float = 0.0
) -> list[Path]:
    """Write the four images and return their paths.

    Args:
        size: rows and columns of the fine images.
        bands: the first so many of `spectra.BANDS`.
        ratio: coarse pixel size / fine pixel size.
        east: metres that the place lies east of where it otherwise does, for places side by side.
    """
    out.mkdir(parents=True, exist_ok=True)
    # The coarse pixels at the border see what lies beyond it.
    around = math.ceil(2.5 * ratio)
    land = Landscape(size + 2 * around, seed)
    whole = _grid(land.size, -around, east)
    coarse = coarse_grid(_grid(size + 2 * math.ceil(ratio), -math.ceil(ratio), east), ratio * PIXEL)
    inner = slice(around, around + size)
    paths = []
    for number, day in enumerate(DATES):
        sensor = CoarseSensor(coarse, seed=1000 * seed + number, gap=number == 1)
        paths += [out / f"fine_{day}.tif", out / f"coarse_{day}.tif"]
        write(paths[-2], _fine_bands(land, number, inner, bands), BANDS[:bands], _grid(size, 0, east))
        coarse_bands = (sensor.look(land.band(name, number), whole) for name in BANDS[:bands])
        write(paths[-1], coarse_bands, BANDS[:bands], coarse)
    return paths


def _fine_bands(land: Landscape, date: int, inner: slice, bands: int) -> Iterator[np.ndarray]:
    for name in BANDS[:bands]:
        values = land.band(name, date)[inner, inner]
        values[wedge(values.shape, 0.93, -0.11)[::-1, ::-1]] = np.nan
        yield values


def _grid(size: int, first: int, east: float) -> ImageGrid:
    """The fine grid of `size` pixels whose corner is `first` rows and columns from the sample's."""
    corner = WEST + east + first * PIXEL, NORTH - first * PIXEL
    return ImageGrid(size, size, (corner[0], PIXEL, 0.0, corner[1], 0.0, -PIXEL), CRS)


def main() -> None:
    parser = argparse.ArgumentParser(prog="chronofuse.models.simulation", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="folder to write to; files of the same names are replaced")
    parser.add_argument("--size", type=int, help="rows and columns of the fine images (600, with --year 300)")
    parser.add_argument(
        "--bands", type=int, default=6, choices=range(1, len(BANDS) + 1), help="how many bands (6)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ratio", type=float, default=16.0, help="coarse pixel size / fine pixel size (16)")
    parser.add_argument(
        "--east", type=float, default=0.0, help="metres to the east of where it otherwise lies (0)"
    )
    _add_year(parser.add_argument_group("a year of images"))
    _add_extras(parser.add_argument_group("beside a year's images"))
    args = parser.parse_args()
    try:
        for path in _files(args):
            print(path, flush=True)
    except ValueError as error:
        parser.exit(2, f"chronofuse.models.simulation: {error}\n")


def _add_year(group: argparse._ArgumentGroup) -> None:
    plan, day = YearPlan(), date.fromisoformat
    add = group.add_argument
    add("--year", action="store_true", help="make many dates, with clouds, and the truth of them")
    add("--first", type=day, default=plan.first, help=f"day ({plan.first}), as the autumn before counts")
    add("--last", type=day, default=plan.last, help=f"day ({plan.last})")
    for kind, every in (("fine", plan.fine_every), ("coarse", plan.coarse_every)):
        add(f"--{kind}-every", type=int, default=every, metavar="DAYS", help=f"({every})")
    add("--truth-every", type=int, metavar="DAYS", help="(each date that has a coarse image)")
    add("--pixel", type=float, default=plan.pixel, help="of the fine images, metres (30)")
    add(
        "--coarse-crs",
        choices=(OWN_GRID, FINE_CRS),
        default=OWN_GRID,
        help="of the coarse images (sinusoidal)",
    )
    add(
        "--masks",
        type=Path,
        metavar="FOLDER",
        help="GeoTIFFs, 0 under clouds, in the place of our own clouds",
    )


def _add_extras(group: argparse._ArgumentGroup) -> None:
    add, usual = group.add_argument, Extras()
    add("--labels", action="store_true", help="classes with their legend, and samples of them")
    add("--shores", action="store_true", help="water that ends at a line, and its outlines on each date")
    add("--stages", action="store_true", help="a river in waves, its level on each day, and the terrain")
    add("--radar", type=float, metavar="LOOKS", help="VV and VH, with speckle of so many looks")
    add("--radar-every", type=int, default=usual.radar_every, metavar="DAYS", help="(6)")
    add("--spectra", type=int, metavar="DAYS", help="images of 60 bands every so many days")


def _extras(args: argparse.Namespace) -> Extras:
    return Extras(args.labels, args.shores, args.stages, args.radar, args.radar_every, args.spectra)


def _files(args: argparse.Namespace) -> Iterable[Path]:
    extras = _extras(args)
    if not args.year:
        if extras != Extras(radar_every=extras.radar_every):
            raise ValueError(
                "Labels, shores, stages, radar and spectra come with a year: add --year, with --first and "
                "--last for fewer days."
            )
        return generate(args.out, args.size or 600, args.bands, args.seed, args.ratio, args.east)
    plan = YearPlan(
        args.size or YearPlan.size,
        args.bands,
        args.seed,
        args.ratio,
        args.pixel,
        args.first,
        args.last,
        args.fine_every,
        args.coarse_every,
        args.truth_every,
        args.coarse_crs,
        args.masks,
        extras,
    )
    return generate_year(args.out, plan)


if __name__ == "__main__":
    main()
