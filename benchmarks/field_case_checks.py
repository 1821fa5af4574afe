"""What is right in the cases of images: values, bands, masks, units and sizes; see field_cases.py."""

from __future__ import annotations

import re

import numpy as np
from field_case_tools import (
    Case,
    Finding,
    Findings,
    about,
    at_most,
    check_of,
    either,
    is_refused,
    is_whole,
    rmse,
    says,
    within,
)
from osgeo import gdal, osr

NETWORKS = ("chrono", "edcstfn", "stfdiff", "mlffgan", "swinstfm", "ecpw", "ganstfm")
JUNE, LATER = "2020-06-01.tif", "2020-06-17.tif"
F, C1, C2 = f"f_{JUNE}", f"c_{JUNE}", f"c_{LATER}"


@check_of("alpha-not-taken-as-mask")
def alpha(case: Case) -> Findings:
    for name, coarse, bands in (("five_bands_8bit", "c", 4), ("three_bands_16bit", "c16", 3)):
        fine = f"{name}_{JUNE}"
        case.fuse(fine, f"{coarse}_{JUNE}", f"{coarse}_{LATER}")
        made, hole = case.values(), case.stored(fine)[-1] == 0
        yield about(f"bands of {name}", len(made), bands, 0)
        share = float(np.isnan(made[:, hole]).mean()) if made.shape[1:] == hole.shape else 0.0
        yield about(f"share of nodata in the hole of {name}", share, 1, 0)


@check_of("antimeridian-strip")
def antimeridian(case: Case) -> Findings:
    truth = case.values(f"truth_{LATER}")
    for method, limit in (("upsample", 0.006), ("delta", 0.02), ("softmix", 0.02)):
        ended = case.fuse(F, C1, C2, method, "--dtype", "float32")
        yield is_whole(method, ended)
        yield at_most(f"RMSE of {method}", rmse(case.values(), truth), limit)
    _turn_half_around(case)
    for method in ("upsample", "delta", "softmix", "starfm"):
        case.fuse(F, C1, C2, method, "--dtype", "float32")
        here = case.values()
        case.fuse(f"turned_{F}", f"turned_{C1}", f"turned_{C2}", method, "--dtype", "float32")
        yield at_most(f"{method}: RMSE to the same land at 0 degrees", rmse(here, case.values()), 5e-4)


def _turn_half_around(case: Case) -> None:
    """The same scene on the other side of the Earth, where longitudes do not jump; STARFM's own error on this
    land is larger than what the jump does."""
    for name in (F, C1, C2):
        turned = gdal.GetDriverByName("GTiff").CreateCopy(
            str(case.path(f"turned_{name}")), gdal.Open(str(case.path(name)))
        )
        if name == F:
            system = osr.SpatialReference()
            system.ImportFromEPSG(32730)
            turned.SetProjection(system.ExportToWkt())
        else:
            values = turned.GetRasterBand(1).ReadAsArray()
            turned.GetRasterBand(1).WriteArray(np.roll(values, values.shape[1] // 2, axis=1))
        turned = None


@check_of("c1-and-c2-are-the-same-file")
def same_file(case: Case) -> Findings:
    same = r"warning: .*(same|equal|identical|no pixel differs)"
    yield says("the check", case.check(F, C1, C1, "softmix"), same)
    yield says("the fusion", case.fuse(F, C1, C1, "softmix"), same)


@check_of("c1-and-c2-of-other-pixel-size")
def other_pixel_size(case: Case) -> Findings:
    truth, resampled, native = case.values(f"truth_{LATER}"), f"c_resampled_{JUNE}", f"c_native_{LATER}"
    for method in ("softmix", "fsdaf"):
        case.fuse(F, resampled, f"c_resampled_{LATER}", method, "--ratio", 16)
        both = rmse(case.values(), truth)
        ended = case.fuse(F, resampled, native, method, "--ratio", 16, output="out/mixed.tif")
        error = rmse(case.values("out/mixed.tif"), truth) if ended.status == 0 else float("inf")
        yield either(
            at_most(f"RMSE of {method}, C2 as delivered", error, both * 1.1), is_refused(method, ended)
        )
    ended = case.fuse(F, f"c_240m_{JUNE}", native, "softmix", output="out/two.tif")
    error = rmse(case.values("out/two.tif"), truth) if ended.status == 0 else float("inf")
    copied = rmse(case.values(F), truth)
    pixel_sizes = says("C1 of 240 m, C2 of 480 m", ended, r"warning: .*pixel")
    good = at_most("RMSE, C1 of 240 m and C2 of 480 m", error, copied)
    yield either(good, is_refused("C1 of 240 m, C2 of 480 m", ended), pixel_sizes)


@check_of("change-lost-where-few-fine-pixels-are-valid")
def change_lost(case: Case) -> Findings:
    for name in ("field", "stripes"):
        fine = f"{name}_{JUNE}"
        for method in ("softmix", "chrono", "delta", "fsdaf"):
            case.fuse(fine, C1, C2, method, "--dtype", "float32")
            change = case.values() - case.values(fine)
            mean = float(np.nanmean(change)) if np.isfinite(change).any() else float("nan")
            yield about(f"mean change of {name} by {method}", mean, 0.08, 0.02)


@check_of("container-without-bands")
def container(case: Case) -> Findings:
    file = "MOD09GA.A2020153.nc"
    ended = case.fuse(F, file, file)
    yield is_refused("a netCDF file of several images", ended, r"NETCDF:|gdalbuildvrt|subdataset|several")


@check_of("date-from-a-pixel-size-in-the-name")
def date_from_a_name(case: Case) -> Findings:
    from chronofuse.engine.door.dates import find_date

    given = ("landsat_2020_030m.tif", "modis_2020_250m.tif", "modis_2020_250m_b.tif")
    yield says("the check", case.check(*given), r"From 2020-06-01 to 2020-06-17: 16 days")
    case.fuse(*given, output="out/o_{date}.tif")
    names = sorted(path.name for path in case.path("out").iterdir())
    yield Finding("name of the output", ", ".join(names), "o_2020-06-17.tif", names == ["o_2020-06-17.tif"])
    signed = "https://x.net/MOD09A1.A2023213.h18v04.061.tif?st=2026-11-21T12%3A00&se=2026-11-22T12%3A00"
    right = {
        **dict.fromkeys(("modis_2019_250m.tif", "S3_OLCI_2021_300m.tif", "tile_2048_128.tif"), None),
        **{"clip_2056_123.tif": None, "2021366.tif": None, "MOD09GA.A2020153.tif": "2020-06-01"},
        **{f"/vsicurl/{signed}": "2023-08-01", "/vsizip//d/S2_20190907.zip/B04.tif": "2019-09-07"},
        **{
            'HDF5:"VNP09GA.A2019250.h5"://HDFEOS/I1': "2019-09-07",
            'ZARR:"2019-09-07.zarr":/red': "2019-09-07",
        },
    }
    for path, day in right.items():
        found = find_date(path, {})
        measured = found.isoformat() if found else None
        yield Finding(f"date of {path[-60:]}", str(measured), str(day), measured == day)


@check_of("earth-engine-export-in-degrees-refused")
def earth_engine(case: Case) -> Findings:
    given = (F, f"modis_{JUNE}", f"modis_{LATER}")
    yield is_whole("with --ratio 16", case.fuse(*given, "delta", "--ratio", 16))
    yield within("values with --ratio 16", case.values(), -0.1, 1.0)
    ended = case.fuse(*given)
    yield is_whole("without a ratio", ended)
    yield says("without a ratio", ended, r"warning: .*(--ratio|resampled)")


@check_of("flat-band-ruins-networks")
def flat_band(case: Case) -> Findings:
    truth, fine = case.values(f"truth_{LATER}"), case.values(F)
    for method in (*NETWORKS, "softmix"):
        yield is_whole(method, case.fuse(F, C1, C2, method, "--dtype", "float32"))
        made = case.values()
        for band in range(len(truth)):
            name = f"RMSE of band {band + 1} by {method}, beside copying F1"
            error = rmse(made[band], truth[band]) if len(made) > band else float("inf")
            yield at_most(name, error, rmse(fine[band], truth[band]))
        yield within(f"range by {method}", made, -0.1, 0.8)
        if method == "chrono":
            yield at_most("RMSE of the other bands by chrono", rmse(made[1:], truth[1:]), 0.03)


@check_of("half-resampled-coarse-cannot-be-said")
def half_resampled(case: Case) -> Findings:
    truth = case.values(f"truth_{LATER}")
    yield is_whole("delta with --ratio 16", case.fuse(F, C1, C2, "delta", "--ratio", 16))
    case.fuse(F, f"native_{JUNE}", f"native_{LATER}", "softmix", output="out/native.tif")
    native = rmse(case.values("out/native.tif"), truth)
    case.fuse(F, C1, C2, "softmix", "--ratio", 16, output="out/told.tif")
    yield at_most("RMSE of softmix with --ratio 16", rmse(case.values("out/told.tif"), truth), native * 1.1)
    ended = case.fuse(F, C1, C2, "softmix", output="out/untold.tif")
    yield says("without the ratio", ended, r"warning: .*(2 x 2|equal|blocks|resampled|--ratio)")


@check_of("matched-by-order-but-said-by-name")
def matched_by_order(case: Case) -> Findings:
    ended = case.check(f"landsat_{JUNE}", f"modis_{JUNE}", f"modis_{LATER}")
    by_name = "matched by name" in ended.out
    yield Finding("Landsat and MODIS", "by name" if by_name else "not by name", "not by name", not by_name)
    yield says("Landsat and MODIS", ended, r"order")
    given = (f"s2_{JUNE}", f"s3_{JUNE}", f"s3_{LATER}")
    yield says("Sentinel-2 and Sentinel-3", case.check(*given), r"matched by name")
    case.fuse(*given)
    made, names = case.values(), names_of(case, given[0])
    target, coarse_names = case.values(given[2]), names_of(case, given[2])
    for band, name in enumerate(names[: len(made)]):
        ratio = made.shape[1] // target.shape[1]
        means = made[band].reshape(target.shape[1], ratio, target.shape[2], ratio).mean(axis=(1, 3))
        yield at_most(f"RMSE of {name} against C2", rmse(means, target[coarse_names.index(name)]), 0.01)


def names_of(case: Case, file: str) -> list[str]:
    dataset = gdal.Open(str(case.path(file)))
    return [dataset.GetRasterBand(number + 1).GetDescription() for number in range(dataset.RasterCount)]


@check_of("mod13-scale-of-10000")
def mod13(case: Case) -> Findings:
    ended = case.fuse(F, C1, C2, "delta", "--ndvi", "out/ndvi.tif")
    refused = is_refused("MOD13's scale", ended, r"10000|10 000")
    written = case.values("out/ndvi.tif") if ended.status == 0 else np.empty((0, 1, 1))
    yield either(within("NDVI", written, -0.2, 1.0), refused)


@check_of("ndvi-of-a-single-band-that-is-none")
def ndvi_of_a_single_band(case: Case) -> Findings:
    ended = case.fuse(F, C1, C2, "delta", "--ndvi", "out/ndvi.tif")
    yield is_refused("NDVI of kelvins", ended, r"NDVI")


@check_of("overviews-taken-for-means")
def overviews(case: Case) -> Findings:
    for name in ("plain", "pyramids"):
        case.fuse(f"{name}_{JUNE}", C1, C2, "delta-gain", "--dtype", "float32", output=f"out/{name}.tif")
    plain, pyramids = case.values("out/plain.tif"), case.values("out/pyramids.tif")
    difference = float(np.nanmax(np.abs(plain - pyramids))) if plain.shape == pyramids.shape else float("inf")
    yield at_most("difference of delta-gain with and without overviews", difference, 0.0)
    for name in ("plain", "pyramids"):
        ended = case.command("assess", f"{name}_{JUNE}", "truth.tif")
        told = re.search(r"prediction\s+(\d\.\d+)", ended.out)
        yield at_most(f"RMSE that assess says of {name}", float(told[1]) if told else float("inf"), 0.0001)


@check_of("temperature-in-kelvin-as-float")
def kelvin(case: Case) -> Findings:
    case.fuse(F, C1, C2)
    yield within("F1 as float, C1 with a scale, in kelvin", case.values(), 293, 307)
    case.fuse(F, f"k_{JUNE}", f"k_{LATER}", "delta", "--change", "out/change.tif", output="out/k.tif")
    change = case.values("out/change.tif")
    mean = float(np.nanmean(change)) if np.isfinite(change).any() else float("nan")
    yield about("mean change of three images in kelvin", mean, 10, 0.5)


@check_of("undeclared-fill-values")
def fill_values(case: Case) -> Findings:
    for method in ("delta", "softmix"):
        ended = case.fuse(F, C1, C2, method)
        yield says(f"an undeclared -28672, {method}", ended, r"-28672|-2\.8672")


@check_of("units-of-the-second-date")
def units_of_the_second_date(case: Case) -> Findings:
    pairs = (f"f1_{JUNE}", f"c1_{JUNE}", "c2_2020-06-17.tif")
    second = ("--fine", "f3_2020-07-01.tif", "--coarse", "c3_2020-07-01.tif")
    for method in ("estarfm", "starfm", "softmix", "chrono"):
        ended = case.fuse(*pairs, method, *second)
        made = case.values() if ended.status == 0 else np.full((1, 1, 1), np.nan)
        mean = about(f"mean of {method}, F3 in other units", reflectance(made), 0.242, 0.03)
        yield either(mean, is_refused(method, ended, r"unit"))
    ended = case.fuse(f"st_{JUNE}", f"lst_{JUNE}", f"lst_lost_{LATER}", output="out/lst.tif")
    made = case.values("out/lst.tif") if ended.status == 0 else np.empty((0, 1, 1))
    right = within("C2 that lost its scale", made, 295, 307)
    yield either(right, is_refused("C2 that lost its scale", ended, r"scale|factor|unit"))


def reflectance(values: np.ndarray) -> float:
    """The mean, of images that may be stored x 10 000 without a scale."""
    mean = float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")
    return mean / 1e4 if abs(mean) > 2 else mean
