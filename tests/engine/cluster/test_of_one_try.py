"""Each time a part is run it has a name and files of its own: Dask may run it twice."""

from pathlib import Path

import runs

from chronofuse.engine.cluster.parts import Part, of_one_try, part_job


def test_two_tries_of_one_part_share_nothing_but_their_folders(tmp_path):
    asked = runs.job_for([("f.tif", "c.tif")], "t.tif", "copy", "o.tif", ndvi="n.tif", report="r.json")
    folders = {role: tmp_path / role for role in ("output", "ndvi")}
    part = part_job(asked, Part(0, 512, 1024), 0, folders, 100)
    one, two = of_one_try(part), of_one_try(part)
    assert one.id != two.id and not set(one.outputs.values()) & set(two.outputs.values())
    for tried in (one, two):
        assert set(tried.outputs) == set(folders) and tried.rows == (512, 1024)
        assert {role: Path(path).parent for role, path in tried.outputs.items()} == folders
