"""resources/i18n/: the texts of the interface in Qt's files for translators (.ts) and for Qt (.qm).

`make translations` after a text has changed: new texts are added as unfinished, translations that are there
stay, and those of texts that are gone go. A new language is one more in LANGUAGES.

The texts are found in the source by its syntax tree (`tr("...")`, `mark("...")`, and `say("...")` in the
rooms that know no Qt), and in the manifests of the methods that ship. A text that is not written out there is
refused, because nobody could translate it.
"""

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "Chronofuse"
LANGUAGES = ("de", "es", "fr", "zh")
SOURCES = ("plugin.py", "ui/*.py", "shell/*.py", "toolbox/*.py", "scripts/*graph*.py")
WITHOUT_QT = ("models/catalogue/*.py",)
OUR_OWN = "shell/tr.py"
LRELEASE = ("lrelease", "/usr/lib/qt5/bin/lrelease")
"""Where Debian's qttools5-dev-tools has it."""


class NoTextError(Exception):
    """A text that nobody could translate, with its place."""


def main() -> None:
    try:
        texts = sources()
    except NoTextError as error:
        sys.exit(str(error))
    for language in LANGUAGES:
        write(language, texts, translations(language))
        left = [text for text, translated in translations(language).items() if not translated]
        print(f"{path_of(language).relative_to(ROOT)}: {len(texts)} texts, {len(left)} of them unfinished")
    release()


def path_of(language: str) -> Path:
    """The file for translators."""
    return FOLDER / f"chronofuse_{language}.ts"


# ---- the texts


def sources() -> dict[str, str]:
    """Every text of the interface to the file where it stands first.

    Raises:
        NoTextError: something else stands where a text should.
    """
    found: dict[str, str] = {}
    for patterns, names in ((SOURCES, ("tr", "mark")), (WITHOUT_QT, ("say",))):
        for path in (path for pattern in patterns for path in sorted(ROOT.glob(pattern))):
            place = str(path.relative_to(ROOT))
            if place != OUR_OWN:
                for text in texts_of(path.read_text("utf-8"), place, names):
                    found.setdefault(text, place)
    for text, place in data():
        found.setdefault(text, place)
    return found


def texts_of(code: str, place: str, names: tuple[str, ...]) -> Iterator[str]:
    """The texts in a source, in their order.

    Raises:
        NoTextError: an argument that is put together, or whose places to fill have no names.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", "")
        if name not in (*names, "tr_marked"):
            continue
        text = call.args[0] if call.args else None
        is_text = isinstance(text, ast.Constant) and isinstance(text.value, str)
        if name in ("tr", "mark") and not is_text:
            raise NoTextError(
                f"{place}:{call.lineno}: {name}() has {ast.unparse(call)[:60]}: write the text out, with "
                "{names} for what is filled in."
            )
        if name == "tr_marked" and is_text:
            raise NoTextError(f"{place}:{call.lineno}: tr_marked() has a text written out: use tr().")
        if is_text and name != "tr_marked":
            if any(not field.isidentifier() for field in placeholders(text.value)):
                raise NoTextError(f"{place}:{call.lineno}: the places to fill in a text need names.")
            yield text.value


def placeholders(text: str) -> list[str]:
    """The names in braces, sorted."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def data() -> Iterator[tuple[str, str]]:
    """Texts of the methods that ship, and of the engine's tables that the interface shows."""
    from chronofuse.engine.door.figure_rows import IN_SHORT
    from chronofuse.engine.door.figures import FIGURES
    from chronofuse.models.catalogue.installed import catalogue
    from chronofuse.models.catalogue.measured import MACHINE
    from chronofuse.shell.words import field_title

    for manifest in catalogue().values():
        if manifest.origin == "own":
            continue
        place = f"models/catalogue: {manifest.name}"
        yield manifest.title, place
        yield manifest.summary, place
        for parameter in manifest.parameters:
            yield field_title(parameter.name), place
            yield parameter.help, place
    yield MACHINE, "models/catalogue/measured.py"
    for figure in FIGURES.values():
        yield figure.title, "engine/door/figures.py"
    for title, *_ in IN_SHORT:
        yield title, "engine/door/figure_rows.py"


# ---- the files


def translations(language: str) -> dict[str, str]:
    """Text to translation, as the file has them; empty where it is unfinished."""
    path = path_of(language)
    if not path.is_file():
        return {}
    found = {}
    for message in ET.parse(path).iter("message"):
        translation = message.find("translation")
        is_done = translation is not None and translation.get("type") is None
        found[message.findtext("source") or ""] = (translation.text or "") if is_done else ""
    return found


def write(language: str, texts: dict[str, str], translated: dict[str, str]) -> None:
    """The file of a language: these texts, with the translations that there are."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, place in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "extracomment").text = place
        ET.SubElement(message, "source").text = text
        translation = ET.SubElement(message, "translation")
        if translated.get(text):
            translation.text = translated[text]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path_of(language).write_text(head + ET.tostring(root, "unicode") + "\n", "utf-8")


def release() -> None:
    """The .qm beside each .ts, by Qt's own tool."""
    tool = next(filter(None, map(shutil.which, LRELEASE)), None)
    if tool is None:
        sys.exit("Qt's lrelease is missing: run 'make setup' (Debian's qttools5-dev-tools).")
    files = [str(path_of(language)) for language in LANGUAGES]
    subprocess.run([tool, "-silent", *files], check=True)


if __name__ == "__main__":
    main()
