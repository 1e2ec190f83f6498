"""Why a use-case refuses; each with a sentence of the catalogue."""

from __future__ import annotations

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.models.errors import DatabaseBusy, DatabaseDamaged, DatabaseError, Locked

__all__ = [
    "BadCsv",
    "BadOffice",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseError",
    "LockRefused",
    "Locked",
    "NotAllowed",
    "ReasonNeeded",
    "ScanNotStored",
    "StaleVersion",
    "UnknownObject",
]


class BadCsv(SirekapError):
    """A region or contestant file can't be used; the sentence names file and line."""


class BadOffice(SirekapError):
    """A folder is no office, can't be made one, or is damaged."""


class ScanNotStored(SirekapError):
    """A file could not be copied into the office."""


class UnknownObject(SirekapError):
    """A code, field or page that the office does not have."""


class NotAllowed(SirekapError):
    """The step can't be taken in the present state, or the value can't be what the boxes hold."""


class ReasonNeeded(SirekapError):
    """The change needs a reason."""


class StaleVersion(SirekapError):
    """The TPS has changed since it was shown; nothing was written."""


class LockRefused(SirekapError):
    """Something is missing or unexplained below the lock."""
