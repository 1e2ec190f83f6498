"""What a form is: pages, fields, boxes, bubbles and marks, in millimetres from the top-left corner of the sheet.

One definition both draws a form and tells the reader where its boxes are. Definitions are data files in
``resources/forms``; ``loader`` reads them, ``lint`` checks them, ``drawing`` draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sirekap_desktop.forms.rules import Rule


class FormKind(StrEnum):
    """The two papers of a TPS: the wall form that decides, and the copies that are compared with it."""

    PLANO = "plano"
    SALINAN = "salinan"


class FieldKind(StrEnum):
    """What the boxes of a field hold."""

    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the sheet, in millimetres."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the sheet, in millimetres; of a printed frame, the centres of its lines."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, dx: float, dy: float) -> Rect:
        """Return the rectangle with ``dx`` more on the left and right and ``dy`` more above and below."""
        return Rect(self.x - dx, self.y - dy, self.width + 2 * dx, self.height + 2 * dy)

    def contains(self, other: Rect) -> bool:
        """Return whether ``other`` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Return whether the insides of both share a point."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A straight printed line; ``grey`` is 0 for black and 1 for white, ``dash`` a pair of millimetres or None."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    grey: float = 0.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    rect: Rect
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A printed text; ``y`` is its base line, ``size`` in millimetres (height of the em), ``rotation`` in degrees.

    Attributes:
        width: Printed width; the letters are stretched or squeezed to it. None: as wide as the font makes it.
        most: Width to which longer texts are squeezed, where ``width`` is None.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    rotation: float = 0.0
    grey: float = 0.0
    width: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """A printed circle that is not to be filled in, e.g. of an example; ``fill`` is a grey or None."""

    centre: Point
    radius: float
    line: float
    fill: float | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A printed fiducial tag: family as OpenCV names it, its id, its outer black square and its quarter turns."""

    family: str
    id: int
    rect: Rect
    quarter_turns: int = 0


@dataclass(frozen=True, slots=True)
class CornerMark:
    """A filled square, or two that touch at one corner."""

    name: str
    squares: tuple[Rect, ...]

    @property
    def centre(self) -> Point:
        """The middle of all squares: of two, the point where they touch."""
        x = min(s.x for s in self.squares), max(s.right for s in self.squares)
        y = min(s.y for s in self.squares), max(s.bottom for s in self.squares)
        return Point(sum(x) / 2, sum(y) / 2)


@dataclass(frozen=True, slots=True)
class BubbleColumn:
    """The bubbles 0 … 9 under one digit box: centres on one upright line, ``pitch`` apart, digit 0 at ``y0``."""

    x: float
    y0: float
    pitch: float
    radius: float

    def centre(self, digit: int) -> Point:
        """Return the centre of the bubble of a digit."""
        return Point(self.x, self.y0 + self.pitch * digit)


@dataclass(frozen=True, slots=True)
class TallyGrid:
    """The grid for tally strokes, with one strip of small boxes per row for its sum (*jumlah tiap baris*)."""

    rect: Rect
    rows: int
    columns: int
    row_sum_boxes: tuple[tuple[Rect, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A place for names and signatures."""

    role: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One number (or date part) of a form.

    Attributes:
        id: Field id of the contract, e.g. ``pengguna_dpt_l``.
        label: What the form prints beside it (of the row; see ``column``).
        section: Section of the form, e.g. ``I.B``; fields of one section stand together on screen.
        boxes: The digit boxes from left to right.
        bubbles: One column per box, or empty.
        dotted: Whether the boxes hold dotted seven-segment guides.
        column: What the form prints above its column, e.g. ``LAKI-LAKI (L)``; empty where the table has one.
        short: A short name for people, e.g. ``pengguna DPT (L)``, used in sentences about rules.
        box_line: Width of the printed frame of a box.
    """

    id: str
    label: str
    section: str
    boxes: tuple[Rect, ...]
    kind: FieldKind = FieldKind.NUMBER
    bubbles: tuple[BubbleColumn, ...] = ()
    tally: TallyGrid | None = None
    words: Rect | None = None
    dotted: bool = False
    column: str = ""
    short: str = ""
    box_line: float = 0.5

    @property
    def maximum(self) -> int:
        """The greatest number that the boxes can hold (rule T13)."""
        return int(10 ** len(self.boxes)) - 1

    @property
    def frame(self) -> Rect:
        """The smallest rectangle around all boxes."""
        x = min(b.x for b in self.boxes)
        y = min(b.y for b in self.boxes)
        return Rect(x, y, max(b.right for b in self.boxes) - x, max(b.bottom for b in self.boxes) - y)


@dataclass(frozen=True, slots=True)
class PageDefinition:
    """One page of a form: what is printed on it and what is written into it.

    Attributes:
        header: The strip that names the TPS, shown to people beside the TPS name.
        anchors: Closed printed rectangles (tables) by which a page without tag or marks is located.
        partai: The number of the party whose page it is; None where it is no party's.
    """

    number: int
    width: float
    height: float
    fields: tuple[FieldDefinition, ...]
    header: Rect
    tag: Tag | None = None
    marks: tuple[CornerMark, ...] = ()
    lines: tuple[Line, ...] = ()
    fills: tuple[Fill, ...] = ()
    texts: tuple[Text, ...] = ()
    circles: tuple[Circle, ...] = ()
    anchors: tuple[Rect, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    partai: int | None = None


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form: its code, its pages and the rules of its numbers.

    Attributes:
        tahun: Year of the election whose form it is; 0 of made-up forms.
        partial: Whether only some of the form's pages are known: such a form is read, but no office recaps it.
        required: Ids of the fields that a person must have given a number before the TPS is agreed (rule T13).
    """

    code: str
    title: str
    pemilihan: str
    kind: FormKind
    source: str
    pages: tuple[PageDefinition, ...]
    rules: tuple[Rule, ...] = ()
    required: tuple[str, ...] = ()
    tahun: int = 0
    partial: bool = False

    def page(self, number: int) -> PageDefinition:
        """Return the page of a number.

        Raises:
            KeyError: If the form has no such page.
        """
        for page in self.pages:
            if page.number == number:
                return page
        raise KeyError(number)

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """The fields of all pages in the form's order."""
        return tuple(f for page in self.pages for f in page.fields)

    @property
    def number_fields(self) -> tuple[FieldDefinition, ...]:
        """The fields that hold a number to be recapped (dates left out)."""
        return tuple(f for f in self.fields if f.kind is FieldKind.NUMBER)

    def field(self, field_id: str) -> FieldDefinition:
        """Return the field of an id.

        Raises:
            KeyError: If the form has no such field.
        """
        for candidate in self.fields:
            if candidate.id == field_id:
                return candidate
        raise KeyError(field_id)

    @property
    def short_labels(self) -> dict[str, str]:
        """Short names of the fields by id, as ``rules.describe`` wants them."""
        return {f.id: f.short or f.label for f in self.fields}
