"""How bands are matched, and what is said of it."""

import images
import numpy as np
import pytest
import runs

from chronofuse.engine import fuse as flow
from chronofuse.engine.door import errors

S2, S3 = ("blue", "green", "red", "nir", "nir08"), ("nir08", "nir", "red", "green", "blue")


@pytest.fixture
def fused(out):
    """A function that runs a pair with bands of these names, the coarse ones in this order."""

    def run(fine_names, coarse_names, order):
        random = np.random.default_rng(2)
        fine = images.smooth_noise(random, (len(fine_names), 64, 64))
        coarse = images.block_mean(fine, 8)[order]
        paths = [
            images.write(out / f"{kind}.tif", values, pixel=pixel, names=names)
            for kind, values, pixel, names in (
                ("f", fine, 30, fine_names),
                ("c1", coarse, 240, coarse_names),
                ("c2", coarse, 240, coarse_names),
            )
        ]
        asked = runs.job_for([paths[:2]], paths[2], "upsample", out / "o.tif")
        (date,) = flow.run(asked, lambda event: None).dates
        return (
            fine,
            images.read(out / "o.tif"),
            [f for f in date.check.findings if f.code.startswith("bands")],
        )

    return run


def test_names_that_mean_the_same_do_not_mix_bands(fused):
    fine, result, (finding,) = fused(S2, S3, [4, 3, 2, 1, 0])
    assert finding.text == "Bands: blue, green, red, nir, nir08; matched by name." and finding.level == "info"
    errors = np.sqrt(
        np.nanmean((images.block_mean(result, 8) - images.block_mean(fine, 8)) ** 2, axis=(1, 2))
    )
    assert errors.max() < 0.02, "red, nir and nir08 were mixed up"


def test_a_match_by_order_is_said_as_one(fused):
    *_, (finding,) = fused(("SR_B2", "SR_B3"), ("sur_refl_b01", "sur_refl_b02"), [0, 1])
    assert (
        finding.level == "warning" and "matched by order, because C1 does not have the names" in finding.text
    )


@pytest.mark.parametrize("name", ["a" * 3000, "$" * 3000, "b\tc" * 1000], ids=["a", "$", "tab"])
def test_names_of_thousands_of_letters_are_quoted_shortly(name, fused, out):
    names = [f"{name}{number}" for number in range(4)]
    _, _, findings = fused(names, names[::-1], [3, 2, 1, 0])
    assert findings and all(len(finding.text) < 600 for finding in findings)
    (out / "o.tif").unlink()
    with pytest.raises(errors.BandMismatchError) as caught:
        fused(names, [f"else{name}" for name in names[:3]], [0, 1, 2])
    assert len(str(caught.value)) < 1500


@pytest.mark.long
def test_two_hundred_bands_are_listed_by_the_first_of_them(fused):
    names = [f"spectrum {number}" for number in range(200)]
    _, _, findings = fused(names, names, range(200))
    assert "spectrum0, spectrum1" in findings[0].text and len(findings[0].text) < 400
