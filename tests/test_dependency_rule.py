"""The rooms of the house and the one rule between them: data flow one way. Read from the imports of the
source text.

docs/architecture.md shows the same tables; a test compares them. `python tests/test_dependency_rule.py`
prints them.
"""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ROOMS = {
    "catalogue": ["models.catalogue"],
    "door": ["engine.door"],
    "products": ["engine.products"],
    "raster": ["engine.raster"],
    "devices": ["engine.devices"],
    "align": ["engine.align"],
    "collection": ["engine.collection"],
    "seasons": ["engine.seasons"],
    "points": ["engine.points"],
    "trees": ["engine.maps.trees"],
    "landcover": ["engine.maps.landcover"],
    "outlines": ["engine.maps.outlines"],
    "changes": ["engine.maps.changes"],
    "factors": ["engine.maps.factors"],
    "inversion": ["engine.maps.inversion"],
    "methods": ["engine.methods"],
    "yardstick": ["engine.yardstick"],
    "report": ["engine.report"],
    "run": ["engine.run"],
    "series": ["engine.series"],
    "comparison": ["engine.comparison"],
    "cluster": ["engine.cluster"],
    "flows": ["engine"],
    "cli": ["engine.cli"],
    "entry": ["engine.__main__"],
    "models": ["models"],
    "shell": ["shell"],
    "ui": ["ui"],
    "toolbox": ["toolbox"],
    "plugin": ["plugin"],
}
"""Room to where it lies; what lies in none of the deeper ones belongs to `flows` or `models`."""

MAY_IMPORT = {
    "catalogue": [],
    "door": ["catalogue"],
    "products": ["door", "catalogue"],
    "raster": ["door", "products"],
    "devices": ["door", "catalogue"],
    "align": ["door", "raster"],
    "collection": ["door", "products", "raster", "align"],
    "seasons": ["door", "raster", "align", "collection"],
    "points": ["door", "raster", "align", "collection"],
    "trees": [],
    "landcover": [
        "door",
        "catalogue",
        "raster",
        "align",
        "devices",
        "collection",
        "points",
        "trees",
        "yardstick",
    ],
    "outlines": ["door", "raster", "align", "collection"],
    "changes": ["door", "raster", "align", "collection", "seasons"],
    "factors": ["door", "raster", "align", "points"],
    "inversion": ["door", "raster", "align", "collection", "points", "trees"],
    "methods": ["door", "catalogue", "raster", "align", "devices"],
    "yardstick": ["door", "raster", "align"],
    "report": ["door", "yardstick"],
    "run": ["door", "catalogue", "raster", "align", "devices", "methods", "yardstick", "report"],
    "series": ["door", "raster", "align", "collection", "seasons", "run"],
    "comparison": ["door", "catalogue", "raster", "align", "collection", "yardstick", "series"],
    "cluster": ["door", "catalogue", "raster", "align", "devices", "methods", "yardstick", "report", "run"],
    "flows": [
        "door",
        "catalogue",
        "raster",
        "align",
        "collection",
        "seasons",
        "points",
        "trees",
        "landcover",
        "outlines",
        "changes",
        "factors",
        "inversion",
        "devices",
        "methods",
        "yardstick",
        "report",
        "run",
        "series",
        "comparison",
        "cluster",
    ],
    "cli": ["door", "catalogue", "raster", "devices", "methods", "report", "run"],
    "entry": ["flows", "cli"],
    "models": ["door", "catalogue", "raster"],
    "shell": ["door", "catalogue"],
    "ui": ["door", "catalogue", "shell"],
    "toolbox": ["door", "catalogue", "shell"],
    "plugin": ["shell", "toolbox", "ui"],
}
"""Room to the rooms that it may import; no exception."""

HEAVY = {
    "osgeo": [
        "raster",
        "align",
        "points",
        "landcover",
        "cluster",
        "outlines",
        "changes",
        "factors",
        "flows",
        "models",
        "shell",
    ],
    "numba": [
        "raster",
        "align",
        "seasons",
        "trees",
        "landcover",
        "methods",
        "outlines",
        "changes",
        "factors",
        "inversion",
        "yardstick",
        "series",
        "flows",
    ],
    "onnxruntime": ["devices", "models"],
    "onnx": ["devices", "models"],
    "scipy": ["align", "outlines", "factors", "methods", "devices", "yardstick", "run", "series", "models"],
    "matplotlib": ["report", "models"],
    "jinja2": ["report"],
    "distributed": ["cluster"],
    "psutil": ["devices"],
    "torch": ["models"],
    "safetensors": ["models"],
    "qgis": ["shell", "ui", "toolbox", "plugin"],
}
"""Heavy library to the rooms that may import it."""

SOURCES = sorted(
    [p for layer in ("engine", "models", "ui", "toolbox", "shell") for p in (ROOT / layer).rglob("*.py")]
    + [ROOT / "plugin.py"]
)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(module: str) -> str | None:
    """The room in which a module of ours lies: the deepest that holds it; None for a library."""
    found = [
        (prefix, room)
        for room, prefixes in ROOMS.items()
        for prefix in prefixes
        if module == prefix or module.startswith(prefix + ".")
    ]
    return max(found)[1] if found else None


@functools.cache
def imports(path: Path) -> tuple[str, ...]:
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    """Absolute dotted names of what a file imports; those of our own package without `chronofuse.`."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("chronofuse.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])]).removeprefix("chronofuse.")
            # `from .. import x` names a module or a value; both stand for the module that they come from.
            yield from (
                f"{module}.{alias.name}" if is_module(f"{module}.{alias.name}") else module
                for alias in node.names
            )


def is_module(dotted: str) -> bool:
    path = ROOT.joinpath(*dotted.split("."))
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def module_of(path: Path) -> str:
    return name(path)[: -len(".py")].replace("/", ".").removesuffix(".__init__")


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_each_room_imports_only_what_it_may(path):
    room = room_of(module_of(path))
    others = {room_of(module) for module in imports(path)} - {room, None}
    assert others <= set(MAY_IMPORT[room])


def test_no_room_leads_back_to_itself():
    above: dict[str, set[str]] = {}
    for room in MAY_IMPORT:  # in the order of the table, which is that of the data
        if room in ("flows", "cli"):
            continue
        above[room] = set(MAY_IMPORT[room])
        assert room not in set().union(*(above.get(other, set()) for other in MAY_IMPORT[room]))


def test_no_two_files_import_each_other_in_a_circle():
    modules = {module_of(path): path for path in SOURCES}
    arrows = {
        module: {m for m in imports(path) if m in modules and m != module} for module, path in modules.items()
    }

    def reached(start: str) -> set[str]:
        found, open_ends = set(), [start]
        while open_ends:
            new = arrows[open_ends.pop()] - found
            found |= new
            open_ends += new
        return found

    assert [module for module in modules if module in reached(module)] == []


@pytest.mark.parametrize("library", HEAVY)
def test_each_heavy_library_is_at_home_in_a_few_rooms(library):
    users = {
        room_of(module_of(path))
        for path in SOURCES
        for module in imports(path)
        if module.split(".")[0] == library
    }
    assert users <= set(HEAVY[library])


@pytest.mark.parametrize("room", ["engine.door", "models.catalogue"])
def test_a_room_of_the_standard_library_alone_is_imported_without_any_other(room):
    """In a bare interpreter without site-packages: what is not the standard library could not even be
    found."""
    modules = [module_of(path) for path in SOURCES if module_of(path).startswith(room)]
    assert len(modules) > 3
    code = f"""
import importlib, runpy, sys
runpy.run_path({str(ROOT / "engine" / "__main__.py")!r})["load_package"]()
before = set(sys.modules)
for module in {modules!r}:
    importlib.import_module("chronofuse." + module)
loaded = {{module.split(".")[0] for module in set(sys.modules) - before}}
print(sorted(loaded - set(sys.stdlib_module_names) - {{"chronofuse"}}))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def tables() -> str:
    """The tables as Markdown, for docs/architecture.md."""
    rule = [
        f"| {room} | {', '.join(f'`{prefix}`' for prefix in ROOMS[room])} | "
        f"{', '.join(MAY_IMPORT[room]) or '-'} |"
        for room in ROOMS
    ]
    heavy = [f"| {library} | {', '.join(rooms)} |" for library, rooms in HEAVY.items()]
    return "\n".join(
        [
            "| room | lies in | may import |",
            "| --- | --- | --- |",
            *rule,
            "",
            "| library | may be imported in |",
            "| --- | --- |",
            *heavy,
        ]
    )


def test_the_document_shows_these_tables():
    assert tables() in (ROOT / "docs" / "architecture.md").read_text("utf-8")


if __name__ == "__main__":
    print(tables())
