"""What a run will compile, by what numba keeps."""

import os

import pytest

from chronofuse.engine.devices import compiling
from chronofuse.engine.run import kernels_to_come
from chronofuse.models.catalogue.installed import catalogue


def test_every_file_is_there_and_has_kernels_and_every_classical_method_is_known():
    files = {*kernels_to_come.SECONDS}
    assert all("njit" in (kernels_to_come.ENGINE / file).read_text("utf-8") for file in files)
    named = {
        file
        for of in (kernels_to_come.OF_METHODS, kernels_to_come.BEFORE_TILES)
        for file in sum(of.values(), ())
    }
    assert named | {*kernels_to_come.OF_FIGURES, *kernels_to_come.OF_UNCERTAINTY} == files
    classical = {name for name, one in catalogue().items() if one.family == "classical"}
    assert set(kernels_to_come.OF_METHODS) == classical


def test_a_network_compiles_what_its_priors_need(tmp_path, monkeypatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    methods = catalogue()
    assert kernels_to_come.for_tiles(methods["chrono"]) > kernels_to_come.for_tiles(methods["softmix"]) > 0
    assert (
        kernels_to_come.before_tiles(methods["chrono"]) > kernels_to_come.before_tiles(methods["fitfc"]) == 0
    )
    assert kernels_to_come.for_tiles(methods["delta"]) == 0


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A function that numba has compiled and kept, and its source file."""
    numba = pytest.importorskip("numba")
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(numba.core.config, "CACHE_DIR", str(tmp_path / "kept"))
    source = (tmp_path / "rooms" / "double").with_suffix(".py")
    source.parent.mkdir()
    source.write_text("import numba\n\n\n@numba.njit(cache=True)\ndef double(x):\n    return 2 * x\n")
    monkeypatch.syspath_prepend(source.parent)
    return source


def test_kernels_are_kept_where_numba_puts_them_until_their_source_changes(kernel):
    assert not compiling.are_kept(kernel)

    import double

    assert double.double(2) == 4 and compiling.are_kept(kernel)
    later = kernel.stat().st_mtime + 100
    os.utime(kernel, (later, later))
    assert not compiling.are_kept(kernel)
