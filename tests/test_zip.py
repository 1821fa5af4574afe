"""What `make zip` builds is what the plugin site takes: its checks, run before an upload."""

import configparser
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
KINDS = {".py", ".typed", ".txt", ".md", ".lock", ".json", ".j2", ".onnx", ".svg", ".qml", ".model3", ".qm"}
KINDS |= {".html", ".css", ".png", ""}
"""Endings of what belongs into the zip; the last is LICENSE's."""
WANTED = ("name", "qgisMinimumVersion", "description", "about", "version", "author", "email", "tracker")
WANTED += ("repository", "homepage", "changelog", "tags", "icon", "category", "hasProcessingProvider")
"""What the site demands of metadata.txt, and what it shows."""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The folder `chronofuse` of the zip."""
    folder = tmp_path_factory.mktemp("zip")
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_zip.py")], check=True, capture_output=True)
    with zipfile.ZipFile(ROOT / "build" / "chronofuse.zip") as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == ["chronofuse"], "one folder"
    return folder / "chronofuse"


def test_it_holds_what_the_plugin_needs_and_nothing_else(unpacked):
    assert (ROOT / "build" / "chronofuse.zip").stat().st_size < 25_000_000
    files = [path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()]
    assert {Path("LICENSE"), Path("metadata.txt"), Path("__init__.py")} <= set(files)
    guide = Path("resources", "guide")  # finding 19
    assert {guide / "index.html", guide / "toolbox.html", guide / "toolbox-fuse.html"} <= set(files)
    strange = [str(file) for file in files if file.suffix not in KINDS or "tests" in file.parts]
    hidden = [str(file) for file in files if any(part.startswith((".", "__py")) for part in file.parts)]
    assert not strange and not hidden
    assert "GNU GENERAL PUBLIC LICENSE" in (unpacked / "LICENSE").read_text("utf-8")


def test_its_metadata_are_complete(unpacked):
    read = configparser.ConfigParser()
    read.read_string((unpacked / "metadata.txt").read_text("utf-8"))
    general = dict(read["general"])
    assert not [key for key in WANTED if not general.get(key.lower(), "").strip()]
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert general["qgisminimumversion"] == "3.22" and general["qgismaximumversion"] == "4.99"
    assert (unpacked / general["icon"]).is_file() and "\n" not in general["description"]
    for key in ("tracker", "repository", "homepage"):
        assert general[key].startswith("https://")


@pytest.mark.long
def test_bandit_finds_nothing_in_it(unpacked):
    ran = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "-f", "json", str(unpacked)],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(ran.stdout)
    assert len(report["metrics"]) > 200, "Bandit saw the sources"
    found = [
        f"{r['filename']}:{r['line_number']} {r['test_id']} {r['issue_text']}" for r in report["results"]
    ]
    assert not found and not report["errors"]


def test_each_line_that_bandit_is_told_to_pass_over_says_why(unpacked):
    marks = [
        line.strip()
        for path in unpacked.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"#\s*nosec\b", line)
    ]
    assert marks and not [line for line in marks if not re.search(r"# nosec( B\d{3})+  # \w+", line)]


@pytest.mark.long
def test_detect_secrets_finds_nothing_in_it(unpacked):
    ran = subprocess.run(
        [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "--no-verify", "."],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(ran.stdout)
    assert report["plugins_used"], "detect-secrets looked"
    assert not report["results"]
