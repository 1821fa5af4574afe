"""`chronofuse:setup`: the same options as the page, the same sentences, progress in the feedback."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from chronofuse.engine.door import set_up
from chronofuse.engine.door.set_up_course import COMPILING, SetUpProgress


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById("chronofuse:setup")


@pytest.fixture
def provider(qgis_app):
    from chronofuse.toolbox.provider import ChronofuseProvider

    one = ChronofuseProvider()
    QgsApplication.processingRegistry().addProvider(one)
    yield one
    QgsApplication.processingRegistry().removeProvider(one)


class Feedback(QgsProcessingFeedback):
    """Keeps what it was told."""

    def __init__(self):
        super().__init__(False)
        self.texts, self.shares = [], []

    def setProgressText(self, text):
        self.texts.append(text)

    def setProgress(self, share):
        self.shares.append(share)

    def pushInfo(self, text):
        self.texts.append(text)


def run(algorithm, **values):
    feedback, context = Feedback(), QgsProcessingContext()
    results, _ = algorithm.run(values, context, feedback, {}, False)
    return feedback, results


def test_it_has_the_options_of_the_page_and_says_what_it_takes(algorithm):
    assert [one.name() for one in algorithm.parameterDefinitions()] == [
        "WITH_TRAINING",
        "WITH_GRAPHICS",
        "WHEELS",
    ]
    assert "about 150 MB to download, 585 MB on the disk" in algorithm.shortHelpString()
    assert [one.name() for one in algorithm.outputDefinitions()] == ["PYTHON", "LOG"]


def test_what_it_is_given_reaches_the_set_up_and_its_progress_the_feedback(algorithm, monkeypatch, tmp_path):
    asked = []

    def stand_in(tell, cancelled, wishes):
        asked.append(wishes)
        tell(SetUpProgress(COMPILING, 0.8, "starfm", seconds_left=20.0))
        tell("The engine is ready.")
        return "the interpreter"

    monkeypatch.setattr(set_up, "set_up", stand_in)
    feedback, results = run(algorithm, WITH_TRAINING=True, WHEELS=str(tmp_path))
    assert results["PYTHON"] == "the interpreter" and results["LOG"].endswith("set-up.log")
    assert asked[0].with_training and not asked[0].with_graphics and asked[0].wheels == str(tmp_path)
    assert feedback.shares == [80.0] and feedback.texts == [
        "Compiling the methods: starfm, about 20 s left",
        "The engine is ready.",
    ]


def test_a_folder_without_wheels_is_refused_in_the_engine_s_sentence(algorithm, tmp_path):
    with pytest.raises(QgsProcessingException, match="which holds no wheels"):
        run(algorithm, WHEELS=str(tmp_path))
