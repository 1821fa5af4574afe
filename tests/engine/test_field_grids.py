"""Grids as files of the field have them: across 180 degrees, around a pole, in degrees, without a CRS that
anybody knows, with a position that no image can have."""

import images
import numpy as np
import pytest
from field_scenes import RATIO, edited, fused, truth
from osgeo import gdal, osr

from chronofuse.engine.door import errors
from chronofuse.engine.raster.readers import open_image

WORLD = (0.35, 0.9)
"""What the coarse image holds near F1 and everywhere else."""


def world(path, near, begins: float = -180.0, step: float = 0.125, rows=(-20.0, -12.0)) -> str:
    """A coarse image once around the Earth: `near` gives its values from longitude and latitude."""
    count = round((rows[1] - rows[0]) / step)
    longitude = begins + (np.arange(round(360 / step)) + 0.5) * step
    latitude = rows[1] - (np.arange(count) + 0.5) * step
    values = near(*np.meshgrid((longitude + 180) % 360 - 180, latitude))
    return images.write(path, values[None], pixel=step, corner=(begins, rows[1]), crs="EPSG:4326")


def smooth_near_180(longitude, latitude):
    east = np.where(longitude < 0, longitude + 360, longitude)
    near = np.abs(east - 180) < 4
    return np.where(near, 0.2 + 0.02 * (east - 180) + 0.01 * (latitude + 17), WORLD[1])


def fine_on(path, epsg: int, corner, pixel: float, side: int = 72) -> tuple[str, np.ndarray]:
    """F1 of constant .2, and the longitudes and latitudes of its pixels."""
    fine = images.write(path, np.full((1, side, side), 0.2), pixel=pixel, corner=corner, epsg=epsg)
    centres = np.arange(side) + 0.5
    x, y = np.meshgrid(corner[0] + centres * pixel, corner[1] - centres * pixel)
    to, degrees = osr.SpatialReference(), osr.SpatialReference()
    to.ImportFromEPSG(epsg)
    degrees.ImportFromEPSG(4326)
    for system in (to, degrees):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    way = osr.CoordinateTransformation(to, degrees)
    return fine, np.array(way.TransformPoints(np.stack([x.ravel(), y.ravel()], 1)))[:, :2].T.reshape(
        2, side, side
    )


@pytest.mark.parametrize(
    "begins",
    [pytest.param(-180.0, id="from -180"), pytest.param(0.0, id="from 0", marks=pytest.mark.long)],
)
@pytest.mark.parametrize(
    "epsg, corner", [(32701, (150000, 8130000)), (3832, (3320000, -1900000))], ids=["UTM 1S", "PDC Mercator"]
)
@pytest.mark.parametrize("method", ["upsample", "delta", "softmix", "starfm"])
def test_where_longitudes_jump_from_180_to_minus_180(method, epsg, corner, begins, tmp_path):
    fine, (longitude, latitude) = fine_on(tmp_path / "f_2020-06-01.tif", epsg, corner, 500.0)
    assert longitude.max() > 179.9 and longitude.min() < -179.9, "F1 lies across the antimeridian"
    coarse = [
        world(
            tmp_path / f"c_2020-06-{day}.tif",
            lambda x, y, rise=rise: 0.2 + rise * (smooth_near_180(x, y) - 0.2),
            begins,
        )
        for day, rise in (("01", 0), ("17", 1))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method=method)
    expected = smooth_near_180(longitude, latitude)
    assert np.isfinite(found).all()
    assert np.abs(found[0] - expected).max() < (0.012 if method == "upsample" else 0.03)


def test_a_polar_grid_across_180_degrees(tmp_path):
    """The Ross ice shelf, where a column of F1 runs from one end of the world's map to the other."""
    fine, (longitude, latitude) = fine_on(tmp_path / "f.tif", 3031, (-72000, -1000000), 2000.0)
    assert longitude.max() > 179 and longitude.min() < -179 and latitude.max() < -79

    def near(x, y):
        return 0.2 + 0.05 * np.cos(np.radians(x)) * (y + 90) / 10

    coarse = [
        world(tmp_path / f"c_{n}.tif", f, step=0.25, rows=(-90.0, -70.0))
        for n, f in enumerate((lambda x, y: np.full(x.shape, 0.2), near))
    ]
    for method in ("upsample", "delta"):
        found, _ = fused(tmp_path, fine, *coarse, method=method)
        assert np.abs(found[0] - near(longitude, latitude)).max() < 5e-4


@pytest.mark.parametrize(
    "crs, corner, pixel",
    [
        ("EPSG:3413", (-1132000, 1132000), 2000.0),
        ("EPSG:3995", (-72000, 1100000), 2000.0),
        ("EPSG:3031", (-72000, -1500000), 2000.0),
    ],
    ids=["Chukchi Sea", "Wrangel Island", "Ross Sea"],
)
def test_polar_grids_from_a_map_of_the_world(crs, corner, pixel, tmp_path):
    fine, (longitude, latitude) = fine_on(tmp_path / "f.tif", int(crs[5:]), corner, pixel)
    sign = np.sign(latitude.mean())
    rows = (70.0, 90.0) if sign > 0 else (-90.0, -70.0)
    assert longitude.max() > 179 and longitude.min() < -179

    def near(x, y):  # smooth at the pole, too
        return 0.2 + 0.01 * (90 - np.abs(y)) * np.cos(np.radians(x))

    coarse = [
        world(tmp_path / f"c_{n}.tif", f, step=0.25, rows=rows)
        for n, f in enumerate((lambda x, y: np.full(x.shape, 0.2), near))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method="upsample")
    known = np.isfinite(found[0])
    assert known.mean() > 0.9 and np.abs(found[0] - near(longitude, latitude))[known].max() < 3e-3


@pytest.mark.parametrize("epsg, rows", [(3031, (-90.0, -70.0)), (3413, (70.0, 90.0)), (3995, (70.0, 90.0))])
def test_a_pole_within_f1_is_said_and_what_the_sentence_asks_for_leads_on(epsg, rows, tmp_path):
    fine, (longitude, latitude) = fine_on(tmp_path / "f.tif", epsg, (-144000, 144000), 4000.0)

    def smooth(x, y):
        return 0.2 + 0.01 * (90 - np.abs(y)) * np.cos(np.radians(x))

    coarse = [
        world(tmp_path / f"c_{n}.tif", f, step=0.25, rows=rows)
        for n, f in enumerate((lambda x, y: np.full(x.shape, 0.2), smooth))
    ]
    with pytest.raises(errors.GridMismatchError, match=r"C1 .* in degrees, and F1 has a pole within it"):
        fused(tmp_path, fine, *coarse, method="upsample")
    extent = {"outputBounds": (-144000, -144000, 144000, 144000), "xRes": 16000, "yRes": 16000}
    warped = [str(tmp_path / f"w_{n}.tif") for n in range(2)]
    for path, source in zip(warped, coarse):
        gdal.Warp(path, source, dstSRS=f"EPSG:{epsg}", resampleAlg="average", **extent)
    found, _ = fused(tmp_path, fine, *warped, method="upsample")
    error = np.abs(found[0] - smooth(longitude, latitude))
    assert error.max() < 8e-3 and error.mean() < 1e-3


GEOS = "+proj=geos +h=35785831 +lon_0={0} +a=6378169 +b=6356583.8 +units=m"


@pytest.mark.parametrize(
    "middle, epsg, corner",
    [(0, 32632, (500000, 5000000)), (-75, 32718, (500000, 8500000)), (140.7, 32754, (500000, 8000000))],
    ids=["Meteosat", "GOES", "Himawari"],
)
@pytest.mark.parametrize("method", ["upsample", "delta"])
def test_a_geostationary_disc_is_a_coarse_image_as_any_other(method, middle, epsg, corner, tmp_path):
    fine, (longitude, latitude) = fine_on(tmp_path / "f.tif", epsg, corner, 500.0)
    geos, degrees = osr.SpatialReference(), osr.SpatialReference()
    geos.SetFromUserInput(GEOS.format(middle))
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    x, y = osr.CoordinateTransformation(degrees, geos).TransformPoint(
        float(longitude.mean()), float(latitude.mean())
    )[:2]
    left, top = 3000 * round(x / 3000) - 45000, 3000 * round(y / 3000) + 45000
    centres = (np.arange(30) + 0.5) * 3000
    across, down = np.meshgrid(left + centres, top - centres)
    way = osr.CoordinateTransformation(geos, degrees)
    places = np.array(way.TransformPoints(np.stack([across.ravel(), down.ravel()], 1)))[:, :2]

    def near(lon, lat):
        return 0.25 + 0.3 * (lon - longitude.mean()) - 0.2 * (lat - latitude.mean())

    values = near(*places.T).reshape(1, 30, 30)
    coarse = [
        images.write(tmp_path / f"c{n}.tif", v, pixel=3000, corner=(left, top), crs=GEOS.format(middle))
        for n, v in enumerate((np.full_like(values, 0.2), values))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method=method)
    assert np.isfinite(found).all() and np.abs(found[0] - near(longitude, latitude)).max() < 1e-3


def test_longitudes_from_0_to_360_are_those_of_the_west(tmp_path):
    fine, (longitude, latitude) = fine_on(tmp_path / "f_2020-06-01.tif", 32723, (500000, 8300000), 1000.0)
    coarse = [
        world(tmp_path / f"c_2020-06-{day}.tif", lambda x, y, k=k: 0.2 + 0.01 * k * (x + 45), 0.0)
        for day, k in (("01", 0), ("17", 1))
    ]
    found, _ = fused(tmp_path, fine, *coarse)
    assert np.abs(found[0] - (0.2 + 0.01 * (longitude + 45))).max() < 1e-3


@pytest.mark.parametrize("given", [None, RATIO])
def test_pixels_in_degrees_that_were_resampled_to_fine_ones(given, tmp_path):
    """At 60 degrees north a pixel of 30 m at the equator is half as wide."""
    before, after = truth()
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, corner=(500000, 6655000))
    degree, coarse = 30 / 111320, []
    for day, values in (("01", before), ("17", after)):
        source = images.write(
            tmp_path / f"s{day}.tif", images.block_mean(values, RATIO), pixel=240, corner=(500000, 6655000)
        )
        path = str(tmp_path / f"c_2020-06-{day}.tif")
        gdal.Warp(path, source, dstSRS="EPSG:4326", xRes=degree, yRes=degree, dstNodata=-9999)
        coarse.append(path)
    found, told = fused(tmp_path, fine, *coarse, ratio=given)
    assert ("resampled-coarse" in told) == (given is None)
    inside = found[:, 8:-8, 8:-8]
    assert np.abs(inside - after[:, 8:-8, 8:-8]).max() < 0.03


@pytest.mark.parametrize(
    "crs",
    [
        'LOCAL_CS["site plan",UNIT["metre",1]]',
        'ENGCRS["Arbitrary",EDATUM[""],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1]]',
    ],
)
def test_images_that_all_have_a_crs_of_their_own_need_no_way_between_them(crs, tmp_path):
    before, after = truth()
    fine = images.write(tmp_path / "f_2020-06-01.tif", before, crs=crs)
    coarse = [
        images.write(tmp_path / f"c_{n}.tif", images.block_mean(v, RATIO), pixel=240, crs=crs)
        for n, v in enumerate((before, after))
    ]
    for method in ("delta", "softmix", "delta-gain"):
        found, _ = fused(tmp_path, fine, *coarse, method=method)
        assert np.nanmax(np.abs(found - after)) < 0.02


@pytest.mark.parametrize(
    "crs, code",
    [
        ('LOCAL_CS["site plan",UNIT["metre",1]]', errors.NoCrsError),
        ("IAU_2015:49900", errors.NoCrsError),
        ("+proj=geos +h=35785831 +lon_0=0", errors.NoOverlapError),
    ],
)
def test_a_crs_that_leads_nowhere_is_one_sentence(crs, code, tmp_path):
    before, _ = truth()
    fine = images.write(tmp_path / "f.tif", before, epsg=32601)
    system = osr.SpatialReference()
    if system.SetFromUserInput(crs):
        pytest.skip("this PROJ does not know the CRS")
    coarse = images.write(tmp_path / "c.tif", images.block_mean(before, RATIO), pixel=240, crs=crs)
    with pytest.raises(code) as error:
        fused(tmp_path, fine, coarse, coarse)
    assert "\n" not in str(error.value) and "'" in str(error.value)


# ---- positions


def test_a_shear_that_moves_nothing_is_none(tmp_path):
    before, after = truth()
    fine = edited(
        images.write(tmp_path / "f.tif", before),
        lambda d: d.SetGeoTransform((600000, 30, 1e-15, 5000000, -1e-15, -30)),
    )
    coarse = [
        images.write(tmp_path / f"c_{n}.tif", images.block_mean(v, RATIO), pixel=240)
        for n, v in enumerate((before, after))
    ]
    found, _ = fused(tmp_path, fine, *coarse, method="softmix")
    assert np.nanmax(np.abs(found - after)) < 0.02


@pytest.mark.parametrize(
    "transform",
    [
        (600000, 0, 0, 5000000, 0, -30),
        (600000, 30, 0, 5000000, 0, 0),
        (float("nan"), 30, 0, 5000000, 0, -30),
        (600000, float("inf"), 0, 5000000, 0, -30),
        (600000, 1e-300, 0, 5000000, 0, -1e-300),
        (600000, 30, 30, 5000000, 30, 30),
        (1e300, 30, 0, 5000000, 0, -30),
    ],
    ids=str,
)
def test_a_position_that_no_image_can_have_is_one_sentence(transform, tmp_path):
    path = images.write(tmp_path / "f.tif", truth()[0])
    text = ", ".join(map(repr, transform))
    source = "<SourceFilename relativeToVRT='1'>f.tif</SourceFilename><SourceBand>1</SourceBand>"
    virtual = tmp_path / "f.vrt"
    virtual.write_text(
        f"<VRTDataset rasterXSize='64' rasterYSize='64'><SRS>EPSG:32633</SRS><GeoTransform>{text}"
        f"</GeoTransform><VRTRasterBand dataType='Int16' band='1'><SimpleSource>{source}</SimpleSource>"
        "</VRTRasterBand></VRTDataset>"
    )
    assert path
    with pytest.raises((errors.NoCrsError, errors.UnreadableFileError)) as error:
        open_image(str(virtual), "F1")
    assert "geotransform" in str(error.value) and "gdal_edit.py -a_ullr" in str(error.value)


def _with_gcps(dataset):
    dataset.SetGeoTransform((0, 1, 0, 0, 0, 1))
    points = [gdal.GCP(600000 + 30 * c, 5000000 - 30 * r, 0, c, r) for c, r in ((0, 0), (60, 0), (0, 60))]
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    dataset.SetGCPs(points, system.ExportToWkt())


@pytest.mark.parametrize(
    "what, remedy",
    [
        ("points", "warp it once with gdalwarp"),
        ("rpc", "gdalwarp -rpc"),
        ("geolocation", "gdalwarp -geoloc"),
        ("crs alone", "-a_ullr"),
        ("nothing", "-a_srs"),
    ],
)
def test_what_a_file_has_instead_of_a_grid_decides_the_remedy(what, remedy, tmp_path):
    path = str(tmp_path / "f.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 64, 64, 1, gdal.GDT_Int16)
    dataset.GetRasterBand(1).WriteArray(np.full((64, 64), 2000, np.int16))
    if what == "crs alone":
        system = osr.SpatialReference()
        system.ImportFromEPSG(32633)
        dataset.SetProjection(system.ExportToWkt())
    if what == "points":
        _with_gcps(dataset)
    if what == "geolocation":
        dataset.SetMetadata({"X_DATASET": "x.tif", "Y_DATASET": "y.tif"}, "GEOLOCATION")
    if what == "rpc":
        names = ("LINE", "SAMP", "LAT", "LONG", "HEIGHT")
        numbers = {f"{name}_{kind}": "1" for name in names for kind in ("OFF", "SCALE")}
        lists = {
            f"{k}_{part}_COEFF": " ".join(["1"] * 20) for k in ("LINE", "SAMP") for part in ("NUM", "DEN")
        }
        dataset.SetMetadata({**numbers, **lists}, "RPC")
    dataset = None
    with pytest.raises(errors.NoCrsError) as error:
        open_image(path, "F1")
    assert remedy in str(error.value)


def test_a_container_names_its_images(tmp_path):
    if gdal.GetDriverByName("GPKG") is None:
        pytest.skip("this GDAL has no GeoPackage")
    path = str(tmp_path / "several.gpkg")
    for name in ("red", "nir"):
        source = gdal.Open(
            images.write(tmp_path / f"{name}.tif", truth()[0], scale=1 / 255, dtype="uint8", nodata=None)
        )
        options = [f"RASTER_TABLE={name}", "APPEND_SUBDATASET=YES"]
        gdal.GetDriverByName("GPKG").CreateCopy(path, source, options=options)
    with pytest.raises(
        errors.UnreadableFileError, match=r"holds 2 images and is none itself: name one \(GPKG"
    ):
        open_image(path, "C1")
