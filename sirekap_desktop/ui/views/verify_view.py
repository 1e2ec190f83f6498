"""Verification, the heart: scan and numbers side by side, worked with one hand on the number pad."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QTabBar, QWidget

from sirekap_desktop.recap.views import FieldView, TpsSheet
from sirekap_desktop.ui.icons import icon
from sirekap_desktop.ui.images import PageImageStore
from sirekap_desktop.ui.item_models.fields_model import FieldsModel, number
from sirekap_desktop.ui.language import catalogue_text
from sirekap_desktop.ui.page_titles import ordered_pages, page_hint, page_title
from sirekap_desktop.ui.page_turning import PageTurner
from sirekap_desktop.ui.session import Session
from sirekap_desktop.ui.sheet_controller import SheetController
from sirekap_desktop.ui.views.kejadian_dialog import KejadianDialog
from sirekap_desktop.ui.views.reason_dialog import ReasonDialog
from sirekap_desktop.ui.views.review_dialog import ReviewDialog
from sirekap_desktop.ui.views.status_dialog import StatusDialog
from sirekap_desktop.ui.views.verify_keys import obey
from sirekap_desktop.ui.views.verify_layout import lay_out
from sirekap_desktop.ui.widgets.field_table import FieldTable
from sirekap_desktop.ui.widgets.identity_bar import IdentityBar
from sirekap_desktop.ui.widgets.identity_strips import IdentityStrips
from sirekap_desktop.ui.widgets.rules_panel import RulesPanel
from sirekap_desktop.ui.widgets.scan_view import ScanView
from sirekap_desktop.ui.widgets.why_line import WhyLine


class VerifyView(QWidget):
    """Shows the current TPS of the session and turns keys into decisions."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.controller = SheetController(session, self)
        self.images = PageImageStore(session, self)
        self._labels: Mapping[str, str] = {}
        self._turner = PageTurner()
        self.model = FieldsModel(self._snippet, self._labels, self)
        self.identity = IdentityBar(self)
        self.strips = IdentityStrips(self)
        self.scan = ScanView(self)
        self.pages = QTabBar(self)
        self.table = FieldTable(self.model, self)
        self.page_title = QLabel(self)
        self.why = WhyLine(self)
        self.rules = RulesPanel(self)
        self._shown_page: int | None = None
        lay_out(self)
        self._connect()

    def _connect(self) -> None:
        controller = self.controller
        controller.sheet_opened.connect(self._sheet_opened)
        controller.sheet_changed.connect(self._show_sheet)
        controller.reason_wanted.connect(self._ask_reason)
        controller.refused.connect(self._refused)
        controller.agreed.connect(self._agreed)
        self._session.tps_chosen.connect(controller.open)
        self._session.rows_changed.connect(self._rows_changed)
        self.table.ends_passed.connect(self._turn)
        self.images.loaded.connect(self._image_loaded)
        self.pages.currentChanged.connect(self._tab_chosen)
        self.table.field_chosen.connect(self._field_chosen)
        self.table.agreed.connect(self._agree_field)
        self.table.typed.connect(self._typed)
        self.scan.field_clicked.connect(self._activate)
        self.rules.fields_wanted.connect(self._go_to_likely)
        self.identity.confirmed.connect(self.confirm_identity)
        self._session.numbers_changed.connect(self._session.refresh)

    # --- showing ----------------------------------------------------------------------------------------------

    def open_current(self) -> None:
        """Show the session's TPS, or the first that needs a person."""
        session = self._session
        kode = session.current or session.next_open(None) or (session.rows[0].kode if session.rows else None)
        if kode is None:
            return
        if kode == session.current:
            self.controller.open(kode)
        else:
            session.choose(kode)

    def _rows_changed(self) -> None:
        """Open a TPS as soon as there are some, where the view was shown before the list was loaded."""
        if self.isVisible() and self.controller.sheet is None:
            self.open_current()

    def _sheet_opened(self) -> None:
        sheet = self.controller.sheet
        assert sheet is not None
        self._shown_page = None
        self.scan.show_page(None)
        self._labels = self._session.gateway.short_labels(sheet.pemilihan, sheet.kode)
        self.model.set_labels(self._labels)
        self._turner.take(sheet)
        self.table.goes_round = not self._turner.turns
        self._show_tabs(sheet)
        self._request_images(sheet)
        self._show_fields(sheet)
        wanting = self.controller.needing_eyes or self.controller.open_fields or list(sheet.fields)
        if wanting:
            self._activate(wanting[0].id)
            self._field_chosen(wanting[0].id)
        self.table.setFocus()
        self._prefetch()

    def _show_fields(self, sheet: TpsSheet) -> None:
        self.model.set_fields(self._turner.fields(sheet), self.controller.pending)
        self.page_title.setText(self._turner.title(sheet, self._labels))
        self.page_title.setVisible(self._turner.turns)

    def _activate(self, field_id: str) -> None:
        """Make a field the active one, whichever page it is on."""
        field, sheet = self.controller.field(field_id), self.controller.sheet
        if field is not None and sheet is not None and self._turner.show(field.page):
            self._show_fields(sheet)
        self.table.activate(field_id)

    def _turn(self, step: int, *, to_first: bool = False) -> None:
        """Go to the next (1) or previous (-1) page: to its first field, or going back to its last one."""
        sheet, page = self.controller.sheet, self._turner.beside(step)
        if sheet is None or page is None:
            return
        on_page = [f for f in sheet.fields if f.page == page]
        self._activate(on_page[0 if step > 0 or to_first else -1].id)
        self._show_paper_of(sheet, page)

    def _show_paper_of(self, sheet: TpsSheet, number: int) -> None:
        """Show the plano page of a number, where there is one, also when none of its fields was read."""
        for page in ordered_pages(sheet.pages):
            if page.page == number and page.is_source and "SALINAN" not in (page.form or ""):
                self._select_tab(page.id)
                return

    def _show_tabs(self, sheet: TpsSheet) -> None:
        self.pages.blockSignals(True)
        while self.pages.count():
            self.pages.removeTab(0)
        for page in ordered_pages(sheet.pages):
            at = self.pages.addTab(page_title(page))
            self.pages.setTabData(at, page.id)
            self.pages.setTabToolTip(at, page_hint(page))
            if page.warnings:
                self.pages.setTabIcon(at, icon("warning", "warn"))
        self.pages.blockSignals(False)

    def _request_images(self, sheet: TpsSheet) -> None:
        for page in ordered_pages(sheet.pages):
            self.images.request(page, sheet.fields)

    def _show_sheet(self) -> None:
        sheet = self.controller.sheet
        if sheet is None:
            return
        if [self.pages.tabData(i) for i in range(self.pages.count())] != [p.id for p in ordered_pages(sheet.pages)]:
            self._show_tabs(sheet)
            self._request_images(sheet)
        self.identity.show_sheet(sheet)
        self._show_fields(sheet)
        problems = [(catalogue_text(p.message_id, p.values), p.fields) for p in sheet.problems]
        self.rules.show_checks([("", check) for check in sheet.checks], self._labels, problems)
        self._outline()
        self._explain()
        self._show_strips(sheet)

    def _show_strips(self, sheet: TpsSheet) -> None:
        pages = [p for p in ordered_pages(sheet.pages) if p.status == "read"]
        self.strips.setVisible(bool(pages) and not sheet.identity_confirmed)
        self.strips.show_strips([(page_title(page), self.images.header(page.id)) for page in pages])

    def confirm_identity(self) -> None:
        """Confirm which TPS it is, once the heads of all its pages are on the screen."""
        sheet = self.controller.sheet
        if sheet is None or sheet.identity_confirmed:
            return
        if sheet.pages and not self.strips.complete:
            self._session.notice.emit(self.tr("Kepala halaman masih dimuat; tunggu sebentar."))
        elif self.strips.turn():
            self._session.notice.emit(self.tr("Lihat juga kepala halaman berikutnya, lalu F2 lagi."))
        else:
            self.controller.confirm_identity()

    def _outline(self) -> None:
        sheet, active = self.controller.sheet, self.table.active
        if sheet is not None and self._shown_page is not None:
            on_page = [f for f in sheet.fields if f.page_id == self._shown_page and f.polygons]
            self.scan.show_fields(on_page, active.id if active else None)

    def _show_page(self, page_id: int) -> None:
        image = self.images.get(page_id)
        sheet = self.controller.sheet
        if sheet is None or page_id == self._shown_page:
            return
        if image is None:
            for page in (p for p in sheet.pages if p.id == page_id):
                self.images.request(page, sheet.fields, whole=True)
            return
        self._shown_page = page_id
        self.scan.show_page(image)
        self.identity.show_strip(image.header)
        self._outline()

    def _select_tab(self, page_id: int) -> None:
        for at in range(self.pages.count()):
            if self.pages.tabData(at) == page_id:
                self.pages.setCurrentIndex(at)

    def _tab_chosen(self, at: int) -> None:
        page_id = self.pages.tabData(at)
        if page_id is not None:
            self._show_page(int(page_id))
            self._show_fields_of(int(page_id))

    def _show_fields_of(self, page_id: int) -> None:
        """Show the numbers of the paper whose tab was chosen, where pages are shown one at a time."""
        sheet, active = self.controller.sheet, self.table.active
        fields = [f for f in sheet.fields if f.page_id == page_id] if sheet is not None else []
        if fields and self._turner.turns and (active is None or active.page != fields[0].page):
            self._activate(fields[0].id)

    def _image_loaded(self, page_id: int) -> None:
        self.model.snippets_changed()
        if self.controller.sheet is not None:
            self._show_strips(self.controller.sheet)
        active = self.table.active
        wanted = active.page_id if active and active.page_id else self.pages.tabData(self.pages.currentIndex())
        if page_id == wanted:
            self._show_page(page_id)
            if active is not None:
                self.scan.centre_on(active.id)

    def _field_chosen(self, field_id: str) -> None:
        field = self.controller.field(field_id)
        if field is None:
            return
        if field.page_id is not None:
            self._select_tab(field.page_id)
            self._show_page(field.page_id)
        self._outline()
        self._explain()
        self.scan.centre_on(field_id)

    def _explain(self) -> None:
        active = self.table.active
        field = self.controller.field(active.id) if active is not None else None
        self.why.show_field(field, self._labels.get(field.id, field.label) if field is not None else "")

    def _snippet(self, field: FieldView) -> QImage | None:
        return self.images.snippet(field.page_id, field.id)

    def _prefetch(self) -> None:
        """Load the pages of the TPS that comes next, so that going on is immediate."""
        session = self._session
        following = session.next_open(session.current)
        if following is None:
            return
        pemilihan = session.pemilihan
        session.load(lambda: session.gateway.sheet(pemilihan, following), self._request_images)

    # --- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys of the view that the table left alone."""
        if not obey(self, event):
            super().keyPressEvent(event)

    def turn_page(self, step: int) -> bool:
        """Show the next page of a long form, else the next picture; return whether there was one."""
        if self._turner.turns:
            self._turn(step, to_first=True)
        elif self.pages.count():
            self.pages.setCurrentIndex((self.pages.currentIndex() + step) % self.pages.count())
        else:
            return False
        return True

    def go_to_tps(self, step: int) -> None:
        """Go to the TPS before or after this one."""
        current = self._session.current
        kode = self._session.neighbour(current, step) if current else None
        if kode is not None:
            self._session.choose(kode)

    # --- deciding ---------------------------------------------------------------------------------------------

    def _agree_field(self, field_id: str) -> None:
        field = self.controller.field(field_id)
        if field is None:
            return
        if field.is_decided or field_id in self.controller.pending:
            self._advance()
        elif field.read is None:
            self._session.problem.emit(
                self.tr("Isian ini kosong atau tidak terbaca. Ketik angkanya; ketik 0 bila memang nol.")
            )
        elif field.page_id is not None and self._snippet(field) is None:
            self._session.notice.emit(self.tr("Gambarnya masih dimuat; tunggu sebentar."))
        else:
            self.controller.decide(field_id, field.read)
            self._advance()

    def _typed(self, field_id: str, value: int) -> None:
        self.controller.decide(field_id, value)
        self._advance()

    def _advance(self) -> None:
        """Go to the next field that needs eyes; when all were seen, simply to the next one."""
        sheet, active = self.controller.sheet, self.table.active
        if sheet is None or active is None:
            return
        wanting = self.controller.needing_eyes
        if not wanting:
            self.table.step(1)
            return
        order = {f.id: place for place, f in enumerate(sheet.fields)}
        later = [f for f in wanting if order[f.id] > order[active.id]]
        self._activate((later or wanting)[0].id)

    def _ask_reason(self, field_id: str, value: int) -> None:
        field = self.controller.field(field_id)
        if field is None:
            return
        self._activate(field_id)
        old = number(field.decided if field.is_decided else field.read)
        dialog = ReasonDialog(self._labels.get(field_id, field.label), old, str(value), self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.reason:
            self.controller.decide(field_id, value, dialog.reason)
            self._advance()
        self.table.setFocus()

    def _refused(self, field_id: str) -> None:
        if field_id:
            self._activate(field_id)
        self.table.setFocus()

    def agree_tps(self) -> None:
        """Agree the TPS as far as people have looked: doubts first, then the review sheet, then the office."""
        sheet = self.controller.sheet
        if sheet is None:
            return
        wanting = self.controller.needing_eyes
        if wanting:
            self._activate(wanting[0].id)
            text = self.tr("{count} isian masih perlu dilihat. Mulai dari yang disorot.")
            self._session.problem.emit(text.format(count=len(wanting)))
            return
        if not sheet.identity_confirmed:
            self._session.problem.emit(
                self.tr("Pastikan dulu bahwa halaman ini memang milik TPS ini: bandingkan kepala halaman, tekan F2.")
            )
            return
        if self.controller.open_fields and not self._review(sheet, self.controller.open_fields):
            return
        self.controller.agree()

    def _review(self, sheet: TpsSheet, fields: list[FieldView]) -> bool:
        dialog = ReviewDialog(self._where(sheet), fields, self._labels, self._snippet, self)
        dialog.field_doubted.connect(self._activate)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        self.table.setFocus()
        if agreed:
            self.controller.decide_many({f.id: f.read for f in dialog.shown if f.read is not None})
        return agreed

    def _agreed(self, kode: str) -> None:
        if kode != self._session.current:
            return
        following = self._session.next_open(kode)
        if following is None:
            self._session.notice.emit(self.tr("TPS disepakati. Tidak ada TPS lain yang menunggu."))
        else:
            self._session.notice.emit(self.tr("TPS disepakati."))
            self._session.choose(following)

    def note_kejadian(self) -> None:
        """Record a special event of this TPS."""
        sheet = self.controller.sheet
        if sheet is None:
            return
        dialog = KejadianDialog(self._where(sheet), self.rules.broken_rules(), self._labels, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.controller.record_kejadian(dialog.text, dialog.kind, dialog.rule_id)
        self.table.setFocus()

    def set_status(self) -> None:
        """Record that the votes of this TPS were counted or cast again."""
        sheet = self.controller.sheet
        if sheet is None:
            return
        dialog = StatusDialog(self._where(sheet), sheet.status, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.controller.set_status(dialog.status, dialog.text)
        self.table.setFocus()

    def _where(self, sheet: TpsSheet) -> str:
        return self.tr("TPS {nomor} · {desa}").format(nomor=sheet.nomor, desa=sheet.desa_nama)

    def _go_to_likely(self, field_ids: list[str]) -> None:
        """Go to the field of a rule that is most likely misread."""
        fields = [f for f in (self.controller.field(i) for i in field_ids) if f is not None]
        if fields:
            likely = min(fields, key=lambda f: (not f.needs_eyes, f.confidence if f.confidence is not None else 0.0))
            self._activate(likely.id)
            self.table.setFocus()
