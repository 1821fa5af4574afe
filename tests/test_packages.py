"""What is installed by pip is all of Chronofuse."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("engine", "models", "shell", "toolbox", "ui")


def test_every_folder_with_code_is_a_package_of_the_wheel():
    folders = [file.parent.relative_to(ROOT) for room in ROOMS for file in (ROOT / room).rglob("__init__.py")]
    listed = re.search(r"(?ms)^packages = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text("utf-8"))[1]
    there = {"chronofuse", *(".".join(("chronofuse", *folder.parts)) for folder in folders)}
    assert set(re.findall(r'"([^"]+)"', listed)) == there


def test_every_file_beside_the_code_is_taken_along():
    data = (ROOT / "pyproject.toml").read_text("utf-8").partition("[tool.setuptools.package-data]")[2]
    endings = {"".join(Path(name).suffixes[-1:]) for name in re.findall(r'"([^"]*\.[^"]*)"', data)}
    files = [file for room in ("engine", "models") for file in (ROOT / room).rglob("*.*") if file.is_file()]
    ours = {file.suffix for file in files if "__pycache__" not in file.parts}
    assert ours <= {".py", *endings}
