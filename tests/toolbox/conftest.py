"""The provider in a real Processing registry, and a feedback that listens."""

import time

import pytest
from qgis.core import QgsProcessingFeedback


class Listener(QgsProcessingFeedback):
    """A real feedback that remembers what it was told, and can act once: when it fuses and `ready` says
    so."""

    def __init__(self, on_fusing=None, ready=lambda: True):
        super().__init__(False)
        self.on_fusing, self.ready = on_fusing, ready
        self.stages, self.warnings, self.notes = [], [], []
        self.acted_at = None

    def setProgressText(self, text):
        self.stages.append(text)
        self._act()

    def setProgress(self, percent):
        self._act()

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def pushInfo(self, info):
        self.notes.append(info)

    def _act(self):
        is_fusing = self.stages and self.stages[-1].startswith("Fusing")
        if self.on_fusing and self.acted_at is None and is_fusing and self.ready():
            self.acted_at = time.monotonic()
            self.on_fusing(self)


@pytest.fixture
def listener() -> type[Listener]:
    """The class, because each test wants it to act at another moment."""
    return Listener


@pytest.fixture(scope="module")
def provider(qgis_app, qgis_processing):
    """The provider `chronofuse`, registered as the plugin does it."""
    from qgis.core import QgsApplication

    from chronofuse.toolbox.provider import ChronofuseProvider

    registry = QgsApplication.processingRegistry()
    added = ChronofuseProvider()
    registry.addProvider(added)
    yield added
    registry.removeProvider(added)


@pytest.fixture
def parameters(provider, scene, tmp_path) -> dict:
    """Parameters of a run that works; a test changes what it is about."""
    return {
        "FINE": scene.fine_1,
        "COARSE": scene.coarse_1,
        "TARGET": scene.target,
        "METHOD": "delta",
        "OUTPUT": str(tmp_path / "fused.tif"),
    }


@pytest.fixture
def run(provider):
    """A function that runs an algorithm of the provider with Processing."""

    def run(parameters: dict, algorithm: str = "fuse", **more):
        import processing

        return processing.run(f"chronofuse:{algorithm}", parameters, **more)

    return run
