"""An environment that was damaged is noticed without starting anything; what set-ups left is taken away."""

import os
import time
from pathlib import Path

import pytest

from chronofuse.engine.door import environment, health, libraries, old_environments, set_up_sizes
from chronofuse.engine.door.set_up_course import (
    COMPILING,
    DOWNLOADING,
    INSTALLING,
    MAKING,
    Course,
    SetUpWishes,
)
from chronofuse.engine.door.set_up_log import SetUpLog, log_path


def library(packages: Path, name: str, version: str, *files: str) -> None:
    """A library with some files, as pip leaves it."""
    about = packages / f"{name}-{version}.dist-info"
    about.mkdir(parents=True)
    rows = [f"{file},sha256=x,5" for file in files]
    (about / "RECORD").write_text("\n".join([*rows, f"{about.name}/RECORD,,", f"{name}/__pycache__/x.pyc,,"]))
    for file in files:
        (packages / file).parent.mkdir(exist_ok=True)
        (packages / file).write_text("12345")


@pytest.fixture
def made(tmp_path) -> Path:
    """An environment with two libraries, noted by its set-up."""
    packages = tmp_path / "engine" / "lib" / "python3.11" / "site-packages"
    library(packages, "scipy", "1.15.3", "scipy/__init__.py", "scipy/linalg.txt")
    library(packages, "onnxruntime", "1.31.1", "onnxruntime/__init__.py")
    library(packages, "pip", "23.0", "pip/__init__.py")
    health.note_contents(tmp_path / "engine")
    return packages


def damage(made: Path) -> list[str]:
    return [str(one) for one in health.damages(made.parents[2])]


def test_an_environment_as_the_set_up_left_it_is_whole(made):
    assert damage(made) == [] and health.installed(made.parents[2]) == {"scipy", "onnxruntime"}


def test_a_deleted_file_a_cut_file_and_a_deleted_library_are_noticed(made):
    (made / "scipy" / "linalg.txt").unlink()
    (made / "onnxruntime" / "__init__.py").write_text("1")
    assert damage(made) == ["scipy: 1 of its files is missing", "onnxruntime: 1 of its files is damaged"] or (
        sorted(damage(made)) == ["onnxruntime: 1 of its files is damaged", "scipy: 1 of its files is missing"]
    )
    (made / "scipy-1.15.3.dist-info").rename(made / "gone")
    assert "scipy: it is gone" in damage(made)


def test_another_version_and_a_numpy_beside_gdal_s_are_noticed(made):
    (made / "scipy-1.15.3.dist-info").rename(made / "scipy-1.16.0.dist-info")
    library(made, "numpy", "2.3.0", "numpy/__init__.py")
    found = damage(made)
    assert "scipy: 1.16.0 is there in the place of 1.15.3" in found
    assert "numpy: 2.3.0 was put in the place of QGIS's own" in found
    assert [one.library for one in health.damages(made.parents[2]) if one.strange] == ["numpy"]


def test_what_a_user_adds_is_no_damage(made):
    """As onnxruntime-gpu by hand, which has the same files as onnxruntime."""
    library(made, "pandas", "2.0", "pandas/__init__.py")
    library(made, "onnxruntime_gpu", "1.31.1", "onnxruntime/gpu.py")
    (made / "onnxruntime" / "__init__.py").write_text("of the other")
    assert damage(made) == []


def test_pip_is_nobodys_library_and_an_old_environment_without_notes_is_left_alone(made):
    (made / "pip" / "__init__.py").unlink()
    assert damage(made) == []
    (made.parents[2] / health.CONTENTS).unlink()
    (made / "scipy" / "linalg.txt").unlink()
    assert damage(made) == []


# ---- what set-ups left


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A data folder with environments of all kinds."""
    monkeypatch.setenv("CHRONOFUSE_HOME", str(tmp_path))
    for name, stamp, python, days in (
        ("engine-py39-linux-x86_64", None, "/usr", 0),
        ("engine-py310-linux-x86_64", "older", "/usr", 90),
        ("engine-py312-linux-x86_64", "older", "/usr", 3),
        ("engine-py313-linux-x86_64", libraries.stamp(libraries.ENGINE), "/usr", 400),
        ("engine-py314-linux-x86_64", libraries.stamp(libraries.ENGINE), "/nowhere/at/all", 0),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pyvenv.cfg").write_text(f"home = {python}\nversion = 3\n")
        if stamp is not None:
            (folder / "complete").write_text(stamp, "utf-8")
            past = time.time() - days * 86_400
            os.utime(folder / "complete", (past, past))
    (tmp_path / "gone-12345678-engine-py311-linux-x86_64").mkdir()
    (tmp_path / "models").mkdir()
    return tmp_path


def test_old_half_made_and_orphaned_environments_go_and_another_qgis_s_stays(home):
    went = old_environments.clean_up(home / "engine-py311-linux-x86_64")
    assert went == [f"engine-py{n}-linux-x86_64" for n in (310, 314, 39)]
    left = {path.name for path in home.iterdir()}
    assert left == {"engine-py312-linux-x86_64", "engine-py313-linux-x86_64", "models"}


def test_an_environment_that_is_used_is_marked_and_stays(home):
    target = home / "engine-py310-linux-x86_64"
    old_environments.mark_use(target)
    assert not old_environments.is_unused(target)


def test_a_folder_is_out_of_the_way_at_once(tmp_path):
    for name in ("a", "b"):
        (tmp_path / "big" / name).mkdir(parents=True)
    old_environments.remove(tmp_path / "big")
    assert not (tmp_path / "big").exists()


# ---- sizes, progress and log


def test_sizes_are_told_in_words_and_a_folder_of_wheels_needs_no_download():
    plain, offline = set_up_sizes.sizes(SetUpWishes()), set_up_sizes.sizes(SetUpWishes(wheels="x"))
    assert plain.in_words() == "about 150 MB to download, 585 MB on the disk, about 3 minutes"
    assert offline.download == 0 and "nothing to download" in offline.in_words()
    assert plain.needed > plain.disk and set_up_sizes.sizes(SetUpWishes(with_training=True)).disk > 10**9


@pytest.mark.parametrize(
    "taken", [(6, 25, 18, 85), (6, 5, 18, 85), (15, 16, 45, 200), (3, 100, 9, 42), (7, 11, 20, 137)]
)
def test_a_course_s_share_follows_the_time(taken):
    """Within 15 points, also where the network or the machine is not as the one that was measured."""
    whole, now, told = sum(taken), 0.0, []
    course = Course(
        [(MAKING, 6), (DOWNLOADING, 25), (INSTALLING, 18), (COMPILING, 85)], told.append, lambda: now
    )
    worst = 0.0
    for stage, seconds in zip((MAKING, DOWNLOADING, INSTALLING, COMPILING), taken):
        course.begin(stage)
        for part in range(1, 51):
            now += seconds / 50
            course.tell(part / 50 if stage != MAKING else 0.0)
            worst = max(worst, abs(told[-1].share - now / whole))
    course.end()
    assert worst < 0.15 and told[-1].share == 1.0
    assert [one.share for one in told] == sorted(one.share for one in told)


def test_the_log_has_no_password_however_it_is_spelt(own_home):
    log = SetUpLog("http://anna:p%40ss%2Fword@proxy.example.org:3128")  # pragma: allowlist secret
    for text in ("p@ss/word", "p%40ss%2Fword", "http://anna:p%40ss%2Fword@proxy.example.org:3128"):
        log.write(f"pip says {text}")
    log.close()
    text = log_path().read_text("utf-8")
    assert "pip says" in text and "p@ss" not in text and "p%40" not in text
    assert log_path().stat().st_mode & 0o077 == 0


def test_a_worker_that_can_t_import_a_library_says_that_the_engine_is_damaged():
    from chronofuse.engine import worker

    error = worker._unknown(ModuleNotFoundError("No module named 'numba'"))
    assert error.code == "engine-missing" and "damaged (No module named 'numba')" in str(error)
    assert (
        environment.import_failure("Traceback\nImportError: libx.so: cannot open\n") == "libx.so: cannot open"
    )
