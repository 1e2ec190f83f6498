<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
  <context>
    <name>AccountButton</name>
    <message>
      <source>Akun: {name}, {role}</source>
      <translation>Account: {name}, {role}</translation>
    </message>
    <message>
      <source>Bahasa</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>Bahasa yang dipilih berlaku saat program dibuka lagi.</source>
      <translation>The chosen language takes effect when the program is opened again.</translation>
    </message>
  </context>
  <context>
    <name>Banner</name>
    <message>
      <source>Tutup pesan</source>
      <translation>Close message</translation>
    </message>
    <message>
      <source>Tutup pesan (Esc)</source>
      <translation>Close message (Esc)</translation>
    </message>
  </context>
  <context>
    <name>Buttons</name>
    <message>
      <source>Batal</source>
      <translation>Cancel</translation>
    </message>
  </context>
  <context>
    <name>CalibrationCanvas</name>
    <message>
      <source>Pindaian formulir kosong dan kotak isiannya</source>
      <translation>Scan of the blank form and the boxes of its fields</translation>
    </message>
  </context>
  <context>
    <name>CalibrationPanel</name>
    <message>
      <source>&amp;Aturan angka</source>
      <translation>&amp;Rules</translation>
    </message>
    <message>
      <source>&amp;Halaman ke-</source>
      <translation>P&amp;age</translation>
    </message>
    <message>
      <source>&amp;Judul tercetak</source>
      <translation>Printed &amp;title</translation>
    </message>
    <message>
      <source>&amp;Kode formulir</source>
      <translation>Form &amp;code</translation>
    </message>
    <message>
      <source>&amp;Pemilihan</source>
      <translation>&amp;Election</translation>
    </message>
    <message>
      <source>&amp;Tahun</source>
      <translation>&amp;Year</translation>
    </message>
    <message>
      <source>&amp;Ukuran lembar</source>
      <translation>&amp;Sheet size</translation>
    </message>
    <message>
      <source>Belum dipakai: {names} …</source>
      <translation>Not used yet: {names} …</translation>
    </message>
    <message>
      <source>Dengan apa halaman ini dikenali dan dicari pada pindaian:</source>
      <translation>What this page is recognised and found by on a scan:</translation>
    </message>
    <message>
      <source>Dipakai ketika formulir kosong dibuka</source>
      <translation>Used when a blank form is opened</translation>
    </message>
    <message>
      <source>Empat tanda sudut</source>
      <translation>Four corner marks</translation>
    </message>
    <message>
      <source>Formulir</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Hasil uji pada pindaian terisi</source>
      <translation>Result of the trial on a filled scan</translation>
    </message>
    <message>
      <source>Isian</source>
      <translation>Fields</translation>
    </message>
    <message>
      <source>Isian halaman ini</source>
      <translation>Fields of this page</translation>
    </message>
    <message>
      <source>J&amp;enis</source>
      <translation>&amp;Kind</translation>
    </message>
    <message>
      <source>Pemeriksaan</source>
      <translation>Checks</translation>
    </message>
    <message>
      <source>Penanda AprilTag</source>
      <translation>AprilTag</translation>
    </message>
    <message>
      <source>Penentu letak</source>
      <translation>Locating</translation>
    </message>
    <message>
      <source>Tabel cetak</source>
      <translation>Printed tables</translation>
    </message>
    <message>
      <source>Tabel {number}: {size} mm</source>
      <translation>Table {number}: {size} mm</translation>
    </message>
    <message>
      <source>Yang harus dibetulkan sebelum disimpan</source>
      <translation>To be put right before saving</translation>
    </message>
    <message>
      <source>menurut pindaian</source>
      <translation>by the scan</translation>
    </message>
    <message>
      <source>plano (menentukan)</source>
      <translation>plano (decides)</translation>
    </message>
    <message>
      <source>salinan (dibandingkan)</source>
      <translation>copy (compared)</translation>
    </message>
    <message>
      <source>tanpa aturan</source>
      <translation>no rules</translation>
    </message>
    <message>
      <source>tidak disebut</source>
      <translation>not told</translation>
    </message>
  </context>
  <context>
    <name>CalibrationWindow</name>
    <message>
      <source>&amp;Buka formulir kosong…</source>
      <translation>&amp;Open a blank form…</translation>
    </message>
    <message>
      <source>&amp;Gambar kotak</source>
      <translation>&amp;Draw boxes</translation>
    </message>
    <message>
      <source>&amp;Simpan definisi</source>
      <translation>&amp;Save definition</translation>
    </message>
    <message>
      <source>&amp;Uji pada pindaian terisi…</source>
      <translation>&amp;Try on a filled scan…</translation>
    </message>
    <message>
      <source>Halaman ke berapa dari berkas ini?</source>
      <translation>Which page of this file?</translation>
    </message>
    <message>
      <source>Hapus (Del)</source>
      <translation>Delete (Del)</translation>
    </message>
    <message>
      <source>Kalibrasi formulir</source>
      <translation>Calibrate a form</translation>
    </message>
    <message>
      <source>Kembali ke formulir kosong</source>
      <translation>Back to the blank form</translation>
    </message>
    <message>
      <source>Pindaian (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.pdf)</source>
      <translation>Scans (*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.pdf)</translation>
    </message>
    <message>
      <source>Pindaian formulir kosong</source>
      <translation>Scan of a blank form</translation>
    </message>
    <message>
      <source>Pindaian formulir terisi</source>
      <translation>Scan of a filled form</translation>
    </message>
    <message>
      <source>Ulangi (Ctrl+Y)</source>
      <translation>Redo (Ctrl+Y)</translation>
    </message>
    <message>
      <source>Urungkan (Ctrl+Z)</source>
      <translation>Undo (Ctrl+Z)</translation>
    </message>
  </context>
  <context>
    <name>ChecksModel</name>
    <message>
      <source>{count} aturan belum dapat dihitung karena ada angka yang belum lengkap</source>
      <translation>{count} rules can't be evaluated yet because numbers are missing</translation>
    </message>
  </context>
  <context>
    <name>ContestantListDialog</name>
    <message>
      <source>Daftar kontestan: {name}</source>
      <translation>List of contestants: {name}</translation>
    </message>
    <message>
      <source>Dapil</source>
      <translation>Dapil</translation>
    </message>
    <message>
      <source>Kontestan</source>
      <translation>Contestants</translation>
    </message>
    <message>
      <source>Nama</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Nomor</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Partai</source>
      <translation>Party</translation>
    </message>
    <message>
      <source>Pemilihan</source>
      <translation>Election</translation>
    </message>
    <message>
      <source>Tutup</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Yang perlu diperbaiki atau diketahui</source>
      <translation>What must be put right or known</translation>
    </message>
  </context>
  <context>
    <name>ContestantPanel</name>
    <message>
      <source>Lihat daftar…</source>
      <translation>Show the list…</translation>
    </message>
    <message>
      <source>… dan {count} lagi; lihat daftarnya.</source>
      <translation>… and {count} more; see the list.</translation>
    </message>
  </context>
  <context>
    <name>CopiesTable</name>
    <message>
      <source>Diambil oleh</source>
      <translation>Taken by</translation>
    </message>
    <message>
      <source>Penerima</source>
      <translation>Recipient</translation>
    </message>
    <message>
      <source>Penerima salinan</source>
      <translation>Recipients of copies</translation>
    </message>
    <message>
      <source>Rangkap</source>
      <translation>Copies</translation>
    </message>
    <message>
      <source>Tambah penerima</source>
      <translation>Add a recipient</translation>
    </message>
  </context>
  <context>
    <name>Crash</name>
    <message>
      <source>Semua keputusan yang sudah tersimpan tetap aman. Laporan disimpan di:
{path}
Tutup dan buka lagi program ini; bila terulang, kirim laporan itu kepada pembuat program.</source>
      <translation>All decisions already saved are safe. A report was saved at:
{path}
Close and reopen the program; if it happens again, send that report to the makers of the program.</translation>
    </message>
    <message>
      <source>Terjadi kesalahan yang tidak terduga.</source>
      <translation>An unexpected error occurred.</translation>
    </message>
  </context>
  <context>
    <name>DapilBox</name>
    <message>
      <source>Dapil {name}</source>
      <translation>Dapil {name}</translation>
    </message>
    <message>
      <source>berbeda per desa…</source>
      <translation>differs by desa…</translation>
    </message>
    <message>
      <source>pilih dapil…</source>
      <translation>choose a dapil…</translation>
    </message>
  </context>
  <context>
    <name>DocumentDeskBar</name>
    <message>
      <source>Catat penolakan…</source>
      <translation>Record a refusal…</translation>
    </message>
    <message>
      <source>Cetak ke kertas…</source>
      <translation>Print on paper…</translation>
    </message>
    <message>
      <source>Ditandatangani: {name}</source>
      <translation>Signed: {name}</translation>
    </message>
    <message>
      <source>Menandatangani…</source>
      <translation>Signing…</translation>
    </message>
    <message>
      <source>Mencatat…</source>
      <translation>Recording…</translation>
    </message>
    <message>
      <source>Mencetak…</source>
      <translation>Printing…</translation>
    </message>
    <message>
      <source>Mencocokkan pindaian…</source>
      <translation>Matching the scan…</translation>
    </message>
    <message>
      <source>Penolakan {name} dicatat</source>
      <translation>Refusal of {name} recorded</translation>
    </message>
    <message>
      <source>Penyerahan dicatat</source>
      <translation>Handing over recorded</translation>
    </message>
    <message>
      <source>Pilih pindaian bertanda tangan</source>
      <translation>Choose the signed scan</translation>
    </message>
    <message>
      <source>Pindaian</source>
      <translation>Scans</translation>
    </message>
    <message>
      <source>Pindaian bertanda tangan…</source>
      <translation>Signed scan…</translation>
    </message>
    <message>
      <source>Riwayat dokumen</source>
      <translation>History of the document</translation>
    </message>
    <message>
      <source>Serahkan…</source>
      <translation>Hand over…</translation>
    </message>
    <message>
      <source>Tambah tanda tangan…</source>
      <translation>Add a signature…</translation>
    </message>
    <message>
      <source>{count} lembar dikirim ke {name}</source>
      <translation>{count} sheets sent to {name}</translation>
    </message>
  </context>
  <context>
    <name>DocumentState</name>
    <message>
      <source>dicermati</source>
      <translation>scrutinised</translation>
    </message>
    <message>
      <source>dicetak</source>
      <translation>printed</translation>
    </message>
    <message>
      <source>diserahkan</source>
      <translation>handed over</translation>
    </message>
    <message>
      <source>ditandatangani</source>
      <translation>signed</translation>
    </message>
    <message>
      <source>draf</source>
      <translation>draft</translation>
    </message>
    <message>
      <source>final</source>
      <translation>final</translation>
    </message>
  </context>
  <context>
    <name>DocumentsModel</name>
    <message>
      <source>Dicetak</source>
      <translation>Printed</translation>
    </message>
    <message>
      <source>Dokumen</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>Keadaan</source>
      <translation>State</translation>
    </message>
    <message>
      <source>Tanda tangan</source>
      <translation>Signature</translation>
    </message>
    <message>
      <source>basah (pindaian)</source>
      <translation>by hand (scan)</translation>
    </message>
    <message>
      <source>belum</source>
      <translation>not yet</translation>
    </message>
    <message>
      <source>elektronik: {name}</source>
      <translation>electronic: {name}</translation>
    </message>
    <message>
      <source>elektronik: {name} + {count}</source>
      <translation>electronic: {name} + {count}</translation>
    </message>
  </context>
  <context>
    <name>DocumentsView</name>
    <message>
      <source>Buka folder</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <source>Cetak dan tanda tangani…</source>
      <translation>Print and sign…</translation>
    </message>
    <message>
      <source>Cetak ke PDF</source>
      <translation>Print to PDF</translation>
    </message>
    <message>
      <source>Dokumen D</source>
      <translation>D documents</translation>
    </message>
    <message>
      <source>Dokumen yang sudah dicetak</source>
      <translation>Printed documents</translation>
    </message>
    <message>
      <source>Memeriksa {name}…</source>
      <translation>Checking {name}…</translation>
    </message>
    <message>
      <source>Mencetak…</source>
      <translation>Printing…</translation>
    </message>
    <message>
      <source>Periksa PDF lain…</source>
      <translation>Check another PDF…</translation>
    </message>
    <message>
      <source>Periksa dokumen</source>
      <translation>Check document</translation>
    </message>
    <message>
      <source>Pilih PDF yang diperiksa</source>
      <translation>Choose the PDF to check</translation>
    </message>
    <message>
      <source>Sebelum kecamatan atau desa terkunci, cetakan bertanda DRAF.</source>
      <translation>Until the kecamatan or desa is locked, prints are marked DRAF.</translation>
    </message>
    <message>
      <source>Tersimpan: {name}</source>
      <translation>Saved: {name}</translation>
    </message>
  </context>
  <context>
    <name>DraftFieldsModel</name>
    <message>
      <source>Kotak</source>
      <translation>Boxes</translation>
    </message>
    <message>
      <source>Label tercetak</source>
      <translation>Printed label</translation>
    </message>
    <message>
      <source>Nama isian</source>
      <translation>Field name</translation>
    </message>
  </context>
  <context>
    <name>ElectionPicker</name>
    <message>
      <source>Pemilihan</source>
      <translation>Election</translation>
    </message>
    <message>
      <source>Pemilihan yang direkap (F6; Ctrl+PageDown berikutnya)</source>
      <translation>Election being recapped (F6; Ctrl+PageDown for the next)</translation>
    </message>
  </context>
  <context>
    <name>Elections</name>
    <message>
      <source>Anggota DPD</source>
      <translation>Members of the DPD</translation>
    </message>
    <message>
      <source>Anggota DPR</source>
      <translation>Members of the DPR</translation>
    </message>
    <message>
      <source>Anggota DPRD Kabupaten/Kota</source>
      <translation>Members of the regency/city DPRD</translation>
    </message>
    <message>
      <source>Anggota DPRD Provinsi</source>
      <translation>Members of the provincial DPRD</translation>
    </message>
    <message>
      <source>Bupati dan Wakil Bupati</source>
      <translation>Regent and Deputy Regent</translation>
    </message>
    <message>
      <source>Gubernur dan Wakil Gubernur</source>
      <translation>Governor and Deputy Governor</translation>
    </message>
    <message>
      <source>Presiden dan Wakil Presiden</source>
      <translation>President and Vice President</translation>
    </message>
    <message>
      <source>Wali Kota dan Wakil Wali Kota</source>
      <translation>Mayor and Deputy Mayor</translation>
    </message>
  </context>
  <context>
    <name>FieldState</name>
    <message>
      <source>belum</source>
      <translation>not yet</translation>
    </message>
    <message>
      <source>disetujui</source>
      <translation>agreed</translation>
    </message>
    <message>
      <source>diubah</source>
      <translation>changed</translation>
    </message>
    <message>
      <source>menyimpan</source>
      <translation>saving</translation>
    </message>
    <message>
      <source>perlu dilihat</source>
      <translation>look here</translation>
    </message>
  </context>
  <context>
    <name>FieldTable</name>
    <message>
      <source>Enter menyetujui, angka mengganti, Tab berpindah isian</source>
      <translation>Enter agrees, digits overwrite, Tab moves to the next field</translation>
    </message>
    <message>
      <source>Isian formulir</source>
      <translation>Fields of the form</translation>
    </message>
  </context>
  <context>
    <name>FieldsModel</name>
    <message>
      <source>Ditetapkan</source>
      <translation>Decided</translation>
    </message>
    <message>
      <source>Isian</source>
      <translation>Field</translation>
    </message>
    <message>
      <source>Keadaan</source>
      <translation>State</translation>
    </message>
    <message>
      <source>Keyakinan</source>
      <translation>Trust</translation>
    </message>
    <message>
      <source>Pindaian</source>
      <translation>Scan</translation>
    </message>
    <message>
      <source>SALINAN</source>
      <translation>SALINAN</translation>
    </message>
    <message>
      <source>Terbaca</source>
      <translation>Read</translation>
    </message>
  </context>
  <context>
    <name>Frame</name>
    <message>
      <source>Bantuan (F1)</source>
      <translation>Help (F1)</translation>
    </message>
    <message>
      <source>Buat definisi formulir baru dari pindaian formulir kosong</source>
      <translation>Make a new form definition from the scan of a blank form</translation>
    </message>
    <message>
      <source>Daftar TPS</source>
      <translation>TPS list</translation>
    </message>
    <message>
      <source>Dokumen D</source>
      <translation>D documents</translation>
    </message>
    <message>
      <source>Enter beri TPS pada halaman · F1 bantuan</source>
      <translation>Enter assigns a TPS to the page · F1 help</translation>
    </message>
    <message>
      <source>Enter buka TPS · Ctrl+F saring · F1 bantuan</source>
      <translation>Enter opens the TPS · Ctrl+F filter · F1 help</translation>
    </message>
    <message>
      <source>Enter buka kolom · Backspace ke kecamatan · F1 bantuan</source>
      <translation>Enter opens the column · Backspace to the kecamatan · F1 help</translation>
    </message>
    <message>
      <source>Enter setuju · angka mengganti · Tab isian berikut · F2 identitas · F4 kejadian · Ctrl+Z urungkan · Ctrl+Enter TPS disepakati · F1 bantuan</source>
      <translation>Enter agrees · digits overwrite · Tab next field · F2 identity · F4 event · Ctrl+Z undo · Ctrl+Enter TPS agreed · F1 help</translation>
    </message>
    <message>
      <source>Impor</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>Kalibrasi</source>
      <translation>Calibrate</translation>
    </message>
    <message>
      <source>MODE LATIHAN — semua angka dan formulir di sini buatan</source>
      <translation>PRACTICE MODE — all numbers and forms here are made up</translation>
    </message>
    <message>
      <source>Nama komputer ini, dicatat pada setiap perubahan</source>
      <translation>Name of this computer, recorded with every change</translation>
    </message>
    <message>
      <source>Rekap</source>
      <translation>Recap</translation>
    </message>
    <message>
      <source>Verifikasi</source>
      <translation>Verification</translation>
    </message>
    <message>
      <source>↑ ↓ pilih dokumen · Ctrl+P cetak ke PDF · F1 bantuan</source>
      <translation>↑ ↓ choose a document · Ctrl+P print to PDF · F1 help</translation>
    </message>
  </context>
  <context>
    <name>HandOverDialog</name>
    <message>
      <source>Catat penyerahan</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Centang penerima yang sudah mengambil salinannya, dan tulis nama yang mengambil.</source>
      <translation>Tick the recipients who took their copies, and write who took them.</translation>
    </message>
    <message>
      <source>Serahkan dokumen</source>
      <translation>Hand over the document</translation>
    </message>
  </context>
  <context>
    <name>HelpDialog</name>
    <message>
      <source>Di mana saja</source>
      <translation>Everywhere</translation>
    </message>
    <message>
      <source>Saat verifikasi</source>
      <translation>While verifying</translation>
    </message>
    <message>
      <source>TPS disepakati, lanjut ke TPS berikut</source>
      <translation>TPS agreed, on to the next TPS</translation>
    </message>
    <message>
      <source>TPS sebelumnya · berikutnya</source>
      <translation>previous · next TPS</translation>
    </message>
    <message>
      <source>Tombol</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>Tutup</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>bantuan ini</source>
      <translation>this help</translation>
    </message>
    <message>
      <source>catat kejadian khusus atau keberatan</source>
      <translation>note a special event or objection</translation>
    </message>
    <message>
      <source>catat penghitungan ulang atau pemungutan ulang</source>
      <translation>record a recount or re-vote</translation>
    </message>
    <message>
      <source>cetak dokumen yang dipilih ke PDF (Dokumen D)</source>
      <translation>print the chosen document to PDF (D documents)</translation>
    </message>
    <message>
      <source>ganti angka; Enter menyimpan, Esc batal, Backspace menghapus</source>
      <translation>overwrite the number; Enter saves, Esc cancels, Backspace deletes</translation>
    </message>
    <message>
      <source>halaman ini memang milik TPS ini</source>
      <translation>these pages do belong to this TPS</translation>
    </message>
    <message>
      <source>halaman pindaian sebelumnya · berikutnya</source>
      <translation>previous · next scanned page</translation>
    </message>
    <message>
      <source>isian berikut · sebelumnya</source>
      <translation>next · previous field</translation>
    </message>
    <message>
      <source>perbesar · perkecil · seluruh halaman</source>
      <translation>zoom in · zoom out · whole page</translation>
    </message>
    <message>
      <source>pilih pemilihan · pemilihan berikutnya</source>
      <translation>choose the election · next election</translation>
    </message>
    <message>
      <source>pindah bagian: Daftar TPS, Impor, Verifikasi, Rekap, Dokumen D</source>
      <translation>go to: TPS list, Import, Verification, Recap, D documents</translation>
    </message>
    <message>
      <source>setujui angka yang terbaca, lalu ke isian berikut yang perlu dilihat</source>
      <translation>agree with the number read, then go to the next field to look at</translation>
    </message>
    <message>
      <source>tutup pesan</source>
      <translation>close the message</translation>
    </message>
    <message>
      <source>urungkan keputusan terakhir</source>
      <translation>undo the last decision</translation>
    </message>
  </context>
  <context>
    <name>IdentityBar</name>
    <message>
      <source>Ini memang TPS ini (F2)</source>
      <translation>It is this TPS (F2)</translation>
    </message>
    <message>
      <source>Kepala halaman pada pindaian</source>
      <translation>Head of the page on the scan</translation>
    </message>
    <message>
      <source>TPS {nomor}</source>
      <translation>TPS {nomor}</translation>
    </message>
    <message>
      <source>belum ada pindaian</source>
      <translation>no scan yet</translation>
    </message>
    <message>
      <source>identitas dipastikan</source>
      <translation>identity confirmed</translation>
    </message>
  </context>
  <context>
    <name>IdentityStrips</name>
    <message>
      <source>Apakah semua halaman ini milik TPS ini? F2 memastikan.</source>
      <translation>Do all these pages belong to this TPS? F2 confirms.</translation>
    </message>
    <message>
      <source>Kepala semua halaman</source>
      <translation>Heads of all pages</translation>
    </message>
    <message>
      <source>Kepala {page}</source>
      <translation>Head of {page}</translation>
    </message>
  </context>
  <context>
    <name>ImportModel</name>
    <message>
      <source>Berkas</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Formulir</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>Hal.</source>
      <translation>Page</translation>
    </message>
    <message>
      <source>Keterangan</source>
      <translation>Remark</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>TPS</source>
      <translation>TPS</translation>
    </message>
    <message>
      <source>tanpa TPS</source>
      <translation>no TPS</translation>
    </message>
  </context>
  <context>
    <name>ImportView</name>
    <message>
      <source>%v dari %m berkas</source>
      <translation>%v of %m files</translation>
    </message>
    <message>
      <source>Dihentikan. Yang sudah tersimpan tetap tersimpan.</source>
      <translation>Stopped. What was saved stays saved.</translation>
    </message>
    <message>
      <source>Halaman yang diimpor</source>
      <translation>Imported pages</translation>
    </message>
    <message>
      <source>Hentikan</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>Impor masih berjalan; tunggu sampai selesai atau hentikan dulu.</source>
      <translation>An import is still running; wait until it ends or stop it first.</translation>
    </message>
    <message>
      <source>Impor pindaian</source>
      <translation>Import scans</translation>
    </message>
    <message>
      <source>Kemajuan impor</source>
      <translation>Progress of the import</translation>
    </message>
    <message>
      <source>Menghentikan…</source>
      <translation>Stopping…</translation>
    </message>
    <message>
      <source>Mengimpor {done} dari {total}</source>
      <translation>Importing {done} of {total}</translation>
    </message>
    <message>
      <source>Menyiapkan…</source>
      <translation>Preparing…</translation>
    </message>
    <message>
      <source>Pilih berkas…</source>
      <translation>Choose files…</translation>
    </message>
    <message>
      <source>Pilih folder pindaian</source>
      <translation>Choose a folder of scans</translation>
    </message>
    <message>
      <source>Pilih folder…</source>
      <translation>Choose folder…</translation>
    </message>
    <message>
      <source>Pilih pindaian</source>
      <translation>Choose scans</translation>
    </message>
    <message>
      <source>Pindaian</source>
      <translation>Scan</translation>
    </message>
    <message>
      <source>Seret berkas atau folder ke sini, atau pilih. JPG, PNG, TIFF, PDF; berkas asli disimpan utuh.</source>
      <translation>Drop files or folders here, or choose them. JPG, PNG, TIFF, PDF; the originals are kept whole.</translation>
    </message>
    <message>
      <source>{files} berkas, {pages} halaman: {read} terbaca, {unassigned} belum punya TPS, {refused} ditolak, {known} sudah ada sebelumnya.</source>
      <translation>{files} files, {pages} pages: {read} read, {unassigned} without a TPS, {refused} refused, {known} known before.</translation>
    </message>
  </context>
  <context>
    <name>KecamatanBox</name>
    <message>
      <source>6 angka, misalnya 170701</source>
      <translation>6 digits, e.g. 170701</translation>
    </message>
    <message>
      <source>Kecamatan</source>
      <translation>Kecamatan</translation>
    </message>
    <message>
      <source>Ketik sebagian nama atau kodenya</source>
      <translation>Type a part of its name, or its code</translation>
    </message>
  </context>
  <context>
    <name>KejadianDialog</name>
    <message>
      <source>Apa yang terjadi, siapa yang menyampaikan, dan bagaimana penyelesaiannya?</source>
      <translation>What happened, who raised it, and how was it settled?</translation>
    </message>
    <message>
      <source>Aturan</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>Catat</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Catat kejadian khusus</source>
      <translation>Record a special event</translation>
    </message>
    <message>
      <source>Jenis</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>Keberatan saksi</source>
      <translation>Objection of a witness</translation>
    </message>
    <message>
      <source>Kejadian khusus</source>
      <translation>Special event</translation>
    </message>
    <message>
      <source>Tidak terkait aturan</source>
      <translation>Not about a rule</translation>
    </message>
    <message>
      <source>Uraian</source>
      <translation>Account</translation>
    </message>
  </context>
  <context>
    <name>Ketelitian</name>
    <message>
      <source>biasa</source>
      <translation>usual</translation>
    </message>
    <message>
      <source>ketat</source>
      <translation>strict</translation>
    </message>
    <message>
      <source>longgar</source>
      <translation>loose</translation>
    </message>
  </context>
  <context>
    <name>LeftLine</name>
    <message>
      <source>Diatur dalam office.toml, bagian [pembacaan]; berlaku saat kantor dibuka lagi.</source>
      <translation>Set in office.toml, section [pembacaan]; holds when the office is opened again.</translation>
    </message>
  </context>
  <context>
    <name>LockDialog</name>
    <message>
      <source>Batal</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Belum dapat dikunci: {missing} hal belum lengkap, {broken} aturan tidak cocok dan belum dijelaskan. Aturan yang tidak cocok perlu catatan kejadian khusus.</source>
      <translation>Can't be locked yet: {missing} things are incomplete, {broken} rules don't hold and are not explained. A rule that doesn't hold needs a recorded special event.</translation>
    </message>
    <message>
      <source>Catat kejadian untuk aturan ini…</source>
      <translation>Record an event for this rule…</translation>
    </message>
    <message>
      <source>Hasil pemeriksaan sebelum mengunci</source>
      <translation>Findings before the lock</translation>
    </message>
    <message>
      <source>Kunci</source>
      <translation>Lock</translation>
    </message>
    <message>
      <source>Kunci desa/kelurahan</source>
      <translation>Lock desa/kelurahan</translation>
    </message>
    <message>
      <source>Kunci kecamatan</source>
      <translation>Lock kecamatan</translation>
    </message>
    <message>
      <source>Kunci sekarang</source>
      <translation>Lock now</translation>
    </message>
    <message>
      <source>Kunci {count} TPS</source>
      <translation>Lock {count} TPS</translation>
    </message>
    <message>
      <source>Lengkap. Setelah dikunci, angka tidak dapat diubah lagi.</source>
      <translation>Complete. Once locked, numbers can't be changed any more.</translation>
    </message>
    <message>
      <source>Memeriksa…</source>
      <translation>Checking…</translation>
    </message>
    <message>
      <source>Mengunci…</source>
      <translation>Locking…</translation>
    </message>
    <message>
      <source>TPS {nomor} {desa}</source>
      <translation>TPS {nomor} {desa}</translation>
    </message>
    <message>
      <source>{name}: sidik angka {digest}</source>
      <translation>{name}: digest {digest}</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Hentikan impor dan tutup? Yang sudah tersimpan tetap tersimpan.</source>
      <translation>Stop the import and close? What was saved stays saved.</translation>
    </message>
    <message>
      <source>Impor masih berjalan</source>
      <translation>Import still running</translation>
    </message>
    <message>
      <source>Membuat kantor…</source>
      <translation>Making the office…</translation>
    </message>
    <message>
      <source>Membuka kantor…</source>
      <translation>Opening the office…</translation>
    </message>
  </context>
  <context>
    <name>NewOfficeDialog</name>
    <message>
      <source>1. Folder baru atau kosong</source>
      <translation>1. New or empty folder</translation>
    </message>
    <message>
      <source>2. Daftar wilayah (CSV)</source>
      <translation>2. List of regions (CSV)</translation>
    </message>
    <message>
      <source>3. Kecamatan</source>
      <translation>3. Kecamatan</translation>
    </message>
    <message>
      <source>4. Daftar kontestan</source>
      <translation>4. List of contestants</translation>
    </message>
    <message>
      <source>5. Pemilihan</source>
      <translation>5. Election</translation>
    </message>
    <message>
      <source>6. Ketelitian pembaca</source>
      <translation>6. Strictness of the reader</translation>
    </message>
    <message>
      <source>Buat contoh daftar untuk diisi…</source>
      <translation>Write an example list to fill in…</translation>
    </message>
    <message>
      <source>Buat kantor</source>
      <translation>Make office</translation>
    </message>
    <message>
      <source>Daftar kontestan</source>
      <translation>List of contestants</translation>
    </message>
    <message>
      <source>Daftar wilayah</source>
      <translation>List of regions</translation>
    </message>
    <message>
      <source>Folder kantor</source>
      <translation>Office folder</translation>
    </message>
    <message>
      <source>Kantor baru</source>
      <translation>New office</translation>
    </message>
    <message>
      <source>Kantor baru untuk satu kecamatan</source>
      <translation>New office for one kecamatan</translation>
    </message>
    <message>
      <source>Ketelitian pembaca</source>
      <translation>Strictness of the reader</translation>
    </message>
    <message>
      <source>Pilih berkas</source>
      <translation>Choose a file</translation>
    </message>
    <message>
      <source>Pilih folder baru atau kosong</source>
      <translation>Choose a new or empty folder</translation>
    </message>
    <message>
      <source>Pilih…</source>
      <translation>Choose…</translation>
    </message>
    <message>
      <source>Siapkan dua berkas: daftar wilayah (CSV: kode, nama, tps) dan daftar kontestan (CSV atau XLSX: pemilihan, dapil, partai, nomor, nama).</source>
      <translation>Prepare two files: the regions (CSV: kode, nama, tps) and the contestants (CSV or XLSX: pemilihan, dapil, partai, nomor, nama).</translation>
    </message>
    <message>
      <source>Simpan contoh daftar kontestan</source>
      <translation>Save an example list of contestants</translation>
    </message>
  </context>
  <context>
    <name>PageStatus</name>
    <message>
      <source>ditolak</source>
      <translation>refused</translation>
    </message>
    <message>
      <source>sudah ada</source>
      <translation>known</translation>
    </message>
    <message>
      <source>terbaca</source>
      <translation>read</translation>
    </message>
    <message>
      <source>tidak dikenal</source>
      <translation>unknown</translation>
    </message>
  </context>
  <context>
    <name>PageTitles</name>
    <message>
      <source>Partai {nomor}</source>
      <translation>Party {nomor}</translation>
    </message>
  </context>
  <context>
    <name>PageTurner</name>
    <message>
      <source>Halaman {page} dari {pages}</source>
      <translation>Page {page} of {pages}</translation>
    </message>
    <message>
      <source>PageDown berikutnya</source>
      <translation>PageDown for the next</translation>
    </message>
    <message>
      <source>{count} perlu dilihat</source>
      <translation>{count} to look at</translation>
    </message>
  </context>
  <context>
    <name>PaperGroups</name>
    <message>
      <source>Catatan dan laporan</source>
      <translation>Records and reports</translation>
    </message>
    <message>
      <source>Hasil</source>
      <translation>Results</translation>
    </message>
    <message>
      <source>Penyerahan</source>
      <translation>Handing over</translation>
    </message>
    <message>
      <source>Rapat pleno</source>
      <translation>Plenary</translation>
    </message>
  </context>
  <context>
    <name>PaperPicker</name>
    <message>
      <source>Jenis dokumen</source>
      <translation>Kind of document</translation>
    </message>
    <message>
      <source>Jenis dokumen yang dicetak</source>
      <translation>Kind of document to print</translation>
    </message>
    <message>
      <source>Kecamatan {name}</source>
      <translation>Kecamatan {name}</translation>
    </message>
    <message>
      <source>Tempat yang dimuat dokumen</source>
      <translation>Place that the document is of</translation>
    </message>
    <message>
      <source>belum ada TPS yang dihitung ulang</source>
      <translation>no TPS was counted again</translation>
    </message>
  </context>
  <context>
    <name>Papers</name>
    <message>
      <source>Berita acara desa</source>
      <translation>Minutes of the desa</translation>
    </message>
    <message>
      <source>Berita acara kecamatan</source>
      <translation>Minutes of the kecamatan</translation>
    </message>
    <message>
      <source>D.HASIL kecamatan</source>
      <translation>D.HASIL of the kecamatan</translation>
    </message>
    <message>
      <source>Daftar hadir</source>
      <translation>Attendance list</translation>
    </message>
    <message>
      <source>Kejadian dan keberatan</source>
      <translation>Events and objections</translation>
    </message>
    <message>
      <source>Lampiran D.HASIL</source>
      <translation>Annex of D.HASIL</translation>
    </message>
    <message>
      <source>Penghitungan ulang</source>
      <translation>Recount</translation>
    </message>
    <message>
      <source>Riwayat pembetulan</source>
      <translation>History of corrections</translation>
    </message>
    <message>
      <source>Selisih C dan D</source>
      <translation>Differences of C and D</translation>
    </message>
    <message>
      <source>Surat pengantar</source>
      <translation>Cover letter</translation>
    </message>
    <message>
      <source>Tanda terima</source>
      <translation>Receipt</translation>
    </message>
    <message>
      <source>Undangan rapat pleno</source>
      <translation>Invitation to the plenary</translation>
    </message>
  </context>
  <context>
    <name>PdfPreview</name>
    <message>
      <source>Halaman berikutnya</source>
      <translation>Next page</translation>
    </message>
    <message>
      <source>Halaman sebelumnya</source>
      <translation>Previous page</translation>
    </message>
    <message>
      <source>Memuat pratinjau…</source>
      <translation>Loading preview…</translation>
    </message>
    <message>
      <source>Pilih dokumen untuk melihatnya di sini.</source>
      <translation>Choose a document to see it here.</translation>
    </message>
    <message>
      <source>Pratinjau dokumen</source>
      <translation>Preview of the document</translation>
    </message>
    <message>
      <source>halaman {page} dari {count}</source>
      <translation>page {page} of {count}</translation>
    </message>
  </context>
  <context>
    <name>PrintDialog</name>
    <message>
      <source>Cetak</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Cetak ke kertas</source>
      <translation>Print on paper</translation>
    </message>
    <message>
      <source>Halaman</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Halaman tidak dimengerti. Tulis misalnya 1-2, 4.</source>
      <translation>Pages not understood. Write for example 1-2, 4.</translation>
    </message>
    <message>
      <source>Jumlah rangkap harus angka 0 sampai 99.</source>
      <translation>Copies must be a number from 0 to 99.</translation>
    </message>
    <message>
      <source>Pencetak</source>
      <translation>Printer</translation>
    </message>
    <message>
      <source>Simpan cetakan</source>
      <translation>Save the print</translation>
    </message>
    <message>
      <source>Simpan sebagai PDF…</source>
      <translation>Save as PDF…</translation>
    </message>
    <message>
      <source>semua ({count} halaman); misalnya 1-2, 4</source>
      <translation>all ({count} pages); for example 1-2, 4</translation>
    </message>
    <message>
      <source>{copies} rangkap × {pages} halaman = {sheets} lembar</source>
      <translation>{copies} copies × {pages} pages = {sheets} sheets</translation>
    </message>
  </context>
  <context>
    <name>ReasonDialog</name>
    <message>
      <source>Alasan yang biasa</source>
      <translation>Usual reasons</translation>
    </message>
    <message>
      <source>Disamakan dengan C.HASIL plano</source>
      <translation>Made equal to the C.HASIL plano</translation>
    </message>
    <message>
      <source>Hasil penghitungan ulang surat suara</source>
      <translation>Result of a recount</translation>
    </message>
    <message>
      <source>Keterangan lain</source>
      <translation>Other remark</translation>
    </message>
    <message>
      <source>Keterangan lain (boleh kosong)</source>
      <translation>Other remark (may be empty)</translation>
    </message>
    <message>
      <source>Mengapa angka ini diubah?</source>
      <translation>Why is this number changed?</translation>
    </message>
    <message>
      <source>Pembetulan setelah dibacakan di rapat pleno</source>
      <translation>Corrected after it was read aloud in the plenary</translation>
    </message>
    <message>
      <source>Salah baca oleh program</source>
      <translation>Misread by the program</translation>
    </message>
    <message>
      <source>Salah ketik sebelumnya</source>
      <translation>Typing error before</translation>
    </message>
    <message>
      <source>Simpan perubahan</source>
      <translation>Save change</translation>
    </message>
  </context>
  <context>
    <name>RecapModel</name>
    <message>
      <source>Ada aturan yang tidak cocok; lihat daftar di bawah tabel</source>
      <translation>A rule doesn't hold; see the list below the table</translation>
    </message>
    <message>
      <source>JUMLAH AKHIR</source>
      <translation>TOTAL</translation>
    </message>
  </context>
  <context>
    <name>RecapView</name>
    <message>
      <source>Desa/Kelurahan {nama}</source>
      <translation>Desa/Kelurahan {nama}</translation>
    </message>
    <message>
      <source>Kecamatan {nama}</source>
      <translation>Kecamatan {nama}</translation>
    </message>
    <message>
      <source>Kunci TPS…</source>
      <translation>Lock TPS…</translation>
    </message>
    <message>
      <source>Kunci desa/kelurahan…</source>
      <translation>Lock desa/kelurahan…</translation>
    </message>
    <message>
      <source>Kunci kecamatan…</source>
      <translation>Lock kecamatan…</translation>
    </message>
    <message>
      <source>Kunci {count} TPS yang disepakati…</source>
      <translation>Lock {count} agreed TPS…</translation>
    </message>
    <message>
      <source>Rekapitulasi</source>
      <translation>Recapitulation</translation>
    </message>
    <message>
      <source>Sudah terkunci</source>
      <translation>Locked</translation>
    </message>
    <message>
      <source>Tabel rekapitulasi</source>
      <translation>Recap table</translation>
    </message>
    <message>
      <source>Terkunci. Angka yang terkunci tidak dapat diubah lagi.</source>
      <translation>Locked. Locked numbers can't be changed any more.</translation>
    </message>
    <message>
      <source>Wilayah yang ditampilkan</source>
      <translation>Region shown</translation>
    </message>
  </context>
  <context>
    <name>RefuseDialog</name>
    <message>
      <source>Alasan</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Catat penolakan</source>
      <translation>Record the refusal</translation>
    </message>
    <message>
      <source>Catat penolakan tanda tangan</source>
      <translation>Record a refusal to sign</translation>
    </message>
    <message>
      <source>Nama</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Sebagai</source>
      <translation>As</translation>
    </message>
    <message>
      <source>Yang menolak menandatangani menyebutkan alasannya. Alasan dicatat dan tidak dapat dihapus.</source>
      <translation>Who refuses to sign gives a reason. It is recorded and cannot be removed.</translation>
    </message>
  </context>
  <context>
    <name>ReviewDialog</name>
    <message>
      <source>Kembali (Esc)</source>
      <translation>Back (Esc)</translation>
    </message>
    <message>
      <source>Sebagian gambar belum tampil; tutup dan coba lagi.</source>
      <translation>Some pictures are not there yet; close and try again.</translation>
    </message>
    <message>
      <source>Semua cocok, setujui (Enter)</source>
      <translation>All match, agree (Enter)</translation>
    </message>
    <message>
      <source>Tinjau sebelum menyetujui</source>
      <translation>Look before agreeing</translation>
    </message>
    <message>
      <source>{count} angka terbaca yakin dan belum ditetapkan. Bandingkan setiap angka dengan potongan pindaiannya. Klik angka yang meragukan untuk kembali ke isiannya.</source>
      <translation>{count} numbers were read with confidence and are not decided yet. Compare each with its piece of the scan. Click a doubtful number to go back to its field.</translation>
    </message>
  </context>
  <context>
    <name>Roles</name>
    <message>
      <source>Akun latihan</source>
      <translation>Practice account</translation>
    </message>
    <message>
      <source>Anggota PPK</source>
      <translation>Member of PPK</translation>
    </message>
    <message>
      <source>Ketua PPK</source>
      <translation>Chair of PPK</translation>
    </message>
    <message>
      <source>Operator</source>
      <translation>Operator</translation>
    </message>
  </context>
  <context>
    <name>Rules</name>
    <message>
      <source>belum lengkap</source>
      <translation>incomplete</translation>
    </message>
    <message>
      <source>cocok</source>
      <translation>holds</translation>
    </message>
    <message>
      <source>janggal</source>
      <translation>odd</translation>
    </message>
    <message>
      <source>tidak cocok</source>
      <translation>doesn't hold</translation>
    </message>
  </context>
  <context>
    <name>RulesPanel</name>
    <message>
      <source>Aturan</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>Aturan dan masalah</source>
      <translation>Rules and problems</translation>
    </message>
    <message>
      <source>semua {total} cocok</source>
      <translation>all {total} hold</translation>
    </message>
    <message>
      <source>{broken} dari {total} tidak cocok</source>
      <translation>{broken} of {total} don't hold</translation>
    </message>
    <message>
      <source>{unknown} dari {total} belum dapat dihitung</source>
      <translation>{unknown} of {total} can't be evaluated yet</translation>
    </message>
  </context>
  <context>
    <name>ScanView</name>
    <message>
      <source>Pindaian halaman</source>
      <translation>Scan of the page</translation>
    </message>
  </context>
  <context>
    <name>Sections</name>
    <message>
      <source>Data pemilih</source>
      <translation>Voters</translation>
    </message>
    <message>
      <source>Pemilih disabilitas</source>
      <translation>Voters with disabilities</translation>
    </message>
    <message>
      <source>Pengguna hak pilih</source>
      <translation>Voters who voted</translation>
    </message>
    <message>
      <source>Penggunaan surat suara</source>
      <translation>Use of ballots</translation>
    </message>
    <message>
      <source>Perolehan suara</source>
      <translation>Votes</translation>
    </message>
    <message>
      <source>Suara sah dan tidak sah</source>
      <translation>Valid and invalid votes</translation>
    </message>
  </context>
  <context>
    <name>SheetController</name>
    <message>
      <source>Kejadian khusus dicatat.</source>
      <translation>The special event was recorded.</translation>
    </message>
  </context>
  <context>
    <name>SignDialog</name>
    <message>
      <source>Berkas sertifikat</source>
      <translation>Certificate file</translation>
    </message>
    <message>
      <source>Cari…</source>
      <translation>Browse…</translation>
    </message>
    <message>
      <source>Cetak dan tanda tangani</source>
      <translation>Print and sign</translation>
    </message>
    <message>
      <source>Dokumen dicetak lalu ditandatangani dengan sertifikat Anda. Kata sandi tidak disimpan.</source>
      <translation>The document is printed, then signed with your certificate. The passphrase is not kept.</translation>
    </message>
    <message>
      <source>Kata sandi</source>
      <translation>Passphrase</translation>
    </message>
    <message>
      <source>Kata sandi sertifikat</source>
      <translation>Passphrase of the certificate</translation>
    </message>
    <message>
      <source>Pilih sertifikat</source>
      <translation>Choose a certificate</translation>
    </message>
    <message>
      <source>Sebagai</source>
      <translation>As</translation>
    </message>
    <message>
      <source>Sertifikat</source>
      <translation>Certificate</translation>
    </message>
    <message>
      <source>Sertifikat (.p12)</source>
      <translation>Certificate (.p12)</translation>
    </message>
    <message>
      <source>Tanda tangan Anda ditambahkan; yang sebelumnya tetap utuh. Kata sandi tidak disimpan.</source>
      <translation>Your signature is added; earlier ones stay intact. The passphrase is not kept.</translation>
    </message>
    <message>
      <source>Tanda tangan elektronik</source>
      <translation>Electronic signature</translation>
    </message>
    <message>
      <source>Tanda tangani</source>
      <translation>Sign</translation>
    </message>
  </context>
  <context>
    <name>StartView</name>
    <message>
      <source>Baru pertama kali? Coba dengan formulir latihan</source>
      <translation>First time here? Try it with practice forms</translation>
    </message>
    <message>
      <source>Buat definisi formulir baru dari pindaian formulir kosong</source>
      <translation>Make a new form definition from the scan of a blank form</translation>
    </message>
    <message>
      <source>Buka kantor…</source>
      <translation>Open office…</translation>
    </message>
    <message>
      <source>Jalankan perintah di bawah dari terminal. Program membuat kantor latihan dengan formulir yang sudah terisi, lalu mengimpornya di depan Anda.</source>
      <translation>Run the command below in a terminal. The program makes a practice office with filled forms and imports them before your eyes.</translation>
    </message>
    <message>
      <source>Kalibrasi formulir…</source>
      <translation>Calibrate a form…</translation>
    </message>
    <message>
      <source>Kantor baru…</source>
      <translation>New office…</translation>
    </message>
    <message>
      <source>Kantor rekapitulasi kecamatan: dari pindaian C.HASIL sampai D.HASIL bertanda tangan.</source>
      <translation>Recapitulation office of a kecamatan: from scanned C.HASIL to the signed D.HASIL.</translation>
    </message>
    <message>
      <source>Kantor yang terakhir dibuka</source>
      <translation>Offices opened last</translation>
    </message>
    <message>
      <source>Pilih folder kantor</source>
      <translation>Choose the office folder</translation>
    </message>
    <message>
      <source>Terakhir dibuka</source>
      <translation>Opened last</translation>
    </message>
  </context>
  <context>
    <name>States</name>
    <message>
      <source>berjalan</source>
      <translation>under way</translation>
    </message>
    <message>
      <source>dibuka kembali</source>
      <translation>reopened</translation>
    </message>
    <message>
      <source>dicermati</source>
      <translation>scrutinised</translation>
    </message>
    <message>
      <source>diimpor</source>
      <translation>imported</translation>
    </message>
    <message>
      <source>disepakati</source>
      <translation>agreed</translation>
    </message>
    <message>
      <source>diverifikasi</source>
      <translation>verified</translation>
    </message>
    <message>
      <source>draf</source>
      <translation>draft</translation>
    </message>
    <message>
      <source>final (terkunci)</source>
      <translation>final (locked)</translation>
    </message>
    <message>
      <source>kosong</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>terbaca</source>
      <translation>read</translation>
    </message>
    <message>
      <source>terkunci</source>
      <translation>locked</translation>
    </message>
  </context>
  <context>
    <name>StatusDialog</name>
    <message>
      <source>Angka sebelum perubahan disimpan bersama statusnya; angka yang baru ditetapkan seperti biasa, lalu TPS disepakati lagi.</source>
      <translation>The numbers of before are kept with the status; the new ones are decided as usual, then the TPS is agreed again.</translation>
    </message>
    <message>
      <source>Catat</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Kejadian khusus</source>
      <translation>Special event</translation>
    </message>
    <message>
      <source>Mengapa, atas permintaan atau rekomendasi siapa, dan kapan?</source>
      <translation>Why, at whose request or recommendation, and when?</translation>
    </message>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Status pelaksanaan</source>
      <translation>Recount or re-vote</translation>
    </message>
  </context>
  <context>
    <name>TpsListView</name>
    <message>
      <source>Daftar TPS</source>
      <translation>TPS list</translation>
    </message>
    <message>
      <source>Hanya yang perlu perhatian</source>
      <translation>Only what needs attention</translation>
    </message>
    <message>
      <source>Impor pindaian</source>
      <translation>Import scans</translation>
    </message>
    <message>
      <source>Lanjutkan verifikasi</source>
      <translation>Go on verifying</translation>
    </message>
    <message>
      <source>Saring daftar TPS</source>
      <translation>Filter the TPS list</translation>
    </message>
    <message>
      <source>Saring menurut keadaan</source>
      <translation>Filter by state</translation>
    </message>
    <message>
      <source>Saring: nama desa, nomor atau kode TPS</source>
      <translation>Filter: desa, number or code of a TPS</translation>
    </message>
    <message>
      <source>Semua keadaan</source>
      <translation>All states</translation>
    </message>
    <message>
      <source>{done} dari {total} TPS disepakati · {problems} masalah</source>
      <translation>{done} of {total} TPS agreed · {problems} problems</translation>
    </message>
  </context>
  <context>
    <name>TpsModel</name>
    <message>
      <source>Desa/Kelurahan</source>
      <translation>Desa/Kelurahan</translation>
    </message>
    <message>
      <source>Ditetapkan</source>
      <translation>Decided</translation>
    </message>
    <message>
      <source>Halaman</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Identitas</source>
      <translation>Identity</translation>
    </message>
    <message>
      <source>Keadaan</source>
      <translation>State</translation>
    </message>
    <message>
      <source>Masalah</source>
      <translation>Problems</translation>
    </message>
    <message>
      <source>Perkiraan salah</source>
      <translation>Expected wrong</translation>
    </message>
    <message>
      <source>Perlu dilihat</source>
      <translation>To look at</translation>
    </message>
    <message>
      <source>TPS</source>
      <translation>TPS</translation>
    </message>
    <message>
      <source>belum dipastikan</source>
      <translation>not confirmed</translation>
    </message>
    <message>
      <source>dipastikan</source>
      <translation>confirmed</translation>
    </message>
  </context>
  <context>
    <name>Trust</name>
    <message>
      <source>beda SALINAN</source>
      <translation>SALINAN differs</translation>
    </message>
    <message>
      <source>belum terbaca</source>
      <translation>not read</translation>
    </message>
    <message>
      <source>kosong</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>periksa</source>
      <translation>check</translation>
    </message>
    <message>
      <source>yakin</source>
      <translation>sure</translation>
    </message>
  </context>
  <context>
    <name>UnassignedPanel</name>
    <message>
      <source>Gambar halaman</source>
      <translation>Picture of the page</translation>
    </message>
    <message>
      <source>Halaman tanpa TPS</source>
      <translation>Pages without a TPS</translation>
    </message>
    <message>
      <source>Halaman tanpa TPS: {count}</source>
      <translation>Pages without a TPS: {count}</translation>
    </message>
    <message>
      <source>Nomor dan desa, atau kode TPS; lalu Enter</source>
      <translation>Number and desa, or code of the TPS; then Enter</translation>
    </message>
    <message>
      <source>Semua halaman sudah punya TPS.</source>
      <translation>Every page has its TPS.</translation>
    </message>
    <message>
      <source>TPS belum jelas. Ketik nomor dan nama desanya, misalnya: 003 nama desa, atau kode 13 angka.</source>
      <translation>It is not clear which TPS. Type its number and desa, e.g. 003 name of the desa, or the code of 13 digits.</translation>
    </message>
    <message>
      <source>TPS halaman ini</source>
      <translation>TPS of this page</translation>
    </message>
    <message>
      <source>formulir tidak dikenal</source>
      <translation>unknown form</translation>
    </message>
    <message>
      <source>hal.</source>
      <translation>page</translation>
    </message>
    <message>
      <source>memuat gambar…</source>
      <translation>loading picture…</translation>
    </message>
  </context>
  <context>
    <name>VerifyView</name>
    <message>
      <source>Gambarnya masih dimuat; tunggu sebentar.</source>
      <translation>The picture is still loading; wait a moment.</translation>
    </message>
    <message>
      <source>Halaman</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Isian ini kosong atau tidak terbaca. Ketik angkanya; ketik 0 bila memang nol.</source>
      <translation>This field is empty or could not be read. Type its number; type 0 if it is zero.</translation>
    </message>
    <message>
      <source>Kepala halaman masih dimuat; tunggu sebentar.</source>
      <translation>The heads of the pages are still loading; wait a moment.</translation>
    </message>
    <message>
      <source>Lihat juga kepala halaman berikutnya, lalu F2 lagi.</source>
      <translation>Look at the heads of the next pages too, then F2 again.</translation>
    </message>
    <message>
      <source>Pastikan dulu bahwa halaman ini memang milik TPS ini: bandingkan kepala halaman, tekan F2.</source>
      <translation>First make sure that the pages belong to this TPS: compare the head of the page, press F2.</translation>
    </message>
    <message>
      <source>Perbesar (Ctrl++)</source>
      <translation>Zoom in (Ctrl++)</translation>
    </message>
    <message>
      <source>Perkecil (Ctrl+−)</source>
      <translation>Zoom out (Ctrl+−)</translation>
    </message>
    <message>
      <source>Seluruh halaman (Ctrl+0)</source>
      <translation>Whole page (Ctrl+0)</translation>
    </message>
    <message>
      <source>TPS disepakati.</source>
      <translation>TPS agreed.</translation>
    </message>
    <message>
      <source>TPS disepakati. Tidak ada TPS lain yang menunggu.</source>
      <translation>TPS agreed. No other TPS is waiting.</translation>
    </message>
    <message>
      <source>TPS {nomor} · {desa}</source>
      <translation>TPS {nomor} · {desa}</translation>
    </message>
    <message>
      <source>{count} isian masih perlu dilihat. Mulai dari yang disorot.</source>
      <translation>{count} fields still need a look. Begin with the highlighted one.</translation>
    </message>
  </context>
  <context>
    <name>WhyLine</name>
    <message>
      <source>Belum ada halaman yang memuat isian ini.</source>
      <translation>No page with this field has been imported yet.</translation>
    </message>
    <message>
      <source>Kotak: {boxes}. Bulatan: {bubbles}.</source>
      <translation>Boxes: {boxes}. Bubbles: {bubbles}.</translation>
    </message>
    <message>
      <source>Kotak: {boxes}. Turus: {tally}.</source>
      <translation>Boxes: {boxes}. Tally: {tally}.</translation>
    </message>
    <message>
      <source>Kotaknya tampak kosong. Ketik angkanya; ketik 0 bila memang nol.</source>
      <translation>Its boxes look empty. Type the number; type 0 if it really is zero.</translation>
    </message>
    <message>
      <source>Mengapa perlu dilihat</source>
      <translation>Why it needs a look</translation>
    </message>
    <message>
      <source>Plano terbaca {plano}, SALINAN {salinan}. Lihat keduanya.</source>
      <translation>The plano reads {plano}, the SALINAN {salinan}. Look at both.</translation>
    </message>
    <message>
      <source>Tulisannya dapat dibaca dengan cara lain. Bandingkan dengan gambarnya.</source>
      <translation>The writing can be read in another way. Compare it with the picture.</translation>
    </message>
  </context>
  <context>
    <name>messages</name>
    <message>
      <source>  formulir {done} dari {total}</source>
      <translation>  form {done} of {total}</translation>
    </message>
    <message>
      <source>"{key}" berisi {value!r}; yang boleh: {allowed}.</source>
      <translation>"{key}" holds {value!r}; allowed are: {allowed}.</translation>
    </message>
    <message>
      <source>"{key}" harus berisi {wanted} angka, bukan {found}.</source>
      <translation>"{key}" must hold {wanted} numbers, not {found}.</translation>
    </message>
    <message>
      <source>"{key}" harus dari {least} sampai {most}.</source>
      <translation>"{key}" must be from {least} to {most}.</translation>
    </message>
    <message>
      <source>- LEBIH SERING SALAH daripada yang dinyatakan</source>
      <translation>- WRONG MORE OFTEN than was stated</translation>
    </message>
    <message>
      <source>- terlalu sedikit untuk disimpulkan</source>
      <translation>- too few to conclude anything</translation>
    </message>
    <message>
      <source>Ada kotak kosong atau dicoret di belakang angka. Lihat gambarnya.</source>
      <translation>A box after the digits is empty or crossed out. Look at the picture.</translation>
    </message>
    <message>
      <source>Ada pantulan cahaya pada halaman. Potret ulang tanpa lampu kilat, atau dari arah lain.</source>
      <translation>Light is reflected from the page. Photograph it again without flash, or from another side.</translation>
    </message>
    <message>
      <source>Angka di dalam berkas</source>
      <translation>Numbers in the file</translation>
    </message>
    <message>
      <source>Angka ini bagian dari jumlah yang tidak cocok dan mungkin salah baca. Lihat gambarnya.</source>
      <translation>This number belongs to a sum that does not add up and may be misread. Look at the picture.</translation>
    </message>
    <message>
      <source>Angka kantor</source>
      <translation>Numbers of the office</translation>
    </message>
    <message>
      <source>Angka pada dokumen ini tidak sama dengan angka yang dikunci. Cetak ulang dari data terbaru.</source>
      <translation>The numbers of this document differ from those that were locked. Print it again from the newest data.</translation>
    </message>
    <message>
      <source>Angka {kode} ({pemilihan}) tidak sama dengan saat dikunci. Tidak ada yang ditulis; periksa kantor dengan verify --office.</source>
      <translation>The numbers of {kode} ({pemilihan}) are not those that were locked. Nothing was written; check the office with verify --office.</translation>
    </message>
    <message>
      <source>Angka {kode} tidak sama dengan saat dikunci. Jalankan pemeriksaan kantor sebelum mengunci.</source>
      <translation>The numbers of {kode} differ from when they were locked. Check the office before you lock.</translation>
    </message>
    <message>
      <source>Aturan {rules} tidak dipakai karena angkanya tidak ada pada halaman ini.</source>
      <translation>The rules {rules} are not used because their numbers are not on this page.</translation>
    </message>
    <message>
      <source>Aturan {rules} untuk pemilihan {found}, tetapi formulir ini untuk {wanted}.</source>
      <translation>Rules {rules} are for election {found}, but this form is for {wanted}.</translation>
    </message>
    <message>
      <source>Aturan {rule} menyebut isian {field} lebih dari sekali ({text}).</source>
      <translation>Rule {rule} names field {field} more than once ({text}).</translation>
    </message>
    <message>
      <source>Aturan {rule} menyebut isian {field} yang tidak ada di formulir ({text}). Perbaiki namanya.</source>
      <translation>Rule {rule} names field {field}, which is not on the form ({text}). Correct the name.</translation>
    </message>
    <message>
      <source>Aturan {rule} tidak membandingkan apa pun ({text}). Lengkapi ruas kanannya.</source>
      <translation>Rule {rule} compares nothing ({text}). Complete its right side.</translation>
    </message>
    <message>
      <source>Bagian "{part}" tidak ada di [parts]. Tambahkan bagiannya atau perbaiki namanya.</source>
      <translation>Part "{part}" is not in [parts]. Add the part or correct its name.</translation>
    </message>
    <message>
      <source>Baris "{row}" memuat {count} isian; harus satu (JML) atau tiga (LK, PR, JML).</source>
      <translation>Row "{row}" holds {count} fields; it must be one (JML) or three (LK, PR, JML).</translation>
    </message>
    <message>
      <source>Baris dokumen D {pemilihan} tidak sama dengan baris rekap: {fields}. Samakan berkas kata-katanya.</source>
      <translation>The rows of the D document of {pemilihan} differ from the rows of the recap: {fields}. Make the wording file match.</translation>
    </message>
    <message>
      <source>Baris {row} daftar {list} tidak tercetak seperti isi di dalam berkasnya.</source>
      <translation>Row {row} of the list {list} is not printed as the content inside its file says.</translation>
    </message>
    <message>
      <source>Baru {fields} isian dibandingkan: terlalu sedikit untuk menyimpulkan apa pun (sampai {most} bisa saja salah). Ulangi setelah lebih banyak TPS ditetapkan.</source>
      <translation>Only {fields} fields were compared: too few to conclude anything (up to {most} may be wrong). Try again when more TPS are decided.</translation>
    </message>
    <message>
      <source>Basis data kantor ini rusak atau bukan milik Sirekap Desktop. Jangan dipakai; pulihkan cadangan.</source>
      <translation>The database of this office is damaged or not of Sirekap Desktop. Don't use it; restore a backup.</translation>
    </message>
    <message>
      <source>Basis data menolak perubahan ini karena barisnya sudah dikunci atau tidak boleh diubah ({detail}).</source>
      <translation>The database refused this change because its row is locked or may not be changed ({detail}).</translation>
    </message>
    <message>
      <source>Basis data sedang dipakai program lain. Tutup jendela Sirekap Desktop yang lain, lalu coba lagi; tidak ada yang berubah.</source>
      <translation>The database is in use by another program. Close the other Sirekap Desktop window, then try again; nothing was changed.</translation>
    </message>
    <message>
      <source>Basis data tidak ada di {folder}. Pulihkan dari cadangan.</source>
      <translation>There is no database in {folder}. Restore it from a backup.</translation>
    </message>
    <message>
      <source>Belum ada pemilihan yang dipilih. Sebutkan sedikitnya satu, misalnya PPWP.</source>
      <translation>No election was chosen. Name at least one, e.g. PPWP.</translation>
    </message>
    <message>
      <source>Belum ada yang dapat dibandingkan. Tetapkan dahulu isian yang terbaca, lalu ulangi.</source>
      <translation>There is nothing to compare yet. Decide fields that were read, then try again.</translation>
    </message>
    <message>
      <source>Belum ada yang dikunci di kantor ini, jadi belum ada yang dapat dibagikan. Kunci dahulu.</source>
      <translation>Nothing is locked in this office yet, so there is nothing to give along. Lock first.</translation>
    </message>
    <message>
      <source>Berkas</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Berkas aturan {rules}.toml tidak ditemukan di folder rules. Perbaiki namanya atau buat berkasnya.</source>
      <translation>Rule file {rules}.toml was not found in the rules folder. Correct its name or write the file.</translation>
    </message>
    <message>
      <source>Berkas basis data rusak: {detail}.</source>
      <translation>The database file is damaged: {detail}.</translation>
    </message>
    <message>
      <source>Berkas dokumen {name} hilang atau berubah sejak dicatat. Tidak ada yang ditulis; periksa kantor dengan verify --office.</source>
      <translation>The file of the document {name} is missing or was changed since it was recorded. Nothing was written; check the office with verify --office.</translation>
    </message>
    <message>
      <source>Berkas ini bukan TOML yang benar: {detail}. Perbaiki baris yang disebut.</source>
      <translation>This file is not valid TOML: {detail}. Correct the line that is named.</translation>
    </message>
    <message>
      <source>Berkas ini bukan definisi formulir. Tata letak dan baris bersama diperiksa lewat berkas pemilihannya, mis. templates/DPR-2024.toml.</source>
      <translation>This file is no form definition. Shared layouts and rows are checked through the file of their election, e.g. templates/DPR-2024.toml.</translation>
    </message>
    <message>
      <source>Berkas kata-kata {name} tidak ada di folder templates kantor maupun di program. Perbaiki baris uses.</source>
      <translation>The wording file {name} is neither in the office's templates folder nor in the program. Correct the line uses.</translation>
    </message>
    <message>
      <source>Berkas kata-kata {name} tidak dapat dipakai: {detail}. Perbaiki, atau hapus dari folder templates.</source>
      <translation>The wording file {name} can’t be used: {detail}. Correct it, or remove it from the templates folder.</translation>
    </message>
    <message>
      <source>Berkas kata-kata {name} tidak memuat {key}. Lengkapi, atau hapus dari folder templates.</source>
      <translation>The wording file {name} lacks {key}. Complete it, or remove it from the templates folder.</translation>
    </message>
    <message>
      <source>Berkas pembaca angka {name} rusak atau berubah. Pasang ulang program.</source>
      <translation>The digit reader file {name} is damaged or was changed. Install the program again.</translation>
    </message>
    <message>
      <source>Berkas pembaca angka {name} tidak ada. Pasang ulang program.</source>
      <translation>The digit reader file {name} is missing. Install the program again.</translation>
    </message>
    <message>
      <source>Berkas pindaian {sha256} belum tersimpan di kantor ini. Impor berkasnya lebih dahulu.</source>
      <translation>Scan {sha256} is not stored in this office yet. Import its file first.</translation>
    </message>
    <message>
      <source>Berkas sertifikat {name} tidak dapat dibaca. Periksa nama dan letaknya.</source>
      <translation>Certificate file {name} can't be read. Check its name and place.</translation>
    </message>
    <message>
      <source>Berkas tidak dapat dibaca ({detail}). Periksa nama, hak baca, dan simpan sebagai UTF-8.</source>
      <translation>The file can't be read ({detail}). Check its name and permissions, and save it as UTF-8.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line} bukan CSV yang benar ({detail}). Perbaiki baris itu.</source>
      <translation>File {name}, line {line}, is not correct CSV ({detail}). Repair the line.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8.</source>
      <translation>File {name}, line {line}, is not UTF-8 text. Save it again as CSV UTF-8.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: ada nomor TPS yang disebut dua kali ({ranges}). Perbaiki rentangnya.</source>
      <translation>File {name}, line {line}: a TPS number is named twice ({ranges}). Correct the ranges.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: desa {kode} tidak punya TPS. Isi kolom tps, misalnya 1-7.</source>
      <translation>File {name}, line {line}: desa {kode} has no TPS. Fill the tps column, e.g. 1-7.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: jumlah kolom kurang. Lengkapi baris itu.</source>
      <translation>File {name}, line {line}: too few columns. Complete the line.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: kode {kode!r} bukan 2, 4, 6, atau 10 angka. Perbaiki kodenya.</source>
      <translation>File {name}, line {line}: code {kode!r} does not have 2, 4, 6 or 10 digits. Correct the code.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: kode {kode} sudah ada di baris {first}. Hapus salah satu.</source>
      <translation>File {name}, line {line}: code {kode} is already in line {first}. Remove one of them.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: kolom partai dan nomor tidak cocok untuk {pemilihan} (paslon dan calon DPD hanya bernomor; partai dan calonnya harus menyebut nomor partai).</source>
      <translation>File {name}, line {line}: the columns partai and nomor don't fit {pemilihan} (paslon and DPD candidates have only a number; parties and their candidates must name the party's number).</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: kontestan ini sudah ada di baris {first}. Hapus salah satu.</source>
      <translation>File {name}, line {line}: this contestant is already in line {first}. Remove one of them.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: nama lebih dari {most} huruf. Pendekkan namanya.</source>
      <translation>File {name} line {line}: the name has more than {most} letters. Shorten it.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: nama untuk {kode} kosong. Isi namanya.</source>
      <translation>File {name}, line {line}: the name of {kode} is empty. Fill it in.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: nomor TPS {part!r} tidak dikenal. Tulis seperti 1-7;901-902 (1 sampai 999).</source>
      <translation>File {name}, line {line}: TPS number {part!r} is not understood. Write it like 1-7;901-902 (1 to 999).</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: partai {partai} belum disebut. Tulis baris partai sebelum calonnya.</source>
      <translation>File {name}, line {line}: party {partai} was not named yet. Write the party's line before its candidates.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: pemilihan {pemilihan!r} tidak dikenal. Yang dikenal: {known}.</source>
      <translation>File {name}, line {line}: election {pemilihan!r} is unknown. Known are: {known}.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: wilayah induk {parent} dari {kode} tidak ada di berkas. Tambahkan barisnya.</source>
      <translation>File {name}, line {line}: the parent region {parent} of {kode} is not in the file. Add its line.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: {cell!r} bukan nomor. Tulis angka saja.</source>
      <translation>File {name}, line {line}: {cell!r} is not a number. Write digits only.</translation>
    </message>
    <message>
      <source>Berkas {name} baris {line}: {kode} bukan desa atau kelurahan, jadi kolom tps harus kosong.</source>
      <translation>File {name}, line {line}: {kode} is not a desa or kelurahan, so its tps column must be empty.</translation>
    </message>
    <message>
      <source>Berkas {name} berisi {pages} halaman (paling banyak {limit}). Bagi menjadi beberapa berkas.</source>
      <translation>File {name} has {pages} pages (at most {limit}). Split it into several files.</translation>
    </message>
    <message>
      <source>Berkas {name} bukan JSON yang benar. Unduh lagi berkasnya.</source>
      <translation>File {name} is no sound JSON. Download it again.</translation>
    </message>
    <message>
      <source>Berkas {name} bukan lembar kerja XLSX yang dapat dibuka. Simpan ulang sebagai XLSX atau CSV.</source>
      <translation>File {name} is no XLSX workbook that can be opened. Save it again as XLSX or CSV.</translation>
    </message>
    <message>
      <source>Berkas {name} hilang atau bukan lagi yang dicatat kantor, jadi tidak ditandatangani. Periksa kantor, lalu cetak dan tanda tangani lagi.</source>
      <translation>File {name} is gone or no longer the one that the office recorded, so it was not signed. Check the office, then print and sign again.</translation>
    </message>
    <message>
      <source>Berkas {name} kosong (0 byte). Salin lagi dari asalnya atau pindai ulang.</source>
      <translation>File {name} is empty (0 bytes). Copy it again from its origin or scan again.</translation>
    </message>
    <message>
      <source>Berkas {name} kosong. Isi dahulu atau pilih berkas lain.</source>
      <translation>File {name} is empty. Fill it or choose another file.</translation>
    </message>
    <message>
      <source>Berkas {name} rusak dan tidak dapat dibuka. Salin lagi dari asalnya atau pindai ulang.</source>
      <translation>File {name} is damaged and can't be opened. Copy it again from its origin or scan again.</translation>
    </message>
    <message>
      <source>Berkas {name} sudah ada. Pilih nama lain.</source>
      <translation>File {name} exists already. Choose another name.</translation>
    </message>
    <message>
      <source>Berkas {name} terlalu besar ({size} MB, paling banyak {limit} MB). Pindai pada 200-300 dpi.</source>
      <translation>File {name} is too large ({size} MB, at most {limit} MB). Scan at 200-300 dpi.</translation>
    </message>
    <message>
      <source>Berkas {name} terlalu besar untuk daftar kontestan. Pilih berkas yang benar.</source>
      <translation>File {name} is too large for a list of contestants. Choose the right file.</translation>
    </message>
    <message>
      <source>Berkas {name} terpotong: sebagian gambarnya hilang. Salin lagi dari asalnya atau pindai ulang.</source>
      <translation>File {name} is cut off: part of its picture is missing. Copy it again from its origin or scan again.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak berbentuk seperti data partai atau calon dari KPU. Pilih berkas yang benar.</source>
      <translation>File {name} has not the shape of KPU's data of parties or candidates. Choose the right file.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak berisi halaman. Pindai ulang.</source>
      <translation>File {name} has no pages. Scan again.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak dapat dibaca ({detail}). Periksa berkas dan izinnya.</source>
      <translation>File {name} can't be read ({detail}). Check the file and its permissions.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak dapat dibuka ({detail}). Periksa nama dan izinnya.</source>
      <translation>File {name} can't be opened ({detail}). Check its name and permissions.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak dapat disimpan ke kantor ({detail}). Periksa ruang diska, lalu impor lagi.</source>
      <translation>File {name} can't be stored in the office ({detail}). Check disk space, then import it again.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak dapat ditulis ({detail}). Pilih letak lain atau kosongkan ruang penyimpanan.</source>
      <translation>File {name} can't be written ({detail}). Choose another place or free some storage.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak ditemukan atau tidak boleh dibaca. Periksa letak dan hak bacanya.</source>
      <translation>File {name} was not found or may not be read. Check its place and permissions.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak ditemukan. Periksa nama dan letaknya.</source>
      <translation>File {name} was not found. Check its name and place.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak memuat kontestan untuk {pemilihan}. Tambahkan barisnya.</source>
      <translation>File {name} has no contestant for {pemilihan}. Add their lines.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak menyebut dapilnya. Sebutkan dengan --dapil atau namai berkas dengan kode dapil.</source>
      <translation>File {name} doesn't say its dapil. Give it with --dapil, or name the file by the dapil's code.</translation>
    </message>
    <message>
      <source>Berkas {name} tidak menyebut pemilihannya. Sebutkan dengan --pemilihan, satu kode saja.</source>
      <translation>File {name} doesn't say its election. Give it with --pemilihan, one code only.</translation>
    </message>
    <message>
      <source>Berkas {name}: formulir {pemilihan} memuat nomor 1 sampai {most} untuk {what}, berkas memuat nomor {given}. Perbaiki nomornya.</source>
      <translation>File {name}: the form of {pemilihan} holds numbers 1 to {most} for {what}, the file has number {given}. Correct the number.</translation>
    </message>
    <message>
      <source>Berkas {name}: formulir {pemilihan} memuat {printed} pasangan calon, berkas memuat {given} (nomor harus sama). Perbaiki daftar kontestan.</source>
      <translation>File {name}: the form of {pemilihan} has {printed} pairs of candidates, the file has {given} (the numbers must be the same). Correct the list of contestants.</translation>
    </message>
    <message>
      <source>Berkas {name}: partai dengan id {partai} tidak ada di partai.json. Unduh keduanya dari sumber yang sama.</source>
      <translation>File {name}: the party of id {partai} is not in partai.json. Download both from the same source.</translation>
    </message>
    <message>
      <source>Besar huruf (size) harus lebih dari 0.</source>
      <translation>The text size (size) must be above 0.</translation>
    </message>
    <message>
      <source>Bingkai kotak tidak ditemukan dengan yakin. Bandingkan angka dengan gambarnya.</source>
      <translation>The frame of a box was not found with certainty. Compare the number with its picture.</translation>
    </message>
    <message>
      <source>Bingkai kotak {field} tidak pas (meleset {off} % dari sisi kotak). Geser kotaknya ke bingkai cetak.</source>
      <translation>The frames of the boxes of {field} don't fit ({off} % of a box's side off). Move its boxes onto the printed frames.</translation>
    </message>
    <message>
      <source>Bulatan yang dihitamkan tidak sama dengan angka di kotaknya. Tentukan mana yang benar.</source>
      <translation>The filled bubbles differ from the digits in the boxes. Decide which is right.</translation>
    </message>
    <message>
      <source>Bulatan {digit} pada kolom {column} di luar halaman. Periksa dy, pitch dan radius.</source>
      <translation>Bubble {digit} of column {column} is off the page. Check dy, pitch and radius.</translation>
    </message>
    <message>
      <source>Bulatan {field} bertumpuk dengan kotak atau bulatan lain. Periksa dy, pitch dan radius.</source>
      <translation>Bubbles of {field} overlap other boxes or bubbles. Check dy, pitch and radius.</translation>
    </message>
    <message>
      <source>Bundel ini dari kantor latihan: angkanya buatan.</source>
      <translation>This bundle is of a practice office: its numbers are made up.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: angka {member} tidak sama dengan yang dikunci. Minta bundel yang asli.</source>
      <translation>Bundle {name} refused: the numbers of {member} are not those that were locked. Ask for the original.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: isi {member} tidak seperti yang ditulis program ini. Minta bundel yang asli.</source>
      <translation>Bundle {name} refused: {member} does not hold what this program writes. Ask for the original.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member} berubah sejak bundel dibuat (SHA-256 berbeda). Minta bundel yang asli.</source>
      <translation>Bundle {name} refused: {member} was changed since the bundle was made (other SHA-256). Ask for the original.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member} rusak. Salin lagi dari asalnya.</source>
      <translation>Bundle {name} refused: {member} is damaged. Copy it again from where it came.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member} terlalu besar. Minta bundel yang benar.</source>
      <translation>Bundle {name} refused: {member} is too large. Ask for the right bundle.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member} tidak ada. Minta bundel yang lengkap.</source>
      <translation>Bundle {name} refused: {member} is missing. Ask for the whole bundle.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member} tidak tercatat di manifest.json. Minta bundel yang asli.</source>
      <translation>Bundle {name} refused: {member} is not in manifest.json. Ask for the original.</translation>
    </message>
    <message>
      <source>Bundel {name} ditolak: {member}, baris {row}: rantai kunci terputus. Minta bundel yang asli.</source>
      <translation>Bundle {name} refused: {member}, line {row}: the chain of locks is broken. Ask for the original.</translation>
    </message>
    <message>
      <source>Bundel {name} tidak dapat dibaca atau bukan bundel kantor. Salin lagi dari asalnya.</source>
      <translation>Bundle {name} can’t be read or is no bundle of an office. Copy it again from where it came.</translation>
    </message>
    <message>
      <source>Contoh daftar kontestan ditulis ke {name}. Ganti contohnya, lalu pakai pada office new.</source>
      <translation>An example list was written to {name}. Replace the examples, then use it with office new.</translation>
    </message>
    <message>
      <source>Daftar kontestan ditulis ke {name}.</source>
      <translation>The list of contestants was written to {name}.</translation>
    </message>
    <message>
      <source>Daftar kontestan {pemilihan} kosong. Isi dulu daftar kontestannya.</source>
      <translation>The list of contestants of {pemilihan} is empty. Fill it in first.</translation>
    </message>
    <message>
      <source>Dapil untuk {pemilihan} disebut, tetapi pemilihan itu bukan pemilihan kantor ini.</source>
      <translation>A dapil was given for {pemilihan}, but that is none of this office's elections.</translation>
    </message>
    <message>
      <source>Definisi belum dapat disimpan: {count} hal harus dibetulkan dahulu. Yang pertama: {first}</source>
      <translation>The definition can't be saved yet: {count} things must be put right first. The first: {first}</translation>
    </message>
    <message>
      <source>Definisi formulir {file} tidak dapat dipakai: {where}: {problem}</source>
      <translation>Form definition {file} can't be used: {where}: {problem}</translation>
    </message>
    <message>
      <source>Di sini tidak ada layar untuk membuka jendela. Pakai perintah lain; lihat: sirekap-desktop --help</source>
      <translation>There is no display here to open a window. Use another command; see: sirekap-desktop --help</translation>
    </message>
    <message>
      <source>Dicetak dan ditandatangani: {name}</source>
      <translation>Printed and signed: {name}</translation>
    </message>
    <message>
      <source>Dihentikan. Yang sudah dicatat tetap tersimpan; jalankan lagi untuk melanjutkan.</source>
      <translation>Stopped. What was recorded stays saved; run it again to go on.</translation>
    </message>
    <message>
      <source>Diska gagal membaca atau menulis; perubahan tidak disimpan. Periksa diska, lalu ulangi.</source>
      <translation>The disk failed to read or write; the change was not saved. Check the disk, then repeat it.</translation>
    </message>
    <message>
      <source>Diska penuh; perubahan tidak disimpan. Kosongkan ruang diska, lalu ulangi.</source>
      <translation>The disk is full; the change was not saved. Free some disk space, then repeat it.</translation>
    </message>
    <message>
      <source>Diterima, tetapi ditetapkan lain: TPS {tps}, {field}: terbaca {read}, ditetapkan {decided} (risiko menurut pembaca {risk}; alasan: {reason}).</source>
      <translation>Accepted, but decided otherwise: TPS {tps}, {field}: read {read}, decided {decided} (risk stated by the reader {risk}; reason: {reason}).</translation>
    </message>
    <message>
      <source>Dokumen berstatus {before} tidak dapat menjadi {after}.</source>
      <translation>A document in state {before} can't become {after}.</translation>
    </message>
    <message>
      <source>Dokumen ini baru saja ditandatangani orang lain. Lihat keadaan terbaru, lalu ulangi; tidak ada yang disimpan.</source>
      <translation>Somebody else has just signed this document. Look at the present state and try again; nothing was saved.</translation>
    </message>
    <message>
      <source>Dokumen ini belum ditandatangani. Tanda tangani, atau pindai kembali kertas yang sudah ditandatangani, lalu serahkan.</source>
      <translation>This document is not signed yet. Sign it, or scan the signed paper, then hand it over.</translation>
    </message>
    <message>
      <source>Dokumen ini dicetak untuk ditandatangani dengan tangan. Untuk tanda tangan elektronik, cetak dan tanda tangani sebagai Ketua lebih dahulu.</source>
      <translation>This document was printed to be signed by hand. For electronic signatures, print and sign it as Ketua first.</translation>
    </message>
    <message>
      <source>Dokumen ini masih draf. Kunci kecamatan, lalu cetak dokumen finalnya lebih dahulu.</source>
      <translation>This document is still a draft. Lock the kecamatan and print the final document first.</translation>
    </message>
    <message>
      <source>Dokumen ini tidak dapat ditandatangani dengan sertifikat {name}: tanda tangan sebelumnya tidak utuh ({detail}). Cetak dan tanda tangani lagi dari kantor.</source>
      <translation>This document cannot be signed with the certificate {name}: an earlier signature is not intact ({detail}). Print and sign it again from the office.</translation>
    </message>
    <message>
      <source>Dokumen ini tidak menerima tanda tangan tambahan. Cetak dan tanda tangani lagi dari kantor.</source>
      <translation>This document takes no more signatures. Print and sign it again from the office.</translation>
    </message>
    <message>
      <source>Dokumen nomor {id} tidak ada di kantor ini.</source>
      <translation>Document number {id} is not in this office.</translation>
    </message>
    <message>
      <source>Dokumen tidak cocok dengan kantor: {names}. Laporkan kesalahan program ini.</source>
      <translation>Documents do not match the office: {names}. Please report this error of the program.</translation>
    </message>
    <message>
      <source>Dokumen tidak dapat ditulis ke {path} ({detail}). Periksa ruang dan hak tulis.</source>
      <translation>The document can't be written to {path} ({detail}). Check space and permissions.</translation>
    </message>
    <message>
      <source>Dokumen tidak dapat ditulis ke {path}: foldernya tidak ada. Pilih tempat lain.</source>
      <translation>The document can't be written to {path}: there is no such folder. Choose another place.</translation>
    </message>
    <message>
      <source>Dokumen {kind} memerlukan rekap tingkat {level}; {nama} bukan itu. Pilih kode yang sesuai.</source>
      <translation>Document {kind} needs a recap of level {level}; {nama} is none. Choose the right code.</translation>
    </message>
    <message>
      <source>Dokumen {kind} tidak dicetak untuk kode "{kode}". Pilih kode tingkat: {levels}.</source>
      <translation>Document {kind} is not printed for the code "{kode}". Choose a code of the level: {levels}.</translation>
    </message>
    <message>
      <source>Dokumen {nomor}: {count} penyerahan dicatat; keadaannya {state}.</source>
      <translation>Document {nomor}: {count} handings recorded; its state is {state}.</translation>
    </message>
    <message>
      <source>EasyOCR belum terpasang (tidak ada: {parts}). Pasang dari folder program dengan: python -m pip install '.[easyocr]' atau jalankan tanpa --easyocr.</source>
      <translation>EasyOCR is not installed (missing: {parts}). Install it from the program's folder with: python -m pip install '.[easyocr]' or go on without --easyocr.</translation>
    </message>
    <message>
      <source>EasyOCR terpasang tetapi tidak dapat dijalankan ({detail}). Pasang ulang dari folder program dengan: python -m pip install --force-reinstall '.[easyocr]' atau jalankan tanpa --easyocr.</source>
      <translation>EasyOCR is installed but cannot be run ({detail}). Reinstall it from the program's folder with: python -m pip install --force-reinstall '.[easyocr]' or go on without --easyocr.</translation>
    </message>
    <message>
      <source>Folder kantor tidak dapat ditulisi. Beri izin menulis atau pindahkan ke diska lain.</source>
      <translation>The office folder can't be written. Give permission to write or move it to another disk.</translation>
    </message>
    <message>
      <source>Folder {folder} tidak kosong. Pilih folder baru atau folder kosong.</source>
      <translation>Folder {folder} is not empty. Choose a new or empty folder.</translation>
    </message>
    <message>
      <source>Folder {folder} tidak kosong. Pilih folder baru supaya tidak ada yang tertimpa.</source>
      <translation>Folder {folder} is not empty. Choose a new folder so that nothing is overwritten.</translation>
    </message>
    <message>
      <source>Formulir C.HASIL untuk pemilihan {pemilihan} belum tersedia di versi ini. Pilih pemilihan lain.</source>
      <translation>The C.HASIL form of election {pemilihan} is not available in this version. Choose another election.</translation>
    </message>
    <message>
      <source>Formulir ini tidak memiliki isian. Tambahkan [[pages.fields]].</source>
      <translation>This form has no fields. Add [[pages.fields]].</translation>
    </message>
    <message>
      <source>Formulir pemilihan lain atau tahun lain; tidak dimasukkan ke TPS.</source>
      <translation>Form of another election or another year; not put into the TPS.</translation>
    </message>
    <message>
      <source>Formulir {pemilihan} tahun {tahun} untuk kontestan ini belum dikenal. Periksa kode pemilihan, tahun dan daftar kontestan; formulir PPWP 2024 memuat tepat tiga pasangan calon.</source>
      <translation>No form of {pemilihan} of {tahun} is known for these contestants. Check election code, year and contestants; the PPWP form of 2024 holds exactly three tickets.</translation>
    </message>
    <message>
      <source>Gambar kabur. Potret ulang dengan kamera diam, atau pindai.</source>
      <translation>The picture is blurred. Photograph it again with a steady camera, or scan it.</translation>
    </message>
    <message>
      <source>Gambar kantor {name} tidak dapat dibaca. Ganti dengan PNG atau JPEG, atau hapus.</source>
      <translation>The office's image {name} can't be read. Replace it by a PNG or JPEG, or remove it.</translation>
    </message>
    <message>
      <source>Gambar pucat. Potret ulang dengan cahaya cukup, atau naikkan kontras pemindai.</source>
      <translation>The picture is pale. Photograph it again in good light, or raise the contrast of the scanner.</translation>
    </message>
    <message>
      <source>Gambar terlalu kecil: kotak angka kurang dari 16 piksel. Pindai ulang dengan resolusi lebih tinggi.</source>
      <translation>The picture is too small: number boxes are below 16 pixels. Scan again at a higher resolution.</translation>
    </message>
    <message>
      <source>Gambar {name} terlalu besar ({width} x {height} piksel, paling banyak {limit} juta). Pindai pada 200-300 dpi.</source>
      <translation>Picture {name} is too large ({width} x {height} pixels, at most {limit} million). Scan at 200-300 dpi.</translation>
    </message>
    <message>
      <source>Gambar {name} tidak dapat ditampilkan. Periksa folder scans kantor ini, atau impor lagi berkas itu.</source>
      <translation>The picture of {name} can't be shown. Check the scans folder of this office, or import the file again.</translation>
    </message>
    <message>
      <source>Gaya teks "{style}" tidak ada di [styles]. Tambahkan gayanya atau perbaiki namanya.</source>
      <translation>Text style "{style}" is not in [styles]. Add the style or correct its name.</translation>
    </message>
    <message>
      <source>Goresan melewati bingkai kotak: mungkin sebagian angka berada di luarnya. Lihat gambarnya.</source>
      <translation>A stroke crosses the frame of a box: part of the digit may lie outside. Look at the picture.</translation>
    </message>
    <message>
      <source>Halaman</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Halaman dari TPS lain? {count} isian antarhalaman saling bertentangan. Cocokkan kepala setiap halaman.</source>
      <translation>Pages of another TPS? {count} fields of different pages contradict each other. Compare the heads of all pages.</translation>
    </message>
    <message>
      <source>Halaman ini formulir {form}, bukan formulir {pemilihan} tahun {tahun}. Pilih pemilihan yang sesuai.</source>
      <translation>This page is form {form}, not a form of {pemilihan} {tahun}. Choose the right election.</translation>
    </message>
    <message>
      <source>Halaman ini untuk kontestan lain: nomor partai atau jumlah calonnya tidak ada di daftar kontestan kantor ini. Periksa daerah pemilihannya dan daftar kontestannya.</source>
      <translation>This page is of other contestants: its party or its number of candidates is not in this office's list. Check the dapil and the list of contestants.</translation>
    </message>
    <message>
      <source>Halaman lain dari TPS ini memuat angka yang berbeda di tempat yang sama. Bandingkan keduanya.</source>
      <translation>Another page of this TPS has a different number in the same place. Compare the two.</translation>
    </message>
    <message>
      <source>Halaman nomor {id} tidak ada di kantor ini.</source>
      <translation>Page number {id} is not in this office.</translation>
    </message>
    <message>
      <source>Halaman tanpa penanda dan tanda sudut harus memiliki minimal 2 anchors (bingkai tabel).</source>
      <translation>A page without a tag and corner marks needs at least 2 anchors (table frames).</translation>
    </message>
    <message>
      <source>Halaman tidak ditemukan pada pindaian ini. Periksa apakah formulirnya sama, apakah seluruh halaman terlihat, dan apakah tabel pada Penentu letak benar.</source>
      <translation>The page was not found on this scan. Check that it is the same form, that the whole page is seen, and that the tables under Locating are right.</translation>
    </message>
    <message>
      <source>Halaman {pages} plano belum ada. Impor halamannya atau ketik dari kertasnya.</source>
      <translation>Page {pages} of the plano is missing. Import it or type from the paper.</translation>
    </message>
    <message>
      <source>Hanya {share} % garis cetak ditemukan di tempatnya. Coba pindaian yang lebih rata atau lebih tajam.</source>
      <translation>Only {share} % of the printed lines were found in their place. Try a flatter or sharper scan.</translation>
    </message>
    <message>
      <source>Isi "{key}" harus {wanted}.</source>
      <translation>"{key}" must be {wanted}.</translation>
    </message>
    <message>
      <source>Isi sebuah kotak tidak terbaca sebagai satu angka. Lihat gambarnya.</source>
      <translation>What stands in a box can't be read as one digit. Look at the picture.</translation>
    </message>
    <message>
      <source>Isian ini belum bernama. Pilih namanya dari daftar, atau hapus kotaknya.</source>
      <translation>This field has no name yet. Choose its name from the list, or delete its boxes.</translation>
    </message>
    <message>
      <source>Isian ini tidak memiliki kotak. Isi boxes.</source>
      <translation>This field has no boxes. Fill in boxes.</translation>
    </message>
    <message>
      <source>Isian {field} ada {count} kali. Setiap isian harus memiliki nama sendiri.</source>
      <translation>Field {field} stands {count} times. Every field needs a name of its own.</translation>
    </message>
    <message>
      <source>Isian {field} tercetak pada dua baris.</source>
      <translation>Field {field} is printed in two rows.</translation>
    </message>
    <message>
      <source>Isian {field} tidak ada pada formulir ini.</source>
      <translation>Field {field} is not on this form.</translation>
    </message>
    <message>
      <source>Isian {label} harus antara 0 dan {maximum}, bukan {value}.</source>
      <translation>Field {label} must be between 0 and {maximum}, not {value}.</translation>
    </message>
    <message>
      <source>Jarak titik (pitch) harus lebih besar daripada titiknya (size), dan size lebih dari 0.</source>
      <translation>The distance of the dots (pitch) must be larger than a dot (size), and size must be above 0.</translation>
    </message>
    <message>
      <source>Jendela tidak dapat dibuka karena pustaka {name} belum terpasang. Pasang dahulu, misalnya: sudo apt install libxcb-cursor0</source>
      <translation>The window cannot open because the library {name} is not installed. Install it first, for example: sudo apt install libxcb-cursor0</translation>
    </message>
    <message>
      <source>Jenis dokumen "{kind}" tidak dikenal. Pilih: {kinds}.</source>
      <translation>Kind of document "{kind}" is unknown. Choose: {kinds}.</translation>
    </message>
    <message>
      <source>Jenis penanda {family} tidak dikenal. Pakai salah satu: {allowed}.</source>
      <translation>Tag family {family} is unknown. Use one of: {allowed}.</translation>
    </message>
    <message>
      <source>Judul formulir belum diisi. Tulis seperti tercetak pada formulir.</source>
      <translation>The title of the form is missing. Write it as printed on the form.</translation>
    </message>
    <message>
      <source>Jumlah baris {label} ({field}) adalah {total}, tetapi jumlah kolomnya {sum}. Tidak ada yang dicetak; periksa kantor.</source>
      <translation>The total of row {label} ({field}) is {total}, but its columns add up to {sum}. Nothing was printed; check the office.</translation>
    </message>
    <message>
      <source>Jumlah pada formulir menunjuk angka lain daripada yang tampak di kotak. Lihat gambarnya.</source>
      <translation>The sums of the form point to another number than the one seen in the boxes. Look at the picture.</translation>
    </message>
    <message>
      <source>KANTOR LATIHAN: formulir dan angkanya buatan; laporan ini tidak berlaku bagi formulir asli.</source>
      <translation>PRACTICE OFFICE: forms and numbers are made up; this report does not hold for real forms.</translation>
    </message>
    <message>
      <source>Kantor</source>
      <translation>Office</translation>
    </message>
    <message>
      <source>Kantor TIDAK utuh: {count} temuan. Jangan lanjutkan rapat; hubungi Ketua PPK dan Panwaslu.</source>
      <translation>The office is NOT intact: {count} findings. Do not go on with the plenary; call the chair of PPK and Panwaslu.</translation>
    </message>
    <message>
      <source>Kantor di {folder} dibuat oleh versi yang lebih baru. Pasang versi terbaru untuk membukanya.</source>
      <translation>The office in {folder} was made by a newer version. Install the newest version to open it.</translation>
    </message>
    <message>
      <source>Kantor ini dibuat oleh versi Sirekap Desktop yang lebih baru (skema {revision}; versi ini mengenal sampai {known}). Pasang versi terbaru untuk membukanya.</source>
      <translation>This office was made by a newer version of Sirekap Desktop (schema {revision}; this version knows up to {known}). Install the newest version to open it.</translation>
    </message>
    <message>
      <source>Kantor latihan: {folder}</source>
      <translation>Practice office: {folder}</translation>
    </message>
    <message>
      <source>Kantor tidak dapat dibuat di {folder} ({detail}). Periksa izin dan ruang diska.</source>
      <translation>The office can't be made in {folder} ({detail}). Check permissions and disk space.</translation>
    </message>
    <message>
      <source>Kantor utuh: pindaian, riwayat, kunci, dan angka cocok.</source>
      <translation>The office is intact: scans, trail, locks and numbers match.</translation>
    </message>
    <message>
      <source>Kata "{{{name}}}" dipakai tata letak tetapi tidak diisi. Tambahkan di [text].</source>
      <translation>The word "{{{name}}}" is used by the layout but not given. Add it under [text].</translation>
    </message>
    <message>
      <source>Kata sandi sertifikat:</source>
      <translation>Passphrase of the certificate:</translation>
    </message>
    <message>
      <source>Kata sandi untuk {name} salah, atau isinya rusak. Coba ketik kata sandinya lagi.</source>
      <translation>The passphrase of {name} is wrong, or the file is damaged. Type the passphrase again.</translation>
    </message>
    <message>
      <source>Kata-kata dokumen D untuk {pemilihan} belum ada di folder documents. Pasang ulang program.</source>
      <translation>The wording of the D documents of {pemilihan} is not in the documents folder. Install the program again.</translation>
    </message>
    <message>
      <source>Kecamatan {kode} hanya mempunyai {most} TPS. Pilih jumlah yang lebih kecil.</source>
      <translation>Kecamatan {kode} has only {most} TPS. Choose a smaller number.</translation>
    </message>
    <message>
      <source>Kecamatan {kode} tidak ada dalam data Kabupaten Lebong. Pakai kode 6 angka, misalnya 170705.</source>
      <translation>Kecamatan {kode} is not in the data of Kabupaten Lebong. Use a 6-digit code, e.g. 170705.</translation>
    </message>
    <message>
      <source>Kecamatan {kode} tidak ada di {name}. Periksa kodenya (6 angka).</source>
      <translation>Kecamatan {kode} is not in {name}. Check its code (6 digits).</translation>
    </message>
    <message>
      <source>Kecamatan {kode} tidak punya desa di {name}. Lengkapi berkasnya.</source>
      <translation>Kecamatan {kode} has no desa in {name}. Complete the file.</translation>
    </message>
    <message>
      <source>Kejadian itu bukan kejadian TPS {kode} pada pemilihan ini. Pilih kejadian yang benar.</source>
      <translation>That event is not one of TPS {kode} in this election. Choose the right one.</translation>
    </message>
    <message>
      <source>Ketelitian biasa: paling banyak kira-kira {most} dari 10.000 isian yang diterima tanpa dilihat dapat salah.</source>
      <translation>Strictness usual (biasa): of 10.000 fields accepted unseen at most about {most} may be wrong.</translation>
    </message>
    <message>
      <source>Ketelitian ketat: paling banyak kira-kira {most} dari 10.000 isian yang diterima tanpa dilihat dapat salah.</source>
      <translation>Strictness strict (ketat): of 10.000 fields accepted unseen at most about {most} may be wrong.</translation>
    </message>
    <message>
      <source>Ketelitian longgar: paling banyak kira-kira {most} dari 10.000 isian yang diterima tanpa dilihat dapat salah.</source>
      <translation>Strictness loose (longgar): of 10.000 fields accepted unseen at most about {most} may be wrong.</translation>
    </message>
    <message>
      <source>Ketua PPK latihan</source>
      <translation>Practice chair of PPK</translation>
    </message>
    <message>
      <source>Kode QR</source>
      <translation>QR code</translation>
    </message>
    <message>
      <source>Kode QR tidak terbaca pada {name}. Pindai ulang halaman utuh, lurus dan tajam (200 dpi atau lebih).</source>
      <translation>No QR code could be read on {name}. Scan the whole page again, straight and sharp (200 dpi or more).</translation>
    </message>
    <message>
      <source>Kode formulir "{code}" belum benar. Pakai huruf besar, angka, titik dan tanda hubung, mis. C.HASIL-PPWP-2022.</source>
      <translation>The form code "{code}" is not right yet. Use capital letters, digits, dots and hyphens, e.g. C.HASIL-PPWP-2022.</translation>
    </message>
    <message>
      <source>Kode penanda halaman tidak terbaca. Pastikan bagian kanan atas halaman terlihat jelas.</source>
      <translation>The tag of the page can't be read. Make sure that the top right of the page is clearly visible.</translation>
    </message>
    <message>
      <source>Kode penanda halaman tidak terbaca. Pastikan halaman ini benar formulir yang dimaksud.</source>
      <translation>The tag of the page can't be read. Make sure that this page is the form you mean.</translation>
    </message>
    <message>
      <source>Kode {code} di {name} sudah dipakai formulir lain. Ganti kodenya.</source>
      <translation>The code {code} in {name} is already used by another form. Change the code.</translation>
    </message>
    <message>
      <source>Kode {kode} tidak cocok dengan tingkat {level}. Pilih TPS atau wilayah yang benar.</source>
      <translation>Code {kode} does not fit level {level}. Choose the right TPS or region.</translation>
    </message>
    <message>
      <source>Kolom {columns} tidak ada di baris judul {name}. Baris pertama harus: {wanted}.</source>
      <translation>Columns {columns} are missing in the header of {name}. The first line must be: {wanted}.</translation>
    </message>
    <message>
      <source>Kontestan {pemilihan} tidak termuat di formulirnya: nomor partai paling besar 24, calon setiap partai DPR 10 dan DPRD 12, calon DPD 64, pasangan calon 8. Periksa nomor pada daftar kontestan.</source>
      <translation>The contestants of {pemilihan} do not fit on its form: the greatest number of a party is 24, of candidates of a party 10 (DPR) and 12 (DPRD), of DPD candidates 64, of tickets 8. Check the numbers of the list.</translation>
    </message>
    <message>
      <source>Kotak angka terlalu kecil pada gambar. Periksa angkanya, atau pindai ulang lebih rapat.</source>
      <translation>The number boxes are too small in the picture. Check the number, or scan again at a higher resolution.</translation>
    </message>
    <message>
      <source>Kotak tidak urut dari kiri ke kanan. Periksa pitch dan x.</source>
      <translation>The boxes do not run from left to right. Check pitch and x.</translation>
    </message>
    <message>
      <source>Kotak {first} dan {second} bertumpuk. Periksa letak dan ukurannya.</source>
      <translation>Boxes {first} and {second} overlap. Check their place and size.</translation>
    </message>
    <message>
      <source>Kotak-kotaknya dicoret tidak seragam: nol atau kosong? Lihat gambarnya.</source>
      <translation>The boxes are not crossed out alike: zero or empty? Look at the picture.</translation>
    </message>
    <message>
      <source>Kunci "{key}" belum ada. Tambahkan.</source>
      <translation>Key "{key}" is missing. Add it.</translation>
    </message>
    <message>
      <source>Kunci "{key}" tidak dikenal. Periksa ejaannya atau hapus.</source>
      <translation>Key "{key}" is unknown. Check its spelling or remove it.</translation>
    </message>
    <message>
      <source>Kunci di dalam {name} bukan RSA atau kurva eliptik. Pakai sertifikat lain.</source>
      <translation>The key in {name} is neither RSA nor on an elliptic curve. Use another certificate.</translation>
    </message>
    <message>
      <source>Membaca {name} terlalu lama (lebih dari {seconds} detik) dan dihentikan. Simpan sebagai JPEG, lalu coba lagi.</source>
      <translation>Reading {name} took too long (over {seconds} seconds) and was stopped. Save it as JPEG, then try again.</translation>
    </message>
    <message>
      <source>Memori tidak cukup untuk membaca {name}. Pindai pada 200-300 dpi atau tutup program lain.</source>
      <translation>Not enough memory to read {name}. Scan at 200-300 dpi or close other programs.</translation>
    </message>
    <message>
      <source>Menggambar, mengisi, dan memindai formulir {tps} TPS ({pages} halaman) ...</source>
      <translation>Drawing, filling and scanning the forms of {tps} TPS ({pages} pages) ...</translation>
    </message>
    <message>
      <source>Menurut formulir (angka SALINAN dibandingkan dengan yang ditetapkan dari plano)</source>
      <translation>By form (numbers of a SALINAN are held against those decided from the plano)</translation>
    </message>
    <message>
      <source>Menurut kata pembaca</source>
      <translation>By the reader's word</translation>
    </message>
    <message>
      <source>Menurut komputer yang mengimpor</source>
      <translation>By importing computer</translation>
    </message>
    <message>
      <source>Menurut petunjuk yang dibaca</source>
      <translation>By kind of evidence</translation>
    </message>
    <message>
      <source>Menurut risiko yang dinyatakan pembaca</source>
      <translation>By the risk that the reader stated</translation>
    </message>
    <message>
      <source>Nama berkas {name} harus berakhir .csv atau .xlsx.</source>
      <translation>The file name {name} must end in .csv or .xlsx.</translation>
    </message>
    <message>
      <source>Nama isian "{field}" salah. Pakai huruf kecil, angka dan garis bawah, mis. suara_paslon_1.</source>
      <translation>The field name "{field}" is wrong. Use lower-case letters, digits and underscores, e.g. suara_paslon_1.</translation>
    </message>
    <message>
      <source>Nama yang menolak menandatangani belum diisi. Tulis namanya.</source>
      <translation>The name of who refuses to sign is missing. Write it.</translation>
    </message>
    <message>
      <source>Nilai itu sudah diubah lagi sesudah keputusan Anda; ubah langsung pada isiannya.</source>
      <translation>That value was changed again after your decision; change it directly in its field.</translation>
    </message>
    <message>
      <source>Nomor halaman {found} tidak urut. Beri nomor 1 sampai {count} tanpa lompat; bila sebagian halaman belum diketahui, tulis partial = true dan urutkan dari yang kecil.</source>
      <translation>The page numbers {found} are not in order. Number the pages 1 to {count} without gaps; if some pages are not known yet, write partial = true and list them in ascending order.</translation>
    </message>
    <message>
      <source>Nomor penanda {id} tidak ada dalam {family} (0 sampai {last}).</source>
      <translation>Tag number {id} is not in {family} (0 to {last}).</translation>
    </message>
    <message>
      <source>PDF {name} terkunci dengan kata sandi. Simpan salinannya tanpa kata sandi, lalu impor salinan itu.</source>
      <translation>PDF {name} is locked by a password. Save a copy without a password, then import the copy.</translation>
    </message>
    <message>
      <source>Pastikan dahulu bahwa halaman-halaman ini milik TPS {kode}, lalu ulangi.</source>
      <translation>First make sure that the pages belong to TPS {kode}, then repeat.</translation>
    </message>
    <message>
      <source>Pelindung basis data {name} hilang atau diubah.</source>
      <translation>The database guard {name} is missing or was changed.</translation>
    </message>
    <message>
      <source>Pembaca berhenti mendadak pada {name}; berkas itu mungkin rusak. Simpan sebagai JPEG, lalu coba lagi.</source>
      <translation>The reader stopped suddenly at {name}; the file may be damaged. Save it as JPEG, then try again.</translation>
    </message>
    <message>
      <source>Pembaca berulang kali berhenti pada {name}; halaman {page} dan sesudahnya belum dibaca. Simpan halaman itu sebagai JPEG, lalu coba lagi.</source>
      <translation>The reader stopped repeatedly at {name}; page {page} and those after it are not read. Save the page as JPEG, then try again.</translation>
    </message>
    <message>
      <source>Pembaca formulir tidak dapat dijalankan. Pasang ulang program.</source>
      <translation>The form reader can't be started. Install the program again.</translation>
    </message>
    <message>
      <source>Pembaca kedua (EasyOCR) membaca angka lain di sebuah kotak. Bandingkan dengan gambarnya.</source>
      <translation>The second reader (EasyOCR) reads another digit in one of the boxes. Compare with the picture.</translation>
    </message>
    <message>
      <source>Pembanding: bundel {name}, Kecamatan {nama} ({kode}), dibuat {at}, sidik bundel {digest}</source>
      <translation>Compared with: bundle {name}, Kecamatan {nama} ({kode}), made {at}, digest of the bundle {digest}</translation>
    </message>
    <message>
      <source>Pemilihan {pemilihan} tidak ada di kantor ini.</source>
      <translation>Election {pemilihan} is not in this office.</translation>
    </message>
    <message>
      <source>Penanda {id} dipakai {count} halaman. Setiap halaman harus memiliki penanda sendiri.</source>
      <translation>Tag {id} is used by {count} pages. Every page needs a tag of its own.</translation>
    </message>
    <message>
      <source>Pencetak {name} tidak ada. Pilih pencetak lain, atau simpan sebagai PDF.</source>
      <translation>There is no printer {name}. Choose another one, or save as PDF.</translation>
    </message>
    <message>
      <source>Pencetak {name} tidak menerima cetakan. Periksa pencetak dan kertasnya, lalu ulangi.</source>
      <translation>Printer {name} does not take the job. Check printer and paper, then try again.</translation>
    </message>
    <message>
      <source>Penolakan tanda tangan memerlukan alasan ({least} sampai {most} huruf). Tulis alasannya.</source>
      <translation>A refusal to sign needs a reason ({least} to {most} letters). Write it.</translation>
    </message>
    <message>
      <source>Penolakan {nama} pada tempat {blok} dokumen {nomor} dicatat.</source>
      <translation>The refusal of {nama} in block {blok} of document {nomor} is recorded.</translation>
    </message>
    <message>
      <source>Penyerahan belum lengkap: sebutkan penerima, nama yang mengambil, dan jumlah rangkapnya.</source>
      <translation>The handing over is incomplete: name the recipient, who took the copies, and how many.</translation>
    </message>
    <message>
      <source>Penyerahan {text} tidak dipahami. Tulis PENERIMA=NAMA atau PENERIMA=NAMA=RANGKAP.</source>
      <translation>The handing {text} is not understood. Write RECIPIENT=NAME or RECIPIENT=NAME=COPIES.</translation>
    </message>
    <message>
      <source>Perhatikan {kode}: {text}</source>
      <translation>Mind {kode}: {text}</translation>
    </message>
    <message>
      <source>Perubahan {label} memerlukan alasan. Pilih atau tulis alasannya.</source>
      <translation>The change of {label} needs a reason. Choose or write one.</translation>
    </message>
    <message>
      <source>Pindaian ini dari dua dokumen yang berbeda (sidik {first} dan {other}). Simpan satu per satu.</source>
      <translation>These scans are of two different documents (digests {first} and {other}). Keep them one by one.</translation>
    </message>
    <message>
      <source>Pindaian {name} sudah tercatat untuk dokumen ini.</source>
      <translation>Scan {name} is already recorded for this document.</translation>
    </message>
    <message>
      <source>Pindaian {name} tidak dapat dipakai: {detail}</source>
      <translation>Scan {name} cannot be used: {detail}</translation>
    </message>
    <message>
      <source>Rumus aturan {rule} tidak dimengerti: "{formula}". Contoh: a = b + c, a &lt;= b, a = b + 2 %.</source>
      <translation>The formula of rule {rule} is not understood: "{formula}". Examples: a = b + c, a &lt;= b, a = b + 2 %.</translation>
    </message>
    <message>
      <source>Sebagian bingkai kotak tidak jelas. Periksa angka yang ditandai.</source>
      <translation>Some box frames are unclear. Check the numbers that are marked.</translation>
    </message>
    <message>
      <source>Sebagian halaman terpotong di tepi gambar. Pindai atau potret ulang seluruh halaman.</source>
      <translation>Part of the page is cut off at the edge of the picture. Scan or photograph the whole page again.</translation>
    </message>
    <message>
      <source>Sebagian kotak berada di luar gambar. Pindai atau potret ulang seluruh halaman.</source>
      <translation>Some boxes lie outside the picture. Scan or photograph the whole page again.</translation>
    </message>
    <message>
      <source>Sebutkan dokumen PDF yang diperiksa, atau kantornya dengan --office.</source>
      <translation>Name the PDF document to check, or the office with --office.</translation>
    </message>
    <message>
      <source>Seluruhnya: {told}.</source>
      <translation>All together: {told}.</translation>
    </message>
    <message>
      <source>Semua {count} baris daftarnya tercetak.</source>
      <translation>All {count} rows of its lists are printed.</translation>
    </message>
    <message>
      <source>Sertifikat {name} sudah dipakai pada dokumen ini. Setiap orang memakai sertifikatnya sendiri.</source>
      <translation>Certificate {name} was already used on this document. Everybody uses a certificate of their own.</translation>
    </message>
    <message>
      <source>Sertifikat {name} tidak berlaku pada waktu ini (sampai {until}). Pakai sertifikat lain atau periksa jam.</source>
      <translation>Certificate {name} is not valid at this time (until {until}). Use another certificate or check the clock.</translation>
    </message>
    <message>
      <source>Sidik berkas</source>
      <translation>Digest of the file</translation>
    </message>
    <message>
      <source>Sidik kunci {nama} ({locked}) tidak sama dengan sidik angkanya ({found}). Tidak ada yang dicetak; periksa kantor.</source>
      <translation>The digest of the lock of {nama} ({locked}) differs from that of its numbers ({found}). Nothing was printed; check the office.</translation>
    </message>
    <message>
      <source>Status pelaksanaan nomor {id} tidak sama dengan yang dicatat di jejak.</source>
      <translation>Status number {id} is not what the audit trail recorded.</translation>
    </message>
    <message>
      <source>TIDAK COCOK: {parts}.</source>
      <translation>DOES NOT MATCH: {parts}.</translation>
    </message>
    <message>
      <source>TPS sudah dikunci; halaman disimpan tanpa TPS.</source>
      <translation>The TPS is locked; the page is stored without a TPS.</translation>
    </message>
    <message>
      <source>TPS {kode} belum disepakati.</source>
      <translation>TPS {kode} is not agreed yet.</translation>
    </message>
    <message>
      <source>TPS {kode} belum diverifikasi. Verifikasi dahulu sebelum disepakati.</source>
      <translation>TPS {kode} is not verified. Verify it before it is agreed.</translation>
    </message>
    <message>
      <source>TPS {kode} sekarang berstatus {status}; keadaannya: {state}. Tetapkan angka yang baru, lalu sepakati lagi.</source>
      <translation>TPS {kode} now has status {status}; its state: {state}. Decide the new numbers, then agree again.</translation>
    </message>
    <message>
      <source>TPS {kode} sudah berstatus {status}.</source>
      <translation>TPS {kode} already has the status {status}.</translation>
    </message>
    <message>
      <source>TPS {kode} sudah berubah sejak ditampilkan. Lihat keadaan terbaru, lalu ulangi; tidak ada yang disimpan.</source>
      <translation>TPS {kode} has changed since it was shown. Look at the newest state, then repeat; nothing was saved.</translation>
    </message>
    <message>
      <source>TPS {kode} sudah dikunci; tidak ada yang dapat diubah.</source>
      <translation>TPS {kode} is locked; nothing in it can be changed.</translation>
    </message>
    <message>
      <source>TPS {kode} sudah diverifikasi.</source>
      <translation>TPS {kode} is verified already.</translation>
    </message>
    <message>
      <source>TPS {kode} tidak ada di kantor ini. Periksa kodenya (13 angka).</source>
      <translation>TPS {kode} is not in this office. Check its code (13 digits).</translation>
    </message>
    <message>
      <source>TPS {kode} tidak berstatus penghitungan ulang atau pemungutan ulang, susulan, atau lanjutan. Catat statusnya dahulu.</source>
      <translation>TPS {kode} has no status of a recount or of a repeated, later or continued vote. Record its status first.</translation>
    </message>
    <message>
      <source>TPS {kode}: {count} isian belum ditetapkan, mulai dari {label}. Tetapkan semuanya lebih dahulu.</source>
      <translation>TPS {kode}: {count} fields are not decided, the first is {label}. Decide all of them first.</translation>
    </message>
    <message>
      <source>TPS {kode}: {count} isian belum ditetapkan.</source>
      <translation>TPS {kode}: {count} fields are not decided.</translation>
    </message>
    <message>
      <source>TPS {nomor} berstatus Reguler (0), tetapi mempunyai {count} catatan kejadian penghitungan atau pemungutan ulang (selisih {difference}). Tetapkan statusnya (R5).</source>
      <translation>TPS {nomor} has the status Reguler (0), but {count} special events of a recount or re-vote are recorded (difference {difference}). Set its status (R5).</translation>
    </message>
    <message>
      <source>TPS {nomor} berstatus {status} (1), tetapi belum ada catatan kejadian khusus yang mendasarinya (0, selisih +1). Catat kejadiannya (R5).</source>
      <translation>TPS {nomor} has the status {status} (1), but no special event is recorded for it (0, difference +1). Record the event (R5).</translation>
    </message>
    <message>
      <source>Tabel bacaan, halaman {id}: bacaan tidak sama dengan yang dicatat di jejak.</source>
      <translation>Table bacaan, page {id}: the reading differs from the one recorded in the trail.</translation>
    </message>
    <message>
      <source>Tabel dokumen, baris {id}: keadaan dokumen tidak sama dengan yang dicatat di jejak.</source>
      <translation>Table dokumen, row {id}: the state is not the one recorded in the audit trail.</translation>
    </message>
    <message>
      <source>Tabel dokumen: berkas {file} berubah (SHA-256 berbeda).</source>
      <translation>Table dokumen: file {file} was changed (SHA-256 differs).</translation>
    </message>
    <message>
      <source>Tabel dokumen: berkas {file} hilang.</source>
      <translation>Table dokumen: file {file} is missing.</translation>
    </message>
    <message>
      <source>Tabel hasil_tps, TPS {kode} ({pemilihan}): berstatus {state} padahal {expected}.</source>
      <translation>Table hasil_tps, TPS {kode} ({pemilihan}): is in state {state} but should be {expected}.</translation>
    </message>
    <message>
      <source>Tabel isian, TPS {kode} ({pemilihan}), isian {field}: dikunci {locked}, sekarang {current}.</source>
      <translation>Table isian, TPS {kode} ({pemilihan}), field {field}: locked {locked}, now {current}.</translation>
    </message>
    <message>
      <source>Tabel isian, TPS {kode} ({pemilihan}), isian {field}: menurut jejak {recorded}, sekarang {current}.</source>
      <translation>Table isian, TPS {kode} ({pemilihan}), field {field}: {recorded} by the trail, now {current}.</translation>
    </message>
    <message>
      <source>Tabel jejak, baris {row}: rantai terputus; baris diubah, dihapus, atau disisipkan.</source>
      <translation>Table jejak, row {row}: the chain is broken; a row was changed, deleted or inserted.</translation>
    </message>
    <message>
      <source>Tabel jejak: {count} baris terakhir hilang.</source>
      <translation>Table jejak: the last {count} rows are missing.</translation>
    </message>
    <message>
      <source>Tabel kejadian, baris {id}: tidak sama dengan yang dicatat di jejak.</source>
      <translation>Table kejadian, row {id}: differs from what the trail recorded.</translation>
    </message>
    <message>
      <source>Tabel kunci, baris {row}: angka terkunci tidak cocok dengan sidiknya.</source>
      <translation>Table kunci, row {row}: the locked numbers do not match their digest.</translation>
    </message>
    <message>
      <source>Tabel kunci, baris {row}: penguncian tidak tercatat di jejak.</source>
      <translation>Table kunci, row {row}: the lock is not recorded in the trail.</translation>
    </message>
    <message>
      <source>Tabel kunci, baris {row}: rantai terputus; baris diubah, dihapus, atau disisipkan.</source>
      <translation>Table kunci, row {row}: the chain is broken; a row was changed, deleted or inserted.</translation>
    </message>
    <message>
      <source>Tabel kunci, {kode} ({pemilihan}), isian {field}: dikunci {locked}, jumlah bagiannya {current}.</source>
      <translation>Table kunci, {kode} ({pemilihan}), field {field}: locked {locked}, its parts add up to {current}.</translation>
    </message>
    <message>
      <source>Tabel kunci: {count} baris terakhir hilang.</source>
      <translation>Table kunci: the last {count} rows are missing.</translation>
    </message>
    <message>
      <source>Tabel lebih tinggi {missing} mm daripada kertas. Pilih kertas yang lebih besar.</source>
      <translation>The table is {missing} mm higher than the paper. Choose a larger paper.</translation>
    </message>
    <message>
      <source>Tabel page, baris {id}, kolom tps: menurut jejak {recorded}, sekarang {current}.</source>
      <translation>Table page, row {id}, column tps: {recorded} by the trail, now {current}.</translation>
    </message>
    <message>
      <source>Tabel page, baris {id}: halaman hilang atau tidak tercatat di jejak.</source>
      <translation>Table page, row {id}: the page is missing or not recorded in the trail.</translation>
    </message>
    <message>
      <source>Tabel penyerahan, baris {id}: tidak sama dengan yang dicatat di jejak.</source>
      <translation>Table penyerahan, row {id}: not as recorded in the audit trail.</translation>
    </message>
    <message>
      <source>Tabel scan: berkas {file} hilang.</source>
      <translation>Table scan: file {file} is missing.</translation>
    </message>
    <message>
      <source>Tabel scan: isi berkas {file} berubah (SHA-256 berbeda).</source>
      <translation>Table scan: the content of file {file} was changed (SHA-256 differs).</translation>
    </message>
    <message>
      <source>Tabel tanda_tangan, baris {id}: tidak sama dengan yang dicatat di jejak.</source>
      <translation>Table tanda_tangan, row {id}: not as recorded in the audit trail.</translation>
    </message>
    <message>
      <source>Tanda tangan</source>
      <translation>Signature</translation>
    </message>
    <message>
      <source>Tanda tangan dengan sertifikat {name} gagal ({detail}). Tidak ada dokumen yang ditulis.</source>
      <translation>Signing with certificate {name} failed ({detail}). No document was written.</translation>
    </message>
    <message>
      <source>Teks "{text}" di luar halaman. Periksa x dan y.</source>
      <translation>Text "{text}" is off the page. Check x and y.</translation>
    </message>
    <message>
      <source>Tempat ini sudah ditandatangani dengan sertifikat {name}.</source>
      <translation>This block is already signed with the certificate {name}.</translation>
    </message>
    <message>
      <source>Tempat ini sudah ditandatangani secara elektronik oleh {nama}.</source>
      <translation>This block is already signed electronically by {nama}.</translation>
    </message>
    <message>
      <source>Tempat tanda tangan {blok} tidak ada pada dokumen ini.</source>
      <translation>This document has no signature block {blok}.</translation>
    </message>
    <message>
      <source>Tempat terbilang (words) menutupi kotak angka. Pindahkan.</source>
      <translation>The place for the number in words (words) covers number boxes. Move it.</translation>
    </message>
    <message>
      <source>Terbaca dari office.toml saat kantor dibuka; siapa yang mengubah berkas itu tidak diketahui.</source>
      <translation>Read from office.toml when the office was opened; who edited the file is not known.</translation>
    </message>
    <message>
      <source>Terjadi kesalahan yang tidak terduga ({detail}). Simpan laporan ini dan hubungi pembuat program.</source>
      <translation>An unexpected error occurred ({detail}). Save this report and contact the makers of the program.</translation>
    </message>
    <message>
      <source>Terkunci: {level} {kode}, sidik {digest}.</source>
      <translation>Locked: {level} {kode}, digest {digest}.</translation>
    </message>
    <message>
      <source>Tersimpan: halaman {pages}. Masih kurang halaman {missing}: pindai dan simpan juga.</source>
      <translation>Kept: pages {pages}. Pages {missing} are still missing: scan and keep them too.</translation>
    </message>
    <message>
      <source>Tersimpan: halaman {pages}. Semua halaman bertanda tangan sudah ada.</source>
      <translation>Kept: pages {pages}. All signed pages are here.</translation>
    </message>
    <message>
      <source>Tersimpan: {name}</source>
      <translation>Saved: {name}</translation>
    </message>
    <message>
      <source>Tidak ada berkas untuk dibaca. Periksa nama berkas atau foldernya.</source>
      <translation>There is no file to read. Check the name of the file or folder.</translation>
    </message>
    <message>
      <source>Tidak ada berkas untuk diimpor. Pilih berkas pindaian atau folder yang berisi pindaian.</source>
      <translation>There is no file to import. Choose scans or a folder that holds scans.</translation>
    </message>
    <message>
      <source>Tidak ada definisi formulir (.toml) di folder {folder}. Periksa nama foldernya.</source>
      <translation>There is no form definition (.toml) in the folder {folder}. Check the folder's name.</translation>
    </message>
    <message>
      <source>Tidak ada halaman formulir yang dikenali pada gambar ini. Pastikan seluruh halaman terlihat tegak lurus dan terang, lalu pindai atau potret ulang.</source>
      <translation>No form page was recognised in this picture. Make sure that the whole page is visible, straight from above and in good light, then scan or photograph it again.</translation>
    </message>
    <message>
      <source>Tidak ada keputusan Anda yang dapat dibatalkan di TPS ini.</source>
      <translation>You have no decision in this TPS that can be undone.</translation>
    </message>
    <message>
      <source>Tidak ada layar di sini: demo dikerjakan sendiri sampai selesai tanpa jendela.</source>
      <translation>There is no display here: the demo runs by itself to the end, without a window.</translation>
    </message>
    <message>
      <source>Tidak ada pindaian yang dipilih. Pilih berkas pindaian kertas yang sudah ditandatangani.</source>
      <translation>No scan was chosen. Choose scans of the signed paper.</translation>
    </message>
    <message>
      <source>Tulisan ini terlalu panjang untuk tempatnya di kertas: "{text}". Persingkat.</source>
      <translation>This text is too long for its place on the paper: "{text}". Shorten it.</translation>
    </message>
    <message>
      <source>Turus atau jumlah tiap barisnya tidak sama dengan angka di kotak. Hitung turusnya, lalu tentukan mana yang benar.</source>
      <translation>The tally strokes or their row sums do not match the number in the boxes. Count the strokes, then decide which is right.</translation>
    </message>
    <message>
      <source>Untuk membuktikan batas ketelitian {word} diperlukan sedikitnya {needed} isian diterima tanpa satu pun ditetapkan lain.</source>
      <translation>To prove the limit of strictness {word}, at least {needed} accepted fields are needed of which none was decided otherwise.</translation>
    </message>
    <message>
      <source>Uraian kejadian masih kosong. Tulis apa yang terjadi.</source>
      <translation>The account of the event is empty. Write what happened.</translation>
    </message>
    <message>
      <source>Wilayah {kode} tidak ada di kantor ini. Periksa kodenya.</source>
      <translation>Region {kode} is not in this office. Check its code.</translation>
    </message>
    <message>
      <source>Yang dibandingkan adalah angka terakhir yang ditetapkan orang: persetujuan yang terburu-buru dan pembetulan rapat pleno ikut terhitung. Laporan ini tidak mengubah pembaca maupun kantor.</source>
      <translation>What is compared is the last number that a person decided: hasty approvals and corrections by the plenary are counted too. This report changes neither the reader nor the office.</translation>
    </message>
    <message>
      <source>ada {found} halaman, seharusnya {wanted}.</source>
      <translation>there are {found} pages, there should be {wanted}.</translation>
    </message>
    <message>
      <source>angka pada kotak</source>
      <translation>digits in the boxes</translation>
    </message>
    <message>
      <source>angka tercetak di halaman {page}, baris {row}, berbeda dari angka di dalam berkas.</source>
      <translation>the number printed on page {page}, row {row}, differs from the number in the file.</translation>
    </message>
    <message>
      <source>angka tercetak tidak dibandingkan: dokumen dari versi program yang lain.</source>
      <translation>printed numbers were not compared: the document is from another version of the program.</translation>
    </message>
    <message>
      <source>baris {row}</source>
      <translation>row {row}</translation>
    </message>
    <message>
      <source>benar di {count} halaman.</source>
      <translation>right on {count} pages.</translation>
    </message>
    <message>
      <source>berbeda dari yang dicatat kantor untuk nama ini ({sha256}): berkas berubah setelah dicetak.</source>
      <translation>differs from what the office recorded for this name ({sha256}): the file was changed after printing.</translation>
    </message>
    <message>
      <source>bukan PDF.</source>
      <translation>not a PDF.</translation>
    </message>
    <message>
      <source>bulatan</source>
      <translation>bubbles</translation>
    </message>
    <message>
      <source>bulatan {field}</source>
      <translation>bubbles of {field}</translation>
    </message>
    <message>
      <source>calon</source>
      <translation>candidates</translation>
    </message>
    <message>
      <source>calon satu partai</source>
      <translation>candidates of a party</translation>
    </message>
    <message>
      <source>catatan kejadian yang mendasarinya</source>
      <translation>recorded events that it rests on</translation>
    </message>
    <message>
      <source>cocok: sidik dan angka sama dengan kantor (dokumen tanpa tanda tangan elektronik).</source>
      <translation>matches: digest and numbers are those of the office (a document without an electronic signature).</translation>
    </message>
    <message>
      <source>cocok: tanda tangan, sidik, dan angka sama dengan kantor.</source>
      <translation>matches: signature, digest and numbers are those of the office.</translation>
    </message>
    <message>
      <source>definisi baik.</source>
      <translation>the definition is good.</translation>
    </message>
    <message>
      <source>dicetak di {printer}, halaman {halaman}: {rangkap}.</source>
      <translation>printed on {printer}, pages {halaman}: {rangkap}.</translation>
    </message>
    <message>
      <source>diserahkan kepada {penerima}.</source>
      <translation>handed over to {penerima}.</translation>
    </message>
    <message>
      <source>ditandatangani secara elektronik oleh {nama} pada tempat {blok} (berkas {sha256}).</source>
      <translation>signed electronically by {nama} in block {blok} (file {sha256}).</translation>
    </message>
    <message>
      <source>diterima</source>
      <translation>accepted</translation>
    </message>
    <message>
      <source>dokumen final dibuat (sidik {digest}, berkas {sha256}).</source>
      <translation>final document made (digest {digest}, file {sha256}).</translation>
    </message>
    <message>
      <source>dokumen ini final, tetapi {nama} di kantor tidak terkunci.</source>
      <translation>this document is final, but {nama} is not locked in the office.</translation>
    </message>
    <message>
      <source>dokumen ini tidak bertanda tangan.</source>
      <translation>this document is not signed.</translation>
    </message>
    <message>
      <source>dokumen ini tidak memuat tabel angka; berkasnya sama dengan catatan kantor.</source>
      <translation>this document holds no table of numbers; the file is the one that the office recorded.</translation>
    </message>
    <message>
      <source>draf dibuat (sidik {digest}).</source>
      <translation>draft made (digest {digest}).</translation>
    </message>
    <message>
      <source>formulir tidak dikenali.</source>
      <translation>form not recognised.</translation>
    </message>
    <message>
      <source>halaman menyebut tanda tangan elektronik, tetapi berkas tidak berisi tanda tangan.</source>
      <translation>the pages tell of an electronic signature, but the file holds none.</translation>
    </message>
    <message>
      <source>kantor tidak mempunyai {nama} ({kode}).</source>
      <translation>the office has no {nama} ({kode}).</translation>
    </message>
    <message>
      <source>kata-kata baik.</source>
      <translation>wording is sound.</translation>
    </message>
    <message>
      <source>kira-kira {errors} kesalahan tersisa pada {fields} isian yang belum dilihat orang</source>
      <translation>about {errors} errors left in {fields} fields that nobody has looked at</translation>
    </message>
    <message>
      <source>kurang dari 0,0001 kesalahan tersisa pada {fields} isian yang belum dilihat orang</source>
      <translation>less than 0,0001 errors left in {fields} fields that nobody has looked at</translation>
    </message>
    <message>
      <source>menjadi {state}.</source>
      <translation>became {state}.</translation>
    </message>
    <message>
      <source>partai</source>
      <translation>parties</translation>
    </message>
    <message>
      <source>pasangan calon</source>
      <translation>tickets</translation>
    </message>
    <message>
      <source>perlu dilihat</source>
      <translation>to be looked at</translation>
    </message>
    <message>
      <source>pindaian ke-{number} disimpan.</source>
      <translation>scan number {number} is stored.</translation>
    </message>
    <message>
      <source>pindaian kertas bertanda tangan disimpan: {nama}, halaman {halaman} (berkas {sha256}).</source>
      <translation>scan of the signed paper kept: {nama}, pages {halaman} (file {sha256}).</translation>
    </message>
    <message>
      <source>risiko {low} sampai {high}: {told}; menurut pembaca {promised}</source>
      <translation>risk {low} to {high}: {told}; according to the reader {promised}</translation>
    </message>
    <message>
      <source>rusak atau tidak dikenal.</source>
      <translation>damaged or unknown.</translation>
    </message>
    <message>
      <source>rusak dan tidak dapat dibuka.</source>
      <translation>damaged and can't be opened.</translation>
    </message>
    <message>
      <source>sama dengan yang dicatat kantor ({sha256}).</source>
      <translation>the same as the office recorded ({sha256}).</translation>
    </message>
    <message>
      <source>sertifikat {name} berlaku ketika dipakai; sejak {until} tidak berlaku lagi.</source>
      <translation>certificate {name} was valid when it was used; it has expired since {until}.</translation>
    </message>
    <message>
      <source>sertifikat {name} hanya berlaku {since} sampai {until}, jadi tidak berlaku ketika dipakai.</source>
      <translation>certificate {name} is valid from {since} to {until} only, so it was not valid when it was used.</translation>
    </message>
    <message>
      <source>sidik cocok, tetapi tanpa tanda tangan elektronik dan angka belum dibandingkan: tidak ada kantor.</source>
      <translation>the digest matches, but there is no electronic signature and the numbers were not compared: no office given.</translation>
    </message>
    <message>
      <source>sidik tercetak benar di {count} halaman.</source>
      <translation>the printed digest is right on {count} pages.</translation>
    </message>
    <message>
      <source>sidik tercetak salah di halaman {pages}.</source>
      <translation>the printed digest is wrong on page {pages}.</translation>
    </message>
    <message>
      <source>sidik yang tertulis bukan sidik angkanya ({digest}).</source>
      <translation>the digest written there is not that of the numbers ({digest}).</translation>
    </message>
    <message>
      <source>sidiknya benar ({digest}).</source>
      <translation>the digest is right ({digest}).</translation>
    </message>
    <message>
      <source>status ulang {field} {name}</source>
      <translation>recount status {field} {name}</translation>
    </message>
    <message>
      <source>sudah pernah diimpor, tidak disimpan dua kali.</source>
      <translation>imported before, not stored twice.</translation>
    </message>
    <message>
      <source>summary: isian {field} tidak ada di baris mana pun.</source>
      <translation>summary: field {field} is in no row.</translation>
    </message>
    <message>
      <source>tanda tangan dan sidik cocok, tetapi angka belum dibandingkan: tidak ada kantor.</source>
      <translation>signature and digest match, but the numbers were not compared: no office given.</translation>
    </message>
    <message>
      <source>terbilang</source>
      <translation>number in words</translation>
    </message>
    <message>
      <source>terbilang {field}</source>
      <translation>words of {field}</translation>
    </message>
    <message>
      <source>tidak ada isian yang diterima tanpa dilihat orang</source>
      <translation>no field was accepted without a person looking at it</translation>
    </message>
    <message>
      <source>tidak ada, terlalu besar, atau tidak boleh dibaca.</source>
      <translation>missing, too large, or may not be read.</translation>
    </message>
    <message>
      <source>tidak ada: ini bukan dokumen cetakan program ini.</source>
      <translation>there are none: this is not a document printed by this program.</translation>
    </message>
    <message>
      <source>tidak dapat dibaca sebagai PDF.</source>
      <translation>can't be read as a PDF.</translation>
    </message>
    <message>
      <source>tidak diperiksa; sebutkan kantornya dengan --office.</source>
      <translation>not checked; name the office with --office.</translation>
    </message>
    <message>
      <source>tidak sah, {detail}.</source>
      <translation>not valid, {detail}.</translation>
    </message>
    <message>
      <source>tidak sesuai dengan angkanya (halaman {pages}).</source>
      <translation>does not fit the numbers (page {pages}).</translation>
    </message>
    <message>
      <source>tidak terbaca di halaman {pages}.</source>
      <translation>can't be read on page {pages}.</translation>
    </message>
    <message>
      <source>turus</source>
      <translation>tally marks</translation>
    </message>
    <message>
      <source>turus {field}</source>
      <translation>tally of {field}</translation>
    </message>
    <message>
      <source>utuh, oleh {name} pada {at}, mencakup seluruh berkas (sertifikat {fingerprint}); penerbitnya tidak diperiksa tanpa internet.</source>
      <translation>intact, by {name} on {at}, covering the whole file (certificate {fingerprint}); its issuer is not checked without internet.</translation>
    </message>
    <message>
      <source>utuh, oleh {name} pada {at}, mencakup seluruh berkas (sertifikat {fingerprint}, dibuat sendiri: namanya tidak dijamin siapa pun).</source>
      <translation>intact, by {name} on {at}, covering the whole file (certificate {fingerprint}, self-made: nobody vouches for the name).</translation>
    </message>
    <message>
      <source>utuh, oleh {name} pada {at}, mencakup {length} bita pertama; sesudahnya hanya ditambahkan {later} tanda tangan (sertifikat {fingerprint}); penerbitnya tidak diperiksa tanpa internet.</source>
      <translation>intact, by {name} on {at}, covering the first {length} bytes; only {later} signatures were added since (certificate {fingerprint}); its issuer is not checked without internet.</translation>
    </message>
    <message>
      <source>utuh, oleh {name} pada {at}, mencakup {length} bita pertama; sesudahnya hanya ditambahkan {later} tanda tangan (sertifikat {fingerprint}, dibuat sendiri: namanya tidak dijamin siapa pun).</source>
      <translation>intact, by {name} on {at}, covering the first {length} bytes; only {later} signatures were added since (certificate {fingerprint}, self-made: nobody vouches for the name).</translation>
    </message>
    <message>
      <source>versi lama yang dicatat kantor ({sha256}): kantor mempunyai versi dengan {later} tanda tangan lebih banyak ({newest}).</source>
      <translation>an older version that the office recorded ({sha256}): the office has one with {later} more signatures ({newest}).</translation>
    </message>
    <message>
      <source>waktu tanda tangan {name} belum tiba. Periksa jam komputer.</source>
      <translation>the signing time of {name} has not come yet. Check the computer's clock.</translation>
    </message>
    <message>
      <source>waktu tanda tangan {name} tidak disebut; masa berlaku sertifikatnya {since} sampai {until}.</source>
      <translation>the signing time of {name} is not stated; the certificate is valid from {since} to {until}.</translation>
    </message>
    <message>
      <source>{bubbles} kolom bulatan untuk {boxes} kotak. Jumlahnya harus sama.</source>
      <translation>{bubbles} columns of bubbles for {boxes} boxes. The numbers must be the same.</translation>
    </message>
    <message>
      <source>{count} angka lain juga berbeda.</source>
      <translation>{count} more numbers differ too.</translation>
    </message>
    <message>
      <source>{count} angka sama dengan kantor.</source>
      <translation>{count} numbers are those of the office.</translation>
    </message>
    <message>
      <source>{count} angka tercetak sama dengan angka di dalam berkas.</source>
      <translation>{count} printed numbers are those in the file.</translation>
    </message>
    <message>
      <source>{count} aturan tidak terpenuhi tanpa catatan kejadian, mulai dari {kode}: {text}. Catat kejadian khusus yang menjelaskannya.</source>
      <translation>{count} rules don't hold and have no recorded event, the first of {kode}: {text}. Record a special event that explains them.</translation>
    </message>
    <message>
      <source>{count} dari {total} bagian {kode} belum dikunci: {first}.</source>
      <translation>{count} of {total} parts of {kode} are not locked: {first}.</translation>
    </message>
    <message>
      <source>{count} dokumen diperiksa: tanda tangan, sidik, dan angka cocok.</source>
      <translation>{count} documents checked: signature, digest and numbers match.</translation>
    </message>
    <message>
      <source>{count} halaman belum diketahui TPS-nya: buka Impor lalu tetapkan TPS-nya.</source>
      <translation>{count} pages have no TPS yet: open Import and assign their TPS.</translation>
    </message>
    <message>
      <source>{count} halaman tidak terbaca. Ganti fotonya atau ketik angkanya.</source>
      <translation>{count} pages could not be read. Replace the photo or type the numbers.</translation>
    </message>
    <message>
      <source>{count} isian berbeda antara plano dan salinan. Lihat plano.</source>
      <translation>{count} fields differ between plano and salinan. Look at the plano.</translation>
    </message>
    <message>
      <source>{count} isian dibaca berbeda pada pindaian halaman yang sama. Lihat gambarnya.</source>
      <translation>{count} fields were read differently on scans of the same page. Look at the pictures.</translation>
    </message>
    <message>
      <source>{count} pindaian mengaku halaman {page} dari {form}; yang terbaru dipakai.</source>
      <translation>{count} scans claim page {page} of {form}; the newest is used.</translation>
    </message>
    <message>
      <source>{fields} isian belum terbaca</source>
      <translation>{fields} fields not read yet</translation>
    </message>
    <message>
      <source>{fields} isian perlu dilihat</source>
      <translation>{fields} fields to be looked at</translation>
    </message>
    <message>
      <source>{fields} isian, {differ} ditetapkan lain (dengan kepastian 95 % antara {least} dan {most})</source>
      <translation>{fields} fields, {differ} decided otherwise (with 95 % confidence between {least} and {most})</translation>
    </message>
    <message>
      <source>{field} dalam daftar wilayah</source>
      <translation>{field} in the list of regions</translation>
    </message>
    <message>
      <source>{field} pada JUMLAH AKHIR</source>
      <translation>{field} in JUMLAH AKHIR</translation>
    </message>
    <message>
      <source>{field} pada JUMLAH AKHIR lembar terakhir</source>
      <translation>{field} in JUMLAH AKHIR of the last sheet</translation>
    </message>
    <message>
      <source>{field} pada JUMLAH PINDAHAN di akhir lembar {name}</source>
      <translation>{field} in JUMLAH PINDAHAN at the end of sheet {name}</translation>
    </message>
    <message>
      <source>{field} pada JUMLAH PINDAHAN di awal lembar {name}</source>
      <translation>{field} in JUMLAH PINDAHAN at the start of sheet {name}</translation>
    </message>
    <message>
      <source>{field} pada kolom {name}</source>
      <translation>{field} in column {name}</translation>
    </message>
    <message>
      <source>{field} semua TPS {name}</source>
      <translation>{field} of all TPS of {name}</translation>
    </message>
    <message>
      <source>{field} semua kolom</source>
      <translation>{field} of all columns</translation>
    </message>
    <message>
      <source>{field} semua kolom sampai lembar {name}</source>
      <translation>{field} of all columns up to sheet {name}</translation>
    </message>
    <message>
      <source>{field} yang berbeda</source>
      <translation>different {field}</translation>
    </message>
    <message>
      <source>{field} yang direkap di {name}</source>
      <translation>{field} recapped in {name}</translation>
    </message>
    <message>
      <source>{field} {name} dalam rekap</source>
      <translation>{field} {name} in the recap</translation>
    </message>
    <message>
      <source>{files} berkas diimpor ({pages} halaman), {known} sudah ada, {unassigned} halaman tanpa TPS, {refused} berkas ditolak atau tidak dikenali.</source>
      <translation>{files} files imported ({pages} pages), {known} known before, {unassigned} pages without a TPS, {refused} files refused or not recognised.</translation>
    </message>
    <message>
      <source>{folder} bukan folder kantor (office.toml tidak ada). Pilih folder lain atau buat kantor baru.</source>
      <translation>{folder} is not an office folder (no office.toml). Choose another folder or make a new office.</translation>
    </message>
    <message>
      <source>{form} halaman {page}, {review} angka perlu dilihat.</source>
      <translation>{form} page {page}, {review} numbers to look at.</translation>
    </message>
    <message>
      <source>{kode} belum lengkap: semua tingkat di bawahnya harus dikunci lebih dahulu.</source>
      <translation>{kode} is not complete: every level below it must be locked first.</translation>
    </message>
    <message>
      <source>{kode} sudah dikunci.</source>
      <translation>{kode} is locked already.</translation>
    </message>
    <message>
      <source>{kode} sudah dikunci; catat kejadian pada tingkat di atasnya.</source>
      <translation>{kode} is locked; record the event at the level above it.</translation>
    </message>
    <message>
      <source>{label} di sini {here}, pada pemilihan lain di TPS ini {there}. Cocokkan kertasnya (T15).</source>
      <translation>{label} is {here} here, in other elections of this TPS {there}. Compare the papers (T15).</translation>
    </message>
    <message>
      <source>{nama} ({blok}) menolak menandatangani: {alasan}</source>
      <translation>{nama} ({blok}) refuses to sign: {alasan}</translation>
    </message>
    <message>
      <source>{nama} belum final, jadi dokumennya masih draf dan tidak dapat ditandatangani. Kunci kecamatan dahulu.</source>
      <translation>{nama} is not final, so its document is still a draft and can't be signed. Lock the kecamatan first.</translation>
    </message>
    <message>
      <source>{nama} belum mempunyai TPS atau desa untuk dicetak. Periksa wilayah kantor.</source>
      <translation>{nama} has no TPS or desa to print. Check the regions of the office.</translation>
    </message>
    <message>
      <source>{name} bukan berkas sertifikat PKCS#12 (.p12 atau .pfx). Pilih berkas lain.</source>
      <translation>{name} is not a PKCS#12 certificate file (.p12 or .pfx). Choose another file.</translation>
    </message>
    <message>
      <source>{name} bukan gambar atau PDF, apa pun nama berkasnya. Pakai JPEG, PNG, TIFF, BMP, WebP, atau PDF.</source>
      <translation>{name} is not a picture or PDF, whatever its name. Use JPEG, PNG, TIFF, BMP, WebP or PDF.</translation>
    </message>
    <message>
      <source>{name} di luar halaman {width} × {height} mm. Periksa letak dan ukurannya.</source>
      <translation>{name} is off the page of {width} × {height} mm. Check its place and size.</translation>
    </message>
    <message>
      <source>{name} halaman {page} adalah draf. Sidik pindaian {scanned}, sidik dokumen kantor {known}. Yang ditandatangani haruslah cetakan final; tidak ada yang disimpan.</source>
      <translation>{name} page {page} is a draft. Digest of the scan {scanned}, digest of the office's document {known}. Only a final print may be signed; nothing was kept.</translation>
    </message>
    <message>
      <source>{name} halaman {page} bukan dokumen ini: sidik pindaian {scanned}, sidik dokumen kantor {known}. Tidak ada yang disimpan.</source>
      <translation>{name} page {page} is not this document: digest of the scan {scanned}, digest of the office's document {known}. Nothing was kept.</translation>
    </message>
    <message>
      <source>{name} halaman {page} dari wilayah {kode}, bukan kecamatan {own}. Sidik pindaian {scanned}, sidik dokumen kantor {known}. Tidak ada yang disimpan.</source>
      <translation>{name} page {page} is from region {kode}, not from kecamatan {own}. Digest of the scan {scanned}, digest of the office's document {known}. Nothing was kept.</translation>
    </message>
    <message>
      <source>{name} halaman {page}: kantor ini belum mencetak {model} {kode} yang final (sidik pindaian {scanned}, sidik dokumen kantor {known}). Tidak ada yang disimpan.</source>
      <translation>{name} page {page}: this office has not printed a final {model} {kode} yet (digest of the scan {scanned}, digest of the office's document {known}). Nothing was kept.</translation>
    </message>
    <message>
      <source>{name} sudah ada dan bukan hasil kalibrasi dengan ukuran lembar yang sama. Pakai kode lain atau pindahkan berkas itu.</source>
      <translation>{name} exists and was not calibrated for the same sheet size. Use another code or move that file.</translation>
    </message>
    <message>
      <source>{name} sudah ada dan tidak ditimpa.</source>
      <translation>{name} exists already and is not overwritten.</translation>
    </message>
    <message>
      <source>{name} tidak berisi kunci dan sertifikat untuk menandatangani. Pilih berkas lain.</source>
      <translation>{name} holds no key and certificate to sign with. Choose another file.</translation>
    </message>
    <message>
      <source>{name} tidak dapat dibaca ({detail}). Perbaiki atau pulihkan dari cadangan.</source>
      <translation>{name} can't be read ({detail}). Repair it or restore it from a backup.</translation>
    </message>
    <message>
      <source>{name} tidak memiliki luas. Lebar dan tingginya harus lebih dari 0.</source>
      <translation>{name} has no area. Its width and height must be above 0.</translation>
    </message>
    <message>
      <source>{name}, halaman formulir {page}: perlu dilihat karena EasyOCR membaca lain: {fields}.</source>
      <translation>{name}, form page {page}: needs eyes because EasyOCR reads otherwise: {fields}.</translation>
    </message>
    <message>
      <source>{name}: di [cetak] tidak ada yang bernama {key!r}. Yang dikenal hanya kertas; perbaiki ejaannya atau hapus.</source>
      <translation>{name}: there is no {key!r} in [cetak]. Only kertas is known; mend its spelling or remove it.</translation>
    </message>
    <message>
      <source>{name}: di [pembacaan] tidak ada yang bernama {key!r}. Yang dikenal hanya ketelitian; perbaiki ejaannya atau hapus.</source>
      <translation>{name}: [pembacaan] has nothing named {key!r}. Only ketelitian is known; correct the spelling or remove it.</translation>
    </message>
    <message>
      <source>{name}: kertas {word!r} tidak dikenal. Tulis salah satu: {known}.</source>
      <translation>{name}: kertas {word!r} is not known. Write one of: {known}.</translation>
    </message>
    <message>
      <source>{name}: ketelitian {word!r} tidak dikenal. Tulis salah satu: {known}.</source>
      <translation>{name}: ketelitian {word!r} is not known. Write one of: {known}.</translation>
    </message>
    <message>
      <source>{name}: tanggal {told!r} bukan tanggal. Tulis tanpa tanda kutip, tahun lebih dahulu: tanggal = 2024-02-20.</source>
      <translation>{name}: tanggal {told!r} is no date. Write it without quotation marks, the year first: tanggal = 2024-02-20.</translation>
    </message>
    <message>
      <source>{path} sudah ada dan tidak ditimpa. Pilih nama lain.</source>
      <translation>{path} exists already and is not overwritten. Choose another name.</translation>
    </message>
    <message>
      <source>{path} sudah bertanda tangan dan tidak ditimpa. Pilih nama lain.</source>
      <translation>{path} is signed and is not overwritten. Choose another name.</translation>
    </message>
    <message>
      <source>{path}: {tables} tabel terkunci, {documents} dokumen, sidik bundel {digest}</source>
      <translation>{path}: {tables} locked tables, {documents} documents, digest of the bundle {digest}</translation>
    </message>
    <message>
      <source>{pemilihan} dapil {dapil}: nomor {partai} bukan nomor partai peserta Pemilu 2024.</source>
      <translation>{pemilihan} dapil {dapil}: {partai} is no number of a party of 2024.</translation>
    </message>
    <message>
      <source>{pemilihan} dapil {dapil}: partai {partai} ({nama}) tidak punya calon.</source>
      <translation>{pemilihan} dapil {dapil}: party {partai} ({nama}) has no candidates.</translation>
    </message>
    <message>
      <source>{pemilihan} dapil {dapil}: {partai} partai, {calon} calon atau pasangan calon</source>
      <translation>{pemilihan} dapil {dapil}: {partai} parties, {calon} candidates or tickets</translation>
    </message>
    <message>
      <source>{pemilihan}: daftar kontestan memuat beberapa dapil ({known}). Pilih dapil kecamatan ini, atau dapil setiap desanya.</source>
      <translation>{pemilihan}: the list of contestants has several dapil ({known}). Choose that of this kecamatan, or of each of its desa.</translation>
    </message>
    <message>
      <source>{pemilihan}: dapil {dapil} tidak ada di daftar kontestan. Yang ada: {known}.</source>
      <translation>{pemilihan}: dapil {dapil} is not in the list of contestants. It has: {known}.</translation>
    </message>
    <message>
      <source>{pemilihan}: hanya satu pasangan calon, jadi kolom kosong ditambahkan sebagai nomor {nomor}.</source>
      <translation>{pemilihan}: only one ticket, so the empty column was added as number {nomor}.</translation>
    </message>
    <message>
      <source>{pemilihan}: {decided} isian sudah ditetapkan orang. {compared} dibandingkan dengan bacaannya; {empty} terbaca kosong dan {unread} tidak terbaca, jadi tidak dibandingkan.</source>
      <translation>{pemilihan}: {decided} fields were decided by people. {compared} are held against their reading; {empty} were read as empty and {unread} not read, so they are not compared.</translation>
    </message>
    <message>
      <source>{pemilihan}: {kode} bukan desa kecamatan ini. Periksa kodenya (10 angka).</source>
      <translation>{pemilihan}: {kode} is no desa of this kecamatan. Check the code (10 digits).</translation>
    </message>
    <message>
      <source>{right} + cadangan {percent} % ({reserve})</source>
      <translation>{right} + reserve {percent} % ({reserve})</translation>
    </message>
    <message>
      <source>{rows} baris benar, {errors} baris salah. Belum ada yang disimpan.</source>
      <translation>{rows} rows are right, {errors} are wrong. Nothing has been stored yet.</translation>
    </message>
    <message>
      <source>{row}, {column}: tercetak {printed}, di kantor {office}.</source>
      <translation>{row}, {column}: printed {printed}, in the office {office}.</translation>
    </message>
    <message>
      <source>{rule} belum dapat diperiksa: {fields} kosong</source>
      <translation>{rule} can't be checked yet: {fields} empty</translation>
    </message>
    <message>
      <source>{sha256} tidak tercatat di kantor: berkas berubah, atau bukan cetakan kantor ini.</source>
      <translation>{sha256} is not recorded in the office: the file was changed, or was not printed by this office.</translation>
    </message>
    <message>
      <source>{text!r} bukan pilihan dapil. Tulis seperti DPR=1701, atau untuk satu desa DPRD-KABKO:1707011004=170701.</source>
      <translation>{text!r} is no choice of a dapil. Write DPR=1701, or for one desa DPRD-KABKO:1707011004=170701.</translation>
    </message>
    <message>
      <source>{text} (selisih {difference})</source>
      <translation>{text} (difference {difference})</translation>
    </message>
    <message>
      <source>{text}. Tidak ada yang dicetak; periksa kantor.</source>
      <translation>{text}. Nothing was printed; check the office.</translation>
    </message>
    <message>
      <source>{tps} TPS diperiksa, disepakati, dan dikunci; {review} angka memerlukan mata orang.</source>
      <translation>{tps} TPS checked, agreed and locked; {review} numbers need a person's eyes.</translation>
    </message>
    <message>
      <source>{where} tidak ada.</source>
      <translation>{where} is missing.</translation>
    </message>
    <message>
      <source>{where}: "{name}" tidak dikenal. Yang boleh: {known}.</source>
      <translation>{where}: "{name}" is not known. Allowed: {known}.</translation>
    </message>
    <message>
      <source>{where}: kurung kurawal tidak lengkap dalam "{text}".</source>
      <translation>{where}: a brace is missing in "{text}".</translation>
    </message>
    <message>
      <source>{where}: lebar kolom "{heading}" harus lebih dari nol.</source>
      <translation>{where}: the width of column "{heading}" must be more than zero.</translation>
    </message>
  </context>
</TS>
