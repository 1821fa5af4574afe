"""The cases of the field: each is judged and right, where their folder is there; and what a verdict is."""

from __future__ import annotations

import field_cases
import pytest
from field_case_tools import CHECKS, Ended, about, check_of, either, is_refused, says

FOLDERS = [field_cases.SHARED / name for name in ("cases", "attacks")]
SOURCES = [
    path
    for folder in FOLDERS
    if folder.is_dir()
    for path in sorted(folder.iterdir())
    if (path / "README.md").is_file() and not path.name.startswith("_")
]
REFUSED = Ended(2, "", "warning: x\nchronofuse: F1 is no image: give one. [unreadable-file]\n", 0.5)


@pytest.mark.skipif(not SOURCES, reason="the folders of cases are not here")
def test_every_case_has_a_check():
    assert {source.name for source in SOURCES} <= set(CHECKS)


@pytest.mark.long
@pytest.mark.skipif(not SOURCES, reason="the folders of cases are not here")
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_case_is_right(source):
    told = field_cases.judged(source)
    wrong = [found for found in told["findings"] if not found["is_right"]]
    if told["verdict"] == "skipped":
        pytest.skip(told["reason"])
    assert told["verdict"] == "right", (told["reason"], wrong)


@pytest.fixture
def cases(tmp_path, monkeypatch):
    """A folder of three cases: one right, one wrong, one without a check."""
    monkeypatch.setattr(field_cases, "CHECKS", {})
    monkeypatch.setattr("field_case_tools.CHECKS", field_cases.CHECKS)
    for name in ("good", "bad", "new"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        (tmp_path / "cases" / name / "README.md").write_text(name)

    @check_of("good")
    def good(case):
        yield about(case.path("README.md").read_text(), 1.0, 1.1, 0.2)

    @check_of("bad")
    def bad(case):
        yield about("a", 1.0, 1.1, 0.2)
        yield about("b", 1.0, 2.0, 0.2)

    return tmp_path / "cases"


def test_a_case_is_right_where_all_of_it_is(cases, capsys):
    words = ["--cases", str(cases), "--attacks", str(cases / "none")]
    assert field_cases.main([*words, "--only", "good"]) == 0
    assert field_cases.main(words) == 1
    said = capsys.readouterr().out
    assert "none is not there: its cases are skipped" in said
    assert "3 cases, 1 right, 2 wrong: bad, new" in said
    assert "WRONG  b: 1 (wanted: 2 +- 0.2)" in said and "nothing judges this case" in said


def test_a_refusal_needs_a_foreseen_code_and_its_words():
    assert is_refused("x", REFUSED, "no image", ("unreadable-file",)).is_right
    assert not is_refused("x", REFUSED, "no file").is_right
    assert not is_refused("x", REFUSED, codes=("no-crs",)).is_right
    unknown = Ended(2, "", "chronofuse: It met what it does not know. [internal-error]", 0.5)
    assert not is_refused("x", unknown).is_right
    assert not is_refused("x", Ended(None, "", REFUSED.said, 0.5)).is_right
    assert either(is_refused("x", unknown), says("x", REFUSED, "warning: x")).is_right
