"""The Processing provider `chronofuse`."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .assess import AssessAlgorithm
from .base import ICON
from .fuse import FuseAlgorithm
from .fuse_series import FuseSeriesAlgorithm
from .setup import SetUpAlgorithm
from .train import TrainAlgorithm


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
