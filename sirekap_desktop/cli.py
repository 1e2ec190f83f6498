"""The command line: parser and dispatch. Each command's work stands in ``commands`` and is imported when asked."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from sirekap_desktop import __version__
from sirekap_desktop.documents.letter import PAPER_KINDS
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap.states import StatusPelaksanaan

PEMILIHAN = ("PPWP", "DPR", "DPD", "DPRD-PROV", "DPRD-KABKO", "KWK-GUBERNUR", "KWK-BUPATI", "KWK-WALIKOTA")
COMMANDS = (
    *(
        "gui",
        "demo",
        "office",
        "import",
        "read",
        "status",
        "akurasi",
        "recount",
        "lock",
        "print",
        "documents",
        "sign",
    ),
    *("scan-back", "hand-over", "bundle", "verify", "forms"),
)

_ARGPARSE_SENTENCES = (
    (r"the following arguments are required: (.+)", "Kurang masukan: {0}."),
    (r"unrecognized arguments: (.+)", "Masukan tidak dikenal: {0}."),
    (r"argument (.+): invalid choice: (\S+).*", "Pilihan {1} untuk {0} tidak dikenal."),
    (r"argument (.+): not allowed with argument (.+)", "Pilihan {0} tidak dapat dipakai bersama {1}."),
    (r"argument (.+): expected .*", "Pilihan {0} memerlukan nilai."),
    (r"argument (.+): invalid .* value: (.+)", "Nilai {1} untuk {0} tidak sah."),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help in Bahasa Indonesia."""

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)  # type: ignore[arg-type]


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Indonesian sentences."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", _Formatter)
        super().__init__(*args, add_help=False, **kwargs)  # type: ignore[arg-type, misc]
        self._positionals.title = "masukan"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini lalu selesai")

    def error(self, message: str) -> NoReturn:
        """Say in Indonesian what is wrong with the call, and end with exit code 2."""
        text = message
        for pattern, form in _ARGPARSE_SENTENCES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                text = form.format(*found.groups())
                break
        print(f"{text} Lihat: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog="sirekap-desktop",
        description="Sirekap Desktop: rekapitulasi hasil penghitungan suara di kecamatan, tanpa internet.\n"
        "Tanpa perintah, jendela program dibuka.",
    )
    parser.add_argument("--version", action="version", version=__version__, help="tampilkan versi lalu selesai")
    commands = parser.add_subparsers(dest="command", metavar="PERINTAH", title="perintah")
    _add_gui_and_demo(commands)
    _add_reading(commands)
    _add_office(commands)
    _add_documents(commands)
    _add_after_printing(commands)
    _add_recount(commands)
    return parser


def _add_gui_and_demo(commands: argparse._SubParsersAction[_Parser]) -> None:
    gui = commands.add_parser("gui", help="buka jendela program")
    gui.add_argument("office", nargs="?", type=Path, metavar="KANTOR", help="folder kantor yang dibuka")
    demo = commands.add_parser("demo", help="pekerjaan utama pada formulir latihan, dari pindaian sampai D.HASIL")
    demo.add_argument("--dir", type=Path, metavar="FOLDER", help="folder baru untuk kantor latihan (harus kosong)")
    demo.add_argument(
        "--kecamatan", default="170705", metavar="KODE", help="kode kecamatan (bawaan: Rimbo Pengadang)"
    )
    demo.add_argument("--tps", type=_count, metavar="JUMLAH", help="banyaknya TPS (bawaan: semua TPS kecamatan)")
    demo.add_argument(
        "--pemilihan", default="PPWP", metavar="P[,P]", help="kode pemilihan, dipisah koma (bawaan: PPWP)"
    )
    demo.add_argument(
        "--seed", type=int, default=1, metavar="BIL", help="bilangan awal bagi angka dan tulisan latihan"
    )
    demo.add_argument(
        "--headless", action="store_true", help="tanpa jendela: kerjakan sendiri sampai dokumen bertanda tangan"
    )


def _add_reading(commands: argparse._SubParsersAction[_Parser]) -> None:
    read = commands.add_parser("read", help="baca formulir dan tulis angka serta keyakinannya sebagai JSON")
    read.add_argument(
        "paths", nargs="+", type=Path, metavar="BERKAS", help="berkas atau folder (dicari sampai ke dalam)"
    )
    read.add_argument("--json", required=True, metavar="BERKAS", help="berkas hasil; - untuk keluaran standar")
    read.add_argument("--jobs", type=_count, default=1, metavar="N", help="banyaknya proses pembaca (bawaan: 1)")
    read.add_argument("--group", action="store_true", help="berkas dalam satu folder adalah satu TPS, dibaca bersama")
    read.add_argument(
        "--forms",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="folder definisi formulir sendiri (hasil kalibrasi); boleh beberapa kali",
    )
    _add_ketelitian(read)
    _add_easyocr(read)
    forms = commands.add_parser("forms", help="pemeriksaan definisi formulir")
    actions = forms.add_subparsers(dest="action", metavar="TINDAKAN", title="tindakan", required=True)
    lint = actions.add_parser("lint", help="periksa berkas definisi formulir atau kata-kata dokumen")
    lint.add_argument("files", nargs="+", type=Path, metavar="BERKAS", help="berkas definisi (.toml)")


def _add_ketelitian(command: _Parser) -> None:
    most = ", ".join(f"{k} {k.per_ten_thousand:g}" for k in Ketelitian).replace(".", ",")
    command.add_argument(
        "--ketelitian",
        metavar="KATA",
        choices=tuple(k.value for k in Ketelitian),
        default=Ketelitian.BIASA.value,
        help="ketat, biasa, atau longgar: sekian dari 10.000 isian yang diterima tanpa dilihat paling banyak dapat "
        f"salah ({most}; bawaan: biasa)",
    )


def _add_easyocr(command: _Parser) -> None:
    command.add_argument(
        "--easyocr",
        action="store_true",
        help="pembaca kedua: angka yang dibaca lain oleh EasyOCR diberi tanda perlu dilihat (lambat; harus dipasang "
        "tersendiri)",
    )


def _add_office(commands: argparse._SubParsersAction[_Parser]) -> None:
    office = commands.add_parser("office", help="kantor: folder kerja sebuah kecamatan")
    actions = office.add_subparsers(dest="action", metavar="TINDAKAN", title="tindakan", required=True)
    new = actions.add_parser("new", help="buat kantor baru yang kosong")
    new.add_argument("dir", type=Path, metavar="FOLDER", help="folder baru")
    new.add_argument("--wilayah", type=Path, required=True, metavar="CSV", help="wilayah dan TPS: kode,nama,tps")
    new.add_argument("--kecamatan", required=True, metavar="KODE", help="kode kecamatan, 6 angka")
    new.add_argument(
        "--pemilihan", required=True, metavar="P[,P]", help="kode pemilihan, dipisah koma, misalnya PPWP"
    )
    new.add_argument(
        "--kontestan",
        type=Path,
        required=True,
        action="append",
        metavar="CSV|XLSX",
        help="peserta: pemilihan,dapil,partai,nomor,nama; boleh beberapa kali",
    )
    new.add_argument(
        "--dapil",
        action="append",
        default=[],
        metavar="P=DAPIL",
        help="bila daftar peserta memuat beberapa dapil: DPR=1701, atau untuk satu desa "
        "DPRD-KABKO:1707011004=170701; boleh beberapa kali",
    )
    _add_ketelitian(new)
    _add_contestants(actions)
    imported = commands.add_parser("import", help="impor dan baca pindaian ke dalam kantor")
    imported.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    imported.add_argument("paths", nargs="+", type=Path, metavar="BERKAS", help="berkas atau folder pindaian")
    imported.add_argument("--pemilihan", metavar="P", choices=PEMILIHAN, help="pemilihan (bawaan: yang pertama)")
    imported.add_argument("--tps", metavar="KODE", help="semua halaman ini milik TPS dengan kode 13 angka ini")
    _add_easyocr(imported)
    _add_status_and_accuracy(commands)
    lock = commands.add_parser("lock", help="kunci TPS, desa, atau kecamatan")
    lock.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    lock.add_argument("kode", metavar="KODE", help="kode TPS, desa, atau kecamatan")
    lock.add_argument("--pemilihan", required=True, metavar="P", choices=PEMILIHAN, help="pemilihan")
    lock.add_argument(
        "--level",
        required=True,
        metavar="TINGKAT",
        choices=("tps", "desa", "kecamatan"),
        help="tps, desa, atau kecamatan",
    )


def _add_contestants(actions: argparse._SubParsersAction[_Parser]) -> None:
    template = actions.add_parser("template", help="tulis contoh daftar peserta untuk diisi (CSV atau XLSX)")
    template.add_argument("out", type=Path, metavar="BERKAS", help="berkas baru, berakhir .csv atau .xlsx")
    template.add_argument("--pemilihan", metavar="P[,P]", help="hanya untuk pemilihan ini (bawaan: semua)")
    checked = actions.add_parser("kontestan", help="periksa daftar peserta; tidak menyimpan apa pun di kantor")
    checked.add_argument("paths", nargs="+", type=Path, metavar="BERKAS", help="CSV, XLSX, atau JSON dari KPU")
    checked.add_argument("--pemilihan", metavar="P", choices=PEMILIHAN, help="pemilihan dari berkas JSON")
    checked.add_argument("--dapil", default="", metavar="DAPIL", help="dapil dari berkas JSON (bawaan: nama berkas)")
    checked.add_argument("--out", type=Path, metavar="BERKAS", help="tulis daftar yang benar ke berkas baru ini")


def _add_status_and_accuracy(commands: argparse._SubParsersAction[_Parser]) -> None:
    status = commands.add_parser(
        "status", help="keadaan setiap desa dan TPS, dan kesalahan yang diperkirakan masih tersisa"
    )
    status.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    status.add_argument("--tps", action="store_true", help="sebutkan juga setiap TPS")
    akurasi = commands.add_parser(
        "akurasi", help="bandingkan bacaan dengan angka yang sudah ditetapkan orang; tidak mengubah apa pun"
    )
    akurasi.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    target = akurasi.add_mutually_exclusive_group()
    target.add_argument("--csv", metavar="BERKAS", help="tulis tabelnya sebagai CSV; - untuk keluaran standar")
    target.add_argument("--json", metavar="BERKAS", help="tulis semuanya sebagai JSON; - untuk keluaran standar")


def _kinds_told() -> str:
    return f"jenis dokumen: {', '.join(PAPER_KINDS)}"


def _add_documents(commands: argparse._SubParsersAction[_Parser]) -> None:
    printed = commands.add_parser("print", help="cetak dokumen D menjadi PDF")
    printed.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    printed.add_argument("kind", metavar="JENIS", help=_kinds_told())
    printed.add_argument("kode", metavar="KODE", help="kode kecamatan atau desa; hitung-ulang: kode TPS")
    printed.add_argument("--out", type=Path, required=True, metavar="PDF", help="berkas PDF yang dibuat")
    printed.add_argument("--pemilihan", metavar="P", choices=PEMILIHAN, help="pemilihan (bawaan: yang pertama)")
    printed.add_argument(
        "--sign", type=Path, metavar="P12", help="tanda tangani dengan sertifikat PKCS#12 (kata sandi ditanyakan)"
    )
    verify = commands.add_parser("verify", help="periksa tanda tangan, sidik, dan angka dokumen atau seluruh kantor")
    verify.add_argument("files", nargs="*", type=Path, metavar="PDF", help="dokumen yang diperiksa")
    compared = verify.add_mutually_exclusive_group()
    compared.add_argument(
        "--bundle",
        type=Path,
        metavar="ZIP",
        help="bundel pembanding, tanpa kantornya (dibuat dengan perintah bundle)",
    )
    compared.add_argument(
        "--office", type=Path, metavar="KANTOR", help="kantor pembanding; tanpa PDF: seluruh rantai kantor"
    )


def _add_after_printing(commands: argparse._SubParsersAction[_Parser]) -> None:
    listed = commands.add_parser("documents", help="daftar dokumen kantor dengan nomornya, atau riwayat satu dokumen")
    listed.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    listed.add_argument("nomor", nargs="?", type=_count, metavar="NOMOR", help="nomor dokumen: tampilkan riwayatnya")
    sign = commands.add_parser("sign", help="tanda tangani dokumen final, atau catat penolakannya")
    sign.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    sign.add_argument("nomor", type=_count, metavar="NOMOR", help="nomor dokumen (lihat: documents)")
    sign.add_argument("blok", metavar="TEMPAT", help="tempat tanda tangan: ketua, anggota-1, …, saksi-1, …")
    how = sign.add_mutually_exclusive_group(required=True)
    how.add_argument("--p12", type=Path, metavar="P12", help="sertifikat PKCS#12 (kata sandi ditanyakan)")
    how.add_argument("--tolak", metavar="NAMA", help="catat bahwa orang ini menolak menandatangani")
    sign.add_argument("--alasan", default="", metavar="TEKS", help="alasan penolakan")
    scans = commands.add_parser("scan-back", help="terima kembali pindaian kertas yang sudah ditandatangani")
    scans.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    scans.add_argument("paths", nargs="+", type=Path, metavar="BERKAS", help="gambar atau PDF dari satu dokumen")
    scans.add_argument(
        "--nomor", type=_count, metavar="NOMOR", help="nomor dokumen (bawaan: menurut kode pada kertas)"
    )
    given = commands.add_parser("hand-over", help="catat penyerahan salinan; tanpa penyerahan: daftar penerimanya")
    given.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    given.add_argument("nomor", type=_count, metavar="NOMOR", help="nomor dokumen (lihat: documents)")
    given.add_argument(
        "penyerahan", nargs="*", metavar="PENERIMA=NAMA[=RANGKAP]", help="siapa menerima, siapa yang mengambil"
    )
    bundle = commands.add_parser(
        "bundle", help="tulis angka terkunci dan sidik dokumen menjadi satu berkas, untuk diperiksa di tempat lain"
    )
    bundle.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    bundle.add_argument("out", type=Path, metavar="ZIP", help="berkas baru")
    bundle.add_argument("--documents", action="store_true", help="sertakan berkas dokumen final")


def _add_recount(commands: argparse._SubParsersAction[_Parser]) -> None:
    recount = commands.add_parser("recount", help="catat penghitungan atau pemungutan suara ulang di sebuah TPS (R5)")
    recount.add_argument("office", type=Path, metavar="KANTOR", help="folder kantor")
    recount.add_argument("kode", metavar="TPS", help="kode TPS, 13 angka")
    recount.add_argument("--pemilihan", required=True, metavar="P", choices=PEMILIHAN, help="pemilihan")
    known = tuple(status.value for status in StatusPelaksanaan)
    recount.add_argument("--status", required=True, metavar="STATUS", choices=known, help=", ".join(known))
    why = recount.add_mutually_exclusive_group()
    why.add_argument("--uraian", default="", metavar="TEKS", help="kejadian khusus yang mendasarinya")
    why.add_argument("--kejadian", type=_count, metavar="NOMOR", help="nomor kejadian TPS ini yang sudah dicatat")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def run(arguments: Sequence[str]) -> int:
    """Parse and carry out one call of the program.

    Args:
        arguments: The words after the program's name.

    Returns:
        The exit code of the contract; errors are told in one Indonesian sentence on standard error.
    """
    words = list(arguments)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words.insert(0, "gui")
    options = build_parser().parse_args(words)
    from sirekap_desktop import commands

    try:
        return commands.run(options)
    except SirekapError as error:
        print(error.text, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(sentence("cli.interrupted"), file=sys.stderr)
        return 130
