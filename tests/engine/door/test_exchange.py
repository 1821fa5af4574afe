"""Outputs of a run, of all its dates, are put in place together; where one can't be, all is as it was."""

import os
import signal

import pytest
import runs

from chronofuse.engine.door import errors
from chronofuse.engine.door.exchange import Exchange
from chronofuse.engine.door.outputs import Outputs, commit
from chronofuse.engine.run.course import FINISHING

PARTS = {"rows_000000-000512.tif": "new"}


def outputs_of(folder, names, run="a", in_parts=False):
    """Outputs with those names, each with its own name as the new content."""
    own = Outputs({f"report {name}": str(folder / name) for name in names}, run, True, in_parts)
    for role in own.final:
        own.write_text(role, f"new {own.final[role].name}")
    return own


def texts(folder):
    """Name to content of all files in a folder and those below."""
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(params=["two names", "no two names"])
def file_system(request, monkeypatch):
    """Whether a file may have two names. A disk without that can't be had here: what would make the second
    name refuses."""
    if request.param == "no two names":

        def refuse(*_, **__):
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("file_system")
@pytest.mark.parametrize("there", [("a", "b", "c"), ("a",), ("c",), ()])
def test_a_rename_that_fails_at_last_leaves_all_as_it_was(there, tmp_path, monkeypatch):
    for name in there:
        (tmp_path / name).write_text(f"old {name}")
    own = outputs_of(tmp_path, ("a", "b", "c"))
    replace = os.replace

    def not_the_last(before, after):  # as of a file that another program holds open, on Windows
        if str(after) == str(tmp_path / "c") and "old" not in str(before):
            raise PermissionError(13, "it is open in another program")
        replace(before, after)

    monkeypatch.setattr(os, "replace", not_the_last)
    with pytest.raises(errors.OutputNotWritableError, match="it is open in another program"):
        own.commit()
    own.discard()
    assert texts(tmp_path) == {name: f"old {name}" for name in there}


@pytest.mark.usefixtures("file_system")
def test_what_can_be_put_in_place_replaces_the_old_and_nothing_else_is_left(tmp_path):
    (tmp_path / "a").write_text("old a")
    one, two = outputs_of(tmp_path, ("a", "b")), outputs_of(tmp_path, ("c",))
    told = commit([one, two])
    assert [set(of_date.values()) for of_date in told] == [
        {str(tmp_path / "a"), str(tmp_path / "b")},
        {str(tmp_path / "c")},
    ]
    assert texts(tmp_path) == {name: f"new {name}" for name in "abc"}


def test_a_second_date_that_cannot_be_put_in_place_takes_the_first_back(tmp_path):
    (tmp_path / "a").write_text("old a")
    one, two = outputs_of(tmp_path, ("a",)), outputs_of(tmp_path, ("b",))
    (tmp_path / "b").mkdir()
    with pytest.raises(errors.OutputNotWritableError, match="is a folder"):
        commit([one, two])
    one.discard()
    two.discard()
    assert texts(tmp_path) == {"a": "old a"} and (tmp_path / "b").is_dir()


def of_parts(folder, run):
    """A virtual raster whose parts are there."""
    own = Outputs({"output": str(folder / "o.vrt")}, run, True, in_parts=True)
    own.write_text("output", f"<a>{own.parts['output'].name}</a>")
    for name, text in PARTS.items():
        (own.parts["output"] / name).write_text(text)
    return own


@pytest.fixture
def old_parts(tmp_path):
    """An earlier virtual raster, and its parts."""
    (tmp_path / "o_parts").mkdir()
    (tmp_path / "o_parts" / "rows_000000-009999.tif").write_text("old")
    (tmp_path / "o.vrt").write_text("<a>o_parts</a>, old")
    return texts(tmp_path)


def test_the_parts_of_a_virtual_raster_are_put_back_with_it(old_parts, tmp_path):
    own, other = of_parts(tmp_path, "a"), outputs_of(tmp_path, ("r.json",))
    (tmp_path / "r.json").mkdir()
    with pytest.raises(errors.OutputNotWritableError):
        commit([own, other])
    own.discard()
    other.discard()
    assert texts(tmp_path) == old_parts
    (tmp_path / "r.json").rmdir()
    of_parts(tmp_path, "b").commit()
    assert texts(tmp_path) == {"o.vrt": "<a>o_parts</a>", "o_parts/rows_000000-000512.tif": "new"}


def killed_at(step, folder):
    """A process that puts outputs in place and is killed before a step; its end."""
    seen = []

    def or_die(way):
        def go(*given):
            if len(seen) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen.append(way)
            way(*given)

        return go

    child = os.fork()
    if not child:
        try:
            Exchange.set_aside, Exchange.move = or_die(Exchange.set_aside), or_die(Exchange.move)
            commit([of_parts(folder, "dead"), outputs_of(folder, ("r.json",), "dead")])
        finally:
            os._exit(1)
    return os.waitpid(child, 0)[1]


@pytest.mark.parametrize("when", range(6))
def test_a_run_that_is_killed_meanwhile_leaves_whole_files_and_the_next_clears_up(when, old_parts, tmp_path):
    """At each of its six steps: three things are set aside, three get their names."""
    (tmp_path / "r.json").write_text("old r.json")
    assert os.WTERMSIG(killed_at(when, tmp_path)) == signal.SIGKILL
    own, other = of_parts(tmp_path, "next"), outputs_of(tmp_path, ("r.json",), "next")
    own.discard()
    other.discard()
    found = texts(tmp_path)
    assert found.pop("r.json") == "old r.json"
    new = {"o.vrt": "<a>o_parts</a>", **{f"o_parts/{name}": text for name, text in PARTS.items()}}
    assert found == (new if when == 5 else old_parts)


@pytest.mark.long
@pytest.mark.usefixtures("home")
def test_a_fusion_of_two_dates_whose_last_file_cannot_be_put_in_place_changes_nothing(tall, out):
    """Somebody makes a folder in its place while the run finishes; the rows are kept."""
    wanted = ("output", "ndvi", "change", "output_2", "ndvi_2")
    for name in wanted:
        (out / f"{name}.tif").write_text("precious")
    asked = runs.job_of(tall, out, "copy", tall.targets, overwrite=True)

    def tell(event):
        if getattr(event, "stage", "") == FINISHING:
            (out / "change_2.tif").mkdir(exist_ok=True)

    with pytest.raises(errors.OutputNotWritableError, match=r"change_2\.tif' is a folder"):
        runs.finish(asked, tell)
    (out / "change_2.tif").rmdir()
    assert runs.bytes_of(out) == {f"{name}.tif": b"precious" for name in wanted}
    assert runs.resume(asked, overwrite=True) is not None
    assert all(path.stat().st_size > 1000 for path in out.iterdir()) and len(list(out.iterdir())) == 6
