"""What is told of the images goes before what their files say: numbers, masks, bands and their roles."""

import subprocess
from types import SimpleNamespace

import images
import numpy as np
import pytest
import runs

from chronofuse.engine.door.errors import AllNodataError, BandMismatchError, JobError
from chronofuse.engine.door.jobs import BandPair, Preparation, Reading

RATIO = 8
NAMES = ("green", "red", "nir")
CHANGE = np.array([0.01, 0.02, 0.05])


@pytest.fixture
def land(tmp_path) -> SimpleNamespace:
    """Three bands that change by CHANGE everywhere, so that delta's prediction is known."""
    fine = images.smooth_noise(np.random.default_rng(5), (3, 64, 80))
    coarse = images.block_mean(fine, RATIO)
    return SimpleNamespace(
        folder=tmp_path,
        values=fine,
        before=coarse,
        after=coarse + CHANGE[:, None, None],
        truth=fine + CHANGE[:, None, None],
    )


def write(land, name, values, fine=False, **told):
    told = {"names": NAMES[: len(values)], **told}
    return images.write(land.folder / f"{name}.tif", values, pixel=30 if fine else 30 * RATIO, **told)


def fused(land, preparation, fine=None, before=None, after=None, **outputs) -> np.ndarray:
    """Delta's prediction of what is given, else of the land as it is."""
    pair = (fine or write(land, "f", land.values, fine=True), before or write(land, "c1", land.before))
    target = after or write(land, "c2", land.after)
    out = land.folder / "o.tif"
    wishes = {"preparation": preparation, "threads": 1, "overwrite": True, **outputs}
    land.told = runs.finish(runs.job_for([pair], target, "delta", out, **wishes))
    return images.read(out)


def close(predicted, wanted):
    assert predicted.shape == wanted.shape
    assert np.array_equal(np.isnan(predicted), np.isnan(wanted))
    np.testing.assert_allclose(predicted, wanted, atol=2e-4)


# ---- numbers


def test_a_scale_that_is_told_goes_before_the_declared_one(land):
    wrong = write(land, "c2", land.after * 10, scale=1e-3)

    close(fused(land, Preparation(images={"C2": Reading(scale=1e-4)}), after=wrong), land.truth)
    other = fused(land, Preparation(images={"C2": Reading(scale=1e-3)}), after=wrong)
    assert np.nanmax(np.abs(other - land.truth)) > 0.5, "the scale decides"


def test_a_guess_can_be_overruled(land):
    """Percent in floats, which are taken as they are unless somebody says what they are."""
    percent = [
        write(land, name, values * 100, scale=1, dtype="float32")
        for name, values in (("p1", land.before), ("p2", land.after))
    ]

    close(fused(land, Preparation(images={"coarse": Reading(scale=0.01)}), None, *percent), land.truth)


def test_an_offset_that_is_told_is_added(land):
    shifted = [write(land, name, values + 0.2) for name, values in (("s1", land.before), ("s2", land.after))]

    asked = Preparation(images={"coarse": Reading(scale=1e-4, offset=-0.2)})
    close(fused(land, asked, None, *shifted), land.truth)


def test_the_scale_told_of_f1_is_that_of_the_output(land):
    stored = np.rint(land.values * 2.5e4)
    fine = write(land, "f", stored, fine=True, scale=1, dtype="uint16", nodata=0)

    close(fused(land, Preparation(images={"F1": Reading(scale=4e-5)}), fine), land.truth)


def test_a_nodata_that_is_told_makes_gaps(land):
    gappy = land.values.copy()
    gappy[:, 10:14, 20:30] = 0.0123
    fine = write(land, "f", gappy, fine=True, nodata=None)

    wanted = land.truth.copy()
    wanted[:, 10:14, 20:30] = np.nan
    close(fused(land, Preparation(images={"F1": Reading(nodata=123)}), fine), wanted)


def test_a_frame_that_nobody_declared_is_a_gap_unless_somebody_says_that_it_is_none(land):
    framed = land.values.copy()
    framed[:, :, :7] = 0
    fine = write(land, "f", framed, fine=True, nodata=None)

    wanted = land.truth.copy()
    wanted[:, :, :7] = np.nan
    close(fused(land, Preparation(), fine), wanted)
    wanted[:, :, :7] = CHANGE[:, None, None]
    close(fused(land, Preparation(images={"F1": Reading(nodata="none")}), fine), wanted)


# ---- masks


@pytest.mark.parametrize("as_nodata", [False, True])
def test_a_mask_takes_its_pixels_out_with_the_buffer(land, as_nodata):
    mask = np.ones((1, 64, 80))
    mask[:, 20, 33] = 0
    path = images.write(land.folder / "m.tif", mask, dtype="uint8", scale=1, nodata=0 if as_nodata else None)

    wanted = land.truth.copy()
    rows, columns = np.mgrid[:64, :80]
    wanted[:, (rows - 20) ** 2 + (columns - 33) ** 2 <= 9] = np.nan
    close(fused(land, Preparation(images={"F1": Reading(mask=path)}, buffer=3)), wanted)


def test_a_mask_of_a_coarse_image_is_no_mask_of_the_others(land):
    mask = np.ones((1, 8, 10))
    mask[:, 2, 3] = 0
    path = images.write(land.folder / "m.tif", mask, pixel=30 * RATIO, dtype="uint8", scale=1, nodata=None)

    predicted = fused(land, Preparation(images={"C2": Reading(mask=path)}))
    gaps = np.isnan(predicted).all(axis=0)
    assert gaps[16:24, 24:32].all() and gaps.sum() == RATIO**2


def test_a_mask_of_another_grid_is_brought_to_the_image(land):
    mask = np.ones((1, 16, 20))
    mask[:, 3:6, 4:7] = 0
    path = images.write(land.folder / "m.tif", mask, pixel=120, dtype="uint8", scale=1, nodata=None)

    gaps = np.isnan(fused(land, Preparation(images={"F1": Reading(mask=path)}))).all(axis=0)
    assert gaps[12:24, 16:28].all() and gaps.sum() == 144
    assert "mask-of-another-grid" in land.told


@pytest.mark.parametrize(
    ("dtype", "yes"),
    [("uint8", 255), ("uint16", 65535), ("int16", 32767), ("int16", -9999), ("float32", 0.5)],
)
def test_a_mask_may_say_yes_by_whatever_number_it_has(land, dtype, yes):
    mask = np.full((1, 64, 80), yes)
    mask[:, 8:16, 8:16] = 0
    path = images.write(land.folder / "m.tif", mask, dtype=dtype, scale=1, nodata=None)

    gaps = np.isnan(fused(land, Preparation(images={"F1": Reading(mask=path)}))).all(axis=0)
    assert gaps[8:16, 8:16].all() and gaps.sum() == 64


@pytest.mark.parametrize("image", ["F1", "C1"])
def test_a_mask_that_leaves_nothing_is_named(land, image):
    path = images.write(land.folder / "m.tif", np.zeros((1, 64, 80)), dtype="uint8", scale=1, nodata=None)
    with pytest.raises(AllNodataError, match=rf"{image} .* where its mask '.*m\.tif' has been applied: give"):
        fused(land, Preparation(images={image: Reading(mask=path)}))


def test_a_mask_that_is_an_image_of_the_run_is_refused(land):
    asked = Preparation(images={"fine": Reading(mask=str(land.folder / "." / "f.tif"))})
    with pytest.raises(JobError, match="which is F1 itself: give a raster that is 0"):
        fused(land, asked)


def test_a_nodata_that_the_type_can_not_hold_and_a_buffer_around_nothing_are_warned_of(land):
    close(fused(land, Preparation(images={"all": Reading(nodata=-99999.0)}, buffer=3)), land.truth)
    assert {"impossible-nodata", "nothing-to-grow"} <= land.told
    close(fused(land, Preparation(images={"all": Reading(nodata=-9999.0)})), land.truth)
    assert not {"impossible-nodata", "nothing-to-grow"} & land.told


def test_what_a_small_mask_does_not_reach_is_not_used(land):
    path = images.write(land.folder / "m.tif", np.ones((1, 40, 80)), dtype="uint8", scale=1, nodata=None)

    gaps = np.isnan(fused(land, Preparation(images={"F1": Reading(mask=path)}))).all(axis=0)
    assert gaps[40:].all() and not gaps[:40].any()
    assert "mask-of-another-grid" in land.told


def test_a_mask_that_is_changed_ends_what_is_resumed(land):
    job = runs.job_for(
        [("f", "c")], "t", "delta", "o.tif", preparation=Preparation(images={"F1": Reading(mask="m")})
    )

    assert job.predicts_from == {"F1": "f", "C1": "c", "C2": "t", "mask of F1": "m"}


def test_an_output_that_is_a_mask_is_refused(land):
    asked = Preparation(images={"F1": Reading(mask=str(land.folder / "o.tif"))})
    with pytest.raises(JobError, match="'output' and 'mask of F1' are the same file"):
        fused(land, asked)


def test_a_reading_of_a_reference_that_no_date_has_is_refused_and_else_is_of_the_dates_that_have_one():
    told = {"preparation": Preparation(images={"reference": Reading(scale=1e-4)})}
    with pytest.raises(JobError, match="'reference' is told how to be read, but there is no such image"):
        runs.job_for([("f", "c")], "t", "delta", "o.tif", **told)
    asked = runs.job_for([("f", "c")], "t", "delta", "o.tif", reference="r.tif", **told)
    both = asked.with_wishes(targets=(asked.first, runs.job_for([("f", "c")], "u", "delta", "p.tif").first))
    assert [both.alone(n).preparation.of("reference").scale for n in (0, 1)] == [1e-4, None]


def test_an_image_that_the_job_does_not_have_is_refused(land):
    with pytest.raises(JobError, match="'C3' is told how to be read, but there is no such image"):
        fused(land, Preparation(images={"C3": Reading(scale=1)}))


# ---- bands


def test_bands_go_together_as_told(land):
    turned = [
        write(land, name, values[::-1], names=None)
        for name, values in (("t1", land.before), ("t2", land.after))
    ]
    asked = Preparation(bands=(BandPair(1, 3), BandPair(2, 2), BandPair(3, 1)))

    close(fused(land, asked, None, *turned), land.truth)


def test_by_position_whatever_the_names_are(land):
    names = ("red", "nir", "green")
    other = [
        write(land, name, values, names=names) for name, values in (("n1", land.before), ("n2", land.after))
    ]

    close(fused(land, Preparation(by_position=True), None, *other), land.truth)


def test_bands_without_a_partner_are_left_out_with_a_warning(land):
    two = [
        write(land, name, values[1:], names=NAMES[1:])
        for name, values in (("w1", land.before), ("w2", land.after))
    ]

    close(fused(land, Preparation(), None, *two), land.truth[1:])
    job = runs.job_for([(str(land.folder / "f.tif"), two[0])], two[1], "delta", land.folder / "o2.tif")
    assert "bands-left-out" in runs.finish(job)


def test_a_band_without_a_partner_changes_like_the_nearest_on_request(land):
    two = [
        write(land, name, values[1:], names=NAMES[1:])
        for name, values in (("w1", land.before), ("w2", land.after))
    ]

    predicted = fused(land, Preparation(unmatched="nearest"), None, *two)
    np.testing.assert_allclose(predicted[1:], land.truth[1:], atol=2e-4)
    np.testing.assert_allclose(predicted[0] - land.values[0], CHANGE[1], atol=2e-4)


def test_roles_name_the_bands_of_the_indices(land):
    plain = [
        write(land, name, values, names=None, fine=name == "f")
        for name, values in (("f", land.values), ("c1", land.before), ("c2", land.after))
    ]
    ndvi = land.folder / "ndvi.tif"

    predicted = fused(land, Preparation(roles={"red": 2, "nir": 3}), *plain, ndvi=str(ndvi))
    red, nir = predicted[1], predicted[2]
    np.testing.assert_allclose(images.read(ndvi)[0], (nir - red) / (nir + red), atol=2e-3)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Preparation(bands=(BandPair(4, 1),)), "Band 4 was named, but F1 has 3 bands"),
        (Preparation(bands=(BandPair(1, 9, "green"),)), "Band 9 was named as green, but C1 has 3 bands"),
        (Preparation(roles={"nir": 7}), "Band 7 was named as nir, but F1 has 3 bands"),
    ],
    ids=("fine", "coarse", "role"),
)
def test_a_band_that_is_not_there_is_refused_with_the_numbers_that_are(land, asked, told):
    with pytest.raises(BandMismatchError, match=told):
        fused(land, asked)


def test_the_reference_has_the_bands_that_are_predicted(land):
    reference = write(land, "truth", land.truth, fine=True)
    two = [
        write(land, name, values[1:], names=NAMES[1:])
        for name, values in (("w1", land.before), ("w2", land.after))
    ]

    close(fused(land, Preparation(), None, *two, reference=reference), land.truth[1:])


def test_the_command_line_says_all_of_it(land):
    fine, before, after = (
        write(land, name, values, names=None, fine=name == "f")
        for name, values in (("f", land.values), ("c1", land.before[::-1]), ("c2", land.after[::-1]))
    )
    mask = np.ones((1, 64, 80))
    mask[:, 5, 6] = 0
    masked = images.write(land.folder / "m.tif", mask, dtype="uint8", scale=1, nodata=None)
    out, pair = land.folder / "o.tif", SimpleNamespace(fine_1=fine, coarse_1=before, coarse_2=after)
    bands = ("--bands", "green=1:3,red=2:2,nir=3:1", "--roles", "nir=3", "--ndvi", land.folder / "n.tif")
    reading = ("--scale", "coarse=1e-4", "--mask", f"F1={masked}", "--buffer", "1")
    words = runs.words(pair, "delta", out, *bands, *reading)
    subprocess.run([runs.COMMAND, *words], check=True, capture_output=True)

    predicted = images.read(out)
    assert np.isnan(predicted).all(axis=0).sum() == 5
    np.testing.assert_allclose(predicted, np.where(np.isnan(predicted), np.nan, land.truth), atol=2e-4)
