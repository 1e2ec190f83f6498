#!/usr/bin/env python3
"""How long the numbers of one TPS of a party election take to decode: 18 parties of 12 numbers, all tied by sums.

    python benchmarks/reading/decode_speed.py [--tps 40] [--seed 1]

No form is drawn: boxes are made up, most of them clear, some doubtful in the way that the digit net doubts (1 and 7,
4 and 9, crosses and dashes), and in some TPS a sum is wrong as written. Written to ``benchmarks/results``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

from sirekap_desktop.forms.definition import FieldDefinition, FormDefinition, FormKind, PageDefinition, Rect
from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.reading.classes import BLANK, CROSS
from sirekap_desktop.reading.decode import decode_group
from sirekap_desktop.reading.result import Decision, FieldEvidence

RESULTS = Path(__file__).resolve().parents[1] / "results" / "decode-speed.json"
PARTIES, CANDIDATES, BOXES = 18, 10, 3
CONFUSED = {1: 7, 7: 1, 4: 9, 9: 4, 2: 7, 3: 5}
DOUBTFUL, WRONG_SUMS = 0.08, 0.2
LIMIT_MS = 50.0
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def main() -> int:
    options = arguments()
    rng = np.random.default_rng(options.seed)
    form = party_form()
    times, accepted, silent, fields = [], 0, 0, 0
    for _ in range(options.tps):
        numbers = draw_numbers(rng)
        pages = {
            page.number: [evidence(f.id, numbers[f.id], rng) for f in page.fields] for page in form.pages
        }  # fmt: skip
        started = time.process_time()
        decoded = decode_group(form, pages)
        times.append(1000 * (time.process_time() - started))
        for reading in (f for page in decoded.values() for f in page.fields):
            fields += 1
            accepted += reading.decision is Decision.ACCEPTED
            silent += reading.decision is Decision.ACCEPTED and reading.value != numbers[reading.id]
    times.sort()
    report = {
        "command": f"benchmarks/reading/decode_speed.py --tps {options.tps} --seed {options.seed}",
        "date": time.strftime("%Y-%m-%d"),
        "fields_a_tps": fields // options.tps,
        "milliseconds": {"median": round(times[len(times) // 2], 1), "most": round(times[-1], 1)},
        "accepted": round(accepted / fields, 4),
        "silent_errors": silent,
        "passed": times[len(times) // 2] <= LIMIT_MS and not silent,
    }
    RESULTS.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))
    return 0 if report["passed"] else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tps", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def party_form() -> FormDefinition:
    """A form with a page per party (T14) and a last one with V.A = Σ B and the totals (T3, T4)."""
    boxes = tuple(Rect(20.0 * i, 0.0, 19.0, 19.0) for i in range(BOXES))
    pages = [page(n + 1, party_ids(n + 1), boxes) for n in range(PARTIES)]
    pages.append(page(PARTIES + 1, ("suara_sah", "suara_tidak_sah", "suara_total"), boxes))
    totals = [f"jumlah_partai_{n + 1}" for n in range(PARTIES)]
    rules = [rule("T14", [f"jumlah_partai_{n}"], list(party_ids(n)[:-1])) for n in range(1, PARTIES + 1)]
    rules += [rule("T14", ["suara_sah"], totals), rule("T4", ["suara_total"], ["suara_sah", "suara_tidak_sah"])]
    return FormDefinition("UKUR", "UKUR", "DPR", FormKind.PLANO, "", tuple(pages), tuple(rules))


def party_ids(party: int) -> tuple[str, ...]:
    candidates = tuple(f"suara_calon_{party}_{n}" for n in range(1, CANDIDATES + 1))
    return (f"suara_partai_{party}", *candidates, f"jumlah_partai_{party}")


def page(number: int, ids: tuple[str, ...], boxes: tuple[Rect, ...]) -> PageDefinition:
    fields = tuple(FieldDefinition(f, f, "A", boxes) for f in ids)
    return PageDefinition(number, 600, 900, fields, Rect(0, 0, 1, 1))


def rule(name: str, left: list[str], right: list[str]) -> Rule:
    text = f"{' + '.join(left)} = {' + '.join(right)}"
    return Rule(name, Relation.EQUAL, tuple(left), tuple(right), Severity.H, text)


def draw_numbers(rng: np.random.Generator) -> dict[str, int]:
    values: dict[str, int] = {}
    total = 0
    for party in range(1, PARTIES + 1):
        ids = party_ids(party)
        votes = rng.multinomial(int(rng.integers(0, 26)), rng.dirichlet(np.full(len(ids) - 1, 0.4)))
        values |= {f: int(v) for f, v in zip(ids[:-1], votes, strict=True)}
        values[ids[-1]] = int(votes.sum())
        total += int(votes.sum())
    invalid = int(rng.integers(0, 12))
    values |= {"suara_sah": total, "suara_tidak_sah": invalid, "suara_total": total + invalid}
    if rng.random() < WRONG_SUMS:
        values[f"jumlah_partai_{rng.integers(1, PARTIES + 1)}"] += int(rng.choice([1, 2, 10]))
    return values


def evidence(field_id: str, value: int, rng: np.random.Generator) -> FieldEvidence:
    text = str(value)
    written = [int(rng.choice([CROSS, BLANK]))] * (BOXES - len(text)) + [int(c) for c in text]
    rows = np.full((BOXES, 14), 1e-5)
    for row, sign in zip(rows, written, strict=True):
        if rng.random() < DOUBTFUL and sign in CONFUSED:
            row[CONFUSED[sign]] = rng.uniform(0.001, 0.4)
        row[sign] = 1 - row.sum() + row[sign]
    return FieldEvidence(field_id, rows, None, (CORNERS,) * BOXES, ())


if __name__ == "__main__":
    sys.exit(main())
