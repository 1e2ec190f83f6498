"""Special events and objections, linked to what they concern."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Kejadian(Base):
    """A special event (``kejadian``) or an objection of a saksi (``keberatan``) at a level.

    ``rule_id`` names the broken rule that it explains, ``fields`` that rule's fields (none: all rules of the id).
    """

    __tablename__ = "kejadian"
    __table_args__ = (
        Index("ix_kejadian_pemilihan_kode", "pemilihan", "kode"),
        CheckConstraint("kind IN ('kejadian', 'keberatan')", name="kind"),
        CheckConstraint("level IN ('tps', 'desa', 'kecamatan')", name="level"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pemilihan: Mapped[str] = mapped_column(String(16), ForeignKey("pemilihan.kode"))
    level: Mapped[str] = mapped_column(String(10))
    kode: Mapped[str] = mapped_column(String(13))
    kind: Mapped[str] = mapped_column(String(10))
    rule_id: Mapped[str | None] = mapped_column(String(16))
    fields: Mapped[list[Any]]
    text: Mapped[str] = mapped_column(String(4000))
    by: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
