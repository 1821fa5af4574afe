"""Small products as they are downloaded: folders, archives and containers with the true names."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr

gdal.UseExceptions()

SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"
LC08 = "LC08_L2SP_193026_20200601_20200824_02_T1"
LE07 = "LE07_L2SP_193026_20010711_20200917_02_T1"
TILE = "T32TQM_20220601T101031"
SAFE = "S2A_MSIL2A_20220601T101031_N0400_R022_T32TQM_20220601T161345.SAFE"
GRANULE = "GRANULE/L2A_T32TQM_A036257_20220601T101559/IMG_DATA"
CLEAR = 21824
"""Of QA_PIXEL."""


def needs(driver: str):
    """A mark for tests of a format that this GDAL may lack."""
    return pytest.mark.skipif(
        gdal.GetDriverByName(driver) is None, reason=f"this GDAL has no driver {driver} to read the format"
    )


def plain(value: float, side: int = 20, dtype: str = "uint16") -> np.ndarray:
    """Numbers around one, so that each band can be told."""
    return (value + np.arange(side * side).reshape(side, side) % 7).astype(dtype)


def write(
    path: Path,
    *stored: np.ndarray,
    pixel: float = 30.0,
    corner=(600000.0, 5000000.0),
    crs: str = "EPSG:32632",
    names=(),
    nodata=None,
    scale=None,
    offset=None,
    driver: str = "GTiff",
    tags=None,
) -> str:
    """A file of stored numbers, and nothing that the product's files do not say."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = gdal.GetDataTypeByName(stored[0].dtype.name.replace("uint8", "Byte"))
    rows, columns = stored[0].shape
    maker = gdal.GetDriverByName("MEM" if driver == "JP2OpenJPEG" else driver)
    dataset = maker.Create("" if driver == "JP2OpenJPEG" else str(path), columns, rows, len(stored), kind)
    system = osr.SpatialReference()
    system.SetFromUserInput(crs)
    dataset.SetProjection(system.ExportToWkt())
    dataset.SetGeoTransform((corner[0], pixel, 0, corner[1], 0, -pixel))
    if tags:
        dataset.SetMetadata(tags)
    for number, values in enumerate(stored, 1):
        band = dataset.GetRasterBand(number)
        band.WriteArray(values)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if scale is not None:
            band.SetScale(scale)
        if offset is not None:
            band.SetOffset(offset)
        if names:
            band.SetDescription(names[number - 1])
    if driver == "JP2OpenJPEG":
        gdal.GetDriverByName(driver).CreateCopy(str(path), dataset, options=["REVERSIBLE=YES", "QUALITY=100"])
    dataset = None
    return str(path)


def landsat(folder: Path, scene: str = LC08, side: int = 20, bands=range(1, 8), qa=None, values=None) -> Path:
    """The folder of a Landsat scene: band n holds 10000 n and a little more."""
    place = folder / scene
    for number in bands:
        stored = plain(5000 + 5000 * number, side) if values is None else values[number]
        write(place / f"{scene}_SR_B{number}.TIF", stored, nodata=0)
    write(place / f"{scene}_ST_B10.TIF", plain(44000, side), nodata=0)
    write(place / f"{scene}_SR_QA_AEROSOL.TIF", plain(96, side, "uint8"))
    quality = np.full((side, side), CLEAR, np.uint16) if qa is None else qa
    write(place / f"{scene}_QA_PIXEL.TIF", quality, nodata=1)
    write(place / f"{scene}_QA_RADSAT.TIF", np.zeros((side, side), np.uint16))
    (place / f"{scene}_MTL.txt").write_text("GROUP = LANDSAT_METADATA_FILE\nEND\n")
    return place


def tar_of(folder: Path, path: Path) -> Path:
    """The archive that USGS gives: the files, without a folder."""
    with tarfile.open(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.add(file, file.name)
    return path


def sentinel2(folder: Path, name: str = SAFE, scl=None, offset=-1000, side: int = 20) -> Path:
    """A SAFE folder: 10 m bands of `side` pixels, 20 m bands of half as many, SCL at 20 m, and
    masks that are called by their bands."""
    place = folder / name
    images = place / GRANULE
    for number, band in enumerate(("B02", "B03", "B04", "B08"), 1):
        values = plain(1000 + 500 * number, side)
        write(images / "R10m" / f"{TILE}_{band}_10m.jp2", values, pixel=10.0, driver="JP2OpenJPEG")
    half = side // 2
    for number, band in enumerate(("B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B11", "B12"), 1):
        values = plain(1000 + 300 * number, half)
        write(images / "R20m" / f"{TILE}_{band}_20m.jp2", values, pixel=20.0, driver="JP2OpenJPEG")
    classes = np.full((half, half), 4, np.uint8) if scl is None else scl
    write(images / "R20m" / f"{TILE}_SCL_20m.jp2", classes, pixel=20.0, driver="JP2OpenJPEG")
    write(images / "R10m" / f"{TILE}_TCI_10m.jp2", plain(90, side, "uint8"), pixel=10.0, driver="JP2OpenJPEG")
    masks = images.parent / "QI_DATA"
    for mask in ("MSK_DETFOO_B02", "MSK_QUALIT_B04", "MSK_CLDPRB_20m"):
        write(masks / f"{mask}.jp2", plain(1, half, "uint8"), pixel=20.0, driver="JP2OpenJPEG")
    told = f'<BOA_ADD_OFFSET band_id="0">{offset}</BOA_ADD_OFFSET>' if offset is not None else ""
    (place / "MTD_MSIL2A.xml").write_text(
        f"<a><BOA_QUANTIFICATION_VALUE>10000</BOA_QUANTIFICATION_VALUE>{told}</a>"
    )
    return place


def zip_of(folder: Path, path: Path) -> Path:
    """The archive that Copernicus gives: the SAFE folder in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder.parent))
    return path


def netcdf_groups(path: Path, bands: dict[str, np.ndarray], structure: str) -> str:
    """An HDF-EOS5 file (a netCDF-4 file is one) with its grids' groups and `StructMetadata.0`."""
    made = path.with_suffix(".nc")
    dataset = gdal.GetDriverByName("netCDF").CreateMultiDimensional(str(made))
    root = dataset.GetRootGroup()
    text = root.CreateGroup("HDFEOS INFORMATION").CreateMDArray(
        "StructMetadata.0",
        [root.CreateDimension("one", None, None, 1)],
        gdal.ExtendedDataType.CreateString(),
    )
    text.Write([structure])
    groups = {"": root}
    for name, values in bands.items():
        above, _, own = name.rpartition("/")
        for depth in range(1, len(above.split("/")) + 1):
            part = "/".join(above.split("/")[:depth])
            if part not in groups:
                parent, _, last = part.rpartition("/")
                groups[part] = groups[parent].CreateGroup(last)
        group = groups[above]
        sizes = [
            group.CreateDimension(f"{own}_{axis}", None, None, size) for axis, size in zip("yx", values.shape)
        ]
        kind = gdal.ExtendedDataType.Create(
            gdal.GetDataTypeByName(values.dtype.name.replace("uint8", "Byte"))
        )
        group.CreateMDArray(own, sizes, kind).Write(np.ascontiguousarray(values))
    text = group = root = groups = sizes = dataset = None
    shutil.move(made, path)
    return str(path)


def netcdf_grid(path: Path, bands: dict[str, np.ndarray]) -> str:
    """A container of several images on one sinusoidal grid."""
    dataset = gdal.GetDriverByName("netCDF").CreateMultiDimensional(str(path))
    root, system = dataset.GetRootGroup(), osr.SpatialReference()
    system.SetFromUserInput(SINUSOIDAL)
    real = gdal.ExtendedDataType.Create(gdal.GDT_Float64)
    sizes = []
    for axis, kind, first, step in (("y", "HORIZONTAL_Y", 5e6, -500.0), ("x", "HORIZONTAL_X", 0.0, 500.0)):
        size = next(iter(bands.values())).shape[len(sizes)]
        dimension = root.CreateDimension(axis, kind, None, size)
        root.CreateMDArray(axis, [dimension], real).Write(first + step * (np.arange(size) + 0.5))
        sizes.append(dimension)
    for name, values in bands.items():
        kind = gdal.ExtendedDataType.Create(gdal.GetDataTypeByName(values.dtype.name))
        array = root.CreateMDArray(name, sizes, kind)
        array.SetSpatialRef(system)
        array.Write(np.ascontiguousarray(values))
    array = dimension = sizes = root = dataset = None
    return str(path)


def read(image):
    """All values of an image."""
    return image.read(image.grid.window)


def means(image):
    """The mean of each band."""
    return np.nanmean(read(image), axis=(1, 2)).round(3).tolist()
