"""The model that a training begins with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import invented_cases as invented
import pytest
import torch
from invented_cases import training

from chronofuse.engine.door import errors
from chronofuse.models.catalogue.installed import catalogue
from chronofuse.models.networks import NETWORKS
from chronofuse.models.training import export, extent, starting


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    """An exported model with weights unlike those that it begins with."""
    torch.manual_seed(3)
    network = NETWORKS["edcstfn"](**invented.TINY)
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.1)
    path = tmp_path_factory.mktemp("model") / "mine.onnx"
    card = {"network": "edcstfn", "options": network.options, "data": ["here"]}
    export.export(network, replace(export.manifest_of(network, card), name="mine"), path)
    save(network, path.with_suffix(".pt"))
    return path


def save(network, path: Path) -> None:
    """A checkpoint of a network of the kind edcstfn."""
    torch.save({"network": "edcstfn", "options": network.options, "state": network.state_dict()}, path)


@pytest.mark.long
def test_an_exported_model_gives_its_weights_back(model):
    wanted = torch.load(model.with_suffix(".pt"), weights_only=True)["state"]
    for path in (model, model.with_suffix(".pt")):
        begun = starting.begin_with(str(path))
        assert begun["network"] == "edcstfn" and begun["state"].keys() == wanted.keys()
        assert all(torch.equal(begun["state"][key], wanted[key]) for key in wanted)


@pytest.mark.long
def test_fine_tuning_begins_with_the_model_and_says_so(cases, model):
    begin_with = starting.begin_with(str(model))
    tuned = training(cases, begin_with, options=begin_with["options"], start_from=str(model))
    assert all(torch.equal(v, begin_with["state"][k]) for k, v in tuned.network.state_dict().items())
    assert extent.highest_rate(tuned.job) == extent.RATES[0] < extent.RATES[1]


@pytest.mark.parametrize(
    "asked, network, code, sentence",
    [
        (
            "nothing.onnx",
            None,
            "missing-file",
            "There is no model or checkpoint 'nothing.onnx' to begin with",
        ),
        ("softmix", None, "missing-file", "There is no model or checkpoint 'softmix'"),
        ("MODEL", "chrono", "bad-checkpoint", "is of the network 'edcstfn', but 'chrono' is to be trained"),
        (
            "CHECKPOINT",
            "chrono",
            "bad-checkpoint",
            "is a checkpoint of the network 'edcstfn', not of 'chrono'",
        ),
        ("CUT", None, "bad-model-file", "can't be begun with"),
        ("TEXT", None, "bad-checkpoint", "is a pickle of something else than weights"),
    ],
)
def test_what_can_not_be_begun_with_is_refused_in_a_sentence(tmp_path, asked, network, code, sentence):
    """Of a model that is bundled, for an export takes seconds; of a checkpoint that is made here."""
    model = Path(catalogue()["edcstfn"].path)
    (tmp_path / "cut.onnx").write_bytes(model.read_bytes()[:-50])
    (tmp_path / "text.pt").write_text("weights")
    save(NETWORKS["edcstfn"](**invented.TINY), tmp_path / "toy.pt")
    paths = {
        "MODEL": model,
        "CHECKPOINT": tmp_path / "toy.pt",
        "CUT": tmp_path / "cut.onnx",
        "TEXT": tmp_path / "text.pt",
    }
    with pytest.raises(errors.ChronofuseError, match=sentence) as error:
        starting.begin_with(str(paths.get(asked, asked)), network)
    assert error.value.code == code


@pytest.mark.long
def test_a_model_whose_weights_do_not_fit_its_card_is_refused(model, tmp_path):
    network = NETWORKS["edcstfn"](**invented.TINY)
    card = {"network": "edcstfn", "options": {**invented.TINY, "width": 8}}
    export.export(network, export.manifest_of(network, card), tmp_path / "odd.onnx")
    with pytest.raises(errors.CheckpointError, match="can't be trained further"):
        starting.begin_with(str(tmp_path / "odd.onnx"))
