"""The Processing provider `chronofuse`."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .assess_algorithm import AssessAlgorithm
from .engine_algorithm import ICON
from .fuse_algorithm import FuseAlgorithm
from .fuse_series_algorithm import FuseSeriesAlgorithm
from .setup_algorithm import SetUpAlgorithm
from .train_algorithm import TrainAlgorithm


class ChronofuseProvider(QgsProcessingProvider):
    def id(self):
        return "chronofuse"

    def name(self):
        return "Chronofuse"

    def longName(self):
        return "Chronofuse (spatiotemporal fusion)"

    def icon(self):
        return QIcon(str(ICON))

    def svgIconPath(self):
        return str(ICON)

    def loadAlgorithms(self):
        for algorithm in (
            FuseAlgorithm,
            FuseSeriesAlgorithm,
            AssessAlgorithm,
            TrainAlgorithm,
            SetUpAlgorithm,
        ):
            self.addAlgorithm(algorithm())

    def supportedOutputRasterLayerExtensions(self):
        return ["tif"]  # the engine writes GeoTIFF
