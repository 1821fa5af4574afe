"""What the look before a run says of the two sensors: shift, blur, the lines between them, and what is done
about them (docs/registration.md)."""

from __future__ import annotations

from ..align.coarse_drift import Drift, drift_between
from ..align.corrections import are_alike, to_json, why_unsure
from ..align.scene import Scene
from ..align.sensors import Sensors, Shift
from ..door.check import Check
from ..door.jobs import FuseJob
from ..door.plain_text import cut, listed
from ..door.preparation import Preparation

MOST_TOLD = 6
"""Lines that a sentence names."""
FAR = 0.25
"""A sure shift of so many coarse pixels is warned of where nothing is done about it."""


def say_sensors(check: Check, job: FuseJob, scene: Scene, sensors: Sensors) -> None:
    """Say all of it."""
    asked = job.preparation
    before, after = scene.coarse_own[0], scene.target_own
    drift = drift_between(scene.fine[0], before, after, scene.ratio)
    check.shift = _as_before(sensors)
    check.registration = {
        "asked": asked.register,
        "images": {role: shift and shift.to_json() for role, shift in sensors.shifts.items()},
        "why_none": sensors.none or None,
        "sensor": sensors.pooled and _way(*sensors.pooled),
        "target": drift and drift.to_json(),
        "moved": {role: _way(*way) for role, way in scene.done.moved.items() if role in _roles(scene)},
    }
    check.radiometry = {"asked": asked.harmonise, "bands": to_json(sensors, scene.done, scene.names)}
    _say_shifts(check, asked, scene, sensors)
    if drift is not None and drift.is_clear:
        _say_drift(check, drift)
    _say_lines(check, asked, scene, sensors)


def _roles(scene: Scene) -> set[str]:
    return {image.role for image in (*scene.coarse_own, scene.target_own)}


def _way(right: float, down: float) -> dict[str, float]:
    return {"right": round(right, 3), "down": round(down, 3)}


def _in_words(right: float, down: float, pixels: str = "fine pixels") -> str:
    """A shift as a sentence has it; nothing is never -0.0."""
    across, along = (f"{round(part, 1) + 0.0:+.1f}" for part in (right, down))
    return f"{across} {pixels} to the right and {along} down"


def _as_before(sensors: Sensors) -> dict[str, float] | None:
    """The shift of C1 in few words."""
    shift = sensors.shifts.get("C1")
    if shift is None:
        return None
    return {
        "rows": round(shift.down, 2),
        "columns": round(shift.right, 2),
        "correlation": round(shift.correlation, 4),
        "correlation_moved": round(shift.correlation_moved, 4),
        "error": round(shift.error, 2),
        "confidence": round(shift.confidence, 4),
        "blur": round(shift.blur, 2),
    }


# ---- shifts


def _say_shifts(check: Check, asked: Preparation, scene: Scene, sensors: Sensors) -> None:
    for role, shift in sensors.shifts.items():
        if shift is None:
            _say_none(check, asked, role, sensors.none)
        elif shift.unsure:
            _say_none(check, asked, role, shift.unsure)
        else:
            _say_shift(check, asked, scene, role, shift)
    moved = scene.done.moved
    if asked.shift is not None and moved:
        right, down = asked.shift
        check.say(
            "info",
            "registered",
            f"All coarse images are moved by {right:+g} fine pixels to the right and {down:+g} down, as "
            "asked.",
        )
    elif "C2" in moved:
        right, down = moved["C2"]
        check.say(
            "info",
            "registered",
            "The coarse images are moved to where they fit; C2, which has no fine image to be compared with, "
            f"by the shift of its sensor: {_in_words(right, down)}.",
        )
    if not sensors.agree:
        check.say(
            "warning",
            "shifts-differ",
            "C1 and C3 are shifted differently against their fine images, so the shift of C2 is not known "
            "well: look at C2 over F1, and give the shift (--register DX,DY) where it is off.",
        )


def _say_none(check: Check, asked: Preparation, role: str, why: str) -> None:
    """A shift that nobody knows matters only to who wants it mended."""
    wanted = asked.register == "auto"
    done = "; it is left where it lies: give the shift (--register DX,DY) where you know it" if wanted else ""
    check.say(
        "warning" if wanted else "info",
        "shift-unsure",
        f"Whether {role} is shifted against its fine image can't be said for sure: {why}{done}.",
    )


def _say_shift(check: Check, asked: Preparation, scene: Scene, role: str, shift: Shift) -> None:
    told = (
        f"{role} fits its fine image best when moved by {_in_words(shift.right, shift.down)} "
        f"(correlation {shift.correlation_moved:.2f} instead of "
        f"{shift.correlation:.2f}; {shift.error:.1f} pixels uncertain)"
    )
    if shift.far < FAR * scene.ratio:
        check.say(
            "info",
            "shift",
            f"{role} lies on its fine image: it fits best {_in_words(shift.right, shift.down)} "
            f"({shift.error:.1f} uncertain; correlation {shift.correlation:.2f}).",
        )
    elif scene.done.moved:
        check.say("info", "shift", f"{told}; it was moved.")
    else:
        check.say("warning", "shifted", f"{told}: let it be moved (--register auto).")


def _say_drift(check: Check, drift: Drift) -> None:
    check.say(
        "warning",
        "target-shifted",
        f"C2 fits C1 best when moved by {_in_words(drift.across, drift.down, 'coarse pixels')} "
        f"(correlation {drift.correlation_moved:.2f} instead of {drift.correlation:.2f}), so the two "
        "do not lie on each other: co-register them (gdal_translate -a_ullr), or give another image.",
    )


# ---- lines


def _say_lines(check: Check, asked: Preparation, scene: Scene, sensors: Sensors) -> None:
    lines, done = dict(zip(scene.names, sensors.lines)), scene.done
    applied = dict(zip(scene.names, done.lines)) if done.lines else {}
    held = [name for name, stays in zip(scene.names, done.held) if stays]
    used = {name: line for name, line in applied.items() if line is not None and name not in held}
    if used:
        told = [f"{cut(name)} x {gain:.3f} {offset:+.4f}" for name, (gain, offset) in used.items()]
        more = f"; and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
        check.say(
            "info",
            "harmonised",
            f"The coarse images are brought to the fine sensor: {'; '.join(told[:MOST_TOLD])}{more}.",
        )
    if held:
        check.say(
            "warning",
            "change-held",
            f"F1 and C1 are in different units and no line between them is sure ({cut(held[0])}: "
            f"{why_unsure(lines[held[0]])}), so no coarse change is taken over in {listed(tuple(held))}: "
            "give the scales (--scale), a clearer pair, or --harmonise on to apply the line that there is.",
        )
    left = [n for n in scene.names if applied and applied[n] is None and why_unsure(lines[n])]
    if asked.harmonise != "off" and left:
        check.say(
            "warning" if asked.harmonise == "on" else "info",
            "not-harmonised",
            f"The coarse values of {listed(tuple(left))} stay as they are, for the line between the sensors "
            f"is not sure ({cut(left[0])}: {why_unsure(lines[left[0]])}).",
        )
    alike = [n for n in scene.names if applied and applied[n] is None and not why_unsure(lines[n])]
    if alike:
        gain = next(line.gain for name, line in lines.items() if name == alike[0] and line is not None)
        check.say(
            "info",
            "sensors-alike",
            f"The sensors see {listed(tuple(alike))} alike ({cut(alike[0])}: gain {gain:.2f}), so their "
            "coarse values stay as they are.",
        )
    if asked.harmonise == "off":
        _say_unlike(check, scene, sensors)


def _say_unlike(check: Check, scene: Scene, sensors: Sensors) -> None:
    """Lines that are sure and far from 1, where nothing is done about them."""
    off = [
        (name, line)
        for name, line in zip(scene.names, sensors.lines)
        if line is not None and not why_unsure(line) and not are_alike(line)
    ]
    if off:
        name, line = off[0]
        check.say(
            "info",
            "sensors-unlike",
            f"The sensors see {listed(tuple(name for name, _ in off))} differently ({cut(name)}: fine = "
            f"{line.gain:.2f} x coarse {line.offset:+.3f}, R2 {line.r2:.2f}): --harmonise auto brings the "
            "coarse images to the fine sensor.",
        )
