"""Where an output can't be written, or something is there already: it is kept, and one sentence says so."""

import os
import subprocess

import pytest
import runs
from osgeo import gdal


def test_an_existing_output_is_kept_unless_asked(fuse, pair, run_command, tmp_path):
    (tmp_path / "o.tif").write_text("precious")
    given = runs.words(pair, "copy", tmp_path / "o.tif")
    refused = run_command(*given)
    assert refused.returncode == 2 and "[output-exists]" in refused.stderr
    assert (tmp_path / "o.tif").read_text() == "precious"
    assert run_command(*given, "--overwrite").returncode == 0
    assert gdal.Open(str(tmp_path / "o.tif")).RasterCount == 3


def test_a_link_is_written_through_and_a_pipe_is_refused(pair, run_command, tmp_path):
    (tmp_path / "real.tif").write_text("old")
    (tmp_path / "link.tif").symlink_to("real.tif")
    os.mkfifo(tmp_path / "pipe.tif")
    assert run_command(*runs.words(pair, "copy", tmp_path / "link.tif", "--overwrite")).returncode == 0
    assert (tmp_path / "link.tif").is_symlink() and gdal.Open(str(tmp_path / "real.tif")).RasterCount == 3
    refused = run_command(*runs.words(pair, "copy", tmp_path / "pipe.tif", "--overwrite"))
    assert refused.returncode == 2 and "is a device or a pipe" in refused.stderr
    assert (tmp_path / "pipe.tif").is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(pair, run_command, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    done = run_command(*runs.words(pair, "copy", folder / "o.tif"))
    assert done.returncode == 2 and "[output-not-writable]" in done.stderr


def test_a_folder_that_cannot_be_written_is_said(pair, run_command):
    done = run_command(*runs.words(pair, "copy", "/proc/o.tif"))
    assert done.returncode == 2 and "[output-not-writable]" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk takes root to mount")
def test_a_full_disk_is_said_and_left_empty(pair, run_command, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(disk)], check=False
    ).returncode:
        pytest.skip("this machine does not let root mount a tmpfs")
    try:
        done = run_command(*runs.words(pair, "delta", disk / "o.tif", "--dtype", "float32"))
        assert done.returncode == 2, done.stdout + done.stderr
        assert "[disk-full]" in done.stderr and "Traceback" not in done.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
