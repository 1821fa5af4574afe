"""What was asked of `chrono`, beside what was measured: from benchmarks/accuracy.json, all cases with one
pair.

python benchmarks/targets.py
"""

from __future__ import annotations

import json
from pathlib import Path

from accuracy_tables import APART, means_of

CLASSICS = ("starfm", "fitfc", "fsdaf", "ubdf", "softmix")
REAL = ("boreal2001", "flanders2018, Landsat-8", "kranj2020")
"""Groups whose coarse images are real; nrw2016 aside, whose sensors have other units."""
PLAIN, SHARP = "chrono", "chrono, sharp"


def main() -> None:
    rows = json.loads(Path(__file__).with_name("accuracy.json").read_text("utf-8"))
    rows = [row for row in rows if row["pairs"] == 1 and APART not in row["group"]]
    means = means_of(rows)
    delta = means["delta"]
    for name, target in (
        (PLAIN, "RMSE at least 24 % below, SSIM .05 above, changed pixels 30 % below"),
        (SHARP, "RMSE at least 19 % below, EDGE within .05"),
    ):
        if name in means:
            figures = means[name]
            share = {figure: figures[figure] / delta[figure] - 1 for figure in ("rmse", "changed_rmse")}
            print(
                f"{name}: against delta, asked: {target}\n  RMSE {share['rmse']:+.1%}, SSIM "
                f"{figures['ssim'] - delta['ssim']:+.4f}, changed pixels {share['changed_rmse']:+.1%}, EDGE "
                f"{figures['edge'] - delta['edge']:+.3f}"
            )
    print_losses(rows)


def print_losses(rows: list[dict]) -> None:
    """Cases with real coarse images in which a classical method has the lower RMSE."""
    cases: dict[tuple[str, str], dict[str, float]] = {}
    for row in rows:
        if row["group"].startswith(REAL):
            cases.setdefault((row["group"], row["case"]), {})[row["method"]] = row["rmse"]
    lost = []
    for (group, case), rmse in cases.items():
        best = min(CLASSICS, key=rmse.get)
        if PLAIN in rmse and rmse[PLAIN] >= rmse[best]:
            lost.append(f"  {group}, {case}: {best} {rmse[best]:.4f}, {PLAIN} {rmse[PLAIN]:.4f}")
    print(
        f"{PLAIN}: below every classical method with one pair in {len(cases) - len(lost)} of {len(cases)} "
        f"cases with real coarse images{'; not in' if lost else ''}",
        *lost,
        sep="\n",
    )


if __name__ == "__main__":
    main()
