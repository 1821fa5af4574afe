"""Checkpoints: what is written comes back, and what is not one is refused in a sentence before anything of
it runs."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path

import pytest
import torch

from chronofuse.engine.door.errors import CheckpointError
from chronofuse.models.networks import EDCSTFN
from chronofuse.models.training import checkpoints

SMALL = {"first": 4, "width": 4, "residual_dilations": [2], "decoder_dilations": []}
CARD = {
    "trained_on": {"data": ["here"], "seed": 1},
    "accuracy": {"places": {"there": {"network": 0.01, "delta": 0.02}}},
}


def network(seed: int = 0) -> EDCSTFN:
    torch.manual_seed(seed)
    return EDCSTFN(**SMALL)


def values(**changes) -> dict:
    return {
        "network": "edcstfn",
        "options": SMALL,
        "state": network().state_dict(),
        **CARD,
        "score": 0.9,
        **changes,
    }


def as_ours(path, content):
    checkpoints.save(content, path)


WAYS = {
    "safetensors": as_ours,
    "zip of torch": lambda path, content: torch.save(content, path),
    "old pickle of torch": lambda path, content: torch.save(
        content, path, _use_new_zipfile_serialization=False
    ),
}


@pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)
def test_a_checkpoint_gives_back_its_network_and_its_card(write, tmp_path):
    write(tmp_path / "c.any", values())
    made, found = checkpoints.load(tmp_path / "c.any", "edcstfn")
    assert made.options == SMALL
    assert {k: found[k] for k in ("network", "options", "score", *CARD)} == {
        k: values()[k] for k in ("network", "options", "score", *CARD)
    }
    for key, tensor in network().state_dict().items():
        assert torch.equal(made.state_dict()[key], tensor), key


def test_weights_in_another_order_of_memory_are_kept(tmp_path):
    state = {
        k: v.to(memory_format=torch.channels_last) if v.ndim == 4 else v
        for k, v in network().state_dict().items()
    }
    as_ours(tmp_path / "c.safetensors", values(state=state))
    made, _ = checkpoints.load(tmp_path / "c.safetensors")
    assert torch.equal(made.last.weight, network().last.weight)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda s: s,
        lambda s: {"state_dict": s, "epoch": 3},
        lambda s: {f"module.{k}": v for k, v in s.items()},
    ],
    ids=["bare", "wrapped", "parallel"],
)
def test_a_bare_state_dict_needs_the_network_and_its_options(wrap, tmp_path):
    torch.save(wrap(network().state_dict()), tmp_path / "c.pt")
    made, found = checkpoints.load(tmp_path / "c.pt", "edcstfn", SMALL)
    assert torch.equal(made.last.weight, network().last.weight) and found["trained_on"] == {}
    with pytest.raises(CheckpointError, match="does not say of which network: name it with --network"):
        checkpoints.load(tmp_path / "c.pt")
    with pytest.raises(CheckpointError, match="are missing"):
        checkpoints.load(tmp_path / "c.pt", "edcstfn")


def test_a_bare_safetensors_file_of_another_program_is_read(tmp_path):
    import safetensors.torch

    safetensors.torch.save_file(network().state_dict(), tmp_path / "c.safetensors")
    made, _ = checkpoints.load(tmp_path / "c.safetensors", "edcstfn", SMALL)
    assert torch.equal(made.last.weight, network().last.weight)


class Malicious:
    """Makes a file as soon as it is unpickled."""

    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return os.system, (f"touch '{self.marker}'",)


MALICIOUS = {
    "in a zip of torch": lambda path, evil: torch.save(values(trained_on={"data": evil}), path),
    "in an old file of torch": lambda path, evil: torch.save(
        values(state={"w": evil}), path, _use_new_zipfile_serialization=False
    ),
    "a plain pickle": lambda path, evil: path.write_bytes(pickle.dumps(evil)),
}


@pytest.mark.parametrize("write", MALICIOUS.values(), ids=MALICIOUS)
def test_code_in_a_pickle_is_refused_before_it_runs(write, tmp_path):
    marker, path = tmp_path / "it_ran", tmp_path / "c.pt"
    write(path, Malicious(marker))
    with pytest.raises(
        CheckpointError,
        match=r"(asks for 'posix.system'\)|a pickle of something else .*), and was refused "
        "before any of it ran",
    ):
        checkpoints.load(path, "edcstfn")
    assert not marker.exists()
    try:  # the same file does run where nothing refuses it, or this test would show nothing
        torch.load(path, weights_only=False)
    except Exception:
        pass
    assert marker.exists()


def test_a_pickled_module_is_refused_as_more_than_weights(tmp_path):
    torch.save(network(), tmp_path / "c.pt")
    with pytest.raises(
        CheckpointError, match=r"holds more than weights .*EDCSTFN.* Save the state dict alone"
    ):
        checkpoints.load(tmp_path / "c.pt", "edcstfn")


def changed(**weights):
    return values(state={**network().state_dict(), **weights})


def without(*keys):
    return values(state={k: v for k, v in network().state_dict().items() if k not in keys})


BAD = {
    "another network": (values(network="swin"), r"is a checkpoint of the network 'swin', not of 'edcstfn'"),
    "missing keys": (without("last.weight", "last.bias"), r"2 are missing \('last.weight', 'last.bias'\)"),
    "unknown keys": (changed(extra=torch.zeros(1)), r"1 are unknown \('extra'\)"),
    "other options": (
        values(options={**SMALL, "width": 8}),
        r"has the shape \(4, 4, 3, 3\), but .* has \(8, 4, 3, 3\)",
    ),
    "unknown options": (values(options={"depth": 3}), r"can't be made with the options \{'depth': 3\}"),
    "NaN": (
        changed(**{"last.bias": torch.full((1,), torch.nan)}),
        r"1 weights .* NaN or infinite \('last.bias'\)",
    ),
    "infinite": (changed(**{"last.bias": torch.full((1,), torch.inf)}), "NaN or infinite"),
    "whole numbers": (
        changed(**{"last.bias": torch.zeros(1, dtype=torch.int8)}),
        "before they are quantised",
    ),
}


@pytest.mark.parametrize("write", list(WAYS.values())[:2], ids=list(WAYS)[:2])
@pytest.mark.parametrize("content, sentence", BAD.values(), ids=BAD)
def test_a_checkpoint_that_does_not_fit_is_refused_by_what_does_not_fit(content, sentence, write, tmp_path):
    write(tmp_path / "c.any", content)
    with pytest.raises(CheckpointError, match=sentence):
        checkpoints.load(tmp_path / "c.any", "edcstfn")


def test_many_keys_that_do_not_fit_are_named_in_part(tmp_path):
    as_ours(tmp_path / "c.safetensors", without(*network().state_dict()) | {"state": {"w": torch.zeros(1)}})
    with pytest.raises(
        CheckpointError, match=r"are missing \('[^']+', '[^']+', '[^']+', \.\.\.\) and 1 are unknown"
    ):
        checkpoints.load(tmp_path / "c.safetensors")


def test_a_network_that_this_version_does_not_have_is_named(tmp_path):
    as_ours(tmp_path / "c.safetensors", values(network="swin"))
    with pytest.raises(
        CheckpointError, match=r"the network 'swin', which this version does not have: it has .*edcstfn"
    ):
        checkpoints.load(tmp_path / "c.safetensors")


def header(text: str) -> bytes:
    return len(text).to_bytes(8, "little") + text.encode()


FOREIGN = {
    "text": b"plain text, and nothing else",
    "nothing": b"",
    "a zip": b"PK\x03\x04 a zip",
    "a header that lies": header("{]"),
    "a huge header": (1 << 60).to_bytes(8, "little") + b"{}",
    "no tensors": header("{}"),
    "a card that is none": header(json.dumps({"__metadata__": {"chronofuse": "[]"}})),
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_refused(content, tmp_path):
    (tmp_path / "c.pt").write_bytes(content)
    with pytest.raises(
        CheckpointError, match=r"no checkpoint|no whole safetensors|is malformed|are missing|is a pickle"
    ):
        checkpoints.load(tmp_path / "c.pt", "edcstfn")


@pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_checkpoint_cut_short_is_refused(write, share, tmp_path):
    write(tmp_path / "c.any", values())
    data = (tmp_path / "c.any").read_bytes()
    (tmp_path / "c.any").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(CheckpointError, match=r"cut short|no whole safetensors|is a pickle"):
        checkpoints.load(tmp_path / "c.any", "edcstfn")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CheckpointError, match=r"'.*gone.pt' can't be read \(No such file or directory\)"):
        checkpoints.load(tmp_path / "gone.pt", "edcstfn")


def test_a_save_that_fails_leaves_what_was_there(tmp_path):
    as_ours(tmp_path / "c.safetensors", values())
    before = (tmp_path / "c.safetensors").read_bytes()
    with pytest.raises(TypeError):
        as_ours(tmp_path / "c.safetensors", values(trained_on={"data": object()}))
    assert [p.name for p in tmp_path.iterdir()] == ["c.safetensors"]
    assert (tmp_path / "c.safetensors").read_bytes() == before


# ---- what would take all memory, or all time


def held_small(**options) -> dict:
    """A checkpoint of a few kilobytes that says options of a network that it does not hold."""
    return values(options={**SMALL, **options})


LARGE = {
    "a width of 20 000": (
        held_small(width=20_000, decoder_dilations=[2]),
        r"it would have \d+\.\d GB, and at most 2 GB are possible",
    ),
    "a width beyond all": (held_small(width=10**9), "'width' is beyond 65536"),
    "a dilation beyond all": (held_small(decoder_dilations=[10**9]), "'decoder_dilations' is beyond 65536"),
    "layers beyond all": (held_small(residual_dilations=[2] * 50_000), "more than 1000 numbers"),
    "a width that differs": (
        held_small(width=1000),
        r"has the shape \(4, 4, 3, 3\), but .* has \(1000, 4, 3, 3\)",
    ),
}


@pytest.mark.parametrize("content, sentence", LARGE.values(), ids=LARGE)
def test_shapes_are_compared_before_anything_is_allocated(content, sentence, tmp_path):
    import resource

    as_ours(tmp_path / "c.safetensors", content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(CheckpointError, match=sentence) as refused:
        checkpoints.load(tmp_path / "c.safetensors")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes
    assert len(str(refused.value)) < 1000


def test_weights_that_are_one_number_seen_as_many_are_refused_by_the_networks_size(tmp_path):
    """A file of torch may say a shape of any size and no steps between its numbers."""
    options = {**SMALL, "width": 20_000, "decoder_dilations": [2]}
    with torch.device("meta"):
        wanted = EDCSTFN(**options).state_dict()
    state = {name: torch.zeros(()).expand(tensor.shape) for name, tensor in wanted.items()}
    torch.save(values(options=options, state=state), tmp_path / "c.pt")
    assert (tmp_path / "c.pt").stat().st_size < 100_000
    with pytest.raises(CheckpointError, match="it would have"):
        checkpoints.load(tmp_path / "c.pt")


def test_a_zip_that_unpacks_to_more_than_is_read_is_refused_by_that(tmp_path, monkeypatch):
    import zipfile

    torch.save(values(), tmp_path / "plain.pt")
    with (
        zipfile.ZipFile(tmp_path / "plain.pt") as plain,
        zipfile.ZipFile(tmp_path / "packed.pt", "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in plain.infolist():
            packed.writestr(entry.filename, plain.read(entry))
        packed.writestr("archive/data/999", bytes(1_000_000))
    monkeypatch.setattr(checkpoints, "LARGEST", 500_000)
    assert (tmp_path / "packed.pt").stat().st_size < 100_000
    with pytest.raises(CheckpointError, match=r"at most 0\.0005 GB is read"):
        checkpoints.load(tmp_path / "packed.pt")


@pytest.mark.parametrize("name", checkpoints.NETWORKS)
def test_every_network_can_be_outlined(name):
    made, outlined = checkpoints.NETWORKS[name](), checkpoints.outline(name, {})
    assert {k: v.shape for k, v in outlined.state_dict().items()} == {
        k: v.shape for k, v in made.state_dict().items()
    }
    assert all(tensor.is_meta for tensor in outlined.parameters())


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "c.pt")
    with pytest.raises(CheckpointError, match="it is no plain file, but a folder, a pipe or a device"):
        checkpoints.load(tmp_path / "c.pt")


def test_a_model_to_begin_with_is_not_made_by_what_its_card_asks_for(tmp_path):
    from dataclasses import replace

    from chronofuse.engine.door.errors import ChronofuseError
    from chronofuse.models.catalogue.installed import catalogue
    from chronofuse.models.catalogue.model_file import from_model_file, with_manifest
    from chronofuse.models.training import starting

    data = Path(catalogue()["edcstfn"].path).read_bytes()
    manifest = from_model_file(catalogue()["edcstfn"].path)
    for card in ({"options": {"width": 10**9}}, {"options": [1]}, {"network": ["edcstfn"]}):
        said = replace(manifest, trained_on={**manifest.trained_on, **card})
        (tmp_path / "m.onnx").write_bytes(with_manifest(data, said))
        with pytest.raises(ChronofuseError, match="can't be trained further"):
            starting.begin_with(str(tmp_path / "m.onnx"))
