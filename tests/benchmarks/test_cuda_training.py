"""The measurement of trainings on a card, where there is none: it says so and runs small, on the CPU."""

from __future__ import annotations

import json
import sys

import pytest

torch = pytest.importorskip("torch")
import cuda_training  # noqa: E402


@pytest.mark.long
def test_without_a_card_it_says_so_and_runs_small(tmp_path, monkeypatch, capsys):
    threads = torch.get_num_threads()
    out = tmp_path / "out.json"
    asked = ["--networks", "edcstfn", "--seconds", "5", "--steps", "2", "--device", "cpu", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", ["cuda_training.py", *asked])
    cuda_training.main()
    torch.set_num_threads(threads)
    said, found = capsys.readouterr().out, json.loads(out.read_text())
    assert "No card is used (it was asked for)" in said and "CPU" in found["device"]
    parity, (pace,), share = (found["edcstfn"][key] for key in ("parity", "pace", "validation"))
    assert parity["largest difference of a weight"] == 0 and parity["largest move of a weight"] > 1e-4
    assert pace["steps a second"] > 0 and pace["cases"] == "on the device"
    assert share["validations"] >= 2 and 0 < share["share"] < 1


@pytest.mark.long
def test_a_difference_between_two_devices_is_found(tmp_path, monkeypatch):
    """A stand-in for a card whose second step goes another way."""
    cuda_training.invent(tmp_path, "edcstfn", small=True)
    learn = cuda_training.train.Training._learn
    calls = []

    def wrong(self, batches):
        calls.append(self)
        if len(calls) == 4:
            batches[0] = batches[1]
        return learn(self, batches)

    monkeypatch.setattr(cuda_training.train.Training, "_learn", wrong)
    found = cuda_training.parity(tmp_path, "edcstfn", "cpu", 2)
    assert found["largest difference of a weight"] > 1e-5 and found["largest difference of the loss"] > 0


def test_what_was_measured_before_the_time_was_up_is_kept(tmp_path, monkeypatch):
    def time_is_up(*given):
        raise KeyboardInterrupt

    parity = {"steps": 2, "largest difference of the loss": 0.0}
    parity.update({f"largest {what} of a weight": 0.0 for what in ("difference", "move")})
    monkeypatch.setattr(cuda_training, "parity", lambda *given: parity)
    monkeypatch.setattr(cuda_training, "pace", lambda *given: {"steps a second": 7.0})
    monkeypatch.setattr(cuda_training, "share_of_validation", time_is_up)
    monkeypatch.setattr(torch, "set_num_threads", lambda threads: None)
    out = tmp_path / "out.json"
    asked = ["--networks", "edcstfn", "--device", "cpu", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", ["cuda_training.py", *asked])
    with pytest.raises(KeyboardInterrupt):
        cuda_training.main()
    assert json.loads(out.read_text())["edcstfn"] == {"parity": parity, "pace": [{"steps a second": 7.0}]}
