"""The tally grids of one page: where they lie, which sums stand beside them, and what both say of each field."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FieldDefinition, Rect
from sirekap_desktop.reading.crops import crop_rect, cut_rect, written_part
from sirekap_desktop.reading.locate import Located
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.normalise import CROP_SIDE
from sirekap_desktop.reading.tally import add_sums, count_cells, read_cells, used_rows
from sirekap_desktop.reading.tally_count import TallySight
from sirekap_desktop.reading.tally_net import TallyNet

_DIGITS_PER_ROW = 2
"""Boxes beside a row whose sum can be read: an undivided strip (2019) doesn't tell where its digits stand."""


class TallyPage:
    """The grids of a located page, their cells read.

    Attributes:
        sum_crops: The boxes of all row sums worth reading, for the digit net, (n, 40, 40).
    """

    def __init__(self, net: TallyNet, pyramid: Pyramid, located: Located) -> None:
        fields = [f for f in located.page.fields if f.tally is not None and _whole(located, f, pyramid)]
        places = [(f.tally, located.bent_polygon(f.tally.rect)) for f in fields if f.tally is not None]
        self._cells: dict[str, NDArray[np.float64]] = {}
        self._strips: dict[str, int] = {}
        crops: list[NDArray[np.uint8]] = []
        for field, cells in zip(fields, read_cells(net, pyramid, places), strict=True):
            if cells is None:
                continue
            self._cells[field.id] = cells
            strips = _strips(field, used_rows(cells))
            self._strips[field.id] = len(strips)
            crops += [_cut(pyramid, located, box) for strip in strips for box in strip]
        self.sum_crops = np.stack(crops) if crops else np.empty((0, CROP_SIDE, CROP_SIDE), dtype=np.uint8)

    def sights(self, sums: NDArray[np.float64]) -> Mapping[str, TallySight]:
        """Return what is seen of each field that has a grid.

        Args:
            sums: Probabilities of ``sum_crops``, (n, 14).
        """
        found, at = {}, 0
        for field_id, cells in self._cells.items():
            strokes = count_cells(cells)
            boxes = sums[at : at + _DIGITS_PER_ROW * self._strips[field_id]]
            at += len(boxes)
            rows = np.split(boxes, self._strips[field_id]) if len(boxes) else []
            found[field_id] = TallySight(strokes, add_sums(rows, len(strokes.totals)))
        return found


def _whole(located: Located, field: FieldDefinition, pyramid: Pyramid) -> bool:
    """Tell whether a field's grid lies wholly in the picture."""
    if field.tally is None:
        return False
    quad = located.bent_polygon(field.tally.rect)
    height, width = pyramid.gray.shape
    return bool(((quad >= 0) & (quad <= np.array([width - 1, height - 1]))).all())


def _strips(field: FieldDefinition, used: NDArray[np.bool_]) -> list[tuple[Rect, ...]]:
    """Return the boxes of the sums beside used rows; none where the form prints no box for each digit."""
    if field.tally is None:
        return []
    strips = field.tally.row_sum_boxes
    if any(len(strip) != _DIGITS_PER_ROW for strip in strips):
        return []
    return [strip for strip, row in zip(strips, used, strict=False) if row]


def _cut(pyramid: Pyramid, located: Located, box: Rect) -> NDArray[np.uint8]:
    frame = located.frame_at(box)
    return cut_rect(pyramid, frame.polygon(crop_rect(written_part(pyramid, frame, box))))
