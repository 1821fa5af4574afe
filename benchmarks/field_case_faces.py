"""What is right in the cases of CRS, sentences, names, addresses and QGIS; see field_cases.py."""

from __future__ import annotations

import os
import shutil
import sys

import numpy as np
from field_case_tools import (
    ROOT,
    Case,
    Finding,
    Findings,
    Skip,
    about,
    check_of,
    either,
    is_refused,
    is_whole,
    is_whole_or_refused,
    says,
    served,
    within,
)
from osgeo import gdal, osr

JUNE, LATER = "2020-06-01.tif", "2020-06-17.tif"
C1, C2 = f"c_{JUNE}", f"c_{LATER}"
CANT_REACH = ("grid-mismatch", "no-crs", "no-overlap")


def good_images(case: Case) -> tuple[str, str, str]:
    """F1, C1 and C2 that nothing is wrong with, made here, by their names."""
    random = np.random.default_rng(3)
    coarse = random.uniform(0.1, 0.4, (6, 6))
    fine = np.kron(coarse, np.ones((8, 8))) + random.uniform(-0.02, 0.02, (48, 48))
    given = (("good_f1.tif", fine, 30), ("good_c1.tif", coarse, 240), ("good_c2.tif", coarse + 0.05, 240))
    system = osr.SpatialReference()
    system.ImportFromEPSG(32633)
    for name, values, pixel in given:
        rows, columns = values.shape
        made = gdal.GetDriverByName("GTiff").Create(str(case.path(name)), columns, rows, 1, gdal.GDT_Int16)
        made.SetProjection(system.ExportToWkt())
        made.SetGeoTransform((5e5, pixel, 0, 5.1e6, 0, -pixel))
        made.GetRasterBand(1).WriteArray(np.rint(values * 1e4).astype(np.int16))
        made.GetRasterBand(1).SetScale(1e-4)
        made = None
    return tuple(name for name, _, _ in given)  # type: ignore[return-value]


@check_of("local-crs-internal-error")
def local_crs(case: Case) -> Findings:
    yield is_whole("a local CRS", case.fuse("f_2020-06-01.dat", "c_2020-06-01.dat", "c_2020-06-17.dat"))
    stored = case.stored("out/o.tif") * 1e-4  # ENVI's file declares no scale, and so doesn't what comes of it
    yield within("values of the local CRS", stored, -0.1, 1.2)
    ended = case.fuse(f"utm_{JUNE}", f"mars_{JUNE}", f"mars_{JUNE}", output="out/mars.tif")
    yield is_refused("the Earth and Mars", ended, r"Mars", CANT_REACH)
    ended = case.fuse(f"far_{JUNE}", f"geos_{JUNE}", f"geos_{JUNE}", output="out/geos.tif")
    yield is_refused("where the satellite can't see", ended, codes=("no-overlap",))
    right = None
    for method in ("delta", "softmix", "fsdaf", "fitfc", "chrono"):
        ended = case.fuse(f"mirrored_{JUNE}", f"c_utm_{JUNE}", f"c_utm_{LATER}", method, output="out/m.tif")
        yield is_whole_or_refused(f"a mirrored F1, {method}", ended)
        if ended.status == 0:
            right = case.values("out/m.tif")
            yield within(f"values of the mirrored F1, {method}", right, -0.1, 1.2)


@check_of("name-that-is-not-utf8")
def not_utf8(case: Case) -> Findings:
    fine, coarse, target = good_images(case)
    folder = os.fsencode(case.folder)
    os.mkdir(folder + b"/r\xe9sultats")  # noqa: PTH102  bytes
    yield is_whole_or_refused("output", case.fuse(fine, coarse, target, output=b"r\xe9sultats/o.tif"))
    shutil.copy(os.fsencode(case.path(fine)), folder + b"/b\xe9.tif")
    ended = case.fuse(b"b\xe9.tif", coarse, target)
    wrong = "check that the file is whole" in ended.said
    yield is_whole_or_refused("input", ended)
    yield Finding("remedy for the input", "the file is not whole" if wrong else "-", "another", not wrong)


@check_of("proj-of-another-program")
def foreign_proj(case: Case) -> Findings:
    images = good_images(case)
    case.path("empty").mkdir()
    for name in ("PROJ_LIB", "PROJ_DATA", "GDAL_DATA"):
        ended = case.fuse(*images, **{name: case.path("empty")})
        yield either(is_whole(f"an empty folder as {name}", ended), is_refused(name, ended, name))


@check_of("qgis-additional-nodata-ignored")
def nodata_of_the_layer(case: Case) -> Findings:
    if not shutil.which("qgis_process"):
        raise Skip("there is no qgis_process here")
    sys.path.insert(0, str(ROOT / "scripts"))
    from scratch_profile import environment, make_profile

    profile = environment(make_profile(case.root / "profile"))
    given = {"FINE": "fine", "COARSE": "coarse", "TARGET": "target", "METHOD": "upsample"}
    given.update(OUTPUT=str(case.path("out/o.tif")), OVERWRITE="true")
    words = ["qgis_process", "run", "chronofuse:fuse", f"--PROJECT_PATH={case.path('p.qgs')}", "--"]
    words += [f"{name}={value}" for name, value in given.items()]
    ended = case.run(words, **{**profile, "CHRONOFUSE_HOME": str(case.home)})
    made = case.values()
    hole = made[:, 8:16, 8:24]
    share = float(np.isnan(hole).mean()) if hole.size else 0.0
    told = says("nodata of the layer", ended, r"(?i)no ?data.*(gdal_edit|layer|Translate)")
    yield either(about("share of nodata in the hole", share, 1, 0), told)


@check_of("remedies-that-lead-nowhere")
def remedies(case: Case) -> Findings:
    def refused(name: str, day: str = JUNE, coarse: tuple[str, str] = (C1, C2)):
        return case.fuse(f"{name}_{day}", *coarse)

    yield is_refused("ground control points", refused("gcps"), r"(?i)control points?.*gdalwarp")
    yield is_refused("a CRS and no position", refused("crs_only"), r"a_ullr|world file")
    both = r"(32633|33N).*(326|zone )|(326\d\d|zone \d\d).*(32633|33N)"
    yield is_refused("the wrong zone", refused("wrongzone"), both)
    longitudes = ("c360_2020-01-01.tif",) * 2
    ended = refused("far", "2020-01-01.tif", longitudes)
    wrapped = is_refused("longitudes of 0 to 360", ended, r"wrap")
    yield either(wrapped, is_whole("longitudes of 0 to 360", ended))


@check_of("signed-address-in-the-output")
def signed_address(case: Case) -> Findings:
    images = good_images(case)
    with served(case.folder) as port:
        address = f"/vsicurl/http://127.0.0.1:{port}/{images[0]}?se=2030-01-01&sig=SECRET"
        yield from no_secret(case, (address, *images[1:]), ("SECRET",))


def no_secret(case: Case, images: tuple[str, ...], secrets: tuple[str, ...]) -> Findings:
    """A fusion works, and nothing of the secrets stands in what it writes or says."""
    ended = case.fuse(*images, "delta", "--html", "out/o.html", "--report", "out/o.json")
    yield is_whole("the fusion", ended)
    written = {path.name: path.read_bytes() for path in case.path("out").iterdir()}
    written["what it says"] = ended.all_said.encode()
    for secret in secrets:
        leaks = [name for name, content in written.items() if secret.encode() in content]
        yield Finding(f"{secret} stands in", ", ".join(leaks) or "nothing", "nothing", not leaks)
