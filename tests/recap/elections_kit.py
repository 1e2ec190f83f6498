"""What the tests of several elections share: contestants of each kind, and numbers that keep every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recap_office import CONTESTANTS, add_file, numbers

from sirekap_desktop.reading.result import Decision, FieldReading, PageReading, PageStatus, Quality, Witness
from sirekap_desktop.recap import correct, locks, sheets, verify
from sirekap_desktop.recap.election import ElectionForm
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Level
from sirekap_desktop.recap.views import TpsSheet

BOX = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
ALL = ("PPWP", "DPR", "DPD", "DPRD-KABKO", "KWK-BUPATI")


def parties(pemilihan: str, dapil: str, count: int, candidates: int) -> str:
    """Return the lines of a party election's contestants; the last party has one candidate less."""
    lines = []
    for partai in range(1, count + 1):
        lines.append(f"{pemilihan},{dapil},{partai},,Partai {partai} Dapil {dapil}\n")
        mine = candidates - (partai == count and candidates > 1)
        lines += [f"{pemilihan},{dapil},{partai},{n},Calon {partai}-{n} Dapil {dapil}\n" for n in range(1, mine + 1)]
    return "".join(lines)


def all_contestants() -> str:
    """Return a file of five elections; DPRD-KABKO has two dapil, KWK-BUPATI a single paslon."""
    dpd = "".join(f"DPD,17,,{n},Perseorangan {n}\n" for n in range(1, 6))
    return (
        CONTESTANTS
        + parties("DPR", "1701", 3, 2)
        + dpd
        + parties("DPRD-KABKO", "170701", 2, 2)
        + parties("DPRD-KABKO", "170702", 2, 3)
        + "KWK-BUPATI,,,1,Pasangan Calon 01\n"
    )


SPLIT = {("DPRD-KABKO", "1707991001"): "170701", ("DPRD-KABKO", "1707992002"): "170702"}


def values_of(form: ElectionForm, seed: int = 0) -> dict[str, int]:
    """Return numbers of a form that keep its identities; the votes are spread over all who stand."""
    known = numbers(seed)
    roll = {sex: known[f"pemilih_dpt_{sex}"] for sex in "lpj"}
    for sex in "lpj":
        for kind in ("dptb", "non_dpt"):
            known[f"pemilih_{kind}_{sex}"] = known[f"pengguna_{kind}_{sex}"]
        known[f"pemilih_total_{sex}"] = roll[sex] + known[f"pemilih_dptb_{sex}"] + known[f"pemilih_non_dpt_{sex}"]
        known[f"disabilitas_pemilih_{sex}"] = known[f"disabilitas_{sex}"]
    votes = [
        f.id for f in form.fields if f.id.startswith(("suara_paslon", "suara_dpd", "suara_partai", "suara_calon"))
    ]
    share, rest = divmod(known["suara_sah"], len(votes))
    known |= {field: share + (place < rest) for place, field in enumerate(votes)}
    for partai in {f.partai for f in form.fields if f.partai}:
        mine = [f.id for f in form.fields if f.partai == partai and not f.id.startswith("jumlah")]
        known[f"jumlah_partai_{partai}"] = sum(known[f] for f in mine)
    return {f.id: known[f.id] for f in form.fields}


def page_of(
    form: ElectionForm, page: int, values: Mapping[str, int | None], *, review: Iterable[str] = (), bare: bool = False
) -> PageReading:
    """Return a page as the reader gives it; ``bare``: ids without the party, as a reader without contestants does."""
    mine = [f for f in form.fields if f.page == page]
    partai = next((f.partai for f in mine if f.partai), None)
    doubtful = set(review)
    fields = tuple(
        FieldReading(
            id=f.id.replace(f"_{partai}", "", 1) if bare and partai else f.id,
            value=values[f.id],
            boxes=tuple(f"{values[f.id]:03}"),
            confidence=0.6 if f.id in doubtful else 0.99999,
            decision=Decision.REVIEW if f.id in doubtful else Decision.ACCEPTED,
            box_polygons=(BOX,) * 3,
            evidence={"digits": Witness(values[f.id], 0.9), "bubbles": None},
        )
        for f in mine
    )
    return PageReading(
        source="x.jpg",
        page_index=page - 1,
        status=PageStatus.READ,
        form=form.code,
        page=page,
        partai=partai,
        width=1000,
        height=1500,
        quality=Quality(0.1, 0.8, 54.0),
        fields=fields,
        header_polygon=BOX,
    )


def import_plano(
    office: Office, pemilihan: str, tps: str | None, values: Mapping[str, int], *, bare: bool = False
) -> None:
    """Import a plano of an election as one file, while PPWP is on the screen."""
    form = office.form(pemilihan, tps)
    pages = [page_of(form, number, values, bare=bare) for number in form.pages]
    add_file(office, pages, tps, f"{pemilihan} {tps} {bare}".encode())


def lock_tps(office: Office, pemilihan: str, tps: str, values: Mapping[str, int]) -> None:
    """Take a TPS of an election to ``terkunci``."""
    now = sheets.tps_sheet(office, pemilihan, tps)
    now = correct.decide_many(office, pemilihan, tps, values, version=now.version)
    now = verify.confirm_identity(office, pemilihan, tps, version=now.version)
    now = verify.mark_verified(office, pemilihan, tps, version=now.version)
    verify.agree(office, pemilihan, tps, version=now.version)
    locks.lock(office, pemilihan, Level.TPS, tps)


def sheet(office: Office, pemilihan: str, tps: str) -> TpsSheet:
    """Return the present sheet."""
    return sheets.tps_sheet(office, pemilihan, tps)
