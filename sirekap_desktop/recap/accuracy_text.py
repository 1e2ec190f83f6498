"""The report of ``accuracy`` for people and for other programs: sentences, CSV lines, a JSON object."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from typing import Any

from sirekap_desktop.forms.rules import number
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.risk_bands import RiskBand
from sirekap_desktop.recap.accuracy import Accuracy, Compared, Count
from sirekap_desktop.recap.remaining import errors_text

SCHEMA = "sirekap-akurasi/1"
COLUMNS = ("latihan", "pemilihan", "bagian", "nama", "isian", "beda", "sedikitnya", "paling_banyak")


def as_text(report: Accuracy) -> str:
    """Return the report in plain Bahasa Indonesia."""
    return "\n".join(_lines(report))


def _lines(report: Accuracy) -> Iterator[str]:
    if report.practice:
        yield sentence("accuracy.practice")
    compared = len(report.fields)
    counts = {"decided": report.decided, "compared": compared, "empty": report.empty, "unread": report.unread}
    yield sentence("accuracy.head", pemilihan=report.pemilihan, **{k: number(v) for k, v in counts.items()})
    if not compared:
        yield sentence("accuracy.nothing")
        return
    if report.all.too_few:
        yield sentence("accuracy.too_few", fields=number(compared), most=percent(report.all.interval[1]))
    for group, counts_of in report.groups.items():
        yield f"  {sentence(f'accuracy.by.{group}')}"
        for count in counts_of:
            yield f"    {_name(group, count.name)}: {_told(count)}"
    yield f"  {sentence('accuracy.by.risk')}"
    for band in report.bands:
        if band.fields:
            yield f"    {_told_band(band)}"
    yield from _silent_lines(report)
    yield sentence("accuracy.caveat")


def _silent_lines(report: Accuracy) -> Iterator[str]:
    accepted = sum(f.accepted for f in report.fields)
    if accepted:
        limit = report.ketelitian.limit
        needed = math.ceil(math.log(0.05) / math.log1p(-limit))
        yield "  " + sentence("accuracy.needed", word=report.ketelitian.value, needed=number(needed))
    for f in report.silent:
        yield "  " + sentence(
            "accuracy.silent",
            tps=f.tps,
            field=f.field,
            read=f.read,
            decided=f.decided,
            risk=percent(1.0 - f.confidence),
            reason=f.reason or "-",
        )


def _name(group: str, name: str) -> str:
    return sentence(f"accuracy.{group}.{name}") if group in ("decision", "witness") else name


def _told(count: Count) -> str:
    least, most = count.interval
    text = sentence(
        "accuracy.count",
        fields=number(count.fields),
        differ=number(count.differ),
        least=percent(least),
        most=percent(most),
    )
    return f"{text} {sentence('accuracy.few')}" if count.too_few else text


def _told_band(band: RiskBand) -> str:
    text = sentence(
        "accuracy.band",
        low=percent(band.low),
        high=percent(band.high),
        told=_told(Count("", band.fields, band.wrong)),
        promised=errors_text(band.promised),
    )
    return f"{text} {sentence('accuracy.overconfident')}" if band.overconfident else text


def percent(rate: float) -> str:
    """Return a rate (0 … 1) in per cent as Indonesians write it, small ones with more places: ``0,012 %``."""
    value = 100 * rate
    if 0 < value < 0.0005:
        return "< 0,001 %"
    if value >= 1:
        text = f"{value:.0f}" if value >= 10 else f"{value:.1f}"
    else:
        text = f"{value:.3f}".rstrip("0").rstrip(".")
    return f"{text} %".replace(".", ",")


def as_csv(reports: Sequence[Accuracy]) -> str:
    """Return one line per count: part of the report, name, fields, those that differ, ends of the 95 % interval."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        practice = "ya" if report.practice else "tidak"
        for group, count in _all_counts(report):
            least, most = count.interval
            ends = (f"{least:.6f}", f"{most:.6f}")
            writer.writerow((practice, report.pemilihan, group, count.name, count.fields, count.differ, *ends))
    return target.getvalue()


def _all_counts(report: Accuracy) -> Iterator[tuple[str, Count]]:
    yield "all", report.all
    for group, counts in report.groups.items():
        yield from ((group, count) for count in counts)
    for band in report.bands:
        yield "risk", Count(f"{band.low:g}-{band.high:g}", band.fields, band.wrong)


def as_json(reports: Sequence[Accuracy]) -> dict[str, Any]:
    """Return everything as a JSON object."""
    return {"schema": SCHEMA, "reports": [_report_json(report) for report in reports]}


def _report_json(report: Accuracy) -> dict[str, Any]:
    return {
        "pemilihan": report.pemilihan,
        "practice": report.practice,
        "ketelitian": report.ketelitian.value,
        "limit": report.ketelitian.limit,
        "decided": report.decided,
        "unread": report.unread,
        "empty": report.empty,
        "too_few": report.all.too_few,
        "all": _count_json(report.all),
        "groups": {group: [_count_json(c) for c in counts] for group, counts in report.groups.items()},
        "risk_bands": [band.to_json() for band in report.bands],
        "silent": [_silent_json(f) for f in report.silent],
    }


def _count_json(count: Count) -> dict[str, Any]:
    least, most = count.interval
    return {"name": count.name, "fields": count.fields, "differ": count.differ, "at_least": least, "at_most": most}


def _silent_json(f: Compared) -> dict[str, Any]:
    return {
        "tps": f.tps,
        "id": f.field,
        "read": f.read,
        "decided": f.decided,
        "confidence": f.confidence,
        "witnesses": dict(f.witnesses),
        "station": f.station,
        "reason": f.reason,
    }
