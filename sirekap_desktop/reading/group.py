"""Pages that belong to one TPS, whatever their number and form: decoded together, and compared where they repeat.

The plano and its copy (SALINAN) are two papers: each is decoded with its own rules, and a field in which they differ
goes to review on both. So does a field in which two pictures of the same page differ. Two elections have nothing to
do with each other here, and neither have the pages of two parties.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.forms.tagged_pages import assembled, tag_of
from sirekap_desktop.forms.tags import tag_meaning
from sirekap_desktop.reading import decision, second_opinion
from sirekap_desktop.reading.decode import DecodedPage, decode_group, expected_errors, in_review
from sirekap_desktop.reading.result import Decision, FieldEvidence, FieldReading, PageEvidence
from sirekap_desktop.reading.settings import DecodeSettings

_ANY_PARTY = "jumlah_partai"
"""A field of this very id stands on the page of a party that the page doesn't tell (2019)."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Pages that are decoded together: their form, and of each which page of the form it is."""

    form: FormDefinition
    numbers: dict[int, int]


def decode_pages(
    forms: Mapping[str, FormDefinition], pages: Sequence[PageEvidence], settings: DecodeSettings | None = None
) -> list[DecodedPage]:
    """Decode all pages of one TPS.

    Args:
        forms: Definitions by form code. Of a form of our own that is not among them, as much is taken as the tags of
            its pages tell.
        pages: Located pages in any order; several may show the same page of the same form.
        settings: Priors and limits; None for the usual ones.

    Returns:
        One result per page, in the order given. The ids of fields are those of the form, with the party's number.

    Raises:
        KeyError: If a page is not one of its form: ``fits`` tells beforehand.
    """
    pages = [_within(forms.get(page.form), page) for page in pages]
    decoded: dict[int, DecodedPage] = {}
    elections: dict[int, str] = {}
    for part in _all_sets(forms, pages):
        decoded |= _decode_set(part, pages, settings)
        elections |= dict.fromkeys(part.numbers, part.form.pemilihan)
    ordered = [decoded[at] for at in range(len(pages))]
    compared = _compare(ordered, _scopes(ordered, [elections[at] for at in range(len(pages))]))
    return [_doubt(page, seen) for page, seen in zip(compared, pages, strict=True)]


def fits(form: FormDefinition, page: PageEvidence) -> bool:
    """Tell whether a page is one of a form: its tag, where it has one of ours, must be on one of the form's pages."""
    return page.tag is None or page.tag in {tag_of(p) for p in form.pages}


def _within(form: FormDefinition | None, page: PageEvidence) -> PageEvidence:
    """Return a page without what is no field of its form: the row of a candidate who was struck off."""
    if form is None or page.tag is None:
        return page
    known = {f.id for f in form.fields}
    return replace(page, fields=tuple(f for f in page.fields if f.field_id in known))


def page_numbers(forms: Mapping[str, FormDefinition], pages: Sequence[PageEvidence]) -> list[int]:
    """Return the printed number of each page of one TPS, as far as it can be told (arguments as ``decode_pages``).

    Which number a party's page has depends on who else stands: an office knows, and so do all pages together. Of some
    pages alone the usual number is told.
    """
    told = [page.page for page in pages]
    for part in _all_sets(forms, pages):
        for at, number in part.numbers.items():
            told[at] = pages[at].page if part.form.partial else number
    return told


def _all_sets(forms: Mapping[str, FormDefinition], pages: Sequence[PageEvidence]) -> list[_Set]:
    codes = dict.fromkeys(page.form for page in pages)
    mine = {code: [at for at, page in enumerate(pages) if page.form == code] for code in codes}
    return [part for code in codes for part in _sets(forms.get(code), code, pages, mine[code])]


def _sets(form: FormDefinition | None, code: str, pages: Sequence[PageEvidence], mine: Sequence[int]) -> list[_Set]:
    """Sort the pages of one form into sets that hold each page of the form's once, or pictures of the same one."""
    if form is None or any(pages[at].tag is not None for at in mine):
        return _tagged_sets(form, code, pages, mine)
    unknown = [at for at in mine if any(f.field_id == _ANY_PARTY for f in pages[at].fields)]
    together = {at: pages[at].page for at in mine if at not in unknown}
    alone = [_Set(form, {at: pages[at].page}) for at in unknown]
    return [_Set(form, together), *alone] if together else alone


def _tagged_sets(
    form: FormDefinition | None, code: str, pages: Sequence[PageEvidence], mine: Sequence[int]
) -> list[_Set]:
    """Sort pages that bear tags of ours; two that tell the same place otherwise are of two forms."""
    told: list[dict[tuple[object, ...], int]] = []
    members: list[list[int]] = []
    for at in mine:
        tag = pages[at].tag
        meaning = None if tag is None else tag_meaning(tag)
        if tag is None or meaning is None:
            raise KeyError(code)
        place = (meaning.part, meaning.place)
        which = next((i for i, known in enumerate(told) if known.get(place, tag) == tag), len(told))
        if which == len(told):
            told.append({})
            members.append([])
        told[which][place] = tag
        members[which].append(at)
    found = []
    for known, ats in zip(told, members, strict=True):
        whole = form or assembled(code, known.values())
        number = {tag_of(page): page.number for page in whole.pages}
        found.append(_Set(whole, {at: number[pages[at].tag] for at in ats}))
    return found


def _decode_set(part: _Set, pages: Sequence[PageEvidence], settings: DecodeSettings | None) -> dict[int, DecodedPage]:
    """Decode the pages of one form; each further picture of a page takes the place of the first one."""
    copies: dict[int, list[int]] = {}
    for at, number in part.numbers.items():
        copies.setdefault(number, []).append(at)
    first = {number: found[0] for number, found in copies.items()}
    result: dict[int, DecodedPage] = {}
    together = _together(part.form, {n: pages[at].fields for n, at in first.items()}, first, settings)
    for number, found in copies.items():
        result[found[0]] = together[number]
        for at in found[1:]:
            instead = first | {number: at}
            evidence = {n: pages[a].fields for n, a in instead.items()}
            result[at] = _together(part.form, evidence, (number,), settings)[number]
    return result


def _together(
    form: FormDefinition,
    evidence: Mapping[int, Sequence[FieldEvidence]],
    wanted: Iterable[int],
    settings: DecodeSettings | None,
) -> dict[int, DecodedPage]:
    """Decode the pages of one form together, those of our own forms, which may be many, alone as well.

    A sum over the pages of all parties ties some two hundred numbers. Where many of them are doubtful, not all can be
    weighed at once, and what can't be looked at counts as risk, of every page. Each page alone knows less, but has no
    such risk: the surer of both counts, and both must say the same number.
    """
    if not any(tag_of(page) for page in form.pages):
        return decode_group(form, evidence, settings)
    grouped = decode_group(form, evidence, settings)
    place = {rule.text: at for at, rule in enumerate(form.rules)}
    return {n: _agreed(decode_group(form, {n: evidence[n]}, settings)[n], grouped[n], place) for n in wanted}


def _agreed(alone: DecodedPage, grouped: DecodedPage, place: Mapping[str, int]) -> DecodedPage:
    """Return what a page says alone and among the others; a field of which they differ goes to review."""
    fields = tuple(_agreed_field(*both) for both in zip(alone.fields, grouped.fields, strict=True))
    checks = {c.text: c for c in (*alone.checks, *grouped.checks)}
    ordered = tuple(sorted(checks.values(), key=lambda check: place[check.text]))
    return DecodedPage(fields, ordered, expected_errors(fields))


def _agreed_field(alone: FieldReading, grouped: FieldReading) -> FieldReading:
    surer, other = (alone, grouped) if alone.confidence >= grouped.confidence else (grouped, alone)
    if alone.value != grouped.value:
        return in_review(replace(surer, confidence=other.confidence), decision.NOTE_BROKEN)
    notes = tuple(dict.fromkeys((*alone.notes, *grouped.notes)))
    accepted = not notes and Decision.ACCEPTED in (alone.decision, grouped.decision)
    return replace(surer, notes=notes, decision=Decision.ACCEPTED if accepted else Decision.REVIEW)


def _scopes(decoded: Sequence[DecodedPage], elections: Sequence[str]) -> list[Hashable]:
    """Return within what the fields of each page are compared: its election, or the pages of one unknown party."""
    scopes: list[Hashable] = []
    for at, (page, pemilihan) in enumerate(zip(decoded, elections, strict=True)):
        scope: Hashable = pemilihan
        if any(f.id == _ANY_PARTY for f in page.fields):
            twin = next((i for i in range(at) if elections[i] == pemilihan and _alike(decoded[i], page)), at)
            scope = (pemilihan, twin) if twin == at else scopes[twin]
        scopes.append(scope)
    return scopes


def _alike(one: DecodedPage, other: DecodedPage) -> bool:
    """Tell whether two pages of unknown parties look like pictures of one page: most of what is not 0 is equal."""
    first, second = ({f.id: f.value for f in page.fields} for page in (one, other))
    told = [(value, second.get(i)) for i, value in first.items() if value or second.get(i)]
    return first.keys() == second.keys() and 2 * sum(a == b for a, b in told) >= len(told)


def _compare(decoded: Sequence[DecodedPage], within: Sequence[Hashable]) -> list[DecodedPage]:
    """Send every field to review of which the pages of the TPS give different values."""
    values: dict[tuple[Hashable, str], set[int | None]] = {}
    for page, scope in zip(decoded, within, strict=True):
        for field in page.fields:
            values.setdefault((scope, field.id), set()).add(field.value)
    differing = {key for key, found in values.items() if len(found) > 1}
    result = []
    for page, scope in zip(decoded, within, strict=True):
        fields = tuple(in_review(f, decision.NOTE_COPIES) if (scope, f.id) in differing else f for f in page.fields)
        result.append(replace(page, fields=fields, expected_errors=expected_errors(fields)))
    return result


def _doubt(page: DecodedPage, seen: PageEvidence) -> DecodedPage:
    """Send every field to review in which another reader confidently sees another digit."""
    fields = tuple(
        in_review(f, second_opinion.NOTE_SECOND) if second_opinion.doubts(f, e.second) else f
        for f, e in zip(page.fields, seen.fields, strict=True)
    )
    return replace(page, fields=fields, expected_errors=expected_errors(fields))
