"""A run spread over a Dask cluster: a real scheduler and real workers on this machine, and what may happen
to them."""

import json
import os
import re
import signal
import time
from pathlib import Path

import numpy as np
import pytest
import runs
from local_cluster import SLOW, wait_until
from osgeo import gdal

from chronofuse.engine.cluster.dask_cluster import Cluster
from chronofuse.engine.cluster.parts import Part, part_job, plan
from chronofuse.engine.door.errors import ClusterError, OutputExistsError
from chronofuse.engine.door.jobs import dumps
from chronofuse.engine.door.outputs import Outputs
from chronofuse.engine.raster.strips import BLOCK

pytest.importorskip("distributed")


def said(done) -> str:
    assert done.returncode == 2, done.stderr
    return done.stderr.splitlines()[-1]


@pytest.mark.long
def test_rows_over_a_cluster_give_the_bytes_of_a_single_machine(fuse, cluster, alone, tmp_path):
    done = fuse("starfm", tmp_path / "o.tif", *SLOW, "--cluster", cluster.address)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "o.tif").read_bytes() == alone.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["o.tif"] and cluster.kept() == []


@pytest.mark.long
def test_an_uncertainty_over_a_cluster_has_the_bytes_of_a_single_machine(fuse, cluster, noisy, tmp_path):
    model = noisy(tmp_path / "noisy.onnx", halo=8)
    for name, options in (("alone", ()), ("spread", ("--cluster", cluster.address))):
        (tmp_path / name).mkdir()
        done = fuse(
            model,
            tmp_path / name / "o.tif",
            "--param",
            "samples=2",
            "--uncertainty",
            tmp_path / name / "u.tif",
            "--report",
            tmp_path / name / "r.json",
            *options,
        )
        assert done.returncode == 0, done.stderr
    for file in ("o.tif", "u.tif"):
        assert (tmp_path / "spread" / file).read_bytes() == (tmp_path / "alone" / file).read_bytes()
    alone, spread = (
        json.loads((tmp_path / name / "r.json").read_text())["figures"] for name in ("alone", "spread")
    )
    assert alone["uncertainty"] == spread["uncertainty"] and alone["uncertainty"]["deviation"]["mean"] > 0


@pytest.mark.long
def test_dates_over_a_cluster_give_the_bytes_of_a_single_machine(fuse, scene, cluster, tmp_path):
    both = {"targets": [scene.between, scene.target]}
    for name, options in (("alone", ()), ("spread", ("--cluster", cluster.address))):
        (tmp_path / name).mkdir()
        done = fuse(
            "delta",
            tmp_path / name / "{date}.tif",
            "--cog",
            "--change",
            tmp_path / name / "change_{date}.tif",
            "--report",
            tmp_path / name / "{date}.json",
            *options,
            **both,
        )
        assert done.returncode == 0, done.stderr
    for path in (tmp_path / "alone").glob("*.tif"):
        assert path.read_bytes() == (tmp_path / "spread" / path.name).read_bytes()
    alone, spread = (
        json.loads((tmp_path / name / "2024-07-01.json").read_text())["figures"]
        for name in ("alone", "spread")
    )
    assert {**alone, "timings": 0, "device_reason": ""} == {**spread, "timings": 0, "device_reason": ""}
    assert len(list((tmp_path / "spread").iterdir())) == 6


@pytest.mark.long
def test_a_vrt_leaves_the_parts_where_it_says_and_shows_the_same_pixels(fuse, cluster, alone, tmp_path):
    (tmp_path / "first" / "a & b_parts").mkdir(parents=True)
    (tmp_path / "first" / "a & b_parts" / "rows_000000-009999.tif").write_text("of an earlier run")
    done = fuse(
        "starfm", tmp_path / "first" / "a & b.vrt", *SLOW, "--overwrite", "--cluster", cluster.address
    )
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "first").iterdir()) == ["a & b.vrt", "a & b_parts"]
    moved = (tmp_path / "first").rename(tmp_path / "moved")
    found, expected = gdal.Open(str(moved / "a & b.vrt")), gdal.Open(str(alone))
    assert np.array_equal(found.ReadAsArray(), expected.ReadAsArray())
    assert (
        found.GetMetadata() == expected.GetMetadata()
        and found.GetGeoTransform() == expected.GetGeoTransform()
    )
    for number in (1, 2):
        a, b = found.GetRasterBand(number), expected.GetRasterBand(number)
        assert (a.GetDescription(), a.GetScale(), a.GetNoDataValue(), a.DataType) == (
            b.GetDescription(),
            b.GetScale(),
            b.GetNoDataValue(),
            b.DataType,
        )
    parts = sorted(p.name for p in (moved / "a & b_parts").iterdir())
    assert parts == ["rows_000000-000512.tif", "rows_000512-001024.tif", "rows_001024-001304.tif"]


def test_the_parts_of_a_vrt_replace_only_parts_and_only_when_asked(tmp_path):
    (tmp_path / "o_parts").mkdir()
    (tmp_path / "o_parts" / "rows_000000-009999.tif").write_text("old")
    wanted = {"output": str(tmp_path / "o.vrt")}
    with pytest.raises(OutputExistsError, match=r"o_parts.*--overwrite"):
        Outputs(wanted, "run", overwrite=False, in_parts=True)
    (tmp_path / "o_parts" / "notes.txt").write_text("mine")
    with pytest.raises(OutputExistsError, match=r"notes\.txt"):
        Outputs(wanted, "run", overwrite=True, in_parts=True)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["notes.txt", "o_parts", "rows_000000-009999.tif"]


def test_a_vrt_is_for_a_cluster_alone(fuse, tmp_path):
    assert ".vrt is for --cluster" in said(fuse("delta", tmp_path / "o.vrt"))
    assert list(tmp_path.iterdir()) == []


# ---- what may happen


@pytest.mark.long
def test_a_worker_that_is_killed_midway_leaves_the_bytes_as_they_are(fusing, frail, alone, tmp_path):
    (tmp_path / "out").mkdir()
    run = fusing("starfm", tmp_path / "out" / "o.tif", *SLOW, "--cluster", frail.address)
    victim = frail.busy()
    engines = frail.engines(victim)
    victim.send_signal(signal.SIGKILL)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors
    assert (tmp_path / "out" / "o.tif").read_bytes() == alone.read_bytes()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["o.tif"]
    assert not any(Path(f"/proc/{pid}").exists() for pid in engines) and frail.kept() == []


@pytest.mark.long
def test_a_part_whose_engine_is_killed_is_tried_again(fusing, cluster, alone, tmp_path):
    run = fusing("starfm", tmp_path / "o.tif", *SLOW, "--cluster", cluster.address)
    for pid in cluster.engines(cluster.busy()):
        os.kill(int(pid), signal.SIGKILL)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors
    assert (tmp_path / "o.tif").read_bytes() == alone.read_bytes() and [
        p.name for p in tmp_path.iterdir()
    ] == ["o.tif"]


@pytest.fixture
def parts_of(tmp_path):
    """A function that has a cluster predict parts of a scene: the parts and their results, as they come."""
    scene = runs.tall_scene(tmp_path, height=4 * BLOCK)
    asked = runs.job_of(scene, tmp_path, "delta", params={})
    (tmp_path / "parts").mkdir()
    folders = {"output": tmp_path / "parts"}

    def texts(part: Part) -> str:
        return dumps(part_job(asked, part, 0, folders, 500))

    def parts_of(connected: Cluster):
        return connected.run(plan(4 * BLOCK, 1, 4, 1), texts, lambda *_: None, lambda: None)

    return parts_of


@pytest.mark.long
def test_a_result_that_nobody_had_fetched_when_its_worker_ended_is_made_again(frail, parts_of):
    """The run joins one part while the worker that has the next ones' results ends."""
    with Cluster(frail.address) as connected:
        client = connected._client
        came = parts_of(connected)
        first, _ = next(came)
        wait_until(lambda: not any(client.processing().values()) and len(client.who_has()) >= 3)
        holders = client.has_what()
        victim = max(holders, key=lambda address: len(holders[address]))
        os.kill(client.run(os.getpid)[victim], signal.SIGKILL)
        wait_until(lambda: any(known.status == "lost" for known in client.futures.values()))
        rest = [part for part, _ in came]
    assert sorted(part.first for part in (first, *rest)) == [0, BLOCK, 2 * BLOCK, 3 * BLOCK]


@pytest.mark.long
def test_a_cluster_without_any_worker_left_is_said_with_the_rows(fusing, frail, tmp_path):
    (tmp_path / "out").mkdir()
    run = fusing("starfm", tmp_path / "out" / "o.tif", *SLOW, "--cluster", frail.address)
    for worker in frail.workers:
        worker.send_signal(signal.SIGKILL)
    _, errors = run.communicate(timeout=60)
    assert (
        run.returncode == 2
        and "no worker for 10 seconds" in errors
        and "rows 0 to" in errors
        and "[cluster]" in errors
    )
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.long
def test_a_scheduler_that_is_lost_is_said(fusing, frail, tmp_path):
    (tmp_path / "out").mkdir()
    run = fusing("starfm", tmp_path / "out" / "o.tif", *SLOW, "--cluster", frail.address)
    frail.scheduler.send_signal(signal.SIGKILL)
    _, errors = run.communicate(timeout=60)
    assert run.returncode == 2 and re.search("was lost before (any )?rows", errors) and "[cluster]" in errors
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.long
@pytest.mark.parametrize("question", ("slots", "look", "run"))
def test_a_scheduler_may_be_lost_at_any_question(question, frail):
    ask = {
        "slots": lambda cluster: cluster.slots,
        "look": lambda cluster: cluster.look([], []),
        "run": lambda cluster: list(cluster.run([Part(0, 0, 8)], str, lambda *_: None, lambda: None)),
    }[question]
    with Cluster(frail.address) as cluster:
        frail.scheduler.kill()
        frail.scheduler.wait()
        with pytest.raises(ClusterError, match=r"was lost before (any )?rows"):
            ask(cluster)


@pytest.mark.long
@pytest.mark.alone
def test_cancelling_leaves_nothing_here_and_on_the_workers(fusing, cluster, tmp_path):
    run = fusing("starfm", tmp_path / "o.tif", *SLOW, "--cluster", cluster.address)
    for pid in cluster.engines(cluster.busy()):
        os.kill(int(pid), signal.SIGSTOP)  # so that it can't end by itself
    begun = time.monotonic()
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=30)
    assert time.monotonic() - begun < 1.5, (
        "half a second more than the run alone, for the command itself to end"
    )
    assert (
        run.returncode == 130
        and errors.splitlines()[-1] == "chronofuse: The run was cancelled; nothing was written."
    )
    assert list(tmp_path.iterdir()) == []
    wait_until(lambda: not any(cluster.engines(worker) for worker in cluster.workers), 2)
    wait_until(lambda: cluster.kept() == [], 3)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_an_engine_error_on_a_worker_is_said_as_itself_with_the_host(fuse, cluster, tmp_path):
    message = said(fuse("starfm", tmp_path / "o.tif", "--memory", "1", "--cluster", cluster.address))
    assert (
        message.endswith("[memory-budget]")
        and f"On {os.uname().nodename}: A memory budget of 1 MB" in message
    )
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_does_not_see_an_input_is_named(fuse, scene, cluster, tmp_path):
    seen_here_alone = f"/proc/self/cwd/{Path(scene.fine).name}"
    message = said(
        fuse(
            "delta", tmp_path / "o.tif", "--cluster", cluster.address, fine=seen_here_alone, cwd=scene.folder
        )
    )
    assert message.endswith("[cluster]") and os.uname().nodename in message and seen_here_alone in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", [pytest.param("tcp://127.0.0.1:1", marks=pytest.mark.long), "nonsense", "smoke://signals:1"]
)
def test_an_address_where_nobody_answers_is_said_within_seconds(address, fuse, tmp_path):
    begun = time.monotonic()
    message = said(fuse("delta", tmp_path / "o.tif", "--cluster", address))
    assert (
        message.endswith("[cluster]")
        and f"'{address}' can't be reached" in message
        and "Traceback" not in message
    )
    assert time.monotonic() - begun < 10 and list(tmp_path.iterdir()) == []


def test_resuming_on_a_cluster_is_refused(fuse, tmp_path):
    message = said(fuse("delta", tmp_path / "o.tif", "--cluster", "tcp://127.0.0.1:1", "--resume"))
    assert message.endswith("[bad-job]") and "--resume" in message
