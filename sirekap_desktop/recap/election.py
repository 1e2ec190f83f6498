"""What is recapped of an election: its fields, pages and rules, as the plano's definition says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sirekap_desktop.forms import catalogue
from sirekap_desktop.forms.definition import FormDefinition, FormKind
from sirekap_desktop.forms.rules import Relation, Rule, Severity
from sirekap_desktop.recap.errors import UnknownObject

PASLON_FIELD = "suara_paslon_"


@dataclass(frozen=True, slots=True)
class RecapField:
    """One number that is recapped, and the plano page that holds it."""

    id: str
    label: str
    section: str
    boxes: int
    page: int
    short: str

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


def plano_of(pemilihan: str) -> FormDefinition:
    """Return the newest plano of an election.

    Raises:
        UnknownObject: If the program has no form of this election.
    """
    try:
        return catalogue.form_of(pemilihan, FormKind.PLANO)
    except KeyError:
        raise UnknownObject("office.no_form", pemilihan=pemilihan) from None


@lru_cache(maxsize=32)
def election_form(code: str) -> ElectionForm:
    """Return what is recapped of the plano of a code.

    Raises:
        KeyError: If the catalogue has no such form.
    """
    form = catalogue.form(code)
    fields = tuple(
        RecapField(f.id, _label(f.label, f.column), f.section, len(f.boxes), page.number, f.short or f.label)
        for page in form.pages
        for f in page.fields
        if f in form.number_fields
    )
    salinan = (
        f.code
        for f in catalogue.all_forms()
        if f.kind is FormKind.SALINAN and (f.pemilihan, f.tahun) == (form.pemilihan, form.tahun)
    )
    pages = tuple(page.number for page in form.pages)
    return ElectionForm(code, form.pemilihan, form.tahun, fields, pages, form.rules, frozenset(salinan))


def _label(label: str, column: str) -> str:
    return f"{label} – {column}" if column else label
