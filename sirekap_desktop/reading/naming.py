"""What a reading calls the fields of a party's page when nobody has said which contestants there are.

Within, every field has the party's number in its id, as the forms of an office have: ``suara_calon_3_2``. Without an
office the page itself says which party it is (``partai``), and its fields are ``suara_calon_2`` and the like.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sirekap_desktop.reading.decode import DecodedPage
from sirekap_desktop.reading.result import CheckReading


def without_party(page: DecodedPage, partai: int) -> DecodedPage:
    """Return a page with the number of its party left out of its field ids.

    A rule that speaks of fields of other pages too keeps its ids: they would be ambiguous without the number.
    """
    fields = tuple(replace(f, id=short_id(f.id, partai)) for f in page.fields)
    mine = {f.id for f in page.fields}
    checks = tuple(_short(c, partai) if mine.issuperset(c.fields) else c for c in page.checks)
    return replace(page, fields=fields, checks=checks)


def short_id(field_id: str, partai: int) -> str:
    """Return a field's id without the number of its party: ``suara_calon_3_2`` of party 3 is ``suara_calon_2``."""
    return re.sub(rf"\b(suara_partai|suara_calon|jumlah_partai)_{partai}(?=_|\b)", r"\1", field_id)


def _short(check: CheckReading, partai: int) -> CheckReading:
    fields = tuple(short_id(f, partai) for f in check.fields)
    return replace(check, fields=fields, text=short_id(check.text, partai))
