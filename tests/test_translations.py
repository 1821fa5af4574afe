"""The translations: complete, of the texts that the interface has now, and as Qt reads them; and no text of
the interface that nobody could translate."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "es", "fr", "zh")


@pytest.fixture(scope="module")
def translations():
    """scripts/translations.py as a module."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts(translations) -> list[str]:
    return list(translations.sources())


def test_the_interface_has_many_texts_in_these_languages(translations, texts):
    assert translations.LANGUAGES == LANGUAGES
    assert len(texts) > 600
    for text in ("Fused image", "Load sample scene", "FSDAF", "Coarse window", "Fuse and assess", "built in"):
        assert text in texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_and_no_other_one(translations, texts, language):
    """Run `make translations` after a change of a text, and translate what is new."""
    assert list(translations.translations(language)) == texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_missing_or_spoils_its_text(translations, language):
    spoilt = {
        text: translated
        for text, translated in translations.translations(language).items()
        if not translated or _parts(translations, text) != _parts(translations, translated)
    }
    assert spoilt == {}


def _parts(translations, text: str) -> tuple:
    """What must be the same in every language: what is filled in, HTML, the keys of menus, spaces around and
    endings of files."""
    return (
        set(translations.placeholders(text)),
        re.findall(r"</?\w+>", text),
        text.count("&"),
        (text[:1] == " ", text[-1:] == " "),
        re.findall(r"\*\.\w+", text),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_image_keeps_its_name(translations, language):
    """F1, C1, C2 and so on, in every text that names them."""
    name = re.compile(r"(?<![A-Za-z])[FC][123](?!\d)")
    lost = {
        text: translated
        for text, translated in translations.translations(language).items()
        if not set(name.findall(text)) <= set(name.findall(translated))
    }
    assert lost == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_is_not_left_in_english(translations, language):
    """Names and terms may be the same."""
    same = [text for text, translated in translations.translations(language).items() if text == translated]
    assert [text for text in same if len(re.findall(r"[a-z]{3,}", re.sub(r"\{\w+\}", "", text))) > 3] == []
    assert len(same) < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_qt_reads_is_what_the_translators_wrote(qgis_app, translations, language):
    """The .qm are kept beside the .ts and must be of the same day: `make translations`."""
    compiled = QTranslator()
    assert compiled.load(str(translations.path_of(language).with_suffix(".qm")))
    written = translations.translations(language)
    QCoreApplication.installTranslator(compiled)
    read = {text: QCoreApplication.translate("Chronofuse", text) for text in written}
    QCoreApplication.removeTranslator(compiled)
    assert read == written


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('tr(f"{count} bands")', r"here:1: tr\(\) has .* write the text out"),
        ("mark(title)", r"here:1: mark\(\) has .* write the text out"),
        ('tr("one" + name)', "write the text out"),
        ('tr("{} bands")', "need names"),
        ('tr_marked("Bands")', r"use tr\(\)"),
    ],
)
def test_a_text_that_nobody_could_translate_is_refused(translations, code, told):
    with pytest.raises(translations.NoTextError, match=told):
        list(translations.texts_of(code, "here", ("tr", "mark")))


def test_texts_are_found_wherever_they_stand(translations):
    code = 'a = tr("one "\n"text")\nb = [mark("two"), tr(tr("three")) if x else tr_marked(name)]'.replace(
        'tr(tr("three"))', 'len(tr("three"))'
    )
    assert list(translations.texts_of(code, "here", ("tr", "mark"))) == ["one text", "two", "three"]


def test_a_new_text_is_added_and_a_vanished_one_goes(translations, monkeypatch, tmp_path):
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    translations.write("de", {"stays": "here", "goes": "here"}, {"stays": "bleibt", "goes": "geht"})
    translations.write("de", {"stays": "here", "new & <b>": "here"}, translations.translations("de"))
    assert translations.translations("de") == {"stays": "bleibt", "new & <b>": ""}


# ---- texts that are translated too early


def test_no_text_is_translated_when_its_module_is_imported():
    """The translator comes with the plugin, and modules may be there before it: tables mark their texts."""
    files = [path for room in ("ui", "shell", "toolbox") for path in (ROOT / room).glob("*.py")]
    early = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files
        for line in _translated_on_import(ast.parse(path.read_text("utf-8")))
    ]
    assert early == []


def test_the_search_for_such_calls_finds_them():
    code = 'A = [tr("1")]\nclass B:\n    C = tr("2")\n    def d(self, e=tr("3")):\n        return tr("4")'
    assert _translated_on_import(ast.parse(code)) == [1, 3, 4]


def _translated_on_import(node: ast.AST) -> list[int]:
    """Lines of calls that no function holds; a default is computed on import, too."""
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        children = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
    else:
        children = list(ast.iter_child_nodes(node))
    own = [node.lineno] if isinstance(node, ast.Call) and _called(node) in ("tr", "tr_marked") else []
    return own + [line for child in children for line in _translated_on_import(child)]


# ---- texts that do not go through tr()

SHOWING = {
    *("QLabel", "QPushButton", "QCheckBox", "QGroupBox", "QAction", "QgsCollapsibleGroupBox", "QMenu"),
    *("setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setTitle", "setStatusTip"),
    *("setAccessibleName", "setDialogTitle", "setSpecialValueText", "setSuffix", "setFilter", "setLabel"),
    *("setHorizontalHeaderLabels", "setHeaderLabels", "addRow", "addItem", "addItems", "addAction"),
    *("pushMessage", "pushInfo", "pushWarning", "setProgressText", "drawText", "setDescription", "setHelp"),
    *("getOpenFileName", "getSaveFileName", "wrapped", "plain", "label", "group", "explained", "raster"),
    *("choice_of", "file_destination", "say", "begin", "_tool", "_button", "_tick", "_choice", "setFormat"),
}
"""What puts a text before the user: widgets of Qt, algorithms of QGIS, and pieces of our own."""
NO_WORDS = {
    "Chronofuse": "the name of the plugin",
    "%p %": "how Qt writes a share",
    "JSON (*.json)": "a format and its ending",
    "CSV (*.csv)": "a format and its ending",
    "PNG (*.png)": "a format and its ending",
    "GeoTIFF (*.tif *.tiff)": "a format and its ending",
    "values.csv": "the name of a file",
    "values.png": "the name of a file",
    **dict.fromkeys(("info", "success", "warning", "error"), "a sign"),
    **dict.fromkeys(("auto", "off", "like-fine"), "a value, beside its title"),
}
"""Text to the reason why it is the same in every language."""
KEYS = re.compile(r"^[A-Z][A-Z0-9_]*$|^/.*svg$")
"""Names of parameters and icons."""


def test_no_text_is_shown_that_does_not_go_through_tr():
    files = [
        ROOT / "plugin.py",
        *(path for room in ("ui", "shell", "toolbox") for path in (ROOT / room).glob("*.py")),
    ]
    bare = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in files
        for line, text in _shown_bare(ast.parse(path.read_text("utf-8")))
    ]
    assert len(files) > 60
    assert bare == []


def test_the_search_for_such_texts_finds_them():
    code = 'self.box.setToolTip("Some words")\nform.addRow(label("Tile size", box), box)\nQLabel(f"at {day}")'
    assert [text for _, text in _shown_bare(ast.parse(code))] == ["Some words", "Tile size", "at "]


def _shown_bare(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and text of what is shown as it stands in the source."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _called(call) in SHOWING:
            for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
                found += [(call.lineno, text) for text in _bare(argument)]
    return sorted(found)


def _bare(node: ast.AST) -> list[str]:
    """Texts in an argument; what another call makes of its own arguments is looked at there."""
    if isinstance(node, ast.Call):
        return []
    if isinstance(node, ast.Constant):
        text = node.value
        is_text = isinstance(text, str) and any(letter.isalpha() for letter in text)
        return [text] if is_text and text not in NO_WORDS and not KEYS.match(text) else []
    if isinstance(node, ast.JoinedStr):
        return [
            part.value
            for part in node.values
            if isinstance(part, ast.Constant) and any(letter.isalpha() for letter in part.value)
        ]
    if isinstance(node, (ast.Lambda, ast.Compare, ast.Subscript)):
        return []
    return [text for child in ast.iter_child_nodes(node) for text in _bare(child)]


def _called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))
