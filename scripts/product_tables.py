"""Puts the table of the products that are recognised into docs/products.md, between its two marks."""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "products.md"
PRODUCTS = ROOT / "engine" / "products" / "products.json"
BEGIN, END = "<!-- products: begin -->\n", "<!-- products: end -->"


def table() -> str:
    """All products as Markdown."""
    rows = ["| product | told by | bands (nm) | numbers | taken out |", "| --- | --- | --- | --- | --- |"]
    for product in json.loads(PRODUCTS.read_text("utf-8"))["products"]:
        rows.append(
            f"| {product['title']} | {_told_by(product['recognised'])} | {_bands(product['bands'])} | "
            f"{_numbers(product)} | {_taken_out(product.get('quality', []))} |"
        )
    return "\n".join(rows) + "\n"


def _told_by(recognised: dict) -> str:
    ways = [f"name `{name}`" for name in recognised.get("names", [])]
    ways += [f"tag {tag} `{pattern}`" for tag, pattern in recognised.get("tags", [])]
    ways += [f"bands `{' + '.join(listed)}`" for listed in recognised.get("descriptions", [])]
    return "; ".join(ways).replace("|", "\\|")


def _bands(bands: list[dict]) -> str:
    told = [
        f"{band['name']} {band['centre']:g}" if "centre" in band else band["name"]
        for band in bands
        if band.get("role") != "other"
    ]
    return ", ".join(told)


def _numbers(product: dict) -> str:
    if "scale" not in product:
        return "as the file says"
    offset = f" {product['offset']:+g}" if product.get("offset") else ""
    fill = f"; fill {product['fill']:g}" if "fill" in product else ""
    valid = "; valid {:g} to {:g}".format(*product["valid"]) if "valid" in product else ""
    return f"x {product['scale']:g}{offset}{fill}{valid}"


def _taken_out(qualities: list[dict]) -> str:
    told = []
    for quality in qualities:
        what = ", ".join(dict.fromkeys(rule["what"] for rule in quality["rules"]))
        told.append(f"`{quality['pattern']}`: {what}")
    return "; ".join(told).replace("|", "\\|") or "-"


def main() -> None:
    before, rest = DOCUMENT.read_text("utf-8").split(BEGIN)
    DOCUMENT.write_text(before + BEGIN + table() + END + rest.split(END)[1], "utf-8")


if __name__ == "__main__":
    main()
