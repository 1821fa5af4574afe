"""A figure that carries its own reason for being missing, and the figures of a run as JSON has them.

In JSON, and there alone, the reasons stand beside the figures: `Figures` is the one place that knows.
Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

from .codec import Plain, ValueMisfitError, from_plain, inner_path, to_plain
from .figures import FIGURES

ALL_BANDS = "all bands"
BY_BAND, BY_CLASS = "bands", "classes"
"""What a figure may have parts by."""
_NEVER_A_VALUE = ("valid_share", "days")
"""Of the figures those that are plain numbers, without parts and without a reason."""
_BELOW = ("reference", "baselines", "series", "dates", "uncertainty", "change_probability")
"""Where further figures lie in figures."""
_BEFORE_REASONS = ("pixels", "deviation", "roughness", "consistency", "days")
"""The reasons stand behind the last of these, so that a report is byte by byte what it was before they lay in
the values."""


@dataclass(frozen=True)
class Value:
    """What a figure of the yardstick is; None where it cannot be known, with the reason."""

    mean: Optional[float] = None
    """Over the parts; of a figure that has none, the figure itself."""
    parts: Optional[dict[str, Optional[float]]] = None
    """Band or class to its value; None for a figure that has no parts."""
    reason: Union[str, dict[str, str]] = ""
    """Why it is missing: of the whole, or by the parts that are."""
    by: str = BY_BAND
    """BY_BAND or BY_CLASS: what the parts are."""

    @classmethod
    def of(cls, number: Optional[float], why: Optional[str] = "") -> Value:
        """A number, or the reason why there is none."""
        return cls(number) if number is not None else cls(reason=why or "")

    def each(self) -> dict[str, Optional[float]]:
        """The mean first, under ALL_BANDS, then each band or class."""
        return {ALL_BANDS: self.mean, **(self.parts or {})}

    def why(self, part: str = ALL_BANDS) -> str:
        """Why a part is not known; of the mean: of its parts, where they agree."""
        if isinstance(self.reason, str):
            return self.reason
        if part != ALL_BANDS:
            return self.reason.get(part, "")
        told = list(dict.fromkeys(self.reason.values()))
        return told[0] if len(told) == 1 else "; ".join(f"{name}: {why}" for name, why in self.reason.items())

    def plain(self) -> Any:
        """As JSON has it, without the reason."""
        return self.mean if self.parts is None else {"mean": self.mean, self.by: self.parts}

    @classmethod
    def of_plain(cls, plain: Any, reason: Any = "", path: str = "", path_of_reason: str = "") -> Value:
        """The value that JSON has, and the reason that stands elsewhere.

        Raises:
            MisfitError: with the path and what belongs there.
        """
        reason = from_plain(Union[str, dict[str, str]], reason, path_of_reason)
        if not isinstance(plain, dict):
            return cls(from_plain(Optional[float], plain, path), None, reason)
        by = next((kind for kind in (BY_BAND, BY_CLASS) if kind in plain), None)
        if by is None or plain.keys() != {"mean", by}:
            raise ValueMisfitError(
                path, plain, f"a number, or an object with 'mean' and '{BY_BAND}' or '{BY_CLASS}'"
            )
        mean = from_plain(Optional[float], plain["mean"], f"{path}.mean")
        return cls(mean, from_plain(dict[str, Optional[float]], plain[by], f"{path}.{by}"), reason, by)


class Figures(dict[str, Any], Plain):
    """What was found of a run, of a prediction or of a baseline, by name.

    Each figure of the yardstick is a Value, those of something else are Figures again, and the rest is as
    JSON has it.
    """

    wanted = "an object of figures"

    def value(self, key: str) -> Value:
        """The figure of that key; one that was not measured is as one that cannot be known."""
        found = self.get(key)
        return found if isinstance(found, Value) else Value()

    def measured(self) -> dict[str, Value]:
        """All figures of the yardstick at this place."""
        return {key: value for key, value in self.items() if isinstance(value, Value)}

    def below(self, key: str) -> Figures:
        """The figures of something else (`reference`, `series`, `uncertainty`), or empty ones."""
        found = self.get(key)
        return found if isinstance(found, Figures) else Figures()

    @property
    def baselines(self) -> dict[str, Figures]:
        """Name to figures."""
        return dict(self.get("baselines") or {})

    def to_plain(self) -> dict[str, Any]:
        """As JSON has them: beside figures of the yardstick stand the `reasons` of those that are missing."""
        values = self.measured()
        plain = [(key, inner.plain() if key in values else to_plain(inner)) for key, inner in self.items()]
        if values:
            reasons = {key: value.reason for key, value in values.items() if value.reason}
            place = max((n for n, key in enumerate(self, 1) if key in _BEFORE_REASONS), default=len(plain))
            plain.insert(place, ("reasons", reasons))
        return dict(plain)

    @classmethod
    def from_plain(cls, plain: Any, path: str = "") -> Figures:
        """The figures that JSON has.

        Raises:
            MisfitError: with the path and what belongs there.
        """
        if not isinstance(plain, dict):
            raise ValueMisfitError(path, plain, cls.wanted)
        path_of_reasons = inner_path(path, "reasons")
        reasons = from_plain(dict[str, Any], plain.get("reasons", {}), path_of_reasons)
        found = cls()
        for key, inner in plain.items():
            at = inner_path(path, key)
            if key in FIGURES and key not in _NEVER_A_VALUE:
                found[key] = Value.of_plain(inner, reasons.get(key, ""), at, inner_path(path_of_reasons, key))
            elif key in _BELOW:
                found[key] = _below(key, inner, at)
            elif key != "reasons":
                found[key] = inner
        return found


def _below(key: str, plain: Any, path: str) -> Any:
    """Figures in figures: one, several by name or in a row, or none."""
    if key == "baselines":
        return from_plain(dict[str, Figures], plain, path)
    if key == "dates":
        return list(from_plain(tuple[Figures, ...], plain, path))
    return from_plain(Optional[Figures], plain, path)
