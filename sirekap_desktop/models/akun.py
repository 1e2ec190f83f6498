"""Accounts: named persons with a role."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from sirekap_desktop.models.base import Base


class Akun(Base):
    """A named person who may act in the office."""

    __tablename__ = "akun"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    role: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
