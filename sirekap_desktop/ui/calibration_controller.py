"""What the calibration window does: every change goes through the history, every sentence comes from the core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sirekap_desktop.calibration.draft import Draft, Head, History
from sirekap_desktop.calibration.strips import Strip, snapped, strip_in
from sirekap_desktop.errors import SirekapError
from sirekap_desktop.forms.definition import Rect
from sirekap_desktop.ui.gateway import GrayPage
from sirekap_desktop.ui.images import PageImage, prepare
from sirekap_desktop.ui.language import error_text
from sirekap_desktop.ui.worker import Runner

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sirekap_desktop.calibration.saving import Checked
    from sirekap_desktop.calibration.trial import Trial

MOST_BOXES = 9


class CalibrationController(QObject):
    """Holds the draft of one page.

    Signals:
        loaded: Another blank is there (its picture).
        changed: The draft or the chosen field is another one.
        tried: A filled scan was read (the trial and its picture).
        problem: Something went wrong; the sentence for people.
        saved: The definition was written (its file).
        busy: Whether work is under way.
    """

    loaded = Signal(object)
    changed = Signal()
    tried = Signal(object, object)
    problem = Signal(str)
    saved = Signal(object)
    busy = Signal(bool)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.history: History | None = None
        self.active = -1

    @property
    def draft(self) -> Draft | None:
        """The draft at work; None before a blank was loaded."""
        return None if self.history is None else self.history.draft

    def load(self, path: Path, page_index: int, head: Head, size: tuple[float, float] | None) -> None:
        """Load a blank and propose what it prints, off the GUI thread."""

        def work() -> tuple[Draft, PageImage]:
            from sirekap_desktop.calibration.draft import new_draft
            from sirekap_desktop.calibration.structure import find_structure

            structure = find_structure(_gray(path, page_index), size)
            return new_draft(structure, head), _picture(structure.gray)

        self._submit(work, self._loaded)

    def _loaded(self, result: tuple[Draft, PageImage]) -> None:
        draft, picture = result
        self.history, self.active = History(draft), 0 if draft.fields else -1
        self.loaded.emit(picture)
        self.changed.emit()

    def choose(self, at: int) -> None:
        """Make a field the chosen one; -1 for none."""
        if at != self.active:
            self.active = at
            self.changed.emit()

    def step(self, by: int) -> None:
        """Choose the field so many places on, round the end."""
        if self.draft is not None and self.draft.fields:
            self.choose((self.active + by) % len(self.draft.fields))

    def move(self, at: int, dx: float, dy: float, snap: bool) -> None:
        """Move a field's boxes, onto printed frames near them where asked to."""
        if self.draft is not None:
            strip = self.draft.fields[at].strip.moved(dx, dy)
            self._put(self.draft.with_strip(at, self._snapped(strip) if snap else strip))

    def resize(self, at: int, frame: Rect) -> None:
        """Stretch a field's boxes to a frame."""
        if self.draft is not None:
            strip = self.draft.fields[at].strip.resized(frame)
            self._put(self.draft.with_strip(at, self._snapped(strip)))

    def _snapped(self, strip: Strip) -> Strip:
        assert self.draft is not None
        return snapped(strip, self.draft.structure.boxes)

    def draw(self, frame: Rect) -> None:
        """Add a field whose boxes lie in a frame."""
        if self.draft is not None:
            structure = self.draft.structure
            line = structure.strips[0].line if structure.strips else 0.5
            self.active = len(self.draft.fields)
            self._put(self.draft.added(strip_in(frame, structure.boxes, line=line)))

    def delete(self) -> None:
        """Remove the chosen field."""
        if self.draft is not None and 0 <= self.active < len(self.draft.fields):
            at, self.active = self.active, min(self.active, len(self.draft.fields) - 2)
            self._put(self.draft.without(at))

    def count(self, at: int, boxes: int) -> None:
        """Give a field another number of boxes."""
        if self.draft is not None and 1 <= boxes <= MOST_BOXES:
            self._put(self.draft.with_strip(at, self.draft.fields[at].strip.with_count(boxes)))

    def name(self, at: int, field_id: str) -> None:
        """Name a field."""
        if self.draft is not None:
            self._put(self.draft.with_field(at, replace(self.draft.fields[at], id=field_id)))

    def label(self, at: int, text: str) -> None:
        """Say what the form prints beside a field."""
        if self.draft is not None:
            self._put(self.draft.with_field(at, replace(self.draft.fields[at], label=text)))

    def set_head(self, head: Head) -> None:
        """Say what the form is."""
        if self.draft is not None:
            self._put(replace(self.draft, head=head))

    def set_locating(self, anchors: frozenset[int], marks: bool, tag: bool) -> None:
        """Choose what the page is located by."""
        if self.draft is not None:
            self._put(replace(self.draft, anchors=anchors, use_marks=marks, use_tag=tag))

    def undo(self) -> None:
        """Take the last change back."""
        self._go(self.history is not None and self.history.undo())

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self._go(self.history is not None and self.history.redo())

    def _go(self, happened: bool) -> None:
        if happened and self.draft is not None:
            self.active = min(self.active, len(self.draft.fields) - 1)
            self.changed.emit()

    def _put(self, draft: Draft) -> None:
        assert self.history is not None
        self.history.put(draft)
        self.changed.emit()

    def checked(self) -> Checked | None:
        """Return what the draft means and what is wrong with it; None before a blank was loaded."""
        from sirekap_desktop.calibration.saving import check

        return None if self.draft is None else check(self.draft)

    def save(self, folder: Path) -> None:
        """Write the definition, off the GUI thread."""
        draft = self.draft
        if draft is None:
            return

        def work() -> Path:
            from sirekap_desktop.calibration.saving import save

            return save(draft, folder)

        self._submit(work, self.saved.emit)

    def try_scan(self, path: Path, page_index: int) -> None:
        """Read a filled scan with the definition as it is, off the GUI thread."""
        checked = self.checked()
        if checked is None:
            return
        if checked.problems:
            first = checked.problems[0]
            self.problem.emit(
                error_text(SirekapError("calibration.not_ready", count=len(checked.problems), first=first.text))
            )
            return

        def work() -> tuple[Trial, PageImage]:
            from sirekap_desktop.calibration.trial import try_form

            gray = _gray(path, page_index)
            return try_form(checked.form, gray), _picture(gray)

        self._submit(work, lambda result: self.tried.emit(*result))

    def _submit(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        def finish(result: object) -> None:
            done(result)
            self.busy.emit(False)

        def failed(error: Exception) -> None:
            self.busy.emit(False)
            if not isinstance(error, SirekapError):
                raise error
            self.problem.emit(error_text(error))

        self.busy.emit(True)
        self._runner.submit(work, finish, failed)


def _gray(path: Path, page_index: int) -> NDArray[np.uint8]:
    """Return one page of a file.

    Raises:
        SirekapError: If it can't be shown.
    """
    from sirekap_desktop.intake.pages import PageImage as Decoded
    from sirekap_desktop.intake.pages import open_pages

    found = next(open_pages(path, first=page_index), None)
    if not isinstance(found, Decoded):
        raise SirekapError("scan.not_shown", name=path.name)
    return found.gray


def _picture(gray: NDArray[np.uint8]) -> PageImage:
    return prepare(GrayPage(gray.shape[1], gray.shape[0], gray.tobytes()), (), {})
