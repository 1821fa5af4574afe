"""Land cover by networks that look at the dates of a series: trained, and mapped tile by tile."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

sys.path.insert(0, str(Path(__file__).resolve().parent))
import places_of_classes as land

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import ModelFileError, SeriesError
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob
from chronofuse.engine.maps.landcover.classifiers import open_classifier
from chronofuse.engine.maps.landcover.network import between_layers
from chronofuse.models.catalogue.classifier_manifest import (
    OF_SERIES,
    ClassifierManifest,
    Input,
    from_classifier_file,
)
from chronofuse.models.catalogue.errors import ManifestError

STEPS = 30


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with a series, an image of the same pixels, and samples."""
    for needed in ("torch", "sklearn", "skl2onnx"):
        pytest.importorskip(needed)
    folder = tmp_path_factory.mktemp("dated")
    land.series(folder / "series")
    land.image(folder / "image.tif")
    land.polygons(folder / "samples.gpkg")
    return folder


def wanted(folder: Path, model: str, images: bool = False) -> TrainClassifierJob:
    return TrainClassifierJob(
        name="mine",
        model=model,
        options={"steps": STEPS},
        samples=str(folder / "samples.gpkg"),
        field="class",
        images=(str(folder / "image.tif"),) if images else (),
        series=(CollectionSource((str(folder / "series"),)),),
        split="field",
        split_field="farm",
        folds=2,
        output=str(folder / f"{model}.onnx"),
        threads=1,
        overwrite=True,
    )


@pytest.mark.long
@pytest.mark.parametrize("model", OF_SERIES)
def test_the_dates_of_a_series_are_learnt_and_mapped_without_seams(place, model):
    """Beside the first of them stands an image."""
    job = wanted(place, model, images=model == OF_SERIES[0])
    figures = train_classifier.run(job, lambda event: None).first.figures
    assert figures["kind"] == model and figures["accuracy"]["overall_accuracy"] > 0.8
    brought = [row["without"]["macro_f1"] for row in figures["accuracy"]["inputs"]]
    assert len(brought) == 2 and min(brought) < figures["accuracy"]["macro_f1"] - 0.05
    manifest = from_classifier_file(Path(job.output), verify=True)
    assert (manifest.ratio, manifest.multiple, len(manifest.inputs[-1].days)) == (1, 8, 8)
    found = []
    for tile in (16, 128):
        output = str(place / f"{model}-{tile}.tif")
        mapped = ClassifyJob(job.output, output, images=job.images, series=job.series, tile=tile, threads=1)
        classify.run(replace(mapped, overwrite=True), lambda event: None)
        found.append(gdal.Open(output).ReadAsArray())
    np.testing.assert_array_equal(*found)
    order = np.array([sorted(land.NAMES).index(name) + 1 for name in land.NAMES])
    at = np.indices(found[0].shape) % land.PARCEL
    inside = ((at >= 3) & (at < land.PARCEL - 3)).all(0)  # no samples lie where parcels meet
    assert (found[0] > 0).all() and (found[0] == order[land.truth()])[inside].mean() > 0.9
    with pytest.raises(ManifestError, match="does not take one series at the end"):
        replace(manifest, inputs=(Input("image", "a", ("red", "nir")),))
    if job.images:
        fewer = replace(manifest, inputs=manifest.inputs[1:])
        with pytest.raises(ModelFileError, match="does not take"):
            open_classifier(fewer).shares(np.zeros((fewer.features, 8, 8), np.float32), 1)


def test_tiles_of_many_days_and_of_windows_are_smaller(place):
    """By what was measured of a pixel of the first network: 90 values each day, and of windows 744 of 32."""

    def values_of(model: str, days: int) -> int:
        series = Input("series", "s", ("blue", "green", "red", "nir"), tuple(range(days)))
        legend = ((1, "a", "#000000"), (2, "b", "#ffffff"))
        return 4 * between_layers(ClassifierManifest("m", "M", model, (series,), legend))

    assert 90 * 32 < values_of("convgru", 32) < 150 * 32 and 744 * 32 < values_of("window", 32) < 900 * 32


def test_a_series_of_one_date_is_refused(place, tmp_path):
    job = wanted(place, "convgru")
    (only, *_) = sorted((place / "series").glob("*.tif"))
    one = replace(job, series=(CollectionSource((str(only),)),))
    with pytest.raises(SeriesError, match="on 1 day, and convgru takes 2 to 64"):
        train_classifier.run(one, lambda event: None)
