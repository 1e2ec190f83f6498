"""How strict an office is, in the audit trail: ``office.toml`` is edited by hand, so opening notes a change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from sirekap_desktop.messages import sentence
from sirekap_desktop.models.tables import Jejak
from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.recap import jejak

if TYPE_CHECKING:
    from sirekap_desktop.recap.office import Office

ACTION = "office.ketelitian"


def note_ketelitian(office: Office) -> None:
    """Append an audit line where ``office.toml`` says another ketelitian than the trail last knew.

    The line names the account that opened the office, and says that nobody knows who edited the file.

    Raises:
        DatabaseError: If the line can't be written.
    """
    with office.read() as session:
        if _last_known(session) == office.file.ketelitian:
            return
    with office.write() as session:
        before = _last_known(session)
        if before == office.file.ketelitian:
            return
        jejak.append(
            session,
            jejak.Stamp.now(office),
            ACTION,
            "office.toml",
            before={"ketelitian": before},
            after={"ketelitian": office.file.ketelitian},
            reason=sentence("office.by_hand"),
        )


def _last_known(session: Session) -> str:
    """Return the word of the newest line that names one; offices of before the setting were ``biasa``."""
    query = select(Jejak.after).where(Jejak.action.in_(("office.create", ACTION))).order_by(Jejak.id.desc()).limit(1)
    newest = session.execute(query).scalar_one_or_none()
    return str(json.loads(newest or "{}").get("ketelitian", Ketelitian.BIASA.value))
