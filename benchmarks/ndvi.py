"""How accurate NDVI is: fused as it is, and computed from fused bands, on cases of ../shared/data with one
pair.

    python benchmarks/ndvi.py [--method NAME ...] [--group TEXT] [--out benchmarks/ndvi]

The NDVI of the fine and of the coarse images is computed before (a coarse pixel's from its own red and near
infrared), and fused by every installed method that takes any bands, or NDVI alone. `NDVI of fused bands` is
the NDVI that a fusion of the bands writes beside them (`--ndvi`). All predictions of a case and the
baselines, which are those of NDVI, are measured on the pixels that all of them have. Writes OUT.json (all
figures) and OUT.md (the tables).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from accuracy import Entrant, entrants, fused, means
from accuracy_tables import by_group, overview, per_case
from fusion_cases import FusionCase, all_cases
from osgeo import gdal

from chronofuse.engine.align.scene import Scene, open_on_grid, open_scene
from chronofuse.engine.align.scene_figures import fit_fine_to_coarse
from chronofuse.engine.door.jobs import FuseJob, Pair, target_of
from chronofuse.engine.raster.grid import Window
from chronofuse.engine.raster.readers import open_image
from chronofuse.engine.run.products import PRODUCT, ndvi
from chronofuse.engine.yardstick.measure import Read, against_truth, predictors
from chronofuse.models.catalogue.installed import catalogue

GROUPS = ("boreal2001 moved", "flanders2018, Landsat-8", "kranj2020", "menindee_lakes")
"""What the names of the cases' groups begin with."""
NAMES = ("ndvi",)
FROM_BANDS = ("chrono", "delta")
"""Methods that the bands are fused with."""
FIGURES = ("rmse", "cc", "ssim", "edge", "skill", "changed_rmse")


def main() -> None:
    options = _options()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in suitable(all_cases(Path(folder))):
            if options.group in case.group:
                rows += measure_case(case, options.method, Path(folder))
    options.out.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    options.out.with_suffix(".md").write_text(markdown(rows), "utf-8")


def suitable(cases: Iterator[FusionCase]) -> Iterator[FusionCase]:
    """Those with one pair whose bands have red and near infrared, each place once."""
    return (case for case in cases if case.group.startswith(GROUPS) and len(case.pairs) == 1)


def measure_case(case: FusionCase, only: list[str] | None, folder: Path) -> list[dict]:
    """One row a method and a baseline.

    Args:
        wanted: names of methods; None: all.
    """
    of_ndvi = as_ndvi(case, folder)
    predictions, codes = {}, set()
    for name, (of, entrant, product) in contestants(of_ndvi, case, only).items():
        output = folder / f"{len(predictions)}.tif"
        paths = {"output": folder / "bands.tif", product: str(output)} if product else {"output": output}
        _, warnings = fused(of, entrant, **paths)
        predictions[name] = str(output)
        codes |= set(warnings)
    about = {"group": case.group, "case": case.name, "pairs": 1, "warnings": sorted(codes)}
    rows = [{**about, "method": name, **figures} for name, figures in measure(of_ndvi, predictions).items()]
    for row in rows:
        print(
            json.dumps({key: row[key] for key in ("group", "case", "method", "rmse", "ssim", "pixels")}),
            flush=True,
        )
    return rows


def contestants(
    of_ndvi: FusionCase, bands: FusionCase, only: list[str] | None
) -> dict[str, tuple[FusionCase, Entrant, str | None]]:
    """Name in the tables to what is fused, by what, and the product that is measured, where it is not the
    fused raster.

    Args:
        own, bands: the case as NDVI, and as it is.
    """
    plain = {e.name: (of_ndvi, e, None) for e in entrants(NAMES) if e.manifest.pairs_min == 1}
    known = catalogue()
    plain.update(
        {
            f"NDVI of fused bands, {name}": (bands, Entrant(name, known[name], {}), "ndvi")
            for name in FROM_BANDS
            if name in known
        }
    )
    return {name: contestant for name, contestant in plain.items() if not only or contestant[1].name in only}


# ---- NDVI of images


def as_ndvi(case: FusionCase, scratch: Path) -> FusionCase:
    """The case with the NDVI of its images in their place; they are written to `scratch`."""
    pairs = tuple((write_ndvi(fine, scratch), write_ndvi(coarse, scratch)) for fine, coarse in case.pairs)
    return replace(
        case, pairs=pairs, target=write_ndvi(case.target, scratch), truth=write_ndvi(case.truth, scratch)
    )


def write_ndvi(path: str, scratch: Path) -> str:
    """Write the NDVI of an image as one band on its grid, as a product of a fusion would have it; the new
    file's path.

    A pixel is missing where red or near infrared is, or where they add up to nothing.

    Raises:
        BandMismatchError: it has no bands that are called so.
    """
    target = scratch / "ndvi" / Path(path).parent.name / Path(path).name
    if target.exists():
        return str(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    image = open_image(path, "the image")
    width, height = image.grid.width, image.grid.height
    values = ndvi(image.read(Window(0, 0, width, height)), image.names, path)[0]
    dataset = gdal.GetDriverByName("GTiff").Create(str(target), width, height, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform(image.grid.transform)
    dataset.SetProjection(image.grid.crs)
    band = dataset.GetRasterBand(1)
    band.SetDescription("ndvi")
    band.SetNoDataValue(PRODUCT.nodata)
    band.WriteArray(PRODUCT.encode(values))
    dataset = None
    return str(target)


# ---- measuring


def measure(case: FusionCase, predictions: dict[str, str]) -> dict[str, dict]:
    """Name to figures of the predictions and of the baselines, all on the same pixels.

    Args:
        case: as NDVI.
        predictions: name to file.
    """
    scene = open_scene(
        FuseJob.of(
            [Pair(*pair) for pair in case.pairs],
            [target_of(case.target)],
            "delta",
            check_only=True,
            ratio=case.ratio,
        )
    )
    fine = scene.fine[0]
    readers = {name: open_image(path, name, fine).read for name, path in predictions.items()}
    truth = open_on_grid(case.truth, "The truth", fine)
    by_name = against_truth(
        truth, NAMES, where_all_are({**readers, **baselines(scene)}), fine, scene.ratio
    ).figures
    return {
        name: {**means(figures, FIGURES), "pixels": figures["pixels"]} for name, figures in by_name.items()
    }


def baselines(scene: Scene) -> dict[str, Read]:
    gain, _ = fit_fine_to_coarse(scene)
    return predictors(scene, gain)


def where_all_are(readers: dict[str, Read]) -> dict[str, Read]:
    """The same readers, but the first has a gap wherever any has one: the yardstick measures all on the
    first's pixels."""
    first = next(iter(readers))

    def read(window: Window) -> np.ndarray:
        layers = {name: reader(window) for name, reader in readers.items()}
        valid = np.isfinite(np.stack(list(layers.values()))).all(axis=0)
        return np.where(valid, layers[first], np.float32(np.nan))

    return {**readers, first: read}


def markdown(rows: list[dict]) -> str:
    lines = [
        "# NDVI",
        "",
        "Made by `benchmarks/ndvi.py`; means over cases, without units. Lower RMSE, higher CC, SSIM and "
        "skill, and an EDGE near 0 are better. Each table's best RMSE is bold. `NDVI of fused bands` is "
        "computed from the bands after their fusion; all others fuse NDVI itself, which was computed before. "
        "All of a case are measured on the same pixels. `rank` is the mean over cases of a method's place by "
        "RMSE among all that ran, `beats delta` the cases with a lower RMSE than `delta`.",
        "",
        *overview(rows, 1, FIGURES),
        *by_group(rows, FIGURES),
        "## Every case: RMSE",
        "",
        *per_case(rows),
        "",
    ]
    return "\n".join(lines)


def _options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--method", nargs="*", help="only these, and the fused bands by them (default: all)")
    parser.add_argument("--group", default="", help="only groups of cases whose name has this")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("ndvi"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
