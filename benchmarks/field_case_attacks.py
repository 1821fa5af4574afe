"""What is right under accidents: odd files, odd models, odd jobs, torn caches; see field_cases.py."""

from __future__ import annotations

import json
import os
import re
import shutil

from field_case_checks import NETWORKS
from field_case_faces import CANT_REACH, no_secret
from field_case_tools import (
    KERNELS,
    ROOT,
    Case,
    Finding,
    Findings,
    at_most,
    check_of,
    either,
    is_refused,
    is_whole,
    is_whole_or_refused,
    rmse,
    says,
    served,
    within,
)

SCENE = tuple(f"../_scene/{name}" for name in ("f1_2024-04-12.tif", "c1_2024-04-12.tif", "c2_2024-07-01.tif"))
F1, C1, C2 = SCENE
PYTHON = ROOT / ".venv" / "bin" / "python"


@check_of("closed-standard-streams")
def closed_streams(case: Case) -> Findings:
    words = f"$CHRONOFUSE/.venv/bin/chronofuse fuse --fine {F1} --coarse {C1} --target {C2} --method delta"
    for number, (what, streams) in enumerate(
        (
            ("stdout closed", ">&-"),
            ("stderr closed", "2>&- >out/said"),
            ("stderr full", "2>/dev/full >out/said"),
        )
    ):
        ended = case.run(["bash", "-c", f"{words} -o out/{number}.tif {streams}"])
        there = case.path(f"out/{number}.tif").exists()
        yield Finding(
            what, f"{ended}, {'an' if there else 'no'} output", "exit 0", ended.status == 0 and there
        )


@check_of("credentials-in-outputs")
def credentials(case: Case) -> Findings:
    with served(case.root / "_scene") as port:
        address = f"http://alice:s3cr3t@127.0.0.1:{port}/c2_2024-07-01.tif?X-Amz-Signature=TOKEN123"
        yield from no_secret(case, (F1, C1, f"/vsicurl/{address}"), ("s3cr3t", "TOKEN123"))


@check_of("crs-that-proj-cannot-reach")
def unreachable_crs(case: Case) -> Findings:
    for name in ("c2_local_cs.tif", "c2_moon.tif"):
        yield is_refused(f"{name} as C2", case.check(F1, C1, name), codes=CANT_REACH)
    yield is_refused("c2_local_cs.tif as F1", case.check("c2_local_cs.tif", C1, C2), codes=CANT_REACH)


@check_of("damaged-geokeys")
def damaged_geokeys(case: Case) -> Findings:
    for path in sorted(case.folder.glob("*.tif")):
        yield is_whole_or_refused(path.name, case.check(F1, C1, path.name))


@check_of("digest-leaves-functions-out")
def digest(case: Case) -> Findings:
    ended = case.fuse(*SCENE, case.path("function-changed.onnx"))
    yield is_refused("a function that was changed", ended, codes=("bad-model-file",))


@check_of("dollar-signs-in-band-names")
def dollar_signs(case: Case) -> Findings:
    images = ("f1_2024-04-01.tif", "c1_2024-04-01.tif", "c2_2024-07-01.tif")
    ended = case.fuse(*images, "delta", "--reference", "f2_2024-07-01.tif", "--html", "out/o.html")
    yield is_whole("a fusion with a report", ended)
    made = sorted(path.name for path in case.path("out").iterdir())
    yield Finding("outputs", ", ".join(made) or "none", "o.html, o.tif", made == ["o.html", "o.tif"])
    ended = case.command("assess", "f1_2024-04-01.tif", "f2_2024-07-01.tif", "--html", "out/a.html")
    yield is_whole("an assessment with a report", ended)


@check_of("empty-band-poisons-networks")
def empty_band(case: Case) -> Findings:
    truth = case.values("truth_full.tif")
    for method in ("delta", "softmix", *NETWORKS):
        case.fuse("f1_full.tif", "c1_full.tif", "c2_full.tif", method, output="out/full.tif")
        case.fuse("f1_nir_empty.tif", "c1_nir_empty.tif", "c2_full.tif", method)
        full, made = case.values("out/full.tif"), case.values()
        if len(made) < 3 or len(full) < 3:
            yield Finding(method, "no output", "an output", False)
            continue
        limit = 2 * rmse(full[:3], truth[:3]) + 0.005
        yield at_most(f"RMSE of the bands that are not empty by {method}", rmse(made[:3], truth[:3]), limit)
    snow = case.values("plain_truth_snow.tif")
    for method in ("delta", "edcstfn", "chrono"):
        case.fuse("plain_f1.tif", "plain_c1.tif", "plain_c2_snow.tif", method)
        yield at_most(f"RMSE of snow on a plain by {method}", rmse(case.values(), snow), 0.05)
        yield within(f"range of snow on a plain by {method}", case.values(), -0.1, 1.2)


@check_of("fifo-among-models")
def fifo(case: Case) -> Findings:
    models = case.home / "models"
    models.mkdir()
    os.mkfifo(models / "x.onnx")
    ended = case.command("methods", seconds=20)
    yield is_whole("the list of methods", ended)
    os.mkfifo(case.path("f.tif"))
    yield is_refused("a pipe as F1", case.check("f.tif", C1, C2, seconds=20))
    os.mkfifo(case.path("w.safetensors"))
    ended = case.command("export", "w.safetensors", "--name", "x", "-o", "out/x.onnx", seconds=60)
    yield is_refused("a pipe as a checkpoint", ended)


@check_of("html-in-qgis-messages")
def html_in_messages(case: Case) -> Findings:
    program = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
app = QgsApplication([], True); app.initQgis()
from chronofuse.ui import findings
shown = findings.Findings(); shown.show_all([("error", "F1 '<a href=x>repair</a>.tif' does not exist")])
label = shown.labels[0]
rich = label.textFormat() == Qt.TextFormat.RichText or (
    label.textFormat() == Qt.TextFormat.AutoText and Qt.mightBeRichText(label.text()))
print("rich" if rich else "plain", flush=True); os._exit(0)
"""
    ended = case.run([PYTHON, "-c", program])
    shown = ended.out.strip().splitlines()[-1:] or [str(ended)]
    yield Finding("the dock's label shows", shown[0], "plain", shown[0] == "plain")
    dock = (ROOT / "ui" / "dock.py").read_text("utf-8")
    raw = re.findall(r"pushMessage\([^)]*(?<!escape\()str\(error\)", dock)
    measured = "the text as it is" if raw else "escaped text"
    yield Finding("the message bar is given", measured, "escaped text", not raw)


@check_of("impossible-geotransforms")
def impossible_geotransforms(case: Case) -> Findings:
    for path in sorted(case.folder.glob("*.vrt")):
        images = (path.name, C1, C2) if path.name.startswith("f1") else (F1, C1, path.name)
        yield is_refused(path.name, case.check(*images, seconds=30), codes=("no-crs", "unreadable-file"))


@check_of("job-files-with-tracebacks")
def job_files(case: Case) -> Findings:
    for path in sorted(case.folder.glob("*.json")):
        path.write_text(of_today(path.read_text("utf-8")), "utf-8")
        entry = ROOT / "engine" / "__main__.py"
        line = f"sleep 8 | {PYTHON} -I -B {entry} worker {path.name}"
        ended = case.run(["bash", "-c", f"({line}) 2> worker.log"], seconds=60)
        last = json.loads((ended.out.strip().splitlines() or ["{}"])[-1])
        trace = "Traceback" in case.path("worker.log").read_text("utf-8", "replace")
        told = f"{last.get('event')} [{last.get('code', '')}] {last.get('message', '')[:100]}"
        good = last.get("event") == "finished" if path.stem == "ok" else last.get("event") == "failed"
        foreseen = last.get("code") != "internal-error" and len(last.get("message", "")) < 2000
        wanted = "finished" if path.stem == "ok" else "one sentence"
        yield Finding(
            path.name, told + (", a traceback" if trace else ""), wanted, good and foreseen and not trace
        )
        case.path("out.tif").unlink(missing_ok=True)


def of_today(text: str) -> str:
    """A job of version 1 with one target as one of version 2; as text, since some are no JSON to Python."""
    text = re.sub(r'"chronofuse_job": ?1', '"chronofuse_job": 2', text)
    named = re.search(r'"target": ("(?:[^"\\]|\\.)*"), (.*)"output": ("[^"]*")', text)
    if not named:
        return text
    target = f'"targets": [{{"coarse": {named[1]}, "outputs": {{"output": {named[3]}}}}}], {named[2]}'
    return (text[: named.start()] + target + text[named.end() :]).replace('", }', '"}').replace('", ,', '",')


@check_of("latin1-file-name")
def latin1(case: Case) -> Findings:
    folder = os.fsencode(case.folder)
    shutil.copy(case.path(F1), folder + b"/B\xe4ume_2024-04-12.tif")
    yield is_whole_or_refused("an input", case.fuse(b"B\xe4ume_2024-04-12.tif", C1, C2))
    yield is_whole_or_refused("an output", case.fuse(*SCENE, output=b"out/\xfcber.tif"))


@check_of("matplotlibrc-of-the-user")
def matplotlibrc(case: Case) -> Findings:
    settings = case.root / "user" / ".config" / "matplotlib"
    settings.mkdir(parents=True)
    (settings / "matplotlibrc").write_text("text.usetex: True\n")
    more = ("--html", "out/o.html", "--reference", "../_scene/truth_2024-07-01.tif")
    yield is_whole("a report", case.fuse(*SCENE, "delta", *more, XDG_CONFIG_HOME=""))


@check_of("model-gives-nan-on-valid-pixels")
def model_gives_nan(case: Case) -> Findings:
    for name in ("nan-where-dark", "1e30-where-dark"):
        ended = case.fuse(*SCENE, case.path(f"{name}.onnx"), "--dtype", "float32")
        yield either(
            says(name, ended, r"warning: .*(no number|NaN|reflectance|network|model)"),
            is_refused(name, ended),
        )


@check_of("one-bad-model-takes-the-list-down")
def one_bad_model(case: Case) -> Findings:
    models = case.home / "models"
    for path in sorted(p for p in case.folder.glob("*.onnx") if p.stem != "to-import"):
        shutil.rmtree(models, ignore_errors=True)
        models.mkdir()
        shutil.copy(path, models)
        ended = case.command("methods")
        is_listed = ended.status == 0 and "chrono" in ended.out and "Traceback" not in ended.said
        yield Finding(path.name, "listed" if is_listed else str(ended), "the other methods", is_listed)
    shutil.rmtree(models)
    yield is_refused("its import", case.command("import", "to-import.onnx"))
    left = sorted(path.name for path in models.iterdir()) if models.exists() else []
    yield Finding("left by the import", ", ".join(left) or "nothing", "nothing", not left)


@check_of("torn-kernel-cache")
def torn_kernels(case: Case) -> Findings:
    yield is_whole("the first run", case.fuse(*SCENE))
    kernels = case.home / "kernels"
    kernels.unlink()
    shutil.copytree(KERNELS, kernels)
    for path in kernels.rglob("*.nbi"):
        path.write_bytes(b"")
    for number in (1, 2):
        yield is_whole(f"run {number} with empty kernel files", case.fuse(*SCENE))


@check_of("zero-filled-model")
def zero_filled(case: Case) -> Findings:
    models = case.home / "models"
    models.mkdir()
    (models / "cut.onnx").write_bytes(bytes(20_000_000))
    ended = case.command("methods")
    yield is_whole("the list of methods", ended)
    yield at_most("seconds that it takes", ended.seconds, 5)
