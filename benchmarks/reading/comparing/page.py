"""The page ``docs/reading/comparison.md`` and its charts, written from the results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comparing.svg import Chart, Line

Json = dict[str, Any]
_SETS = {"drawn": "Drawn forms, all kinds of damage", "real": "Shared real forms", "mnist-test": "MNIST's test split"}
_COLUMNS = (
    ("digit boxes", "digit_boxes_right"),
    ("all boxes", "boxes_right"),
    ("numbers", "numbers_right"),
    ("accepted", "accepted"),
    ("silent wrong", "silent"),
    ("ECE", "ece"),
    ("ms a box", "ms_box"),
    ("ms a page", "ms_page"),
    ("MB", "peak_mb"),
)
_LEGEND = """\
Shares of 1. *Digit boxes*: boxes in which a digit is written; *all boxes* counts crosses, dashes and empty boxes too
(any kind of blank told is right); *numbers*: best value right (dates and empty fields left out). *Accepted*: of
Sirekap Desktop what it accepts; of the others, which have no such word, what has the format of a number. *Silent
wrong*: wrong and accepted. *ECE*: mean gap between stated confidence and share right (ten bins of equal width). *ms a
page*: of Sirekap Desktop from the file to the numbers; of the others only reading the boxes that it had cut. *MB*:
greatest memory of the reader's process.

*Sirekap Desktop* is the whole reader (page by page), *net alone* its digit net without sums, bubbles and limits. All
readers get the same boxes: those of the pages that Sirekap Desktop found, as pictures of 64 × 64 without their frame
(the net: its own crops). EasyOCR and Tesseract may say digits only; boxes are read one by one (Tesseract: page
segmentation 10), strips as one line (7).
"""


def write_page(report: Json, folder: Path) -> None:
    """Write the page and its charts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    charts = {name: chart.to_svg() for name, chart in _charts(report)}
    for name, picture in charts.items():
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
    (folder / "comparison.md").write_text("\n".join(_page(report, list(charts))) + "\n", encoding="utf-8")


def _page(report: Json, charts: Sequence[str]) -> Iterator[str]:
    machine = report["machine"]
    yield "# Our reader beside others\n"
    yield f"Written by `{report['command']}` on {report['date']} ({machine['cpu']}, {machine['cores']} cores,"
    yield f"load {machine['load']}: times are comparable only within this run). Edit the program, not this page.\n"
    yield _LEGEND
    for name, title in _SETS.items():
        rows = [row for row in report["rows"] if row["set"] == name]
        if rows:
            yield f"## {title}\n"
            yield from _table(rows)
    yield from _by_damage(report)
    yield from _found(report)
    yield from _speed(report)
    for name in charts:
        yield f"![{name}]({name}.svg)\n"


def _table(rows: Sequence[Json]) -> Iterator[str]:
    first = rows[0]
    yield f"{first['numbers']} numbers, {first['boxes']} boxes, {first['digit_boxes']} of them digits.\n"
    yield "| reader | " + " | ".join(title for title, _ in _COLUMNS) + " |"
    yield "|---|" + "---|" * len(_COLUMNS)
    for row in rows:
        yield f"| {row['reader']} | " + " | ".join(_cell(row[key]) for _, key in _COLUMNS) + " |"
    yield ""


def _by_damage(report: Json) -> Iterator[str]:
    kinds = list(dict.fromkeys(row["set"] for row in report["rows"] if row["set"] not in _SETS))
    if not kinds:
        return
    yield "## Numbers right by kind of damage (silent wrong)\n"
    yield "| reader | " + " | ".join(kinds) + " |"
    yield "|---|" + "---|" * len(kinds)
    for reader in dict.fromkeys(row["reader"] for row in report["rows"] if row["set"] in kinds):
        mine = {row["set"]: row for row in report["rows"] if row["reader"] == reader}
        cells = (f"{_cell(mine[kind]['numbers_right'])} ({mine[kind]['silent']})" for kind in kinds)
        yield f"| {reader} | " + " | ".join(cells) + " |"
    yield ""


def _found(report: Json) -> Iterator[str]:
    yield "## What was left out\n"
    yield "| set | pages | of a form that Sirekap Desktop doesn't know | found by it |"
    yield "|---|---|---|---|"
    for name, told in report["pages"].items():
        yield f"| {name} | {told['pages']} | {told['of_unknown_forms']} | {told['found']} |"
    yield ""
    for name, reason in report["skipped"].items():
        yield f"- {name}: {reason}"
    if report["skipped"]:
        yield ""


def _speed(report: Json) -> Iterator[str]:
    yield "## Speed and memory\n"
    yield f"Load of the machine when this part began: {report['speed']['load']}.\n"
    whole = report["speed"].get("whole_pages")
    if whole:
        for page in whole["pages"]:
            yield f"- A whole page: `readtext` {page['readtext_ms']} ms, Sirekap Desktop {page['ours_ms']} ms"
        yield f"- EasyOCR's `readtext` takes {whole['peak_mb']} MB (both readers in one process, one thread each)"
    for office in report["speed"]["office"]:
        yield (
            f"- {office['jobs']} reading process(es): {office['pages_a_second']} pages a second, parent "
            f"{office['parent_mb']} MB, each reading process {office['worker_mb']} MB"
        )
    yield "\n| goal | wanted | measured | met |"
    yield "|---|---|---|---|"
    for name, goal in report["goals"].items():
        yield f"| {name} | {goal['goal']} | {goal['measured']} | {'yes' if goal['met'] else 'no'} |"
    yield ""


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.4g}"


def _charts(report: Json) -> Iterator[tuple[str, Chart]]:
    drawn = report["curves"]["drawn"]
    lines = [Line(n, [(b["confidence"], b["right"]) for b in c["reliability"]]) for n, c in drawn.items()]
    title = "Reliability on drawn forms: is confidence what it says?"
    yield "reliability", Chart(title, "stated confidence", "share right", lines, diagonal=True)
    lines = [Line(n, [(x, y) for x, y in c["risk_coverage"]]) for n, c in drawn.items()]
    most = max((y for line in lines for _, y in line.points), default=0.0)
    top = next(limit for limit in (0.1, 0.2, 0.5, 1.0) if most <= limit)
    title = "Risk and coverage on drawn forms, surest numbers first"
    yield (
        "risk-coverage",
        Chart(title, "share of numbers taken", "share wrong among them", lines, y_most=top),
    )
