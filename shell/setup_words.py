"""The words of the set-up page: sizes, times and stages, in the user's language."""

from __future__ import annotations

from ..engine.door import environment
from ..engine.door.set_up_course import COMPILING, DOWNLOADING, INSTALLING, MAKING, TRYING, SetUpProgress
from ..engine.door.set_up_sizes import Sizes, size
from . import words
from .interface_words import of_sentence
from .tr import tr


def stage(name: str) -> str:
    """A stage of the set-up."""
    return {
        MAKING: tr("Making the environment"),
        DOWNLOADING: tr("Downloading"),
        INSTALLING: tr("Installing"),
        TRYING: tr("Trying the libraries"),
        COMPILING: tr("Compiling the methods"),
    }.get(name, name)


def progress(event: SetUpProgress) -> str:
    """What is being done: `Downloading scipy: 40 of 145 MB, about 20 s left`."""
    text = stage(event.stage)
    if event.item:
        text = f"{text}: {event.item}"
    parts = [text]
    if event.size and event.done is not None:
        done, whole = event.done / 1e6, event.size / 1e6
        parts.append(tr("{done} of {whole} MB").format(done=f"{done:.0f}", whole=f"{whole:.0f}"))
    left = words.time_left(event.seconds_left)
    return ", ".join([*parts, *([left] if left else [])])


def download(sizes: Sizes, state: str) -> str:
    """What is downloaded, and from where."""
    if not sizes.download:
        return tr("nothing; the folder of wheels has it")
    if state in (environment.BROKEN, environment.READY):
        return tr("what is missing, at most {size}").format(size=size(sizes.download))
    return tr("about {size}, from PyPI").format(size=size(sizes.download))


def disk(sizes: Sizes, free: int | None) -> str:
    """What it takes on the disk, and what is free there."""
    if free is None:
        return size(sizes.disk)
    return tr("{size} ({free} free)").format(size=size(sizes.disk), free=size(free))


def duration(sizes: Sizes) -> str:
    """About how long it takes."""
    minutes = max(1, round(sizes.seconds / 60))
    if minutes == 1:
        return tr("about a minute")
    return tr("about {minutes} minutes").format(minutes=minutes)


def title(state: str) -> str:
    """The heading of the page."""
    return {
        environment.BROKEN: tr("Repair the engine"),
        environment.OUTDATED: tr("Update the engine"),
        environment.READY: tr("The engine is ready"),
    }.get(state, tr("Set up the engine"))


def button(state: str) -> str:
    """What the button of the page says."""
    return tr("Add and repair") if state == environment.READY else title(state)


def introduction(standing: environment.Standing) -> str:
    """Why the page is there, and what will be done."""
    made = tr(
        "Chronofuse computes in a process of its own, in a private Python environment. It is made once, from "
        "QGIS's own Python, and changes nothing in QGIS."
    )
    if standing.state == environment.READY:
        return tr(
            "Tick what is to be added. A set-up also looks whether all is whole, and repairs what is not."
        )
    if standing.state in (environment.BROKEN, environment.OUTDATED):
        again = tr("What is missing is installed again; layers and settings stay as they are.")
        return f"{of_sentence(standing.why)} {again}"
    return made
