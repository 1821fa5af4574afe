"""The interface in the language of QGIS: here German, for all of them have the same texts."""

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtWidgets import QGroupBox, QLabel

import chronofuse
from chronofuse.engine.door.value import Figures
from chronofuse.shell import figures_table, interface_words, translation, words
from chronofuse.shell.tr import tr
from chronofuse.ui import roles


@pytest.fixture
def german(qgis_app):
    """Before the dock, which takes its texts when it is made."""
    translator = translation.install("de")
    yield
    translation.remove(translator)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de_AT", "Fusioniertes Bild"),
        ("es", "Imagen fusionada"),
        ("fr_FR", "Image fusionnée"),
        ("zh_CN", "融合影像"),
        ("zh-Hans", "融合影像"),
        ("en_GB", "Fused image"),
        ("it", "Fused image"),
    ],
)
def test_the_language_is_that_of_qgis(qgis_app, locale, text):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", locale)
    try:
        translator = translation.install()
        assert tr("Fused image") == text
        translation.remove(translator)
        assert tr("Fused image") == "Fused image"
    finally:
        settings.remove("locale/overrideFlag")
        settings.remove("locale/userLocale")


def test_the_plugin_brings_the_language_and_takes_it_away(qgis_iface, qgis_new_project, monkeypatch):
    monkeypatch.setattr(translation.QgsApplication, "locale", lambda: "de")
    plugin = chronofuse.classFactory(qgis_iface)
    plugin.initGui()
    titles = [action.text() for action in plugin.menu_actions]
    plugin.unload()
    assert titles == [
        "Chronofuse-Fenster",
        "Beispielszene laden",
        "Eine Serie füllen …",
        "Rechenkern einrichten",
        "Anleitung",
        "Diagnose",
    ]
    assert tr("Guide") == "Guide"


def test_the_dock_is_german(german, dock):
    assert dock.foot.run_button.text() == "Starten"
    groups = {box.title() for box in dock.findChildren(QGroupBox)}
    assert {"Verfahren", "Weitere Einstellungen", "Ergebnisse"} <= groups
    labels = {label.text() for label in dock.findChildren(QLabel)}
    assert {"Verhältnis", "Gerät", "Registrierung", "Puffer", "Parameter von chrono (Chronofuse)"} <= labels
    assert "Schärfe" in labels, "a parameter of a manifest"
    assert dock.settings.summary.text().startswith("Das eigene Netz von Chronofuse")
    assert roles.in_short("C2") == "Ziel C2"
    place = dock.settings.method.findData("copy")
    assert dock.settings.method.itemText(place) == "Kopie von F1"


def test_sentences_of_the_engine_name_the_fields_of_the_window(german):
    sentence = "The output 'o.tif' exists already: choose another name, or ask to overwrite it (--overwrite)."
    assert interface_words.of_sentence(sentence).endswith("choose another name, or tick Überschreiben.")
    assert interface_words.of_sentence("give --memory 17 or more.") == "set Speicher to 17 or more."
    assert words.figures_in_short("RMSE 0.01, skill over F1 0.4") == "RMSE 0.01, Skill gegenüber F1 0.4"


def test_the_toolbox_is_german_and_its_ids_stay(german):
    from chronofuse.toolbox.provider import ChronofuseProvider

    registry, provider = QgsApplication.processingRegistry(), ChronofuseProvider()
    registry.addProvider(provider)
    try:
        fuse, series = provider.algorithm("fuse").create(), provider.algorithm("fuse_series").create()
        titles = {one.name(): one.description() for one in fuse.parameterDefinitions()}
        outputs = {one.name(): one.description() for one in series.outputDefinitions()}
        assert fuse.displayName() == "Fusionieren" and "Bildfusion" in fuse.tags() and "fusion" in fuse.tags()
        assert titles["FINE"] == "Feinbild (F1)" and titles["PARAM_SHARPNESS"].startswith("Schärfe (chrono")
        assert fuse.parameterDefinition("READINGS").headers()[0] == "Bild"
        assert outputs["OUTPUT_LAYERS"] == "Fusionierte Bilder"
        assert "<h3>Eingaben</h3>" in fuse.shortHelpString() and "Inputs" not in fuse.shortHelpString()
    finally:
        registry.removeProvider(provider)


def test_a_graph_is_german_and_its_ids_stay(qgis_app):
    """QGIS makes the ids of a graph's outputs from their titles."""
    from chronofuse.toolbox.provider import ChronofuseProvider

    registry, provider = QgsApplication.processingRegistry(), ChronofuseProvider()
    registry.addProvider(provider)
    english = provider.algorithm("fuse_assess")
    translator = translation.install("de")
    try:
        graph = english.create()
        titles = {one.name(): one.description() for one in graph.parameterDefinitions()}
        outputs = {one.description() for one in graph.outputDefinitions()}
        assert graph.displayName() == "Fusionieren und bewerten"
        assert titles["TRUTH"] == "Wahres Bild des Zieldatums" and titles["METHOD"] == "Verfahren"
        assert {"Kennzahlen", "Bericht", "Fusioniertes Bild"} <= outputs & set(titles.values())
        assert set(titles) == {one.name() for one in english.parameterDefinitions()}
        assert "Grobbild" in graph.shortHelpString() and "coarse image" not in graph.shortHelpString()
    finally:
        translation.remove(translator)
        registry.removeProvider(provider)


def test_the_figures_have_german_titles_over_columns_that_stay(german):
    figures = Figures({"target_date": "2024-07-01", "valid_share": 0.9})
    layer = figures_table.figures_layer(figures, "figures")
    figures_table.name_columns(layer)
    titles = {field.name(): layer.attributeDisplayName(place) for place, field in enumerate(layer.fields())}
    assert titles["prediction"] == "Vorhersage" and titles["level"] == "Ebene"
    assert next(layer.getFeatures())["figure"] == "Valid share", "what stands there is for programs, too"
