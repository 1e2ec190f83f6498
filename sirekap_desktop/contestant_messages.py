"""Sentences on region and contestant files and on dapil; part of the catalogue in ``messages``."""

from __future__ import annotations

CONTESTANT_MESSAGES: dict[str, str] = {
    "csv.unreadable": "Berkas {name} tidak dapat dibuka ({detail}). Periksa nama dan izinnya.",
    "csv.not_utf8": "Berkas {name} baris {line} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.",
    "csv.empty": "Berkas {name} kosong. Isi dahulu atau pilih berkas lain.",
    "csv.header": "Kolom {columns} tidak ada di baris judul {name}. Baris pertama harus: {wanted}.",
    "csv.short_line": "Berkas {name} baris {line}: jumlah kolom kurang. Lengkapi baris itu.",
    "csv.malformed": "Berkas {name} baris {line} bukan CSV yang benar ({detail}). Perbaiki baris itu.",
    "csv.code": "Berkas {name} baris {line}: kode {kode!r} bukan 2, 4, 6, atau 10 angka. Perbaiki kodenya.",
    "csv.duplicate": "Berkas {name} baris {line}: kode {kode} sudah ada di baris {first}. Hapus salah satu.",
    "csv.no_name": "Berkas {name} baris {line}: nama untuk {kode} kosong. Isi namanya.",
    "csv.parent": "Berkas {name} baris {line}: wilayah induk {parent} dari {kode} tidak ada di berkas. "
    "Tambahkan barisnya.",
    "csv.tps": "Berkas {name} baris {line}: nomor TPS {part!r} tidak dikenal. Tulis seperti 1-7;901-902 (1 "
    "sampai 999).",
    "csv.tps_level": "Berkas {name} baris {line}: {kode} bukan desa atau kelurahan, jadi kolom tps harus kosong.",
    "csv.tps_twice": "Berkas {name} baris {line}: ada nomor TPS yang disebut dua kali ({ranges}). Perbaiki "
    "rentangnya.",
    "csv.kecamatan": "Kecamatan {kode} tidak ada di {name}. Periksa kodenya (6 angka).",
    "csv.no_desa": "Kecamatan {kode} tidak punya desa di {name}. Lengkapi berkasnya.",
    "csv.no_tps": "Berkas {name} baris {line}: desa {kode} tidak punya TPS. Isi kolom tps, misalnya 1-7.",
    "csv.election": "Berkas {name} baris {line}: pemilihan {pemilihan!r} tidak dikenal. Yang dikenal: {known}.",
    "csv.number": "Berkas {name} baris {line}: {cell!r} bukan nomor. Tulis angka saja.",
    "csv.contestant_shape": "Berkas {name} baris {line}: kolom partai dan nomor tidak cocok untuk {pemilihan} "
    "(paslon dan calon DPD hanya bernomor; partai dan calonnya harus menyebut nomor partai).",
    "csv.contestant_twice": "Berkas {name} baris {line}: kontestan ini sudah ada di baris {first}. Hapus salah satu.",
    "csv.party_unknown": "Berkas {name} baris {line}: partai {partai} belum disebut. Tulis baris partai sebelum "
    "calonnya.",
    "csv.no_contestant": "Berkas {name} tidak memuat kontestan untuk {pemilihan}. Tambahkan barisnya.",
    "csv.too_large": "Berkas {name} terlalu besar untuk daftar kontestan. Pilih berkas yang benar.",
    "csv.long_name": "Berkas {name} baris {line}: nama lebih dari {most} huruf. Pendekkan namanya.",
    "csv.paslon": "Berkas {name}: formulir {pemilihan} memuat {printed} pasangan calon, berkas memuat {given} "
    "(nomor harus sama). Perbaiki daftar kontestan.",
    "csv.too_great": "Berkas {name}: formulir {pemilihan} memuat nomor 1 sampai {most} untuk {what}, berkas memuat "
    "nomor {given}. Perbaiki nomornya.",
    "kontestan.what.partai": "partai",
    "kontestan.what.calon": "calon satu partai",
    "kontestan.what.dpd": "calon",
    "kontestan.what.paslon": "pasangan calon",
    "xlsx.unreadable": "Berkas {name} bukan lembar kerja XLSX yang dapat dibuka. Simpan ulang sebagai XLSX atau CSV.",
    "json.malformed": "Berkas {name} bukan JSON yang benar. Unduh lagi berkasnya.",
    "json.shape": "Berkas {name} tidak berbentuk seperti data partai atau calon dari KPU. Pilih berkas yang benar.",
    "json.which_election": "Berkas {name} tidak menyebut pemilihannya. Sebutkan dengan --pemilihan, satu kode saja.",
    "json.which_dapil": "Berkas {name} tidak menyebut dapilnya. Sebutkan dengan --dapil atau namai berkas dengan kode "
    "dapil.",
    "json.party": "Berkas {name}: partai dengan id {partai} tidak ada di partai.json. Unduh keduanya dari sumber yang "
    "sama.",
    "kontestan.kolom_kosong": "{pemilihan}: hanya satu pasangan calon, jadi kolom kosong ditambahkan sebagai nomor "
    "{nomor}.",
    "kontestan.party_number": "{pemilihan} dapil {dapil}: nomor {partai} bukan nomor partai peserta Pemilu 2024.",
    "kontestan.no_candidates": "{pemilihan} dapil {dapil}: partai {partai} ({nama}) tidak punya calon.",
    "kontestan.line": "{pemilihan} dapil {dapil}: {partai} partai, {calon} calon atau pasangan calon",
    "kontestan.checked": "{rows} baris benar, {errors} baris salah. Belum ada yang disimpan.",
    "kontestan.written": "Daftar kontestan ditulis ke {name}.",
    "kontestan.template": "Contoh daftar kontestan ditulis ke {name}. Ganti contohnya, lalu pakai pada office new.",
    "kontestan.exists": "Berkas {name} sudah ada. Pilih nama lain.",
    "kontestan.suffix": "Nama berkas {name} harus berakhir .csv atau .xlsx.",
    "office.dapil_choice": "{text!r} bukan pilihan dapil. Tulis seperti DPR=1701, atau untuk satu desa "
    "DPRD-KABKO:1707011004=170701.",
    "office.dapil_unknown": "{pemilihan}: dapil {dapil} tidak ada di daftar kontestan. Yang ada: {known}.",
    "office.dapil_desa": "{pemilihan}: {kode} bukan desa kecamatan ini. Periksa kodenya (10 angka).",
    "office.dapil_needed": "{pemilihan}: daftar kontestan memuat beberapa dapil ({known}). Pilih dapil kecamatan ini, "
    "atau dapil setiap desanya.",
    "office.dapil_election": "Dapil untuk {pemilihan} disebut, tetapi pemilihan itu bukan pemilihan kantor ini.",
}
