"""What is wrong in the examples of test_error_sentences.py, by the name that an example has in the golden
list."""

from __future__ import annotations

import json

PAIR = "--fine F1 --coarse C1 --target C2"
FUSE = f"fuse {PAIR} --threads 2 -o ./o.tif --method delta"
TWO_PAIRS = "fuse --fine F1 --coarse C1 --fine F3 --coarse C3 --target BETWEEN -o ./o.tif"
TWO_DATES = "fuse --fine F1 --coarse C1 --target C2 --target BETWEEN --method delta"
SERIES = "assess --prediction F1 --truth F3 --prediction F3 --truth F3"
TRAIN = "train --name toy --steps 2 --data"

BY_ARGUMENTS = {
    # what the images are
    "missing-file": FUSE.replace("F1", "./nowhere.tif"),
    "missing-file, of the second pair": TWO_PAIRS.replace("C3", "./nowhere.tif") + " --method estarfm",
    "missing-file, of the second date": TWO_DATES.replace("BETWEEN", "./nowhere.tif")
    + " -o ./o1.tif -o ./o2.tif",
    "missing-file, a reference of the second date": TWO_DATES
    + " -o ./o1.tif -o ./o2.tif --reference F3 --reference ./nowhere.tif",
    "missing-file, a model file": f"{FUSE} --method ./nowhere.onnx",
    "missing-file, a series": "assess --series ./nowhere.csv",
    "missing-file, to assess": "assess ./nowhere.tif F3",
    "unreadable-file": FUSE.replace("C1", "./garbage.tif"),
    "unreadable-file, a pipe": FUSE.replace("C1", "./pipe.tif"),
    "unreadable-file, the standard input": "assess /vsistdin/ F3",
    "unreadable-file, an archive that ends early": FUSE.replace("C1", "./cut.tar"),
    "unreadable-file, a folder without a product": FUSE.replace("C1", "./one"),
    "no-crs": FUSE.replace("F1", "./no_crs.tif"),
    "no-crs, a pixel without a size": FUSE.replace("F1", "./no_size.tif"),
    "no-crs, one that leads nowhere": FUSE.replace("C2", "./local.tif"),
    "no-overlap": FUSE.replace("C2", "./elsewhere.tif"),
    "grid-mismatch": FUSE.replace("F1", "./pole.tif").replace("C1", "./degrees.tif"),
    "all-nodata": FUSE.replace("C2", "./all_nodata.tif"),
    "band-mismatch": FUSE.replace("C1", "./two_bands.tif"),
    "band-mismatch, of the second date": TWO_DATES.replace("BETWEEN", "./two_bands.tif")
    + " -o ./o1.tif -o ./o2.tif",
    "band-mismatch, NDVI of another band": "fuse --fine ./red.tif --coarse ./red_1.tif --target ./red_2.tif "
    "--ratio 8 --method delta -o ./o.tif --ndvi ./n.tif",
    "bad-ratio": f"{FUSE} --ratio 0.5",
    "wrong-role": "fuse --fine F1 --coarse C1 --target F3 --method delta -o ./o.tif",
    "wrong-role, one file twice": f"{FUSE} --reference F1",
    "wrong-role, a coarse reference": f"{FUSE} --reference BETWEEN",
    "all-nodata, by clouds": "fuse --fine ./cloud.tif --coarse ./land.tif --target ./land.tif --method delta "
    "-o ./o.tif --mask F1=auto",
    "bad-ratio, against the pixel sizes": f"{FUSE} --ratio 3",
    "bad-ratio, to assess": "assess F1 F3 --ratio 0.5",
    # what was asked for
    "unknown-method": f"{FUSE} --method magic",
    "unknown-method, to remove": "remove magic",
    "pair-count": f"{FUSE} --method estarfm",
    "pair-count, one too many": f"{TWO_PAIRS} --method delta",
    "bad-parameter": f"{FUSE} --method fitfc --param window=abc",
    "bad-parameter, without a value": f"{FUSE} --method fitfc --param window",
    "bad-parameter, not there": f"{FUSE} --method fitfc --param nosuch=1",
    "no-change-probability": f"{FUSE} --method starfm --change-probability ./p.tif",
    "no-uncertainty": f"{FUSE} --method ./multiple.onnx --param samples=1 --uncertainty ./u.tif",
    "bad-calibration": f"{FUSE} --uncertainty ./u.tif --calibration F1",
    "bad-calibration, nothing to scale": f"{FUSE} --calibration F1",
    "bad-model-file": f"{FUSE} --method ./garbage.onnx",
    "bad-model-file, a pipe": f"{FUSE} --method ./pipe.onnx",
    "memory-budget": f"{FUSE} --tile 64 --memory 5",
    "memory-budget, of nothing": f"{FUSE} --memory 0",
    "bad-tile": f"{FUSE} --method ./multiple.onnx --tile 100",
    "device-unusable": f"{FUSE} --method edcstfn --device cuda",
    "cluster": f"{FUSE} --cluster nowhere://127.0.0.1:1",
    # where it goes
    "output-exists": f"{FUSE} -o ./there.tif".replace("-o ./o.tif ", ""),
    "output-exists, of the second date": f"{TWO_DATES} -o ./o1.tif -o ./there.tif",
    "output-exists, of an assessment": "assess F1 F3 --json ./there.tif",
    "output-not-writable": FUSE.replace("./o.tif", "./no/such/o.tif"),
    "output-not-writable, no GeoTIFF": FUSE.replace("./o.tif", "./o.jp2"),
    "output-not-writable, of the second date": f"{TWO_DATES} -o ./o1.tif -o ./no/such/o2.tif",
    "output-not-writable, a folder": f"{FUSE} --report .",
    "output-not-writable, not UTF-8": FUSE.replace("./o.tif", "./\udcfcber.tif"),
    # what does not go together
    "bad-job": FUSE.replace("./o.tif", "F1"),
    "bad-job, more outputs than dates": f"{FUSE} -o ./2.tif",
    "bad-job, fewer outputs than dates": f"{TWO_DATES} -o ./o.tif",
    "bad-job, two outputs of one name": f"{TWO_DATES} -o ./o.tif -o ./o.tif",
    "bad-job, an output that is the NDVI of another date": f"{TWO_DATES} -o ./o1.tif -o ./o2.tif "
    "--ndvi ./n1.tif --ndvi ./o1.tif",
    "bad-job, an output that is the second date": f"{TWO_DATES} -o ./o1.tif -o BETWEEN",
    "bad-job, an output that is the reference": f"{FUSE} --reference F3 --report F3",
    "bad-job, a shift beyond the fine image": f"{FUSE} --register 90000,0",
    "bad-job, a date that is not known": f"{TWO_DATES} -o ./{{date}}.tif".replace("BETWEEN", "./c.tif"),
    "bad-job, a day that does not exist": f"{FUSE} --target-date 2023-02-30",
    "bad-job, a second day that does not exist": f"{TWO_DATES} -o ./o1.tif -o ./o2.tif "
    "--target-date 2024-07-01 --target-date tomorrow",
    "bad-job, pairs that are none": f"{FUSE} --fine F3",
    "bad-job, three pairs": f"{FUSE} --fine F3 --coarse C3 --fine F3 --coarse C3",
    "bad-job, too many threads": f"{FUSE} --threads 5000",
    "bad-job, a tile too small": f"{FUSE} --tile 3",
    "bad-job, float16 on the CPU": f"{FUSE} --precision float16 --device cpu",
    "bad-job, to resume on a cluster": f"{FUSE} --resume --cluster tcp://127.0.0.1:1",
    "bad-job, an empty path": FUSE.replace("C2", "''"),
    "bad-job, nothing to assess": "assess",
    "bad-job, truths that are too few": f"{SERIES} --prediction F1",
    "bad-job, an index beyond its limits": "assess F1 F3 --threshold 2",
    "bad-job, a tolerance beyond its limits": "assess F1 F3 --tolerance 65",
    "bad-job, a report in the place of the second truth": f"{SERIES} --json F3",
    "bad-job, threads of the devices": "devices --threads 0",
    "bad-series": f"{SERIES}",
    "bad-series, another table": "assess --series ./other.csv",
    "bad-series, a table without files": "pairs ./other.csv",
    "bad-series, fine images alone": "pairs ./one",
    "bad-series, a kind that no image has": "pairs ./twice --fine landsat8",
    "bad-series, a day that does not exist": "assess --series ./bad_day.csv",
    "bad-places": "curves ./one --places ./other.csv -o ./o.csv",
    "bad-places, a field that is not there": "curves ./one --places ./other.csv --id-field plot -o ./o.csv",
    "bad-factors": "drivers --places ./other.csv --response a --factors b -o ./o.csv",
    "bad-classes": "assess F1 F3 --classes ./one_band.tif ./one_band.tif --index ndvi",
    "bad-classes, of a series": f"{SERIES} --classes ./one_band.tif ./one_band.tif",
    "bad-classes, that are none": "assess F1 F3 --classes ./one_band.tif ./one_band.tif",
    # models
    "bad-model-file, to import": "import ./garbage.onnx --manifest ./manifest.json",
    "training-data": f"{TRAIN} ./one",
    "training-overlap": f"{TRAIN} ./twice --validate b",
}
"""What is wrong to the command that a user would type. F1 is the pair's first fine image, ./ this test's
folder."""

IN_THEIR_PROCESS = (
    "missing-file",
    "output-exists",
    "bad-series",
    "bad-classes, that are none",
    "cluster",
    "training-data",
    "training-overlap",
)
"""Those of BY_ARGUMENTS for which the engine, or the trainer, is started as for a user."""

ENGINES = {
    "worker-died": "kill -9 $$",
    "worker-died, with a status": "echo 'it broke' >&2; exit 3",
    "protocol": "echo hello",
    "protocol, without a result": "exit 0",
    "cancelled": "kill -INT $PPID; exec sleep 20",
    "stalled": "exec sleep 20",
    "internal-error": "fuse.run = lambda *_: [][0]",
    "out-of-memory": "def run(*_): raise MemoryError\nfuse.run = run",
    "disk-full": "import collections, shutil\n"
    "shutil.disk_usage = lambda _: collections.namedtuple('Usage', 'total used free')(9e9, 9e9, 1e3)",
}
"""What is wrong to what stands in for the engine: a shell's commands, or Python before the true worker begins
(where it has to do with `fuse` or imports)."""

JOB_FILES = {
    "not JSON": lambda text: text[:-20],
    "another version": lambda text: text.replace('"chronofuse_job": ', '"chronofuse_job": 9'),
    "no version": lambda text: "{}",
    "an unknown action": lambda text: changed(text, action="paint"),
    "an unknown key": lambda text: changed(text, colour="red"),
    "a missing key": lambda text: changed(text, method=None, drop="method"),
    "no pairs": lambda text: changed(text, pairs="none"),
    "a pair without a coarse image": lambda text: changed(text, pairs=[{"fine": "f.tif"}]),
    "a number in the place of a text": lambda text: changed(text, method=3),
    "a text in the place of a number": lambda text: changed(text, tile="large"),
    "a parameter that is a list": lambda text: changed(text, params={"window": [3]}),
}
"""What is done to a job file that the command line made."""


def changed(text: str, drop: str = "", **values) -> str:
    job = {**json.loads(text), **values}
    job.pop(drop, None)
    return json.dumps(job)


def refused(assess, *arguments, code: str, part: str) -> None:
    """`chronofuse assess` ends with one sentence that has this code and holds this part."""
    assess(*arguments, fails=True)
    said = assess.done.stderr.strip().splitlines()
    assert len(said) == 1 and said[0].endswith(f"[{code}]") and part in said[0], assess.done.stderr


WHEEL = "ERROR: No matching distribution found for numba==0.68.1"
PROXY = {"proxy": "http://me:secret@proxy.example.org:3128"}
BY_PIP = {
    "a proxy that asks for a login": (
        "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication "
        f"Required'))\n{WHEEL}",
        PROXY,
    ),
    "a proxy that is not there": (f"ProxyError('Cannot connect to proxy.')\n{WHEEL}", PROXY),
    "a proxy of another kind": (
        "ERROR: Missing dependencies for SOCKS support",
        {"proxy": "socks5h://p:1080"},
    ),
    "no network": (f"NewConnectionError: Temporary failure in name resolution\n{WHEEL}", {}),
    "a certificate": (f"SSLCertVerificationError: certificate verify failed\n{WHEEL}", {}),
    "a line that broke off": ("ReadTimeoutError: Read timed out.", {}),
    "an index that refuses": ("ERROR: HTTP error 503 while getting https://wheels.example.org/x.whl", {}),
    "an index without the wheel": (WHEEL, {}),
    "a folder without the wheel": (WHEEL, {"wheels": "/media/wheels"}),
    "a folder that can't be written": ("OSError: [Errno 13] Permission denied: '/opt/engine/lib'", {}),
    "a full disk": ("ERROR: [Errno 28] No space left on device", {}),
    "another reason": ("ERROR: Exception:\nModuleNotFoundError: No module named 'pip._vendor'", {}),
}
"""What pip says, in short, and the wishes; tests/engine/door/test_set_up_failures.py has the real pip."""
