"""How the algorithms stand in the toolbox: found by what they are for, with an icon, help and a guide."""

import re
from html import unescape

import pytest
from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingModelAlgorithm

GRAPHS_OF_FUSION = {"fuse_ndvi_threshold", "fuse_assess", "fuse_boundaries"}
GRAPHS_OF_MAPS = {"fuse_boundaries", "fill_dynamics", "fill_map_change_drivers"}
GRAPHS = {*GRAPHS_OF_FUSION, *GRAPHS_OF_MAPS}
FUSING = {"fuse", "fuse_series", *GRAPHS_OF_FUSION}
ALL = {
    *FUSING,
    *GRAPHS,
    *("series_check", "fill_series", "repair", "assess", "phenology", "curves"),
    *("train_classifier", "classify"),
    *("boundaries", "dynamics", "change", "drivers", "invert"),
    *("compare", "train", "import_model", "setup"),
}
SEARCHES = {
    **dict.fromkeys(("fusion", "sentinel-2"), FUSING),
    **{text: {*FUSING, "compare"} for text in ("starfm", "estarfm")},
    "which method": {"compare"},
    **{text: {*FUSING, "series_check", "fill_series", "fill_dynamics", "repair"} for text in ("gap",)},
    **{text: {*FUSING, "series_check", "fill_series", "repair", "compare"} for text in ("modis", "landsat")},
    "time series": {
        *(*FUSING, "series_check", "fill_series", "assess", "phenology", "curves", "change", "dynamics")
    },
    "shoreline": {"boundaries", "fuse_boundaries"},
    "wetland": {"boundaries", "dynamics", "train_classifier", "classify", *GRAPHS_OF_MAPS},
    "ndvi": {*FUSING, "fill_series", "assess", "phenology", "curves", "change", "invert"},
    "season": {"phenology"},
    "cloud removal": {"repair"},
    "polygons": {"curves", "train_classifier", "boundaries"},
    "random forest": {"train_classifier", "classify"},
    "geodetector": {"drivers", "fill_map_change_drivers"},
    "chlorophyll": {"invert"},
    "change detection": {"change"},
    "rmse": {"assess", "fuse_assess", "compare"},
    "fine-tuning": {"train"},
    "install": {"setup"},
    "onnx": {"import_model"},
    "Chronofuse": ALL,
}
OF_THE_COMMAND_LINE = re.compile(r"--[a-z]+|\b[A-Z]+_[A-Z_]+\b|chronofuse:\w+")
"""What a text of the interface has no use for."""


@pytest.fixture(scope="module")
def found_by(provider):
    """A function that gives the names of our algorithms that the toolbox shows for a search."""
    from qgis.gui import QgsProcessingToolboxModel, QgsProcessingToolboxProxyModel

    model = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry())
    role = getattr(QgsProcessingToolboxModel.Roles, "RoleAlgorithmId", None)
    if role is None:  # QGIS from 3.36 on
        role = QgsProcessingToolboxModel.CustomRole.AlgorithmId

    def ids(parent):
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield model.data(index, int(role))
            yield from ids(index)

    def found_by(text: str) -> set[str]:
        from qgis.PyQt.QtCore import QModelIndex

        model.setFilterString(text)
        return {one.split(":")[1] for one in ids(QModelIndex()) if one and one.startswith("chronofuse:")}

    return found_by


@pytest.mark.parametrize("text", SEARCHES)
def test_the_search_of_the_toolbox_finds_what_is_for_it(found_by, text):
    expected = SEARCHES[text]
    found = found_by(text)
    assert found >= expected if text == "fusion" else found == expected, found ^ expected


def test_every_algorithm_has_our_icon_in_the_toolbox_and_in_the_model_builder(provider):
    assert {algorithm.name() for algorithm in provider.algorithms()} == ALL
    for algorithm in provider.algorithms():
        assert "chronofuse" in algorithm.svgIconPath() or "resources" in algorithm.svgIconPath()
        image = algorithm.icon().pixmap(24, 24).toImage()
        colours = {image.pixel(x, y) for x in range(24) for y in range(24)}
        assert len(colours) > 4, f"{algorithm.name()} has an icon of one colour"


def test_the_help_of_every_algorithm_tells_inputs_outputs_and_an_example(provider):
    for name in ALL - GRAPHS:
        algorithm = provider.algorithm(name)
        text = algorithm.shortHelpString()
        titles = re.findall("<h3>(.+?)</h3>", text)
        assert [title for title in titles if title != "Advanced inputs"] == ["Inputs", "Outputs", "Example"]
        told = {unescape(title) for title in re.findall("<strong>(.+?)</strong>", text)}
        assert {d.description() for d in algorithm.parameterDefinitions()} <= told
        assert {output.description() for output in algorithm.outputDefinitions()} <= told
        assert algorithm.shortDescription().endswith(".")


def test_no_text_of_the_toolbox_speaks_of_the_command_line(provider):
    for algorithm in provider.algorithms():
        texts = [
            algorithm.shortHelpString(),
            algorithm.displayName(),
            algorithm.shortDescription(),
            *(d.description() for d in algorithm.parameterDefinitions()),
            *(d.description() for d in algorithm.outputDefinitions()),
        ]
        spoken = {word for text in texts for word in OF_THE_COMMAND_LINE.findall(text)}
        assert not spoken, f"{algorithm.name()}: {spoken}"


def test_every_algorithm_leads_to_its_own_place_in_the_guide(provider):
    from pathlib import Path

    import chronofuse

    text = (Path(chronofuse.__file__).parent / "docs" / "toolbox.md").read_text("utf-8")
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"(?m)^## (.+)$", text)}
    places = {}
    for algorithm in provider.algorithms():
        page, place = re.search(r"/(\w+)(?:\.md#|-)([\w-]+)(?:\.html)?$", algorithm.helpUrl()).groups()
        assert page == "toolbox" and place in anchors, algorithm.helpUrl()
        places[algorithm.name()] = place
    assert len(set(places.values())) == len(ALL) - len(GRAPHS) + 1, "the graphs share a place"


def test_what_runs_in_a_graph_and_beside_the_window_is_declared_so(provider):
    flag = QgsProcessingAlgorithm.Flag

    def by_qgis(algorithm) -> bool:
        """QGIS 3.22 runs every graph in the window's own thread."""
        own = QgsProcessingModelAlgorithm().flags() & flag.FlagNoThreading
        return isinstance(algorithm, QgsProcessingModelAlgorithm) and bool(own)

    for algorithm in provider.algorithms():
        flags = algorithm.flags()
        assert by_qgis(algorithm) or not flags & flag.FlagNoThreading, "the window would stand still"
        assert flags & flag.FlagCanCancel
        is_setup = algorithm.name() == "setup"
        assert bool(flags & flag.FlagHideFromModeler) == (algorithm.name() in ("setup", "import_model"))
        assert bool(flags & flag.FlagSupportsBatch) != is_setup


def test_the_dialog_of_assess_makes_table_and_report_unless_they_are_switched_off(provider):
    assess = provider.algorithm("assess")
    by_default = {d.name(): d.createByDefault() for d in assess.destinationParameterDefinitions()}
    assert by_default == {"TABLE": True, "REPORT_HTML": True, "REPORT": False}


def test_the_engine_s_sentences_speak_of_labels_and_not_of_options(provider, run, parameters):
    from pathlib import Path

    from qgis.core import QgsProcessingException

    Path(parameters["OUTPUT"]).write_text("somebody's")
    with pytest.raises(QgsProcessingException, match=r"or tick 'Overwrite existing files'\.$"):
        run(parameters)
    fuse = provider.algorithm("fuse")
    assert fuse.in_words("Give --memory 17 or --mask C1=auto.") == (
        "Give 'Memory (MB)' 17 or 'How images are read' C1=auto."
    )
    assert fuse.in_words("set the band descriptions, or leave NDVI out") == (
        "fill in 'Bands of the indices', or leave NDVI out"  # finding 8: a remedy that QGIS has no dialog for
    )
    assert fuse.in_words("let it be moved (--register auto); resume it (--resume) to go on from there") == (
        "let it be moved ('Registration': auto); resume it ('Resume an unfinished run') to go on from there"
    )
    told = "press Set up the engine in the dock, or run the algorithm chronofuse:setup once"
    assert fuse.in_words(told) == told, "who runs an algorithm can run this one"
    assert fuse.in_words("Leave --cluster out.") == "Leave --cluster out.", (
        "nothing in the form stands for it"
    )


def test_no_table_of_a_database_is_offered_for_a_layer_that_the_engine_writes(provider):
    layers = [
        one
        for name in ALL - GRAPHS
        for one in provider.algorithm(name).destinationParameterDefinitions()
        if one.type() == "vectorDestination"
    ]
    assert len(layers) >= 3 and not any(one.supportsNonFileBasedOutput() for one in layers)
