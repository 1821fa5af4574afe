"""Whether the documents are true as far as a program can look: links lead somewhere, files that are named
exist, versions agree, and the changelog is made from its fragments."""

from __future__ import annotations

import configparser
import datetime
import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chronofuse import __version__

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("benchmarks", "docs", "engine", "models", "requirements", "resources", "scripts", "shell", "tests")
FOLDERS += ("toolbox", "ui")
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
SOURCES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
TEXTS = [
    *DOCUMENTS,
    *SOURCES,
    *(ROOT / "requirements").glob("*.txt"),
    ROOT / "Makefile",
    ROOT / "pyproject.toml",
]

PATH = re.compile(rf"(?<![\w./-])(?:{'|'.join(FOLDERS)})/[\w./*-]*[\w/]")
"""A path of ours as a text names it: from the root on."""
BARE = re.compile(r"(?<![\w./*-])\w+\.py\b")
"""A file's name alone; in a document it may stand where the folder is plain."""
DOTTED = re.compile(r"chronofuse\.((?:engine|models|ui|toolbox|shell)(?:\.\w+)+)")
"""A module of ours, or what stands in one."""
PLACEHOLDER = re.compile(r"NAME|\*")
FOREIGN = {"gdal_edit.py"}
"""Programs of others."""
MADE = {
    line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines() if line.endswith("/")
}
"""Folders that are made and not kept: in a fresh clone they are named and not there."""
TO_GO = {"train_command.py"}
"""Still named in a part of docs/architecture.md, 'Training', that is being written anew."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links(path: Path) -> list[str]:
    """Targets of the Markdown links of a document, but those to the web."""
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]


def anchors(path: Path) -> set[str]:
    """What a heading of a document is called in a link, as GitHub makes it."""
    headings = re.findall(r"(?m)^#+ (.+)$", path.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def missing(texts: list[Path], pattern: re.Pattern, is_there: Callable[[str], object]) -> dict[str, set[str]]:
    """What the texts name and what is not there; text by text."""
    named = {name(path): set(pattern.findall(path.read_text("utf-8"))) for path in texts}
    gone = {text: {one for one in names if not is_there(one)} for text, names in named.items()}
    return {text: names for text, names in gone.items() if names}


def prefixes(dotted: str) -> set[str]:
    """a, a.b and a.b.c of a.b.c."""
    parts = dotted.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def exists(named: str) -> bool:
    """Whether a path is there or made; `benchmarks/accuracy` stands for accuracy.md and accuracy.json."""
    path = ROOT / named
    return named.rstrip("/") in MADE or path.exists() or any(path.parent.glob(f"{path.name}.*"))


def test_the_readme_links_every_document():
    linked = set(links(ROOT / "README.md"))
    assert {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")} <= linked


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_leads_somewhere(path):
    for link in links(path):
        file, _, anchor = link.partition("#")
        target = (path.parent / file) if file else path
        assert target.exists(), f"{link} is not there"
        assert not anchor or anchor in anchors(target), f"{link} leads to no heading"


def test_every_path_that_a_text_names_exists():
    assert not missing(TEXTS, PATH, lambda named: PLACEHOLDER.search(named) or exists(named))


def test_every_file_that_a_text_names_without_its_folder_exists():
    known = {source.name for source in SOURCES} | {"plugin.py"} | FOREIGN | TO_GO
    assert not missing([*DOCUMENTS, *SOURCES], BARE, known.__contains__)


def test_every_module_that_a_text_names_exists():
    """In programs that a test starts, too, which no import finds."""
    modules = {source.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for source in SOURCES}
    rooms = {module.removesuffix(".__init__") for module in modules if module.endswith(".__init__")}
    texts = [*DOCUMENTS, *SOURCES, ROOT / "pyproject.toml"]
    assert not missing(texts, DOTTED, lambda named: named in rooms or prefixes(named) & modules)


def test_every_make_target_that_a_document_names_exists():
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    named = {
        target for path in DOCUMENTS for target in re.findall(r"`make ([a-z-]+)`", path.read_text("utf-8"))
    }
    assert named <= targets


# ---- versions and what QGIS shows


def test_qgis_and_the_citation_say_the_engines_version():
    assert general((ROOT / "metadata.txt").read_text("utf-8"))["version"] == __version__
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")


def test_a_report_of_a_bug_is_asked_for_what_an_answer_needs():
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "bug_report.yml").read_text("utf-8")
    wanted = ("chronofuse devices --json", "chronofuse --version", "Version of QGIS", "findings", "gdalinfo")
    assert all(text in form for text in wanted)


# ---- the changelog

LOG = """# Changelog

## 0.2.0 (unreleased)

More of it.

- What was there.

## 0.1.0 (2026-01-01)

The first.
"""
METADATA = "[general]\nversion=0.2.0\nchangelog=0.1.0 The first\n    and more\nicon=resources/icon.svg\n"
DAY = datetime.date(2026, 2, 3)


@pytest.fixture(scope="module")
def changelog():
    """scripts/changelog.py as a module."""
    spec = importlib.util.spec_from_file_location("changelog", ROOT / "scripts" / "changelog.py")
    module = sys.modules["changelog"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["changelog"]


@pytest.fixture
def project(tmp_path) -> Path:
    """A project of version 0.2.0 with three fragments."""
    fragments = {
        "nodata.fixed.md": "NDVI keeps gaps,\nat 100 %. The rest is as it was.\n",
        "cog.added.md": "`--cog` is new.\n",
        "rooms.inside.md": "The files lie in rooms.\n",
    }
    files = {
        "CHANGELOG.md": LOG,
        "metadata.txt": METADATA,
        "engine/door/version.py": '__version__ = "0.2.0"\n',
        **{f"changes/{file}": text for file, text in fragments.items()},
    }
    for file, text in files.items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def general(metadata: str) -> dict[str, str]:
    """What QGIS reads of metadata.txt, and how."""
    parser = configparser.ConfigParser()
    parser.read_string(metadata)
    return dict(parser["general"])


def test_what_qgis_shows_is_the_first_sentence_of_each_change_for_users(changelog, project):
    read = general(changelog.metadata(project))
    assert read["changelog"] == "0.2.0 More of it.\n--cog is new.\nNDVI keeps gaps, at 100 %."
    assert read["icon"] == "resources/icon.svg"


def test_without_a_change_metadata_stays_as_it_is(changelog, project):
    for fragment in (project / "changes").iterdir():
        fragment.unlink()
    assert changelog.metadata(project) == METADATA


def test_a_release_dates_the_version_and_uses_the_fragments_up(changelog, project):
    changelog.release(project, DAY)
    assert (project / "CHANGELOG.md").read_text("utf-8") == (
        LOG.replace("(unreleased)", "(2026-02-03)").replace(
            "- What was there.\n",
            "- What was there.\n\n### Added\n\n- `--cog` is new.\n\n"
            "### Fixed\n\n- NDVI keeps gaps, at 100 %. The rest is as it was.\n\n"
            "### For developers\n\n- The files lie in rooms.\n",
        )
    )
    assert "0.2.0 More of it." in (project / "metadata.txt").read_text("utf-8")
    assert not list((project / "changes").iterdir())


def test_a_version_without_a_part_of_its_own_gets_one(changelog):
    told = changelog.released("# Changelog\n\n## 0.1.0 (2026-01-01)\n\nThe first.\n", "0.2.0", [], DAY)
    assert told == "# Changelog\n\n## 0.2.0 (2026-02-03)\n\n## 0.1.0 (2026-01-01)\n\nThe first.\n"


def test_a_released_version_is_not_released_again(changelog):
    with pytest.raises(SystemExit, match="give the next version"):
        changelog.released("# Changelog\n\n## 0.2.0 (2026-01-01)\n", "0.2.0", [], DAY)


@pytest.mark.parametrize(
    ("file", "text"),
    [("x.new.md", "A."), ("x.md", "A."), ("x.fixed.md", ""), ("x.fixed.md", "no sentence")],
)
def test_a_fragment_without_a_kind_or_a_sentence_is_refused(changelog, tmp_path, file, text):
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / file).write_text(text, "utf-8")
    with pytest.raises(SystemExit, match=re.escape(file)):
        changelog.changes(tmp_path)


def test_the_fragments_of_this_checkout_are_well_formed_and_readable_for_qgis(changelog):
    users = [change for change in changelog.changes(ROOT) if change.kind != "inside"]
    assert len(general(changelog.metadata(ROOT))["changelog"].splitlines()) >= len(users)
