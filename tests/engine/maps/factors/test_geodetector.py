"""The geodetector: its reference data, hand-made strata and the cases that hurt."""

import csv
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from chronofuse.engine.maps.factors import geodetector as geo
from chronofuse.engine.maps.factors.natural_breaks import natural_breaks
from chronofuse.engine.maps.factors.strata import as_given, cut, is_of_classes, strata_of

DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "points"


@pytest.fixture(scope="module")
def disease():
    """The rows of the reference and what it has to give."""
    if not (DATA / "disease.csv").is_file():
        pytest.skip("the geodetector's reference data are not there (shared/data/points)")
    rows = list(csv.DictReader((DATA / "disease.csv").read_text().splitlines()))
    codes = {name: as_given(np.array([row[name] for row in rows])) for name in ("type", "region", "level")}
    told = json.loads((DATA / "disease.json").read_text())
    return np.array([float(row["incidence"]) for row in rows]), codes, told


def test_q_and_p_are_those_of_the_reference(disease):
    response, strata, told = disease
    for name, wanted in told["library"]["factor_detector"].items():
        found = geo.explained(response, strata[name].codes)
        assert found.q == pytest.approx(wanted["q statistic"], abs=1e-6)
        assert found.p == pytest.approx(wanted["p value"], abs=1e-6)


def test_interactions_and_ecological_tests_are_those_of_the_reference(disease):
    response, strata, told = disease
    alone = {name: geo.explained(response, one.codes) for name, one in strata.items()}
    for pair, wanted in told["q_interaction"].items():
        one, other = pair.split(" x ")
        both = geo.explained(response, geo.together(strata[one].codes, strata[other].codes)).q
        assert both == pytest.approx(wanted, abs=1e-4)
        assert geo.interaction(alone[one].q, alone[other].q, both) == geo.ENHANCE_BOTH
        weaker, stronger = sorted((one, other), key=lambda name: alone[name].q)
        sure = geo.explains_more(alone[stronger], alone[weaker], len(response)) < 0.05
        ecological = told["library"]["ecological_detector"]
        assert (ecological[one][other] or ecological[other][one]) == ("Y" if sure else "N")


def test_means_and_their_differences_are_those_of_the_reference(disease):
    response, strata, told = disease
    wanted = told["library"]["risk_detector_type"]
    means = geo.risks(response, strata["type"].codes)
    assert means.means == pytest.approx(list(wanted["risk"].values()), abs=1e-8)
    labels = list(wanted["risk"])
    for a, b in itertools.combinations(range(5), 2):
        assert (means.p[a, b] < 0.05) == wanted["ttest_stra"][labels[a]][labels[b]]


def test_p_is_even_where_strata_have_nothing_to_do_with_the_response():
    random = np.random.default_rng(3)
    p = []
    for _ in range(200):
        codes = np.concatenate([np.arange(4), random.integers(0, 4, 76)])
        p.append(geo.explained(random.normal(size=80), codes).p)
    assert 0.01 < np.mean(np.array(p) < 0.1) < 0.2


def test_every_kind_of_interaction_has_its_name():
    kinds = {
        (0.3, 0.4, 0.2): geo.WEAKEN_NONLINEAR,
        (0.3, 0.4, 0.35): geo.WEAKEN_ONE,
        (0.3, 0.4, 0.4): geo.WEAKEN_ONE,
        (0.3, 0.4, 0.5): geo.ENHANCE_BOTH,
        (0.3, 0.4, 0.7): geo.INDEPENDENT,
        (0.3, 0.4, 0.8): geo.ENHANCE_NONLINEAR,
    }
    assert {given: geo.interaction(*given) for given in kinds} == kinds


def test_strata_that_explain_all_and_nothing():
    codes = np.repeat([0, 1, 2], 5)
    whole = geo.explained(codes.astype(float), codes)
    assert (whole.q, whole.p) == (1.0, 0.0)
    nothing = geo.explained(np.tile([0.0, 1, 2, 3, 4], 3), codes)
    assert nothing.q == pytest.approx(0) and nothing.p == pytest.approx(1)


def test_a_stratum_with_one_member_has_a_mean_and_no_test():
    means = geo.risks(np.array([1.0, 2.0, 3.0, 9.0]), np.array([0, 0, 0, 1]))
    assert means.means.tolist() == [2.0, 9.0] and np.isnan(means.p).all()
    assert geo.explained(np.array([1.0, 2.0, 3.0, 9.0]), np.array([0, 0, 0, 1])).single == 1


def by_trying_all(values: np.ndarray, classes: int) -> float:
    """The least sum of squares within classes of the sorted values."""
    ordered = np.sort(values)
    ways = itertools.combinations(range(1, len(ordered)), classes - 1)
    return min(
        sum(np.square(part - part.mean()).sum() for part in np.split(ordered, list(way))) for way in ways
    )


@pytest.mark.parametrize("seed", range(6))
def test_natural_breaks_are_the_best_of_all_ways(seed):
    random = np.random.default_rng(seed)
    values = np.round(random.gamma(2.0, 3.0, 14), 1) + (1e6 if seed == 5 else 0)
    for classes in (2, 3, 4):
        ends = natural_breaks(values, classes)
        codes = np.searchsorted(ends, values)
        within = sum(
            np.square(values[codes == c] - values[codes == c].mean()).sum() for c in np.unique(codes)
        )
        assert within == pytest.approx(by_trying_all(values, classes), abs=1e-6)


def test_natural_breaks_of_two_hundred_thousand_values():
    random = np.random.default_rng(1)
    values = np.concatenate([random.normal(middle, 0.5, 50_000) for middle in (0, 10, 20, 30)])
    assert natural_breaks(values, 4)[:3] == pytest.approx([2.0, 12.0, 22.0], abs=1.0)


def test_classes_of_numbers():
    values = np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    assert np.bincount(cut(values, "quantile", 5).codes).tolist() == [2] * 5
    equal = cut(values, "equal", 3)
    assert np.bincount(equal.codes).tolist() == [9, 1] and equal.labels[0].startswith("1 to ")
    assert np.bincount(cut(values, "natural", 3).codes).tolist() == [4, 5, 1]
    assert cut(np.repeat([0.0, 1.0], 9), "quantile", 5).count == 2


def test_the_best_classes_have_the_largest_q():
    random = np.random.default_rng(5)
    values = random.uniform(0, 1, 300)
    response = (values > 0.62) + 0.1 * random.normal(size=300)
    best = strata_of(values, response, "best", 0)
    for how in ("quantile", "natural", "equal"):
        for number in range(3, 11):
            q = geo.explained(response, cut(values, how, number).codes).q
            assert q <= geo.explained(response, best.codes).q + 1e-9


def test_texts_and_few_whole_numbers_are_classes():
    assert is_of_classes(np.array(["a", "b"])) and is_of_classes(np.array([1.0, 2.0, 7.0]))
    assert not is_of_classes(np.array([1.0, 2.5])) and not is_of_classes(np.arange(11.0))
