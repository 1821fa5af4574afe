"""What *Fill a series* makes of all dates together, beside the filled rasters: parameters, layers."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsRasterBandStats,
)

from ..engine.door.events import Finished
from ..engine.door.extent import UNION
from ..engine.door.fill_job import ALL_DATES, BY_DATE, LAYOUTS, SMOOTHINGS, YEARLY
from ..engine.door.phenology_job import PERIOD
from ..shell import styles
from ..shell.styles import LayerLook
from ..shell.tr import tr
from .building import choice_of, explained
from .kept import kept

Number = QgsProcessingParameterNumber
NONE = "none"
WIDE = 2.0
"""Standard deviations from the mean that the colours of a slope reach."""


def parameters():
    """Those of the area, of the trend, of the smoothing and of the layout."""
    return (
        explained(
            QgsProcessingParameterBoolean("WHOLE_AREA", tr("All that the sharp images show"), False),
            tr(
                "Fills the area that the sharp images show together, where each of them, as a swath or a "
                "tile, shows a part. Without it, what most of them show."
            ),
        ),
        explained(
            QgsProcessingParameterExtent("EXTENT", tr("Area to fill"), optional=True),
            tr("A rectangle instead: larger than the sharp images, or a part of them."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean("LEVEL", tr("Bring swaths to one level"), True),
            tr(
                "Of such an area: sharp images that lie higher or lower than those of the other swaths are "
                "moved, by what they show in common and by the coarse images. Without it, all stay as they "
                "are."
            ),
            advanced=True,
        ),
        choice_of(
            "LAYOUT",
            tr("Layout of the files"),
            list(LAYOUTS),
            BY_DATE,
            tr(
                "dates: a file for each date. index: beside them also one file for each index and band, with "
                "a band for each date."
            ),
            advanced=True,
        ),
        choice_of(
            "TREND",
            tr("Trend"),
            [NONE, ALL_DATES, YEARLY],
            NONE,
            tr(
                "A raster for each index and band with the slope a year (Theil and Sen), the p of Mann and "
                "Kendall's test, tau and the number of dates: over all dates, or over the means of the years "
                "(yearly). At a pixel the dates count that are observed or fused there."
            ),
            advanced=True,
        ),
        explained(
            Number("TREND_YEAR", tr("Trend of one year"), Number.Type.Integer, optional=True),
            tr("The trend over the dates of this year alone."),
            advanced=True,
        ),
        choice_of(
            "SMOOTH",
            tr("Smoothing"),
            [NONE, *SMOOTHINGS],
            NONE,
            tr(
                "Stores the filled dates smoothed in time, too, beside the filled ones: a curve through the "
                "values of each pixel, Whittaker's or Savitzky and Golay's. Observed pixels stay as they "
                "are, unless they are not to be kept."
            ),
            advanced=True,
        ),
        explained(
            Number("SMOOTH_PERIOD", tr("Smoothing over (days)"), Number.Type.Double, PERIOD, optional=True),
            tr("Of a swing as long as this the smoothing leaves one half; more is smoother."),
            advanced=True,
        ),
    )


def wishes(algorithm, given, context) -> dict[str, Any]:
    """What a job says of them."""
    trend, smooth = (algorithm.choice(given, name, context) for name in ("TREND", "SMOOTH"))
    year = algorithm.number(given, "TREND_YEAR", context)
    period = algorithm.number(given, "SMOOTH_PERIOD", context)
    return {
        "extent": _extent(algorithm, given, context),
        "level": algorithm.parameterAsBoolean(given, "LEVEL", context),
        "layout": algorithm.choice(given, "LAYOUT", context),
        "trend": f"{int(year):04d}" if year is not None else None if trend == NONE else trend,
        "smooth": None if smooth == NONE else smooth,
        "smooth_period": PERIOD if period is None else period,
    }


def _extent(algorithm, given, context) -> Optional[str]:
    """The area as a job has it."""
    if algorithm.parameterAsBoolean(given, "WHOLE_AREA", context):
        return UNION
    box = algorithm.parameterAsExtent(given, "EXTENT", context)
    if box.isNull() or box.isEmpty():
        return None
    crs = algorithm.parameterAsExtentCrs(given, "EXTENT", context)
    told = f" [{crs.authid() or crs.toWkt()}]" if crs.isValid() else ""
    return f"{box.xMinimum()!r},{box.yMinimum()!r},{box.xMaximum()!r},{box.yMaximum()!r}{told}"


def trend_files(finished: Finished) -> dict[str, str]:
    """Name of an index or a band to the raster of its trend."""
    own = finished.first.outputs.items()
    return {role.partition(" ")[2]: path for role, path in own if role.startswith("trend ")}


def smoothed_files(finished: Finished) -> list[str]:
    return [path for role, path in finished.first.outputs.items() if role.startswith("smooth_")]


def load_trends(finished: Finished, indices: tuple[str, ...], context: QgsProcessingContext) -> None:
    """Have QGIS load the trend of the first index, else of the first band."""
    files = trend_files(finished)
    name = next((one for one in (*indices, *files) if one in files), None)
    if name is None:
        return
    title = tr("Trend of {name}, a year").format(name=name.upper() if name in indices else name)
    details = QgsProcessingContext.LayerDetails(title, context.project(), "TREND_LAYERS")
    context.addLayerToLoadOnCompletion(files[name], details)
    context.layerToLoadOnCompletionDetails(files[name]).setPostProcessor(kept(_Dresser()))


class _Dresser(QgsProcessingLayerPostProcessorInterface):
    """Called in the main thread, when the layer is in the project."""

    def postProcessLayer(self, layer, context, feedback):
        layer.reload()
        known = getattr(Qgis, "RasterBandStatistic", None) or QgsRasterBandStats.Stats  # from QGIS 3.36 on
        stats = layer.dataProvider().bandStatistics(1, known.Mean | known.StdDev)
        furthest = abs(stats.mean) + WIDE * stats.stdDev or 1.0
        styles.dress(layer, LayerLook("change", layer.source(), None, (1,), ((-furthest, furthest),)))
