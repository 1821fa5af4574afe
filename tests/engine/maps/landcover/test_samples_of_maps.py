"""Land cover from samples of all kinds: in degrees, invalid, torn, as numbers, points and rasters; and those
that nothing can be learnt from."""

import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

sys.path.insert(0, str(Path(__file__).resolve().parent))
import images
import places_of_classes as land
from landcover_runs import mapped, trained

from chronofuse.engine.door import errors
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.raster.legend import read_legend
from chronofuse.models.catalogue.classifier_manifest import from_classifier_file

pytest.importorskip("sklearn")
pytest.importorskip("skl2onnx")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with samples, and an image."""
    folder = tmp_path_factory.mktemp("place")
    land.polygons(folder / "samples.gpkg")
    return folder, land.image(folder / "image.tif")


@pytest.fixture(scope="module")
def model(place):
    """A model of the image alone."""
    trained(place[0], samples=str(place[0] / "samples.gpkg"), images=(place[1],))
    return place[0] / "model.onnx"


def test_samples_in_degrees_invalid_torn_and_outside_are_dealt_with_and_told(place, tmp_path):
    crossed = "POLYGON((600030 4999970,600090 4999910,600090 4999970,600030 4999910,600030 4999970))"
    name = land.NAMES[land.truth()[5, 5]]
    extra = [(crossed, name), (land.square(3000, 40, 5), "water"), (land.square(14, 2, 8), "forest")]
    wrong = land.NAMES[(land.truth()[5, 15] + 1) % 3]
    extra.append((land.square(15, 3, 3), wrong))
    path = land.polygons(tmp_path / "odd.geojson", epsg=4326, extra=extra)
    figures = trained(tmp_path, samples=str(path), images=(place[1],))
    notes = " ".join(figures["notes"])
    assert "its outline crossed itself and was mended" in notes
    assert "1 of 54 samples: outside the images, left out" in notes
    assert "9 pixels with samples of different classes" in notes


@pytest.mark.long
def test_numbers_points_and_class_rasters_are_samples_too(place, tmp_path):
    numbers = land.polygons(tmp_path / "numbers.shp", numbers=True)
    trained(tmp_path, samples=str(numbers), images=(place[1],))
    assert [c for c, _, _ in from_classifier_file(tmp_path / "model.onnx").legend] == [10, 20, 30]
    random = np.random.default_rng(3)
    rows = ["x,y,class"]
    for column, row in random.integers(0, land.SIDE, (150, 2)):
        x, y = land.LEFT + 10 * column + 5, land.TOP - 10 * row - 5
        rows.append(f"{x},{y},{land.NAMES[land.truth()[row, column]]}")
    (tmp_path / "points.csv").write_text("\n".join(rows), "utf-8")
    figures = trained(tmp_path, samples=str(tmp_path / "points.csv"), images=(place[1],), overwrite=True)
    assert figures["held_out"]["by"] == "blocks" and figures["held_out"]["block"] > 0
    classes = images.write(
        tmp_path / "labels.tif", land.truth() + 1.0, pixel=10.0, scale=1, dtype="uint8", nodata=0
    )
    wishes = {"samples": classes, "field": None, "images": (place[1],), "overwrite": True, "folds": 2}
    figures = trained(tmp_path, **wishes, block=240.0)
    assert figures["held_out"] == {"by": "blocks", "groups": 25, "folds": 2, "block": 240.0}
    assert figures["samples"]["pixels"] == land.SIDE**2


def test_a_class_with_a_code_above_254_takes_two_bytes_in_a_map(place, tmp_path):
    """From the samples on: the map, its legend, and its polygons, which are those of the same codes."""
    codes = np.array([7, 300, 65534])[land.truth()]
    samples = images.write(
        tmp_path / "labels.tif", codes.astype(float), pixel=10.0, scale=1, dtype="uint16", nodata=0
    )
    trained(tmp_path, samples=samples, field=None, images=(place[1],), folds=2, block=240.0)
    shapes = str(tmp_path / "map.gpkg")
    figures, found = mapped(tmp_path, tmp_path / "model.onnx", images=(place[1],), polygons=shapes)
    assert found.dtype == np.uint16 and (found == codes).mean() > 0.95
    legend = read_legend(str(tmp_path / "map.tif"), "map")
    assert legend.codes == (7, 300, 65534) and (legend.dtype, legend.nodata) == ("uint16", 0)
    assert [row["code"] for row in figures["areas"]] == [7, 300, 65534]
    areas = dict.fromkeys(legend.names, 0.0)
    source = ogr.Open(shapes)
    for feature in source.GetLayer(0):
        areas[feature["class"]] += feature.GetGeometryRef().GetArea()
    assert areas == pytest.approx({e.name: 100 * float((found == e.code).sum()) for e in legend})


def test_classes_that_the_model_never_saw_are_told_and_left_out(place, model, tmp_path):
    random = np.random.default_rng(4)
    shapes = [
        (f"POINT({land.LEFT + 10 * c + 5} {land.TOP - 10 * r - 5})", land.NAMES[land.truth()[r, c]])
        for c, r in random.integers(0, land.SIDE, (90, 2))
    ]
    path = land.write(tmp_path / "points.gpkg", shapes)
    source = ogr.Open(str(path), 1)
    feature = source.GetLayer(0).GetNextFeature()
    feature["class"] = "snow"
    source.GetLayer(0).SetFeature(feature)
    source = None
    figures, _ = mapped(tmp_path, model, images=(place[1],), samples=str(path), field="class")
    assert any("never saw (snow)" in note for note in figures["notes"]) and figures["adjusted"]
    assert sum(row["adjusted_hectares"] for row in figures["areas"]) == pytest.approx(144.0, abs=0.01)


@pytest.mark.long
def test_medians_stand_for_what_is_missing_where_that_is_asked_for(place, tmp_path):
    source = (CollectionSource((str(land.series(tmp_path / "gappy", dates=3)),)),)
    image = land.image(tmp_path / "gap.tif", gap=True)
    wishes = {"samples": str(place[0] / "samples.gpkg"), "images": (image,), "series": source}
    trained(tmp_path, **wishes, gaps="median")
    _, codes = mapped(tmp_path, tmp_path / "model.onnx", images=(image,), series=source)
    assert (codes > 0).all()


@pytest.mark.parametrize(
    "wishes, error, said",
    [
        ({"field": "height"}, errors.PlacesError, "has no field 'height'"),
        ({"field": None}, errors.ClassesError, "the field that holds their classes was not"),
        ({"samples": "far.gpkg"}, errors.NoOverlapError, "No sample lies in the images"),
        ({"samples": "one.gpkg"}, errors.ClassesError, "two classes with at least 5 pixels"),
        ({"samples": "gone.gpkg"}, errors.MissingFileError, "does not exist"),
        ({"samples": "heights.tif", "field": None}, errors.ClassesError, "holds fractions (Float32)"),
        ({"samples": "many.tif", "field": None}, errors.ClassesError, "have 280 classes"),
    ],
)
def test_samples_that_nothing_can_be_learnt_from_are_refused(place, tmp_path, wishes, error, said):
    land.write(tmp_path / "far.gpkg", [(land.square(3000, 40, 5), "water")])
    land.write(tmp_path / "one.gpkg", [(land.square(0, 0, 9), "water"), (land.square(20, 0, 1), "forest")])
    codes = np.arange(land.SIDE**2).reshape(land.SIDE, land.SIDE) % 280 + 1.0
    images.write(tmp_path / "heights.tif", codes + 0.5, pixel=10.0, scale=1, dtype="float32")
    images.write(tmp_path / "many.tif", codes, pixel=10.0, scale=1, dtype="uint16", nodata=0)
    given = {"samples": str(place[0] / "samples.gpkg"), "images": (place[1],), **wishes}
    if "samples" in wishes:
        given["samples"] = str(tmp_path / wishes["samples"])
    with pytest.raises(error) as refused:
        trained(tmp_path, **given)
    assert said in str(refused.value)
    assert not (tmp_path / "model.onnx").exists()
