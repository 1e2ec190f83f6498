"""What the letters of an office are filled with: its plenary, events, changes, recounts and finished papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.kinds import KINDS
from sirekap_desktop.documents.letter import LETTERS, LetterData, Row
from sirekap_desktop.documents.numbers import numbers_digest
from sirekap_desktop.documents.text import MONTHS, UNDECIDED, dotted, number, printed_time, session_time, words
from sirekap_desktop.documents.wording import Wording
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.recap import aggregate, documents, objections, recipients, status
from sirekap_desktop.recap.changes import list_changes
from sirekap_desktop.recap.digest import PRINTED_DIGITS
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import Cara, DocumentState, KejadianKind, Level, StatusPelaksanaan
from sirekap_desktop.recap.views import DokumenView, KejadianView, RecapTable

CHANGE_KINDS = {"bacaan": "bacaan dibetulkan", "isian": "isian diubah", "batal": "dibatalkan"}
FIRST_FROM = {"bacaan": "bacaan C.HASIL", "isian": "isian pertama", "batal": "isian pertama"}


class LetterError(SirekapError):
    """A letter has nothing to say: the office lacks what it is about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter that shall be printed: of which election, with which words, of which place."""

    office: Office
    wording: Wording
    identity: DocumentIdentity
    level: Level
    kode: str

    @property
    def pemilihan(self) -> str:
        """Code of the election."""
        return self.wording.pemilihan

    def told_time(self, moment: datetime) -> str:
        """Return a moment in the time zone of the paper."""
        return printed_time(moment.astimezone(self.identity.printed_at.tzinfo))


Sections = Mapping[str, tuple[Row, ...]]
Filling = tuple[dict[str, str], Sections]


def fill_letter(kind: str, asked: Asked) -> LetterData:
    """Gather what a letter says.

    Raises:
        LetterError: If the office lacks what it is about.
        UnknownObject: If the office does not have the place.
        DatabaseError: If the database can't be read.
    """
    values, sections = _FILLINGS[kind](asked)
    identity = asked.identity
    shared = {
        "waktu": session_time(identity.pleno_at),
        "tempat": dotted(identity.pleno_place),
        "tanggal": f"{identity.printed_at.day} {MONTHS[identity.printed_at.month - 1]} {identity.printed_at.year}",
        "desa": identity.desa.nama if identity.desa else "",
        "kecamatan": identity.kecamatan.nama,
        "kabko": identity.kabko.nama,
        "provinsi": identity.provinsi.nama,
    }
    numbered = {
        name: tuple({"no": str(n), **row} for n, row in enumerate(rows, 1)) for name, rows in sections.items()
    }
    return LetterData(asked.level, asked.kode, asked.office.place_name(asked.kode), shared | values, numbered)


def _counted(count: int, key: str = "banyak") -> dict[str, str]:
    return {key: number(count), f"{key}_huruf": words(count)}


def _spoken(value: int | None) -> str:
    return UNDECIDED if value is None else words(value)


def _invitation(asked: Asked) -> Filling:
    desa = tuple(
        {"desa": place.nama, "tps": number(len(_desa_table(asked, place.kode).columns)), "waktu": ""}
        for place in asked.office.desa
    )
    values = {
        "nomor": dotted(""),
        "sifat": "Penting",
        "perihal": f"Undangan Rapat Pleno Rekapitulasi di Tingkat Kecamatan {asked.identity.kecamatan.nama}",
    }
    return values, {"desa": desa, "penerima": tuple(_guests(asked))}


def _desa_table(asked: Asked, kode: str) -> RecapTable:
    return aggregate.recap_table(asked.office, asked.pemilihan, Level.DESA, kode)


def _guests(asked: Asked) -> Iterator[Row]:
    for contestant in asked.identity.contestants:
        unsur = asked.wording.witness.format(nomor=contestant.nomor)
        yield {"nama": contestant.saksi, "unsur": f"{unsur} – {contestant.nama}"}
    yield {"nama": "", "unsur": f"Panwaslu Kecamatan {asked.identity.kecamatan.nama}"}
    for desa in asked.office.desa:
        yield {"nama": "", "unsur": f"PPS {desa.nama}"}


def _attendance(asked: Asked) -> Filling:
    names = asked.identity.committee
    committee = [
        {"nama": names[i] if i < len(names) else "", "unsur": f"{role} PPK" if not i else f"{role} {i} PPK"}
        for i, role in enumerate(asked.wording.roles)
    ]
    return {}, {"hadir": (*committee, *_guests(asked))}


def _events(asked: Asked) -> Filling:
    known = objections.list_kejadian(asked.office, asked.pemilihan, asked.kode)
    return {}, {
        "kejadian": tuple(_event(asked, k) for k in known if k.kind is KejadianKind.KEJADIAN),
        "keberatan": tuple(_event(asked, k) for k in known if k.kind is KejadianKind.KEBERATAN),
    }


def _event(asked: Asked, event: KejadianView) -> Row:
    return {
        "waktu": asked.told_time(event.at),
        "tempat": asked.office.place_name(event.kode),
        "aturan": event.rule_id or "",
        "uraian": event.text,
        "oleh": event.by,
    }


def _minutes(asked: Asked) -> Filling:
    table = aggregate.recap_table(asked.office, asked.pemilihan, asked.level, asked.kode)
    events = objections.list_kejadian(asked.office, asked.pemilihan, asked.kode)
    objected = sum(event.kind is KejadianKind.KEBERATAN for event in events)
    values = {"sidik_angka": numbers_digest(table)[:PRINTED_DIGITS], **_counted(len(table.columns), "bagian")}
    if asked.level is Level.KECAMATAN:
        values |= _counted(len(events) - objected, "kejadian") | _counted(objected, "keberatan")
    return values, {"suara": tuple(_votes(asked, table)), "jumlah": tuple(_sums(asked, table))}


def _votes(asked: Asked, table: RecapTable) -> Iterator[Row]:
    """Give the votes of each paslon, party or candidate of the DPD."""
    prefix = asked.wording.summary_contestants
    names = {c.nomor: c.nama for c in asked.identity.contestants}
    for (field, label, _), total in zip(table.rows, table.totals, strict=True):
        if field.startswith(prefix):
            nomor = field.removeprefix(prefix)
            yield {"no": nomor, "uraian": names.get(nomor, label), "angka": number(total), "huruf": _spoken(total)}


def _sums(asked: Asked, table: RecapTable) -> Iterator[Row]:
    totals = {row[0]: total for row, total in zip(table.rows, table.totals, strict=True)}
    for block in asked.wording.rows_for(table):
        for row in block.rows:
            field = row.fields[-1]
            if field in asked.wording.summary:
                yield {"uraian": row.text, "angka": number(totals[field]), "huruf": _spoken(totals[field])}


def _history(asked: Asked) -> Filling:
    lines = list_changes(asked.office, asked.pemilihan, asked.kode).lines
    rows = tuple(
        {
            "waktu": asked.told_time(change.at),
            "tempat": asked.office.place_name(tps),
            "isian": _label(asked, tps, change.field),
            "semula": number(change.before),
            "menjadi": number(change.after),
            "jenis": CHANGE_KINDS[change.kind],
            "alasan": change.reason or "",
            "oleh": change.by,
        }
        for tps, change in lines
    )
    return _counted(len(rows)), {"pembetulan": rows, "penolakan": tuple(_refusals(asked))}


def _refusals(asked: Asked) -> Iterator[Row]:
    """Give who refused to sign a paper of the place or of a part of it, oldest first."""
    blocks = {s.blok: s.jabatan for s in recipients.signatories(asked.office, asked.pemilihan)}
    refused = [
        (signature, document)
        for document in documents.list_documents(asked.office, asked.pemilihan)
        if document.kode.startswith(asked.kode)
        for signature in document.signatures
        if signature.cara is Cara.MENOLAK
    ]
    for signature, document in sorted(refused, key=lambda pair: (pair[0].at, pair[1].id)):
        yield {
            "waktu": asked.told_time(signature.at),
            "dokumen": f"{_model(asked.wording, document.kind)} {asked.office.place_name(document.kode)}",
            "unsur": blocks.get(signature.blok, signature.blok),
            "nama": signature.nama,
            "alasan": signature.alasan or "",
            "oleh": signature.by,
        }


def _label(asked: Asked, tps: str, field: str) -> str:
    return asked.office.labels(asked.pemilihan, tps).get(field, field)


def _differences(asked: Asked) -> Filling:
    changes = list_changes(asked.office, asked.pemilihan, asked.kode)
    rows = tuple(
        {
            "tempat": asked.office.place_name(tps),
            "isian": _label(asked, tps, first.field),
            "angka_c": number(first.before),
            "angka_d": number(decided),
            "selisih": _difference(first.before, decided),
            "asal": FIRST_FROM[first.kind],
            "alasan": reason or "",
        }
        for tps, first, decided, reason in changes.differences
    )
    return _counted(len(rows)) | {"dibandingkan": number(changes.compared)}, {"selisih": rows}


def _difference(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return ""
    return f"{'-' if after < before else '+' if after > before else ''}{number(abs(after - before))}"


def _recount(asked: Asked) -> Filling:
    known = status.list_status(asked.office, asked.pemilihan, asked.kode)
    last = next((line for line in reversed(known) if line.status is not StatusPelaksanaan.REGULER), None)
    if last is None:
        raise LetterError("document.no_recount", kode=asked.kode)
    labels = asked.office.labels(asked.pemilihan, asked.kode)
    rows = tuple(
        {
            "uraian": labels.get(f.id, f.label),
            "sebelum": number(last.before.get(f.id)),
            "sesudah": number(last.after.get(f.id)),
            "selisih": _difference(last.before.get(f.id), last.after.get(f.id)),
            "huruf": _spoken(last.after.get(f.id)),
        }
        for f in asked.office.form(asked.pemilihan, asked.kode).fields
    )
    values = {
        "jenis": last.status.value,
        "jenis_besar": last.status.value.upper(),
        "tps": asked.kode[-3:],
        "alasan": last.kejadian or dotted(""),
        "kejadian": str(last.kejadian_id) if last.kejadian_id is not None else dotted(""),
    }
    return values, {"angka": rows}


def _finished(asked: Asked) -> tuple[Row, ...]:
    """Return the papers that are final, each one's newest printing, in the order of kinds and places."""
    newest: dict[tuple[str, str], DokumenView] = {}
    for document in documents.list_documents(asked.office, asked.pemilihan):
        if document.state is not DocumentState.DRAF:
            newest.setdefault((document.kind, document.kode), document)
    order = [*KINDS, *LETTERS]
    handed = [d for d in newest.values() if d.kind in KINDS or LETTERS[d.kind].final_when_locked]
    handed.sort(key=lambda d: (order.index(d.kind), d.kode))
    return tuple(
        {
            "dokumen": f"{_model(asked.wording, d.kind)} {asked.office.place_name(d.kode)}",
            "halaman": number(d.pages),
            "sidik": d.digest[:PRINTED_DIGITS],
            "keadaan": d.state.value,
        }
        for d in handed
    )


def _model(wording: Wording, kind: str) -> str:
    return wording.kinds[kind].model if kind in KINDS else wording.letters[kind].model


def _receipt(asked: Asked) -> Filling:
    return _counted(recipients.COPIES, "rangkap"), {
        "dokumen": _finished(asked),
        "penerima": tuple(_recipients(asked)),
    }


def _recipients(asked: Asked) -> Iterator[Row]:
    wording = asked.wording
    for recipient in recipients.recipients(
        asked.office, asked.pemilihan, lambda witness: wording.witness.format(nomor=witness.nomor)
    ):
        yield {"unsur": recipient.penerima, "nama": recipient.nama}


def _hand_over(asked: Asked) -> Filling:
    papers = _finished(asked)
    values = {
        "nomor": dotted(""),
        "tujuan": f"KPU {asked.identity.kabko.nama}",
        "dari": f"PPK {asked.identity.kecamatan.nama}",
    }
    return values | _counted(len(papers)), {"dokumen": papers}


_FILLINGS: dict[str, Callable[[Asked], Filling]] = {
    "undangan": _invitation,
    "daftar-hadir": _attendance,
    "berita-acara-desa": _minutes,
    "berita-acara-kecamatan": _minutes,
    "kejadian-khusus": _events,
    "riwayat-pembetulan": _history,
    "selisih": _differences,
    "hitung-ulang": _recount,
    "tanda-terima": _receipt,
    "surat-pengantar": _hand_over,
}
