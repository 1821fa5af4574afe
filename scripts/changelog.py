"""The fragments of changes/ become the changelog: one small file a change, gathered at a release.

    python scripts/changelog.py             print what the next release will say
    python scripts/changelog.py --release   write it into CHANGELOG.md and metadata.txt; remove the fragments

A fragment is changes/NAME.KIND.md; CONTRIBUTING.md says what goes in. What QGIS shows of a new version, the
`changelog` of metadata.txt, is the first sentence of each but those of the kind `inside`, which developers
alone notice. scripts/make_zip.py puts it into the zip, too.
"""

from __future__ import annotations

import argparse
import datetime
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    "added": "Added",
    "changed": "Changed",
    "fixed": "Fixed",
    "removed": "Removed",
    "inside": "For developers",
}
"""The kinds of change, in the order of the changelog, and their headings."""
WIDTH = 110


@dataclass(frozen=True)
class Change:
    """One fragment."""

    path: Path
    kind: str
    """One of KINDS."""
    text: str
    """Whole sentences, on one line."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise SystemExit(f"{self.path}: name it NAME.KIND.md; a kind is one of {', '.join(KINDS)}")
        if not self.text.endswith("."):
            raise SystemExit(f"{self.path}: write one or more whole sentences, with a full stop")


def changes(root: Path = ROOT) -> list[Change]:
    """The fragments, by kind and then by name."""
    read = [
        Change(path, path.name.split(".")[1], " ".join(path.read_text("utf-8").split()))
        for path in sorted((root / "changes").glob("*.md"))
    ]
    return sorted(read, key=lambda change: list(KINDS).index(change.kind))


def version(root: Path = ROOT) -> str:
    text = (root / "engine" / "door" / "version.py").read_text("utf-8")
    return re.search(r'__version__ = "(.+)"', text).group(1)


def as_section(gathered: list[Change]) -> str:
    """Markdown: a heading a kind, a line a change."""
    blocks = []
    for kind, heading in KINDS.items():
        texts = [change.text for change in gathered if change.kind == kind]
        if texts:
            blocks += [f"### {heading}", "\n".join(as_item(text) for text in texts)]
    return "\n\n".join(blocks)


def as_item(text: str) -> str:
    return textwrap.fill(f"- {text}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def released(changelog: str, number: str, gathered: list[Change], day: datetime.date) -> str:
    """The text of CHANGELOG.md with the version's part dated and the changes at its end.

    The part of a version that has none yet comes first. Raises SystemExit where it was released before.
    """
    title, *parts = re.split(r"(?m)^(?=## )", changelog)
    if not parts or not parts[0].startswith(f"## {number} "):
        parts.insert(0, f"## {number} (unreleased)\n\n")
    heading, text = parts[0].split("\n", 1)
    if heading != f"## {number} (unreleased)":
        raise SystemExit(f"CHANGELOG.md says '{heading}': give the next version in engine/door/version.py")
    blocks = [f"## {number} ({day.isoformat()})", text.strip(), as_section(gathered)]
    parts[0] = "\n\n".join(filter(None, blocks)) + "\n\n"
    return (title + "".join(parts)).rstrip() + "\n"


def in_brief(changelog: str, number: str, gathered: list[Change]) -> str:
    """What metadata.txt says of a version: its first paragraph, and the first sentence of each change.

    Further lines are indented, as QGIS's reader of the file wants them; a per cent sign is doubled for it.
    """
    own = re.search(rf"(?m)^## {re.escape(number)} .*\n\n([^-#\n].*(?:\n.+)*)", changelog)
    lead = f"{number} {' '.join(own.group(1).split())}" if own else number
    sentences = [re.split(r"(?<=[.])\s", change.text)[0].replace("`", "") for change in gathered]
    return "\n".join([lead, *(f"    {sentence}" for sentence in sentences)]).replace("%", "%%")


def metadata(root: Path = ROOT) -> str:
    """The text of metadata.txt with the changelog made from the fragments; as it is where there are none."""
    text = (root / "metadata.txt").read_text("utf-8")
    gathered = [change for change in changes(root) if change.kind != "inside"]
    if not gathered:
        return text
    brief = in_brief((root / "CHANGELOG.md").read_text("utf-8"), version(root), gathered)
    return re.sub(r"(?m)^changelog=.*(?:\n[ \t].*)*", lambda _: f"changelog={brief}", text)


def release(root: Path, day: datetime.date) -> None:
    """Write CHANGELOG.md and metadata.txt, and remove the fragments."""
    gathered, log = changes(root), root / "CHANGELOG.md"
    told = released(log.read_text("utf-8"), version(root), gathered, day)
    (root / "metadata.txt").write_text(metadata(root), "utf-8")
    log.write_text(told, "utf-8")
    for change in gathered:
        change.path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--release", action="store_true", help="write it, and remove the fragments")
    if parser.parse_args().release:
        release(ROOT, datetime.date.today())
    else:
        print(as_section(changes()))


if __name__ == "__main__":
    main()
