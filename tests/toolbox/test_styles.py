"""What the rasters of a run look like when QGIS loads them."""

import re
from pathlib import Path

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QDate

from chronofuse.shell import styles


@pytest.fixture(scope="module")
def styled(provider, scene, tmp_path_factory):
    """Paths of a run's rasters, with the styles that lie beside them."""
    import processing

    folder = tmp_path_factory.mktemp("styled")
    paths = {name: str(folder / f"{name.lower()}.tif") for name in ("OUTPUT", "NDVI", "CHANGE")}
    processing.run(
        "chronofuse:fuse",
        {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "METHOD": "delta", **paths},
    )
    return paths


def test_the_fused_image_has_true_colours_by_band_names_and_the_contrast_of_f1(styled, scene):
    fused = QgsRasterLayer(styled["OUTPUT"], "fused")
    renderer = fused.renderer()
    fine = QgsRasterLayer(scene.fine_1, "fine")
    names = _band_names(fine)

    shown = [names[band - 1] for band in (renderer.redBand(), renderer.greenBand(), renderer.blueBand())]

    assert shown == ["red", "green", "blue"]
    low, high = fine.dataProvider().cumulativeCut(renderer.redBand(), 0.02, 0.98, fine.extent(), 250_000)
    stretch = renderer.redContrastEnhancement()
    assert (stretch.minimumValue(), stretch.maximumValue()) == pytest.approx((low, high), rel=0.05)


def test_the_ndvi_goes_from_brown_to_green(styled):
    layer = QgsRasterLayer(styled["NDVI"], "ndvi")
    items = _ramp(layer)

    assert (items[0].value, items[-1].value) == pytest.approx((-0.2, 0.9))
    assert items[0].color.red() > items[0].color.green() > items[0].color.blue()
    assert items[-1].color.green() > max(items[-1].color.red(), items[-1].color.blue())


def test_the_change_map_has_equal_limits_on_both_sides_of_a_light_middle(styled):
    layer = QgsRasterLayer(styled["CHANGE"], "change")
    items = _ramp(layer)

    assert items[0].value == pytest.approx(-items[-1].value) and items[-1].value > 0
    assert items[len(items) // 2].value == pytest.approx(0)
    assert items[len(items) // 2].color.lightness() > 240
    assert _band_names(layer)[layer.renderer().usesBands()[0] - 1] == "nir"


def test_the_style_beside_each_raster_names_the_day_for_the_temporal_controller(styled, scene):
    day = QDate.fromString(scene.target_day, "yyyy-MM-dd")
    for path in styled.values():
        layer = QgsRasterLayer(path, "layer")
        layer.loadNamedStyle(
            str(Path(path).with_suffix(".qml"))
        )  # QGIS by itself takes only the colours from it
        temporal = layer.temporalProperties()
        assert temporal.isActive()
        assert temporal.fixedTemporalRange().begin().date() == day
        assert temporal.fixedTemporalRange().end().date() == day


def test_no_histogram_is_left_beside_the_raster(run, parameters):
    output = Path(run(parameters)["OUTPUT"])
    assert {path.suffix for path in output.parent.iterdir()} == {".tif", ".qml"}


def test_a_style_that_lies_there_is_kept(run, parameters, tmp_path):
    sidecar = tmp_path / "fused.qml"
    sidecar.write_text("mine")

    run(parameters)

    assert sidecar.read_text() == "mine"


def test_processing_loads_a_layer_with_its_look(provider, parameters, tmp_path, qgis_new_project):
    """As the toolbox does it: load on completion, then the post-processor."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    output = parameters["OUTPUT"]
    context.addLayerToLoadOnCompletion(
        output, QgsProcessingContext.LayerDetails("Fused", QgsProject.instance(), "OUTPUT")
    )

    provider.algorithm("fuse").create().run(parameters, context, QgsProcessingFeedback())
    Path(output).with_suffix(".qml").unlink()
    layer = QgsProcessingUtils.mapLayerFromString(output, context)
    context.layerToLoadOnCompletionDetails(output).postProcessor().postProcessLayer(
        layer, context, QgsProcessingFeedback()
    )

    name = context.layerToLoadOnCompletionDetails(output).name
    assert re.fullmatch(r"Fused 2024-07-01 \(delta, \d\d:\d\d:\d\d\)", name), "day, method, time of run"
    assert layer.temporalProperties().isActive()
    assert layer.renderer().type() == "multibandcolor"


def test_a_run_that_overwrites_leaves_no_layer_of_the_old_name(provider, parameters, qgis_new_project):
    """Finding 5, in the toolbox: the old layer stayed and showed the new method's data."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    output = parameters["OUTPUT"]
    for method, more in (("delta", {}), ("copy", {"OVERWRITE": True})):
        context, algorithm = QgsProcessingContext(), provider.algorithm("fuse").create()
        context.setProject(qgis_new_project)
        details = QgsProcessingContext.LayerDetails("Fused", qgis_new_project, "OUTPUT")
        context.addLayerToLoadOnCompletion(output, details)
        algorithm.run({**parameters, "METHOD": method, **more}, context, QgsProcessingFeedback())
        assert handleAlgorithmResults(algorithm, context, QgsProcessingFeedback())

    (layer,) = qgis_new_project.mapLayers().values()
    assert "(copy, " in layer.name()
    fine = QgsRasterLayer(parameters["FINE"], "fine")
    place = fine.extent().center()
    assert layer.dataProvider().sample(place, 1) == fine.dataProvider().sample(place, 1), "it was read again"
    qgis_new_project.clear()


@pytest.mark.parametrize(
    ("names", "bands"),
    [
        (["blue", "green", "red", "nir"], (3, 2, 1)),
        (["red", "swir1", "nir", "green"], (3, 1, 4)),
        (["band 1", "band 2", "band 3", "band 4"], (1, 2, 3)),
        (["ndvi"], (1,)),
    ],
)
def test_colours_come_from_the_names_of_the_bands(names, bands):
    assert styles.colour_bands(names) == bands


def _ramp(layer: QgsRasterLayer):
    return layer.renderer().shader().rasterShaderFunction().colorRampItemList()


def _band_names(layer: QgsRasterLayer) -> list[str]:
    """Without the `Band 1: ` that QGIS puts in front."""
    return [layer.bandName(band).split(": ")[-1] for band in range(1, layer.bandCount() + 1)]
