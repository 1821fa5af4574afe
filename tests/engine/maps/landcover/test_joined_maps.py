"""Land cover by an image joined with a series of coarser pixels: trained, and mapped tile by tile."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
import images

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import BandMismatchError, JobError, RatioError, SeriesError
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob
from chronofuse.engine.maps.landcover import coarser
from chronofuse.engine.raster.grid import Grid
from chronofuse.models.catalogue.classifier_manifest import from_classifier_file

WHOLE, RATIO, PIXEL = 120, 4, 10.0
SIZE = WHOLE - 1
"""Of the image, over whose edge the last pixels of the series reach."""
DAYS = (40, 130, 200, 290)
LEARNT = ("blue", "green", "red", "nir")


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A folder with an image, a series of it with coarser pixels and the labels, of the generator's year."""
    from chronofuse.models.simulation.labels import class_of_each_pixel
    from chronofuse.models.simulation.year import Year

    folder, place = tmp_path_factory.mktemp("joined"), Year(WHOLE, 51)
    fine = np.stack([place.band(name, 165.0) for name in LEARNT])[:, :SIZE, :SIZE]
    fine[:, :12, :17] = np.nan
    images.write(folder / "image.tif", fine, pixel=PIXEL, names=LEARNT)
    labels = class_of_each_pixel(place, slice(0, WHOLE)).astype(np.float32)[None, :SIZE, :SIZE]
    images.write(folder / "labels.tif", labels, pixel=PIXEL, scale=1, nodata=0, dtype="uint8")
    (folder / "series").mkdir()
    for day in DAYS:
        both = np.stack([place.band(name, float(day)) for name in ("red", "nir")])
        coarse = both.reshape(2, WHOLE // RATIO, RATIO, WHOLE // RATIO, RATIO).mean(axis=(2, 4))
        name = f"fine_{date(2023, 1, 1) + timedelta(day)}.tif"
        images.write(folder / "series" / name, coarse, pixel=PIXEL * RATIO, names=("red", "nir"))
    return folder


def wanted(folder: Path, model: str = "stsnet", **options) -> TrainClassifierJob:
    return TrainClassifierJob(
        name="both",
        model=model,
        options={"steps": 16, **options},
        samples=str(folder / "labels.tif"),
        images=(str(folder / "image.tif"),),
        series=(CollectionSource((str(folder / "series"),)),),
        folds=2,
        output=str(folder / "model.onnx"),
        suggestions=str(folder / "next.gpkg"),
        suggested=3,
        threads=1,
    )


@pytest.mark.long
@pytest.mark.parametrize(("model", "join"), [("stsnet", {}), ("unet+bilstm", {"join": "squeeze"})])
def test_an_image_and_its_series_are_learnt_and_mapped_without_seams(scene, model, join):
    for needed in ("torch", "sklearn", "skl2onnx"):
        pytest.importorskip(needed)
    job = replace(wanted(scene, model, **join), overwrite=True)
    figures = train_classifier.run(job, lambda event: None).first.figures
    manifest = from_classifier_file(scene / "model.onnx", verify=True)
    assert (manifest.ratio, manifest.multiple, manifest.features) == (RATIO, 16, 4 + 2 * len(DAYS))
    assert figures["kind"] == model and figures["suggested"] == 3
    assert manifest.trained_on.get("join") == join.get("join")
    assert not any("resampled" in note for note in figures["notes"])
    mapped = ClassifyJob(
        model=job.output, images=job.images, series=job.series, output=str(scene / "x.tif"), threads=1
    )
    mapped = replace(mapped, overwrite=True)
    found = []
    assert 32 + manifest.halo < SIZE  # so that a small tile in a corner does not see all
    for tile in (32, 128):
        output = str(scene / f"map{tile}.tif")
        classify.run(replace(mapped, output=output, tile=tile), lambda event: None)
        found.append(gdal.Open(output).ReadAsArray())
    np.testing.assert_array_equal(*found)
    assert (found[0][:12, :17] == 0).all() and (found[0][12:] > 0).all()
    truth = gdal.Open(str(scene / "labels.tif")).ReadAsArray()
    common = np.bincount(truth.astype(int).ravel()).max() / truth.size
    assert (found[0] == truth)[12:].mean() > common
    with pytest.raises(BandMismatchError, match=r"a series with 2 bands .*, and 1 image was given"):
        classify.run(replace(mapped, series=()), lambda event: None)


@pytest.mark.parametrize("missing, word", [("series", "no series"), ("images", "no image")])
def test_without_one_of_both_it_is_refused(tmp_path, missing, word):
    with pytest.raises(JobError, match=f"{word} was given: give both"):
        replace(wanted(tmp_path), **{missing: ()})


def grid(pixel: float, side: int = 200) -> Grid:
    return Grid(side, side, (600000.0, pixel, 0.0, 5000000.0, 0.0, -pixel), "")


def test_pixels_too_much_alike_or_too_different_are_refused():
    assert [coarser.ratio_between([grid(size)], grid(10)) for size in (15, 25, 299, 300)] == [2, 3, 30, 30]
    with pytest.raises(RatioError, match=r"14 m. are 1.4 times.*take another model"):
        coarser.ratio_between([grid(14), grid(30)], grid(10))
    with pytest.raises(RatioError, match="up to 30 times"):
        coarser.ratio_between([grid(310)], grid(10))
    with pytest.raises(RatioError, match="tiles of 80 x 80"):
        coarser.require_joinable(grid(10, 79), 4, 20)
    coarser.require_joinable(grid(10, 40), 4, 20, "unet+bilstm")
    with pytest.raises(SeriesError, match=r"on 1 day, and unet\+bilstm takes"):
        coarser.require_joinable(grid(10), 1, 2, "unet+bilstm")


def test_a_series_on_another_lattice_is_said_to_be_resampled():
    fine = grid(10, 95)
    own = coarser.coarser(fine, 3)
    assert (own.width, own.pixel) == (32, (30.0, 30.0))
    assert coarser.resampled_note([grid(30)], own, 3) == []
    (note,) = coarser.resampled_note([grid(30), grid(28)], own, 3)
    assert note.startswith("1 of 2 images of the series is resampled")
