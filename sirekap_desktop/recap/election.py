"""What is recapped of an election: its fields, pages and rules, as the plano's definition says.

Who stands makes the form: the plano of an election and dapil is built for its contestants. Where a kecamatan is split
into several dapil, its own table joins their forms: what all have in common once, candidates by dapil.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.building import BuiltForms, build_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.definition import FormDefinition, FormKind
from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.recap.errors import UnknownObject

PASLON_FIELD = "suara_paslon_"
TAHUN = 2024
"""Year of the forms of a new office: the elections of 2024, whose forms the program knows."""
_CANDIDATE = re.compile(r"suara_calon_[0-9]+_[0-9]+|suara_dpd_[0-9]+")
_BARE = re.compile(r"(suara_partai|suara_calon|jumlah_partai)((?<=calon)_[0-9]+|(?<!calon))")


@dataclass(frozen=True, slots=True)
class RecapField:
    """One number that is recapped, and the plano page that holds it.

    Attributes:
        partai: Number of the party whose page or block it stands in; 0 where it is no party's.
    """

    id: str
    label: str
    section: str
    boxes: int
    page: int
    short: str
    partai: int = 0

    @property
    def maximum(self) -> int:
        """The greatest number that the boxes can hold (rule T13)."""
        return int(10**self.boxes) - 1


@dataclass(frozen=True, slots=True)
class ElectionForm:
    """The recapped side of a plano, with the codes of the papers that are compared with it."""

    code: str
    pemilihan: str
    tahun: int
    fields: tuple[RecapField, ...]
    pages: tuple[int, ...]
    rules: tuple[Rule, ...]
    salinan: frozenset[str]

    def field(self, field_id: str) -> RecapField:
        """Return a field.

        Raises:
            UnknownObject: If the plano has no such number.
        """
        for candidate in self.fields:
            if candidate.id == field_id:
                return candidate
        raise UnknownObject("recap.unknown_field", field=field_id)

    def has_paper(self, code: str | None) -> bool:
        """Return whether a page may be of this election: one of its forms, or of a form that nobody recognised.

        A form of the same election in another year is not.
        """
        return code is None or code == self.code or code in self.salinan

    @property
    def cross_page_rules(self) -> tuple[Rule, ...]:
        """The identities that tie numbers of several pages: broken ones ask whether a page is of another TPS."""
        page_of = {f.id: f.page for f in self.fields}
        return tuple(
            rule
            for rule in self.rules
            if rule.relation is Relation.EQUAL
            and rule.severity is not Severity.W
            and len({page_of[f] for f in rule.fields if f in page_of}) > 1
        )

    def labels(self, names: Mapping[str, str]) -> dict[str, str]:
        """Return the labels by field id, with contestants' names in place of the printed ones."""
        return {f.id: names.get(f.id, f.label) for f in self.fields}


def plano_code(pemilihan: str, tahun: int = TAHUN) -> str:
    """Return the code of the plano of an election and year."""
    return f"C.HASIL-{pemilihan}-{tahun}"


def vote_field(pemilihan: str, partai: int, nomor: int) -> str:
    """Return the id of the field that holds a contestant's votes (0: it has no such number)."""
    if partai:
        return f"suara_calon_{partai}_{nomor}" if nomor else f"suara_partai_{partai}"
    return f"suara_dpd_{nomor}" if pemilihan == "DPD" else f"{PASLON_FIELD}{nomor}"


def whole_field_id(field_id: str, partai: int | None) -> str:
    """Return the id of a field in the whole form, of a reading that knows its party only from its page."""
    bare = _BARE.fullmatch(field_id)
    return field_id if bare is None or partai is None else f"{bare[1]}_{partai}{bare[2]}"


def built_forms(code: str, contestants: Sequence[Contestant]) -> BuiltForms:
    """Return plano and SALINAN of a plano's code, built for who stands."""
    head, tahun = code.rsplit("-", 1)
    return build_forms(head.removeprefix("C.HASIL-"), tuple(contestants), int(tahun))


@lru_cache(maxsize=64)
def form_of_contestants(code: str, contestants: tuple[Contestant, ...]) -> ElectionForm:
    """Return what is recapped of a plano's code, built for who stands."""
    built = built_forms(code, contestants)
    return _recapped(built.plano, frozenset({built.salinan.code}))


@lru_cache(maxsize=32)
def election_form(code: str) -> ElectionForm:
    """Return what is recapped of the plano of a code that the catalogue holds.

    Raises:
        KeyError: If the catalogue has no such form.
    """
    form = catalogue.form(code)
    salinan = (
        f.code
        for f in catalogue.all_forms()
        if f.kind is FormKind.SALINAN and (f.pemilihan, f.tahun) == (form.pemilihan, form.tahun)
    )
    return _recapped(form, frozenset(salinan))


def _recapped(form: FormDefinition, salinan: frozenset[str]) -> ElectionForm:
    numbers = {f.id for f in form.number_fields}
    fields = tuple(
        RecapField(
            f.id,
            _label(f.label, f.column),
            f.section,
            len(f.boxes),
            page.number,
            f.short or f.label,
            _partai_of(f.id),
        )
        for page in form.pages
        for f in page.fields
        if f.id in numbers
    )
    pages = tuple(page.number for page in form.pages)
    return ElectionForm(form.code, form.pemilihan, form.tahun, fields, pages, form.rules, salinan)


def _partai_of(field_id: str) -> int:
    found = re.match(r"(?:suara_partai|suara_calon|jumlah_partai)_([0-9]+)", field_id)
    return int(found[1]) if found else 0


def of_dapil(field_id: str, dapil: str) -> str:
    """Return the id of a candidate's row in the table of a split kecamatan; other fields keep theirs."""
    return f"{field_id}@{dapil}" if _CANDIDATE.fullmatch(field_id) else field_id


def joined(forms: Mapping[str, ElectionForm]) -> ElectionForm:
    """Join the forms of a split kecamatan's dapil: candidates stand by dapil, all else once.

    A rule in which candidates are added up adds those of all dapil: the sums over the kecamatan keep it.
    """
    first = next(iter(forms.values()))
    order: dict[str, tuple[tuple[int, int, int], RecapField]] = {}
    for turn, (dapil, form) in enumerate(forms.items()):
        last = form.pages[-1]
        for place, field in enumerate(form.fields):
            key = of_dapil(field.id, dapil)
            label = field.label if key == field.id else f"{field.label} (dapil {dapil})"
            kept = replace(field, id=key, label=label, short=label if key != field.id else field.short)
            # A party's rows stand together although the parties' candidates differ in number by dapil.
            block = 1000 if field.page == last and not field.partai else field.partai
            rank = (block, 1 + turn if key != field.id else (99 if field.id.startswith("jumlah_") else 0), place)
            order.setdefault(key, (rank, kept))
    fields = tuple(field for _, field in sorted(order.values(), key=lambda entry: entry[0]))
    rules: dict[tuple[str, str], Rule] = {}
    for dapil, form in forms.items():
        for rule in form.rules:
            left, right = (tuple(of_dapil(f, dapil) for f in side) for side in (rule.left, rule.right))
            # The same rule of another dapil: its candidates come in beside those of this one.
            base = " ".join(f for f in (*rule.left, rule.relation, *rule.right) if not _CANDIDATE.fullmatch(f))
            known = rules.get((rule.id, base))
            if known is not None:
                left, right = (tuple(dict.fromkeys(a + b)) for a, b in ((known.left, left), (known.right, right)))
            rules[rule.id, base] = replace(rule, left=left, right=right)
    salinan = frozenset().union(*(form.salinan for form in forms.values()))
    return replace(first, fields=fields, rules=tuple(rules.values()), salinan=salinan)


def _label(label: str, column: str) -> str:
    return f"{label} – {column}" if column else label
