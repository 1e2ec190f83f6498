"""Reading a filled scan with a definition that is being made, and saying in words what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sirekap_desktop.forms.definition import FormDefinition
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading.digits import DigitReader
from sirekap_desktop.reading.group import decode_pages
from sirekap_desktop.reading.locate import Locator
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.reading.reader import PageReader, Unrecognised
from sirekap_desktop.reading.result import CheckReading, FieldReading

_WEAK = 0.8
"""Share of the printed lines below which a person should look at the lines again: good scans show nine in ten."""


@dataclass(frozen=True, slots=True)
class FieldTrial:
    """One number as read, and whether its printed frames were found; ``off`` is how far, in shares of a box."""

    reading: FieldReading
    sure: bool
    off: float


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of a filled scan.

    Attributes:
        score: Share of the printed lines that were found in their place; 0 where the page was not found.
        told: Sentences (message id and values) of what is wrong.
    """

    score: float
    fields: tuple[FieldTrial, ...] = ()
    checks: tuple[CheckReading, ...] = ()
    told: tuple[tuple[str, dict[str, object]], ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is wrong, in Indonesian."""
        return tuple(sentence(message_id, **values) for message_id, values in self.told)


def try_form(form: FormDefinition, gray: NDArray[np.uint8]) -> Trial:
    """Read a filled page with a form that has one page.

    Args:
        form: The definition as checked.
        gray: The scan, shape (height, width).
    """
    located = Locator([form]).locate(Pyramid(np.ascontiguousarray(gray)))
    if located is None:
        return Trial(0.0, told=(("calibration.not_located", {}),))
    seen = PageReader([form], DigitReader()).evidence(gray)
    if isinstance(seen, Unrecognised):  # pragma: no cover - the same locator found it a moment ago
        return Trial(0.0, told=(("calibration.not_located", {}),))
    decoded = decode_pages({form.code: form}, [seen])[0]
    frames = located.frames
    fields = tuple(FieldTrial(f, frames[f.id].sure, frames[f.id].residual) for f in decoded.fields)
    told: list[tuple[str, dict[str, object]]] = []
    if located.score < _WEAK:
        told.append(("calibration.weak", {"share": f"{100 * located.score:.0f}"}))
    told += [
        ("calibration.boxes_off", {"field": f.reading.id, "off": f"{100 * f.off:.0f}"}) for f in fields if not f.sure
    ]
    return Trial(located.score, fields, tuple(decoded.checks), tuple(told))
