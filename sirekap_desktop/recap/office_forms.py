"""Who stands where in an office's elections, and the forms that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.recap.election import (
    ElectionForm,
    built_forms,
    form_of_contestants,
    joined,
    of_dapil,
    vote_field,
)
from sirekap_desktop.recap.errors import UnknownObject
from sirekap_desktop.recap.views import KontestanView


class OfficeForms:
    """The forms of an office by election and dapil, built once when it is opened."""

    def __init__(
        self,
        elections: Mapping[str, str],
        kecamatan: str,
        contestants: Sequence[KontestanView],
        dapil: Mapping[tuple[str, str], str],
    ) -> None:
        """Build the forms.

        Args:
            elections: Code of the plano by election, in the order of the recap.
            kecamatan: Its code.
            contestants: Who stands, of all elections and dapil.
            dapil: By (election, kode of the kecamatan or a desa).
        """
        self._elections, self._kecamatan = dict(elections), kecamatan
        self._contestants, self._dapil = tuple(contestants), dict(dapil)
        self._forms = {kode: self._forms_of(kode) for kode in self._elections}

    @property
    def pemilihan(self) -> tuple[str, ...]:
        """Codes of the elections in their order."""
        return tuple(self._elections)

    def dapil(self, pemilihan: str, kode: str | None = None) -> str:
        """Return the dapil of a TPS, a desa or the kecamatan; empty where there is none, or several."""
        found = self._dapil.get((pemilihan, (kode or "")[:10])) or self._dapil.get((pemilihan, self._kecamatan))
        return found or ""

    def form(self, pemilihan: str, kode: str | None = None) -> ElectionForm:
        """Return what is recapped of an election.

        Args:
            pemilihan: Code of the election.
            kode: The TPS or desa whose form is meant; None or the kecamatan: the form of its own table, which joins
                those of its dapil where it is split.

        Raises:
            UnknownObject: If it is none of the office's elections.
        """
        try:
            forms = self._forms[pemilihan]
        except KeyError:
            raise UnknownObject("recap.unknown_election", pemilihan=pemilihan) from None
        return forms[self.dapil(pemilihan, kode)]

    def _forms_of(self, pemilihan: str) -> dict[str, ElectionForm]:
        """Return the forms of an election by dapil; the joined one of a split kecamatan by no dapil."""
        code = self._elections[pemilihan]
        dapil = sorted({d for (election, _), d in self._dapil.items() if election == pemilihan}) or [""]
        forms = {d: form_of_contestants(code, _as_contestants(self._standing(pemilihan, d))) for d in dapil}
        return forms if len(forms) == 1 else forms | {"": joined(forms)}

    def is_split(self, pemilihan: str) -> bool:
        """Return whether the kecamatan's desa belong to several dapil of an election."""
        return len(self._forms[pemilihan]) > 1

    def _standing(self, pemilihan: str, dapil: str) -> tuple[KontestanView, ...]:
        mine = (k for k in self._contestants if k.pemilihan == pemilihan)
        return tuple(k for k in mine if not dapil or k.dapil == dapil)

    def contestants(self, pemilihan: str, kode: str | None = None) -> tuple[KontestanView, ...]:
        """Return who stands in an election, by numbers; with a TPS or desa only those of its dapil."""
        return self._standing(pemilihan, self.dapil(pemilihan, kode))

    def vote_names(self, pemilihan: str, kode: str | None = None) -> dict[str, str]:
        """Return what contestants are called by the field that holds their votes (see ``form``).

        Parties and persons on long lists go by number and name, paslon by name.
        """
        joins = self.is_split(pemilihan) and not self.dapil(pemilihan, kode)
        names = {}
        for k in self.contestants(pemilihan, kode):
            field = vote_field(pemilihan, k.partai or 0, k.nomor or 0)
            numbered = k.partai is not None or pemilihan == "DPD"
            names[of_dapil(field, k.dapil) if joins else field] = (
                f"{k.nomor or k.partai}. {k.nama}" if numbered else k.nama
            )
        return names

    def place_of_paper(self, kode: str | None) -> tuple[str, ...]:
        """Return the dapil of a TPS or desa, one per election: places of the same answer use the same papers.

        Of no place it is that of the first dapil: papers of which nobody knows the TPS are looked at as its own.
        """
        return tuple(
            self.dapil(p, kode) or min(d for d in (self._forms[p].keys() - {""} or {""})) for p in self._forms
        )

    def definitions(self, papers: tuple[str, ...]) -> tuple[FormDefinition, ...]:
        """Return plano and SALINAN of every election for papers as ``place_of_paper`` tells them."""
        forms = []
        for (pemilihan, code), dapil in zip(self._elections.items(), papers, strict=True):
            built = built_forms(code, _as_contestants(self._standing(pemilihan, dapil)))
            forms += [built.plano, built.salinan]
        return tuple(forms)

    def election_of(self, form: str) -> str | None:
        """Return the election that a paper with this form code is of, None where it is none of the office's."""
        return next((p for p, forms in self._forms.items() if forms[next(iter(forms))].has_paper(form)), None)


def _as_contestants(views: Sequence[KontestanView]) -> tuple[Contestant, ...]:
    return tuple(Contestant(k.partai or 0, k.nomor or 0, k.nama) for k in views)
