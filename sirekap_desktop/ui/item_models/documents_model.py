"""Printed D documents as a table, newest first."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from sirekap_desktop.ui.gateway import KIND_DESA, KIND_KECAMATAN, DocumentLine
from sirekap_desktop.ui.icons import icon

Index = QModelIndex | QPersistentModelIndex
DOCUMENT_ROLE = Qt.ItemDataRole.UserRole + 1


class DocumentColumn(IntEnum):
    """Columns of the list of documents."""

    TITLE = 0
    STATE = 1
    SIGNED = 2
    PRINTED = 3


def document_state(state: str) -> str:
    """Return a document's state in words."""
    translate = QCoreApplication.translate
    return {
        "draf": translate("DocumentState", "draf"),
        "dicermati": translate("DocumentState", "dicermati"),
        "final": translate("DocumentState", "final"),
        "dicetak": translate("DocumentState", "dicetak"),
        "ditandatangani": translate("DocumentState", "ditandatangani"),
        "diserahkan": translate("DocumentState", "diserahkan"),
    }.get(state, state)


def paper_title(kind: str, region: str) -> str:
    """Return the name of a paper of a region."""
    translate = QCoreApplication.translate
    titles = {
        KIND_KECAMATAN: translate("Papers", "D.HASIL Kecamatan {name}"),
        KIND_DESA: translate("Papers", "Lampiran D.HASIL {name}"),
        "undangan": translate("Papers", "Undangan rapat pleno {name}"),
        "daftar-hadir": translate("Papers", "Daftar hadir {name}"),
        "berita-acara-desa": translate("Papers", "Berita acara desa {name}"),
        "berita-acara-kecamatan": translate("Papers", "Berita acara kecamatan {name}"),
        "kejadian-khusus": translate("Papers", "Kejadian khusus dan keberatan {name}"),
        "riwayat-pembetulan": translate("Papers", "Riwayat pembetulan {name}"),
        "selisih": translate("Papers", "Selisih C dan D {name}"),
        "hitung-ulang": translate("Papers", "Hitung ulang {name}"),
        "tanda-terima": translate("Papers", "Tanda terima {name}"),
        "surat-pengantar": translate("Papers", "Surat pengantar {name}"),
    }
    return titles[kind].format(name=region)


class DocumentsModel(QAbstractTableModel):
    """One row per printed document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[DocumentLine] = []

    def set_lines(self, lines: list[DocumentLine]) -> None:
        """Show these documents."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of documents."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(DocumentColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [
            self.tr("Dokumen"),
            self.tr("Keadaan"),
            self.tr("Tanda tangan"),
            self.tr("Dicetak"),
        ][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, column = self._lines[index.row()], DocumentColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                DocumentColumn.TITLE: paper_title(line.kind, line.region),
                DocumentColumn.STATE: document_state(line.state),
                DocumentColumn.SIGNED: self._signed(line),
                DocumentColumn.PRINTED: line.printed_at,
            }[column]
        if role == Qt.ItemDataRole.DecorationRole:
            if column is DocumentColumn.TITLE:
                return icon("document", "accent")
            if column is DocumentColumn.SIGNED and line.signer:
                return icon("sign", "good")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.file}\n{line.digest[:16]}"
        return line if role == DOCUMENT_ROLE else None

    def _signed(self, line: DocumentLine) -> str:
        if line.signer and line.signers > 1:
            return self.tr("elektronik: {name} + {count}").format(name=line.signer, count=line.signers - 1)
        if line.signer:
            return self.tr("elektronik: {name}").format(name=line.signer)
        return self.tr("belum") if line.state in ("draf", "dicetak") else self.tr("basah (pindaian)")
