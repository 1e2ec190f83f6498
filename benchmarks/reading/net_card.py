#!/usr/bin/env python3
"""Write what the digit net's card says of held-out hands as a page with tables and a picture.

    python benchmarks/reading/net_card.py

Reads ``resources/nets/digits.json`` (written by ``tools/train_digits.py``), writes ``docs/reading/digit-net.md`` and
``docs/reading/digit-net-reliability.svg``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comparing.svg import Chart, Line

ROOT = Path(__file__).resolve().parents[2]
CARD = ROOT / "resources" / "nets" / "digits.json"
FOLDER = ROOT / "docs" / "reading"
PICTURE = "digit-net-reliability.svg"
NAMES = {"": "empty", "-": "dash", "?": "illegible"}


def main() -> int:
    card = json.loads(CARD.read_text(encoding="utf-8"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "digit-net.md").write_text("\n".join(page(card)) + "\n", encoding="utf-8")
    (FOLDER / PICTURE).write_text(reliability(card), encoding="utf-8")
    print(f"written: {FOLDER / 'digit-net.md'}, {PICTURE}")
    return 0


def page(card: dict[str, Any]) -> Iterator[str]:
    yield "# The digit net in figures"
    yield ""
    yield f"Written by `benchmarks/reading/net_card.py` from the card of {card['date']} (seed {card['seed']});"
    yield "edit the program, not this page. What the net is and where it is weak: `../digit-net.md`."
    yield ""
    yield f"{card['held_out_samples']:,} boxes of held-out hands. Illegible boxes are drawn more often"
    yield "than forms hold them."
    yield ""
    yield from table(("kind of hand", "boxes right"), sorted(card["held_out_accuracy"].items()))
    yield "## What is taken for what"
    yield ""
    yield "Rows are what is written, columns what is read, per thousand boxes of the row; below 0.5 nothing stands."
    yield ""
    names = [NAMES.get(c, c) for c in card["classes"]]
    rows = [
        (name, *(shown(count, sum(counts)) for count in counts))
        for name, counts in zip(names, card["held_out_confusion"], strict=True)
    ]
    yield from table(("", *names), rows)
    yield "## What a confidence is worth"
    yield ""
    yield f"![Reliability]({PICTURE})"
    yield ""
    bins = [(b["from"], f"{b['boxes']:,}", b["confidence"], b["right"]) for b in card["held_out_reliability"]]
    yield from table(("confidence from", "boxes", "mean confidence", "right"), bins)


def shown(count: int, total: int) -> str:
    share = 1000 * count / total if total else 0.0
    return f"{share:.0f}" if share >= 0.5 else ""


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"
    yield ""


def reliability(card: dict[str, Any]) -> str:
    points = [(b["confidence"], b["right"]) for b in card["held_out_reliability"]]
    return Chart(
        "Digit net on held-out hands: stated confidence and share right",
        "stated confidence",
        "share right",
        [Line("boxes", points)],
        diagonal=True,
    ).to_svg()


if __name__ == "__main__":
    sys.exit(main())
