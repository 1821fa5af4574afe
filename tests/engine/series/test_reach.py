"""Of many images those are read that the dates which are asked for have to do with."""

from chronofuse.engine.series import reach


def test_what_is_out_of_reach_is_neither_read_nor_in_the_way(year, filled, monkeypatch):
    wanted = {"dates": (str(year.days[0]),), "references": 1, "method": "delta"}
    filled("all", **wanted)
    monkeypatch.setattr(reach, "MANY", 10)
    last = year.folder / "fine" / f"fine_{year.fine[-1]}.tif"
    last.write_bytes(last.read_bytes()[:-200])
    finished = filled("few", **wanted)
    (note,) = [one for one in finished.first.figures["notes"] if "within reach" in one]
    assert note.startswith("Of 7 fine and 19 coarse dates, 3 and ")
    first, second = (year.folder / out / f"filled_{year.days[0]}.tif" for out in ("all", "few"))
    assert first.read_bytes() == second.read_bytes()
