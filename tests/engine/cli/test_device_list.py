"""`chronofuse devices`: what a network can run on here."""

import json

import cards
import pytest

from chronofuse.engine.cli import device_list
from chronofuse.engine.devices import hardware, inference


def test_it_runs_a_network_on_the_cpu_and_says_why_not_on_cuda(run_command):
    if "CUDAExecutionProvider" in inference.providers():
        pytest.skip("this machine's ONNX Runtime has CUDA")
    process = run_command("devices", "--json", "--threads", "1")
    assert process.returncode == 0, process.stderr
    survey = json.loads(process.stdout)
    cpu, cuda = survey["devices"][:2]
    assert cpu["works"] and cpu["threads"] == 1 and cpu["memory"] > 2**28
    bands, rows, cols = survey["tile"]
    assert cpu["speed"] == pytest.approx(bands * rows * cols / cpu["seconds"] / 1e6)
    assert (
        not cuda["works"] and "made for the CPU alone" in cuda["reason"] and "docs/gpu.md" in cuda["remedy"]
    )
    text = device_list.devices_text(survey)
    assert "million pixels x bands a second" in text and "--device auto would take cpu" in text


def test_a_card_that_works_is_listed_with_its_speed_and_its_own_facts(monkeypatch):
    cards.Card(monkeypatch, seconds=None)  # stands in for a graphics card, which can't be had here
    monkeypatch.setattr(
        hardware, "cards", lambda: [hardware.Card("Tesla T4", 16 * 1024**3, 15 * 1024**3, "580.1", "7.5")]
    )
    survey = device_list.survey(1)
    cuda = survey["devices"][1]
    assert cuda["works"] and cuda["speed"] > survey["devices"][0]["speed"]
    text = device_list.devices_text(survey)
    assert "Tesla T4, driver 580.1, compute capability 7.5" in text and "auto would take cuda" in text


def test_a_card_that_fails_is_listed_with_the_reason_and_what_to_do(monkeypatch):
    cards.Card(
        monkeypatch, fail=lambda run: cards.NO_KERNEL
    )  # stands in for a graphics card, which can't be had here
    cuda = device_list.survey(1)["devices"][1]
    assert not cuda["works"] and "no kernels for this graphics card" in cuda["reason"] and cuda["remedy"]


def test_the_drivers_own_list_of_cards_is_read(monkeypatch, tmp_path):
    """A script stands in for nvidia-smi, which comes with a driver that can't be had here."""
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\necho 'NVIDIA T4, 15360, 15100, 580.65.06, 7.5'\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert hardware.cards() == [
        hardware.Card("NVIDIA T4", 15360 * 1024**2, 15100 * 1024**2, "580.65.06", "7.5")
    ]
    tool.write_text("#!/bin/sh\nexit 9\n")
    assert hardware.cards() == []


def test_a_number_of_threads_that_can_not_be_is_refused(run_command):
    process = run_command("devices", "--threads", "0")
    assert process.returncode == 2 and "'threads' is 0: give 1 to 1024." in process.stderr
