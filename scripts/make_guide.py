"""resources/guide/: the documents of docs/ as HTML pages that need no network, for the plugin's own help.

    python scripts/make_guide.py [FOLDER]

A page is called after its document. Each heading keeps the anchor that GitHub gives it, so that a link is
the same in both. Headings that the plugin opens have small pages of their own (toolbox-assess.html) that lead
there, because Windows drops what follows a `#` in the address of a file. What is for developers alone stays
on the web. The folder is built, not tracked: `make guide` and `make zip` make it anew.
"""

from __future__ import annotations

import re
import shutil
import sys
from html import escape
from pathlib import Path
from posixpath import normpath

import markdown

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDE = ROOT / "resources" / "guide"
ONLINE = "https://github.com/chronofuse/chronofuse/blob/main"
PAGES = {
    "guide": "The user's guide",
    "toolbox": "The toolbox and graphs",
    "check": "What the check looks at",
    "check-report": "The check's report",
    "files": "Files, masks and grids",
    "products": "Products of the satellites",
    "collections": "Collections and pairs",
    "series_check": "Looking through a series",
    "series": "Filling a series",
    "repair": "Repairing a cloudy image",
    "compare": "Which method here",
    "phenology": "Phenology",
    "wetlands": "A wetland: the map of a flood",
    "boundaries": "Boundaries and water",
    "curves": "Curves at places",
    "landcover": "Land cover",
    "change": "Change",
    "drivers": "Drivers",
    "inversion": "Inverting a parameter",
    "map_networks": "Networks for land cover",
    "names": "Names of the literature",
    "registration": "Registration",
    "gpu": "Graphics cards",
    "cluster": "Clusters",
    "accuracy": "Accuracy",
    "performance": "Performance",
    "reliability": "Reliability",
    "versions": "Versions",
}
"""Name of each document in the bundled guide, and how the list of pages calls it."""
WITH_PLACES = ("guide", "toolbox")
"""The documents whose headings the plugin opens."""
EXTENSIONS = ["tables", "fenced_code", "sane_lists", "toc"]
STYLE = ROOT / "scripts" / "guide.css"
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Chronofuse</title>
<link rel="icon" href="../icon.svg">
<link rel="stylesheet" href="style.css">
</head>
<body>
<div class="frame">
<nav><img src="../icon.svg" alt=""><b>Chronofuse</b>
<ul>
{pages}
</ul></nav>
<main>
{body}
</main>
</div>
</body>
</html>
"""
LEAD = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - Chronofuse</title>
<meta http-equiv="refresh" content="0; url={target}"></head>
<body><a href="{target}">{title}</a></body></html>
"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GUIDE
    names = build(folder)
    print(f"{folder}: {len(names)} files")


def build(folder: Path = GUIDE) -> list[str]:
    """Make the guide anew; the names of its files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pictures: set[str] = set()
    files = {
        "style.css": STYLE.read_text("utf-8"),
        "index.html": LEAD.format(title="The guide", target="guide.html"),
    }
    for page in PAGES:
        files.update(_page(page, pictures))
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    there = [picture for picture in pictures if (DOCS / picture).is_file()]
    for picture in there:  # a test misses the others, which the walk is about to make anew
        shutil.copyfile(DOCS / picture, folder / Path(picture).name)
    return sorted([*files, *(Path(picture).name for picture in there)])


def _page(page: str, pictures: set[str]) -> dict[str, str]:
    """Name to text of a page and of the small ones that lead to its headings."""
    text = _fences_of_lists((DOCS / f"{page}.md").read_text("utf-8"))
    converter = markdown.Markdown(
        extensions=EXTENSIONS, extension_configs={"toc": {"slugify": anchor, "toc_depth": "2-2"}}
    )
    body = converter.convert(text)
    body = re.sub(r'(href|src)="([^"]+)"', lambda found: _link(*found.groups(), pictures), body)
    body = _dressed(body)
    headings = [(token["id"], token["name"]) for token in converter.toc_tokens]
    title = re.search(r"(?m)^# (.+)$", text).group(1)
    made = {f"{page}.html": PAGE.format(title=escape(title), pages=_list(page, headings), body=body)}
    for place, name in headings if page in WITH_PLACES else ():
        made[f"{page}-{place}.html"] = LEAD.format(title=name, target=f"{page}.html#{place}")
    return made


def _fences_of_lists(text: str) -> str:
    """Fenced code in the entries of a list as indented code, which alone the converter knows there; with it
    what follows in the entry."""
    parts = re.split(r"(?m)^( +)```\w*\n(.*?)\n\1```$", text, flags=re.DOTALL)
    made = parts[0]
    for code, after in zip(parts[2::3], parts[3::3]):
        lines = [8 * " " + line.strip() for line in code.split("\n")]
        follows = re.match(r"\n(?: +\S.*\n)*", after)[0]
        rest = re.sub(r"(?m)^ +", 4 * " ", follows) + "\n" + after[len(follows) :]
        made += "\n" + "\n".join(lines) + "\n" + rest
    return made


def _dressed(body: str) -> str:
    """HTML with pages called by their titles, tables that can be wider than the page, short code in one
    piece, and pictures that open in full."""
    for page, title in PAGES.items():
        link = rf'(<a href="{page}\.html[^"]*">){page}\.md</a>'
        body = re.sub(link, rf"\g<1>{escape(title, quote=False)}</a>", body)
    body = re.sub(r"<thead>\s*<tr>(\s*<th[^>]*></th>)+\s*</tr>\s*</thead>", "", body)
    body = re.sub(r"(?s)<table>.*?</table>", lambda found: _table(found[0]), body)
    body = re.sub(r"(?<!<pre>)<code>([^<\n]{1,26})</code>", r'<code class="whole">\1</code>', body)
    return re.sub(r'(<img [^>]*?src="([^"]+)"[^>]*>)', r'<a href="\2">\1</a>', body)


def _table(text: str) -> str:
    """A table whose figures stay on one line."""
    text = text.replace(r"\|", "|")  # as it must be written in a table, also in code
    text = re.sub(r"<td>([^<]{1,9})</td>", r'<td class="whole">\1</td>', text)
    return f'<div class="table">{text}</div>'


def anchor(heading: str, separator: str = "-") -> str:
    """What GitHub calls a heading in a link; a second one of the same words does not occur."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", separator)


def _list(here: str, headings: list[tuple[str, str]]) -> str:
    """The pages, with the headings of the one that is open."""
    lines = []
    for page, title in PAGES.items():
        mark = ' class="here"' if page == here else ""
        lines.append(f'<li><a{mark} href="{page}.html">{escape(title, quote=False)}</a>')
        if page == here and headings:
            inner = "".join(f'<li><a href="#{place}">{name}</a></li>' for place, name in headings)
            lines.append(f"<ul>{inner}</ul>")
        lines.append("</li>")
    return "\n".join(lines)


def _link(attribute: str, target: str, pictures: set[str]) -> str:
    """An attribute with the address that it has in the guide: another page, a picture beside it, or what lies
    in the repository alone."""
    path, _, place = target.partition("#")
    if "://" in target or not path:
        return f'{attribute}="{target}"'
    name = path.removesuffix(".md")
    if name in PAGES:
        return f'{attribute}="{name}.html{"#" + place if place else ""}"'
    if attribute == "src":
        pictures.add(path)
        return f'{attribute}="{Path(path).name}"'
    return f'{attribute}="{ONLINE}/{normpath("docs/" + target)}"'


if __name__ == "__main__":
    main()
