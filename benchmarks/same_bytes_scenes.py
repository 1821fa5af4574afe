"""The scenes that same_bytes.py runs: cut from ../shared/data, and made by the sample generator."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fusion_cases import DATA, FusionCase, boreal, flanders_real, flanders_series, menindee

SAMPLE_SIZE, TALL_SIZE = 200, 1100
DAYS = ("2024-04-12", "2024-07-01")
CROPPED = 480
"""Rows and columns of the large scenes that are looked at."""


def cases_of(folder: Path) -> dict[str, list[FusionCase]]:
    """Of each place the first case from one pair, more where they are used, and the first from two pairs."""
    inputs = folder / "inputs"
    by_place = {"sample": sample_cases(inputs)}
    if not DATA.is_dir():
        print(f"{DATA} is not there: the sample scene alone is compared", file=sys.stderr)
        return by_place
    places = {
        "boreal2001": boreal(DATA / "boreal2001", inputs),
        "flanders2018-landsat": flanders_real(DATA / "flanders2018"),
        "flanders2018-8": flanders_series(DATA / "flanders2018", inputs),
        "menindee": menindee(DATA / "menindee_lakes", inputs),
    }
    for place, cases in places.items():
        first = list(cases)
        group = [renamed(case, place) for case in first if case.group == first[0].group]
        single, double = ([case for case in group if len(case.pairs) == count] for count in (1, 2))
        chosen = single[:2] if place == "boreal2001" else single[:1]
        by_place[place] = [cropped(case, inputs) for case in (*chosen[:1], *double[:1], *chosen[1:])]
    by_place["boreal2001"][2:] = [renamed(by_place["boreal2001"][2], "boreal2001-b")]
    return by_place


def renamed(case: FusionCase, group: str) -> FusionCase:
    return FusionCase(group, case.name, case.pairs, case.target, case.truth, case.ratio)


def cropped(case: FusionCase, inputs: Path) -> FusionCase:
    """The same with a window of fine images that are large; their coarse images cover more, as they do in
    use."""
    from osgeo import gdal

    def part(path: str) -> str:
        source = gdal.Open(path)
        if max(source.RasterXSize, source.RasterYSize) <= CROPPED:
            return path
        target = inputs / f"part_{case.group}_{Path(path).name}"
        if not target.exists():
            gdal.Translate(str(target), source, srcWin=[160, 160, CROPPED, CROPPED])
        return str(target)

    return FusionCase(
        case.group,
        case.name,
        tuple((part(fine), coarse) for fine, coarse in case.pairs),
        case.target,
        part(case.truth),
        case.ratio,
    )


def sample_cases(inputs: Path) -> list[FusionCase]:
    """The generator's scene: one pair, and both dates with the second's own coarse image as a target
    between them."""
    scene = generated(inputs / "sample", SAMPLE_SIZE, 4)
    (fine, coarse), (truth, target) = scene
    return [
        FusionCase("sample", "one", ((fine, coarse),), target, truth, None),
        FusionCase("sample", "two", ((fine, coarse), (truth, target)), target, truth, None),
    ]


def ndvi_cases(folder: Path) -> list[FusionCase]:
    """The red band of the sample, called NDVI: what the network for NDVI takes is one band of that name."""
    from osgeo import gdal

    scene, paths = generated(folder / "inputs" / "sample", SAMPLE_SIZE, 4), []
    for path in (path for date in scene for path in date):
        target = folder / "inputs" / f"ndvi_{Path(path).name}"
        if not target.exists():
            gdal.Translate(str(target), path, bandList=[4])
            dataset = gdal.Open(str(target), gdal.GA_Update)
            dataset.GetRasterBand(1).SetDescription("ndvi")
            dataset = None
        paths.append(str(target))
    fine, coarse, truth, target = paths
    return [FusionCase("ndvi", "one", ((fine, coarse),), target, truth, None)]


def generated(place: Path, size: int, bands: int) -> list[tuple[str, str]]:
    """(fine, coarse) of both dates of the sample generator's scene."""
    if not place.is_dir():
        subprocess.run(
            [
                sys.executable,
                "-m",
                "chronofuse.models.simulation",
                str(place),
                "--size",
                str(size),
                "--bands",
                str(bands),
                "--ratio",
                "8",
            ],
            check=True,
            capture_output=True,
        )
    return [(str(place / f"fine_{day}.tif"), str(place / f"coarse_{day}.tif")) for day in DAYS]
