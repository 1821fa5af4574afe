"""Land cover from end to end: a model trained by the real trainer, and maps by it; bad samples and inputs."""

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

sys.path.insert(0, str(Path(__file__).resolve().parent))
import images
import places_of_classes as land

from chronofuse.engine import classify, train_classifier
from chronofuse.engine.cli.main import main
from chronofuse.engine.door import errors
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.jobs import ClassifyJob, TrainClassifierJob
from chronofuse.engine.raster.legend import read_legend
from chronofuse.models.catalogue.classifier_manifest import from_classifier_file

pytest.importorskip("sklearn")
pytest.importorskip("skl2onnx")
SMALL = {"trees": 12, "depth": 8}


def trained(folder: Path, **wishes):
    """The figures of a training, whose model is folder/model.onnx."""
    given = {
        "name": "mine",
        "options": SMALL,
        "field": "class",
        "output": str(folder / "model.onnx"),
        "threads": 1,
    }
    finished = train_classifier.run(TrainClassifierJob(**{**given, **wishes}), lambda event: None)
    return finished.first.figures


def mapped(folder: Path, model: Path, **wishes):
    """The figures of a map, folder/map.tif, and its codes."""
    given = {"model": str(model), "output": str(folder / "map.tif"), "overwrite": True, "threads": 1}
    finished = classify.run(ClassifyJob(**{**given, **wishes}), lambda event: None)
    dataset = gdal.Open(finished.first.outputs["output"])
    return finished.first.figures, dataset.ReadAsArray()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with an image, a series, samples, and the models of both together and of the image alone; the
    figures of the trainings."""
    folder = tmp_path_factory.mktemp("place")
    image, samples = land.image(folder / "image.tif"), land.polygons(folder / "samples.gpkg")
    source = (CollectionSource((str(land.series(folder / "series")),)),)
    (folder / "both").mkdir()
    both = trained(
        folder / "both",
        samples=str(samples),
        images=(image,),
        series=source,
        split="field",
        split_field="farm",
        report=str(folder / "both.json"),
        html=str(folder / "both.html"),
        suggestions=str(folder / "next.gpkg"),
        suggested=7,
    )
    alone = trained(folder, samples=str(samples), images=(image,))
    return folder, image, source, both, alone


def test_a_model_tells_how_good_it_is_and_what_each_input_brings(place):
    folder, _, _, both, alone = place
    assert both["accuracy"]["overall_accuracy"] > 0.97 and both["held_out"] == {
        "by": "field",
        "groups": 4,
        "folds": 4,
    }
    assert {row["input"] for row in both["accuracy"]["inputs"]} == {"image", "fine"}
    assert alone["held_out"]["by"] == "polygons" and alone["accuracy"]["inputs"][0]["input"] == "nir"
    table = np.array(alone["accuracy"]["confusion"])
    assert table.sum() == alone["samples"]["pixels"] == 50 * 36
    of_class = {row["class"]: row for row in alone["accuracy"]["classes"]}
    order = sorted(land.NAMES)
    crops = order.index("crops")
    hits = table[crops, crops]
    assert of_class["crops"]["recall"] == pytest.approx(hits / table[crops].sum(), abs=1e-4)
    assert of_class["crops"]["iou"] == pytest.approx(
        hits / (table[crops].sum() + table[:, crops].sum() - hits), abs=1e-4
    )
    told = json.loads((folder / "both.json").read_text("utf-8"))["figures"]
    assert told["accuracy"]["kappa"] == both["accuracy"]["kappa"]
    page = (folder / "both.html").read_text("utf-8")
    assert "What each input brings" in page and "water" in page


def test_the_model_file_describes_itself(place):
    folder = place[0]
    manifest = from_classifier_file(folder / "both" / "model.onnx", verify=True)
    assert [one.kind for one in manifest.inputs] == ["image", "series"]
    assert manifest.inputs[1].days[:2] == (31, 71) and manifest.inputs[1].bands == ("red", "nir")
    assert [name for _, name, _ in manifest.legend] == sorted(land.NAMES)
    assert manifest.features == 4 + 2 * 8 and manifest.pixel == 10.0


def test_points_to_label_next_lie_in_the_image_apart_from_each_other(place):
    source = ogr.Open(str(place[0] / "next.gpkg"))
    points = [
        (f.GetGeometryRef().GetX(), f.GetGeometryRef().GetY(), f["entropy"]) for f in source.GetLayer(0)
    ]
    assert len(points) == 7
    assert all(land.LEFT < x < land.LEFT + 1200 and land.TOP - 1200 < y < land.TOP for x, y, _ in points)
    assert [e for _, _, e in points] == sorted((e for _, _, e in points), reverse=True)
    gaps = [max(abs(a[0] - b[0]), abs(a[1] - b[1])) for n, a in enumerate(points) for b in points[:n]]
    assert min(gaps) >= 80


@pytest.fixture(scope="module")
def by_both(place):
    folder, image, source, *_ = place
    return mapped(
        folder,
        folder / "both" / "model.onnx",
        images=(image,),
        series=source,
        output=str(folder / "both.tif"),
        probability=str(folder / "share.tif"),
        polygons=str(folder / "areas.gpkg"),
        table=str(folder / "areas.csv"),
        html=str(folder / "map.html"),
        samples=str(folder / "samples.gpkg"),
        field="class",
        tile=64,
    )


def test_a_map_has_the_classes_their_legend_and_their_areas(place, by_both):
    folder, (figures, codes) = place[0], by_both
    order = sorted(land.NAMES)
    expected = np.array([order.index(name) + 1 for name in land.NAMES])[land.truth()]
    assert (codes == expected).mean() > 0.98
    legend = read_legend(str(folder / "both.tif"), "The map")
    assert legend.names == tuple(order)
    rows = list(csv.DictReader((folder / "areas.csv").read_text("utf-8").splitlines()))
    assert sum(float(row["hectares"]) for row in rows) == pytest.approx(144.0)
    assert float(rows[0]["hectares"]) == pytest.approx((codes == 1).sum() * 0.01)
    assert all(float(row["low_hectares"]) <= float(row["adjusted_hectares"]) for row in rows)
    assert figures["classified_share"] == 1.0 and figures["adjusted"]


def test_shares_of_the_vote_and_polygons_belong_to_the_map(place, by_both):
    folder, (_, codes) = place[0], by_both
    dataset = gdal.Open(str(folder / "share.tif"))
    share = dataset.ReadAsArray()
    assert share.min() >= 34 and share.max() == 100 and dataset.GetRasterBand(1).GetScale() == 0.01
    source = ogr.Open(str(folder / "areas.gpkg"))
    areas: dict[str, float] = {}
    for feature in source.GetLayer(0):
        assert feature.GetGeometryRef().IsValid()
        areas[feature["class"]] = areas.get(feature["class"], 0.0) + feature["area_m2"]
        assert feature["area_m2"] == pytest.approx(feature.GetGeometryRef().GetArea())
    for code, name in enumerate(sorted(land.NAMES), 1):
        assert areas[name] == pytest.approx((codes == code).sum() * 100.0)


def test_the_map_is_the_same_whatever_the_tile_is(place, by_both):
    folder, image, source, *_ = place
    _, codes = mapped(
        folder, folder / "both" / "model.onnx", images=(image,), series=source, tile=37, memory=200
    )
    np.testing.assert_array_equal(codes, by_both[1])


def test_a_model_is_used_for_another_year_with_other_dates(place, tmp_path):
    folder, image, *_ = place
    other = CollectionSource((str(land.series(tmp_path / "other", 2025, 9, 8)),))
    figures, codes = mapped(tmp_path, folder / "both" / "model.onnx", images=(image,), series=(other,))
    order = sorted(land.NAMES)
    expected = np.array([order.index(name) + 1 for name in land.NAMES])[land.truth()]
    assert (codes == expected).mean() > 0.95
    assert any("looks at 8 days from 2025 on" in note for note in figures["notes"])
    short = CollectionSource((str(land.series(tmp_path / "short", 2025, 0, 2)),))
    with pytest.raises(errors.SeriesError, match="less than half"):
        mapped(tmp_path, folder / "both" / "model.onnx", images=(image,), series=(short,))


def test_what_lies_in_a_gap_has_no_class_and_is_told(place, tmp_path):
    figures, codes = mapped(
        tmp_path, place[0] / "model.onnx", images=(land.image(tmp_path / "gap.tif", gap=True),)
    )
    assert (codes[:20, :30] == 0).all() and (codes[20:] > 0).all()
    assert figures["classified_share"] == pytest.approx(1 - 600 / 14400, abs=1e-4)
    assert any("4.2 % of the pixels" in note for note in figures["notes"])


def test_images_of_another_resolution_come_onto_the_finest_grid(place, tmp_path):
    values = np.kron(land.truth()[::4, ::4], np.ones((1, 1)))[None] * 100.0
    coarse = images.write(
        tmp_path / "height.tif", values, pixel=40.0, names=("height",), scale=1, dtype="float32"
    )
    figures = trained(tmp_path, samples=str(place[0] / "samples.gpkg"), images=(coarse, place[1]))
    assert {one["name"] for one in figures["inputs"]} == {"height", "image"}
    _, codes = mapped(tmp_path, tmp_path / "model.onnx", images=(place[1], coarse))  # in whichever order
    assert codes.shape == (land.SIDE, land.SIDE)


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


def test_classes_that_the_model_never_saw_are_told_and_left_out(place, tmp_path):
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
    figures, _ = mapped(
        tmp_path, place[0] / "model.onnx", images=(place[1],), samples=str(path), field="class"
    )
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


def test_images_that_do_not_suit_a_model_are_refused_by_their_bands(place, tmp_path):
    other = images.write(tmp_path / "two.tif", np.ones((2, 40, 40)) * 0.2, pixel=10.0, names=("red", "swir1"))
    with pytest.raises(errors.BandMismatchError, match="blue"):
        mapped(tmp_path, place[0] / "model.onnx", images=(other,))
    with pytest.raises(errors.BandMismatchError, match="a series"):
        mapped(tmp_path, place[0] / "both" / "model.onnx", images=(place[1],))
    assert not (tmp_path / "map.tif").exists() and not (tmp_path / "map.tif.aux.xml").exists()


def test_a_model_file_that_was_changed_is_refused(place, tmp_path):
    data = bytearray((place[0] / "model.onnx").read_bytes())
    data[len(data) // 3] ^= 1
    (tmp_path / "changed.onnx").write_bytes(bytes(data))
    with pytest.raises(errors.ModelFileError):
        mapped(tmp_path, tmp_path / "changed.onnx", images=(place[1],))
    with pytest.raises(errors.UnknownMethodError, match="no land-cover model 'nobody'"):
        mapped(tmp_path, Path("nobody"), images=(place[1],))


def test_a_job_refuses_what_does_not_go_together():
    whole = TrainClassifierJob("m", "s.gpkg", "class", ("a.tif",))
    for wishes, said in (
        ({"images": ()}, "No images"),
        ({"split": "field"}, "--split-field"),
        ({"options": {"trees": 0}}, "trees"),
        ({"options": {"branches": 3}}, "branches"),
        ({"name": "My Model"}, "lower-case"),
        ({"output": "m.tif"}, ".onnx"),
    ):
        with pytest.raises(errors.JobError) as refused:
            replace(whole, **wishes)
        assert said in str(refused.value)


@pytest.mark.parametrize("ending", [".shp", ".csv", ""])
def test_a_layer_is_not_written_under_the_name_of_another_format(ending):
    with pytest.raises(errors.JobError, match="gpkg or"):
        ClassifyJob("m", "map.tif", images=("a.tif",), polygons=f"areas{ending}")
    with pytest.raises(errors.JobError, match="gpkg or"):
        TrainClassifierJob("m", "s.gpkg", images=("a.tif",), suggestions=f"next{ending}")


def test_a_model_is_listed_and_removed_and_takes_no_name_of_another_method(
    place, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    own = tmp_path / "models" / "classifiers"
    own.mkdir(parents=True)
    (own / "mine.onnx").write_bytes((place[0] / "model.onnx").read_bytes())
    assert main(["methods"]) == 0
    assert "land-cover model (forest): crops, forest, water" in capsys.readouterr().out
    assert main(["methods", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert any(one["name"] == "mine" and one["family"] == "land cover" for one in listed)
    figures, _ = mapped(tmp_path, Path("mine"), images=(place[1],))
    assert figures["model"] == "mine"
    with pytest.raises(errors.ModelFileError, match="'starfm' is the name of"):
        trained(tmp_path, name="starfm", samples=str(place[0] / "samples.gpkg"), images=(place[1],))
    assert main(["remove", "mine"]) == 0 and not (own / "mine.onnx").exists()
