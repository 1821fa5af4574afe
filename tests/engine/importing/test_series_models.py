"""A network for sequences is taken in, listed with its kind, refused where pairs are fused, and removed."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from foreign import delta, files, model, take_in
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "series"))
import tiny_sequence

from chronofuse.engine.cli.main import main
from chronofuse.engine.door import own_models
from chronofuse.engine.door.errors import ChronofuseError, ModelFileError, UnknownMethodError
from chronofuse.engine.door.fill_job import methods_of_series
from chronofuse.engine.methods.registry import find_manifest
from chronofuse.models.catalogue.series_manifest import (
    from_series_file,
    series_models,
    to_json,
    unusable_series,
)


@pytest.fixture
def sent(tmp_path) -> Path:
    """A model file that somebody sent."""
    path = tmp_path / "sent" / "tiny.onnx"
    tiny_sequence.write(path)
    return path


def test_it_is_taken_in_listed_with_its_kind_and_removed(home, sent, capsys):
    assert main(["import", str(sent)]) == 0
    assert "tiny: network for sequences (none), which corrects kriging" in capsys.readouterr().out
    assert files(home) == ["tiny.onnx"] and "tiny" in methods_of_series()
    assert main(["methods"]) == 0
    assert "tiny series dates For tests." in " ".join(capsys.readouterr().out.split())
    assert main(["methods", "--json"]) == 0
    told = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["tiny"]["family"] == "series" and told["tiny"]["origin"] == "own"
    assert own_models.remove("tiny") == home / "models" / "series" / "tiny.onnx"
    assert files(home) == [] and not series_models()


def test_a_manifest_beside_a_plain_graph_will_do(home, sent):
    described = from_series_file(sent)
    plain = onnx.load(sent)
    del plain.metadata_props[:]
    onnx.save(plain, sent)
    with pytest.raises(ModelFileError, match="Nothing says what the tensors"):
        take_in(sent)
    sent.with_suffix(".json").write_text(to_json(replace(described, name="beside", sha256="")))
    take_in(sent)
    assert series_models()["beside"].base == "kriging"


@pytest.mark.parametrize("name", ["kriging", "delta", "chrono"])
def test_a_name_by_which_a_series_is_filled_already_is_refused(name, home, sent):
    with pytest.raises(ModelFileError, match=f"'{name}' is the name of a method that is part of Chronofuse"):
        take_in(sent, name=name)
    assert files(home) == []


def test_the_name_of_a_model_of_the_other_kind_is_refused(home, write, sent):
    take_in(write(model(delta())))
    with pytest.raises(ModelFileError, match="'foreign' is the name of a model of pairs of yours"):
        take_in(sent, name="foreign")
    take_in(sent)
    with pytest.raises(ModelFileError, match="'tiny' is the name of a model for sequences of yours"):
        take_in(write(model(delta())), name="tiny")


def test_a_halo_that_is_too_small_and_weights_that_are_no_numbers_are_said(home, sent):
    described = from_series_file(sent)
    beside = sent.with_suffix(".json")
    beside.write_text(to_json(replace(described, halo=0)))
    with pytest.raises(ModelFileError, match="write a larger halo"):
        take_in(sent)
    beside.unlink()
    spoilt = onnx.load(sent)
    half = next(one for one in spoilt.graph.initializer if one.name == "half")
    half.CopyFrom(numpy_helper.from_array(np.array(np.nan, np.float32), "half"))
    onnx.save(spoilt, sent)
    with pytest.raises(ModelFileError, match=r"1 weights in .* hold numbers that are NaN"):
        take_in(sent)
    assert files(home) == []


def test_pairs_are_not_fused_with_it(home, sent):
    with pytest.raises(ModelFileError, match="is a network for sequences, which takes no pairs"):
        find_manifest(str(sent))
    take_in(sent)
    with pytest.raises(UnknownMethodError, match="chronofuse series fill --method tiny"):
        find_manifest("tiny")


def test_a_file_that_is_put_in_its_place_is_read_anew(home, sent):
    take_in(sent)
    installed = home / "models" / "series" / "tiny.onnx"
    assert series_models()["tiny"] is series_models()["tiny"]
    tiny_sequence.write(installed, base="delta")
    assert series_models()["tiny"].base == "delta"
    installed.write_bytes(b"no model")
    assert not series_models() and list(unusable_series()) == [str(installed)]
    with pytest.raises(ChronofuseError, match="is not there"):
        own_models.remove("tiny")
