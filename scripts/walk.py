"""The walk: a real QGIS window under Xvfb, an empty profile and the built zip, driven by clicks and keys; a
picture of each step, and what the steps took.

    python scripts/walk.py [FOLDER] [--screen 1920x1080 --scale 1.5] [--theme "Night Mapping"] [--locale de]

Without a FOLDER the pictures go to docs/walk, where the guide has them. This file is the outside: it makes
the zip, the user's home, and the images of a series and of a year; it starts QGIS three times (the second
time a project is opened again, the third time a year is filled), and brings the pictures down to a size for
the documents. The inside is scripts/walk_inside.py.

With `--engine PYTHON` nothing is set up and that Python runs the engine; `--short` takes only the steps of
tests/integration/test_walk.py.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "walk"
PLACE = Path("/var/tmp/chronofuse-walk")
"""Not in /tmp, where QGIS marks every layer as temporary; always the same, because paths are in pictures."""
ORDER = "WALK_ORDER"
"""The environment variable by which the outside hands its orders to the inside."""
SESSIONS = ("first", "second", "third")
PATIENCE = 3000
"""Seconds until a QGIS that does not end is ended."""
SETTINGS = """\
[qgis]
checkVersion=false
showTips=false

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[app]
plugin_installer\\checkOnStart=false
plugin_repositories\\QGIS%20Official%20Plugin%20Repository\\enabled=false
plugin_repositories\\QGIS%20Official%20Plugin%20Repository\\url=https://plugins.qgis.org/plugins/plugins.xml
"""
"""Of an empty profile: nothing that asks the network, and no tips over the window."""


def main() -> int:
    options = _options()
    home, raw = options.place / "analyst", options.place / "raw"
    if options.session in (None, "first"):
        _prepare(options, home, raw)
    sessions = [options.session] if options.session else SESSIONS[:2] if options.short else SESSIONS
    for session in sessions:
        if not _qgis(options, home, raw, session):
            return 1
    for session in sessions:
        for line in json.loads((raw / f"{session}.json").read_text("utf-8"))["lines"]:
            print(line)
    if not options.short:
        import walk_pictures

        walk_pictures.publish(raw, options.folder, walk_pictures.LIMIT if options.folder == DOCS else None)
    return 0


def _prepare(options: argparse.Namespace, home: Path, raw: Path) -> None:
    """The user's home with an empty profile, the zip and images; and the folder of the pictures."""
    shutil.rmtree(options.place, ignore_errors=True)
    settings = home / "profiles" / "profiles" / "default" / "QGIS"
    settings.mkdir(parents=True)
    (settings / "QGIS3.ini").write_text(SETTINGS + _look(options), "utf-8")
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_zip.py")], check=True)
    shutil.copy(ROOT / "build" / "chronofuse.zip", home)
    _make_images(home / "images")
    _make_year(home / "year")
    raw.mkdir()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DOCS)
    parser.add_argument("--screen", default="1280x800", help="width and height in pixels (1280x800)")
    parser.add_argument("--scale", default="1", help="how many pixels of the screen a pixel of Qt takes (1)")
    parser.add_argument("--theme", default="default", help="of QGIS: default, Night Mapping, Blend of Gray")
    parser.add_argument("--locale", default="en_US", help="language of QGIS (en_US)")
    parser.add_argument("--engine", help="a Python with the engine's libraries; nothing is set up then")
    parser.add_argument("--short", action="store_true", help="few steps, and no pictures in the documents")
    parser.add_argument("--session", choices=SESSIONS, help="this one alone; others where the first was")
    parser.add_argument("--until", default="", help="name of the step after which to stop")
    parser.add_argument("--place", type=Path, default=PLACE, help="scratch folder, which is emptied first")
    return parser.parse_args()


def _look(options: argparse.Namespace) -> str:
    return (
        f"\n[UI]\nUITheme={options.theme}\n\n[locale]\noverrideFlag=true\nuserLocale={options.locale}\n"
        f"globalLocale={options.locale}\n"
    )


def _make_images(folder: Path) -> None:
    """The generator's scene, and coarse images of two days between: the sharp days' own, mixed."""
    subprocess.run(
        [sys.executable, "-m", "chronofuse.models.simulation", str(folder), "--size", "400", "--seed", "3"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    from osgeo import gdal

    gdal.UseExceptions()
    first, last = (gdal.Open(str(path)) for path in sorted(folder.glob("coarse_*.tif")))
    for day, share in (("2024-05-08", 0.33), ("2024-06-04", 0.67)):
        path = str(folder / f"coarse_{day}.tif")
        between = gdal.GetDriverByName("GTiff").CreateCopy(path, first)
        for band in range(1, first.RasterCount + 1):
            values = [each.GetRasterBand(band).ReadAsArray().astype("float32") for each in (first, last)]
            mixed = values[0] * (1 - share) + values[1] * share
            gaps = first.GetRasterBand(band).GetNoDataValue()
            if gaps is not None:
                mixed[(values[0] == gaps) | (values[1] == gaps)] = gaps
            between.GetRasterBand(band).WriteArray(mixed.round())
        between = None


def _make_year(folder: Path) -> None:
    """The generator's year, without the truth, which nobody has."""
    wishes = ["--year", "--size", "300", "--bands", "4", "--seed", "3"]
    wishes += ["--first", "2024-03-01", "--last", "2024-10-31"]
    command = [sys.executable, "-m", "chronofuse.models.simulation", str(folder), *wishes]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "truth")


def _qgis(options: argparse.Namespace, home: Path, raw: Path, session: str) -> bool:
    """Start QGIS for one session of the walk; whether it went to its end."""
    order = {
        "scripts": str(ROOT / "scripts"),
        "session": session,
        "raw": str(raw),
        "home": str(home),
        "screen": [int(part) for part in options.screen.split("x")],
        "short": options.short,
        "set_up": not options.engine,
        "until": options.until,
    }
    log = options.place / f"{session}.log"
    command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(home / "profiles")]
    command += ["--code", str(ROOT / "scripts" / "walk_inside.py")]
    screen = f"-screen 0 {options.screen}x24 -dpi 96"
    with log.open("w") as stream:
        process = subprocess.Popen(
            ["xvfb-run", "-a", "-s", screen, *command],
            env=_environment(options, home, order),
            cwd=home,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
        )
        try:
            process.wait(PATIENCE)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what is left of it
    told = raw / f"{session}.json"
    result = json.loads(told.read_text("utf-8")) if told.is_file() else {"failure": log.read_text("utf-8")}
    if result["failure"]:
        print(f"the {session} session ended at a step:\n{result['failure']}\n(its log: {log})")
    return not result["failure"]


def _environment(options: argparse.Namespace, home: Path, order: dict) -> dict[str, str]:
    """Of a user who has nothing: no virtual environment, no home of this machine's."""
    own = ("PYTHON", "VIRTUAL_ENV", "CHRONOFUSE", "XDG_", "QT_", "QGIS_", "WALK_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    runtime = options.place / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    scaled = {} if options.scale == "1" else {"QT_SCALE_FACTOR": options.scale}
    engine = {"CHRONOFUSE_PYTHON": str(Path(options.engine).absolute())} if options.engine else {}
    return {
        **kept,
        **scaled,
        **engine,
        "HOME": str(home),
        "PATH": os.pathsep.join(
            part for part in kept["PATH"].split(os.pathsep) if ".venv" not in part and "pyenv" not in part
        ),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        ORDER: json.dumps(order),
    }


if __name__ == "__main__":
    sys.exit(main())
