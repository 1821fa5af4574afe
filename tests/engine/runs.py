"""Runs of the engine for the tests of faults: processes started for real, followed by their events, and
killed.

`Worker` is the engine's process without a client. When it is killed nobody cleans up after it, as after a
power cut.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import images
import numpy as np
import warm

from chronofuse.engine.door import client, events, jobs
from chronofuse.models.catalogue.home import home

COMMAND = warm.COMMAND
WINDOW = 17
"""Of STARFM: so that the scene takes it a second, not three."""
ENTRY = client.ENTRY


def tall_scene(folder: Path, width=160, height=2320, dates=2, ratio=8) -> SimpleNamespace:
    """Two bands of many strips of rows: F1, C1 and the coarse images of some target dates."""
    random = np.random.default_rng(11)
    fine = images.smooth_noise(random, (2, height, width))
    fine[:, 700:720, 30:60] = np.nan
    whole = np.nan_to_num(fine, nan=0.2)
    names = ("red", "nir")
    change = images.smooth_noise(random, (2, height, width), sigma=12) - 0.2
    days = ["2024-07-01", "2024-07-17", "2024-08-02"][:dates]
    before = images.block_mean(whole, ratio)
    coarse = [images.block_mean(whole + 0.1 * (number + 1) * change, ratio) for number in range(dates)]
    return SimpleNamespace(
        folder=folder,
        truth=images.write(folder / "truth_2024-07-01.tif", whole + 0.1 * change, names=names),
        fine=images.write(folder / "fine_2024-04-12.tif", fine, names=names, options=["TILED=YES"]),
        coarse=images.write(folder / "coarse_2024-04-12.tif", before, pixel=30 * ratio, names=names),
        targets=[
            images.write(folder / f"coarse_{day}.tif", values, pixel=30 * ratio, names=names)
            for day, values in zip(days, coarse)
        ],
    )


def words(pair: SimpleNamespace, method: str, output: Path | str, *further, **other) -> tuple:
    """`chronofuse fuse` of a pair; `other` is the coarse image (`coarse`) or the target in its place."""
    return (
        *("fuse", "--fine", pair.fine_1, "--coarse", other.get("coarse", pair.coarse_1)),
        *("--target", other.get("target", pair.coarse_2), "--method", method, "-o", output, *further),
    )


def job_of(scene: SimpleNamespace, folder: Path, method="starfm", targets=None, **wishes) -> jobs.FuseJob:
    """A job with all rasters asked for, whose files go to a folder; a further target date's are numbered."""
    fast = {"params": {"window": WINDOW}} if method == "starfm" else {}
    wishes = {"tile": 64, "threads": 2, **fast, **wishes}

    asked = {role: wishes.pop(role) for role in jobs.OUTPUT_ROLES if role in wishes}

    def outputs(mark=""):
        return {role: str(folder / f"{role}{mark}.tif") for role in ("output", "ndvi", "change")} | asked

    dates = [
        jobs.target_of(target, **outputs(f"_{number}" if number > 1 else ""))
        for number, target in enumerate(targets or scene.targets[:1], 1)
    ]
    return jobs.FuseJob.of([jobs.Pair(scene.fine, scene.coarse)], dates, method, **wishes)


def job_for(pairs, target: str, method: str, output=None, **wishes) -> jobs.FuseJob:
    """A job of one date, from what is wanted by name: of the target date and of the run."""
    told = {role: wishes.pop(role) for role in (*jobs.OUTPUT_ROLES, "reference") if role in wishes}
    date = jobs.target_of(target, wishes.pop("target_date", None), output=output and str(output), **told)
    return jobs.FuseJob.of([jobs.Pair(*map(str, pair)) for pair in pairs], [date], method, **wishes)


def changed(asked: jobs.FuseJob, **wishes) -> jobs.FuseJob:
    """A job of one date with other wishes, by the names that `job_for` takes."""
    date = asked.first
    told = {**vars(date.outputs), **vars(date.telling)}
    told.update({role: wishes.pop(role) for role in list(told) if role in wishes})
    other = jobs.target_of(wishes.pop("target", date.coarse), wishes.pop("target_date", date.date), **told)
    return asked.with_wishes(targets=(other, *asked.targets[1:]), **wishes)


def arguments(asked: jobs.FuseJob, *further) -> list[str]:
    """The command line that asks for a job of one target date."""
    given = [
        str(COMMAND),
        "fuse",
        "--method",
        asked.method,
        "--target",
        asked.first.coarse,
        "--tile",
        str(asked.tile),
    ]
    for pair in asked.pairs:
        given += ["--fine", pair.fine, "--coarse", pair.coarse]
    for role, path in asked.outputs.items():
        given += [f"--{role}", path]
    given += ["--cog"] if asked.store.cog else []
    given += [f"--param={name}={value}" for name, value in asked.params.items()]
    return [
        *given,
        *(["--threads", str(asked.machine.threads)] if asked.machine.threads else []),
        *map(str, further),
    ]


def run(asked: jobs.FuseJob, *further, **options) -> subprocess.CompletedProcess:
    """Run the command to its end."""
    return subprocess.run(
        arguments(asked, *further), capture_output=True, text=True, timeout=120, check=False, **options
    )


def finish(asked: jobs.FuseJob, tell: Callable[[events.Event], None] = lambda event: None) -> set[str]:
    """Run a job to its end, in this process; the codes of its warnings."""
    from chronofuse.engine import fuse

    told = []
    fuse.run(asked, lambda event: (told.append(event), tell(event)))
    return {event.code for event in told if isinstance(event, events.Warned)}


def again(asked: jobs.FuseJob, **wishes) -> jobs.FuseJob:
    """The same job as a later run asks for it, to go on with it."""
    return changed(asked, id=os.urandom(6).hex(), resume=True, **wishes)


def resume(asked, **wishes):
    """Go on with a job in this process; its warnings."""
    return finish(again(asked, **wishes))


def one_sentence(said: str, code: str) -> str:
    """The last line of standard error, which must be a sentence with that code and no traceback."""
    assert "Traceback" not in said and f"[{code}]" in said, said
    line = said.strip().splitlines()[-1]
    assert line.startswith("chronofuse: ") and line.endswith(f"[{code}]"), line
    return line


class Running:
    """A process of the engine and its events as they come."""

    def __init__(self, command: list[str], **options):
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def events(self) -> Iterator[dict]:
        for line in self.process.stdout:
            yield json.loads(line)

    def wait_for(self, wanted: Callable[[dict], bool]) -> dict:
        """The first event that is wanted."""
        seen = []
        for event in self.events():
            if wanted(event):
                return event
            seen.append(event)
        raise AssertionError(f"it never came; {seen[-2:]}, {self.process.communicate()[1]}")

    def kill(self) -> None:
        """Kill it as a power cut does: its standard input, the leash, is let go of when it is gone."""
        self.process.kill()
        self.process.stdout.read()
        self.process.communicate()

    def stop(self) -> None:
        """Let nothing be left of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Worker(Running):
    """The engine's process alone, with a job of its own file."""

    def __init__(self, asked: jobs.FuseJob, folder: Path, **options):
        file = folder / f"{asked.id}.json"
        file.write_text(jobs.dumps(asked))
        scratch = folder / f"scratch-{asked.id}"
        scratch.mkdir()
        environment = {
            **client.clean_environment(),
            "CHRONOFUSE_SCRATCH": str(scratch),
            **options.pop("env", {}),
        }
        super().__init__(
            [str(warm.PYTHON), "-I", str(ENTRY), "worker", str(file)], env=environment, **options
        )


class Command(Running):
    """The command as a user calls it, its events on standard output; no launcher is between it and its
    worker."""

    def __init__(self, asked: jobs.FuseJob, *further, **options):
        _, *words = arguments(asked, "--json", *further)
        super().__init__([str(warm.REAL_COMMAND), *words], start_new_session=True, **options)

    @property
    def worker(self) -> int:
        """Process id of its worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0])


def own_home(folder: Path) -> Iterator[Path]:
    """For a fixture: a user's data folder of its own, where rows are kept; the compiled kernels are
    everybody's."""
    before = os.environ.get("CHRONOFUSE_HOME")
    kernels = home() / "kernels"
    kernels.mkdir(parents=True, exist_ok=True)
    (folder / "kernels").symlink_to(kernels)
    os.environ["CHRONOFUSE_HOME"] = str(folder)
    yield folder
    del os.environ["CHRONOFUSE_HOME"]
    if before:
        os.environ["CHRONOFUSE_HOME"] = before


def fuses(share: float) -> Callable[[dict], bool]:
    """Whether an event says that so much of the run is done, while it fuses."""
    return lambda event: event.get("stage") == "Fusing" and event["done"] >= share


def wait_for_strips(asked: jobs.FuseJob, count: int, seconds=300) -> None:
    """Wait until so many strips of a run that is under way are kept."""
    deadline = time.monotonic() + seconds
    while kept_strips(asked) < count:
        assert time.monotonic() < deadline, "no strip was finished"
        time.sleep(0.002)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Name to content of everything that a run left in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def kept(asked: jobs.FuseJob) -> Path:
    """The folder of what is kept of a job's run."""
    from chronofuse.engine.door import unfinished

    return unfinished.of(asked).folder


def kept_strips(asked: jobs.FuseJob) -> int:
    try:
        return len(json.loads((kept(asked) / "run.json").read_text())["strips"])
    except (OSError, ValueError):
        return 0


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
