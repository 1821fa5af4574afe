"""The locks say what the lists say, name every library that another one needs, and give each its hashes."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import re
import sys
from importlib.metadata import requires, version
from pathlib import Path
from types import ModuleType

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from chronofuse.engine.door import set_up_sizes

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.lock"))
LISTS = {
    "engine": ("engine",),
    "train": ("train", "torch"),
    "cluster": ("cluster",),
    "graphics": ("graphics",),
}
"""Each list of pins, and the locks that are made of it."""
HASHED = re.compile(r"(?m)^(\S+==[^\\\n]+?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


@functools.cache
def script(name: str) -> ModuleType:
    """A file of scripts/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # where a dataclass looks for its module
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "scripts"))
        del sys.modules[name]
    return module


def locked(name: str) -> list[Requirement]:
    return [
        Requirement(entry) for entry, _ in HASHED.findall((REQUIREMENTS / f"{name}.lock").read_text("utf-8"))
    ]


def pinned(name: str) -> list[Requirement]:
    rows = (REQUIREMENTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [Requirement(row) for row in rows if row and not row.startswith("#")]


def versions(entries: list[Requirement], python: int, system) -> dict[str, str]:
    """Library to version for a Python on a system; of each there may be one."""
    applies = script("lock_requirements").applies
    there = [one for one in entries if applies(str(one.marker) if one.marker else None, python, system)]
    names = [canonicalize_name(one.name) for one in there]
    assert len(set(names)) == len(names), f"two versions of one library on Python 3.{python}: {names}"
    return {name: str(one.specifier).removeprefix("==") for name, one in zip(names, there)}


def targets(name: str) -> list[tuple]:
    lock = script("lock_requirements")
    return [
        (python, system)
        for python in range(lock.SINCE[name], lock.LAST + 1)
        for system in lock.systems_of(name).values()
    ]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_each_line_of_a_lock_is_one_version_with_its_hashes(path):
    text = re.sub(r"(?m)^#.*\n", "", path.read_text("utf-8"))
    assert HASHED.search(text) and HASHED.sub("", text) == ""


@pytest.mark.parametrize("name", LISTS)
def test_the_locks_have_the_versions_of_the_list_on_each_python_and_system(name):
    entries = [entry for lock in LISTS[name] for entry in locked(lock)]
    for python, system in targets(name):
        there = versions(entries, python, system)
        wanted = versions(pinned(name), python, system)
        assert wanted and {one: there.get(one) for one in wanted} == wanted
        assert "numpy" not in there  # it stays GDAL's


@pytest.mark.parametrize("name", ["train", "cluster", "graphics"])
def test_what_two_locks_name_has_one_version(name):
    """They are installed into one environment."""
    for python, system in targets(name):
        there, engine = (versions(locked(lock), python, system) for lock in (name, "engine"))
        assert {one: engine[one] for one in there if one in engine} == {
            one: there[one] for one in there if one in engine
        }


@pytest.mark.parametrize("name", [name for name in LISTS if name != "graphics"])  # 1.5 GB, not installed here
def test_all_that_a_locked_library_needs_is_locked_too(name):
    """By what the installed libraries say of themselves, so for this Python alone; `make setup` installs the
    locks."""
    here = default_environment()
    entries = [entry for lock in LISTS[name] for entry in locked(lock)]
    there = {
        canonicalize_name(entry.name): str(entry.specifier).removeprefix("==")
        for entry in entries
        if entry.marker is None or entry.marker.evaluate(here)
    }
    ours = {one for one in there if not script("lock_requirements").ONLY_OF_TORCH.fullmatch(one)}
    assert {one: version(one) for one in ours} == {one: there[one] for one in ours}
    for one in ours | ({"torch"} & set(there)):
        for needed in map(Requirement, requires(one) or []):
            if needed.marker is None or needed.marker.evaluate({**here, "extra": ""}):
                assert canonicalize_name(needed.name) in {*there, "numpy"}, f"{one} needs {needed}"


def test_there_is_a_numpy_of_each_binary_interface():
    for python, system in targets("engine"):
        first = versions(locked("numpy-1"), python, system)
        second = versions(locked("numpy-2"), python, system)
        assert first == ({"numpy": "1.26.4"} if python < 13 else {})
        assert second["numpy"].startswith("2.")


def test_every_lock_is_in_the_zip_beside_its_list():
    parts = script("make_zip").PARTS
    names = [
        f"requirements/{path.name}" for path in (*LOCKS, *(REQUIREMENTS / f"{one}.txt" for one in LISTS))
    ]
    assert all(name.startswith(parts) for name in names)


@pytest.mark.parametrize(
    ("wheel", "systems", "pythons"),
    [
        ("a-1-py3-none-any.whl", None, {9, 10, 11, 12, 13}),
        ("a-1-py2.py3-none-any.whl", None, {9, 10, 11, 12, 13}),
        ("a-1-2-py3-none-win_amd64.whl", {"Windows"}, {9, 10, 11, 12, 13}),
        ("a-1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", {"Linux x86_64"}, {11}),
        ("a-1-cp310-abi3-manylinux_2_28_aarch64.whl", {"Linux aarch64"}, {10, 11, 12, 13}),
        ("a-1-cp312-cp312-macosx_11_0_universal2.whl", {"Apple Mac", "Intel Mac"}, {12}),
        ("a-1-cp313-cp313-macosx_14_0_arm64.whl", {"Apple Mac"}, {13}),
        ("a-1-cp313-cp313t-win_amd64.whl", set(), set()),
        ("a-1-cp314-cp314-win_amd64.whl", set(), set()),
        ("a-1-cp311-cp311-musllinux_1_2_x86_64.whl", set(), set()),
        ("a-1-cp311-cp311-win32.whl", set(), set()),
        ("a-1-pp311-pypy311_pp73-win_amd64.whl", set(), set()),
        ("a-1-py2-none-any.whl", set(), set()),
    ],
)
def test_a_wheel_is_for_the_pythons_and_systems_of_its_name(wheel, systems, pythons):
    lock = script("lock_requirements")
    found = {
        (system, python)
        for system, about in lock.SYSTEMS.items()
        for python in range(9, lock.LAST + 1)
        if lock.fits(f"https://an.index/{wheel}", python, about)
    }
    assert found == {
        (system, python)
        for system in (systems if systems is not None else lock.SYSTEMS)
        for python in pythons
    }


def test_what_is_told_of_a_download_is_what_the_locks_bring():
    """Of the system that downloads the most; the file of the bytes is that of these locks. torch for Linux
    without CUDA is in no lock."""
    told = json.loads((REQUIREMENTS / "downloads.json").read_text("utf-8"))
    assert told.keys() == {lock.stem for lock in LOCKS}
    for lock in LOCKS:
        assert told[lock.stem]["sha256"] == hashlib.sha256(lock.read_bytes()).hexdigest(), "make lock"
    in_bytes = {name: about["bytes"] for name, about in told.items()}
    training = {system: count + in_bytes["torch"][system] for system, count in in_bytes["train"].items()}
    assert in_bytes["train"]["Linux x86_64"] > 100e6  # scikit-learn and scipy are among them
    without_cuda = in_bytes["train"]["Linux x86_64"] + 191_794_682
    linux = max(count for system, count in training.items() if system.startswith("Linux"))
    for part, count in (
        (set_up_sizes.ENGINE, max(in_bytes["engine"].values())),
        (set_up_sizes.TRAINING, without_cuda),
        (set_up_sizes.TRAINING_WITH_CUDA, linux),
        (set_up_sizes.GRAPHICS, max(in_bytes["graphics"].values())),
    ):
        assert 0.99 * count < part.download < 1.1 * count
    assert training["Windows"] < set_up_sizes.TRAINING.download > training["Apple Mac"]


def test_of_a_library_the_largest_wheel_of_the_lock_is_counted():
    lock = script("lock_requirements")
    names = ("a-1-py3-none-win_amd64.whl", "a-1-py3-none-any.whl", "a-1-cp312-cp312-win_amd64.whl")
    wheels = [
        {"url": f"https://an.index/{name}", "size": 10**at, "hashes": {"sha256": digest}}
        for at, (name, digest) in enumerate(zip(names, ("aa", "bb", "cc")), 1)
    ]
    packages = [
        {"name": "a", "wheels": wheels},
        {"name": "b", "marker": "sys_platform == 'linux'", "wheels": wheels},
    ]
    windows, linux = lock.SYSTEMS["Windows"], lock.SYSTEMS["Linux x86_64"]
    assert lock.size(packages, "aa bb cc", 11, windows) == 100
    assert lock.size(packages, "aa bb cc", 12, windows) == 1000
    assert lock.size(packages, "aa", 12, windows) == 10
    assert lock.size(packages, "aa bb", 12, linux) == 200
