"""The figures of the engine as rows."""

from chronofuse.engine.door import figure_rows
from chronofuse.engine.door.value import Figures, Value

FIGURES = Figures(
    method="starfm",
    bands=["red", "nir"],
    reference=Figures(
        rmse=Value(0.02, {"red": 0.01, "nir": 0.03}),
        sam=Value(0.1),
        skill=Value(None, {"red": None, "nir": None}, {"red": "no F1", "nir": "a gap"}),
        baselines={"copy": Figures(rmse=Value(0.04, {"red": 0.02, "nir": 0.06}))},
    ),
    consistency=Value(0.005, {"red": 0.004, "nir": 0.006}),
    valid_share=0.98,
    days=16,
)
NOTHING = {"reference": None, "consistency": None, "valid_share": None, "days": None}


def test_each_figure_has_a_row_for_all_bands_and_one_for_each():
    found = [(row.figure, row.band, row.prediction) for row in figure_rows.rows(FIGURES)]

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
    rows = figure_rows.rows(FIGURES)

    assert figure_rows.baseline_names(rows) == ["copy"]
    assert [row.baselines["copy"] for row in rows[:3]] == [0.04, 0.02, 0.06]


def test_a_figure_that_is_missing_has_its_reason_beside_it():
    reasons = {(row.key, row.band): row.reason for row in figure_rows.rows(FIGURES) if row.reason}

    assert reasons == {
        ("skill", "all bands"): "red: no F1; nir: a gap",
        ("skill", "red"): "no F1",
        ("skill", "nir"): "a gap",
    }


def test_each_date_of_a_series_has_its_rows_and_what_is_not_known_of_it_alone_has_none():
    day = Figures(
        date="2024-07-01",
        reference=Figures(rmse=Value(0.2, {"red": 0.2})),
        consistency=Value(None, {"red": None}, "a gap"),
        valid_share=0.5,
    )
    roughness = Value(reason="two dates")
    rows = figure_rows.rows(Figures(series=Figures(roughness=roughness, dates=[day]), valid_share=0.5))

    assert [(row.key, row.band, row.date, row.reason) for row in rows] == [
        ("roughness", "all bands", "", "two dates"),
        ("valid_share", "all bands", "", ""),
        ("rmse", "all bands", "2024-07-01", ""),
        ("rmse", "red", "2024-07-01", ""),
        ("valid_share", "all bands", "2024-07-01", ""),
    ]


def test_without_figures_there_are_no_rows():
    for nothing in (Figures(), Figures(NOTHING), Figures.from_plain(NOTHING)):
        assert figure_rows.rows(nothing) == []
        assert figure_rows.in_short(nothing) == ""


def test_the_short_line_names_what_is_known():
    assert figure_rows.in_short(FIGURES) == "RMSE 0.02, consistency with C2 0.005"
