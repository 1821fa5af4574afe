"""Where QGIS keeps its Python: the paths of each system as pure text, and the search on this machine."""

import sys
from pathlib import Path

import pytest

from chronofuse.engine.door import interpreter
from chronofuse.engine.door.errors import EngineMissingError
from chronofuse.engine.door.interpreter import Whereabouts, candidates, find_base

PLACES = {
    "the standalone installer for Windows": (
        Whereabouts(
            "win32",
            (3, 12),
            r"C:\Program Files\QGIS 3.40.6\bin\qgis-bin.exe",
            r"C:\PROGRA~1\QGIS34~1.6\apps\Python312",
        ),
        r"C:\PROGRA~1\QGIS34~1.6\apps\Python312\python.exe",
    ),
    "OSGeo4W, whose prefix tells nothing": (
        Whereabouts("win32", (3, 12), r"C:\OSGeo4W\bin\qgis-ltr-bin.exe", "", root=r"C:\OSGeo4W"),
        r"C:\OSGeo4W\apps\Python312\python.exe",
    ),
    "OSGeo4W without its variable": (
        Whereabouts("win32", (3, 9), r"D:\OSGeo4W\bin\qgis-bin.exe", ""),
        r"D:\OSGeo4W\apps\Python39\python.exe",
    ),
    "conda for Windows": (
        Whereabouts("win32", (3, 11), r"C:\conda\envs\gis\Library\bin\qgis.exe", r"C:\conda\envs\gis"),
        r"C:\conda\envs\gis\python.exe",
    ),
    "QGIS.app up to 3.44": (
        Whereabouts(
            "darwin",
            (3, 12),
            "/Applications/QGIS.app/Contents/MacOS/QGIS",
            "/Applications/QGIS.app/Contents/Frameworks",
        ),
        "/Applications/QGIS.app/Contents/MacOS/bin/python3.12",
    ),
    "QGIS-LTR.app with Python 3.9": (
        Whereabouts(
            "darwin",
            (3, 9),
            "/Applications/QGIS-LTR.app/Contents/MacOS/QGIS",
            "/Applications/QGIS-LTR.app/Contents/MacOS",
        ),
        "/Applications/QGIS-LTR.app/Contents/MacOS/bin/python3",
    ),
    "QGIS 4 for macOS": (
        Whereabouts(
            "darwin",
            (3, 12),
            "/Applications/QGIS-final-4_0_3.app/Contents/MacOS/QGIS-final-4_0_3",
            "/Applications/QGIS-final-4_0_3.app/Contents/Frameworks",
        ),
        "/Applications/QGIS-final-4_0_3.app/Contents/MacOS/python3.12",
    ),
    "a build of vcpkg on macOS": (
        Whereabouts("darwin", (3, 12), "/Users/me/build/output/bin/qgis", "/Users/me/vcpkg/arm64-osx"),
        "/Users/me/vcpkg/arm64-osx/tools/python3/python3.12",
    ),
    "Homebrew": (
        Whereabouts("darwin", (3, 13), "/opt/homebrew/bin/qgis", "/opt/homebrew/opt/python@3.13"),
        "/opt/homebrew/opt/python@3.13/bin/python3.13",
    ),
    "Debian": (Whereabouts("linux", (3, 11), "/usr/bin/python3", "/usr"), "/usr/bin/python3.11"),
    "Debian, in a virtual environment": (
        Whereabouts("linux", (3, 11), "/home/me/.venv/bin/python", "/usr"),
        "/usr/bin/python3.11",
    ),
    "the Flatpak": (Whereabouts("linux", (3, 12), "/usr/bin/qgis", "/usr"), "/usr/bin/python3.12"),
    "the Flatpak with a Python of its own": (
        Whereabouts("linux", (3, 13), "/app/bin/qgis", "/app"),
        "/app/bin/python3.13",
    ),
    "conda": (
        Whereabouts("linux", (3, 12), "/opt/conda/bin/qgis", "/opt/conda"),
        "/opt/conda/bin/python3.12",
    ),
}


@pytest.mark.parametrize("build", PLACES)
def test_the_interpreter_of_each_build_is_among_the_places(build):
    where, expected = PLACES[build]
    found = [str(path) for path in candidates(where)]
    assert expected in found and len(found) == len(set(found))


@pytest.mark.parametrize("build", PLACES)
def test_qgis_itself_is_never_taken_for_an_interpreter(build):
    """Started with -m venv it would open a second QGIS."""
    where, _ = PLACES[build]
    assert not [path for path in candidates(where) if path.name.lower().startswith("qgis")]


@pytest.mark.parametrize("build", [build for build in PLACES if "macOS" not in build and "LTR" not in build])
def test_the_first_place_is_the_right_one_where_the_prefix_tells_it(build):
    where, expected = PLACES[build]
    if where.base_prefix and ".app" not in where.base_prefix:
        assert str(candidates(where)[0]) == expected


def test_on_windows_the_one_beside_qgis_comes_last():
    """bin\\python3.exe needs PYTHONHOME, which our processes are not given."""
    where, _ = PLACES["the standalone installer for Windows"]
    found = [str(path) for path in candidates(where)]
    assert found.index(r"C:\Program Files\QGIS 3.40.6\bin\python3.exe") > found.index(
        r"C:\Program Files\QGIS 3.40.6\apps\Python312\python.exe"
    )


def test_the_one_of_this_machine_is_found_and_is_of_this_version():
    found = find_base()
    assert Path(found).is_file() and not Path(found).is_relative_to(sys.prefix)


def test_one_that_does_not_start_is_passed_over(tmp_path):
    """As the wrappers in some bundles of macOS, which only start inside QGIS."""
    for name in ("python3.11", "python3"):
        (tmp_path / "bin" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "bin" / name).touch()
    where = Whereabouts("linux", (3, 11), "", str(tmp_path))
    assert find_base(where, lambda path: path.endswith("python3")) == str(tmp_path / "bin" / "python3")


def test_where_there_is_none_the_sentence_says_where_was_looked(tmp_path):
    where = Whereabouts("darwin", (3, 12), f"{tmp_path}/QGIS.app/Contents/MacOS/QGIS", f"{tmp_path}/none")
    with pytest.raises(EngineMissingError) as error:
        find_base(where)
    assert "No Python 3.12" in str(error.value) and f"{tmp_path}/QGIS.app/Contents/MacOS/bin" in str(
        error.value
    )


def test_one_of_another_version_is_named(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3.8").symlink_to(sys.executable)
    where = Whereabouts("linux", (3, 8), "", str(tmp_path))
    with pytest.raises(EngineMissingError, match=r"python3\.8 does not start as Python 3\.8") as error:
        find_base(where)
    assert "python3-venv" in str(error.value)
    assert interpreter.here().version == sys.version_info[:2]
