"""The pages of maps: scales of their charts, sizes of their maps, and no columns without numbers."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from matplotlib import pyplot as plt

from chronofuse.engine.cli import map_command
from chronofuse.engine.door import events
from chronofuse.engine.door.value import Figures
from chronofuse.engine.maps.landcover.area_table import areas_table, row_of
from chronofuse.engine.maps.landcover.areas import Area
from chronofuse.engine.raster.legend import Entry
from chronofuse.engine.report import area_chart, change_page, charts, map_size


def curve(*days):
    nothing = [None] * len(days)
    values = [float(n) for n in range(len(days))]
    return area_chart.chart(days, values, nothing, nothing, "ha", [""] * len(days), [True] * len(days))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2024-08-12", "2024-08-20"), ["12 Aug 2024", "20 Aug 2024"]),
        (("2024-08-12", "2024-09-20"), ["12 Aug 2024", "20 Sep 2024"]),
        (("2024-07-15", "2024-09-17"), ["Aug 2024", "Sep"]),
        (("2024-12-15", "2025-02-17"), ["2025", "Feb"]),
        (("2023-12-01", "2024-02-17"), ["Dec", "2024", "Feb"]),
    ],
)
def test_a_curve_of_any_length_says_when_it_is(days, told):
    assert [name for _, name, _ in curve(*days).days] == told


def test_the_last_day_stands_left_of_its_mark_so_that_it_stays_in_the_drawing():
    assert [side for _, _, side in curve("2024-08-12", "2024-08-20").days] == ["start", "end"]


def breaks(days, sizes):
    limits = {"low": min(days), "median": min(days), "high": max(days)}
    figures = Figures(
        kind="series",
        index="ndvi",
        sensor="fine",
        year=2023,
        observed={"count": 30, "first": "2023-01-01", "last": "2024-12-01"},
        harmonics=1,
        sure="0.01",
        least=0.1,
        least_f=12.16,
        bands={"day": limits, "size": {"low": -0.4, "median": 0.0, "high": 0.4}, "strength": limits},
        broken_share=0.5,
        notes=[],
    )
    day = np.array([days], float)
    return change_page.series_page(figures, {"day": day, "size": np.array([sizes]), "strength": day})


def test_the_months_of_breaks_have_a_scale_in_per_cent():
    page = breaks([10.0, 10.0, 10.0, 100.0], [-0.3, -0.3, 0.3, 0.3])
    chart = page[page.index("In which month") :]
    assert [f">{share} %</text>" in chart for share in (0, 20, 40, 60, 80)] == [True] * 5
    assert ">Jan</text>" in chart and ">2023</text>" in chart and ">Apr</text>" in chart
    assert "Jan 2023: 2 down, 1 up" in chart


def test_small_maps_are_enlarged_and_ramps_are_as_wide_as_their_maps():
    assert map_size.alone((30, 60)) == 640 and map_size.alone((60, 30)) == 320
    assert map_size.beside((100, 100), 516, 420) == 420 and map_size.beside((100, 400), 516, 420) == 516
    assert 'class="sized" style="width:516px"' in breaks([10.0, 10.0, 100.0, 100.0], [-0.3, 0.3, 0.3, 0.3])


@pytest.mark.parametrize(
    ("shape", "wide", "tall"),
    [
        ((16, 16), 1560, 560),
        ((64, 16), 860, 1080),
        ((640, 20), 512, 1080),
        ((20, 640), 1560, 62),
    ],
)
def test_the_looks_at_a_scene_of_any_shape_fit_on_a_screen_and_show_its_contrast(shape, wide, tall):
    """A strip of a swath was drawn as wide as a square one, in a picture of 17 000 rows."""
    values = np.random.default_rng(5).uniform(0.1, 0.4, (3, *shape)).astype(np.float32)
    picture = base64.b64decode(charts.png(charts.side_by_side({"F1": values, "C2": values, "F2": values})))
    drawn = plt.imread(io.BytesIO(picture))[..., :3]
    assert drawn.shape[:2] == (pytest.approx(tall, rel=0.1), pytest.approx(wide, rel=0.1))
    inside = drawn[drawn.min(axis=2) < 0.97]
    assert inside.mean() == pytest.approx(0.47, abs=0.06), "between black and white, as the image is"


def test_areas_without_reference_samples_have_no_empty_columns(capsys):
    entry = Entry(1, "water", "#0000ff")
    plain, adjusted = row_of(entry, 9, Area(9e4)), row_of(entry, 9, Area(9e4, 8e4, 1e4, 0.9, 0.8))
    assert areas_table([plain]).splitlines() == ["code,class,pixels,hectares,share", "1,water,9,9.0,1.0"]
    assert areas_table([adjusted]).splitlines()[0].endswith("users_accuracy,producers_accuracy")
    for row, is_adjusted in ((plain, False), (adjusted, True)):
        figures = Figures(areas=[row], adjusted=is_adjusted, notes=[])
        map_command.tell_mapped(events.Finished((events.DateResult({}, figures),), "cpu", {}))
        assert ("adjusted" in capsys.readouterr().out) == is_adjusted
