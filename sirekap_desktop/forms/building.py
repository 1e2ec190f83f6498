"""Forms of an election for the contestants at hand, made from the templates in ``resources/forms/templates``.

An election's file holds its wording; the layouts of plano and SALINAN are shared, and so are the rows of I … III of
Pemilu and of Pilkada. What comes out is an ordinary definition, built by ``loader`` like one from a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sirekap_desktop.forms import catalogue, tags
from sirekap_desktop.forms.contestants import Contestant, Party, parties
from sirekap_desktop.forms.data_tables import lay_tables
from sirekap_desktop.forms.definition import FormDefinition, FormKind
from sirekap_desktop.forms.loader import build_form
from sirekap_desktop.forms.page_plan import Measures, PagePlan, Row
from sirekap_desktop.forms.tags import Part, TagMeaning
from sirekap_desktop.forms.toml_node import FormError, Node, Problems, read_toml
from sirekap_desktop.forms.vote_tables import VoteRow, VoteTable
from sirekap_desktop.resources import resource

PEMILIHAN = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO", "KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")
KOLOM_KOSONG = "KOLOM KOSONG"
"""Who stands against a single paslon (UU 10/2016 Pasal 54C)."""

_PPWP_PASLON = (1, 2, 3)
"""The paslon of 2024: of them the official form is known."""

_DOTS = ": ........................................."
_FILLED_LATER = {"page", "pages", "tag"}
_BRACED = re.compile(r"\{([a-z_0-9]+)\}")


@dataclass(frozen=True, slots=True)
class BuiltForms:
    """Both papers of a TPS."""

    plano: FormDefinition
    salinan: FormDefinition


def build_forms(pemilihan: str, contestants: Sequence[Contestant], tahun: int = 2024) -> BuiltForms:
    """Return the forms of an election for its contestants; the same for the same arguments.

    Args:
        pemilihan: Election code.
        contestants: Paslon, parties with their candidates, or candidates of the DPD, in any order. A single paslon of
            a KWK gets the *kolom kosong* as number 2.
        tahun: Year of the election.

    Raises:
        FormError: If no template is known of the election and year, or if the contestants fit on none of its forms.
    """
    return _built(pemilihan, tuple(sorted(set(contestants))), tahun)


@lru_cache(maxsize=64)
def _built(pemilihan: str, contestants: tuple[Contestant, ...], tahun: int) -> BuiltForms:
    if pemilihan == "PPWP":
        if tahun != 2024 or tuple(c.nomor for c in contestants) != _PPWP_PASLON:
            raise FormError("forms.no_template", pemilihan=pemilihan, tahun=tahun)
        return BuiltForms(catalogue.form("C.HASIL-PPWP-2024"), catalogue.form("C.HASIL-SALINAN-PPWP-2024"))
    template = resource("forms", "templates", f"{pemilihan}-{tahun}.toml")
    if pemilihan not in PEMILIHAN or not template.is_file():
        raise FormError("forms.no_template", pemilihan=pemilihan, tahun=tahun)
    if not contestants:
        raise FormError("forms.no_contestants", pemilihan=pemilihan)
    problems = Problems()
    forms = [build_from(template, contestants, kind, problems) for kind in FormKind]
    problems.raise_first(template.name)
    return BuiltForms(*forms)


def build_from(path: Path, contestants: Sequence[Contestant], kind: FormKind, problems: Problems) -> FormDefinition:
    """Return one form made from an election's template; what is wrong with the template is noted.

    Raises:
        FormError: If the contestants fit on no form of the election.
    """
    template = _Template.read(path, kind, problems)
    plans = template.pages(_with_kolom_kosong(template.pemilihan, contestants))
    return build_form(template.definition(plans), path.parent / path.name, problems)


def extreme_contestants(pemilihan: str) -> list[list[Contestant]]:
    """Return made-up contestants of an election with a template, as few and as many as its forms hold."""
    if pemilihan in tags.PARTAI:
        rows = range(1, tags.CALON_MAX[pemilihan] + 1)
        party = [Contestant(1, 0, "PARTAI")]
        full = [Contestant(n, 0, "PARTAI") for n in range(1, tags.PARTAI_MAX + 1)]
        return [party, full + [Contestant(c.partai, m, "CALON") for c in full for m in rows]]
    most = tags.DPD_ROWS * tags.DPD_PAGES if pemilihan == "DPD" else tags.PASLON_ROWS * tags.PASLON_PAGES
    return [[Contestant(0, n, "CALON") for n in range(1, count + 1)] for count in (1, most)]


def _with_kolom_kosong(pemilihan: str, contestants: Sequence[Contestant]) -> tuple[Contestant, ...]:
    if pemilihan in tags.KWK and len(contestants) == 1:
        return (*contestants, Contestant(0, contestants[0].nomor + 1, KOLOM_KOSONG))
    return tuple(contestants)


@dataclass(frozen=True, slots=True)
class _Template:
    """An election's wording with the layout and the rows that it names."""

    path: Path
    root: Node
    layout: Node
    rows: Node
    kind: FormKind

    @classmethod
    def read(cls, path: Path, kind: FormKind, problems: Problems) -> _Template:
        root = _node(path, problems)
        tahun, rows = root.whole("tahun"), root.text("rows")
        layout = _node(path.with_name(f"{kind.value}-{tahun}.toml"), problems)
        return cls(path, root, layout, _node(path.with_name(f"{rows}.toml"), problems), kind)

    @property
    def pemilihan(self) -> str:
        return self.root.text("pemilihan")

    def pages(self, contestants: Sequence[Contestant]) -> list[Row]:
        """Return the pages in their order, numbered and tagged."""
        way = self.root.text("votes")
        found = parties(contestants)
        count = len(found) if way == "partai" else max((c.nomor for c in contestants), default=0)
        plans = [(TagMeaning(self.pemilihan, Part.DATA), self._data_page())]
        plans += [self._party_page(p) for p in found] if way == "partai" else self._numbered(contestants, way)
        plans.append((TagMeaning(self.pemilihan, Part.SUMS, 0, count), self._sums_page(count)))
        return [self._tagged(number, meaning, plan) for number, (meaning, plan) in enumerate(plans, 1)]

    def _tagged(self, number: int, meaning: TagMeaning, plan: PagePlan) -> Row:
        try:
            tag = tags.tag_id(meaning)
        except KeyError as error:
            raise FormError("forms.too_many", pemilihan=self.pemilihan) from error
        return plan.data | {"number": number, "tag": tag, "partai": meaning.partai or 0}

    def _plan(self, page: str) -> PagePlan:
        return PagePlan(self.layout.table("pages").table(page).data)

    def _data_page(self) -> PagePlan:
        plan = self._plan("data")
        instead = self.rows.raw(self.kind.value, dict, "tabel", {}) or {}
        lay_tables(plan, self.rows, Measures(self.layout.table("data"), instead))
        self._witnesses(plan, self.root.whole("witnesses"), "rect")
        return plan

    def _party_page(self, party: Party) -> tuple[TagMeaning, PagePlan]:
        plan = self._plan("votes")
        VoteTable(plan, self.layout, "partai").party(party)
        self._witnesses(plan, self.root.whole("witnesses"), "rect")
        return TagMeaning(self.pemilihan, Part.VOTES, party.nomor, party.slots), plan

    def _numbered(self, contestants: Sequence[Contestant], way: str) -> list[tuple[TagMeaning, PagePlan]]:
        """Return the pages of candidates or paslon; a number that nobody has leaves its row empty."""
        per_page = tags.DPD_ROWS if way == "dpd" else tags.PASLON_ROWS
        names = {c.nomor: c.nama for c in contestants}
        rows = [
            VoteRow(n, names.get(n, "–"), _numbered_field(way, n, names)) for n in range(1, max(names, default=0) + 1)
        ]
        pages = []
        for place, start in enumerate(range(0, len(rows), per_page), 1):
            part, plan = rows[start : start + per_page], self._plan("votes")
            VoteTable(plan, self.layout, way).numbered(part)
            self._witnesses(plan, self.root.whole("witnesses"), "rect")
            pages.append((TagMeaning(self.pemilihan, Part.VOTES, place, len(part)), plan))
        return pages

    def _sums_page(self, count: int) -> PagePlan:
        plan = self._plan("sums")
        self._witnesses(plan, count, "sums_rect")
        return plan

    def _witnesses(self, plan: PagePlan, count: int, key: str) -> None:
        if count:
            lay_witnesses(plan, Measures(self.layout.table("witnesses")), count, key)

    def definition(self, pages: list[Row]) -> Row:
        """Return the whole definition with its wording filled in."""
        layout, root = self.layout.data, self.root
        name = f"C.HASIL-SALINAN-{self.pemilihan}" if self.kind is FormKind.SALINAN else f"C.HASIL-{self.pemilihan}"
        shared = {key: layout[key] for key in ("size", "tag", "dots", "styles", "marks", "parts") if key in layout}
        data = shared | {
            "code": f"{name}-{root.whole('tahun')}",
            "title": root.text("title"),
            "pemilihan": self.pemilihan,
            "tahun": root.whole("tahun"),
            "kind": self.kind.value,
            "source": "own",
            "rules": root.text("rules"),
            "pages": pages,
        }
        filled: Row = _filled(data, self._wording())
        left = {name for text in _texts(filled) for name in _BRACED.findall(text)} - _FILLED_LATER
        for name in sorted(left):
            root.problems.add("forms.no_wording", root.where, name=name)
        root.finish()
        return filled

    def _wording(self) -> dict[str, str]:
        words = {key: str(value) for key, value in self.root.table("text").data.items()}
        words |= {key: self.rows.text(key) for key in ("pengawas", "pemilihan_umum")}
        return words | {"tahun": str(self.root.whole("tahun")), "dapil_titik": _DOTS if words.get("dapil") else ""}


def lay_witnesses(plan: PagePlan, layout: Measures, count: int, key: str) -> None:
    """Lay a table of places for the names and signatures of ``count`` witnesses into a rectangle of the layout."""
    x, y, width, height = layout.numbers(key, 4)
    head, (dx, dy) = layout["head"], layout.numbers("number_at", 2)
    plan.frame((x, x + width), (y, y + height), layout["line"])
    plan.grid([x, x + width], [y, y + head], layout["line"])
    plan.text("kepala", x + width / 2, y + head * layout["head_share"], "{saksi}", 0.95 * width)
    rows = 1 if count <= 4 else 2 if count <= 24 else 4
    columns = max(1, -(-count // rows))
    tall, wide = (height - head) / rows, width / columns
    plan.grid(
        [round(x + wide * at, 3) for at in range(columns + 1)],
        [y + head + tall * at for at in range(rows + 1)],
        layout["thin"],
    )
    for at in range(count):
        row, column = divmod(at, columns)
        left, top = x + wide * column, y + head + tall * row
        plan.text("nomor_saksi", left + dx, top + dy, f"{at + 1}.")
    for row in range(rows):
        part = min(columns, count - row * columns)
        if part > 0:
            plan.signature(
                f"saksi_{row + 1}" if rows > 1 else "saksi", [x, y + head + tall * row, wide * part, tall], part
            )


def _numbered_field(way: str, nomor: int, names: Mapping[int, str]) -> Row | None:
    if nomor not in names:
        return None
    stem, short = ("suara_dpd", "suara calon") if way == "dpd" else ("suara_paslon", "suara paslon")
    return {"id": f"{stem}_{nomor}", "short": f"{short} {nomor}", "label": f"{nomor}. {names[nomor]}"}


def _node(path: Path, problems: Problems) -> Node:
    return Node(read_toml(path, problems) or {}, path.name, problems)


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """Return a value with the wording put into every text of it that names one."""
    if isinstance(value, str):
        return _BRACED.sub(lambda m: words.get(m[1], m[0]), value)
    if isinstance(value, list):
        return [_filled(v, words) for v in value]
    return {k: _filled(v, words) for k, v in value.items()} if isinstance(value, dict) else value


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return [text for part in parts for text in _texts(part)]
