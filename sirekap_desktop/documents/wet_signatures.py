"""Blocks for wet signatures: the committee and the saksi in one or more lines across the sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sirekap_desktop.documents.identity import DocumentIdentity
from sirekap_desktop.documents.pen import HAIR, POINTS, THIN, Pen
from sirekap_desktop.documents.signature_blocks import mark_block
from sirekap_desktop.documents.text import fit
from sirekap_desktop.documents.wording import Wording

LEAST_WIDTH = 17.0
"""Narrowest block in millimetres in which a person can sign."""
TITLE_HEIGHT = 4.0
BLOCK_HEIGHTS = {1: 15.0, 2: 11.5}
SMALLEST_BLOCK = 10.5
"""Height of a block by the number of lines of blocks; of three lines and more the smallest."""
ROLE_SIZE = 6.6
KETUA = "ketua"
"""Id of the block of the Ketua; those of the others are ``anggota-1`` …, ``saksi-1`` …."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs in a block; a dotted line stands where the name is empty. ``blok`` is the id of the block's mark."""

    blok: str
    role: str
    name: str


def committee_of(wording: Wording, identity: DocumentIdentity) -> tuple[Signatory, ...]:
    """Return the Ketua and the Anggota, numbered."""
    names = identity.committee
    return tuple(
        Signatory(
            f"anggota-{index}" if index else KETUA,
            f"{role} {index}" if index else role,
            names[index] if index < len(names) else "",
        )
        for index, role in enumerate(wording.roles)
    )


def witnesses_of(wording: Wording, identity: DocumentIdentity) -> tuple[Signatory, ...]:
    """Return one saksi for each contestant."""
    return tuple(
        Signatory(f"saksi-{int(c.nomor)}", wording.witness.format(nomor=c.nomor), c.saksi)
        for c in identity.contestants
    )


@dataclass(frozen=True, slots=True)
class SignatureBlocks:
    """Groups of signatories beside each other, each with its title."""

    groups: tuple[tuple[str, tuple[Signatory, ...]], ...]
    width: float

    @property
    def _lines(self) -> int:
        people = max((len(people) for _, people in self.groups), default=1)
        lines = 1
        while lines < people and self._columns(lines) * LEAST_WIDTH > self.width:
            lines += 1
        return lines

    def _columns(self, lines: int) -> int:
        return sum(math.ceil(len(people) / lines) for _, people in self.groups)

    @property
    def _block_height(self) -> float:
        return BLOCK_HEIGHTS.get(self._lines, SMALLEST_BLOCK)

    @property
    def height(self) -> float:
        """Height of all blocks with their titles in millimetres."""
        return TITLE_HEIGHT + self._lines * self._block_height if self.groups else 0.0

    def draw(self, pen: Pen, x: float, y: float, *, mark: bool) -> None:
        """Draw everything with the top-left corner at (x, y); ``mark`` the blocks for electronic signatures."""
        lines = self._lines
        if not self.groups:
            return
        share = self.width / self._columns(lines)
        for title, people in self.groups:
            columns = math.ceil(len(people) / lines)
            self._draw_group(pen, title, people, x, y, share, columns, mark=mark)
            x += share * columns

    def _draw_group(
        self,
        pen: Pen,
        title: str,
        people: tuple[Signatory, ...],
        x: float,
        y: float,
        share: float,
        columns: int,
        *,
        mark: bool,
    ) -> None:
        width, block = share * columns, self._block_height
        pen.frame(x, y, width, self.height, THIN)
        pen.text(
            x + width / 2,
            y + 2.9,
            title,
            fit(title, (width - 2) * POINTS, ROLE_SIZE, bold=True),
            bold=True,
            align="centre",
        )
        pen.line(x, y + TITLE_HEIGHT, x + width, y + TITLE_HEIGHT, HAIR)
        rows = math.ceil(len(people) / columns)
        block = (self.height - TITLE_HEIGHT) / rows
        for index, person in enumerate(people):
            left, top = x + index % columns * share, y + TITLE_HEIGHT + index // columns * block
            if index % columns:
                pen.line(left, top, left, top + block, HAIR)
            elif index:
                pen.line(x, top, x + width, top, HAIR)
            if mark:
                mark_block(pen, person.blok, left + 1, top + 3.4, share - 2, block - 7.4)
            self._draw_block(pen, person, left, top, share, block)

    def _draw_block(self, pen: Pen, person: Signatory, left: float, top: float, share: float, block: float) -> None:
        centre, room, base = left + share / 2, (share - 2) * POINTS, top + block
        size = fit(person.role, room, ROLE_SIZE)
        pen.text(centre, top + 2.8, person.role, size, align="centre")
        if person.name:
            size = fit(person.name, room, ROLE_SIZE, bold=True)
            pen.text(centre, base - 1.6, person.name, size, bold=True, align="centre")
        pen.line(left + 2, base - 1.0, left + share - 2, base - 1.0, 0.5, dash=True)
