"""How well water is told and outlined: overlap with labels, distance from known shores, a whole scene.

    python benchmarks/water.py chips [--data ../shared/data]     # Sentinel-2 and -1, labelled and drawn
    python benchmarks/water.py places --folder PLACES            # the same of the generator's places
    python benchmarks/water.py shores                            # lakes whose outline is a formula
    python benchmarks/water.py levels                            # 45 days of a known water level
    python benchmarks/water.py generated --folder FOLDER         # a year of the generator, with its truth
    python benchmarks/water.py fused --folder FOLDER2            # outlines on fused and on filled images
    python benchmarks/water.py scene [--side 10980]              # seams, time and memory of a whole scene

PLACES holds a folder of each place, made with `--year --size 256 --first 2024-04-01 --last 2024-07-31
--fine-every 20 --coarse-every 40 --radar-every 20 --shores --stages --labels --radar 4.4 --seed 3`, and with
seeds 4 and 5 every 30 days. FOLDER is made by `python -m chronofuse.models.simulation FOLDER --year
--size 200 --first 2024-04-01 --last 2024-05-16 --fine-every 1 --coarse-every 20 --shores --stages`;
FOLDER2 with `--fine-every 8 --coarse-every 4 --masks MASKS`, a folder with one raster of 200 x 200 ones, so
that there are no clouds. The results stand in docs/boundaries.md.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr, osr
from scipy.ndimage import binary_fill_holes, label, zoom
from scipy.spatial import cKDTree
from water_chips import chips, places, water_of
from water_fused import both_ways, drawn, fused, true_shore
from water_scene import scene

from chronofuse.engine import boundaries, dynamics
from chronofuse.engine.door.boundaries_job import WATER
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import BoundariesJob, DynamicsJob

# ---- shores that are known

SIDE, PIXEL, CORNER = 240, 30.0, (600000.0, 5000000.0)
WATER_AND_LAND = {"green": (0.06, 0.09), "nir": (0.03, 0.30), "swir1": (0.012, 0.22)}
"""Reflectance of either."""


def radius(angle: np.ndarray, size: float = 70.0) -> np.ndarray:
    """Of a lake in pixels, by the direction."""
    return size * (1 + 0.18 * np.cos(3 * angle) + 0.09 * np.sin(5 * angle + 1))


def lake(size: float, side: int = SIDE, fine: int = 8) -> np.ndarray:
    """(side, side) shares of water, by the means of fine x fine points a pixel."""
    rows, columns = (np.mgrid[: side * fine, : side * fine] + 0.5) / fine - side / 2
    inside = np.hypot(columns, rows) < radius(np.arctan2(rows, columns), size)
    return inside.reshape(side, fine, side, fine).mean(axis=(1, 3))


def reflectances(water: np.ndarray, names: tuple[str, ...], noise: float, seed: int) -> np.ndarray:
    """(bands, rows, cols) of water beside land that varies by a fifth."""
    random = np.random.default_rng(seed)
    rough = random.normal(size=(-(-water.shape[0] // 6), -(-water.shape[1] // 6)))
    land = 1 + 0.1 * np.kron(rough, np.ones((6, 6)))[: water.shape[0], : water.shape[1]]
    return np.stack(
        [
            water * WATER_AND_LAND[name][0]
            + (1 - water) * WATER_AND_LAND[name][1] * land
            + random.normal(0, noise, water.shape)
            for name in names
        ]
    )


def write(path: Path, values: np.ndarray, names: tuple[str, ...], scale: float = 1e-4) -> Path:
    """A GeoTIFF of (bands, rows, cols), NaN for gaps."""
    bands, rows, columns = values.shape
    kind = gdal.GDT_Int16 if scale != 1 else gdal.GDT_Float32
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, bands, kind, ["TILED=YES"])
    dataset.SetGeoTransform((CORNER[0], PIXEL, 0, CORNER[1], 0, -PIXEL))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    dataset.SetProjection(system.ExportToWkt())
    for number, (name, band) in enumerate(zip(names, values), 1):
        target = dataset.GetRasterBand(number)
        target.SetDescription(name)
        target.SetNoDataValue(-9999)
        target.SetScale(scale)
        target.WriteArray(np.where(np.isfinite(band), band / scale, -9999).round(0 if scale != 1 else 6))
    dataset = None
    return path


def outline_of(path: Path) -> np.ndarray:
    """(n, 2) points along the lines of a GeoPackage, from the middle in pixels."""
    found = []
    dataset = ogr.Open(str(path))  # it must outlive its layers
    for feature in dataset.GetLayerByName("lines"):
        geometry = feature.geometry().Clone()
        geometry.Segmentize(PIXEL / 2)
        found.append(np.array(geometry.GetPoints())[:, :2])
    points = np.concatenate(found)
    return (
        np.column_stack([(points[:, 0] - CORNER[0]) / PIXEL, (CORNER[1] - points[:, 1]) / PIXEL]) - SIDE / 2
    )


def shores() -> None:
    """Distance of the outlines from the true shore, and the area over the true one; beside pixel steps."""
    angles = np.linspace(0, 2 * np.pi, 40001)
    true = np.column_stack([radius(angles) * np.cos(angles), radius(angles) * np.sin(angles)])
    tree = cKDTree(true)
    area = 0.5 * np.trapz(radius(angles) ** 2, angles) * PIXEL**2
    water = lake(70.0)
    with tempfile.TemporaryDirectory() as folder:
        for names in (("green", "nir", "swir1"), ("green", "nir")):
            for noise in (0.0, 0.005, 0.01, 0.02):
                image = write(Path(folder) / "lake.tif", reflectances(water, names, noise, 7), names)
                for smooth, what in ((0.0, "outline"), (1.0, "smoothed")):
                    out = Path(folder) / "lake.gpkg"
                    job = BoundariesJob(
                        (CollectionSource((str(image),)),), str(out), smooth=smooth, overwrite=True,
                        min_area=20 * PIXEL**2,
                    )  # fmt: skip
                    boundaries.run(job, lambda event: None)
                    far = tree.query(outline_of(out))[0]
                    dataset = ogr.Open(str(out))
                    found = sum(f["area_m2"] for f in dataset.GetLayerByName("polygons"))
                    print(
                        f"{names[-1]:6} noise {noise:5}  {what:9} mean {far.mean():.3f}  95 % "
                        f"{np.quantile(far, 0.95):.3f} pixels  area {found / area - 1:+.2%}"
                    )
                steps = pixel_steps(water_of(image, WATER)[0])
                print(f"{names[-1]:6} noise {noise:5}  steps     mean {tree.query(steps)[0].mean():.3f}")


def pixel_steps(water: np.ndarray) -> np.ndarray:
    """(n, 2) points along the edges of the pixels of the largest patch of water, from the middle."""
    patches, _ = label(water == 1)
    wet = binary_fill_holes(patches == np.bincount(patches.ravel())[1:].argmax() + 1)
    found = []
    for share in (0.25, 0.75):
        rows, columns = np.nonzero(wet[:, 1:] != wet[:, :-1])
        found.append(np.column_stack([columns + 1.0, rows + share]))
        rows, columns = np.nonzero(wet[1:] != wet[:-1])
        found.append(np.column_stack([columns + share, rows + 1.0]))
    return np.concatenate(found) - SIDE / 2


# ---- a known level


def levels() -> None:
    """45 days of a flood in a bowl: R2 of the level by the shore's heights and by a table, with clouds."""
    random = np.random.default_rng(11)
    days = np.arange(45)
    truth = 100 + 1.2 * np.exp(-0.5 * ((days - 17) / 6) ** 2) + 0.3 * np.sin(days / 5)
    rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    away = np.hypot(columns, rows) / (radius(np.arctan2(rows, columns), 1.0))
    heights = 98.5 + 3.5 * (away / 100) ** 1.5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        dem = write(
            folder / "dem.tif", (heights + random.normal(0, 0.1, heights.shape))[None], ("height",), 1
        )
        sizes = 100 * ((np.linspace(98.6, 101.5, 60) - 98.5) / 3.5) ** (2 / 3)
        unit = 0.5 * np.trapz(
            radius(np.linspace(0, 2 * np.pi, 2001), 1.0) ** 2, np.linspace(0, 2 * np.pi, 2001)
        )
        table = folder / "levels.csv"
        table.write_text(
            "area_m2,level\n"
            + "".join(f"{unit * (s * PIXEL) ** 2},{h}\n" for s, h in zip(sizes, np.linspace(98.6, 101.5, 60)))
        )
        (folder / "images").mkdir()
        names = ("green", "nir", "swir1")
        for day, level in zip(days, truth):
            water = lake(100 * ((level - 98.5) / 3.5) ** (2 / 3), fine=4)
            values = reflectances(water, names, 0.01, int(day))
            values[:, clouds(random) < (0.35 if day % 3 else 0.0)] = np.nan
            stamp = date(2024, 5, 1) + timedelta(int(day))
            write(folder / "images" / f"fine_{stamp}.tif", values, names)
        for what, more in (("DEM", {"dem": str(dem)}), ("table", {"levels": str(table)})):
            job = DynamicsJob(
                (CollectionSource((str(folder / "images"),)),),
                str(folder / "out.tif"),
                overwrite=True,
                **more,
            )
            rows = dynamics.run(job, lambda event: None).first.figures["curve"]
            known = np.array([row["level"] is not None for row in rows])
            found = np.array([row["level"] or np.nan for row in rows])[known]
            left = ((found - truth[known]) ** 2).sum()
            r2 = 1 - left / ((truth[known] - truth[known].mean()) ** 2).sum()
            span = np.sqrt(left / known.sum()) / np.ptp(truth)
            area = np.array([unit * (100 * ((one - 98.5) / 3.5) ** (2 / 3) * PIXEL) ** 2 for one in truth])
            off = np.abs(np.array([row["area_m2"] for row in rows]) / area - 1)
            held = np.mean([row["low_m2"] <= a <= row["high_m2"] for row, a in zip(rows, area)])
            print(
                f"{what}: {known.sum()} of 45 days, R2 {r2:.3f}, RMSE {span:.1%} of the range; area off by "
                f"{off.mean():.2%} (at most {off.max():.2%}), within its interval on {held:.0%}"
            )


def generated(folder: Path) -> None:
    """A series of the generator: level and area of each date, and the outlines of dates without clouds."""
    images = sorted(path for path in folder.glob("fine_*.tif") if not path.stem.endswith("_mask"))
    with (folder / "truth" / "levels.csv").open() as lines:
        truth = {row["date"]: row for row in csv.DictReader(lines)}
    sources = (CollectionSource(tuple(map(str, images))),)
    with tempfile.TemporaryDirectory() as name:
        job = DynamicsJob(sources, str(Path(name) / "out.tif"), dem=str(folder / "truth" / "terrain.tif"))
        rows = dynamics.run(job, lambda event: None).first.figures["curve"]
        known = [row for row in rows if row["level"] is not None]
        levels = np.array([[row["level"], float(truth[row["date"]]["level"])] for row in known]).T
        left = ((levels[0] - levels[1]) ** 2).sum() / ((levels[1] - levels[1].mean()) ** 2).sum()
        true = np.array([float(truth[row["date"]]["area"]) for row in rows])
        off = np.array([row["area_m2"] for row in rows]) / true - 1
        seen = np.array([row["seen_share"] for row in rows])
        held = np.mean([row["low_m2"] <= a <= row["high_m2"] for row, a in zip(rows, true)])
        print(f"level: {len(known)} of {len(rows)} days, R2 {1 - left:.3f}")
        print(
            f"area: off by {np.abs(off[seen > 0.9]).mean():.2%} where 90 % is seen ({np.sum(seen > 0.9)} "
            f"days), by {np.abs(off).mean():.2%} on all; within its interval on {held:.0%}"
        )
        for row in rows:
            if row["seen_share"] < 0.99:
                continue
            image = folder / f"fine_{row['date']}.tif"
            true = true_shore(folder, row["date"], PIXEL / 10)
            far, back = (away / PIXEL for away in both_ways(drawn(image, PIXEL / 10), true))
            print(
                f"{row['date']}: outline to shore {far.mean():.3f} pixels (95 % "
                f"{np.quantile(far, 0.95):.3f}), shore to outline {back.mean():.3f}"
            )


def clouds(random: np.random.Generator) -> np.ndarray:
    """(SIDE, SIDE) shares, evenly spread, that belong together in space."""
    rough = random.normal(size=(SIDE // 24 + 3, SIDE // 24 + 3))
    smooth = zoom(rough, 24, order=3)[:SIDE, :SIDE]
    return smooth.ravel().argsort().argsort().reshape(smooth.shape) / smooth.size


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kinds = ("chips", "places", "shores", "levels", "generated", "fused", "scene")
    parser.add_argument("what", choices=kinds)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--side", type=int, default=10980)
    options = parser.parse_args()
    if options.what == "chips":
        chips(options.data)
    elif options.what == "places":
        places(options.folder)
    elif options.what == "generated":
        generated(options.folder)
    elif options.what == "fused":
        fused(options.folder, PIXEL)
    elif options.what == "scene":
        scene(options.side)
    else:
        {"shores": shores, "levels": levels}[options.what]()


if __name__ == "__main__":
    main()
