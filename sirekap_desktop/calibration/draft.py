"""The definition that a person is making of one page: what is known of it so far, and every step back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sirekap_desktop.calibration.strips import Strip
from sirekap_desktop.calibration.structure import Structure
from sirekap_desktop.forms.definition import FormKind, Line, Rect

MOST_STEPS = 200
"""Steps that can be taken back: a long sitting over one page."""

_HEADER = (0.05, 0.04, 0.9, 0.1)
"""Where the name of a TPS stands, in shares of the sheet, where no table tells better: all forms have it on top."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the form is, as its file's head says it; ``rules`` is the name of a rules file, empty for none."""

    code: str = ""
    title: str = ""
    pemilihan: str = "PPWP"
    kind: FormKind = FormKind.PLANO
    tahun: int = 0
    page: int = 1
    rules: str = ""


@dataclass(frozen=True, slots=True)
class DraftField:
    """A number of the page: its strip of boxes and, once a person has named it, its id and printed label."""

    strip: Strip
    id: str = ""
    label: str = ""


@dataclass(frozen=True)
class Draft:
    """One page as far as it is made.

    Attributes:
        structure: What was found on the blank; never changed by a person.
        anchors: Which tables of the structure locate the page.
        use_marks: Whether its corner marks do.
        use_tag: Whether its tag does.
    """

    structure: Structure
    head: Head
    fields: tuple[DraftField, ...]
    anchors: frozenset[int]
    use_marks: bool
    use_tag: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines by which the page is fitted."""
        return self.structure.lines

    @property
    def header(self) -> Rect:
        """The strip that names the TPS: above the highest table that leaves room for it."""
        width, height = self.structure.size
        x, y, across, down = _HEADER
        top = min((t.y for t in self.structure.tables if t.y > (y + 0.03) * height), default=(y + down) * height)
        bottom = min(top, (y + 2 * down) * height)
        return Rect(
            round(x * width, 2), round(y * height, 2), round(across * width, 2), round(bottom - y * height, 2)
        )

    def with_field(self, at: int, field: DraftField) -> Draft:
        """Return the draft with another field in a place."""
        return replace(self, fields=(*self.fields[:at], field, *self.fields[at + 1 :]))

    def with_strip(self, at: int, strip: Strip) -> Draft:
        """Return the draft with a field's boxes elsewhere."""
        return self.with_field(at, replace(self.fields[at], strip=strip))

    def added(self, strip: Strip) -> Draft:
        """Return the draft with one more field, the last."""
        return replace(self, fields=(*self.fields, DraftField(strip)))

    def without(self, at: int) -> Draft:
        """Return the draft without a field."""
        return replace(self, fields=(*self.fields[:at], *self.fields[at + 1 :]))


def new_draft(structure: Structure, head: Head) -> Draft:
    """Return what the program proposes for a blank page."""
    fields = tuple(DraftField(strip) for strip in structure.strips)
    anchors = frozenset(range(min(6, len(structure.tables))))
    return Draft(structure, head, fields, anchors, bool(structure.marks), structure.tag is not None)


class History:
    """The drafts up to now; the last is the one at work."""

    def __init__(self, first: Draft) -> None:
        self._done: list[Draft] = [first]
        self._undone: list[Draft] = []

    @property
    def draft(self) -> Draft:
        """The draft at work."""
        return self._done[-1]

    @property
    def steps(self) -> Sequence[Draft]:
        """All drafts that can be gone back to, and the one at work."""
        return tuple(self._done)

    def put(self, draft: Draft) -> None:
        """Go on to another draft; the same again is no step."""
        if draft != self.draft:
            self._done = [*self._done, draft][-MOST_STEPS:]
            self._undone = []

    def undo(self) -> bool:
        """Take the last step back; false where there is none."""
        if len(self._done) < 2:
            return False
        self._undone.append(self._done.pop())
        return True

    def redo(self) -> bool:
        """Take a step again that was taken back; false where there is none."""
        if not self._undone:
            return False
        self._done.append(self._undone.pop())
        return True
