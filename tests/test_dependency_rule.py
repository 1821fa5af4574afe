"""The dependency rule of docs/architecture.md, read from the imports of the source text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FRONT_DOOR = {"engine.job", "engine.train_job", "engine.events", "engine.errors", "engine.client", "engine.figures",
              "models.manifest"}
QGIS_SIDE = {"ui": set(), "toolbox": set(), "shell": set()}
THIN = {"engine": FRONT_DOOR, "models": FRONT_DOOR, "torch": set(), "numpy": set(), "osgeo": set()}
"""What stands on QGIS's side takes the front door alone, and never computes on pixels."""
STANDARD_ONLY = ["engine/job.py", "engine/events.py", "engine/errors.py", "engine/client.py", "engine/environment.py",
                 "engine/job_checks.py", "engine/job_file.py", "engine/cases_job.py", "engine/train_job.py",
                 "engine/train_command.py", "engine/fuse_command.py", "engine/assess_command.py",
                 "models/training/__main__.py", "models/training/trainer.py",
                 "models/training/telling.py", "models/training/plan.py",
                 "engine/figures.py", "engine/series_file.py", "engine/locks.py", "engine/unfinished.py",
                 "engine/provider_reasons.py", "engine/dates.py", "engine/own_models.py", "engine/outputs.py",
                 "engine/exporting.py", "models/manifest.py", "models/parameters.py", "models/onnx_file.py",
                 "models/model_card.py"]
HOMES = {
    "onnxruntime": {"engine/inference.py", "models/training/export.py", "models/training/variants.py"},
    "onnx": {"engine/inference.py", "models/training/export.py", "models/training/variants.py",
             "models/training/starting.py"},
    "osgeo": {"engine/readers.py", "engine/align.py", "engine/writers.py", "engine/mosaic.py", "engine/worker.py",
              "models/images.py",
              "models/simulation/sensor.py", "models/simulation/__main__.py"},
    "numba": {"engine/resample_kernels.py", "engine/raster_kernels.py", "engine/yardstick/metric_kernels.py",
              "engine/yardstick/class_kernels.py",
              *(f"engine/methods/{name}.py" for name in ("compiled", "starfm", "estarfm", "temporal", "similar", "spline",
                                                         "ubdf", "soft_classes", "bilateral"))},
    "matplotlib": {"engine/charts.py", "models/training/curves.py"},
    "distributed": {"engine/cluster.py"},
}
SOURCES = sorted(p for layer in ("engine", "models", "ui", "toolbox", "shell") for p in (ROOT / layer).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Absolute dotted names of what a file imports; those of our own package without `chronofuse.`."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("chronofuse.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[:len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])]).removeprefix("chronofuse.")
            # `from .. import x` names a module or a value; both stand for the module that they come from.
            yield from (f"{module}.{alias.name}" if is_module(f"{module}.{alias.name}") else module
                        for alias in node.names)


def is_module(dotted: str) -> bool:
    path = ROOT.joinpath(*dotted.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def ours(path: Path, layer: str) -> set[str]:
    return {module for module in imports(path) if module == layer or module.startswith(layer + ".")}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_each_layer_imports_only_what_it_may(path):
    layer = path.relative_to(ROOT).parts[0]
    allowed = {
        "engine": {"models": {"models.manifest"}, "qgis": set(), "torch": set(), **QGIS_SIDE},
        "models": {"engine": set(), "qgis": set(), **QGIS_SIDE},
        "ui": {**THIN, "toolbox": set()},
        "toolbox": {**THIN, "ui": set()},
        "shell": {**THIN, "ui": set(), "toolbox": set()},
    }[layer]
    for other, permitted in allowed.items():
        assert ours(path, other) <= permitted


@pytest.mark.parametrize("library", HOMES)
def test_each_heavy_library_has_one_named_home(library):
    users = {name(path) for path in SOURCES if ours(path, library)}
    assert users <= HOMES[library]


def test_torch_is_needed_under_models_networks_and_training_alone():
    users = [name(path) for path in SOURCES if ours(path, "torch")]
    assert users and all(user.startswith(("models/networks/", "models/training/")) for user in users)


@pytest.mark.parametrize("path", STANDARD_ONLY)
def test_the_front_door_needs_the_standard_library_alone(path):
    heavy = {"numpy", "osgeo", "numba", "onnxruntime", "onnx", "scipy", "matplotlib", "jinja2", "tqdm", "torch", "qgis",
             "distributed"}
    assert not {module.split(".")[0] for module in imports(ROOT / path)} & heavy
