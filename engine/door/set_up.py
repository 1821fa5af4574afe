"""Making the engine's private environment: once, or again where it is broken or of an older version.

What is downloaded are the files of the locks and no others (`libraries.py`); it is kept until all is
installed, so that a second try goes on from there. Where the numpy that is there is older than the libraries
ask for, the environment gets a newer one that GDAL can work with. At the end the methods are compiled
(`kernels.py`).

All commands are isolated (`-I`), as the worker is: what lies in the working folder or among the user's own
packages is neither run nor taken for installed.

Standard library alone.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable, Optional

from . import environment, health, kernels, libraries, old_environments, set_up_sizes
from .environment import COMPLETE, WITH_GRAPHICS, WITH_TRAINING, folder, python_of
from .errors import CancelledError, ChronofuseError, EngineMissingError, OutputNotWritableError
from .interpreter import find_base
from .locks import Lock
from .pip_output import AGAIN, not_writable
from .set_up_course import COMPILING, DOWNLOADING, INSTALLING, MAKING, TRYING, Course, SetUpWishes, Tell
from .set_up_log import SetUpLog
from .set_up_steps import Steps

TRAINING_SINCE = (3, 10)
"""The oldest Python that PyTorch and safetensors of requirements/train.txt are made for."""
LOOK_SECONDS = 0.5
"""How often a set-up that waits for another one looks whether that has ended."""
CANCELLED = f"The set-up was cancelled; {AGAIN}."
TRIAL_OF_TRAINING = "import torch, onnx, onnxscript, safetensors; from osgeo import gdal_array"


def set_up(
    tell: Tell = print,
    cancelled: Callable[[], bool] = lambda: False,
    wishes: SetUpWishes = SetUpWishes(),  # noqa: B008 - it is frozen
) -> str:
    """Make the private environment, or repair it, and return its interpreter.

    What was half made is removed on failure; what was downloaded stays for the next try.

    Args:
        tell: given how far it is (`SetUpProgress`), and sentences.
        cancelled: asked ten times a second; when it says yes, the set-up ends within a second.

    Raises:
        EngineMissingError: a step failed; the message says why and what to do.
        DiskFullError: the disk has no room for it.
        CancelledError: `cancelled` said so.
    """
    if wishes.wheels:
        set_up_sizes.require_folder_of_wheels(wishes.wheels)
    with _alone(folder(), tell, cancelled):
        log = SetUpLog(wishes.proxy)
        try:
            python = _set_up(tell, cancelled, wishes, log)
        except ChronofuseError as error:
            log.write(f"{error} [{error.code}]")
            raise
        finally:
            log.close()
    tell("The engine is ready.")
    return python


def _set_up(tell: Tell, cancelled: Callable[[], bool], wishes: SetUpWishes, log: SetUpLog) -> str:
    target = folder()
    python = environment.finished(target)
    if python is None:
        set_up_sizes.require_space(target.parent, set_up_sizes.sizes(wishes, _other_torch()).needed)
    course = Course(_planned(python is None, wishes), tell)
    steps = Steps(course, log, cancelled, wishes, target)
    try:
        if python is not None:
            python = _repaired(python, steps)
        made = str(python or _make(target, steps))
        if wishes.with_training:
            _add_training(made, steps)
        if wishes.with_graphics:
            _add_graphics(made, steps)
        _compile(made, steps)
    except CancelledError:
        raise CancelledError(CANCELLED) from None
    course.end()
    old_environments.remove(steps.downloads)
    for name in old_environments.clean_up(target):
        log.write(f"{name} was removed: nobody uses it any more")
    return made


def _planned(anew: bool, wishes: SetUpWishes) -> list[tuple[str, float]]:
    """The steps of a set-up with the seconds that each takes, about."""
    sizes = set_up_sizes
    parts = [sizes.ENGINE] if anew else []
    steps = [(MAKING, sizes.MAKING_SECONDS)] if anew else [(TRYING, sizes.TRYING_SECONDS)]
    if wishes.with_training and not environment.has_training(folder()):
        parts.append(sizes.TRAINING_WITH_CUDA if _with_cuda() else sizes.TRAINING)
    if wishes.with_graphics and not environment.has_graphics(folder()):
        parts.append(sizes.GRAPHICS)
    for part in parts:
        if not wishes.wheels:
            steps.append((DOWNLOADING, part.download / sizes.BYTES_A_SECOND))
        steps += [(INSTALLING, part.seconds), (TRYING, sizes.TRYING_SECONDS)]
    if wishes.kernels and (anew or not kernels.are_compiled()):
        steps.append((COMPILING, sizes.KERNEL_SECONDS))
    return steps


@contextlib.contextmanager
def _alone(target: Path, tell: Tell, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Wait until no other process sets the engine up; then none begins while we do."""
    told = False
    while True:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            lock = Lock(target, "set-up")
            break
        except BlockingIOError as error:
            if not told:
                tell(f"Another set-up ({error}) is under way; waiting until it has ended")
            told = True
        except OutputNotWritableError as error:  # something else in the place of the lock
            raise EngineMissingError(f"The engine can't be set up: {error}") from error
        except PermissionError as error:
            raise not_writable(str(target.parent)) from error
        except OSError as error:
            raise EngineMissingError(
                f"The engine can't be set up in '{target.parent}' ({error.strerror}): free some space, check "
                "the folder and its permissions, or set CHRONOFUSE_HOME to another folder."
            ) from error
        if cancelled():
            raise CancelledError(CANCELLED)
        time.sleep(LOOK_SECONDS)
    try:
        yield
    finally:
        lock.release()


def _make(target: Path, steps: Steps) -> str:
    """Make the environment anew; its interpreter."""
    old_environments.remove(target)
    steps.begin(MAKING)
    base = find_base()
    try:
        steps.log.write(f"Making {target} from {base}")
        steps.run([base, "-I", "-m", "venv", "--system-site-packages", str(target)], "making it")
        python = str(python_of(target))
        numpy = steps.run([python, "-I", "-c", "import numpy; print(numpy.__version__)"], "numpy").split()[-1]
        (target / "constraints.txt").write_text(libraries.numpy_beside_gdal(numpy) + "\n", "utf-8")
        with steps.of_pip(set_up_sizes.ENGINE) as run:
            libraries.install_engine(python, run, steps.source)
        _try(python, health.TRIAL, steps)
        health.note_contents(target)
        (target / COMPLETE).write_text(libraries.stamp(libraries.ENGINE), "utf-8")
    except OSError as error:
        old_environments.remove(target)
        raise steps.failure(str(error), "writing it") from error
    except BaseException:
        old_environments.remove(target)
        raise
    return python


def _try(python: str, trial: str, steps: Steps) -> None:
    steps.begin(TRYING)
    steps.run([python, "-I", "-c", trial], "trying the libraries")


def _repaired(python: Path, steps: Steps) -> Optional[Path]:
    """The interpreter of the environment that is there, after a repair where it needs one; None where it has
    to be made anew."""
    steps.begin(TRYING)
    target = folder()
    found = health.damages(target)
    if not found:
        with contextlib.suppress(EngineMissingError):
            steps.run([str(python), "-I", "-c", health.TRIAL], "trying the libraries")
            return python
        steps.course.say("The engine's libraries can't be used; it is made anew.")
        return None
    steps.course.say(
        f"The engine is damaged ({health.in_words(found)}); these libraries are installed again."
    )
    try:
        _install_again(python, found, steps)
        steps.run([str(python), "-I", "-c", health.TRIAL], "trying the libraries")
    except EngineMissingError as error:
        steps.log.write(f"The repair failed ({error}); the environment is made anew.")
        return None
    health.note_contents(target)
    return python


def _install_again(python: Path, found: list[health.Damage], steps: Steps) -> None:
    """Install the damaged libraries anew, by their hashes, and take away what does not belong there."""
    target = folder()
    with steps.of_pip(set_up_sizes.NUMPY) as run:
        strange = [damage.library for damage in found if damage.strange]
        if strange:
            run(
                [
                    str(python),
                    "-I",
                    "-m",
                    "pip",
                    "uninstall",
                    "--yes",
                    "--disable-pip-version-check",
                    *strange,
                ]
            )
        names = {damage.library for damage in found if not damage.strange}
        interface = health.noted_contents(target).get(health.NUMPY, "0").split(".")[0]
        numpy = libraries.REQUIREMENTS / f"numpy-{interface}.lock"
        every = (libraries.ENGINE, numpy, libraries.TRAINING, libraries.TORCH, libraries.GRAPHICS)
        locks = [lock for lock in every if lock.is_file()]
        if names:
            part = target / "repair.lock"
            part.write_text(libraries.part_of(locks, names), "utf-8")
            libraries.install(str(python), part, run, steps.source, anew=True)


def _add_training(python: str, steps: Steps) -> None:
    """Install what training needs into the finished environment, unless it is there."""
    if sys.version_info[:2] < TRAINING_SINCE:
        raise EngineMissingError(
            f"Training needs Python {'.'.join(map(str, TRAINING_SINCE))} or newer, and this QGIS brings "
            f"{platform.python_version()}: train with a newer QGIS, or from the command line of another. "
            "The engine itself is ready, and a model that was trained elsewhere can be used here."
        )
    if environment.has_training(folder()):
        return
    other, cuda = _other_torch(), _with_cuda()
    part = set_up_sizes.TRAINING_WITH_CUDA if cuda else set_up_sizes.TRAINING
    size = set_up_sizes.size(part.download)
    steps.course.say(
        "Downloading and installing the training's libraries "
        f"({f'up to {size}, with CUDA' if cuda else f'about {size}'})"
        + (f", torch from where {libraries.OTHER_TORCH} says" if other else "")
    )
    with steps.of_pip(part) as run:
        libraries.install_training(python, folder() / "constraints.txt", run, steps.source)
    _try(python, TRIAL_OF_TRAINING, steps)
    health.note_contents(folder())
    (folder() / WITH_TRAINING).write_text(libraries.stamp(libraries.TRAINING, libraries.TORCH), "utf-8")


def _add_graphics(python: str, steps: Steps) -> None:
    """Put ONNX Runtime for NVIDIA cards into the finished environment, unless it is there."""
    if environment.has_graphics(folder()):
        return
    if not libraries.GRAPHICS.is_file():
        raise EngineMissingError(
            "The libraries for graphics cards are not part of this copy of Chronofuse: docs/gpu.md says how "
            "to "
            "install them by hand. The engine itself is ready."
        )
    steps.course.say("Downloading and installing the libraries for graphics cards (about 1.5 GB)")
    with steps.of_pip(set_up_sizes.GRAPHICS) as run:
        libraries.install_graphics(python, run, steps.source)
    _try(python, health.TRIAL, steps)
    health.note_contents(folder())
    (folder() / WITH_GRAPHICS).write_text(libraries.stamp(libraries.GRAPHICS), "utf-8")


def _compile(python: str, steps: Steps) -> None:
    """Compile the methods, unless they are; what can't be compiled now is in its first run."""
    if not steps.wishes.kernels or kernels.are_compiled():
        return
    steps.begin(COMPILING)
    try:
        pace = steps.course.pace
        failed = kernels.compile_all(python, steps.course.tell, steps.log.write, steps.cancelled, pace)
    except CancelledError:
        raise
    except (ChronofuseError, OSError) as error:
        steps.log.write(f"The methods could not be compiled: {error}")
        failed = ["all of them"]
    if failed:
        steps.course.say(
            f"Some methods could not be compiled now ({', '.join(failed)}): they are in their first run, "
            "which "
            "takes a minute longer."
        )


def _other_torch() -> bool:
    return bool(os.environ.get(libraries.OTHER_TORCH))


def _with_cuda() -> bool:
    """Whether PyPI's torch brings CUDA here."""
    return sys.platform.startswith("linux") and not _other_torch()
