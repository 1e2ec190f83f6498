"""Sentences on papers after printing: signing, scanning back, checking; part of the catalogue in ``messages``."""

from __future__ import annotations

SIGNING_MESSAGES: dict[str, str] = {
    "verify.nothing": "Sebutkan dokumen PDF yang diperiksa, atau kantornya dengan --office.",
    "verify.office_good": "Kantor utuh: pindaian, riwayat, kunci, dan angka cocok.",
    "verify.office_bad": "Kantor TIDAK utuh: {count} temuan. Jangan lanjutkan rapat; hubungi Ketua PPK dan Panwaslu.",
    # The road of a document (recap/document_trail.py)
    "trail.draft": "draf dibuat (sidik {digest}).",
    "trail.final": "dokumen final dibuat (sidik {digest}, berkas {sha256}).",
    "trail.elektronik": "ditandatangani secara elektronik oleh {nama} pada tempat {blok} (berkas {sha256}).",
    "trail.basah": "pindaian kertas bertanda tangan disimpan: {nama}, halaman {halaman} (berkas {sha256}).",
    "trail.menolak": "{nama} ({blok}) menolak menandatangani: {alasan}",
    "trail.print": "dicetak di {printer}, halaman {halaman}: {rangkap}.",
    "trail.handed": "diserahkan kepada {penerima}.",
    "trail.state": "menjadi {state}.",
    "signing.no_file": "Berkas sertifikat {name} tidak dapat dibaca. Periksa nama dan letaknya.",
    "signing.not_p12": "{name} bukan berkas sertifikat PKCS#12 (.p12 atau .pfx). Pilih berkas lain.",
    "signing.wrong_passphrase": "Kata sandi untuk {name} salah, atau isinya rusak. Coba ketik kata sandinya lagi.",
    "signing.no_key": "{name} tidak berisi kunci dan sertifikat untuk menandatangani. Pilih berkas lain.",
    "signing.key_kind": "Kunci di dalam {name} bukan RSA atau kurva eliptik. Pakai sertifikat lain.",
    "signing.not_intact": "Dokumen ini tidak dapat ditandatangani dengan sertifikat {name}: tanda tangan sebelumnya tidak "
    "utuh ({detail}). Cetak dan tanda tangani lagi dari kantor.",
    "signing.closed": "Dokumen ini tidak menerima tanda tangan tambahan. Cetak dan tanda tangani lagi dari kantor.",
    "signing.block_signed": "Tempat ini sudah ditandatangani dengan sertifikat {name}.",
    "signing.same_certificate": "Sertifikat {name} sudah dipakai pada dokumen ini. Setiap orang memakai sertifikatnya "
    "sendiri.",
    "signing.unknown_block": "Tempat tanda tangan {blok} tidak ada pada dokumen ini.",
    "signing.by_hand": "Dokumen ini dicetak untuk ditandatangani dengan tangan. Untuk tanda tangan elektronik, cetak dan "
    "tanda tangani sebagai Ketua lebih dahulu.",
    "signing.file_changed": "Berkas {name} hilang atau bukan lagi yang dicatat kantor, jadi tidak ditandatangani. Periksa "
    "kantor, lalu cetak dan tanda tangani lagi.",
    "signing.key_exists": "{name} sudah ada dan tidak ditimpa.",
    "signing.expired": "Sertifikat {name} tidak berlaku pada waktu ini (sampai {until}). Pakai sertifikat lain "
    "atau periksa jam.",
    "signing.failed": "Tanda tangan dengan sertifikat {name} gagal ({detail}). Tidak ada dokumen yang ditulis.",
    # --- scans of papers signed by hand ---
    "printing.no_printer": "Pencetak {name} tidak ada. Pilih pencetak lain, atau simpan sebagai PDF.",
    "printing.failed": "Pencetak {name} tidak menerima cetakan. Periksa pencetak dan kertasnya, lalu ulangi.",
    "scan_back.some": "Tersimpan: halaman {pages}. Masih kurang halaman {missing}: pindai dan simpan juga.",
    "scan_back.all": "Tersimpan: halaman {pages}. Semua halaman bertanda tangan sudah ada.",
    "scan_back.nothing": "Tidak ada pindaian yang dipilih. Pilih berkas pindaian kertas yang sudah ditandatangani.",
    "scan_back.unreadable": "Pindaian {name} tidak dapat dipakai: {detail}",
    "scan_back.no_code": "Kode QR tidak terbaca pada {name}. Pindai ulang halaman utuh, lurus dan tajam (200 dpi atau "
    "lebih).",
    "scan_back.mixed": "Pindaian ini dari dua dokumen yang berbeda (sidik {first} dan {other}). Simpan satu per satu.",
    "scan_back.other_kecamatan": "{name} halaman {page} dari wilayah {kode}, bukan kecamatan {own}. Sidik pindaian "
    "{scanned}, sidik dokumen kantor {known}. Tidak ada yang disimpan.",
    "scan_back.draft": "{name} halaman {page} adalah draf. Sidik pindaian {scanned}, sidik dokumen kantor {known}. Yang "
    "ditandatangani haruslah cetakan final; tidak ada yang disimpan.",
    "scan_back.not_printed": "{name} halaman {page}: kantor ini belum mencetak {model} {kode} yang final (sidik pindaian "
    "{scanned}, sidik dokumen kantor {known}). Tidak ada yang disimpan.",
    "scan_back.other_version": "{name} halaman {page} bukan dokumen ini: sidik pindaian {scanned}, sidik dokumen kantor "
    "{known}. Tidak ada yang disimpan.",
    "verify.agree": "cocok: tanda tangan, sidik, dan angka sama dengan kantor.",
    "verify.agree_unsigned": "cocok: sidik dan angka sama dengan kantor (dokumen tanpa tanda tangan elektronik).",
    "verify.differ": "TIDAK COCOK: {parts}.",
    "verify.unreadable": "tidak dapat dibaca sebagai PDF.",
    "verify.no_office": "tanda tangan dan sidik cocok, tetapi angka belum dibandingkan: tidak ada kantor.",
    "verify.no_office_unsigned": "sidik cocok, tetapi tanpa tanda tangan elektronik dan angka belum dibandingkan: "
    "tidak ada kantor.",
    "verify.part.file": "Berkas",
    "verify.part.signature": "Tanda tangan",
    "verify.part.file_digest": "Sidik berkas",
    "verify.part.embedded": "Angka di dalam berkas",
    "verify.part.pages": "Halaman",
    "verify.part.qr": "Kode QR",
    "verify.part.numbers": "Angka kantor",
    "verify.part.office": "Kantor",
    "verify.not_readable": "tidak ada, terlalu besar, atau tidak boleh dibaca.",
    "verify.not_pdf": "bukan PDF.",
    "verify.damaged": "rusak dan tidak dapat dibuka.",
    "verify.unsigned": "dokumen ini tidak bertanda tangan.",
    "verify.signature_broken": "tidak sah, {detail}.",
    "verify.signature_good": "utuh, oleh {name} pada {at}, mencakup seluruh berkas (sertifikat {fingerprint}); "
    "penerbitnya tidak diperiksa tanpa internet.",
    "verify.signature_self_made": "utuh, oleh {name} pada {at}, mencakup seluruh berkas (sertifikat {fingerprint}, dibuat "
    "sendiri: namanya tidak dijamin siapa pun).",
    "verify.signature_good_earlier": "utuh, oleh {name} pada {at}, mencakup {length} bita pertama; sesudahnya hanya "
    "ditambahkan {later} tanda tangan (sertifikat {fingerprint}); penerbitnya tidak diperiksa tanpa internet.",
    "verify.signature_self_made_earlier": "utuh, oleh {name} pada {at}, mencakup {length} bita pertama; sesudahnya hanya "
    "ditambahkan {later} tanda tangan (sertifikat {fingerprint}, dibuat sendiri: namanya tidak dijamin siapa pun).",
    "verify.signature_no_time": "waktu tanda tangan {name} tidak disebut; masa berlaku sertifikatnya {since} sampai "
    "{until}.",
    "verify.certificate_not_valid_then": "sertifikat {name} hanya berlaku {since} sampai {until}, jadi tidak berlaku "
    "ketika dipakai.",
    "verify.certificate_expired_since": "sertifikat {name} berlaku ketika dipakai; sejak {until} tidak berlaku lagi.",
    "verify.signed_in_future": "waktu tanda tangan {name} belum tiba. Periksa jam komputer.",
    "verify.signature_removed": "halaman menyebut tanda tangan elektronik, tetapi berkas tidak berisi tanda tangan.",
    "verify.file_known": "sama dengan yang dicatat kantor ({sha256}).",
    "verify.file_older": "versi lama yang dicatat kantor ({sha256}): kantor mempunyai versi dengan {later} tanda tangan "
    "lebih banyak ({newest}).",
    "verify.paper_without_numbers": "dokumen ini tidak memuat tabel angka; berkasnya sama dengan catatan kantor.",
    "verify.file_changed": "berbeda dari yang dicatat kantor untuk nama ini ({sha256}): berkas berubah setelah "
    "dicetak.",
    "verify.file_unknown": "{sha256} tidak tercatat di kantor: berkas berubah, atau bukan cetakan kantor ini.",
    "verify.no_numbers": "tidak ada: ini bukan dokumen cetakan program ini.",
    "verify.bad_numbers": "rusak atau tidak dikenal.",
    "verify.digest_agrees": "sidiknya benar ({digest}).",
    "verify.digest_differs": "sidik yang tertulis bukan sidik angkanya ({digest}).",
    "verify.page_digest_agrees": "sidik tercetak benar di {count} halaman.",
    "verify.page_digest_differs": "sidik tercetak salah di halaman {pages}.",
    "verify.page_count": "ada {found} halaman, seharusnya {wanted}.",
    "verify.printed_agrees": "{count} angka tercetak sama dengan angka di dalam berkas.",
    "verify.printed_differs": "angka tercetak di halaman {page}, baris {row}, berbeda dari angka di dalam berkas.",
    "verify.letter_agrees": "Semua {count} baris daftarnya tercetak.",
    "verify.letter_differs": "Baris {row} daftar {list} tidak tercetak seperti isi di dalam berkasnya.",
    "verify.other_wording": "angka tercetak tidak dibandingkan: dokumen dari versi program yang lain.",
    "verify.qr_agrees": "benar di {count} halaman.",
    "verify.qr_differs": "tidak sesuai dengan angkanya (halaman {pages}).",
    "verify.qr_missing": "tidak terbaca di halaman {pages}.",
    "verify.no_such_level": "kantor tidak mempunyai {nama} ({kode}).",
    "verify.number_differs": "{row}, {column}: tercetak {printed}, di kantor {office}.",
    "verify.more_differ": "{count} angka lain juga berbeda.",
    "verify.numbers_agree": "{count} angka sama dengan kantor.",
    "verify.not_locked": "dokumen ini final, tetapi {nama} di kantor tidak terkunci.",
    "verify.without_office": "tidak diperiksa; sebutkan kantornya dengan --office.",
}
