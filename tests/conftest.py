"""What the tests share: when QGIS starts, who runs alone, a small scene from the project's own generator,
and waiting.

QGIS starts only when a test may need it: a run of tests/benchmarks, tests/engine or tests/models alone does
without. That needs `-p no:pytest_qgis` in pyproject.toml, or pytest-qgis starts QGIS before this file is
read.

Each process of `pytest -n 2` has a user's data folder of its own (CHRONOFUSE_HOME) and a fork server of its
own, behind CHRONOFUSE_PYTHON (warm.py); what numba compiled is everybody's and is kept between runs.
"""

import contextlib
import fcntl
import functools
import gc
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
import warm

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(
    NUMBA_CACHE_DIR=str(warm.KERNELS), CHRONOFUSE_PYTHON=str(warm.PYTHON), CHRONOFUSE_HOME=str(warm.HOME)
)
from chronofuse.engine import kernel_cache

# Before anybody imports a kernel: what pytest compiles is then kept with checksums. The engine's processes
# take a file without one for damaged, compile it anew, and forget of that kernel what else there was.
kernel_cache.check_before_loading()
HERE = warm.HERE
WITHOUT_QGIS = (HERE / "benchmarks", HERE / "engine", HERE / "models")
COMPILED_ONCE = HERE / "engine" / "methods"
"""One process compiles the kernels, which takes a minute, where two would compile all of them at once."""
SCENE_SIZE = 150
REPEATED = 16
REPEATED_TO_RESUME = 9
"""Enough for three strips of rows (engine/raster/strips.py)."""


def pytest_addoption(parser, pluginmanager):
    """Load pytest-qgis, which starts QGIS, where a test may need it; later it could not add its options."""
    options = pluginmanager.getplugin("pytestconfig").known_args_namespace
    named = [Path(argument.split("::")[0]).resolve() for argument in options.file_or_dir]
    alone = named and all(
        any(path == part or part in path.parents for part in WITHOUT_QGIS) for path in named
    )
    if not alone:
        pluginmanager.import_plugin("pytest_qgis.plugin")


@pytest.hookimpl(wrapper=True)  # around pytest-xdist, which reads the groups
def pytest_collection_modifyitems(config, items):
    """Tests of a file stay in one process, so that what they share is made once; so do those of kernels."""
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            item.add_marker(pytest.mark.xdist_group(_group(item.path)))
    yield
    if getattr(config.option, "loadgroup", False):
        # pytest 9.2 keeps the node ids from pytest-xdist 3.8, which then groups nothing, silently.
        assert all("@" in item.nodeid for item in items), "pytest-xdist grouped nothing with this pytest"


@functools.cache
def _group(path: Path) -> str:
    shared = COMPILED_ONCE if COMPILED_ONCE in path.parents else path.with_suffix("")
    return ".".join(shared.relative_to(HERE).parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """A test that measures time (`alone`) waits until the other process's test has ended, and that one then
    waits for it."""
    with _turn(alone=item.get_closest_marker("alone") is not None):
        return (yield)


@contextlib.contextmanager
def _turn(alone: bool):
    """Hold the right to run a test; who wants to be alone is not overtaken by who does not."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    with (warm.BUILD / "tests.queue").open("w") as queue, (warm.BUILD / "tests.turn").open("w") as turn:
        fcntl.flock(queue, fcntl.LOCK_EX)
        fcntl.flock(turn, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(queue, fcntl.LOCK_UN)
        yield


def pytest_unconfigure():
    warm.clean()


@pytest.fixture(scope="session")
def scene(tmp_path_factory) -> SimpleNamespace:
    """A small generated scene of two dates: paths (str) of fine_1, coarse_1, target, truth; and its days."""
    return generate(tmp_path_factory.mktemp("scene"), SCENE_SIZE)


@pytest.fixture(scope="session")
def long_scene(scene, tmp_path_factory) -> SimpleNamespace:
    """The same, repeated like tiles on a floor: STARFM is busy with it for seconds, to cancel or kill it
    meanwhile."""
    return _repeated(scene, tmp_path_factory.mktemp("long_scene"), REPEATED)


@pytest.fixture(scope="session")
def scene_of_strips(scene, tmp_path_factory) -> SimpleNamespace:
    """The same with fewer repetitions, but enough that rows are kept of a run that does not end."""
    return _repeated(scene, tmp_path_factory.mktemp("scene_of_strips"), REPEATED_TO_RESUME)


def _repeated(scene, folder: Path, times: int) -> SimpleNamespace:
    paths = {
        name: repeat(path, folder, times) for name, path in vars(scene).items() if str(path).endswith(".tif")
    }
    return SimpleNamespace(**{**vars(scene), **paths, "folder": folder})


@pytest.fixture(scope="session", autouse=True)
def collected_before_qgis_ends(request):
    """Objects of QGIS that outlive it crash the process; the traceback of a failed test holds some."""
    if "pytest_qgis.plugin" in sys.modules:
        request.getfixturevalue("qgis_app")  # so that this is torn down before QGIS is
    yield
    for name in ("last_exc", "last_value", "last_traceback"):
        vars(sys).pop(name, None)
    gc.collect()


@pytest.fixture
def wait_for():
    """A function that lets QGIS work until a condition holds, and fails when it does not in time."""

    def wait(condition, seconds: float = 60):
        from qgis.PyQt.QtCore import QCoreApplication

        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"it did not happen within {seconds} s"
            QCoreApplication.processEvents()
            time.sleep(0.01)

    return wait


@pytest.fixture(scope="session")
def places(tmp_path_factory) -> Path:
    """A folder with two generated places, side by side, each with fine and coarse images of two dates."""
    folder = tmp_path_factory.mktemp("places")
    for number, name in enumerate(("north", "south")):
        generate(folder / name, 100, seed=number + 1, east=20_000 * number, ratio=8, bands=3)
    return folder


@pytest.fixture
def model_file(tmp_path) -> str:
    """The path of a network that is not installed and has two parameters of its own."""
    import onnx

    from chronofuse.models.catalogue.installed import catalogue
    from chronofuse.models.catalogue.model_file import METADATA_KEY

    model = onnx.load(catalogue()["edcstfn"].path)
    entry = next(entry for entry in model.metadata_props if entry.key == METADATA_KEY)
    own = [
        {"name": "sharpness", "default": 0.5, "least": 0, "most": 1, "help": "From accurate to sharp."},
        {"name": "mode", "default": "change", "choices": ["change", "image"], "help": "What it predicts."},
    ]
    entry.value = json.dumps(
        {**json.loads(entry.value), "name": "knobs", "summary": "A toy with knobs.", "parameters": own}
    )
    path = tmp_path / "model" / "knobs.onnx"
    path.parent.mkdir()
    onnx.save(model, path)
    return str(path)


@pytest.fixture(scope="session")
def noisy():
    """A function that writes a network of a kilobyte which draws samples, F1 + .01 x noise; it gives its
    path.

    Further arguments change its manifest.
    """
    import dataclasses

    from onnx import TensorProto, helper

    from chronofuse.models.catalogue.manifest import Manifest
    from chronofuse.models.catalogue.manifest_json import to_json
    from chronofuse.models.catalogue.model_file import METADATA_KEY, model_sha256
    from chronofuse.models.catalogue.parameters import Parameter
    from chronofuse.models.catalogue.tensors import Tensor

    def write(path: Path, **changes) -> str:
        image = ["batch", "bands", "rows", "cols"]
        inputs = (Tensor("fine_1", "fine"), Tensor("noise", "noise"))
        graph = helper.make_graph(
            [
                helper.make_node("Mul", ["noise", "deviation"], ["drawn"]),
                helper.make_node("Add", ["fine_1", "drawn"], ["prediction"]),
            ],
            "noisy",
            [helper.make_tensor_value_info(tensor.name, TensorProto.FLOAT, image) for tensor in inputs],
            [helper.make_tensor_value_info("prediction", TensorProto.FLOAT, image)],
            [helper.make_tensor("deviation", TensorProto.FLOAT, [], [0.01])],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
        manifest = Manifest(
            name="noisy",
            title="Noisy",
            summary="F1 and noise.",
            family="network",
            opset=18,
            inputs=inputs,
            output="prediction",
            parameters=(Parameter("samples", 4, "How many.", 1, 32),),
            sha256=model_sha256(model.SerializeToString()),
        )
        entry = model.metadata_props.add()
        entry.key, entry.value = METADATA_KEY, to_json(dataclasses.replace(manifest, **changes))
        path.write_bytes(model.SerializeToString())
        return str(path)

    return write


@pytest.fixture
def own_home(tmp_path_factory, monkeypatch) -> Path:
    """An empty folder for what Chronofuse keeps for its user."""
    from chronofuse.models.catalogue.home import home

    folder, kernels = tmp_path_factory.mktemp("home"), home() / "kernels"
    kernels.mkdir(parents=True, exist_ok=True)
    (folder / "kernels").symlink_to(kernels)  # or each test would compile them anew
    monkeypatch.setenv("CHRONOFUSE_HOME", str(folder))
    return folder


@pytest.fixture
def kept_rows(own_home):
    """An empty place for the rows of unfinished runs, and a function that says how many strips of them lie
    there."""

    def kept() -> int:
        return sum(
            len(json.loads(path.read_text())["strips"]) for path in own_home.glob("unfinished/*/run.json")
        )

    return kept


@pytest.fixture
def cold(monkeypatch):
    """The engine's real interpreter, for what is about its process."""
    monkeypatch.setenv("CHRONOFUSE_PYTHON", sys.executable)


@pytest.fixture
def workers():
    """A function that gives the process ids of the engine's workers."""
    return running_workers


@pytest.fixture
def kill_worker():
    """A function that kills the engine's worker as `kill -9` does."""
    return lambda: [os.kill(pid, signal.SIGKILL) for pid in running_workers()]


def generate(folder: Path, size: int, **more) -> SimpleNamespace:
    """Run the generator; the earlier date is the reference date, the later one the target date."""
    options = [text for name, value in more.items() for text in (f"--{name}", str(value))]
    command = [
        sys.executable,
        "-m",
        "chronofuse.models.simulation",
        str(folder),
        "--size",
        str(size),
        *options,
    ]
    subprocess.run(command, check=True, capture_output=True)
    fine, coarse = (sorted(str(path) for path in folder.glob(f"{kind}_*.tif")) for kind in ("fine", "coarse"))
    days = [re.search(r"\d{4}-\d{2}-\d{2}", path).group() for path in fine]
    return SimpleNamespace(
        folder=folder,
        fine_1=fine[0],
        coarse_1=coarse[0],
        target=coarse[-1],
        truth=fine[-1],
        reference_day=days[0],
        target_day=days[-1],
    )


def repeat(path: str, folder: Path, times: int) -> str:
    """A file that holds the image so many times in both directions; its path."""
    import numpy as np
    from osgeo import gdal

    source, target = gdal.Open(path), str(folder / Path(path).name)
    floor = np.tile(source.ReadAsArray(), (1, times, times))
    copy = gdal.GetDriverByName("GTiff").Create(
        target,
        floor.shape[2],
        floor.shape[1],
        floor.shape[0],
        source.GetRasterBand(1).DataType,
        ["TILED=YES"],
    )
    copy.SetGeoTransform(source.GetGeoTransform())
    copy.SetProjection(source.GetProjection())
    copy.WriteArray(floor)
    for number in range(1, source.RasterCount + 1):
        band = source.GetRasterBand(number)
        copy.GetRasterBand(number).SetDescription(band.GetDescription())
        if band.GetNoDataValue() is not None:
            copy.GetRasterBand(number).SetNoDataValue(band.GetNoDataValue())
        copy.GetRasterBand(number).SetScale(band.GetScale() or 1)
        copy.GetRasterBand(number).SetOffset(band.GetOffset() or 0)
    return target


def running_workers() -> list[int]:
    """Process ids of the engine's workers that this process started (Linux)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = re.search(r"^PPid:\s+(\d+)", status.read_text(), re.MULTILINE).group(1)
            words = (status.parent / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue  # it ended while we looked
        if int(parent) == os.getpid() and b"worker" in words:
            found.append(int(status.parent.name))
    return found
