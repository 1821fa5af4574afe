"""The Processing provider `chronofuse`."""

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..shell.tr import tr
from .assess_algorithm import AssessAlgorithm
from .boundaries_algorithm import BoundariesAlgorithm
from .change_algorithm import ChangeAlgorithm
from .classify_algorithm import ClassifyAlgorithm
from .compare_algorithm import CompareAlgorithm
from .curves_algorithm import CurvesAlgorithm
from .drivers_algorithm import DriversAlgorithm
from .dynamics_algorithm import DynamicsAlgorithm
from .engine_algorithm import ICON
from .fill_series_algorithm import FillSeriesAlgorithm
from .fuse_algorithm import FuseAlgorithm
from .fuse_series_algorithm import FuseSeriesAlgorithm
from .graphs import graphs
from .import_algorithm import ImportAlgorithm
from .invert_algorithm import InvertAlgorithm
from .phenology_algorithm import PhenologyAlgorithm
from .repair_algorithm import RepairAlgorithm
from .series_check_algorithm import SeriesCheckAlgorithm
from .setup_algorithm import SetUpAlgorithm
from .train_algorithm import TrainAlgorithm
from .train_classifier_algorithm import TrainClassifierAlgorithm


class ChronofuseProvider(QgsProcessingProvider):
    def id(self):
        return "chronofuse"

    def name(self):
        return "Chronofuse"

    def longName(self):
        return tr("Chronofuse (spatiotemporal fusion)")

    def icon(self):
        return QIcon(str(ICON))

    def svgIconPath(self):
        return str(ICON)

    def load(self):
        """The graphs come once the registry knows the provider, because their steps are looked up there."""
        QgsApplication.processingRegistry().providerAdded.connect(self._add_graphs)
        self.refreshAlgorithms()
        return True

    def loadAlgorithms(self):
        for algorithm in (
            FuseAlgorithm,
            FuseSeriesAlgorithm,
            SeriesCheckAlgorithm,
            FillSeriesAlgorithm,
            RepairAlgorithm,
            AssessAlgorithm,
            CompareAlgorithm,
            PhenologyAlgorithm,
            CurvesAlgorithm,
            TrainClassifierAlgorithm,
            ClassifyAlgorithm,
            BoundariesAlgorithm,
            DynamicsAlgorithm,
            ChangeAlgorithm,
            DriversAlgorithm,
            InvertAlgorithm,
            TrainAlgorithm,
            ImportAlgorithm,
            SetUpAlgorithm,
        ):
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            self._load_graphs()

    def supportedOutputRasterLayerExtensions(self):
        return ["tif"]  # the engine writes GeoTIFF

    def _add_graphs(self, added: str) -> None:
        if added == self.id():
            QgsApplication.processingRegistry().providerAdded.disconnect(self._add_graphs)
            self._load_graphs()
            self.algorithmsLoaded.emit()  # whoever listed the provider before lists it again

    def _load_graphs(self) -> None:
        for graph in graphs():
            self.addAlgorithm(graph)
