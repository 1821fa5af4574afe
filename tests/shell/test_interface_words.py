"""The engine's sentences in a window: no name of the command line is left in them."""

import json
import re
from pathlib import Path

import pytest

from chronofuse.shell.interface_words import of_sentence

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "engine" / "error_sentences.json"


@pytest.mark.parametrize(
    ("of_engine", "of_window"),
    [
        (
            "The output 'o.tif' exists already: choose another name, or ask to overwrite it (--overwrite).",
            "The output 'o.tif' exists already: choose another name, or tick Overwrite.",
        ),
        (
            "100% of the rows are kept; resume it (--resume) to go on from there.",
            "100% of the rows are kept; resume it to go on from there.",
        ),
        ("give --memory 17 or more, or a smaller tile.", "set Memory to 17 or more, or a smaller tile."),
        (
            "set the band descriptions, or leave NDVI out.",
            "fill in Bands of the indices, or leave NDVI out.",
        ),
        ("let it be moved (--register auto).", "let it be moved (Registration: where sure)."),
        ("give the scales (--scale), a clearer pair", "give the scales (Scale), a clearer pair"),
        ("A file 'a--b.tif' and a dash -- here stay.", "A file 'a--b.tif' and a dash -- here stay."),
    ],
)
def test_a_sentence_names_what_the_window_has(qgis_app, of_engine, of_window):
    assert of_sentence(of_engine) == of_window


def test_no_sentence_of_the_engine_keeps_an_option(qgis_app):
    golden = [text for kind in json.loads(GOLDEN.read_text("utf-8")).values() for text in _texts(kind)]
    written = [
        text
        for path in (ROOT / "engine").rglob("*.py")
        if "cli" not in path.parts
        for text in re.findall(r'f?"([^"\n]*--[a-z][^"\n]*)"', path.read_text("utf-8"))
        if not any(word in text for word in ("query-gpu", "runtime-memory", "--format", "pip install"))
    ]
    assert len(golden) > 50 and len(written) > 20

    left = [text for text in map(of_sentence, [*golden, *written]) if re.search(r"(?<![\w-])--[a-z]", text)]

    assert left == []


def _texts(values):
    """All texts in what JSON has."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, (dict, list)):
        for value in values.values() if isinstance(values, dict) else values:
            yield from _texts(value)
