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
from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.importing import ImportSummary
from sirekap_desktop.messages import sentence
from sirekap_desktop.recap import correct, locks, sheets, verify
from sirekap_desktop.recap.contestant_template import EXAMPLE_DAPIL
from sirekap_desktop.recap.contestants import ELECTIONS
from sirekap_desktop.recap.election import plano_code, whole_field_id
from sirekap_desktop.recap.office import Actor, system_clock
from sirekap_desktop.recap.states import Level
from sirekap_desktop.resources import resource

if TYPE_CHECKING:
    from sirekap_desktop.forms.building import BuiltForms
    from sirekap_desktop.forms.definition import FormDefinition
    from sirekap_desktop.practice.deck import PracticeTps
    from sirekap_desktop.practice.places import Place
    from sirekap_desktop.recap.views import TpsSheet

PEMILIHAN = ("PPWP",)
ACTOR = Actor("demo", "ketua")
PASSPHRASE = "demo"  # noqa: S105 - the practice certificate proves nothing, and its papers say so
CERTIFICATE = "demo.p12"

Say = Callable[[str], None]
Truth = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True, slots=True)
class DemoSetup:
    """A practice office that waits for its scans.

    Attributes:
        truth: What the KPPS of each TPS wrote, by election, TPS code and field id.
        started: When the demo began (``time.monotonic``).
    """

    folder: Path
    forms_folder: Path
    truth: Truth
    started: float


def prepare(
    folder: Path | None,
    kecamatan: str,
    tps: int | None,
    seed: int,
    *,
    say: Say,
    pemilihan: Sequence[str] = PEMILIHAN,
) -> DemoSetup:
    """Create a practice office and the damaged scans of its filled forms.

    Args:
        folder: A new or empty folder; None chooses one below the working directory.
        kecamatan: Six digits, one of Kabupaten Lebong.
        tps: How many TPS, None for all of the kecamatan.
        seed: Decides numbers, hands and damage.
        say: Told each step.
        pemilihan: The elections, with made-up contestants.

    Raises:
        SirekapError: If the folder is not empty, the kecamatan has not so many TPS, or an election is unknown.
    """
    from sirekap_desktop.documents.signing import make_demo_certificate
    from sirekap_desktop.practice.contestants import practice_contestants
    from sirekap_desktop.practice.deck import draw_tps

    started = time.monotonic()
    folder = (folder or _free_folder(Path.cwd())).resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SirekapError("demo.not_empty", folder=str(folder))
    places = _places(kecamatan, tps)
    say(sentence("demo.office", folder=str(folder)))
    elections = tuple(dict.fromkeys(pemilihan))
    for code in elections:
        if code not in ELECTIONS:
            raise SirekapError("office.no_form", pemilihan=code)
    _create_office(folder, kecamatan, places, elections)
    make_demo_certificate(
        folder / "keys" / CERTIFICATE, PASSPHRASE, sentence("demo.certificate_name"), now=system_clock()
    )
    forms_folder = folder / "latihan"
    pages: list[dict[str, Any]] = []
    truth = {}
    for code in elections:
        forms = build_forms(code, practice_contestants(code))
        # Alone, PPWP keeps the numbers that its demo has always had; together, all elections have the same voters.
        tps_list = draw_tps(places, seed) if elections == PEMILIHAN else _numbers(places, seed, forms.plano)
        target = forms_folder if len(elections) == 1 else forms_folder / code
        drawn = _draw(forms, tps_list, seed, target, say)
        truth[code] = _written(code, drawn)
        pages += drawn
    (folder / "truth.json").write_text(json.dumps(pages, ensure_ascii=False, indent=1), encoding="utf-8")
    return DemoSetup(folder, forms_folder, truth, started)


def _draw(
    built: BuiltForms, tps_list: Sequence[PracticeTps], seed: int, folder: Path, say: Say
) -> list[dict[str, Any]]:
    """Draw the papers of an election, return the truth of every page."""
    from sirekap_desktop.practice.deck import make_deck

    forms = (built.plano, built.salinan)
    pages = sum(len(form.pages) for form in forms)
    say(sentence("demo.drawing", tps=len(tps_list), pages=pages * len(tps_list)))
    deck = make_deck(
        folder,
        tps_list,
        seed=seed,
        profiles=_profiles(),
        forms=forms,
        progress=lambda done, total: say(sentence("demo.drawn", done=done, total=total)),
    )
    return deck.truth


def _numbers(places: Sequence[Place], seed: int, plano: FormDefinition) -> list[PracticeTps]:
    """Draw the numbers of each TPS; its voters are the same in all elections of one day."""
    import numpy as np

    from sirekap_desktop.practice.deck import PracticeTps
    from sirekap_desktop.practice.numbers import draw_form_numbers

    return [PracticeTps(p, draw_form_numbers(np.random.default_rng([seed, int(p.code)]), plano)) for p in places]


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


def _create_office(folder: Path, kecamatan: str, places: Sequence[Place], pemilihan: Sequence[str]) -> None:
    """Create the office with just these TPS; its two CSV files stay in it as examples of the format."""
    from sirekap_desktop.practice.contestants import practice_contestants

    folder.parent.mkdir(parents=True, exist_ok=True)
    names = dict(_region_names(kecamatan))
    by_desa: dict[str, list[int]] = {}
    for place in places:
        by_desa.setdefault(place.code[:10], []).append(place.nomor_tps)
    regions = [(code, name, "") for code, name in names.items() if len(code) < 10]
    regions += [(code, names[code], ";".join(map(str, numbers))) for code, numbers in by_desa.items()]
    contestants = [
        (code, EXAMPLE_DAPIL.get(code, ""), who.partai or "", who.nomor or "", who.nama)
        for code in pemilihan
        for who in practice_contestants(code)
    ]
    inputs = folder.with_name(f".{folder.name}.csv")
    inputs.mkdir()
    try:
        _write_csv(inputs / "wilayah.csv", ("kode", "nama", "tps"), regions)
        _write_csv(inputs / "kontestan.csv", ("pemilihan", "dapil", "partai", "nomor", "nama"), contestants)
        App.create(
            folder,
            inputs / "wilayah.csv",
            kecamatan,
            pemilihan,
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


def _written(pemilihan: str, truth: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Return what the planos carry, by TPS and field; an empty field counts as the 0 that a person would decide."""
    numbers: dict[str, dict[str, int]] = {}
    for page in truth:
        if page["form"] == plano_code(pemilihan):
            mine = numbers.setdefault(Path(page["file"]).parent.name, {})
            fields = [f for f in page["fields"] if f.get("kind") != "date"]
            mine.update({whole_field_id(f["id"], page.get("partai")): f["value"] or 0 for f in fields})
    return numbers


def carry_on(setup: DemoSetup, *, say: Say) -> dict[str, Any]:
    """Do alone what people would do: import, verify, agree, lock, print, sign and check; return the summary.

    The account ``demo`` confirms what the reader accepted and takes the truth for what it sent to review.
    """
    app = App.open(setup.folder, actor=ACTOR)
    try:
        summary = app.import_paths(app.office.pemilihan[0], [setup.forms_folder], progress=_teller(say), jobs=2)
        _write_reading(setup.folder / "reading.json", summary)
        counts = {"accepted": 0, "review": 0, "silent_errors": 0}
        documents: list[Path] = []
        fields = 0
        for pemilihan, truth in setup.truth.items():
            rows = sheets.list_tps(app.office, pemilihan)
            fields += sum(row.fields for row in rows)
            before = counts["review"]
            for row in rows:
                sheet = _verify_tps(app, pemilihan, row.kode, truth[row.kode], counts)
                locks.lock(app.office, pemilihan, Level.TPS, sheet.kode)
            say(sentence("demo.verified", tps=len(rows), review=counts["review"] - before))
            documents += _lock_and_print(app, pemilihan, sorted({row.desa_kode for row in rows}), say)
    finally:
        app.close()
    _check_documents(documents, setup.folder, say)
    totals = {pemilihan: _totals(truth) for pemilihan, truth in setup.truth.items()}
    return {
        "office": str(setup.folder),
        "tps": len(rows),
        "fields": fields,
        **counts,
        "documents": [str(path) for path in documents],
        "totals": totals if len(totals) > 1 else next(iter(totals.values())),
        "seconds": round(time.monotonic() - setup.started, 1),
    }


def _totals(truth: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for numbers in truth.values():
        for field_id, value in numbers.items():
            totals[field_id] = totals.get(field_id, 0) + value
    return totals


def _teller(say: Say) -> Callable[[ImportProgress], None]:
    return lambda step: say(f"[{step.done}/{step.total}] {step.name}: {step.text}") if step.pages else None


def _write_reading(path: Path, summary: ImportSummary) -> None:
    from sirekap_desktop.reading.result import SCHEMA

    content = {"schema": SCHEMA, "pages": [page.to_json() for page in summary.readings]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _verify_tps(app: App, pemilihan: str, kode: str, truth: Mapping[str, int], counts: dict[str, int]) -> TpsSheet:
    office = app.office
    sheet = sheets.tps_sheet(office, pemilihan, kode)
    sheet = verify.confirm_identity(office, pemilihan, kode, version=sheet.version)
    values: dict[str, int] = {}
    for field in sheet.fields:
        if field.decision == "accepted" and field.read is not None and not field.salinan_differs:
            counts["accepted"] += 1
            counts["silent_errors"] += field.read != truth[field.id]
            values[field.id] = field.read
        else:
            counts["review"] += 1
            values[field.id] = truth[field.id]
    sheet = correct.decide_many(office, pemilihan, kode, values, version=sheet.version)
    sheet = verify.mark_verified(office, pemilihan, kode, version=sheet.version)
    return verify.agree(office, pemilihan, kode, version=sheet.version)


def _lock_and_print(app: App, pemilihan: str, desa: Sequence[str], say: Say) -> list[Path]:
    office = app.office
    p12 = office.folder / "keys" / CERTIFICATE
    papers = []
    for kode in desa:
        locks.lock(office, pemilihan, Level.DESA, kode)
    locks.lock(office, pemilihan, Level.KECAMATAN, office.kecamatan.kode)
    wanted = [("d-hasil-kecamatan", office.kecamatan.kode), *(("lampiran-desa", kode) for kode in desa)]
    for kind, kode in wanted:
        out = office.folder / "documents" / f"{kind}-{pemilihan}-{kode}.pdf"
        papers.append(app.print_document(pemilihan, kind, kode, out, p12=p12, passphrase=PASSPHRASE).path)
        say(sentence("demo.printed", name=out.name))
    return papers


def _check_documents(documents: Sequence[Path], folder: Path, say: Say) -> None:
    bad = [result for result in verify_files(documents, folder) if result.exit_code != 0]
    if bad:
        raise SirekapError("demo.documents_differ", names=", ".join(Path(result.path).name for result in bad))
    say(sentence("demo.checked", count=len(documents)))
