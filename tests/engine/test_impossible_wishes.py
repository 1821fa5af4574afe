"""What is asked for and can't be is refused in one sentence before the run."""

import re
import subprocess

import pytest
import runs
from runs import one_sentence

from chronofuse.engine import fuse
from chronofuse.engine.door import errors

pytestmark = pytest.mark.usefixtures("home")
ONE = "--target FIRST -o OUT/o.tif"
BAD = {
    "a budget too small for a tile": (
        f"{ONE} --tile 64 --memory 5",
        "memory-budget",
        r"A memory budget of 5 MB is below what a tile of 64 needs with "
        r"'delta' and 2 bands \(about \d+ MB\): give --memory \d+ or more, or a smaller tile",
    ),
    "a budget too small for any tile": (
        f"{ONE} --memory 5",
        "memory-budget",
        r"of 5 MB is below what one tile of \d+ x \d+ pixels needs with",
    ),
    "a tile that does not fit": (
        f"{ONE} --tile 2048 --memory 30",
        "memory-budget",
        "what a tile of 2048 needs with",
    ),
    "a budget of nothing": (
        f"{ONE} --memory 0",
        "memory-budget",
        "The memory budget is 0 MB: give a positive number",
    ),
    "a device that is not there": (
        f"{ONE} --method edcstfn --device cuda",
        "device-unusable",
        "CUDA can't be used here, .* device auto or cpu",
    ),
    "more outputs than target dates": (
        f"{ONE} -o OUT/2.tif",
        "bad-job",
        "--output was given 2 times for 1 target dates: give it once per target date, or "
        "once with {date} in its name",
    ),
    "fewer outputs than target dates": (
        f"{ONE} --target SECOND",
        "bad-job",
        "was given 1 times for 2 target dates",
    ),
    "a date that is not known": (
        "--target FIRST --target c.tif -o OUT/{date}.tif",
        "bad-job",
        r"An output has \{date\} in its name, but the date of "
        "'c.tif' is neither in its tags nor in the file's name: give --target-date once per target date",
    ),
    "two target dates of one day": (
        "--target FIRST --target a_2024-07-01.tif -o OUT/{date}.tif",
        "bad-job",
        "'output 2' and 'output' are the same",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_wish_that_can_not_be_is_refused_in_one_sentence(case, tall, out):
    given, code, sentence = BAD[case]
    for word, path in (("FIRST", tall.targets[0]), ("SECOND", tall.targets[1]), ("OUT", str(out))):
        given = given.replace(word, path)
    pair = ("--fine", tall.fine, "--coarse", tall.coarse)
    command = [str(runs.COMMAND), "fuse", *pair, "--method", "delta", *given.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert re.search(sentence, one_sentence(done.stderr, code)), done.stderr
    assert done.returncode == 2 and list(out.iterdir()) == []


def test_a_tile_that_is_no_multiple_of_the_methods_is_refused_with_one_that_is(tall, out, tmp_path):
    from toys import toy

    asked = runs.job_of(tall, out, toy(tmp_path / "toy.onnx", multiple=48), tile=100)
    with pytest.raises(
        errors.TileError, match="A tile of 100 is not a multiple of 48, which 'toy' needs: give --tile 96"
    ):
        fuse.run(asked, lambda event: None)
    assert list(out.iterdir()) == []
