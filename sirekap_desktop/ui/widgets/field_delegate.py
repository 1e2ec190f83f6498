"""How a row of the field table is painted: snippet, large figures, and the caret while a number is typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui.item_models.fields_model import (
    BUFFER_ROLE,
    FIELD_ROLE,
    HEADING_ROLE,
    SNIPPET_ROLE,
    FieldColumn,
)
from sirekap_desktop.ui.theme import colour, tabular

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 36
HEADING_HEIGHT = 26
_NUMBER_COLUMNS = (FieldColumn.READ, FieldColumn.SALINAN, FieldColumn.DECIDED)


class FieldDelegate(QStyledItemDelegate):
    """Paints the cells of the field table."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        heading = index.data(FIELD_ROLE) is None
        return QSize(super().sizeHint(option, index).width(), HEADING_HEIGHT if heading else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading, a snippet, a number or an ordinary cell."""
        field: FieldView | None = index.data(FIELD_ROLE)
        painter.save()
        if field is None:
            self._paint_heading(painter, option, index)
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            column = FieldColumn(index.column())
            ground = "accent_soft" if selected else "warn_soft" if field.needs_eyes else "surface"
            painter.fillRect(option.rect, colour(ground))
            if column is FieldColumn.SNIPPET:
                self._paint_snippet(painter, option.rect, index.data(SNIPPET_ROLE))
            elif column in _NUMBER_COLUMNS:
                self._paint_number(painter, option.rect, index, field, column)
            else:
                self._paint_text(painter, option.rect, option.font, index)
            if selected:
                self._paint_focus(painter, option.rect, column)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, colour("raised"))
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        text = index.data(HEADING_ROLE) if index.column() == 0 else ""
        painter.drawText(option.rect.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text or "")

    def _paint_snippet(self, painter: QPainter, rect: QRect, image: QImage | None) -> None:
        if image is None or image.isNull():
            painter.setPen(colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "…")
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = rect.adjusted(3, 2, -3, -2)
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(room.center())
        painter.drawImage(target, image)

    def _paint_number(
        self, painter: QPainter, rect: QRect, index: Index, field: FieldView, column: FieldColumn
    ) -> None:
        buffer = index.data(BUFFER_ROLE) if column is FieldColumn.DECIDED else None
        font = tabular(painter.font())
        font.setPointSizeF(font.pointSizeF() + (3 if column is FieldColumn.DECIDED else 1.5))
        font.setBold(column is FieldColumn.DECIDED)
        painter.setFont(font)
        inner = rect.adjusted(4, 0, -10, 0)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if buffer is not None:
            box = rect.adjusted(3, 3, -3, -3)
            painter.fillRect(box, colour("surface"))
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(box)
            painter.drawText(inner, flags, buffer + "▏")
            return
        tint = "text"
        if column is FieldColumn.SALINAN and field.salinan_differs:
            tint = "bad"
        if column is FieldColumn.READ and field.is_decided and field.decided != field.read:
            tint = "muted"
            font.setStrikeOut(True)
            painter.setFont(font)
        painter.setPen(colour(tint))
        painter.drawText(inner, flags, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def _paint_text(self, painter: QPainter, rect: QRect, font: QFont, index: Index) -> None:
        painter.setFont(font)
        left = 8
        sign = index.data(Qt.ItemDataRole.DecorationRole)
        if sign is not None:
            sign.paint(painter, QRect(rect.x() + 5, rect.center().y() - 8, 17, 17))
            left = 26
        tint = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(tint if tint is not None else colour("text"))
        room = rect.adjusted(left, 1, -4, -1)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        if index.column() == FieldColumn.LABEL:
            text = _two_lines(painter, text, room.width())
        painter.drawText(room, flags, text)

    def _paint_focus(self, painter: QPainter, rect: QRect, column: FieldColumn) -> None:
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column is FieldColumn.LABEL:
            painter.fillRect(QRect(rect.x(), rect.y(), 4, rect.height()), colour("accent"))


def _two_lines(painter: QPainter, text: str, width: int) -> str:
    """Return the text cut with an ellipsis so that it fits on two lines."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) <= width * 1.7:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, int(width * 1.7))
