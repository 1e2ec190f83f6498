"""Letters of a real office: printed, parsed back, verified; with the office's own words; drafts until locked."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pdfplumber
import pytest
from num2words import num2words
from recap_office import DESA, TPS

from sirekap_desktop.documents.kinds import KINDS, UnknownKindError
from sirekap_desktop.documents.letter import LETTERS, PAPER_KINDS
from sirekap_desktop.documents.producing import ProducingError
from sirekap_desktop.documents.signing import load_signer, make_demo_certificate
from sirekap_desktop.documents.verification import Status
from sirekap_desktop.documents.wording import TEMPLATES, WordingError
from sirekap_desktop.letters import LetterError
from sirekap_desktop.papers import print_document, verify_file
from sirekap_desktop.recap import aggregate, recipients, signatures
from sirekap_desktop.recap.office import Office
from sirekap_desktop.recap.states import DocumentState, Level
from sirekap_desktop.recap.views import DokumenView
from sirekap_desktop.resources import resource

PLACE = {Level.KECAMATAN: "170799", Level.DESA: DESA[0], Level.TPS: TPS[2]}


def printed(office: Office, pemilihan: str, kind: str, kode: str | None = None) -> DokumenView:
    kode = kode or PLACE[LETTERS[kind].levels[0]]
    return print_document(office, pemilihan, kind, kode, office.folder / "documents" / f"{pemilihan}-{kind}.pdf")


def text_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        pages = [page.filter(lambda thing: thing.get("size", 0) < 100) for page in pdf.pages]
        return " ".join(" ".join(page.extract_text() for page in pages).split())


def tables_of(path: Path) -> list[list[list[str]]]:
    """Return the lists of a letter, row by row; a list that goes on over a page is one per page."""
    with pdfplumber.open(path) as pdf:
        found = [table for page in pdf.pages for table in page.extract_tables()]
    return [[[(cell or "").replace("\n", " ") for cell in row] for row in table] for table in found]


def rows_under(path: Path, heading: str) -> list[list[str]]:
    return [row for table in tables_of(path) if heading in table[0] for row in table[1:]]


def plain(text: str) -> int:
    return int(text.replace(".", "").replace("+", ""))


def test_every_kind_has_a_name_and_the_other_way_round() -> None:
    assert (*KINDS, *LETTERS) == PAPER_KINDS


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_of_a_locked_election_is_final_and_agrees(office: Office, kind: str) -> None:
    document = printed(office, "PPWP", kind)
    assert document.state is DocumentState.DICETAK
    result = verify_file(document.path, office.folder)
    assert [finding.message_id for finding in result.findings if finding.ok is False] == []
    assert {"verify.letter_agrees", "verify.qr_agrees"} <= {f.message_id for f in result.findings if f.ok}
    assert result.status is Status.AGREE


@pytest.mark.parametrize("kind", LETTERS)
def test_reports_of_an_open_election_are_drafts(office: Office, kind: str) -> None:
    if kind == "hitung-ulang":
        with pytest.raises(LetterError, match=TPS[2]):
            printed(office, "DPR", kind)
        return
    document = printed(office, "DPR", kind)
    with pdfplumber.open(document.path) as pdf:
        big = {"".join(c["text"] for c in page.chars if c["size"] > 100) for page in pdf.pages}
    assert (document.state is DocumentState.DRAF) == LETTERS[kind].final_when_locked
    assert big == ({"DRAF"} if LETTERS[kind].final_when_locked else {""})


@pytest.mark.parametrize(("pemilihan", "prefix"), [("PPWP", "suara_paslon_"), ("DPRD-KABKO", "jumlah_partai_")])
@pytest.mark.parametrize("level", [Level.DESA, Level.KECAMATAN])
def test_minutes_say_the_sums_in_figures_and_words(office: Office, pemilihan: str, prefix: str, level: Level) -> None:
    document = printed(office, pemilihan, f"berita-acara-{level}")
    table = aggregate.recap_table(office, pemilihan, level, PLACE[level])
    wanted = {
        r[0].removeprefix(prefix): sum(v)
        for r, v in zip(table.rows, table.values, strict=True)
        if r[0].startswith(prefix)
    }
    rows = rows_under(document.path, "PESERTA")
    assert {row[0]: plain(row[2]) for row in rows} == wanted
    sums = rows_under(document.path, "JUMLAH")
    assert len(sums) == 5
    for row in (*rows, *sums):
        assert row[3] == num2words(plain(row[2]), lang="id")
    total = next(sum(v) for r, v in zip(table.rows, table.values, strict=True) if r[0] == "suara_total")
    assert plain(sums[-1][2]) == total


def test_events_and_objections_stand_apart_and_nihil_where_there_are_none(office: Office) -> None:
    text = text_of(printed(office, "PPWP", "kejadian-khusus").path)
    events, objections = text.split("B. KEBERATAN SAKSI")
    assert "Kotak suara dibuka ulang" in events
    assert "Saksi keberatan atas TPS 901" in objections
    assert "NIHIL" not in text
    assert "2024 09.00" in events
    assert text_of(printed(office, "DPRD-KABKO", "kejadian-khusus").path).count("NIHIL") == 2


def test_differences_compare_the_first_number_with_the_decided_one(office: Office) -> None:
    rows = rows_under(printed(office, "PPWP", "selisih").path, "ANGKA C")
    found = {(row[1], plain(row[3]), plain(row[4]), plain(row[5])) for row in rows}
    assert found == {
        ("TPS 001 DESA SATU", 7, 0, -7),
        ("TPS 003 DESA SATU", 9, 4, -5),
        ("TPS 003 DESA SATU", 999, 169, -830),
    }
    assert rows_under(printed(office, "PPWP", "selisih", DESA[1]).path, "ANGKA C") == []


def test_history_names_every_change_with_its_reason(office: Office) -> None:
    rows = rows_under(printed(office, "PPWP", "riwayat-pembetulan").path, "SEMULA")
    assert sorted((row[4], row[5], row[7]) for row in rows) == [
        ("7", "0", "salah tulis di C.HASIL"),
        ("9", "4", "hitung ulang"),
        ("999", "169", "hitung ulang"),
    ]


def test_recount_shows_all_numbers_before_and_after(office: Office) -> None:
    document = printed(office, "PPWP", "hitung-ulang")
    rows = rows_under(document.path, "SEBELUM")
    assert len(rows) == 28
    assert [(row[2], row[3], row[4]) for row in rows if row[4] != "0"] == [("9", "4", "-5"), ("999", "169", "-830")]
    text = text_of(document.path)
    assert "PENGHITUNGAN SUARA ULANG DI TPS" in text
    assert "Angka tidak cocok" in text


def test_receipt_and_hand_over_list_the_newest_final_papers(office: Office) -> None:
    out = office.folder / "documents"
    old = print_document(office, "PPWP", "d-hasil-kecamatan", "170799", out / "a.pdf")
    printed(office, "PPWP", "kejadian-khusus")
    print_document(office, "PPWP", "d-hasil-kecamatan", "170799", out / "b.pdf")
    printed(office, "PPWP", "undangan")
    rows = rows_under(printed(office, "PPWP", "surat-pengantar").path, "DOKUMEN")
    assert [row[1].split("-")[0] for row in rows] == [
        "D.HASIL KECAMATAN",
        "D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI",
    ]
    assert rows[0][3] == old.digest[:16]
    people = rows_under(printed(office, "PPWP", "tanda-terima").path, "PENERIMA")
    assert [row[1] for row in people if row[1]][:3] == ["Saksi Paslon 1", "Saksi Paslon 2", "Saksi Paslon 3"]


def test_same_office_and_clock_give_the_same_bytes(office: Office) -> None:
    first = printed(office, "PPWP", "undangan")
    data = first.path.read_bytes()
    assert printed(office, "PPWP", "undangan").path.read_bytes() == data


def test_letters_can_be_signed_once_final(office: Office, tmp_path: Path) -> None:
    make_demo_certificate(tmp_path / "k.p12", "x", "Ketua", now=office.clock())
    assert load_signer(tmp_path / "k.p12", "x")
    out = tmp_path / "kantor" / "documents" / "x.pdf"
    document = print_document(
        office, "PPWP", "berita-acara-kecamatan", "170799", out, p12=tmp_path / "k.p12", passphrase="x"
    )
    assert document.state is DocumentState.DITANDATANGANI
    assert verify_file(out, office.folder).status is Status.AGREE
    with pytest.raises(ProducingError):
        print_document(
            office,
            "DPR",
            "berita-acara-kecamatan",
            "170799",
            tmp_path / "y.pdf",
            p12=tmp_path / "k.p12",
            passphrase="x",
        )
    assert not (tmp_path / "y.pdf").exists()


def test_places_that_a_letter_is_not_of_are_refused(office: Office) -> None:
    with pytest.raises(ProducingError, match="kecamatan"):
        printed(office, "PPWP", "undangan", DESA[0])
    with pytest.raises(UnknownKindError, match="undangan"):
        printed(office, "PPWP", "surat-cinta", "170799")


def test_a_changed_row_is_found_out(office: Office) -> None:
    from sirekap_desktop.documents.contents_check import check_contents
    from sirekap_desktop.documents.read_back import PrintedFile, read_back

    file = read_back(printed(office, "PPWP", "berita-acara-kecamatan").path.read_bytes())
    page = file.pages[0]
    total = next(row for row in rows_under(office.folder / "documents" / "PPWP-berita-acara-kecamatan.pdf", "JUMLAH"))
    changed = type(page)(page.text.replace(total[2], "9.876"), page.qr)
    check = check_contents(PrintedFile(None, (changed, *file.pages[1:]), file.letter))
    assert [f.message_id for f in check.findings if f.ok is False] == ["verify.letter_differs"]


def test_the_offices_own_words_win_and_are_named(office: Office) -> None:
    own = office.folder / TEMPLATES
    own.mkdir()
    source = resource("documents", "surat-2024.toml").read_text(encoding="utf-8")
    (own / "surat-2024.toml").write_text(
        source.replace("Demikian undangan ini", "Demikianlah undangan"), encoding="utf-8"
    )
    document = printed(office, "PPWP", "undangan")
    text = text_of(document.path)
    assert "Demikianlah undangan" in text
    assert "Kata-kata kantor: surat-2024.toml" in text
    assert verify_file(document.path, office.folder).status is Status.AGREE
    paper = print_document(office, "PPWP", "d-hasil-kecamatan", "170799", office.folder / "documents" / "d.pdf")
    assert "Kata-kata kantor: surat-2024.toml" in text_of(paper.path)
    assert verify_file(paper.path, office.folder).status is Status.AGREE


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"uraian", 80]', '"urain", 80]', "urain"),
        ("bertempat di {tempat}. Saksi", "bertempat di {tmpat}. Saksi", "{tmpat}"),
        ('signatures = ["penerima", "penyerah"]', 'signatures = ["notaris"]', "notaris"),
        ("[letters.undangan]", "[letters.undangan", "surat-2024.toml"),
    ],
)
def test_a_mistake_in_the_offices_words_is_named_before_anything_is_printed(
    office: Office, before: str, after: str, told: str
) -> None:
    own = office.folder / TEMPLATES
    own.mkdir()
    source = resource("documents", "surat-2024.toml").read_text(encoding="utf-8")
    assert before in source
    (own / "surat-2024.toml").write_text(source.replace(before, after), encoding="utf-8")
    with pytest.raises(WordingError) as caught:
        printed(office, "PPWP", "undangan")
    assert told in caught.value.text
    assert list((office.folder / "documents").glob("*.pdf")) == []
    shutil.rmtree(own)
    assert printed(office, "PPWP", "undangan").path.is_file()


@pytest.mark.parametrize("kind", LETTERS)
def test_no_words_of_a_letter_touch_or_leave_the_sheet(office: Office, kind: str) -> None:
    data = printed(office, "PPWP", kind).path.read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            words = sorted(page.extract_words(), key=lambda w: w["x0"])
            for index, word in enumerate(words):
                assert 20 < word["x0"] < word["x1"] < page.width - 20, word["text"]
                assert 20 < word["top"] < word["bottom"] < page.height - 15, word["text"]
                for other in words[index + 1 :]:
                    if other["x0"] >= word["x1"]:
                        break
                    apart = other["top"] + 1.2 >= word["bottom"] - 1.2 or other["bottom"] - 1.2 <= word["top"] + 1.2
                    assert apart, (word["text"], other["text"])
            verticals = list(page.vertical_edges)
            for word in words:
                middle = (word["top"] + word["bottom"]) / 2
                crossing = [e for e in verticals if e["top"] < middle < e["bottom"]]
                assert not any(word["x0"] + 0.3 < e["x0"] < word["x1"] - 0.3 for e in crossing), word["text"]


def test_refusals_to_sign_stand_under_the_history(office: Office) -> None:
    desa, whole = printed(office, "PPWP", "berita-acara-desa"), printed(office, "PPWP", "berita-acara-kecamatan")
    signatures.refuse_signature(
        office, desa.id, blok="saksi-2", nama="Saksi Dua", alasan="Selisih suara TPS 003 belum dijawab."
    )
    signatures.refuse_signature(
        office, whole.id, blok="ketua", nama="Ketua Contoh", alasan="Menunggu jawaban KPU kabupaten."
    )
    columns = ("UNSUR", "NAMA", "ALASAN")

    def refusals(kode: str | None) -> list[tuple[str, str, str]]:
        document = printed(office, "PPWP", "riwayat-pembetulan", kode)
        assert verify_file(document.path, office.folder).status is Status.AGREE
        (table,) = [table for table in tables_of(document.path) if {"DOKUMEN", "UNSUR"} <= set(table[0])]
        places = [table[0].index(column) for column in columns]
        return [tuple(row[place] for place in places) for row in table[1:]]

    second = ("Saksi 02 Pasangan Dua", "Saksi Dua", "Selisih suara TPS 003 belum dijawab.")
    named = refusals("170799")
    assert named[0][1:] == second[1:]
    assert named[0][0].startswith("Saksi 02 ")
    assert named[1] == ("Ketua", "Ketua Contoh", "Menunggu jawaban KPU kabupaten.")
    assert [row[1] for row in refusals(DESA[0])] == ["Saksi Dua"]
    assert "Penolakan tanda tangan NIHIL" in text_of(printed(office, "PPWP", "riwayat-pembetulan", DESA[1]).path)


def test_the_title_of_an_empty_list_stands_over_its_box(office: Office) -> None:
    with pdfplumber.open(printed(office, "DPRD-KABKO", "kejadian-khusus").path) as pdf:
        (page,) = pdf.pages
        words = page.extract_words()
    titles = [word for word in words if word["text"] == "KEJADIAN" or word["text"] == "KEBERATAN"]
    nihil = [word for word in words if word["text"] == "NIHIL"]
    assert len(nihil) == 2
    for empty in nihil:
        over = max(word["bottom"] for word in titles if word["bottom"] < empty["top"] + 2)
        assert 4 < empty["top"] - over < 20, "the box begins below its title"


def test_each_party_of_a_split_kecamatan_has_one_saksi_and_one_copy(office: Office) -> None:
    blocks = [s.blok for s in recipients.signatories(office, "DPRD-KABKO") if s.blok.startswith("saksi")]
    assert blocks == ["saksi-1", "saksi-2"]
    rows = rows_under(printed(office, "DPRD-KABKO", "tanda-terima").path, "PENERIMA")
    told = [row[1] for row in rows if row[1]]
    copies = recipients.recipients(office, "DPRD-KABKO")
    assert len(told) == len(copies) == 6
    assert told[2:] == [recipient.penerima for recipient in copies[2:]]
    assert told[-1] == "Kotak rekapitulasi"
