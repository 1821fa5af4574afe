"""What the engine's processes take from around them: environment, kernels, streams, memory, network."""

import contextlib
import gc
import os
import re
import socket
import sqlite3
import subprocess
from pathlib import Path

import images
import numpy as np
import pytest
import runs
import warm

from chronofuse.engine.door import private_folder, process_environment


def command(*words, **options):
    """The real command, in processes of its own; no fork server is between."""
    return subprocess.run(
        [str(warm.REAL_COMMAND), *map(str, words)],
        **{"capture_output": True, "text": True, "timeout": 120, **options},
    )


# ---- the environment


@pytest.mark.parametrize("name", ["PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH"])
def test_another_program_s_data_of_gdal_and_proj_are_not_handed_on(name, monkeypatch, tmp_path):
    monkeypatch.setenv(name, str(tmp_path))
    assert name not in process_environment.clean_environment()
    own = f"{os.path.realpath(process_environment.sys.base_prefix)}/share/proj"
    monkeypatch.setenv(name, f"{tmp_path}{os.pathsep}{own}")
    assert process_environment.clean_environment()[name] == own


@pytest.mark.parametrize("name", ["GDAL_VRT_ENABLE_PYTHON", "GDAL_CONFIG_FILE", "MATPLOTLIBRC", "ANYTHING"])
def test_what_is_not_on_the_list_is_not_handed_on(name, monkeypatch):
    monkeypatch.setenv(name, "YES")
    assert name not in process_environment.clean_environment()


@pytest.mark.parametrize("name", ["PATH", "https_proxy", "AWS_SECRET_ACCESS_KEY", "GDAL_HTTP_USERPWD"])
def test_what_reading_and_running_take_is_handed_on(name, monkeypatch):
    monkeypatch.setenv(name, "/kept")
    assert process_environment.clean_environment()[name] == "/kept"


PROJ_S_FOLDERS = {
    "PROJ_LIB and PROJ_DATA": ("", ("PROJ_LIB", "PROJ_DATA")),
    "a damaged database in the home": (".local/share/proj", ("HOME",)),
    "an older one in the user's data": ("proj", ("XDG_DATA_HOME",)),
    "one in the folder that is named for it": ("", ("PROJ_USER_WRITABLE_DIRECTORY",)),
}


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(where, marks=[pytest.mark.long] if "in the" in where and "older" not in where else [])
        for where in PROJ_S_FOLDERS
    ],
)
def test_a_fusion_does_not_look_into_another_program_s_proj(where, pair, tmp_path):
    within, names = PROJ_S_FOLDERS[where]
    (tmp_path / within).mkdir(parents=True, exist_ok=True)
    database = tmp_path / within / "proj.db"
    if "older" in where:
        with contextlib.closing(sqlite3.connect(database)) as other:
            other.execute("CREATE TABLE metadata(key TEXT, value TEXT)")
    elif "LIB" not in where:
        database.write_bytes(b"no database" * 99)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment.update(dict.fromkeys(names, str(tmp_path)))
    done = command(*runs.words(pair, "delta", tmp_path / "o.tif"), env=environment)
    assert done.returncode == 0, done.stderr


def test_grids_that_the_user_downloaded_for_proj_are_used(monkeypatch, tmp_path):
    """They lie in the same folder, without a database."""
    monkeypatch.setenv("PROJ_USER_WRITABLE_DIRECTORY", str(tmp_path))
    left_out = "PROJ_SKIP_READ_USER_WRITABLE_DIRECTORY"
    assert left_out not in process_environment.clean_environment()
    (tmp_path / "proj.db").write_bytes(b"")
    assert process_environment.clean_environment()[left_out] == "YES"


def test_telemetry_is_off_before_onnx_runtime_is_imported():
    assert process_environment.clean_environment()["ORT_DISABLE_TELEMETRY"] == "1"


@pytest.mark.long
def test_nothing_is_written_to_the_home_outside_of_chronofuse_s_folder(pair, tmp_path):
    """A network and a report: the id of a device, queues of events and lists of fonts have gone there."""
    home, own = tmp_path / "home", tmp_path / "own"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "CHRONOFUSE_HOME": str(own)}
    environment = {name: value for name, value in environment.items() if not name.startswith("XDG_")}
    options = ("--html", tmp_path / "o.html", "--tile", 64)
    done = command(*runs.words(pair, "edcstfn", tmp_path / "o.tif", *options), env=environment)
    assert done.returncode == 0, done.stderr
    left = [path for path in home.rglob("*") if path.is_file()]
    assert left == [], left


# ---- compiled kernels


def test_kernels_that_another_could_write_are_not_used(own_home):
    folder = own_home / "kernels-of-mine"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "planted.nbi").write_bytes(b"a program")
    assert private_folder.private_folder(folder.name, 0, None) == folder
    assert list(folder.iterdir()) == [] and folder.stat().st_mode & 0o777 == 0o700


def test_kernels_of_another_owner_are_not_used(own_home):
    if os.geteuid():
        pytest.skip("only root can give a file to another user")
    folder = own_home / "kernels-of-another"
    folder.mkdir(0o700)
    os.chown(folder, 65534, 65534)
    assert (
        private_folder.private_folder(folder.name, 0, Path("/run-s-own")) == Path("/run-s-own") / folder.name
    )
    assert private_folder.private_folder(folder.name, 0, None) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b"",
        lambda b: b[: len(b) // 2],
        lambda b: bytes(len(b)),
        lambda b: b[:-1],
        lambda b: b"x" * 99,
    ],
    ids=["empty", "halved", "zeros", "a byte short", "garbage"],
)
@pytest.mark.parametrize("kind", ["nbi", "nbc"])
def test_a_file_of_a_kernel_that_is_damaged_counts_as_missing(damage, kind, tmp_path, monkeypatch):
    from chronofuse.engine import kernel_cache

    kernel_cache.check_before_loading()
    from numba.core import caching

    def file():
        return caching.IndexDataCacheFile(str(tmp_path), "kernel", "stamp")

    file().save("key", {"some": "code"})
    assert file().load("key") == {"some": "code"}
    (path,) = tmp_path.glob(f"*.{kind}")
    path.write_bytes(damage(path.read_bytes()))
    assert file().load("key") is None
    file().save("key", {"some": "code"})
    assert file().load("key") == {"some": "code"}


def test_what_the_tests_compile_is_kept_as_the_engine_s_processes_read_it():
    """Or each side would compile again and again what the other one kept."""
    from numba.core.registry import CPUDispatcher

    from chronofuse.engine.align import resample_kernels  # one at least

    caches = [
        one._cache._cache_file
        for one in gc.get_objects()
        if type(one) is CPUDispatcher and one.py_func.__module__.startswith("chronofuse.")
        if hasattr(one._cache, "_cache_file")
    ]
    assert resample_kernels.across._cache._cache_file in caches
    assert all(getattr(cache, "checked", False) for cache in caches)


# ---- streams, memory, network


@pytest.mark.parametrize(
    "streams",
    ["<&- >&- 2>&-", "2>/dev/full", *(pytest.param(s, marks=pytest.mark.long) for s in (">&-", "2>&-"))],
)
def test_a_run_goes_on_where_a_standard_stream_is_closed_or_full(streams, pair, tmp_path):
    words = " ".join(map(str, runs.words(pair, "copy", tmp_path / "o.tif")))
    done = subprocess.run(f"{warm.REAL_COMMAND} {words} {streams}", shell=True, check=False, timeout=100)
    assert done.returncode == 0 and (tmp_path / "o.tif").exists()


@pytest.mark.parametrize("megabytes", [400, 800, 1200])
def test_too_little_memory_for_a_process_is_said(megabytes, pair, tmp_path):
    words = " ".join(map(str, runs.words(pair, "delta", tmp_path / "o.tif")))
    limited = f"ulimit -v {megabytes * 1024}; {warm.REAL_COMMAND} {words}"
    done = subprocess.run(limited, shell=True, capture_output=True, text=True, check=False, timeout=100)
    said = runs.one_sentence(done.stderr, "out-of-memory")
    assert done.returncode == 2 and f"no more than {megabytes} MB here (ulimit -v)" in said


@pytest.mark.long
def test_a_server_that_never_answers_ends_the_run(pair, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/x.tif"
        done = command(*runs.words(pair, "delta", tmp_path / "o.tif", target=address), timeout=60)
    said = runs.one_sentence(done.stderr, "unreadable-file")
    assert done.returncode == 2 and "127.0.0.1" in said, said


# ---- reports


@pytest.mark.parametrize("name", [r"NIR $\rho_{865$ nm", "x" * 100_000, "_hidden", "two\nlines"])
def test_names_are_drawn_as_they_are(name):
    from chronofuse.engine.report import charts

    figure, ax = charts.plt.subplots()
    ax.plot([0, 1], label=charts.plain(name))
    ax.set_title(charts.plain(name))
    assert len(ax.legend().get_texts()) == 1
    assert charts.png(figure)


@pytest.mark.long
@pytest.mark.parametrize("setting", ["text.usetex: True", "font.size: many"])
def test_a_matplotlibrc_of_the_user_changes_no_report(setting, pair, tmp_path):
    (tmp_path / ".config" / "matplotlib").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / ".config" / "matplotlib"):
        (folder / "matplotlibrc").write_text(setting + "\n")
    words = runs.words(pair, "delta", tmp_path / "o.tif", "--html", tmp_path / "o.html")
    environment = {**os.environ, "HOME": str(tmp_path), "MATPLOTLIBRC": str(tmp_path / "matplotlibrc")}
    done = command(*words, "--reference", pair.fine_2, env=environment, cwd=tmp_path)
    assert done.returncode == 0 and "no-report" not in done.stderr
    assert "could not be made" not in (tmp_path / "o.html").read_text()


def test_a_report_that_fails_costs_no_raster(pair, tmp_path):
    """A matplotlibrc that is no text, in the folder of the run: matplotlib can't even be imported."""
    (tmp_path / "matplotlibrc").write_bytes(b"\xff\xfe\xff")
    words = runs.words(pair, "delta", tmp_path / "o.tif", "--html", tmp_path / "o.html")
    done = command(*words, cwd=tmp_path)
    assert done.returncode == 0 and "warning: The HTML report could not be made" in done.stderr
    assert np.isfinite(images.read(tmp_path / "o.tif")).any()
    assert "could not be made" in (tmp_path / "o.html").read_text()


@pytest.mark.parametrize(
    "imported", ["chronofuse.engine.devices.inference", "chronofuse.models.training.export"]
)
def test_telemetry_is_off_in_a_process_that_somebody_else_starts(imported):
    """The trainer and the exporter of a shell, too, where no clean environment is between."""
    if imported.startswith("chronofuse.models"):
        pytest.importorskip("torch")
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    text = f"import os, {imported}; print(os.environ.get('ORT_DISABLE_TELEMETRY'))"
    done = subprocess.run(
        [str(warm.PYTHON), "-c", text],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "1", done.stdout + done.stderr


@pytest.mark.parametrize("room", ["engine", "models", "shell", "toolbox", "ui"])
def test_every_process_of_the_engine_is_started_with_the_clean_environment(room):
    """What is started says so itself; what shows the graphics cards may have all."""
    for path in (Path(process_environment.__file__).resolve().parents[2] / room).rglob("*.py"):
        for call in re.findall(r"subprocess\.(?:run|Popen)\((?s:.*?)\n {4,8}\)", path.read_text("utf-8")):
            assert "env=" in call or "--query-gpu" in call, f"{path}: {call}"
