"""The figures of the engine as rows."""

from chronofuse.engine.door import figures

FIGURES = {
    "method": "starfm",
    "bands": ["red", "nir"],
    "reference": {
        "rmse": {"mean": 0.02, "bands": {"red": 0.01, "nir": 0.03}},
        "sam": {"mean": 0.1, "bands": {}},
        "skill": {"mean": None, "bands": {"red": None, "nir": None}},
        "baselines": {"copy": {"rmse": {"mean": 0.04, "bands": {"red": 0.02, "nir": 0.06}}}},
    },
    "consistency": {"mean": 0.005, "bands": {"red": 0.004, "nir": 0.006}},
    "valid_share": 0.98,
    "days": 16,
}


def test_each_figure_has_a_row_for_all_bands_and_one_for_each():
    found = [(row.figure, row.band, row.prediction) for row in figures.rows(FIGURES)]

    assert found == [
        ("RMSE", "all bands", 0.02),
        ("RMSE", "red", 0.01),
        ("RMSE", "nir", 0.03),
        ("SAM (radians)", "all bands", 0.1),
        ("Skill over F1", "all bands", None),
        ("Skill over F1", "red", None),
        ("Skill over F1", "nir", None),
        ("Consistency with C2 (RMSE)", "all bands", 0.005),
        ("Consistency with C2 (RMSE)", "red", 0.004),
        ("Consistency with C2 (RMSE)", "nir", 0.006),
        ("Valid share", "all bands", 0.98),
        ("Days from the reference date", "all bands", 16),
    ]


def test_the_baselines_stand_beside_the_prediction():
    rows = figures.rows(FIGURES)

    assert figures.baseline_names(rows) == ["copy"]
    assert [row.baselines["copy"] for row in rows[:3]] == [0.04, 0.02, 0.06]


def test_without_figures_there_are_no_rows():
    for nothing in ({}, {"reference": None, "consistency": None, "valid_share": None, "days": None}):
        assert figures.rows(nothing) == []
        assert figures.in_short(nothing) == ""


def test_the_short_line_names_what_is_known():
    assert figures.in_short(FIGURES) == "RMSE 0.02, consistency with C2 0.005"
