"""All tables in one place, for sessions, migrations and the drift test."""

from __future__ import annotations

from sirekap_desktop.models.akun import Akun
from sirekap_desktop.models.base import Base
from sirekap_desktop.models.dokumen import Dokumen
from sirekap_desktop.models.hasil import HasilTps, HasilWilayah, Isian, Pembetulan, StatusTps
from sirekap_desktop.models.jejak import Jejak
from sirekap_desktop.models.kejadian import Kejadian
from sirekap_desktop.models.kunci import Kunci
from sirekap_desktop.models.pemilihan import DapilWilayah, Kontestan, Pemilihan
from sirekap_desktop.models.scan import Bacaan, Page, Scan
from sirekap_desktop.models.tanda_tangan import Penyerahan, TandaTangan
from sirekap_desktop.models.wilayah import Tps, Wilayah

__all__ = [
    "Akun",
    "Bacaan",
    "Base",
    "DapilWilayah",
    "Dokumen",
    "HasilTps",
    "HasilWilayah",
    "Isian",
    "Jejak",
    "Kejadian",
    "Kontestan",
    "Kunci",
    "Page",
    "Pembetulan",
    "Pemilihan",
    "Penyerahan",
    "Scan",
    "StatusTps",
    "TandaTangan",
    "Tps",
    "Wilayah",
]
