"""Runs the cases of faults that the field brought, and judges each by its right result.

    python benchmarks/field_cases.py
    python benchmarks/field_cases.py --cases FOLDER --attacks FOLDER --only alpha --only proj

A case is a folder with images (or a script) and a README.md that says what is right. What is looked at stands
in field_case_checks.py and field_case_faces.py, and of attacks and accidents in field_case_attacks.py and
field_case_hostile.py. Each case runs in a copy, with a user's data folder and a temporary folder of its own,
all of which are removed. Exit status 1 where something is wrong, or where a case has no check.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Optional

import field_case_attacks
import field_case_checks
import field_case_faces
import field_case_hostile
from field_case_tools import CHECKS, ROOT, Case, Finding, Skip

ALL_CHECKS = (field_case_checks, field_case_faces, field_case_attacks, field_case_hostile)
SHARED = ROOT.parent / "shared"
LONG = {"cluster-worker-killed", "ort-telemetry", "memory-of-many-bands", "no-time-limit-on-the-network"}
"""Cases that take minutes, which --quick leaves out."""


def main(arguments: Optional[list[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, default=SHARED / "cases")
    parser.add_argument("--attacks", type=Path, default=SHARED / "attacks")
    parser.add_argument("--only", action="append", help="cases whose name has this text")
    parser.add_argument("--quick", action="store_true", help="without the cases that take minutes")
    parser.add_argument("--json", type=Path, help="file for the findings as JSON")
    options = parser.parse_args(arguments)
    told = {}
    for folder in (options.cases, options.attacks):
        if not folder.is_dir():
            print(f"{folder} is not there: its cases are skipped")
            continue
        for source in sorted(path for path in folder.iterdir() if (path / "README.md").is_file()):
            if is_chosen(source.name, options):
                told[source.name] = judged(source)
                tell(source.name, told[source.name])
    wrong = [name for name, verdict in told.items() if verdict["verdict"] not in ("right", "skipped")]
    right = sum(verdict["verdict"] == "right" for verdict in told.values())
    print(f"\n{len(told)} cases, {right} right, {len(wrong)} wrong: {', '.join(wrong) or '-'}")
    if options.json:
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 1 if wrong else 0


def is_chosen(name: str, options: argparse.Namespace) -> bool:
    if name.startswith("_") or (options.quick and name in LONG):
        return False
    return not options.only or any(text in name for text in options.only)


def judged(source: Path) -> dict:
    """What was found in a case, and whether all of it is right."""
    root, begun = Path(tempfile.mkdtemp(prefix="chronofuse-case-")), time.monotonic()
    findings: list[Finding] = []
    reason = ""
    try:
        if source.name not in CHECKS:
            raise LookupError("nothing judges this case")
        findings.extend(CHECKS[source.name](Case(source.resolve(), root)))
        verdict = "right" if findings and all(finding.is_right for finding in findings) else "wrong"
    except Skip as skip:
        verdict, reason = "skipped", str(skip)
    except Exception as error:  # a check that what came of a case made stumble: the case is wrong
        verdict, reason = "wrong", f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(root, ignore_errors=True)
    seconds = round(time.monotonic() - begun, 1)
    found = [asdict(finding) for finding in findings]
    return {"verdict": verdict, "reason": reason, "seconds": seconds, "findings": found}


def tell(name: str, told: dict) -> None:
    """A line for the case, and one for each thing that was looked at: right or wrong, measured and wanted."""
    print(f"{told['verdict']:8} {name} ({told['seconds']:.0f} s) {told['reason']}", flush=True)
    for found in told["findings"]:
        sign = "     ok " if found["is_right"] else "  WRONG "
        print(f"{sign} {found['what']}: {found['measured']} (wanted: {found['wanted']})", flush=True)


if __name__ == "__main__":
    sys.exit(main())
