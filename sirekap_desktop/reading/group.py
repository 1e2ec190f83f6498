"""Pages that belong to one TPS, whatever their number and form: decoded together, and compared where they repeat.

The plano and its copy (SALINAN) are two papers: each is decoded with its own rules, and a field in which they differ
goes to review on both. So does a field in which two pictures of the same page differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.reading import decision, second_opinion
from sirekap_desktop.reading.decode import DecodedPage, decode_group, expected_errors, in_review
from sirekap_desktop.reading.result import PageEvidence
from sirekap_desktop.reading.settings import DecodeSettings


def decode_pages(
    forms: Mapping[str, FormDefinition], pages: Sequence[PageEvidence], settings: DecodeSettings | None = None
) -> list[DecodedPage]:
    """Decode all pages of one TPS.

    Args:
        forms: Definitions by form code.
        pages: Located pages in any order; several may show the same page of the same form.
        settings: Priors and limits; None for the usual ones.

    Returns:
        One result per page, in the order given.
    """
    decoded: dict[int, DecodedPage] = {}
    for code in dict.fromkeys(page.form for page in pages):
        mine = [at for at, page in enumerate(pages) if page.form == code]
        decoded |= _decode_form(forms[code], pages, mine, settings)
    compared = _compare([decoded[at] for at in range(len(pages))])
    return [_doubt(page, seen) for page, seen in zip(compared, pages, strict=True)]


def _decode_form(
    form: FormDefinition, pages: Sequence[PageEvidence], mine: Sequence[int], settings: DecodeSettings | None
) -> dict[int, DecodedPage]:
    """Decode the pages of one form; each further picture of a page takes the place of the first one."""
    copies: dict[int, list[int]] = {}
    for at in mine:
        copies.setdefault(pages[at].page, []).append(at)
    first = {number: found[0] for number, found in copies.items()}
    result: dict[int, DecodedPage] = {}
    together = decode_group(form, {n: pages[at].fields for n, at in first.items()}, settings)
    for number, found in copies.items():
        result[found[0]] = together[number]
        for at in found[1:]:
            instead = first | {number: at}
            result[at] = decode_group(form, {n: pages[a].fields for n, a in instead.items()}, settings)[number]
    return result


def _compare(decoded: Sequence[DecodedPage]) -> list[DecodedPage]:
    """Send every field to review of which the pages of the TPS give different values."""
    values: dict[str, set[int | None]] = {}
    for page in decoded:
        for field in page.fields:
            values.setdefault(field.id, set()).add(field.value)
    differing = {field_id for field_id, found in values.items() if len(found) > 1}
    result = []
    for page in decoded:
        fields = tuple(in_review(f, decision.NOTE_COPIES) if f.id in differing else f for f in page.fields)
        result.append(replace(page, fields=fields, expected_errors=expected_errors(fields)))
    return result


def _doubt(page: DecodedPage, seen: PageEvidence) -> DecodedPage:
    """Send every field to review in which another reader confidently sees another digit."""
    fields = tuple(
        in_review(f, second_opinion.NOTE_SECOND) if second_opinion.doubts(f, e.second) else f
        for f, e in zip(page.fields, seen.fields, strict=True)
    )
    return replace(page, fields=fields, expected_errors=expected_errors(fields))
