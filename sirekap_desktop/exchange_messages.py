"""Sentences on what an office gives to others, and on its commands; part of the catalogue (``messages.MESSAGES``)."""

EXCHANGE_MESSAGES = {
    "bundle.nothing": "Belum ada yang dikunci di kantor ini, jadi belum ada yang dapat dibagikan. Kunci dahulu.",
    "bundle.differs": "Angka {kode} ({pemilihan}) tidak sama dengan saat dikunci. Tidak ada yang ditulis; periksa kantor "
    "dengan verify --office.",
    "bundle.paper": "Berkas dokumen {name} hilang atau berubah sejak dicatat. Tidak ada yang ditulis; periksa kantor "
    "dengan verify --office.",
    "bundle.exists": "{path} sudah ada dan tidak ditimpa. Pilih nama lain.",
    "bundle.written": "{path}: {tables} tabel terkunci, {documents} dokumen, sidik bundel {digest}",
    "bundle.unreadable": "Bundel {name} tidak dapat dibaca atau bukan bundel kantor. Salin lagi dari asalnya.",
    "bundle.too_large": "Bundel {name} ditolak: {member} terlalu besar. Minta bundel yang benar.",
    "bundle.damaged": "Bundel {name} ditolak: {member} rusak. Salin lagi dari asalnya.",
    "bundle.changed": "Bundel {name} ditolak: {member} berubah sejak bundel dibuat (SHA-256 berbeda). Minta bundel "
    "yang asli.",
    "bundle.missing": "Bundel {name} ditolak: {member} tidak ada. Minta bundel yang lengkap.",
    "bundle.unlisted": "Bundel {name} ditolak: {member} tidak tercatat di manifest.json. Minta bundel yang asli.",
    "bundle.malformed": "Bundel {name} ditolak: isi {member} tidak seperti yang ditulis program ini. Minta bundel yang "
    "asli.",
    "bundle.chain": "Bundel {name} ditolak: {member}, baris {row}: rantai kunci terputus. Minta bundel yang asli.",
    "bundle.table": "Bundel {name} ditolak: angka {member} tidak sama dengan yang dikunci. Minta bundel yang asli.",
    "bundle.compared": "Pembanding: bundel {name}, Kecamatan {nama} ({kode}), dibuat {at}, sidik bundel {digest}",
    "recount.done": "TPS {kode} sekarang berstatus {status}; keadaannya: {state}. Tetapkan angka yang baru, lalu sepakati "
    "lagi.",
    "sign.refused": "Penolakan {nama} pada tempat {blok} dokumen {nomor} dicatat.",
    "hand_over.done": "Dokumen {nomor}: {count} penyerahan dicatat; keadaannya {state}.",
    "hand_over.form": "Penyerahan {text} tidak dipahami. Tulis PENERIMA=NAMA atau PENERIMA=NAMA=RANGKAP.",
    "bundle.practice": "Bundel ini dari kantor latihan: angkanya buatan.",
}
