"""Sentences of the calibration: a form definition made from a blank scan."""

from __future__ import annotations

CALIBRATION_MESSAGES: dict[str, str] = {
    "calibration.bad_code": 'Kode formulir "{code}" belum benar. Pakai huruf besar, angka, titik dan tanda hubung, mis. '
    "C.HASIL-PPWP-2022.",
    "calibration.no_title": "Judul formulir belum diisi. Tulis seperti tercetak pada formulir.",
    "calibration.no_id": "Isian ini belum bernama. Pilih namanya dari daftar, atau hapus kotaknya.",
    "calibration.where_row": "baris {row}",
    "calibration.not_ready": "Definisi belum dapat disimpan: {count} hal harus dibetulkan dahulu. Yang pertama: {first}",
    "calibration.other_file": "{name} sudah ada dan bukan hasil kalibrasi dengan ukuran lembar yang sama. Pakai kode lain "
    "atau pindahkan berkas itu.",
    "calibration.not_located": "Halaman tidak ditemukan pada pindaian ini. Periksa apakah formulirnya sama, apakah seluruh "
    "halaman terlihat, dan apakah tabel pada Penentu letak benar.",
    "calibration.weak": "Hanya {share} % garis cetak ditemukan di tempatnya. Coba pindaian yang lebih rata atau lebih tajam.",
    "calibration.boxes_off": "Bingkai kotak {field} tidak pas (meleset {off} % dari sisi kotak). Geser kotaknya ke bingkai "
    "cetak.",
    "calibration.left_out": "Aturan {rules} tidak dipakai karena angkanya tidak ada pada halaman ini.",
    "calibration.saved": "Tersimpan: {name}",
    "calibration.no_forms": "Tidak ada definisi formulir (.toml) di folder {folder}. Periksa nama foldernya.",
    "calibration.same_code": "Kode {code} di {name} sudah dipakai formulir lain. Ganti kodenya.",
}
