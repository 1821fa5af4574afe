"""Bad input through the command line: one sentence with a code, exit status 2, nothing left, nothing
overwritten."""

from pathlib import Path

import images
import numpy as np
import pytest
import runs
from osgeo import gdal

RANDOM = np.random.default_rng(1).bytes(4000)


@pytest.fixture
def files(pair, tmp_path):
    """Name to path: the good pair, and what is wrong with the others is in their names."""
    values = np.nan_to_num(pair.before, nan=0.2)
    coarse = images.block_mean(values, 8)
    made = {
        "f1": pair.fine_1,
        "c1": pair.coarse_1,
        "c2": pair.coarse_2,
        "missing": str(tmp_path / "nowhere.tif"),
    }
    made["garbage"] = str(tmp_path / "garbage.tif")
    Path(made["garbage"]).write_bytes(RANDOM)
    made["empty"] = str(tmp_path / "empty.tif")
    Path(made["empty"]).write_bytes(b"")
    made["truncated"] = str(tmp_path / "truncated.tif")
    Path(made["truncated"]).write_bytes(Path(pair.fine_1).read_bytes()[:60_000])
    made["no_crs"] = images.write(tmp_path / "no_crs.tif", values, epsg=None, names=pair.names)
    made["elsewhere"] = images.write(
        tmp_path / "elsewhere.tif", coarse, pixel=240, corner=(100000, 4000000), names=pair.names
    )
    made["all_nodata"] = images.write(
        tmp_path / "all_nodata.tif", np.full_like(coarse, np.nan), pixel=240, names=pair.names
    )
    made["two_bands"] = images.write(tmp_path / "two_bands.tif", coarse[:2], pixel=240)
    made["other_bands"] = images.write(
        tmp_path / "other.tif", coarse[:2], pixel=240, names=("blue", "yellow")
    )
    made["no_nir"] = images.write(tmp_path / "no_nir.tif", values, names=("a", "b", "c"))
    made["unnamed"] = images.write(tmp_path / "unnamed.tif", coarse, pixel=240)
    made["coarse_size"] = images.write(tmp_path / "coarse_size.tif", coarse, pixel=240, names=pair.names)
    made["nobody"] = "~nobody-here/f.tif"
    made["complex"] = str(tmp_path / "complex.tif")
    gdal.Translate(made["complex"], pair.fine_1, outputType=gdal.GDT_CFloat32)
    made["vector"] = str(tmp_path / "points.geojson")
    Path(made["vector"]).write_text('{"type": "FeatureCollection", "features": []}')
    for name, content in (("garbage.onnx", RANDOM), ("empty.onnx", b"")):
        (tmp_path / name).write_bytes(content)
    return made


def foreign_onnx(path: Path) -> Path:
    """A valid ONNX file that is not one of ours."""
    from onnx import TensorProto, helper, save

    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    graph = helper.make_graph(
        [helper.make_node("Identity", ["x"], ["y"])],
        "g",
        [value],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])],
    )
    save(helper.make_model(graph), path)
    return path


CASES = {
    "a missing file": ({"fine": "missing"}, "missing-file", "F1 "),
    "a missing target": ({"target": "missing"}, "missing-file", "C2 "),
    "a file of random bytes": ({"coarse": "garbage"}, "unreadable-file", "C1 "),
    "an empty file": ({"coarse": "empty"}, "unreadable-file", "C1 "),
    "a truncated file": ({"fine": "truncated"}, "unreadable-file", "F1 "),
    "a vector file": ({"coarse": "vector"}, "unreadable-file", "C1 "),
    "no CRS": ({"fine": "no_crs"}, "no-crs", "coordinate reference system"),
    "no overlap": ({"target": "elsewhere"}, "no-overlap", "C2 does not overlap F1"),
    "all nodata": ({"target": "all_nodata"}, "all-nodata", "C2 "),
    "another band count": ({"coarse": "two_bands"}, "band-mismatch", "2 bands"),
    "other bands": ({"coarse": "other_bands"}, "band-mismatch", "blue"),
    "a second pair too many": ({"twice": True}, "pair-count", "one pair"),
    "a second pair too few": (
        {"method": "estarfm"},
        "pair-count",
        "takes two pairs, but 1 was given: add a second",
    ),
    "an unknown method": ({"method": "magic"}, "unknown-method", "'magic'"),
    "a missing model file": ({"method": "nowhere.onnx"}, "missing-file", "nowhere.onnx"),
    "a broken model file": ({"method": "garbage.onnx"}, "bad-model-file", "garbage.onnx"),
    "an empty model file": ({"method": "empty.onnx"}, "bad-model-file", "empty.onnx"),
    "a foreign model file": ({"method": "foreign.onnx"}, "bad-model-file", "no Chronofuse manifest"),
    "a ratio below one": ({"ratio": "0.5"}, "bad-ratio", "0.5"),
    "a ratio against the pixel sizes": ({"ratio": "3"}, "bad-ratio", "pixels of C1 are 8 fine pixels wide"),
    "fine and coarse swapped": ({"fine": "c1", "coarse": "f1", "target": "f1"}, "bad-ratio", "swapped"),
    "NDVI without bands of that name": (
        {"fine": "no_nir", "coarse": "unnamed", "target": "unnamed", "ndvi": "n.tif"},
        "band-mismatch",
        "NDVI needs",
    ),
    "a folder that is not there": (
        {"output": "no/such/folder/o.tif"},
        "output-not-writable",
        "does not exist",
    ),
    "a folder as output": ({"output": "."}, "output-not-writable", "is a folder"),
    "an output that is no GeoTIFF": ({"output": "o.jp2"}, "output-not-writable", ".tif"),
    "an output that is an input": ({"output": "INPUT"}, "bad-job", "the same file"),
    "an output that is an input by a detour": ({"output": "DETOUR"}, "bad-job", "the same file"),
    "a ratio beyond the image": (
        {"fine": "coarse_size", "coarse": "coarse_size", "target": "coarse_size", "ratio": "1e9"},
        "bad-ratio",
        "1e+09",
    ),
    "a home that is nobody's": ({"fine": "nobody"}, "missing-file", "~nobody-here"),
    "complex numbers": ({"fine": "complex"}, "unreadable-file", "complex"),
    "a file name that is too long": ({"output": "n" * 300 + ".tif"}, "output-not-writable", "too long"),
    "a day that does not exist": ({"target-date": "2023-02-30"}, "bad-job", "2023-02-30"),
    "too many threads": ({"threads": "100000000000"}, "bad-job", "1024"),
    "a tile too small": ({"tile": "3"}, "bad-job", "'tile' is 3"),
    "a parameter without a value": (
        {"method": "fitfc", "param": "window"},
        "bad-parameter",
        "'window' has no value: give name=value",
    ),
    "a parameter that is no number": (
        {"method": "fitfc", "param": "window=abc"},
        "bad-parameter",
        "'window' is 'abc': give a whole number from 3 to 201",
    ),
    "a parameter beyond its limits": (
        {"method": "fitfc", "param": "window=1e9"},
        "bad-parameter",
        "'window' is '1e9': give a whole number from 3 to 201",
    ),
    "a parameter that is not there": (
        {"method": "fitfc", "param": "nosuch=1"},
        "bad-parameter",
        "The method 'fitfc' has no parameter 'nosuch': its parameters are window (41)",
    ),
    "a parameter of a method without any": (
        {"param": "window=3"},
        "bad-parameter",
        "its parameters are none",
    ),
    "a parameter given twice": (
        {"method": "fitfc", "param": ["window=3", "window=5"]},
        "bad-parameter",
        "'window' is given twice (3 and 5): give it once",
    ),
    "a date that is none": ({"target-date": "tomorrow"}, "bad-job", "YYYY-MM-DD"),
}


def arguments(given: dict, files: dict, folder: Path) -> list[str]:
    values = {"fine": "f1", "coarse": "c1", "target": "c2", "method": "delta", "output": "o.tif", **given}
    for role in ("fine", "coarse", "target"):
        values[role] = files[values[role]]
    if values["method"].endswith(".onnx"):
        values["method"] = str(folder / values["method"])
    detour = str(Path(files["f1"]).parent / "x" / ".." / Path(files["f1"]).name)
    special = {"INPUT": files["f1"], "DETOUR": detour}
    values["output"] = special.get(values["output"], str(folder / values["output"]))
    if "ndvi" in values:
        values["ndvi"] = str(folder / values["ndvi"])
    pairs = ["--fine", values["fine"], "--coarse", values["coarse"]] * (
        2 if values.pop("twice", False) else 1
    )
    rest = [
        a
        for key, value in values.items()
        if key not in ("fine", "coarse")
        for each in (value if isinstance(value, list) else [value])
        for a in (f"--{key}", each)
    ]
    return [*pairs, *rest]


@pytest.mark.parametrize("case", CASES)
def test_bad_input_gets_one_sentence_and_leaves_nothing(case, files, run_command, tmp_path):
    given, code, part = CASES[case]
    if given.get("method") == "foreign.onnx":
        foreign_onnx(tmp_path / "foreign.onnx")
    before = snapshot(tmp_path)
    done = run_command("fuse", *arguments(given, files, tmp_path))
    assert done.returncode == 2, done.stderr
    sentence = done.stderr.strip().splitlines()[-1]
    assert sentence.startswith("chronofuse: ") and sentence.endswith(f"[{code}]"), done.stderr
    assert part in sentence
    assert "Traceback" not in done.stderr + done.stdout
    assert snapshot(tmp_path) == before


def snapshot(folder: Path) -> dict[str, int]:
    return {str(p.relative_to(folder)): p.stat().st_size for p in folder.rglob("*")}


def test_check_says_the_same_sentence_with_exit_status_1(files, run_command):
    fused = run_command(
        "fuse",
        "--fine",
        files["f1"],
        "--coarse",
        files["c1"],
        "--target",
        files["elsewhere"],
        "--method",
        "delta",
        "-o",
        "/tmp/never.tif",
    )
    checked = run_command(
        "check",
        "--fine",
        files["f1"],
        "--coarse",
        files["c1"],
        "--target",
        files["elsewhere"],
        "--method",
        "delta",
    )
    assert (fused.returncode, checked.returncode) == (2, 1)
    assert fused.stderr == checked.stderr


def test_a_failed_run_with_overwrite_keeps_the_old_output(pair, files, run_command, tmp_path):
    (tmp_path / "o.tif").write_text("precious")
    done = run_command(
        *runs.words(pair, "copy", tmp_path / "o.tif", "--overwrite", target=files["all_nodata"])
    )
    assert done.returncode == 2
    assert (tmp_path / "o.tif").read_text() == "precious"
