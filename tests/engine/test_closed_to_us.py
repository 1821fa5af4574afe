"""Files and folders that the user who runs the command may not read: the sentence says which, and nothing
that lies there is passed over in silence.

The command is run as another user, which only root can do; elsewhere these tests are skipped.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import deliveries as made
import field_scenes
import pytest
import warm

NOBODY = 65534
pytestmark = pytest.mark.long
PLACES = {
    "a file in a folder that is closed": ("closed/c2.tif", "the folder '{folder}/closed'"),
    "a file that is closed": ("c2_closed.tif", "it"),
    "a product's folder that is closed": (f"closed_product/{made.LC08}", "it"),
    "an archive that is closed": ("closed.tar", "it"),
}


@pytest.fixture(scope="module")
def files():
    """F1, C1 and C2, with folders, files and products beside them that another user may not read; pytest's
    own folders are closed to all others."""
    if os.name != "posix" or os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("only root can run a command as another user")
    with tempfile.TemporaryDirectory(prefix="chronofuse-closed-", ignore_cleanup_errors=True) as place:
        Path(place).chmod(0o755)
        yield made_in(Path(place))


def made_in(folder):
    fine, before, after = field_scenes.two_dates(folder)
    (folder / "closed").mkdir()
    shutil.copy(after, folder / "closed" / "c2.tif")
    shutil.copy(after, folder / "c2_closed.tif")
    product = made.landsat(folder / "closed_product", bands=(4, 5))
    made.tar_of(product, folder / "closed.tar")
    for name in ("closed", "c2_closed.tif", product, "closed.tar"):
        (folder / name).chmod(0)
    return folder, (fine, before, after)


def command(folder, *words, program=warm.REAL_COMMAND, **environment):
    """The command as nobody, whose own folder it may write in."""
    home = folder / "nobody"
    home.mkdir(exist_ok=True)
    os.chown(home, NOBODY, NOBODY)
    as_nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    return subprocess.run(
        [*as_nobody, str(program), *map(str, words)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd="/",
        env={
            **os.environ,
            "HOME": str(home),
            "CHRONOFUSE_HOME": str(home / "own"),
            "TMPDIR": str(home),
            **environment,
        },
    )


@pytest.mark.parametrize("place", PLACES)
def test_an_image_that_this_user_may_not_read_is_said_to_be_so(place, files):
    folder, (fine, before, _) = files
    name, which = PLACES[place]
    words = ("--fine", fine, "--coarse", before, "--target", folder / name, "--method", "delta")
    done = command(folder, "check", *words)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert (
        f"C2 '{folder / name}' can't be read, because this user may not read {which.format(folder=folder)} "
        "(permission denied): change its permissions, or give a copy of your own. [unreadable-file]"
    ) in done.stderr, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("pairs", "closed/c2.tif"),
        ("pairs", "closed/table.csv"),
        ("assess", "--series", "closed/series.csv"),
        ("import", "closed/model.onnx"),
    ],
)
def test_so_is_whatever_else_is_named(words, files):
    folder, _ = files
    *own, name = words
    done = command(folder, *own, folder / name)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert f"because this user may not read the folder '{folder}/closed'" in done.stderr, done.stderr


def test_a_run_in_the_name_of_another_user_says_where_it_may_not_keep_its_rows(files):
    """As with `sudo -u`, which leaves the folders of who typed it."""
    folder, (fine, before, after) = files
    words = ("--fine", fine, "--coarse", before, "--target", after, "--method", "delta")
    own = {"CHRONOFUSE_HOME": str(folder / "closed" / "own")}
    done = command(folder, "fuse", *words, "-o", folder / "nobody" / "o.tif", **own)
    assert done.returncode == 2 and f"this user may not write in '{folder}/closed'" in done.stderr
    assert "set CHRONOFUSE_HOME to another folder. [output-not-writable]" in done.stderr
    assert command(folder, "methods", **own).returncode == 0
    assert not (folder / "nobody" / "o.tif").exists()


def test_quality_bands_that_nobody_can_see_are_said_to_be_so(files):
    """A folder whose files can be opened by their names but not listed."""
    folder, _ = files
    product = made.landsat(folder / "not_listed", bands=(4,))
    product.chmod(0o711)
    band = product / f"{made.LC08}_SR_B4.TIF"
    program = "import sys; from chronofuse.engine.raster.readers import open_image; "
    program += "print(open_image(sys.argv[1], 'F1').scale_note)"
    done = command(folder, "-c", program, band, program=sys.executable)
    assert f"can't be seen, because this user may not read '{product}'" in done.stdout, done.stderr
