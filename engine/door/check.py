"""What the look before a run found, as the dock, the commands and the report show it.

Standard library alone: this file is part of the engine's front door.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Optional

from .codec import Plain, ValueMisfitError
from .errors import ChronofuseError
from .seen_image import SeenImage

LEVELS = ("error", "warning", "info")
"""From the worst to the least."""
_SUBJECT = re.compile(
    r"(?:The (?=reference\b)|The (?:pixels|tags|mask) of |About \d+% of |Whether )?"
    r"(?:the (?=reference\b))?(F[13]|C[123]|reference)\b(?! and\b| or\b| dates?\b)"
)
"""The image that a sentence is about: it begins with it, or with what of it is meant."""


@dataclass(frozen=True)
class Finding:
    """One sentence of it."""

    level: str
    """One of LEVELS; an error is what a run would raise instead of fusing, in the same words."""
    code: str
    text: str
    image: Optional[str] = None
    """The role of the image that it is about; None: the run as a whole."""


@dataclass
class Check:
    """What the look found; the findings in plain words, the rest as figures."""

    ratio: Optional[float]
    """None where an image that tells it can't be opened."""
    bands: tuple[str, ...]
    reference_date: Optional[str]
    target_date: Optional[str]
    days: Optional[int]
    overlap: dict[str, float]
    valid_share: dict[str, float] = field(default_factory=dict)
    correlation: dict[str, Optional[float]] = field(default_factory=dict)
    """Band to the correlation of the fine block mean with C1."""
    gain: dict[str, Optional[float]] = field(default_factory=dict)
    """Band to the slope of the fine block mean on C1."""
    shift: Optional[dict[str, float]] = None
    """Rows and columns (fine pixels) by which C1 should move, and the correlation before and after."""
    images: dict[str, SeenImage] = field(default_factory=dict)
    """Role to what was seen of that image; told by a check alone."""
    registration: Optional[dict[str, Any]] = None
    """Of each coarse image, its shift in fine pixels, how sure it is, and what was done about it
    (docs/registration.md)."""
    radiometry: Optional[dict[str, Any]] = None
    """Of each band, the line between the sensors (fine = gain x coarse + offset), and whether it was
    applied."""
    can_fuse: bool = True
    findings: tuple[Finding, ...] = ()

    @classmethod
    def begun(cls) -> Check:
        """One that has seen nothing yet."""
        return cls(None, (), None, None, None, {})

    def say(self, level: str, code: str, text: str, image: Optional[str] = None) -> None:
        """One finding more.

        Args:
            image: the role of the image that it is about; None: the one that the sentence begins with.
        """
        subject = _SUBJECT.match(text)
        self.findings += (Finding(level, code, text, image or (subject.group(1) if subject else None)),)

    def refuse(self, error: ChronofuseError, image: Optional[str] = None) -> None:
        """What is wrong, for which nothing can be fused; told once, of the image that it is about."""
        self.can_fuse = False
        same = [one for one in self.findings if (one.level, one.text) == ("error", str(error))]
        if not same:
            self.say("error", error.code, str(error), image)
        elif image and same[0].image is None:
            of_image = replace(same[0], image=image)
            self.findings = tuple(of_image if one is same[0] else one for one in self.findings)


@dataclass(frozen=True)
class NotChecked(Plain):
    """Of a run that looks at nothing beforehand: an empty object in JSON."""

    wanted = "an empty object"
    target_date: ClassVar[None] = None
    findings: ClassVar[tuple[Finding, ...]] = ()

    def to_plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {}

    @classmethod
    def from_plain(cls, plain: Any, path: str = "") -> NotChecked:
        """Of what JSON has; raises MisfitError."""
        if plain != {}:
            raise ValueMisfitError(path, plain, cls.wanted)
        return cls()
