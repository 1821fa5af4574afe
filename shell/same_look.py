"""F1, the references and the prediction in one style, so that they can be compared by eye.

QGIS shows a file's first three bands as red, green and blue, which of most sensors are blue, green and red.
An image that still looks as QGIS loads it takes the bands and the limits of the fused image. Where the
analyst has styled F1, that style counts for the fused image, too; nobody's own style is replaced.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import (
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
)

from ..engine.door.errors import ChronofuseError
from ..engine.door.fuse_job import FuseJob
from .sources import source_of
from .styles import LayerLook, show_colours

OURS = "chronofuse/look"
"""The custom property of a layer that we styled: the style that we gave it, which may be replaced."""
AS_LOADED = (1, 2, 3)


def layers_of(paths: Iterable[str], project: QgsProject) -> list[QgsRasterLayer]:
    """The project's rasters that are one of these files."""
    wanted = {path for path in paths if path}
    rasters = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsRasterLayer)]
    return [layer for layer in rasters if wanted & set(_names(layer))]


def fine_layers(job: FuseJob, project: QgsProject) -> list[QgsRasterLayer]:
    """F1, the references and the fine image of a second pair as the project has them, F1 first."""
    references = [target.telling.reference for target in job.targets if target.telling.reference]
    paths = (job.pairs[0].fine, *references, *(pair.fine for pair in job.pairs[1:]))
    return [layer for path in dict.fromkeys(paths) for layer in layers_of([path], project)]


def align(look: LayerLook, fine: list[QgsRasterLayer], fused: QgsRasterLayer) -> None:
    """Give all of them one look.

    Args:
        look: of the fused image.
        fine: F1 and the references, as the project has them.
    """
    styled = next((layer for layer in fine if not is_free(layer) and _comparable(layer, fused)), None)
    if styled is not None:
        _take_over(styled, fused)
    for layer in fine:
        if is_free(layer) and _comparable(layer, fused):
            if styled is not None:
                _take_over(styled, layer)
            else:
                show_colours(layer, look)
            layer.setCustomProperty(OURS, _described(layer))
            layer.triggerRepaint()
            layer.emitStyleChanged()


def is_free(layer: QgsRasterLayer) -> bool:
    """Whether nobody has styled the layer: it looks as QGIS loads it, or as we left it."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsMultiBandColorRenderer):
        return False
    if layer.customProperty(OURS):
        return layer.customProperty(OURS) == _described(layer)
    if Path(layer.source().partition("|")[0]).with_suffix(".qml").exists():
        return False  # QGIS loaded somebody's style with the file
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    return bands == AS_LOADED and _has_limits_of_qgis(renderer)


def _has_limits_of_qgis(renderer: QgsMultiBandColorRenderer) -> bool:
    """Whether the limits are found by QGIS, or none are used: the analyst has typed none."""
    stretch = renderer.redContrastEnhancement()
    if (
        stretch is None
        or stretch.contrastEnhancementAlgorithm()
        == QgsContrastEnhancement.ContrastEnhancementAlgorithm.NoEnhancement
    ):
        return True
    return renderer.minMaxOrigin().limits() != QgsRasterMinMaxOrigin.Limits.None_


def _comparable(layer: QgsRasterLayer, fused: QgsRasterLayer) -> bool:
    """Whether equal numbers of the two mean the same: as many bands, and one scale."""
    ours, others = layer.dataProvider(), fused.dataProvider()
    if layer.bandCount() != fused.bandCount() or ours is None or others is None:
        return False
    return all(
        (ours.bandScale(band), ours.bandOffset(band)) == (others.bandScale(band), others.bandOffset(band))
        for band in range(1, layer.bandCount() + 1)
    )


def _take_over(styled: QgsRasterLayer, layer: QgsRasterLayer) -> None:
    """The renderer of one on the other, with the very same limits."""
    renderer = styled.renderer().clone()
    renderer.setMinMaxOrigin(QgsRasterMinMaxOrigin())  # else QGIS would find the other image's own limits
    layer.setRenderer(renderer)
    layer.setCustomProperty(OURS, _described(layer))
    layer.triggerRepaint()
    layer.emitStyleChanged()


def _described(layer: QgsRasterLayer) -> str:
    """Bands and limits in a text, which changes when the analyst changes them."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsMultiBandColorRenderer):
        return renderer.type()
    stretches = (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    )
    limits = [(one.minimumValue(), one.maximumValue()) for one in stretches if one is not None]
    bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
    return repr((bands, [(f"{low:.6g}", f"{high:.6g}") for low, high in limits]))


def _names(layer: QgsRasterLayer) -> list[str]:
    """What the engine may call the layer's file."""
    plain = layer.source().partition("|")[0]
    try:
        return [plain, source_of(layer)]
    except ChronofuseError:
        return [plain]
