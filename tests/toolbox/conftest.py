"""The provider in a real Processing registry."""

import pytest


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
    return {"FINE": scene.fine_1, "COARSE": scene.coarse_1, "TARGET": scene.target, "METHOD": "delta",
            "OUTPUT": str(tmp_path / "fused.tif")}


@pytest.fixture
def run(provider):
    """A function that runs an algorithm of the provider with Processing."""

    def run(parameters: dict, algorithm: str = "fuse", **more):
        import processing

        return processing.run(f"chronofuse:{algorithm}", parameters, **more)

    return run
