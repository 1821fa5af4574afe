"""`chronofuse:import_model`: a network from elsewhere becomes a method; errors are in the form's words."""

import json

import pytest
from qgis.core import QgsProcessingException

from chronofuse.models.catalogue.installed import catalogue
from tests.engine.foreign import DESCRIBED, model, smoother
from tests.engine.series import tiny_sequence


@pytest.fixture
def foreign(tmp_path, monkeypatch):
    """A model and what it is, in a folder; the user's own models lie in another one."""
    import onnx

    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    path = tmp_path / "foreign.onnx"
    onnx.save(model(smoother()), path)
    path.with_suffix(".json").write_text(json.dumps(DESCRIBED), "utf-8")
    return path


def test_a_foreign_network_is_a_method_afterwards(run, foreign):
    results = run({"MODEL": str(foreign), "NAME": "mine"}, "import_model")
    assert results["METHOD"] == "mine" and catalogue()["mine"].origin == "own"
    with pytest.raises(QgsProcessingException, match=r"'Name of the method'.+'Replace a model of that name'"):
        run({"MODEL": str(foreign), "NAME": "mine"}, "import_model")


def test_a_network_for_sequences_is_offered_where_a_series_is_filled(run, provider, tmp_path, monkeypatch):
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path / "home"))
    tiny_sequence.write(tmp_path / "tiny.onnx")
    results = run({"MODEL": str(tmp_path / "tiny.onnx")}, "import_model")
    assert results["METHOD"] == "tiny"
    offered = {}
    for name in ("fill_series", "fuse"):
        algorithm = provider.algorithm(name).create()
        offered[name] = algorithm.parameterDefinition("METHOD").options()
    assert "tiny" in offered["fill_series"] and "tiny" not in offered["fuse"]


def test_a_model_that_nobody_describes_is_refused_with_the_way_on(run, foreign):
    foreign.with_suffix(".json").unlink()
    with pytest.raises(
        QgsProcessingException, match=r"Write that JSON, or name it with 'What it is \(.json\)'"
    ):
        run({"MODEL": str(foreign)}, "import_model")
