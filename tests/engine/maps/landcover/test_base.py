"""A model of another place is gone on from: what it has learnt from counts along with a few new samples."""

import base64
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))
import images
import places_of_classes as land

from chronofuse.engine import train_classifier
from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import JobError, ModelFileError
from chronofuse.engine.door.jobs import TrainClassifierJob
from chronofuse.engine.maps.landcover import base
from chronofuse.models.catalogue.classifier_manifest import KEY, from_classifier_file, to_json
from chronofuse.models.catalogue.onnx_file import digest, read_metadata, with_metadata

pytest.importorskip("sklearn")
pytest.importorskip("skl2onnx")


def trained(output: Path, **wishes):
    given = {"name": "there", "options": {"trees": 12, "depth": 8}, "field": "class", "threads": 1}
    job = TrainClassifierJob(**{**given, "output": str(output), **wishes})
    return train_classifier.run(job, lambda event: None).first.figures


def series(folder: Path, year: int, shift: int) -> tuple[CollectionSource]:
    return (CollectionSource((str(land.series(folder, year, shift)),)),)


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """A folder with a series, the model of it, and a few samples of a second place, some of them of a class
    that the model does not know."""
    folder = tmp_path_factory.mktemp("there")
    samples = land.polygons(folder / "all.gpkg")
    source = series(folder / "series", 2023, 0)
    trained(folder / "there.onnx", samples=str(samples), series=source)
    truth = land.truth()[3 :: land.PARCEL, 3 :: land.PARCEL]
    few = []
    for name in ("crops", "forest"):
        rows, columns = np.nonzero(truth == land.NAMES.index(name))
        few += [
            (land.square(land.PARCEL * c + 3, land.PARCEL * r + 3, 2), name)
            for r, c in list(zip(rows, columns))[:2]
        ]
    row, column = np.argwhere(truth == land.NAMES.index("water"))[0]
    few.append((land.square(land.PARCEL * column + 3, land.PARCEL * row + 3, 4), "harbour"))
    return folder, land.write(folder / "few.gpkg", few)


def test_a_model_keeps_what_it_learnt_from(there):
    kept = base.open_base(str(there[0] / "there.onnx"))
    assert kept.values.shape == (50 * 36, 16) and np.bincount(kept.codes)[1:].sum() == 50 * 36
    assert kept.legend.names == tuple(sorted(land.NAMES))
    crops = kept.values[kept.codes == 1]
    assert 0.1 < np.median(crops[:, 1]) < 0.2  # nir of the first day, in February


def test_few_samples_of_another_year_are_learnt_with_those_of_the_model(there, tmp_path):
    folder, few = there
    other = series(tmp_path / "other", 2025, 9)
    figures = trained(
        tmp_path / "here.onnx", name="here", samples=str(few), series=other, base=str(folder / "there.onnx")
    )
    made = from_classifier_file(tmp_path / "here.onnx", verify=True)
    assert [name for _, name, _ in made.legend] == ["crops", "forest", "water", "harbour"]
    assert made.inputs[0].days == from_classifier_file(folder / "there.onnx").inputs[0].days
    assert made.trained_on["base"] == "there" and made.trained_on["samples"] == 4 * 4 + 16
    notes = " ".join(figures["notes"])
    assert "1800 samples of the model 'there' are learnt along; each of the 32 new ones counts 3" in notes
    assert "looks at 8 days" in notes
    assert "overall accuracy of 0.500 on the new samples" in notes  # half of them are of the harbour
    rows = {row["class"]: row for row in figures["accuracy"]["classes"]}
    assert rows["crops"]["recall"] == rows["forest"]["recall"] == 1.0 and rows["water"]["pixels"] == 0
    assert "All samples of harbour lie in one of the polygons" in notes and "crops lie" not in notes
    assert len(base.open_base(str(tmp_path / "here.onnx")).codes) == 1800 + 32


def test_new_samples_count_more_often_and_never_outweigh_the_old(there):
    kept = base.open_base(str(there[0] / "there.onnx"))
    new = np.zeros((30, 16), np.float32)
    told = kept.added_to(new, np.zeros(30, np.int64), np.arange(30) % 3, kept.legend)
    assert (told["weights"][:30] == 3).all() and (told["weights"][30:] == 1).all()
    assert (told["folds"][30:] == base.ALWAYS).all() and set(told["folds"][:30]) == {0, 1, 2}
    many = np.zeros((5000, 16), np.float32)
    told = kept.added_to(many, np.zeros(5000, np.int64), np.zeros(5000, np.int64), kept.legend)
    assert (told["weights"] == 1).all() and base.weight_of(900, 1800) == 2


def test_a_raster_of_classes_has_the_codes_of_the_model(there, tmp_path):
    """Classes are told by their names, whatever their codes are in the raster."""
    path = images.write(
        tmp_path / "labels.tif", land.truth() + 1.0, pixel=10.0, scale=1, dtype="uint8", nodata=0
    )
    Path(path + ".aux.xml").write_text(names_of({1: "water", 2: "forest", 3: "crops"}), "utf-8")
    other = series(tmp_path / "other", 2025, 9)
    wishes = {"field": None, "series": other, "folds": 2, "base": str(there[0] / "there.onnx")}
    figures = trained(tmp_path / "here.onnx", name="here", samples=path, **wishes)
    assert [row["code"] for row in figures["accuracy"]["classes"]] == [1, 2, 3]
    assert figures["accuracy"]["overall_accuracy"] > 0.95


def names_of(names: dict[int, str]) -> str:
    rows = "".join(
        f'<Row index="{n}"><F>{code}</F><F>{name}</F></Row>' for n, (code, name) in enumerate(names.items())
    )
    fields = (("Value", 0, 5), ("Class", 2, 2))
    told = "".join(
        f'<FieldDefn index="{n}"><Name>{name}</Name><Type>{kind}</Type><Usage>{use}</Usage></FieldDefn>'
        for n, (name, kind, use) in enumerate(fields)
    )
    table = f'<GDALRasterAttributeTable tableType="thematic">{told}{rows}</GDALRasterAttributeTable>'
    return f'<PAMDataset><PAMRasterBand band="1">{table}</PAMRasterBand></PAMDataset>'


def test_of_many_samples_some_are_kept_and_every_class(monkeypatch):
    monkeypatch.setattr(base, "MOST_BYTES", 100 * (4 * 3 + 2))
    codes = np.r_[np.full(5000, 7), [300]]
    values = np.repeat(codes[:, None], 3, axis=1).astype(np.float32)
    text = read_metadata(base.with_samples(b"", values, codes, 1), base.KEY)
    raw = zlib.decompress(base64.b64decode(text))
    kept = np.frombuffer(raw, "<u2", 100, 100 * 12)
    assert len(raw) == 100 * 14 and set(kept.tolist()) == {7, 300}
    np.testing.assert_array_equal(np.frombuffer(raw, "<f4", 300).reshape(100, 3)[:, 1], kept)


@pytest.mark.parametrize("text", ["no base64", base64.b64encode(b"no zlib").decode(), "short", "wrong"])
def test_damaged_samples_are_refused(there, text):
    manifest = from_classifier_file(there[0] / "there.onnx")
    if text in ("short", "wrong"):
        raw = b"\0" * 7 if text == "short" else b"\xff" * (16 * 4 + 2)
        text = base64.b64encode(zlib.compress(raw)).decode()
    with pytest.raises(ModelFileError, match="can't be used"):
        base._unpacked(text, manifest)


def test_a_model_without_samples_is_refused(there, tmp_path):
    data = (there[0] / "there.onnx").read_bytes()
    bare = with_metadata(data, base.KEY, "")
    bare = bare[: bare.rindex(base.KEY.encode()) - 4]  # the entry that was put last
    manifest = from_classifier_file(there[0] / "there.onnx")
    told = to_json(replace(manifest, sha256=digest(bare, KEY)))
    (tmp_path / "old.onnx").write_bytes(with_metadata(bare, KEY, told))
    with pytest.raises(ModelFileError, match="keeps no samples"):
        base.open_base(str(tmp_path / "old.onnx"))


@pytest.mark.parametrize("wishes, said", [({"model": "unet"}, "unet"), ({"every": 10}, "--every")])
def test_what_does_not_go_with_a_base_is_refused(wishes, said):
    with pytest.raises(JobError, match=said):
        TrainClassifierJob("mine", "a.gpkg", "class", ("a.tif",), base="there", **wishes)
