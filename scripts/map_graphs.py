"""The graphs that end in maps; `make_graphs.py` writes them."""

from __future__ import annotations

from graph_building import Source, add_images_and_method, add_input, fuse, graph_of, outputs_of, step_of, take
from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from chronofuse.engine.door.boundaries_job import MNDWI, NDWI, WATER
from chronofuse.shell.tr import mark

Number = QgsProcessingParameterNumber
DAYS_BETWEEN = "day(age(to_date(@AFTER), to_date(@BEFORE)))"
"""A series with just the two dates is filled."""


def drawing_shores() -> QgsProcessingModelAlgorithm:
    graph = graph_of(
        mark("Fuse and draw the shores"),
        mark("Predicts the sharp image of the target date and draws the outlines of its water."),
        mark(
            "Predicts the sharp image of the target date and draws the outlines of its water, as "
            "polygons and lines: how far a flood reached on a day on which only a coarse image was taken. "
            "The images need a green band and one of the near or short-wave infrared."
        ),
    )
    add_images_and_method(graph)
    rule = QgsProcessingParameterEnum(
        "RULE", mark("Rule"), [WATER, MNDWI, NDWI], False, WATER, usesStaticStrings=True
    )
    add_input(graph, rule, 4, mark("What is water; the help of Boundaries says what each rule is."))
    area = Number("MIN_AREA", mark("Least area (square metres)"), Number.Type.Double, optional=True)
    add_input(graph, area, 5, mark("Smaller waters are left out. Left out, it is the area of four pixels."))
    heights = QgsProcessingParameterRasterLayer("DEM", mark("Heights (DEM)"), optional=True)
    add_input(graph, heights, 6, mark("Over which the shore moves; left out, it moves alike on all sides."))
    shores = step_of("boundaries", "chronofuse:boundaries", mark("Boundaries"), 1)
    take(
        shores,
        LAYERS=Source.fromChildOutput("fuse", "OUTPUT"),
        REFERENCE=Source.fromModelParameter("FINE"),
        **_of_the_graph("RULE", "MIN_AREA", "DEM"),
    )
    shores.setModelOutputs(outputs_of(shores, 1, OUTPUT=mark("Water"), REPORT_HTML=mark("Report")))
    graph.addChildAlgorithm(fuse(OUTPUT=mark("Fused image")))
    graph.addChildAlgorithm(shores)
    return graph


def following_water() -> QgsProcessingModelAlgorithm:
    graph = graph_of(
        mark("Fill a series and follow the water"),
        mark("Fills a series without gaps, and tells how often, when and how long there is water."),
        mark(
            "Makes the sharp image of each date of a series, without gaps, and tells of each pixel how "
            "often, when and how long there is water, and of each date how much. With a raster of "
            "heights it tells the level of the water, too."
        ),
    )
    _add_folder(graph)
    every = Number("EVERY", mark("Days from one date to the next"), Number.Type.Integer, 8, minValue=1)
    add_input(graph, every, 1, mark("A flood is followed as closely as there are dates."))
    for place, (name, title) in enumerate(
        (("FIRST", mark("First date")), ("LAST", mark("Last date"))), start=2
    ):
        day = QgsProcessingParameterString(name, title, optional=True)
        add_input(graph, day, place, mark("As 2024-07-01; left out, there is no limit."))
    heights = QgsProcessingParameterRasterLayer("DEM", mark("Heights (DEM)"), optional=True)
    add_input(
        graph, heights, 4, mark("Heights in metres: those along the shore tell the level of the water.")
    )
    fill = _fill(mark("Filled images"), **_of_the_graph("EVERY", "FIRST", "LAST"))
    water = step_of("dynamics", "chronofuse:dynamics", mark("Water dynamics"), 1)
    take(water, FOLDER=Source.fromChildOutput("fill", "OUTPUT_FOLDER"), **_of_the_graph("DEM"))
    results = {"CURVE": mark("Curve of the area"), "REPORT_HTML": mark("Report")}
    water.setModelOutputs(outputs_of(water, 1, OUTPUT=mark("Dynamics"), **results))
    graph.addChildAlgorithm(fill)
    graph.addChildAlgorithm(water)
    return graph


def explaining_change() -> QgsProcessingModelAlgorithm:
    graph = graph_of(
        mark("Fill, map two dates and explain the change"),
        mark("Fills a series on two dates, maps the land cover of both, and asks what the change goes with."),
        mark(
            "Makes the sharp image of two dates of a series, without gaps, maps the classes of both by a "
            "land-cover model of yours, tells which class became which, and asks which of the factors the "
            "change goes with. The model is one that was learnt from an image of the same bands."
        ),
    )
    _add_folder(graph)
    for place, (name, title) in enumerate(
        (("BEFORE", mark("Date before")), ("AFTER", mark("Date after"))), start=1
    ):
        add_input(graph, QgsProcessingParameterString(name, title), place, mark("As 2024-07-01."))
    model = QgsProcessingParameterString("MODEL", mark("Land-cover model"))
    add_input(graph, model, 3, mark("The name of a model of yours, or its file."))
    factors = QgsProcessingParameterMultipleLayers(
        "FACTORS", mark("Rasters of the factors"), QgsProcessing.SourceType.TypeRaster
    )
    add_input(graph, factors, 4, mark("What may explain the change: heights, distances, soils."))
    days = {"FIRST": Source.fromModelParameter("BEFORE"), "LAST": Source.fromModelParameter("AFTER")}
    graph.addChildAlgorithm(_fill(mark("Filled images"), **days, EVERY=Source.fromExpression(DAYS_BETWEEN)))
    graph.addChildAlgorithm(
        _map("before", "FIRST_LAYER", mark("Map the date before"), 1, mark("Land cover before"))
    )
    graph.addChildAlgorithm(
        _map("after", "LAST_LAYER", mark("Map the date after"), 2, mark("Land cover after"))
    )
    graph.addChildAlgorithm(_change())
    graph.addChildAlgorithm(_drivers())
    return graph


def _add_folder(graph: QgsProcessingModelAlgorithm) -> None:
    kind = QgsProcessingParameterFile
    folder = kind("FOLDER", mark("Folder of all images"), kind.Behavior.Folder)
    add_input(graph, folder, 0, mark("Sharp and coarse images together, with masks beside them."))


def _fill(title: str, **sources: Source) -> QgsProcessingModelChildAlgorithm:
    step = step_of("fill", "chronofuse:fill_series", mark("Fill a series"), 0)
    fixed = {"INDICES": Source.fromStaticValue(""), "LOAD": Source.fromStaticValue(False)}
    take(step, **_of_the_graph("FOLDER"), **fixed, **sources)
    step.setModelOutputs(outputs_of(step, 0, OUTPUT_FOLDER=title))
    return step


def _map(name: str, image: str, title: str, number: int, output: str) -> QgsProcessingModelChildAlgorithm:
    step = step_of(name, "chronofuse:classify", title, number)
    take(step, IMAGES=Source.fromChildOutput("fill", image), **_of_the_graph("MODEL"))
    step.setModelOutputs(outputs_of(step, number, OUTPUT=output))
    return step


def _change() -> QgsProcessingModelChildAlgorithm:
    step = step_of("change", "chronofuse:change", mark("Change"), 3)
    two = {name: Source.fromChildOutput(name.lower(), "OUTPUT") for name in ("BEFORE", "AFTER")}
    take(step, INDEX=Source.fromStaticValue("classes"), **two)
    titles = {"OUTPUT": mark("Change"), "DIFFERENCE": mark("Changed pixels"), "MATRIX": mark("Areas")}
    step.setModelOutputs(outputs_of(step, 3, **titles))
    return step


def _drivers() -> QgsProcessingModelChildAlgorithm:
    step = step_of("drivers", "chronofuse:drivers", mark("Drivers"), 4)
    response = Source.fromChildOutput("change", "DIFFERENCE")
    take(step, RESPONSE_RASTER=response, FACTOR_RASTERS=Source.fromModelParameter("FACTORS"))
    titles = {"OUTPUT": mark("Table of the factors"), "REPORT_HTML": mark("Report")}
    step.setModelOutputs(outputs_of(step, 4, **titles))
    return step


def _of_the_graph(*names: str) -> dict[str, Source]:
    return {name: Source.fromModelParameter(name) for name in names}
