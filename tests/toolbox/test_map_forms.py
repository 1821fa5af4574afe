"""The forms of the group "Maps": what they hand to the engine with their defaults, what they say, and how the
layers of a run lie over each other."""

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer

from chronofuse.engine.door.errors import JobError
from chronofuse.engine.door.train_classifier_job import MODELS, OPTIONS
from chronofuse.models.catalogue.classifier_manifest import JOINED, JOINS, OF_SERIES
from chronofuse.toolbox import graph_layers
from chronofuse.toolbox.stacked import Stack

MAPS = ("train_classifier", "classify", "boundaries", "dynamics", "change", "drivers", "invert")


@pytest.mark.parametrize("model", MODELS)
def test_the_form_as_it_opens_asks_for_every_model(provider, model):
    """A form gives all of its fields: the trees of a forest, too, where a network is to be trained."""
    algorithm, context = provider.algorithm("train_classifier"), QgsProcessingContext()
    form = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions()}
    form |= {"IMAGES": ["image.tif"], "SERIES": "filled", "MODEL": model}
    form |= {
        "SAMPLES": QgsVectorLayer("Point?crs=EPSG:32633&field=kind:string", "s", "memory"),
        "FIELD": "kind",
    }
    good, why = algorithm.checkParameterValues(form, context)
    assert good, why
    job = algorithm._job(form, context, ["image.tif"], None, ("samples.gpkg", None))
    assert job.options.keys() <= OPTIONS[model].keys()


def test_the_fields_of_a_model_are_its_settings(provider):
    """And each of them has a field."""
    fields = {one.name() for one in provider.algorithm("train_classifier").parameterDefinitions()}
    assert {option.upper() for options in OPTIONS.values() for option in options} <= fields


@pytest.mark.parametrize("model", JOINED)
def test_a_join_that_is_chosen_is_that_of_the_job_and_another_model_has_none(provider, model):
    algorithm, context = provider.algorithm("train_classifier"), QgsProcessingContext()
    form = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions()}
    form |= {
        "SERIES": "filled",
        "LABELS": "labels.tif",
        "MODEL": model,
        "JOIN": "sum-product-max",
        "STEPS": 9,
    }
    there = ("labels.tif", None)
    job = algorithm._job(form, context, ["image.tif"], None, there)
    assert job.options == {"steps": 9, "join": "sum-product-max"}
    other = algorithm._job({**form, "MODEL": OF_SERIES[0]}, context, ["image.tif"], None, there)
    assert other.options == {"steps": 9}
    (listed,) = (one for one in algorithm.parameterDefinitions() if one.name() == "JOIN")
    assert tuple(listed.options()) == JOINS and listed.defaultValue() == JOINS[0]
    good, why = algorithm.checkParameterValues({**form, "SERIES": None, "IMAGES": ["image.tif"]}, context)
    assert not good and f"{model} joins an image with a series" in why and "--" not in why


@pytest.mark.parametrize(
    ("algorithm", "of_engine", "of_form"),
    [
        (
            "drivers",
            "give one at least (--factors).",
            "choose one at least under 'Fields of the factors' or ",
        ),
        ("train_classifier", "use --split blocks.", "use 'Held out together': blocks."),
        ("train_classifier", "or another --split.", "or another 'Held out together'."),
        ("drivers", "give a field of the places, or a raster (--response).", "or 'Raster of the response'."),
        ("change", "take no season off (--harmonics 0).", "off ('Waves of the season': 0)."),
        ("boundaries", "what a single band is (--rule ndwi, vv).", "is ('Rule': ndwi, vv)."),
        ("change", "use --index band.", "use 'Index': band."),
        ("invert", "the nearest is of 2024-07-01 (--date 2024-07-01).", "('Date to map': 2024-07-01)."),
        ("invert", "check the coordinate reference system of the points (--crs).", "system of the points."),
        ("classify", "'memory' is 1: give 16 to 1048576.", "'Memory (MB)' is 1: give"),
        ("drivers", "'number' is 2: give 3 to 10", "'Number of classes' is 2: give"),
        ("change", "'output' and 'before' are the same file (a.tif)", "'Change' and 'Image before' are the"),
        ("classify", "train one ('chronofuse map train')", "train one ('Train a land-cover model')"),
    ],
)
def test_a_sentence_has_the_words_of_the_form(provider, algorithm, of_engine, of_form):
    told = provider.algorithm(algorithm).in_words(of_engine)
    assert of_form in told and "--" not in told


@pytest.mark.parametrize("algorithm", MAPS)
def test_the_help_has_no_tag_that_dark_themes_hide(provider, algorithm):
    assert "<b>" not in provider.algorithm(algorithm).shortHelpString()


@pytest.mark.parametrize("added", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_layers_of_a_run_lie_by_their_rank_however_they_were_added(qgis_app, added):
    project, context, stack = QgsProject(), QgsProcessingContext(), Stack()
    context.setProject(project)
    other = QgsVectorLayer("Point", "other", "memory")
    layers = [QgsVectorLayer("Point", str(rank), "memory") for rank in range(3)]
    project.addMapLayers([layers[added[0]], other, layers[added[1]], layers[added[2]]])
    for rank in added:
        stack.place(layers[rank], rank, context)
    names = [node.name() for node in project.layerTreeRoot().children()]
    assert [name for name in names if name != "other"] == ["0", "1", "2"]
    assert len(project.mapLayers()) == 4
    project.clear()


def test_the_layers_of_a_graph_lie_by_its_order_whatever_step_they_are_of(provider):
    graph = provider.algorithm("fill_map_change_drivers")
    order = graph.shipped.stack
    assert set(order) <= set(graph.titles.values())
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    results = {name: f"{title}.tif" for name, title in graph.titles.items() if title in order}
    for path in results.values():
        details = QgsProcessingContext.LayerDetails(path.removesuffix(".tif"), project)
        context.addLayerToLoadOnCompletion(path, details)
    graph_layers.prepare(graph.titles, "", order, results, context)
    for path in sorted(results.values(), reverse=True):
        details = context.layerToLoadOnCompletionDetails(path)
        layer = QgsVectorLayer("Point", details.name, "memory")
        project.addMapLayer(layer)
        details.postProcessor().postProcessLayer(layer, context, None)
    assert tuple(node.name() for node in project.layerTreeRoot().children()) == order
    project.clear()


@pytest.mark.parametrize(("written", "index"), [("mndwi", "mndwi"), ("4", "mndwi"), ("40", "40")])
def test_an_item_of_a_list_is_chosen_by_its_name_or_its_place(provider, written, index):
    """`qgis_process help` prints the places, and says that they are taken."""
    change = provider.algorithm("change")
    assert change.choice({"INDEX": written}, "INDEX", QgsProcessingContext()) == index


@pytest.mark.parametrize(
    ("algorithm", "form", "told"),
    [
        (
            "train_classifier",
            {"SAMPLES": "s.gpkg", "LABELS": "l.tif", "IMAGES": ["i.tif"]},
            "'Raster of classes'",
        ),
        ("drivers", {"PLACES": "p.gpkg", "RESPONSE_RASTER": "r.tif"}, "'Raster of the response'"),
    ],
)
def test_of_two_inputs_for_one_thing_none_is_passed_over(provider, algorithm, form, told):
    asked = provider.algorithm(algorithm)
    with pytest.raises(JobError) as refused:
        asked.refusal(form, QgsProcessingContext())
    assert told in asked.in_words(str(refused.value))
