"""`chronofuse:train_classifier` and `chronofuse:classify`: samples become a model, and the model a map whose
layer has the names and colours of its classes."""

from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from chronofuse.models.catalogue.classifier_manifest import from_classifier_file
from chronofuse.models.images import ImageGrid, write
from chronofuse.shell import class_looks

SIDE = 48
GRID = ImageGrid(SIDE, SIDE, (600000.0, 10.0, 0.0, 5000000.0, 0.0, -10.0), "EPSG:32633")


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """Water above, forest below."""
    random = np.random.default_rng(1)
    values = np.full((2, SIDE, SIDE), 0.04)
    values[1, SIDE // 2 :] = 0.35
    path = tmp_path_factory.mktemp("land") / "image.tif"
    write(path, values + random.random(values.shape) * 0.01, ("red", "nir"), GRID)
    return str(path)


@pytest.fixture
def samples(provider):
    """A layer in memory with six polygons."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32633&field=kind:string", "samples", "memory")
    for number in range(6):
        feature = QgsFeature(layer.fields())
        feature["kind"] = ("water", "forest")[number % 2]
        left, top = 600020.0 + 140 * (number // 2), 4999980.0 - 250 * (number % 2)
        corners = [(left, top), (left + 60, top), (left + 60, top - 60), (left, top - 60)]
        feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in corners]]))
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.mark.long
def test_a_model_of_another_place_is_gone_on_from(samples, image, tmp_path):
    import processing

    given = {"SAMPLES": samples, "FIELD": "kind", "IMAGES": [image], "TREES": 5, "MINUTES": 0.05}
    first = processing.run(
        "chronofuse:train_classifier", {**given, "NAME": "there", "OUTPUT": str(tmp_path / "there.onnx")}
    )
    again = {**given, "NAME": "here", "OUTPUT": str(tmp_path / "here.onnx"), "BASE": first["MODEL_FILE"]}
    assert processing.run("chronofuse:train_classifier", again)["OVERALL_ACCURACY"] > 0.98
    assert from_classifier_file(tmp_path / "here.onnx").trained_on["base"] == "there"


def test_samples_become_a_model_and_a_map_with_its_legend(samples, image, tmp_path):
    import processing

    given = {"SAMPLES": samples, "FIELD": "kind", "IMAGES": [image], "TREES": 5, "NAME": "lake"}
    given |= {
        "OUTPUT": str(tmp_path / "lake.onnx"),
        "SUGGESTIONS": str(tmp_path / "next.gpkg"),
        "MINUTES": 0.05,
    }
    trained = processing.run("chronofuse:train_classifier", given)
    assert trained["OVERALL_ACCURACY"] > 0.98 and trained["MODEL_NAME"] == "lake"
    assert Path(trained["SUGGESTIONS"]).exists()

    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    paths = {"OUTPUT": str(tmp_path / "map.tif"), "POLYGONS": str(tmp_path / "map.gpkg")}
    given = {
        "MODEL_FILE": trained["MODEL_FILE"],
        "IMAGES": [image],
        "SAMPLES": samples,
        "FIELD": "kind",
        **paths,
    }
    mapped = processing.run("chronofuse:classify", given, context=context)
    assert mapped["CLASSIFIED_SHARE"] == 1.0 and mapped["MAP_ACCURACY"] == 1.0
    layer = QgsRasterLayer(mapped["OUTPUT"], "map")
    class_looks.dress_classes(layer)
    assert [c.label for c in layer.renderer().classes()] == ["forest", "water"]
    colours = [c.color.name() for c in layer.renderer().classes()]
    assert colours == [one.colour for one in class_looks.legend_at(mapped["OUTPUT"])]
    polygons = QgsVectorLayer(mapped["POLYGONS"], "polygons")
    class_looks.dress_polygons(polygons, class_looks.legend_at(mapped["OUTPUT"]))
    assert [c.label() for c in polygons.renderer().categories()] == ["forest", "water"]
    assert polygons.featureCount() == 2


def test_a_table_and_a_layer_in_memory_are_samples_under_their_own_names(samples, image, tmp_path, asked):
    """A table goes to the engine as it is, with its columns of coordinates; a layer that lies in no file is
    called by its name, not by the temporary file that it is written to."""
    table = tmp_path / "points.csv"
    table.write_text("x,y,kind\n600100,4999900,water\n600100,4999700,forest\n")
    job, _ = asked({"SAMPLES": str(table), "FIELD": "kind", "IMAGES": [image]})
    assert job.samples == str(table) and job.name == "forest-points"
    samples.setName("Meine Proben")
    job, told = asked({"SAMPLES": samples, "FIELD": "kind", "IMAGES": [image]})
    assert job.samples.endswith(".gpkg") and job.name == "forest-meine-proben"
    assert told == "'Meine Proben' has no field."


@pytest.fixture
def asked(provider, monkeypatch):
    """A function that gives the job of a training, and what a sentence about its samples becomes."""
    import processing

    from chronofuse.engine.door import client
    from chronofuse.engine.door.errors import JobError
    from chronofuse.toolbox import train_classifier_algorithm

    heard, real = [], train_classifier_algorithm.run

    def asked(parameters: dict):
        def take(job, *_):
            heard.append(job)
            raise JobError("It is known now.")

        def run(job, feedback, in_words):
            heard.append(in_words(f"'{job.samples}' has no field."))
            return real(job, feedback, in_words)

        monkeypatch.setattr(client, "run", take)
        monkeypatch.setattr(train_classifier_algorithm, "run", run)
        with pytest.raises(QgsProcessingException, match="It is known now"):
            processing.run("chronofuse:train_classifier", parameters)
        told, job = heard[-2:]
        return job, told

    return asked


def test_what_is_missing_is_said_in_the_words_of_the_form(provider, image):
    context = QgsProcessingContext()
    classify, train = (provider.algorithm(name) for name in ("classify", "train_classifier"))
    good, why = classify.checkParameterValues({"IMAGES": [image], "OUTPUT": "map.tif"}, context)
    assert not good and "No model was named" in why
    good, why = train.checkParameterValues({"SAMPLES": "s.gpkg", "FIELD": "kind"}, context)
    assert not good
    good, why = train.checkParameterValues({"LABELS": image, "IMAGES": [image], "SPLIT": "field"}, context)
    assert not good and "'Field to hold out by'" in why


def test_a_network_for_tiles_is_not_given_what_a_forest_is(provider, image):
    train, context = provider.algorithm("train_classifier"), QgsProcessingContext()
    given = {"LABELS": image, "IMAGES": [image], "MODEL": "unet", "TREES": 50, "STEPS": 9, "RESUME": True}
    assert train.checkParameterValues(given, context) == (True, "")
    good, why = train.checkParameterValues({**given, "MODEL": "forest"}, context)
    assert not good and "forest is trained in one go" in why and "--" not in why


def test_both_stand_in_the_group_of_maps(provider):
    for name in ("classify", "train_classifier"):
        assert provider.algorithm(name).groupId() == "maps" and provider.algorithm(name).group()
