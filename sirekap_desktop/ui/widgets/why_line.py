"""Why the chosen field needs a person's eyes, in a sentence or two above the rules."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sirekap_desktop.messages import MESSAGES
from sirekap_desktop.recap.views import FieldView
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.item_models.fields_model import number
from sirekap_desktop.ui.language import say

_BUBBLES = "reading.note.bubbles"
_TALLY = "reading.note.tally"
_ICON_SIDE = 18


class WhyLine(QFrame):
    """The reader's doubts about one field; hidden where it has none, so that nothing is in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._sign = QLabel(self)
        self._sign.setPixmap(icon("eye", "warn").pixmap(_ICON_SIDE, _ICON_SIDE))
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAccessibleName(self.tr("Mengapa perlu dilihat"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentences shown; empty where there are none."""
        return self._text.text()

    def show_field(self, field: FieldView | None, label: str) -> None:
        """Show the doubts about a field that nobody has decided yet, or hide."""
        reasons = self._reasons(field) if field is not None and field.needs_eyes else []
        self._text.setText(f"{label}: {' '.join(reasons)}" if reasons else "")
        self.setVisible(bool(reasons))

    def _reasons(self, field: FieldView) -> list[str]:
        reasons = [say(note) for note in field.notes if note in MESSAGES]
        if _BUBBLES in field.notes and field.bubbles is not None:
            both = self.tr("Kotak: {boxes}. Bulatan: {bubbles}.")
            reasons.append(both.format(boxes=_shown(field), bubbles=field.bubbles))
        if _TALLY in field.notes and field.tally is not None:
            both = self.tr("Kotak: {boxes}. Turus: {tally}.")
            reasons.append(both.format(boxes=_shown(field), tally=field.tally))
        if field.salinan_differs:
            text = self.tr("Plano terbaca {plano}, SALINAN {salinan}. Lihat keduanya.")
            reasons.append(text.format(plano=number(field.read), salinan=number(field.salinan)))
        if field.decision is None:
            reasons.append(self.tr("Belum ada halaman yang memuat isian ini."))
        elif field.read is None:
            reasons.append(self.tr("Kotaknya tampak kosong. Ketik angkanya; ketik 0 bila memang nol."))
        elif not reasons:
            reasons.append(self.tr("Tulisannya dapat dibaca dengan cara lain. Bandingkan dengan gambarnya."))
        return reasons


def _shown(field: FieldView) -> str:
    """Return the boxes of a field as they look, an empty one as a gap."""
    return " ".join(box or "·" for box in field.read_boxes)
