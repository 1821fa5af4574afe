"""The bundled guide: built from docs/, complete, and readable without a network."""

import importlib.util
import re
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def make_guide():
    """scripts/make_guide.py as a module."""
    spec = importlib.util.spec_from_file_location("make_guide", ROOT / "scripts" / "make_guide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def guide(make_guide, tmp_path_factory) -> dict[str, str]:
    """The built guide: name to text of its pages; its pictures and its style are there, too."""
    folder = tmp_path_factory.mktemp("resources") / "guide"
    made = make_guide.build(folder)
    (folder.parent / "icon.svg").write_bytes((ROOT / "resources" / "icon.svg").read_bytes())
    assert sorted(path.name for path in folder.iterdir()) == made
    pages = {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}
    return {**pages, "": str(folder)}


def places(text: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', text))


def test_every_link_and_picture_of_the_guide_is_there(guide):
    folder = Path(guide[""])
    broken = []
    for name, text in guide.items():
        for target in map(unescape, re.findall(r'(?:href|src|url)="?=?([^"]+)"', text)):
            path, _, place = target.partition("#")
            if target.startswith("https://"):
                continue
            is_there = not path or (folder / path).resolve().is_file()
            if not is_there or (place and place not in places(guide[path or name])):
                broken.append(f"{name}: {target}")
    assert not broken


def test_the_guide_asks_the_network_for_nothing(guide):
    for name, text in guide.items():
        loaded = re.findall(r'<(?:img|link|script|iframe)[^>]*(?:src|href)="([^"]+)"', text)
        assert not [target for target in loaded if "://" in target], name
        assert "<script" not in text
    assert "url(" not in (Path(guide[""]) / "style.css").read_text("utf-8")


def test_no_page_shows_markdown_that_was_not_understood(guide):
    """A table that ends up as text, a heading or a fence within a paragraph."""
    for name, text in guide.items():
        plain = re.sub(r"<(pre|code)>.*?</\1>", "", text, flags=re.DOTALL)
        assert not re.search(r"\|\s*---|```|<p>#+ ", plain), name


def test_what_the_plugin_opens_leads_to_its_place(guide, make_guide):
    for document in make_guide.WITH_PLACES:
        headings = re.findall(r"(?m)^## (.+)$", (ROOT / "docs" / f"{document}.md").read_text("utf-8"))
        assert headings
        for heading in headings:
            anchor = make_guide.anchor(heading)
            assert f"url={document}.html#{anchor}" in guide[f"{document}-{anchor}.html"]
            assert anchor in places(guide[f"{document}.html"])


def test_a_document_for_users_is_in_the_guide_or_named_here(make_guide):
    for_developers = {"architecture", "decisions", "adding_a_method", "experiments"}
    documents = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert documents - set(make_guide.PAGES) == for_developers


def test_pages_are_called_by_their_titles_and_not_by_their_files(guide, make_guide):
    for name, text in guide.items():
        called = re.findall(r'<a href="([\w-]+)\.html[^"]*">([^<]*\.md)</a>', text)
        assert not called, name
    assert '<a href="gpu.html">Graphics cards</a>' in re.sub("(?s)<nav>.*</nav>", "", guide["guide.html"])


def test_commands_within_a_list_stand_on_lines_of_their_own(guide):
    """Of a fence in a list Python-Markdown makes a part of a paragraph: two commands were one line."""
    commands = re.findall(r"(?s)<pre><code>(bin/python.*?)</code></pre>", guide["gpu.html"])[0].splitlines()
    assert [command.split()[3] for command in commands] == ["uninstall", "install"]
    steps = re.search(r'(?s)<h2 id="set-up">.*?</ol>', guide["cluster.html"])[0]
    assert (steps.count("<li>"), steps.count("<pre>")) == (5, 4)


def test_patterns_in_tables_are_those_of_the_products(guide):
    """GitHub's tables want a stroke as \\|; in HTML it is a stroke alone."""
    assert "sur_refl_b0(?:1|2)(?:_1)?" in guide["products.html"]
    assert not [name for name, text in guide.items() if r"\|" in text]
