"""What is no image, or one that is damaged where GDAL looks late: one sentence at once, and nothing is run or
waited for."""

import os
import struct
import time
from pathlib import Path

import images
import numpy as np
import pytest
from field_scenes import RATIO, SIDE, fused, truth
from osgeo import gdal

from chronofuse.engine.door import errors
from chronofuse.engine.raster.readers import open_image


def pipe(folder):
    os.mkfifo(folder / "pipe.tif")
    return folder / "pipe.tif"


def link(folder):
    (folder / "link.tif").symlink_to(pipe(folder))
    return folder / "link.tif"


def virtual(folder):
    images.write(folder / "pipe.tif", np.zeros((1, 4, 4)))
    gdal.Translate(str(folder / "v.vrt"), str(folder / "pipe.tif"), format="VRT")
    (folder / "pipe.tif").unlink()
    pipe(folder)
    return folder / "v.vrt"


PLACES = {
    "a pipe": pipe,
    "a link to a pipe": link,
    "a stream": lambda folder: "/dev/stdin",
    "a stream by its number": lambda folder: "/dev/fd/0",
    "a device of zeros": lambda folder: "/dev/zero",
    "a device of nothing": lambda folder: "/dev/null",
    "the stream of GDAL": lambda folder: "/vsistdin/",
    "a packed pipe": lambda folder: f"/vsigzip/{pipe(folder)}",
    "a packed stream": lambda folder: "/vsigzip//dev/stdin",
    "a part of a pipe": lambda folder: f"/vsisubfile/0_100,{pipe(folder)}",
    "a dataset in a pipe": lambda folder: f'NETCDF:"{pipe(folder)}":ndvi',
    "the source of a virtual dataset": lambda folder: virtual(folder),
}


@pytest.fixture
def never_written():
    """Standard input is a pipe into which nobody writes."""
    kept, (reads, writes) = os.dup(0), os.pipe()
    os.dup2(reads, 0)
    yield
    os.dup2(kept, 0)
    for file in (kept, reads, writes):
        os.close(file)


@pytest.mark.usefixtures("never_written")
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_refused_at_once(place, tmp_path):
    path, begun = str(PLACES[place](tmp_path)), time.monotonic()
    with pytest.raises(errors.UnreadableFileError, match="is a pipe or a device, not a file"):
        open_image(path, "F1")
    assert time.monotonic() - begun < 1


@pytest.mark.parametrize("role", ["--fine", "--coarse", "--target", "--reference"])
def test_a_pipe_in_any_role_ends_a_command_at_once(role, pair, run_command, out, tmp_path):
    given = {"--fine": pair.fine_1, "--coarse": pair.coarse_1, "--target": pair.coarse_2}
    given[role] = str(pipe(tmp_path))
    words = [word for item in given.items() for word in item]
    done = run_command("fuse", *words, "--method", "delta", "-o", out / "o.tif")
    assert done.returncode == 2 and "is a pipe or a device" in done.stderr and not list(out.iterdir())


def test_a_pipe_whose_date_is_wanted_for_a_name_is_not_opened(pair, run_command, out, tmp_path):
    words = ("--fine", pair.fine_1, "--coarse", pair.coarse_1, "--target", pipe(tmp_path))
    done = run_command("fuse", *words, "--method", "delta", "-o", out / "{date}.tif")
    assert done.returncode == 2 and "is neither in its tags nor in the file's name" in done.stderr


def test_a_dataset_that_is_written_out_may_be_longer_than_a_path(pair, tmp_path):
    text = gdal.Translate(str(tmp_path / "v.vrt"), pair.fine_1, format="VRT").GetMetadata("xml:VRT")[0]
    for inline in (text, text + " " * 6000):
        assert open_image(inline, "F1").bands == 3
    with pytest.raises(errors.MissingFileError, match="does not exist"):
        open_image("n" * 5000, "F1")


def test_a_pipe_to_assess_ends_a_command_at_once(pair, run_command, tmp_path):
    done = run_command("assess", pair.fine_1, pipe(tmp_path))
    assert done.returncode == 2 and "is a pipe or a device" in done.stderr


# ---- damaged where GDAL looks late


def replaced(path: str, old: bytes, new: bytes) -> None:
    """Write other bytes in the place of some that are in the file once."""
    content = Path(path).read_bytes()
    assert content.count(old) == 1 and len(old) == len(new)
    Path(path).write_bytes(content.replace(old, new))


NAN, INFINITE = float("nan"), float("inf")
SIZE, CORNER = (30.0, 30.0, 0.0), (0.0, 0.0, 0.0, 600000.0, 5000000.0, 0.0)


@pytest.mark.parametrize(
    "tag, numbers",
    [
        (SIZE, (NAN, 30.0, 0.0)),
        (SIZE, (30.0, NAN, 0.0)),
        (SIZE, (INFINITE, 30.0, 0.0)),
        (SIZE, (0.0, 30.0, 0.0)),
        (SIZE, (30.0, 0.0, 0.0)),
        (SIZE, (1e-310, 1e-310, 0.0)),
        (SIZE, (1e300, 1e300, 0.0)),
        (CORNER, (0.0, 0.0, 0.0, NAN, 5000000.0, 0.0)),
        (CORNER, (0.0, 0.0, 0.0, 600000.0, -INFINITE, 0.0)),
        (CORNER, (NAN, 0.0, 0.0, 600000.0, 5000000.0, 0.0)),
        (CORNER, (0.0, 0.0, 0.0, 1e300, 5000000.0, 0.0)),
    ],
)
def test_numbers_that_no_geotiff_can_mean_are_one_sentence(tag, numbers, tmp_path):
    """In the file's own tags of pixel size and tie point."""
    path = images.write(tmp_path / "f.tif", truth()[0])
    kind = f"<{len(tag)}d"
    replaced(path, struct.pack(kind, *tag), struct.pack(kind, *numbers))
    with pytest.raises((errors.NoCrsError, errors.UnreadableFileError)) as error:
        open_image(path, "F1")
    assert "F1 '" in str(error.value) and "gdal_edit.py" in str(error.value)


def test_keys_of_a_geotiff_that_are_damaged_are_one_sentence_or_do_no_harm(tmp_path):
    """Each number of the directory of keys is spoilt in turn."""
    before, _ = truth()
    whole = Path(images.write(tmp_path / "f.tif", before)).read_bytes()
    start = whole.index(struct.pack("<4H", 1, 1, 0, struct.unpack("<H", directory(whole)[6:8])[0]))
    refused = 0
    for at in range(start, start + len(directory(whole)), 2):
        for value in (0, 7, 0x8000, 0xFFFF):
            path = tmp_path / f"d{at}-{value}.tif"
            path.write_bytes(whole[:at] + struct.pack("<H", value) + whole[at + 2 :])
            try:
                image = open_image(str(path), "C2")
            except errors.ChronofuseError as error:
                assert error.code in ("unreadable-file", "no-crs") and "C2 '" in str(error), error
                refused += 1
            else:
                assert image.read(image.grid.window).shape == (1, SIDE, SIDE)
    assert refused > 5


def directory(content: bytes) -> bytes:
    """The directory of GeoTIFF's keys, as a classic little-endian file has it."""
    (first,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, first)
    for number in range(count):
        tag, _, length, place = struct.unpack_from("<HHII", content, first + 2 + 12 * number)
        if tag == 34735:
            return content[place : place + 2 * length]
    raise AssertionError("no GeoTIFF")


# ---- programs in files


def test_a_program_in_a_virtual_dataset_is_not_run(pair, run_command, out, tmp_path, monkeypatch):
    """Not even where the user's environment lets GDAL do so."""
    monkeypatch.setenv("GDAL_VRT_ENABLE_PYTHON", "YES")
    virtual, marker = tmp_path / "v_2024-07-01.vrt", tmp_path / "it-ran"
    code = f"import pathlib\ndef f(*_, **__):\n    pathlib.Path({str(marker)!r}).touch()\n"
    gdal.Translate(str(virtual), pair.coarse_2, format="VRT")
    text = virtual.read_text()
    function = (
        f"<PixelFunctionType>f</PixelFunctionType><PixelFunctionLanguage>Python</PixelFunctionLanguage>"
        f"<PixelFunctionCode><![CDATA[{code}]]></PixelFunctionCode>"
    )
    text = text.replace("<VRTRasterBand ", '<VRTRasterBand subClass="VRTDerivedRasterBand" ')
    virtual.write_text(text.replace("</VRTRasterBand>", f"{function}</VRTRasterBand>"))
    words = ("fuse", "--fine", pair.fine_1, "--coarse", pair.coarse_1, "--target", virtual)
    done = run_command(*words, "--method", "delta", "-o", out / "o.tif")
    assert done.returncode == 2 and "[unreadable-file]" in done.stderr and "Traceback" not in done.stderr
    assert not marker.exists() and not list(out.iterdir())


# ---- types


@pytest.mark.parametrize("role", ["fine", "coarse"])
@pytest.mark.parametrize("dtype", ["int64", "uint64", "int32", "uint32", "float64"])
def test_numbers_of_many_bits_are_read(dtype, role, tmp_path):
    """As tables of zones and some programs write them; a hole stays one."""
    if not gdal.GetDataTypeByName(dtype):
        pytest.skip("this GDAL does not know the type")
    before, after = truth()
    before = before.copy()
    before[:, 16:24, 16:32] = np.nan
    nodata = 65535.0 if dtype.startswith("u") else -9999.0
    how = {r: {"dtype": dtype, "nodata": nodata} if r == role else {} for r in ("fine", "coarse")}
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, **how["fine"])
    whole = truth()[0]
    coarse = [
        images.write(tmp_path / f"c_{n}.tif", images.block_mean(v, RATIO), pixel=240, **how["coarse"])
        for n, v in enumerate((whole, after))
    ]
    found, _ = fused(tmp_path, fine, *coarse)
    assert np.isnan(found[:, 16:24, 16:32]).all() and np.nanmax(np.abs(found - after)) < 0.01
