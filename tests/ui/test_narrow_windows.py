"""Nothing widens the dock for good, and nothing is cut on a theme with other fonts."""

import pytest
from qgis.PyQt.QtWidgets import QApplication

from chronofuse.engine.door.events import DateResult, Finished
from chronofuse.engine.door.value import Figures
from chronofuse.plugin import FIRST_WIDTH
from chronofuse.ui import roles
from chronofuse.ui.eliding import Elided
from chronofuse.ui.layers import FinishedRun
from chronofuse.ui.run_words import summary_of
from chronofuse.ui.runbar import RunBar


def test_what_is_offered_after_a_cancel_does_not_widen_the_foot(qgis_app):
    foot = RunBar()
    before = foot.minimumSizeHint().width()
    foot.offer(0.62)
    assert foot.resume_button.text() == "Resume (62%)"
    assert foot.minimumSizeHint().width() <= before + foot.layout().spacing() + 1


@pytest.mark.parametrize("style", ["", "QComboBox { padding: 6px 14px; font-size: 16pt; }"])
def test_a_role_is_never_cut(qgis_app, style):
    box = roles.RoleBox()
    box.setStyleSheet(style)
    box.ensurePolished()
    widest = max(box.fontMetrics().horizontalAdvance(roles.in_short(role)) for role in roles.ROLES)
    assert box.sizeHint().width() >= widest + (28 if style else 16)


def test_images_of_one_sensor_can_be_told_apart_in_a_narrow_dock(dock, scene, choose):
    """Their names differ at the end; where the dock is as wide as at first, nothing of them is cut."""
    layers = choose(dock, scene)
    layers.target.setName("coarse_2024-07-01")
    box = dock.images.of_role("C2")[0].image
    narrow = box.shown_in(box.fontMetrics().horizontalAdvance("coarse_2024-07"))
    assert narrow.startswith("coar") and narrow.endswith("07-01") and "…" in narrow

    dock.resize(FIRST_WIDTH, 800)
    QApplication.processEvents()
    assert box.shown() == "coarse_2024-07-01"


def test_the_end_of_a_long_path_stays_in_sight(qgis_app):
    label = Elided("/home/somebody/with/a/long/name/.local/share/chronofuse/engine-py311-linux-x86_64")
    assert label.shown_in(200).endswith("x86_64") and "…" in label.shown_in(200)
    assert label.toolTip() == label.text() == label.shown_in(2000)


def test_a_run_without_a_day_is_told_without_one(qgis_app):
    run = FinishedRun("softmix", Finished((DateResult(),)))
    assert summary_of(run, 3.2) == "Fused with softmix on CPU in 3\u00a0s."
    dated = FinishedRun("delta", Finished((DateResult(figures=Figures({"target_date": "2024-07-01"})),)))
    assert summary_of(dated, 3.2) == "2024-07-01 fused with delta on CPU in 3\u00a0s."
