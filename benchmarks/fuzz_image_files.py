"""What is done to an image of a trial: to its bytes, its directory, its pixels, and what stands around it.

Each function changes the image of the role that the trial drew. What leaves the units open, so that nobody
can say which values are right, says so in the plan (`other units`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Optional

import fuzz_tiff
import fuzz_values as odd
import numpy as np
from fuzz_part import COARSE, Mutation
from fuzz_place import Place
from osgeo import gdal, osr

TYPES = ("Byte", "UInt16", "Int16", "UInt32", "Int32", "Float32", "Float64", "CInt16", "CFloat32", "CFloat64")
NODATA = (0.0, -1.0, 255.0, 1000.0, 1e40, -1e308, 0.5, float("nan"), float("inf"), float("-inf"), -32768.0)
SCALES = (0.0, -1.0, -1e-4, 1e-30, 1e30, 1e308, 1.0, 1e-4, 10000.0, float("nan"), float("inf"))
BAND_NAMES = ("", " ", "a" * 5000, "$\\rho_{8", "red", "nir", "a\nb", "<b>", "é", "\u202e", "100%", "band 1")
SYSTEMS = (
    *("", "EPSG:4326", "EPSG:32634", "EPSG:4978", "EPSG:3857", "EPSG:3031", "EPSG:2056", "EPSG:32633+5773"),
    *('LOCAL_CS["site",UNIT["metre",1]]', "+proj=longlat +R=3396190 +no_defs", "+proj=geos +h=35785831"),
    "+proj=ortho +lat_0=-46 +lon_0=-165",
)
TRANSFORMS = (
    *((0, 1, 0, 0, 0, 1), (0, 0, 0, 0, 0, 0), (6e5, 30, 0, 5e6, 0, 30), (6e5, -30, 0, 5e6, 0, -30)),
    *((6e5, 30, 1, 5e6, 1, -30), (6e5, 0, 30, 5e6, -30, 0), (6e5, 1e-12, 0, 5e6, 0, -1e-12)),
    *((1e300, 30, 0, 5e6, 0, -30), (6e5, 1e12, 0, 5e6, 0, -1e12), (6e5, 30, 0, 5e6, 0, -0.001)),
    *(
        (float("nan"), 30, 0, 5e6, 0, -30),
        (6e5, float("nan"), 0, 5e6, 0, -30),
        (6e5, 30, 0, 5e6, 0, float("inf")),
    ),
)
SHAPES = ((1, 1), (1, 7), (7, 1), (2, 3), (17, 5), (1, 300), (49, 47), (3000, 1))


def role_of(place: Place) -> Path:
    path: Path = place.inputs / place.plan["role"]
    return path


def on_bytes(change: Callable[[Random, bytes], bytes]) -> Mutation:
    """A mutation that changes the file's bytes."""

    def mutate(random: Random, place: Place) -> None:
        path = role_of(place)
        if path.is_file():
            path.write_bytes(change(random, path.read_bytes()))

    return mutate


def head(random: Random, data: bytes) -> bytes:
    """The directory and what it names lie in the last part of a file that GDAL wrote."""
    found = fuzz_tiff.entries(data)
    begin = found[0].at if found else 0
    return odd.damage(random, data, begin, begin + 900)


def foreign(random: Random, data: bytes) -> bytes:
    """What is no image, or that of another format."""
    made = (b"", b"\0", b"II*\0", b"MM\0*" + data[4:], b"II+\0" + data[4:], b"<VRTDataset", b"{}", b"GIF89a")
    return random.choice((*made, b"\x89HDF\r\n\x1a\n" + bytes(512), b"CDF\1" + bytes(64), bytes(len(data))))


# ---- pixels and what is said of them, by GDAL


def rewritten(
    place: Place, change: Callable[[np.ndarray], np.ndarray], kind: Optional[str] = None, **told
) -> None:
    """The image anew with other stored values: (bands, rows, cols) to the same of any shape."""
    path = role_of(place)
    if not path.is_file():
        return  # an earlier mutation took it away
    try:
        source = gdal.Open(str(path))
        values, like = change(source.ReadAsArray().reshape(source.RasterCount, *shape_of(source))), source
        number = gdal.GetDataTypeByName(kind) if kind else like.GetRasterBand(1).DataType
        driver = gdal.GetDriverByName("GTiff")
        made = driver.Create(
            str(path) + ".new", *values.shape[:0:-1], len(values), number, told.get("options", [])
        )
        made.SetGeoTransform(like.GetGeoTransform())
        made.SetProjection(like.GetProjection())
        for place_of, layer in enumerate(values, 1):
            copy_band(
                like.GetRasterBand(min(place_of, like.RasterCount)), made.GetRasterBand(place_of), layer
            )
        source = like = made = None
    except (RuntimeError, AttributeError, ValueError):
        return  # an earlier mutation left nothing that can be read
    os.replace(str(path) + ".new", path)


def shape_of(dataset: gdal.Dataset) -> tuple[int, int]:
    return dataset.RasterYSize, dataset.RasterXSize


def copy_band(source: gdal.Band, made: gdal.Band, values: np.ndarray) -> None:
    made.WriteArray(values)
    made.SetDescription(source.GetDescription())
    if source.GetNoDataValue() is not None:
        made.SetNoDataValue(source.GetNoDataValue())
    if source.GetScale() is not None:
        made.SetScale(source.GetScale())
        made.SetOffset(source.GetOffset() or 0)


def edited(place: Place, change: Callable[[gdal.Dataset], object]) -> None:
    """What is said of the image is changed in place."""
    if not role_of(place).is_file():
        return
    try:
        dataset = gdal.Open(str(role_of(place)), gdal.GA_Update)
        change(dataset)
        dataset = None
    except (RuntimeError, AttributeError, ValueError):
        pass  # GDAL itself does not write it, or can't read it any more


def types(random: Random, place: Place) -> None:
    kind = random.choice(TYPES)
    place.plan["other units"] = True
    with np.errstate(invalid="ignore"):
        rewritten(place, lambda values: values, kind)


def sizes(random: Random, place: Place) -> None:
    rows, columns = random.choice(SHAPES)
    rewritten(place, lambda values: np.resize(values, (len(values), rows, columns)))
    place.plan["other units"] = True


def bands(random: Random, place: Place) -> None:
    count = random.choice((1, 2, 4, 5, 9))
    rewritten(place, lambda values: np.resize(values, (count, *values.shape[1:])))
    place.plan["other units"] = True


def pixels(random: Random, place: Place) -> None:
    """As float, with numbers that no reflectance is."""
    value = random.choice(
        (float("nan"), float("inf"), -float("inf"), 3e38, -3e38, 1e-40, 0.0, -9999.0, 65535.0)
    )
    share = random.choice((0.0, 0.01, 0.5, 1.0))

    def change(values: np.ndarray) -> np.ndarray:
        changed = values.astype(np.float32)
        changed[np.random.default_rng(random.randrange(2**32)).random(values.shape) <= share] = value
        return changed

    rewritten(place, change, "Float32")
    place.plan["other units"] = True


def flat(random: Random, place: Place) -> None:
    """A band without any spread."""
    band, value = random.randrange(3), random.choice((0, 1, 1000, 9999))

    def change(values: np.ndarray) -> np.ndarray:
        values[band % len(values)] = value
        return values

    rewritten(place, change)


def nodata(random: Random, place: Place) -> None:
    value, everywhere = random.choice(NODATA), random.random() < 0.7
    count = 3 if everywhere else 1
    edited(place, lambda d: [d.GetRasterBand(b).SetNoDataValue(value) for b in range(1, count + 1)])


def scales(random: Random, place: Place) -> None:
    scale, offset, count = random.choice(SCALES), random.choice((0.0, 0.0, *SCALES)), random.choice((1, 3))
    place.plan["other units"] = True

    def change(dataset: gdal.Dataset) -> None:
        for number in range(1, count + 1):
            dataset.GetRasterBand(number).SetScale(scale)
            dataset.GetRasterBand(number).SetOffset(offset)

    edited(place, change)


def names(random: Random, place: Place) -> None:
    chosen = [random.choice(BAND_NAMES) for _ in range(3)]
    edited(place, lambda d: [d.GetRasterBand(n).SetDescription(name) for n, name in enumerate(chosen, 1)])
    place.plan["other units"] = True


def tags(random: Random, place: Place) -> None:
    key = random.choice(("ACQUISITION_DATE", "TIFFTAG_DATETIME", "AREA_OR_POINT", "NODATA_VALUES", "DATE"))
    value = random.choice((*odd.TEXTS[:8], "2024:13:45", "2024-02-30", "9999-99-99", "0000-00-00", "Point"))
    if "\0" not in value:
        edited(place, lambda dataset: dataset.SetMetadataItem(key, value))


def transforms(random: Random, place: Place) -> None:
    transform = random.choice(TRANSFORMS)
    edited(place, lambda dataset: dataset.SetGeoTransform(transform))


def systems(random: Random, place: Place) -> None:
    system = osr.SpatialReference()
    text = random.choice(SYSTEMS)
    try:
        if text:
            system.SetFromUserInput(text)
        edited(place, lambda dataset: dataset.SetProjection(system.ExportToWkt() if text else ""))
    except RuntimeError:
        pass  # this PROJ does not know it


def alpha(random: Random, place: Place) -> None:
    """A band more, which says that it is the mask."""
    full, holes = random.choice((255, 32767, 1)), random.choice((0.0, 0.2, 1.0))

    def change(values: np.ndarray) -> np.ndarray:
        mask = np.where(np.random.default_rng(7).random(values.shape[1:]) < holes, 0, full)
        return np.concatenate([values, mask[None].astype(values.dtype)])

    rewritten(place, change)
    edited(place, lambda d: d.GetRasterBand(d.RasterCount).SetColorInterpretation(gdal.GCI_AlphaBand))
    place.plan["other units"] = True


def masks(random: Random, place: Place) -> None:
    """A mask inside of the file or beside it, partly or wholly zero."""
    inside, share = random.choice(("YES", "NO")), random.choice((0.0, 0.3, 1.0))

    def change(dataset: gdal.Dataset) -> None:
        with gdal.config_option("GDAL_TIFF_INTERNAL_MASK", inside):
            dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
            mask = np.random.default_rng(9).random(shape_of(dataset)) >= share
            dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask.astype(np.uint8) * 255)

    edited(place, change)


def packed(random: Random, place: Place) -> None:
    """Compressed, and then damaged among the blocks."""
    options = random.choice(
        (["COMPRESS=DEFLATE"], ["COMPRESS=LZW", "PREDICTOR=2"], ["TILED=YES", "BLOCKXSIZE=16"])
    )
    options = [*options, "BLOCKYSIZE=16"]
    rewritten(place, lambda values: values, options=options)
    on_bytes(odd.damage)(random, place)


def overviews(random: Random, place: Place) -> None:
    """Overviews inside or beside the image, older than its pixels, or no overviews at all."""
    path = role_of(place)
    if random.random() < 0.3:
        Path(f"{path}.ovr").write_bytes(random.choice((b"", b"II*\0" + bytes(40), random.randbytes(200))))
        return
    edited(place, lambda dataset: dataset.BuildOverviews("NEAREST", [2, 4]))
    edited(place, lambda dataset: dataset.GetRasterBand(1).Fill(900))


# ---- around the image


def sidecars(random: Random, place: Place) -> None:
    path = role_of(place)
    name = random.choice((path.name + ".aux.xml", path.stem + ".tfw", path.name + ".msk", path.stem + ".prj"))
    made = (
        b"",
        b"<PAMDataset>",
        b"30\n0\n0\n-30\nnan\n0\n",
        b"<PAMDataset><SRS>x</SRS></PAMDataset>",
        bytes(100),
    )
    (path.parent / name).write_bytes(random.choice(made))


def no_file(random: Random, place: Place) -> None:
    """A folder, a pipe, a link to itself or to nothing, a device, in the place of the image."""
    path = role_of(place)
    path.unlink(missing_ok=True)
    kind = random.randrange(6)
    if kind == 0:
        path.mkdir()
    elif kind == 1:
        os.mkfifo(path)
    elif kind < 5:
        path.symlink_to((path.name, "nowhere.tif", "/dev/null")[kind - 2])


def virtual(random: Random, place: Place) -> None:
    """A virtual image over the true one, with something wrong in its text."""
    path = role_of(place)
    real = path.with_name(f"under_{path.name}")
    if not path.is_file() or real.exists():
        return
    shutil.move(path, real)
    try:
        text = gdal.Translate("", str(real), format="VRT").GetMetadata("xml:VRT")[0]
    except (RuntimeError, AttributeError):
        return
    wrong = {
        f'rasterXSize="{text.split(chr(34))[1]}"': random.choice(('rasterXSize="0"', 'rasterXSize="-4"', "")),
        str(real): random.choice((str(path), "nowhere.tif", "/dev/null", "/vsimem/none.tif", "")),
        "<VRTRasterBand": random.choice(("<VRTRasterBan", '<VRTRasterBand subClass="VRTDerivedRasterBand"')),
        "<SrcRect xOff=": random.choice(('<SrcRect xOff="nan" a=', '<SrcRect xOff="1e300" a=', "<Src")),
        "<GeoTransform>": random.choice(
            ("<GeoTransform>nan,", "<GeoTransform>0,0,0,0,0,0,", "<GeoTransform>x")
        ),
        "</VRTDataset>": random.choice(("", "<VRTDataset>", "</VRTDataset>" * 2, "<Metadata/></VRTDataset>")),
        "<SourceBand>1": random.choice(("<SourceBand>99", "<SourceBand>mask,1", "<SourceBand>-1")),
    }
    old = random.choice(sorted(wrong))
    path.write_text(text.replace(old, wrong[old]).replace('relativeToVRT="0"', ""), "utf-8")
    place.plan["other units"] = True


def swapped(random: Random, place: Place) -> None:
    """The image of another role in its place."""
    path = role_of(place)
    others = sorted(p for p in place.inputs.iterdir() if p.is_file() and p.name != path.name)
    if others and (path.is_file() or not path.exists()):
        path.unlink(missing_ok=True)
        shutil.copy2(random.choice(others), path)
    place.plan["other units"] = place.plan["role"] != COARSE


KINDS: dict[str, Mutation] = {
    "bytes": on_bytes(odd.damage),
    "cut short": on_bytes(odd.cut),
    "head": on_bytes(head),
    "directory": on_bytes(fuzz_tiff.damage_entry),
    "position": on_bytes(fuzz_tiff.damage_position),
    "GeoKeys": on_bytes(fuzz_tiff.damage_key),
    "names of the CRS": on_bytes(fuzz_tiff.damage_key_text),
    "no image": on_bytes(foreign),
    **{"data types": types, "sizes": sizes, "bands": bands, "pixels": pixels, "flat band": flat},
    **{"nodata": nodata, "scales": scales, "band names": names, "tags": tags, "geotransforms": transforms},
    **{"CRS": systems, "alpha": alpha, "masks": masks, "packed blocks": packed, "overviews": overviews},
    **{"sidecars": sidecars, "no file": no_file, "VRT": virtual, "other role": swapped},
}
