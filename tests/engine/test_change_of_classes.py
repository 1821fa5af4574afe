"""`chronofuse change` between two class rasters."""

import images
import numpy as np
import pytest
from change_runs import finder
from osgeo import gdal

from chronofuse.engine.door.collection_source import CollectionSource
from chronofuse.engine.door.errors import AllNodataError, ClassesError, GridMismatchError, JobError
from chronofuse.engine.door.jobs import ChangeJob
from chronofuse.engine.raster.legend import Legend, read_legend, write_legend


@pytest.fixture
def find(tmp_path):
    return finder(tmp_path)


def classes(path, values, names=None, nodata=0, **options) -> str:
    options = {"dtype": "uint8", "scale": 1, "nodata": nodata, **options}
    images.write(path, np.asarray(values, float)[None], **options)
    if names:
        write_legend(path, Legend.of(names))
    return str(path)


NAMES = {1: "water", 2: "forest", 3: "built"}
BEFORE = [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 2, 0]]
AFTER = [[1, 2, 2, 3], [1, 1, 2, 3], [3, 0, 1, 1]]


def test_the_matrix_is_that_of_counting_by_hand(find, tmp_path):
    one, other = classes(tmp_path / "a.tif", BEFORE, NAMES), classes(tmp_path / "b.tif", AFTER, NAMES)
    got = find(before=one, after=other, index="classes")
    assert got.table == [
        ["from \\ to (ha)", "water", "forest", "built", "sum"],
        ["water", "0.27", "0.09", "0", "0.36"],
        ["forest", "0.09", "0.18", "0.18", "0.45"],
        ["built", "0", "0", "0.09", "0.09"],
        ["sum", "0.36", "0.27", "0.27", "0.9"],
    ]
    legend = read_legend(str(got.path), "The raster")
    named = {legend[code].name for code in np.unique(got.bands) if code}
    assert named == set(legend.names) and "forest → built" in named and "water (unchanged)" in named
    assert legend[int(got.bands[0, 3])].name == "forest → built"
    assert got.bands[2, 1] == got.bands[2, 3] == 0
    assert got.figures["changed_hectares"] == pytest.approx(0.36)
    assert "forest" in got.page and "What moved most" in got.page


def test_what_became_another_class_is_a_raster_of_its_own(find, tmp_path):
    one, other = classes(tmp_path / "a.tif", BEFORE, NAMES), classes(tmp_path / "b.tif", AFTER, NAMES)
    marks = tmp_path / "changed.tif"
    find(before=one, after=other, index="classes", difference=str(marks), tile=2)
    assert gdal.Open(str(marks)).ReadAsArray().tolist() == [
        [0, 1, 0, 1],
        [0, 0, 0, 1],
        [0, -9999, 1, -9999],
    ]
    with pytest.raises(JobError, match=r"A difference .* is for two dates or two class rasters"):
        ChangeJob(
            "c.tif",
            sources=(CollectionSource((str(tmp_path),)),),
            difference=str(tmp_path / "difference.tif"),
        )


def test_hectares_in_degrees_are_those_of_the_ground(find, tmp_path):
    step, top = 0.001, 60.0
    options = {"epsg": 4326, "pixel": step, "corner": (10.0, top)}
    one = classes(tmp_path / "a.tif", np.ones((300, 4)), **options)
    other = classes(tmp_path / "b.tif", np.repeat([[1, 1, 2, 2]], 300, 0), **options)
    got = find(before=one, after=other, index="classes", tile=7)
    a, e2 = 6378137.0, 0.00669437999014

    def zone(latitude):
        sine, e = np.sin(np.radians(latitude)), np.sqrt(e2)
        return a * a * (1 - e2) * (sine / (1 - e2 * sine**2) + np.arctanh(e * sine) / e) / 2

    wanted = (zone(top) - zone(top - 300 * step)) * np.radians(2 * step) / 1e4
    assert float(got.table[1][2]) == pytest.approx(wanted, rel=1e-6)


def test_the_tiles_do_not_show_in_the_transitions(find, tmp_path):
    random = np.random.default_rng(3)
    one, other = (classes(tmp_path / f"{name}.tif", random.integers(0, 5, (90, 70))) for name in ("a", "b"))
    first = find(before=one, after=other, index="classes").path.read_bytes()
    assert find(before=one, after=other, index="classes", tile=11).path.read_bytes() == first


def test_many_classes_take_two_bytes(find, tmp_path):
    values = np.random.default_rng(4).integers(1, 21, (60, 60))
    one, other = classes(tmp_path / "a.tif", values), classes(tmp_path / "b.tif", values[::-1])
    got = find(before=one, after=other, index="classes")
    assert got.bands.dtype == np.uint16 and got.bands.max() > 254


def test_class_rasters_that_do_not_go_together(find, tmp_path):
    one = classes(tmp_path / "a.tif", BEFORE, NAMES)
    renamed = classes(tmp_path / "b.tif", AFTER, {**NAMES, 2: "meadow"})
    with pytest.raises(ClassesError, match=r"Class 2 is 'forest' in .* and 'meadow' in"):
        find(before=one, after=renamed, index="classes")
    with pytest.raises(GridMismatchError, match="have other pixels"):
        find(before=one, after=classes(tmp_path / "c.tif", AFTER, pixel=20.0), index="classes")
    floats = images.write(tmp_path / "f.tif", np.ones((1, 3, 4)) * 1.5, dtype="float32", scale=1)
    with pytest.raises(ClassesError, match="holds fractions"):
        find(before=one, after=floats, index="classes")
    many = classes(tmp_path / "m.tif", np.arange(400).reshape(20, 20), dtype="uint16", nodata=None)
    with pytest.raises(ClassesError, match="more than 300 classes"):
        find(before=many, after=classes(tmp_path / "n.tif", BEFORE), index="classes")
    with pytest.raises(AllNodataError, match="No pixel has a class in both"):
        gone = classes(tmp_path / "g.tif", np.where(np.array(AFTER) > 0, 0, 1))
        find(
            before=classes(tmp_path / "h.tif", np.where(np.array(AFTER) > 0, 2, 0)),
            after=gone,
            index="classes",
        )
