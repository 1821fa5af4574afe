"""What lets one in to a server, and where a user's files lie, goes into nothing that is handed on.

The server is on this machine: a real one of the standard library, which asks nobody for the password.
"""

import functools
import http.server
import json
import re
import shutil
import threading
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal

from chronofuse.engine.door.addresses import for_a_report
from chronofuse.engine.door.value import ALL_BANDS, Figures, Value
from chronofuse.engine.report.tables import figures_csv

LOGIN, QUERY = "alice:S3CRET@", "?se=2030-01-01&X-Amz-Signature=S3CRET"


class Ranges(http.server.SimpleHTTPRequestHandler):
    """Answers requests for parts of a file, as what serves images does."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if not (path.is_file() and wanted):
            super().do_GET()
            return
        data = path.read_bytes()
        first, last = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last + 1 - first))
        self.end_headers()
        self.wfile.write(data[first : last + 1])

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server(pair, tmp_path_factory):
    """A function that gives the signed address of an image of the pair."""
    folder = tmp_path_factory.mktemp("served")
    for path in (pair.fine_1, pair.coarse_1, pair.coarse_2):
        shutil.copy(path, folder)
    with zipfile.ZipFile(folder / "fine.zip", "w") as archive:
        archive.write(pair.fine_1, Path(pair.fine_1).name)
    serving = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Ranges, directory=str(folder))
    )
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{serving.server_address[1]}"
    yield lambda name, login=LOGIN: f"/vsicurl/http://{login}{host}/{name}{QUERY}"
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def fused(run_command, server, pair, out):
    """A run from signed addresses, with all that it can write; what it printed."""
    return run_command(
        *("fuse", "--fine", server(Path(pair.fine_1).name), "--coarse", pair.coarse_1),
        *("--target", server(Path(pair.coarse_2).name), "--method", "delta", "--json"),
        *("-o", out / "o.tif", "--ndvi", out / "n.tif", "--report", out / "o.json", "--html", out / "o.html"),
    )


def test_no_output_and_no_event_has_the_login_or_the_signature(fused, out):
    assert fused.returncode == 0, fused.stderr
    assert "S3CRET" not in fused.stdout + fused.stderr
    for path in out.iterdir():
        assert b"S3CRET" not in path.read_bytes() and b"alice" not in path.read_bytes(), path


def test_tags_name_files_and_not_folders_and_servers_without_what_lets_one_in(fused, pair, out):
    assert fused.returncode == 0, fused.stderr
    tags = gdal.Open(str(out / "o.tif")).GetMetadata()
    assert tags["CHRONOFUSE_INPUT_C1"] == Path(pair.coarse_1).name
    assert tags["CHRONOFUSE_INPUT_F1"].startswith("/vsicurl/http://127.0.0.1:")
    assert tags["CHRONOFUSE_INPUT_F1"].endswith(f"/{Path(pair.fine_1).name}")
    assert tags["ACQUISITION_DATE"] == "2024-07-01", "the day that the signature ends is none of the image"
    report = json.loads((out / "o.json").read_text())
    assert report["inputs"]["C1"] == for_a_report(pair.coarse_1)


def test_a_mask_and_an_archive_behind_signed_addresses_leave_none_behind_either(
    run_command, server, pair, out, own_home
):
    """F1 in a zip on the server, masked by another file there; the check's own files, too."""
    fine = f"/vsizip/{{{server('fine.zip')}}}/{Path(pair.fine_1).name}"
    words = ("--fine", fine, "--coarse", pair.coarse_1, "--target", pair.coarse_2, "--method", "delta")
    words += ("--mask", f"F1={server(Path(pair.fine_1).name)}", "--report", out / "o.json")
    words += ("--html", out / "o.html", "--overwrite")
    for action in (("check",), ("fuse", "-o", out / "o.tif")):
        done = run_command(*action, *words)
        assert done.returncode == 0 and "S3CRET" not in done.stdout + done.stderr, done.stderr
        for path in (*out.iterdir(), *own_home.rglob("*")):
            assert path.is_dir() or b"S3CRET" not in path.read_bytes(), path
    assert {path.name for path in out.iterdir()} == {"o.tif", "o.json", "o.html"}


def test_an_error_does_not_repeat_a_signature(run_command, server, pair, out):
    words = (
        "fuse",
        "--fine",
        pair.fine_1,
        "--coarse",
        pair.coarse_1,
        "--method",
        "delta",
        "-o",
        out / "o.tif",
    )
    done = run_command(*words, "--target", server("nowhere_2024-07-01.tif"))
    assert done.returncode == 2 and "S3CRET" not in done.stderr + done.stdout, done.stderr
    assert "C2 '/vsicurl/http://127.0.0.1:" in done.stderr and "[unreadable-file]" in done.stderr


@pytest.mark.long
def test_an_assessment_does_not_either(run_command, server, pair, out):
    truth = server(Path(pair.fine_1).name)
    done = run_command(
        "assess", truth, truth, "--json", out / "a.json", "--html", out / "a.html", "--table", out / "a.csv"
    )
    assert done.returncode == 0, done.stderr
    assert "S3CRET" not in done.stdout + done.stderr
    assert all(b"S3CRET" not in path.read_bytes() for path in out.iterdir())


def test_the_terminal_is_not_steered_by_a_files_name(run_command, pair, out):
    """Neither by what is refused nor by what is told of a run that ends well."""
    evil = out / "c\x1b]0;owned\x07_2024-07-01.tif"
    shutil.copy(pair.coarse_2, evil)
    words = ("fuse", "--fine", pair.fine_1, "--coarse", pair.coarse_1, "--method", "delta")
    for done in (
        run_command(*words, "--target", evil, "-o", out / "o\x1b[2J.tif"),
        run_command(*words, "--target", f"{evil}.gone", "-o", out / "p.tif"),
    ):
        assert "\x1b" not in done.stdout + done.stderr and "\x07" not in done.stdout + done.stderr
        assert "\\x1b" in done.stdout + done.stderr


def test_a_table_has_no_formulas():
    names = ["=1+1", "+cmd", "-x", "@sum", "\t=1", " =2", "red"]
    parts = dict.fromkeys(names, -0.25)
    figures = Figures(
        reference=Figures(rmse=Value(-0.25, parts), baselines={"=copy": Figures(rmse=Value(-0.25, parts))}),
        valid_share=1.0,
    )
    head, *lines = figures_csv(figures).splitlines()
    bands = [line.split(",")[2].strip('"') for line in lines]
    assert bands[:8] == [ALL_BANDS, "'=1+1", "'+cmd", "'-x", "'@sum", "'\t=1", "' =2", "red"]
    assert head.split(",")[5] == "'=copy"
    assert all(line.split(",")[4] == "-0.25" for line in lines[:8]), "numbers stay numbers"
