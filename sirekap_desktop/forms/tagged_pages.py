"""Pages of our own forms told by their tags alone, for readers that don't know who stands.

A page lies alike whoever stands on the others, so contestants are made up to build it. Parties, candidates and paslon
bear their numbers as names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from sirekap_desktop.forms import tags
from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.definition import FormDefinition, PageDefinition
from sirekap_desktop.forms.tags import Part, TagMeaning, tag_meaning

_NATIONAL = frozenset((*range(1, 18), 24))
"""The parties of 2024 that stand everywhere; 18 … 23 stand in Aceh only."""
_ALL = frozenset(range(1, tags.PARTAI_MAX + 1))
_OF_ALL_VOTES = "T3"
"""The rule that needs every page of votes."""


def tag_of(page: PageDefinition) -> int | None:
    """Return the id of a page's tag if it is one of ours."""
    return None if page.tag is None or tag_meaning(page.tag.id) is None else page.tag.id


@lru_cache(maxsize=256)
def forms_of_tag(tag: int) -> tuple[FormDefinition, ...]:
    """Return the plano and the SALINAN reduced to the one page that bears a tag; none where it is no tag of ours.

    Its number is the one printed where all national parties stand, or all of Aceh for a party of Aceh.
    """
    meaning = tag_meaning(tag)
    if meaning is None:
        return ()
    built = build_forms(meaning.pemilihan, _made_up([meaning], _usual_parties(meaning)))
    return tuple(reduced(form, [tag]) for form in (built.plano, built.salinan) if _page(form, tag) is not None)


def assembled(code: str, seen: Collection[int]) -> FormDefinition:
    """Return a form as far as the tags of its pages tell it: those pages, and the rules that speak of them alone.

    The sum of all votes (T3) is a rule only where the page of sums says how many stand, and all of them are there.

    Args:
        code: Form code.
        seen: Ids of tags of this form, no two of them of one page.

    Raises:
        KeyError: If the code is of no form that bears these tags.
    """
    meanings = [m for m in map(tag_meaning, sorted(seen)) if m is not None]
    parties = {m.place for m in meanings if m.partai}
    whole = _is_whole(meanings)
    if not whole:
        # The page numbers don't matter here, but there must be as many parties as the page of sums says.
        counts = [m.count for m in meanings if m.part is Part.SUMS]
        spare = sorted(_ALL - parties)
        parties |= set(spare[: max(0, max(counts, default=1) - len(parties))])
    built = build_forms(meanings[0].pemilihan, _made_up(meanings, parties))
    form = next((f for f in (built.plano, built.salinan) if f.code == code), None)
    if form is None:
        raise KeyError(code)
    return form if whole and _all_pages(form, seen) else reduced(form, seen)


def reduced(form: FormDefinition, seen: Iterable[int]) -> FormDefinition:
    """Return a form with only the pages that bear some tags, and without the rules that need others."""
    wanted = set(seen)
    pages = tuple(page for page in form.pages if tag_of(page) in wanted)
    fields = {f.id for page in pages for f in page.fields}
    rules = tuple(r for r in form.rules if r.id != _OF_ALL_VOTES and fields.issuperset(r.fields))
    required = tuple(f for f in form.required if f in fields)
    return replace(form, pages=pages, rules=rules, required=required, partial=True)


def _page(form: FormDefinition, tag: int) -> PageDefinition | None:
    return next((page for page in form.pages if tag_of(page) == tag), None)


def _all_pages(form: FormDefinition, seen: Collection[int]) -> bool:
    """Tell whether every page of votes and the page of sums have been seen."""
    return all(tag_of(page) in seen for page in form.pages[1:])


def _is_whole(meanings: Iterable[TagMeaning]) -> bool:
    """Tell whether the pages of votes hold as many contestants as the page of sums says."""
    sums = [m.count for m in meanings if m.part is Part.SUMS]
    votes = [m for m in meanings if m.part is Part.VOTES]
    held = sum(1 if m.partai else m.count for m in votes)
    return sums == [held]


def _usual_parties(meaning: TagMeaning) -> set[int]:
    if meaning.part is Part.SUMS:
        return set(sorted(_ALL)[: meaning.count])
    return set(_NATIONAL if meaning.place in _NATIONAL or not meaning.partai else _ALL)


def _made_up(meanings: Iterable[TagMeaning], parties: Collection[int]) -> list[Contestant]:
    """Return contestants who fill the pages that some tags name."""
    found: set[Contestant] = set()
    for meaning in meanings:
        if meaning.pemilihan in tags.PARTAI:
            found |= {Contestant(n, 0, f"PARTAI {n}") for n in parties}
            rows = range(1, meaning.count + 1) if meaning.partai else ()
            found |= {Contestant(meaning.place, m, f"CALON {m}") for m in rows}
        else:
            per_page = tags.DPD_ROWS if meaning.pemilihan == "DPD" else tags.PASLON_ROWS
            last = meaning.count + max(0, meaning.place - 1) * per_page
            found |= {Contestant(0, n, f"CALON {n}") for n in range(1, max(1, last) + 1)}
    return sorted(found)
