"""Runs of change in the tests' own process, and two dates of which is known what changed."""

import csv
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
from osgeo import gdal

from chronofuse.engine import change
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import ChangeJob, dumps, loads

SIDE = 60
PIXEL = 30.0


def finder(tmp_path):
    """A function that runs a job in this process; its bands, tables and figures."""

    def run(**wishes):
        out = tmp_path / "out.tif"
        paths = {"html": str(tmp_path / "page.html"), "report": str(tmp_path / "report.json")}
        if "sources" not in wishes:
            paths["matrix"] = str(tmp_path / "matrix.csv")
        job = ChangeJob(str(out), **{"threads": 2, "overwrite": True, **paths, **wishes})
        finished = change.run(loads(dumps(job)), lambda event: None)
        dataset = gdal.Open(str(out))
        table = Path(paths["matrix"]) if "matrix" in paths else None
        return SimpleNamespace(
            path=out,
            bands=dataset.ReadAsArray(),
            dataset=dataset,
            table=list(csv.reader(table.read_text().splitlines())) if table else None,
            page=Path(paths["html"]).read_text(),
            figures=finished.first.figures,
            notes=" ".join(finished.first.figures["notes"]),
        )

    return run


def vegetation(ndvi) -> np.ndarray:
    return np.stack([0.3 * (1 - ndvi), 0.3 * (1 + ndvi)])


def two_dates(tmp_path):
    """Two images: NDVI falls by 0.3 in a block and in one pixel, rises in another block."""
    random = np.random.default_rng(1)
    first = 0.5 + 0.02 * random.normal(size=(SIDE, SIDE))
    second = 0.52 + 0.02 * random.normal(size=(SIDE, SIDE))
    second[10:20, 5:25] -= 0.3
    second[40:50, 40:50] += 0.25
    second[55, 3] -= 0.4
    first[:, -1] = np.nan
    paths = [
        images.write(tmp_path / f"fine_{day}.tif", vegetation(ndvi), names=("red", "nir"), pixel=PIXEL)
        for day, ndvi in (("2024-05-01", first), ("2024-07-01", second))
    ]
    return {"before": paths[0], "after": paths[1]}


def of(folder) -> tuple:
    return (CollectionSource((str(folder),)),)
