"""A local CRS has no way to any other, and nothing but its name tells it from another local one."""

import images
import pytest
from field_scenes import RATIO, fused, truth

from chronofuse.engine.door import errors


def test_local_crs_of_different_names_are_different_places(tmp_path):
    before, after = truth()
    local = 'LOCAL_CS["{}",UNIT["metre",1]]'
    fine = images.write(tmp_path / "f.tif", before, crs=local.format("site plan"))
    coarse = [
        images.write(tmp_path / f"c_{n}.tif", images.block_mean(v, RATIO), pixel=240, crs=local.format(name))
        for n, (v, name) in enumerate(((before, "Site  Plan"), (after, "mine grid")))
    ]
    with pytest.raises(errors.NoCrsError, match=r"C2 .*'site plan' and 'mine grid': assign the right one"):
        fused(tmp_path, fine, *coarse)
    assert fused(tmp_path, fine, coarse[0], coarse[0])[0].shape == before.shape
