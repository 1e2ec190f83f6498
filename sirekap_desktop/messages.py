"""The one catalogue of sentences for people: message id to Bahasa Indonesia, with named values.

Each sentence says what happened and what to do. The window translates it, the command line prints it.
"""

from __future__ import annotations

from sirekap_desktop.calibration_messages import CALIBRATION_MESSAGES
from sirekap_desktop.contestant_messages import CONTESTANT_MESSAGES
from sirekap_desktop.exchange_messages import EXCHANGE_MESSAGES
from sirekap_desktop.signing_messages import SIGNING_MESSAGES

MESSAGES: dict[str, str] = {
    "internal": "Terjadi kesalahan yang tidak terduga ({detail}). Simpan laporan ini dan hubungi pembuat program.",
    "file.missing": "Berkas {name} tidak ditemukan. Periksa nama dan letaknya.",
    # The command line and the demo
    "cli.interrupted": "Dihentikan. Yang sudah dicatat tetap tersimpan; jalankan lagi untuk melanjutkan.",
    "cli.no_display": "Di sini tidak ada layar untuk membuka jendela. Pakai perintah lain; lihat: "
    "sirekap-desktop --help",
    "cli.window_library": "Jendela tidak dapat dibuka karena pustaka {name} belum terpasang. Pasang dahulu, misalnya: "
    "sudo apt install libxcb-cursor0",
    "file.write": "Berkas {name} tidak dapat ditulis ({detail}). Pilih letak lain atau kosongkan ruang penyimpanan.",
    "read.no_input": "Tidak ada berkas untuk dibaca. Periksa nama berkas atau foldernya.",
    "read.second_opinion": "{name}, halaman formulir {page}: perlu dilihat karena EasyOCR membaca lain: {fields}.",
    "reading.easyocr_missing": "EasyOCR belum terpasang (tidak ada: {parts}). Pasang dari folder program dengan: "
    "python -m pip install '.[easyocr]' atau jalankan tanpa --easyocr.",
    "reading.easyocr_broken": "EasyOCR terpasang tetapi tidak dapat dijalankan ({detail}). Pasang ulang dari folder "
    "program dengan: python -m pip install --force-reinstall '.[easyocr]' atau jalankan tanpa --easyocr.",
    "status.unassigned": "{count} halaman belum diketahui TPS-nya: buka Impor lalu tetapkan TPS-nya.",
    "status.left": "Seluruhnya: {told}.",
    "lock.done": "Terkunci: {level} {kode}, sidik {digest}.",
    "print.passphrase": "Kata sandi sertifikat:",
    "lint.good": "definisi baik.",
    "import.nothing": "Tidak ada berkas untuk diimpor. Pilih berkas pindaian atau folder yang berisi pindaian.",
    "import.known": "sudah pernah diimpor, tidak disimpan dua kali.",
    "import.kept": "pindaian ke-{number} disimpan.",
    "import.unrecognised": "formulir tidak dikenali.",
    "import.read": "{form} halaman {page}, {review} angka perlu dilihat.",
    "import.summary": "{files} berkas diimpor ({pages} halaman), {known} sudah ada, {unassigned} halaman tanpa TPS, "
    "{refused} berkas ditolak atau tidak dikenali.",
    "demo.not_empty": "Folder {folder} tidak kosong. Pilih folder baru supaya tidak ada yang tertimpa.",
    "demo.no_display": "Tidak ada layar di sini: demo dikerjakan sendiri sampai selesai tanpa jendela.",
    "demo.unknown_kecamatan": "Kecamatan {kode} tidak ada dalam data Kabupaten Lebong. Pakai kode 6 "
    "angka, misalnya 170705.",
    "demo.too_many_tps": "Kecamatan {kode} hanya mempunyai {most} TPS. Pilih jumlah yang lebih kecil.",
    "demo.office": "Kantor latihan: {folder}",
    "demo.certificate_name": "Ketua PPK latihan",
    "demo.drawing": "Menggambar, mengisi, dan memindai formulir {tps} TPS ({pages} halaman) ...",
    "demo.drawn": "  formulir {done} dari {total}",
    "demo.verified": "{tps} TPS diperiksa, disepakati, dan dikunci; {review} angka memerlukan mata orang.",
    "demo.printed": "Dicetak dan ditandatangani: {name}",
    "demo.checked": "{count} dokumen diperiksa: tanda tangan, sidik, dan angka cocok.",
    "demo.documents_differ": "Dokumen tidak cocok dengan kantor: {names}. Laporkan kesalahan program ini.",
    # --- forms: definitions, rules ---
    "forms.broken": "Definisi formulir {file} tidak dapat dipakai: {where}: {problem}",
    "forms.unreadable": "Berkas tidak dapat dibaca ({detail}). Periksa nama, hak baca, dan simpan sebagai UTF-8.",
    "forms.not_toml": "Berkas ini bukan TOML yang benar: {detail}. Perbaiki baris yang disebut.",
    "forms.missing_key": 'Kunci "{key}" belum ada. Tambahkan.',
    "forms.unknown_key": 'Kunci "{key}" tidak dikenal. Periksa ejaannya atau hapus.',
    "forms.wrong_kind": 'Isi "{key}" harus {wanted}.',
    "forms.dots": "Jarak titik (pitch) harus lebih besar daripada titiknya (size), dan size lebih dari 0.",
    "forms.text_size": "Besar huruf (size) harus lebih dari 0.",
    "forms.out_of_range": '"{key}" harus dari {least} sampai {most}.',
    "forms.wrong_length": '"{key}" harus berisi {wanted} angka, bukan {found}.',
    "forms.unknown_value": '"{key}" berisi {value!r}; yang boleh: {allowed}.',
    "forms.unknown_style": 'Gaya teks "{style}" tidak ada di [styles]. Tambahkan gayanya atau perbaiki namanya.',
    "forms.unknown_part": 'Bagian "{part}" tidak ada di [parts]. Tambahkan bagiannya atau perbaiki namanya.',
    "forms.no_rules": "Berkas aturan {rules}.toml tidak ditemukan di folder rules. Perbaiki namanya "
    "atau buat berkasnya.",
    "forms.other_election": "Aturan {rules} untuk pemilihan {found}, tetapi formulir ini untuk {wanted}.",
    "forms.no_template": "Formulir {pemilihan} tahun {tahun} untuk kontestan ini belum dikenal. Periksa kode pemilihan, "
    "tahun dan daftar kontestan; formulir PPWP 2024 memuat tepat tiga pasangan calon.",
    "forms.too_many": "Kontestan {pemilihan} tidak termuat di formulirnya: nomor partai paling besar 24, calon setiap "
    "partai DPR 10 dan DPRD 12, calon DPD 64, pasangan calon 8. Periksa nomor pada daftar kontestan.",
    "forms.no_contestants": "Daftar kontestan {pemilihan} kosong. Isi dulu daftar kontestannya.",
    "forms.no_wording": 'Kata "{{{name}}}" dipakai tata letak tetapi tidak diisi. Tambahkan di [text].',
    "forms.bad_formula": 'Rumus aturan {rule} tidak dimengerti: "{formula}". Contoh: a = b + c, a <= b, a = b + 2 %.',
    "rule.witness.bubbles": "bulatan {field}",
    "rule.witness.words": "terbilang {field}",
    "rule.witness.tally": "turus {field}",
    "rule.where.total": "{field} pada JUMLAH AKHIR",
    "rule.where.columns": "{field} semua kolom",
    "rule.where.column": "{field} pada kolom {name}",
    "rule.where.parts": "{field} semua TPS {name}",
    "rule.where.carried_out": "{field} pada JUMLAH PINDAHAN di akhir lembar {name}",
    "rule.where.so_far": "{field} semua kolom sampai lembar {name}",
    "rule.where.carried_in": "{field} pada JUMLAH PINDAHAN di awal lembar {name}",
    "rule.where.final": "{field} pada JUMLAH AKHIR lembar terakhir",
    "rule.where.tps_own": "{field} {name} dalam rekap",
    "rule.where.tps_listed": "{field} dalam daftar wilayah",
    "rule.where.tps_lines": "{field} yang direkap di {name}",
    "rule.where.tps_distinct": "{field} yang berbeda",
    "rule.where.status_again": "status ulang {field} {name}",
    "rule.where.status_events": "catatan kejadian yang mendasarinya",
    "rule.missing": "{rule} belum dapat diperiksa: {fields} kosong",
    "rule.broken": "{text} (selisih {difference})",
    "rule.reserve": "{right} + cadangan {percent} % ({reserve})",
    # Reading a page: why it or a field needs a person
    "reading.other_contestants": "Halaman ini untuk kontestan lain: nomor partai atau jumlah calonnya tidak ada di daftar "
    "kontestan kantor ini. Periksa daerah pemilihannya dan daftar kontestannya.",
    "reading.unrecognised": "Tidak ada halaman formulir yang dikenali pada gambar ini. Pastikan seluruh halaman terlihat "
    "tegak lurus dan terang, lalu pindai atau potret ulang.",
    "reading.note.frame": "Bingkai kotak tidak ditemukan dengan yakin. Bandingkan angka dengan gambarnya.",
    "reading.note.cut_off": "Sebagian kotak berada di luar gambar. Pindai atau potret ulang seluruh halaman.",
    "reading.note.small_boxes": "Kotak angka terlalu kecil pada gambar. Periksa angkanya, atau "
    "pindai ulang lebih rapat.",
    "reading.note.stray": "Goresan melewati bingkai kotak: mungkin sebagian angka berada di luarnya. Lihat gambarnya.",
    "reading.note.tag": "Kode penanda halaman tidak terbaca. Pastikan halaman ini benar formulir yang dimaksud.",
    "reading.quality.small_boxes": "Gambar terlalu kecil: kotak angka kurang dari 16 piksel. Pindai ulang dengan "
    "resolusi lebih tinggi.",
    "reading.quality.blur": "Gambar kabur. Potret ulang dengan kamera diam, atau pindai.",
    "reading.quality.contrast": "Gambar pucat. Potret ulang dengan cahaya cukup, atau naikkan kontras pemindai.",
    "reading.quality.cut_off": "Sebagian halaman terpotong di tepi gambar. Pindai atau potret ulang seluruh halaman.",
    "reading.quality.glare": "Ada pantulan cahaya pada halaman. Potret ulang tanpa lampu kilat, atau dari arah lain.",
    "reading.quality.tag": "Kode penanda halaman tidak terbaca. Pastikan bagian kanan atas halaman terlihat jelas.",
    "reading.quality.frames": "Sebagian bingkai kotak tidak jelas. Periksa angka yang ditandai.",
    # --- end of forms ---
    # --- forms lint ---
    "lint.no_form": "Berkas ini bukan definisi formulir. Tata letak dan baris bersama diperiksa lewat berkas pemilihannya, "
    "mis. templates/DPR-2024.toml.",
    "lint.no_fields": "Formulir ini tidak memiliki isian. Tambahkan [[pages.fields]].",
    "lint.page_numbers": "Nomor halaman {found} tidak urut. Beri nomor 1 sampai {count} tanpa lompat; bila sebagian halaman belum diketahui, tulis partial = true dan urutkan dari yang kecil.",
    "lint.duplicate_field": "Isian {field} ada {count} kali. Setiap isian harus memiliki nama sendiri.",
    "lint.bad_field_id": 'Nama isian "{field}" salah. Pakai huruf kecil, angka dan garis bawah, mis. suara_paslon_1.',
    "lint.tag_family": "Jenis penanda {family} tidak dikenal. Pakai salah satu: {allowed}.",
    "lint.tag_id": "Nomor penanda {id} tidak ada dalam {family} (0 sampai {last}).",
    "lint.tag_twice": "Penanda {id} dipakai {count} halaman. Setiap halaman harus memiliki penanda sendiri.",
    "lint.rule_field": "Aturan {rule} menyebut isian {field} yang tidak ada di formulir ({text}). Perbaiki namanya.",
    "lint.rule_empty": "Aturan {rule} tidak membandingkan apa pun ({text}). Lengkapi ruas kanannya.",
    "lint.rule_twice": "Aturan {rule} menyebut isian {field} lebih dari sekali ({text}).",
    "lint.text_outside": 'Teks "{text}" di luar halaman. Periksa x dan y.',
    "lint.not_locatable": "Halaman tanpa penanda dan tanda sudut harus memiliki minimal 2 anchors (bingkai tabel).",
    "lint.empty_area": "{name} tidak memiliki luas. Lebar dan tingginya harus lebih dari 0.",
    "lint.outside": "{name} di luar halaman {width} × {height} mm. Periksa letak dan ukurannya.",
    "lint.no_boxes": "Isian ini tidak memiliki kotak. Isi boxes.",
    "lint.box_order": "Kotak tidak urut dari kiri ke kanan. Periksa pitch dan x.",
    "lint.words_on_boxes": "Tempat terbilang (words) menutupi kotak angka. Pindahkan.",
    "lint.bubble_count": "{bubbles} kolom bulatan untuk {boxes} kotak. Jumlahnya harus sama.",
    "lint.bubble_outside": "Bulatan {digit} pada kolom {column} di luar halaman. Periksa dy, pitch dan radius.",
    "lint.boxes_overlap": "Kotak {first} dan {second} bertumpuk. Periksa letak dan ukurannya.",
    "lint.bubbles_overlap": "Bulatan {field} bertumpuk dengan kotak atau bulatan lain. Periksa dy, pitch dan radius.",
    # --- end of forms lint ---
    "reading.net_missing": "Berkas pembaca angka {name} tidak ada. Pasang ulang program.",
    "reading.net_changed": "Berkas pembaca angka {name} rusak atau berubah. Pasang ulang program.",
    # --- office, database, scans and the committee's rules (models/, recap/) ---
    "database.busy": "Basis data sedang dipakai program lain. Tutup jendela Sirekap Desktop yang lain, lalu "
    "coba lagi; "
    "tidak ada yang berubah.",
    "database.damaged": "Basis data kantor ini rusak atau bukan milik Sirekap Desktop. Jangan dipakai; pulihkan "
    "cadangan.",
    "database.full": "Diska penuh; perubahan tidak disimpan. Kosongkan ruang diska, lalu ulangi.",
    "database.io": "Diska gagal membaca atau menulis; perubahan tidak disimpan. Periksa diska, lalu ulangi.",
    "database.locked_row": "Basis data menolak perubahan ini karena barisnya sudah dikunci atau tidak boleh "
    "diubah ({detail}).",
    "database.newer": "Kantor ini dibuat oleh versi Sirekap Desktop yang lebih baru (skema {revision}; versi "
    "ini mengenal "
    "sampai {known}). Pasang versi terbaru untuk membukanya.",
    "database.readonly": "Folder kantor tidak dapat ditulisi. Beri izin menulis atau pindahkan ke diska lain.",
    "office.none": "{folder} bukan folder kantor (office.toml tidak ada). Pilih folder lain atau buat kantor baru.",
    "office.no_database": "Basis data tidak ada di {folder}. Pulihkan dari cadangan.",
    "office.file": "{name} tidak dapat dibaca ({detail}). Perbaiki atau pulihkan dari cadangan.",
    "office.day": "{name}: tanggal {told!r} bukan tanggal. Tulis tanpa tanda kutip, tahun lebih dahulu: tanggal = 2024-02-20.",
    "office.kertas": "{name}: kertas {word!r} tidak dikenal. Tulis salah satu: {known}.",
    "office.print_key": "{name}: di [cetak] tidak ada yang bernama {key!r}. Yang dikenal hanya kertas; perbaiki ejaannya atau hapus.",
    "office.ketelitian": "{name}: ketelitian {word!r} tidak dikenal. Tulis salah satu: {known}.",
    "office.reading_key": "{name}: di [pembacaan] tidak ada yang bernama {key!r}. Yang dikenal hanya ketelitian; "
    "perbaiki ejaannya atau hapus.",
    "office.by_hand": "Terbaca dari office.toml saat kantor dibuka; siapa yang mengubah berkas itu tidak diketahui.",
    "office.newer": "Kantor di {folder} dibuat oleh versi yang lebih baru. Pasang versi terbaru untuk membukanya.",
    "office.not_empty": "Folder {folder} tidak kosong. Pilih folder baru atau folder kosong.",
    "office.not_written": "Kantor tidak dapat dibuat di {folder} ({detail}). Periksa izin dan ruang diska.",
    "office.no_election": "Belum ada pemilihan yang dipilih. Sebutkan sedikitnya satu, misalnya PPWP.",
    "office.no_form": "Formulir C.HASIL untuk pemilihan {pemilihan} belum tersedia di versi ini. Pilih "
    "pemilihan lain.",
    **CONTESTANT_MESSAGES,
    **CALIBRATION_MESSAGES,
    "scan.not_shown": "Gambar {name} tidak dapat ditampilkan. Periksa folder scans kantor ini, atau impor lagi berkas "
    "itu.",
    "scan.not_readable": "Berkas {name} tidak dapat dibaca ({detail}). Periksa berkas dan izinnya.",
    "scan.not_written": "Berkas {name} tidak dapat disimpan ke kantor ({detail}). Periksa ruang diska, lalu "
    "impor lagi.",
    "recap.unknown_election": "Pemilihan {pemilihan} tidak ada di kantor ini.",
    "recap.unknown_region": "Wilayah {kode} tidak ada di kantor ini. Periksa kodenya.",
    "recap.unknown_tps": "TPS {kode} tidak ada di kantor ini. Periksa kodenya (13 angka).",
    "recap.unknown_field": "Isian {field} tidak ada pada formulir ini.",
    "recap.unknown_page": "Halaman nomor {id} tidak ada di kantor ini.",
    "recap.unknown_scan": "Berkas pindaian {sha256} belum tersimpan di kantor ini. Impor berkasnya lebih dahulu.",
    "recap.unknown_document": "Dokumen nomor {id} tidak ada di kantor ini.",
    "recap.page_of_other_election": "Halaman ini formulir {form}, bukan formulir {pemilihan} tahun {tahun}. Pilih "
    "pemilihan yang sesuai.",
    "recap.page.other_election": "Formulir pemilihan lain atau tahun lain; tidak dimasukkan ke TPS.",
    "recap.page.locked_tps": "TPS sudah dikunci; halaman disimpan tanpa TPS.",
    "recap.stale": "TPS {kode} sudah berubah sejak ditampilkan. Lihat keadaan terbaru, lalu ulangi; tidak ada "
    "yang disimpan.",
    "recap.locked": "TPS {kode} sudah dikunci; tidak ada yang dapat diubah.",
    "recap.value_range": "Isian {label} harus antara 0 dan {maximum}, bukan {value}.",
    "recap.reason": "Perubahan {label} memerlukan alasan. Pilih atau tulis alasannya.",
    "recap.nothing_to_undo": "Tidak ada keputusan Anda yang dapat dibatalkan di TPS ini.",
    "recap.undo_changed": "Nilai itu sudah diubah lagi sesudah keputusan Anda; ubah langsung pada isiannya.",
    "recap.identity_first": "Pastikan dahulu bahwa halaman-halaman ini milik TPS {kode}, lalu ulangi.",
    "recap.undecided": "TPS {kode}: {count} isian belum ditetapkan, mulai dari {label}. Tetapkan semuanya lebih "
    "dahulu.",
    "recap.already_verified": "TPS {kode} sudah diverifikasi.",
    "recap.verify_first": "TPS {kode} belum diverifikasi. Verifikasi dahulu sebelum disepakati.",
    "recap.kejadian_text": "Uraian kejadian masih kosong. Tulis apa yang terjadi.",
    "recap.kejadian_kode": "Kode {kode} tidak cocok dengan tingkat {level}. Pilih TPS atau wilayah yang benar.",
    "recap.kejadian_locked": "{kode} sudah dikunci; catat kejadian pada tingkat di atasnya.",
    "recap.not_complete": "{kode} belum lengkap: semua tingkat di bawahnya harus dikunci lebih dahulu.",
    "recap.document_digest": "Angka pada dokumen ini tidak sama dengan angka yang dikunci. Cetak ulang dari "
    "data terbaru.",
    "recap.document_state": "Dokumen berstatus {before} tidak dapat menjadi {after}.",
    "recap.document_draft": "Dokumen ini masih draf. Kunci kecamatan, lalu cetak dokumen finalnya lebih dahulu.",
    "recap.block_signed": "Tempat ini sudah ditandatangani secara elektronik oleh {nama}.",
    "recap.signed_meanwhile": "Dokumen ini baru saja ditandatangani orang lain. Lihat keadaan terbaru, lalu ulangi; "
    "tidak ada yang disimpan.",
    "recap.refusal_name": "Nama yang menolak menandatangani belum diisi. Tulis namanya.",
    "recap.refusal_reason": "Penolakan tanda tangan memerlukan alasan ({least} sampai {most} huruf). Tulis alasannya.",
    "recap.scan_known": "Pindaian {name} sudah tercatat untuk dokumen ini.",
    "recap.handing_incomplete": "Penyerahan belum lengkap: sebutkan penerima, nama yang mengambil, dan jumlah rangkapnya.",
    "recap.handing_unsigned": "Dokumen ini belum ditandatangani. Tanda tangani, atau pindai kembali kertas yang sudah "
    "ditandatangani, lalu serahkan.",
    "recap.problem.other_tps": "Halaman dari TPS lain? {count} isian antarhalaman saling bertentangan. Cocokkan "
    "kepala "
    "setiap halaman.",
    "recap.problem.duplicate_page": "{count} pindaian mengaku halaman {page} dari {form}; yang terbaru dipakai.",
    "recap.problem.duplicate_differs": "{count} isian dibaca berbeda pada pindaian halaman yang sama. Lihat "
    "gambarnya.",
    "recap.problem.salinan_differs": "{count} isian berbeda antara plano dan salinan. Lihat plano.",
    "recap.problem.page_missing": "Halaman {pages} plano belum ada. Impor halamannya atau ketik dari kertasnya.",
    "recap.problem.page_unread": "{count} halaman tidak terbaca. Ganti fotonya atau ketik angkanya.",
    "recap.problem.elections_differ": "{label} di sini {here}, pada pemilihan lain di TPS ini {there}. Cocokkan "
    "kertasnya (T15).",
    "recap.problem.status_without_event": "TPS {nomor} berstatus {status} (1), tetapi belum ada catatan kejadian "
    "khusus yang mendasarinya (0, selisih +1). Catat kejadiannya (R5).",
    "recap.problem.event_without_status": "TPS {nomor} berstatus Reguler (0), tetapi mempunyai {count} catatan kejadian "
    "penghitungan atau pemungutan ulang (selisih {difference}). Tetapkan statusnya (R5).",
    "recap.status.same": "TPS {kode} sudah berstatus {status}.",
    "recap.status.event": "Kejadian itu bukan kejadian TPS {kode} pada pemilihan ini. Pilih kejadian yang benar.",
    "audit.status": "Status pelaksanaan nomor {id} tidak sama dengan yang dicatat di jejak.",
    "recap.left.none": "tidak ada isian yang diterima tanpa dilihat orang",
    "recap.left.hardly": "kurang dari 0,0001 kesalahan tersisa pada {fields} isian yang belum dilihat orang",
    "recap.left.some": "kira-kira {errors} kesalahan tersisa pada {fields} isian yang belum dilihat orang",
    "recap.left.review": "{fields} isian perlu dilihat",
    "recap.left.unread": "{fields} isian belum terbaca",
    "recap.ketelitian.ketat": "Ketelitian ketat: paling banyak kira-kira {most} dari 10.000 isian yang diterima tanpa "
    "dilihat dapat salah.",
    "recap.ketelitian.biasa": "Ketelitian biasa: paling banyak kira-kira {most} dari 10.000 isian yang diterima tanpa "
    "dilihat dapat salah.",
    "recap.ketelitian.longgar": "Ketelitian longgar: paling banyak kira-kira {most} dari 10.000 isian yang diterima "
    "tanpa dilihat dapat salah.",
    "lock.warning": "Perhatikan {kode}: {text}",
    "recap.lock.already": "{kode} sudah dikunci.",
    "recap.lock.not_agreed": "TPS {kode} belum disepakati.",
    "recap.lock.undecided": "TPS {kode}: {count} isian belum ditetapkan.",
    "recap.lock.below": "{count} dari {total} bagian {kode} belum dikunci: {first}.",
    "recap.lock.differs": "Angka {kode} tidak sama dengan saat dikunci. Jalankan pemeriksaan kantor sebelum "
    "mengunci.",
    "recap.lock.broken": "{count} aturan tidak terpenuhi tanpa catatan kejadian, mulai dari {kode}: {text}. "
    "Catat kejadian "
    "khusus yang menjelaskannya.",
    # How right the reader was, from what people decided (recap/accuracy.py)
    "accuracy.practice": "KANTOR LATIHAN: formulir dan angkanya buatan; laporan ini tidak berlaku bagi formulir asli.",
    "accuracy.head": "{pemilihan}: {decided} isian sudah ditetapkan orang. {compared} dibandingkan dengan bacaannya; "
    "{empty} terbaca kosong dan {unread} tidak terbaca, jadi tidak dibandingkan.",
    "accuracy.nothing": "Belum ada yang dapat dibandingkan. Tetapkan dahulu isian yang terbaca, lalu ulangi.",
    "accuracy.too_few": "Baru {fields} isian dibandingkan: terlalu sedikit untuk menyimpulkan apa pun (sampai {most} bisa "
    "saja salah). Ulangi setelah lebih banyak TPS ditetapkan.",
    "accuracy.by.decision": "Menurut kata pembaca",
    "accuracy.by.witness": "Menurut petunjuk yang dibaca",
    "accuracy.by.form": "Menurut formulir (angka SALINAN dibandingkan dengan yang ditetapkan dari plano)",
    "accuracy.by.station": "Menurut komputer yang mengimpor",
    "accuracy.by.risk": "Menurut risiko yang dinyatakan pembaca",
    "accuracy.decision.accepted": "diterima",
    "accuracy.decision.review": "perlu dilihat",
    "accuracy.witness.digits": "angka pada kotak",
    "accuracy.witness.bubbles": "bulatan",
    "accuracy.witness.tally": "turus",
    "accuracy.witness.words": "terbilang",
    "accuracy.count": "{fields} isian, {differ} ditetapkan lain (dengan kepastian 95 % antara {least} dan {most})",
    "accuracy.few": "- terlalu sedikit untuk disimpulkan",
    "accuracy.band": "risiko {low} sampai {high}: {told}; menurut pembaca {promised}",
    "accuracy.overconfident": "- LEBIH SERING SALAH daripada yang dinyatakan",
    "accuracy.needed": "Untuk membuktikan batas ketelitian {word} diperlukan sedikitnya {needed} isian diterima tanpa satu "
    "pun ditetapkan lain.",
    "accuracy.silent": "Diterima, tetapi ditetapkan lain: TPS {tps}, {field}: terbaca {read}, ditetapkan {decided} "
    "(risiko menurut pembaca {risk}; alasan: {reason}).",
    "accuracy.caveat": "Yang dibandingkan adalah angka terakhir yang ditetapkan orang: persetujuan yang terburu-buru dan "
    "pembetulan rapat pleno ikut terhitung. Laporan ini tidak mengubah pembaca maupun kantor.",
    "audit.scan_missing": "Tabel scan: berkas {file} hilang.",
    "audit.scan_changed": "Tabel scan: isi berkas {file} berubah (SHA-256 berbeda).",
    "audit.jejak_chain": "Tabel jejak, baris {row}: rantai terputus; baris diubah, dihapus, atau disisipkan.",
    "audit.jejak_tail": "Tabel jejak: {count} baris terakhir hilang.",
    "audit.kunci_chain": "Tabel kunci, baris {row}: rantai terputus; baris diubah, dihapus, atau disisipkan.",
    "audit.kunci_tail": "Tabel kunci: {count} baris terakhir hilang.",
    "audit.kunci_digest": "Tabel kunci, baris {row}: angka terkunci tidak cocok dengan sidiknya.",
    "audit.kunci_jejak": "Tabel kunci, baris {row}: penguncian tidak tercatat di jejak.",
    "audit.isian": "Tabel isian, TPS {kode} ({pemilihan}), isian {field}: dikunci {locked}, sekarang {current}.",
    "audit.isian_jejak": "Tabel isian, TPS {kode} ({pemilihan}), isian {field}: menurut jejak {recorded}, "
    "sekarang {current}.",
    "audit.wilayah": "Tabel kunci, {kode} ({pemilihan}), isian {field}: dikunci {locked}, jumlah bagiannya "
    "{current}.",
    "audit.page": "Tabel page, baris {id}: halaman hilang atau tidak tercatat di jejak.",
    "audit.page_tps": "Tabel page, baris {id}, kolom tps: menurut jejak {recorded}, sekarang {current}.",
    "audit.bacaan": "Tabel bacaan, halaman {id}: bacaan tidak sama dengan yang dicatat di jejak.",
    "audit.kejadian": "Tabel kejadian, baris {id}: tidak sama dengan yang dicatat di jejak.",
    "audit.state": "Tabel hasil_tps, TPS {kode} ({pemilihan}): berstatus {state} padahal {expected}.",
    "audit.trigger": "Pelindung basis data {name} hilang atau diubah.",
    "audit.dokumen_changed": "Tabel dokumen: berkas {file} berubah (SHA-256 berbeda).",
    "audit.dokumen_missing": "Tabel dokumen: berkas {file} hilang.",
    "audit.dokumen_state": "Tabel dokumen, baris {id}: keadaan dokumen tidak sama dengan yang dicatat di jejak.",
    "audit.tanda_tangan": "Tabel tanda_tangan, baris {id}: tidak sama dengan yang dicatat di jejak.",
    "audit.penyerahan": "Tabel penyerahan, baris {id}: tidak sama dengan yang dicatat di jejak.",
    "audit.database": "Berkas basis data rusak: {detail}.",
    # --- documents: printing, signing, verification ---
    "document.no_wording": "Kata-kata dokumen D untuk {pemilihan} belum ada di folder documents. Pasang ulang "
    "program.",
    "document.wording_absent": "Berkas kata-kata {name} tidak ada di folder templates kantor maupun di program. "
    "Perbaiki baris uses.",
    "document.wording_bad": "Berkas kata-kata {name} tidak dapat dipakai: {detail}. Perbaiki, atau hapus dari folder "
    "templates.",
    "document.wording_missing": "Berkas kata-kata {name} tidak memuat {key}. Lengkapi, atau hapus dari folder "
    "templates.",
    "wording.good": "kata-kata baik.",
    "wording.absent": "{where} tidak ada.",
    "wording.unknown": '{where}: "{name}" tidak dikenal. Yang boleh: {known}.',
    "wording.braces": '{where}: kurung kurawal tidak lengkap dalam "{text}".',
    "wording.twice": "Isian {field} tercetak pada dua baris.",
    "wording.summary": "summary: isian {field} tidak ada di baris mana pun.",
    "wording.fields": 'Baris "{row}" memuat {count} isian; harus satu (JML) atau tiga (LK, PR, JML).',
    "wording.share": '{where}: lebar kolom "{heading}" harus lebih dari nol.',
    "document.rows_differ": "Baris dokumen D {pemilihan} tidak sama dengan baris rekap: {fields}. Samakan berkas "
    "kata-katanya.",
    "document.totals_differ": "Jumlah baris {label} ({field}) adalah {total}, tetapi jumlah kolomnya {sum}. "
    "Tidak ada yang dicetak; periksa kantor.",
    "document.carried_differs": "{text}. Tidak ada yang dicetak; periksa kantor.",
    "document.too_high": "Tabel lebih tinggi {missing} mm daripada kertas. Pilih kertas yang lebih besar.",
    "document.text_too_long": 'Tulisan ini terlalu panjang untuk tempatnya di kertas: "{text}". Persingkat.',
    "document.bad_logo": "Gambar kantor {name} tidak dapat dibaca. Ganti dengan PNG atau JPEG, atau hapus.",
    "document.unknown_kind": 'Jenis dokumen "{kind}" tidak dikenal. Pilih: {kinds}.',
    "document.sign_draft": "{nama} belum final, jadi dokumennya masih draf dan tidak dapat ditandatangani. Kunci "
    "kecamatan dahulu.",
    "document.other_level": "Dokumen {kind} memerlukan rekap tingkat {level}; {nama} bukan itu. Pilih kode yang "
    "sesuai.",
    "document.other_place": 'Dokumen {kind} tidak dicetak untuk kode "{kode}". Pilih kode tingkat: {levels}.',
    "document.no_recount": "TPS {kode} tidak berstatus penghitungan ulang atau pemungutan ulang, susulan, atau lanjutan. "
    "Catat statusnya dahulu.",
    "document.no_columns": "{nama} belum mempunyai TPS atau desa untuk dicetak. Periksa wilayah kantor.",
    "document.digest_differs": "Sidik kunci {nama} ({locked}) tidak sama dengan sidik angkanya ({found}). Tidak "
    "ada yang dicetak; periksa kantor.",
    "document.no_folder": "Dokumen tidak dapat ditulis ke {path}: foldernya tidak ada. Pilih tempat lain.",
    "document.signed_in_the_way": "{path} sudah bertanda tangan dan tidak ditimpa. Pilih nama lain.",
    "document.not_written": "Dokumen tidak dapat ditulis ke {path} ({detail}). Periksa ruang dan hak tulis.",
    # --- end of documents ---
    # --- intake: files that can't be read ---
    "intake.missing": "Berkas {name} tidak ditemukan atau tidak boleh dibaca. Periksa letak dan hak bacanya.",
    "intake.empty": "Berkas {name} kosong (0 byte). Salin lagi dari asalnya atau pindai ulang.",
    "intake.not_picture": "{name} bukan gambar atau PDF, apa pun nama berkasnya. Pakai JPEG, PNG, TIFF, BMP, WebP, atau PDF.",
    "intake.truncated": "Berkas {name} terpotong: sebagian gambarnya hilang. Salin lagi dari asalnya atau pindai ulang.",
    "intake.damaged": "Berkas {name} rusak dan tidak dapat dibuka. Salin lagi dari asalnya atau pindai ulang.",
    "intake.encrypted": "PDF {name} terkunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu impor salinan itu.",
    "intake.file_too_large": "Berkas {name} terlalu besar ({size} MB, paling banyak {limit} MB). Pindai pada 200-300 dpi.",
    "intake.too_many_pixels": "Gambar {name} terlalu besar ({width} x {height} piksel, paling banyak {limit} juta). Pindai pada 200-300 dpi.",
    "intake.too_many_pages": "Berkas {name} berisi {pages} halaman (paling banyak {limit}). Bagi menjadi beberapa berkas.",
    "intake.no_pages": "Berkas {name} tidak berisi halaman. Pindai ulang.",
    "intake.too_slow": "Membaca {name} terlalu lama (lebih dari {seconds} detik) dan dihentikan. Simpan sebagai JPEG, lalu coba lagi.",
    "intake.crashed": "Pembaca berhenti mendadak pada {name}; berkas itu mungkin rusak. Simpan sebagai JPEG, lalu coba lagi.",
    "intake.rest_unread": "Pembaca berulang kali berhenti pada {name}; halaman {page} dan sesudahnya belum dibaca. Simpan halaman itu sebagai JPEG, lalu coba lagi.",
    "intake.no_reader": "Pembaca formulir tidak dapat dijalankan. Pasang ulang program.",
    "intake.no_memory": "Memori tidak cukup untuk membaca {name}. Pindai pada 200-300 dpi atau tutup program lain.",
    # --- reading: why a person must look at a field ---
    "reading.note.illegible": "Isi sebuah kotak tidak terbaca sebagai satu angka. Lihat gambarnya.",
    "reading.note.bubbles": "Bulatan yang dihitamkan tidak sama dengan angka di kotaknya. Tentukan mana yang benar.",
    "reading.note.tally": (
        "Turus atau jumlah tiap barisnya tidak sama dengan angka di kotak. Hitung turusnya, lalu tentukan mana yang benar."
    ),
    "reading.note.mixed_crossing": "Kotak-kotaknya dicoret tidak seragam: nol atau kosong? Lihat gambarnya.",
    "reading.note.malformed": "Ada kotak kosong atau dicoret di belakang angka. Lihat gambarnya.",
    "reading.note.rules": "Jumlah pada formulir menunjuk angka lain daripada yang tampak di kotak. Lihat gambarnya.",
    "reading.note.broken_rule": "Angka ini bagian dari jumlah yang tidak cocok dan mungkin salah baca. Lihat gambarnya.",
    "reading.note.second_opinion": "Pembaca kedua (EasyOCR) membaca angka lain di sebuah kotak. Bandingkan dengan gambarnya.",
    "reading.note.copies_differ": "Halaman lain dari TPS ini memuat angka yang berbeda di tempat yang sama. Bandingkan keduanya.",
    **SIGNING_MESSAGES,
    **EXCHANGE_MESSAGES,
}


def sentence(message_id: str, **values: object) -> str:
    """Return the Indonesian sentence of a message with its values filled in.

    Raises:
        KeyError: If the id is not in the catalogue or a value is missing.
    """
    return MESSAGES[message_id].format(**values)
