"""The table of equal minutes: its rows can be trained, what is done is kept, what was stopped goes on."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

import pytest

pytest.importorskip("torch")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "models"))
import equal_minutes
import invented_cases as invented
from equal_minutes_rows import ROWS, Row

from chronofuse.engine.door.train_job import TrainJob
from chronofuse.models.catalogue.manifest_json import from_json
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import checkpoints, train

TINY = Row("tiny", "edcstfn", invented.TINY, training={"pixels": 4_000}, asks="whether it works")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_is_a_network_and_a_training_of_its_own(row):
    checkpoints.outline(row.network, row.options)
    TrainJob("row", cases=("a",), checks=("b",), network=row.network, options=row.options, losses=row.losses)
    TrainJob("row", cases=("a",), checks=("b",), adversary=row.adversary, **row.training)
    assert [other.name for other in ROWS if other.configuration == row.configuration] == [row.name]
    assert len([other for other in ROWS if other.name == row.name]) == 1 and row.asks


def test_the_cases_hold_what_every_network_takes():
    prepared = {one.name for one in from_json(equal_minutes.manifest()).inputs}
    for row in ROWS:
        taken = {one.name for one in NETWORKS[row.network](**row.options).inputs if one.role != "noise"}
        assert taken <= prepared


def test_every_network_for_any_bands_has_a_row():
    assert {row.network for row in ROWS} == {
        name for name, network in NETWORKS.items() if network().bands == "any"
    }


@pytest.mark.long
def test_a_row_that_was_stopped_goes_on_and_one_that_is_done_stays(tmp_path, monkeypatch):
    options = Namespace(
        data=None, minutes=0.08, seed=1, scenes=[3, 2, 2], invented=1, rows=None,
        work=tmp_path, out=tmp_path / "out.json",
    )  # fmt: skip
    for name in equal_minutes.SETS:
        invented.write_cases(tmp_path / name, [f"{name}~{n}" for n in range(3)])
    monkeypatch.setattr(equal_minutes, "prepare_cases", lambda *given: None)
    monkeypatch.setattr(equal_minutes, "ROWS", (TINY,))
    trained = []

    class Stopped(equal_minutes.ByProcessor):
        def run(self, *given, stop=True):
            trained.append(self.step)
            return super().run(stopping=lambda: stop and self.step == 2)

    monkeypatch.setattr(equal_minutes, "ByProcessor", Stopped)
    with pytest.raises(train.Stopped):
        equal_minutes.run(options)
    assert not options.out.exists()
    Stopped.run.__kwdefaults__["stop"] = False
    equal_minutes.run(options)
    equal_minutes.run(options)
    assert trained == [0, 2]
    (row,) = json.loads(options.out.read_text())["rows"].values()
    assert row["seconds trained"] >= 4.8 and row["steps"] > 2
    assert 0 < row["rmse"] < 2 and row["seconds"] > 0 and set(row["places"]) == {"measure"}
    table = equal_minutes.markdown({"rows": {"tiny": row, "broken": {"failed": "..."}}}).splitlines()
    assert table[2].startswith(f"| `tiny` | {row['rmse']:.4f} |") and "no number" in table[3]
    assert {line.count("|") for line in table} == {10}
    with pytest.raises(SystemExit, match="was made with another minutes"):
        equal_minutes.run(Namespace(**{**vars(options), "minutes": 1.0}))
