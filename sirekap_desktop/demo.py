"""The main job on practice forms in one command: an office, filled and damaged forms, and headless the whole road."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sirekap_desktop.app import App, ImportProgress, verify_files
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.importing import ImportSummary
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap import correct, locks, sheets, verify
from sirekap_desktop.recap.office import Actor, system_clock
from sirekap_desktop.recap.states import Level
from sirekap_desktop.resources import resource

if TYPE_CHECKING:
    from sirekap_desktop.practice.places import Place
    from sirekap_desktop.recap.views import TpsSheet

PEMILIHAN = "PPWP"
PLANO = "C.HASIL-PPWP-2024"
ACTOR = Actor("demo", "ketua")
PASSPHRASE = "demo"  # noqa: S105 - the practice certificate proves nothing, and its papers say so
CERTIFICATE = "demo.p12"
PASLON = 3

Say = Callable[[str], None]
Truth = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class DemoSetup:
    """A practice office that waits for its scans.

    Attributes:
        truth: What the KPPS of each TPS wrote, by TPS code and field id.
        started: When the demo began (``time.monotonic``).
    """

    folder: Path
    forms_folder: Path
    truth: Truth
    started: float


def prepare(folder: Path | None, kecamatan: str, tps: int | None, seed: int, *, say: Say) -> DemoSetup:
    """Create a practice office and the damaged scans of its filled forms.

    Args:
        folder: A new or empty folder; None chooses one below the working directory.
        kecamatan: Six digits, one of Kabupaten Lebong.
        tps: How many TPS, None for all of the kecamatan.
        seed: Decides numbers, hands and damage.
        say: Told each step.

    Raises:
        SirekapError: If the folder is not empty, or the kecamatan has not so many TPS.
    """
    from sirekap_desktop.documents.signing import make_demo_certificate
    from sirekap_desktop.practice.deck import draw_tps, make_deck

    started = time.monotonic()
    folder = (folder or _free_folder(Path.cwd())).resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SirekapError("demo.not_empty", folder=str(folder))
    places = _places(kecamatan, tps)
    say(sentence("demo.office", folder=str(folder)))
    _create_office(folder, kecamatan, places)
    make_demo_certificate(
        folder / "keys" / CERTIFICATE, PASSPHRASE, sentence("demo.certificate_name"), now=system_clock()
    )
    say(sentence("demo.drawing", tps=len(places), pages=5 * len(places)))
    drawn = draw_tps(places, seed)
    forms_folder = folder / "latihan"
    deck = make_deck(
        forms_folder,
        drawn,
        seed=seed,
        profiles=_profiles(),
        progress=lambda done, total: say(sentence("demo.drawn", done=done, total=total)),
    )
    deck.write_truth(folder / "truth.json")
    return DemoSetup(folder, forms_folder, _written(deck.truth), started)


def _free_folder(parent: Path) -> Path:
    number = 1
    while (folder := parent / f"kantor-latihan-{number}").exists():
        number += 1
    return folder


def _places(kecamatan: str, tps: int | None) -> list[Place]:
    from sirekap_desktop.practice.places import read_places

    places = read_places(resource("wilayah", "lebong-2024.csv"), kecamatan)
    if not places or len(kecamatan) != 6:
        raise SirekapError("demo.unknown_kecamatan", kode=kecamatan)
    if tps is not None and tps > len(places):
        raise SirekapError("demo.too_many_tps", kode=kecamatan, most=len(places))
    return places[:tps]


def _create_office(folder: Path, kecamatan: str, places: Sequence[Place]) -> None:
    """Create the office with just these TPS; its two CSV files stay in it as examples of the format."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    names = dict(_region_names(kecamatan))
    by_desa: dict[str, list[int]] = {}
    for place in places:
        by_desa.setdefault(place.code[:10], []).append(place.nomor_tps)
    regions = [(code, name, "") for code, name in names.items() if len(code) < 10]
    regions += [(code, names[code], ";".join(map(str, numbers))) for code, numbers in by_desa.items()]
    contestants = [(PEMILIHAN, "", "", n, f"Pasangan Calon {n:02d}") for n in range(1, PASLON + 1)]
    inputs = folder.with_name(f".{folder.name}.csv")
    inputs.mkdir()
    try:
        _write_csv(inputs / "wilayah.csv", ("kode", "nama", "tps"), regions)
        _write_csv(inputs / "kontestan.csv", ("pemilihan", "dapil", "partai", "nomor", "nama"), contestants)
        App.create(
            folder,
            inputs / "wilayah.csv",
            kecamatan,
            (PEMILIHAN,),
            inputs / "kontestan.csv",
            actor=ACTOR,
            practice=True,
        ).close()
        for path in sorted(inputs.iterdir()):
            path.rename(folder / path.name)
    finally:
        for path in inputs.iterdir():
            path.unlink()
        inputs.rmdir()


def _region_names(kecamatan: str) -> list[tuple[str, str]]:
    with resource("wilayah", "lebong-2024.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["kode"], row["nama"])
            for row in csv.DictReader(file)
            if row["kode"].startswith(kecamatan) or kecamatan.startswith(row["kode"])
        ]


def _write_csv(path: Path, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _profiles() -> list[Any]:
    from sirekap_desktop.practice.profile import load_profiles

    return list(load_profiles(resource("practice", "profiles.toml")).values())


def _written(truth: Sequence[Mapping[str, Any]]) -> Truth:
    """Return what the planos carry, by TPS and field; an empty field counts as the 0 that a person would decide."""
    numbers: dict[str, dict[str, int]] = {}
    for page in truth:
        if page["form"] == PLANO:
            mine = numbers.setdefault(Path(page["file"]).parent.name, {})
            mine.update({f["id"]: f["value"] or 0 for f in page["fields"] if f.get("kind") != "date"})
    return numbers


def carry_on(setup: DemoSetup, *, say: Say) -> dict[str, Any]:
    """Do alone what people would do: import, verify, agree, lock, print, sign and check; return the summary.

    The account ``demo`` confirms what the reader accepted and takes the truth for what it sent to review.
    """
    app = App.open(setup.folder, actor=ACTOR)
    try:
        summary = app.import_paths(PEMILIHAN, [setup.forms_folder], progress=_teller(say), jobs=2)
        _write_reading(setup.folder / "reading.json", summary)
        rows = sheets.list_tps(app.office, PEMILIHAN)
        counts = {"accepted": 0, "review": 0, "silent_errors": 0}
        for row in rows:
            sheet = _verify_tps(app, row.kode, setup.truth[row.kode], counts)
            locks.lock(app.office, PEMILIHAN, Level.TPS, sheet.kode)
        say(sentence("demo.verified", tps=len(rows), review=counts["review"]))
        documents = _lock_and_print(app, sorted({row.desa_kode for row in rows}), say)
    finally:
        app.close()
    _check_documents(documents, setup.folder, say)
    totals: dict[str, int] = {}
    for numbers in setup.truth.values():
        for field_id, value in numbers.items():
            totals[field_id] = totals.get(field_id, 0) + value
    return {
        "office": str(setup.folder),
        "tps": len(rows),
        "fields": sum(row.fields for row in rows),
        **counts,
        "documents": [str(path) for path in documents],
        "totals": totals,
        "seconds": round(time.monotonic() - setup.started, 1),
    }


def _teller(say: Say) -> Callable[[ImportProgress], None]:
    return lambda step: say(f"[{step.done}/{step.total}] {step.name}: {step.text}") if step.pages else None


def _write_reading(path: Path, summary: ImportSummary) -> None:
    from sirekap_desktop.reading.result import SCHEMA

    content = {"schema": SCHEMA, "pages": [page.to_json() for page in summary.readings]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _verify_tps(app: App, kode: str, truth: Mapping[str, int], counts: dict[str, int]) -> TpsSheet:
    office = app.office
    sheet = sheets.tps_sheet(office, PEMILIHAN, kode)
    sheet = verify.confirm_identity(office, PEMILIHAN, kode, version=sheet.version)
    values: dict[str, int] = {}
    for field in sheet.fields:
        if field.decision == "accepted" and field.read is not None and not field.salinan_differs:
            counts["accepted"] += 1
            counts["silent_errors"] += field.read != truth[field.id]
            values[field.id] = field.read
        else:
            counts["review"] += 1
            values[field.id] = truth[field.id]
    sheet = correct.decide_many(office, PEMILIHAN, kode, values, version=sheet.version)
    sheet = verify.mark_verified(office, PEMILIHAN, kode, version=sheet.version)
    return verify.agree(office, PEMILIHAN, kode, version=sheet.version)


def _lock_and_print(app: App, desa: Sequence[str], say: Say) -> list[Path]:
    office = app.office
    p12 = office.folder / "keys" / CERTIFICATE
    papers = []
    for kode in desa:
        locks.lock(office, PEMILIHAN, Level.DESA, kode)
    locks.lock(office, PEMILIHAN, Level.KECAMATAN, office.kecamatan.kode)
    wanted = [("d-hasil-kecamatan", office.kecamatan.kode), *(("lampiran-desa", kode) for kode in desa)]
    for kind, kode in wanted:
        out = office.folder / "documents" / f"{kind}-{PEMILIHAN}-{kode}.pdf"
        papers.append(app.print_document(PEMILIHAN, kind, kode, out, p12=p12, passphrase=PASSPHRASE).path)
        say(sentence("demo.printed", name=out.name))
    return papers


def _check_documents(documents: Sequence[Path], folder: Path, say: Say) -> None:
    bad = [result for result in verify_files(documents, folder) if result.exit_code != 0]
    if bad:
        raise SirekapError("demo.documents_differ", names=", ".join(Path(result.path).name for result in bad))
    say(sentence("demo.checked", count=len(documents)))
