"""What the tests of signing share."""

from __future__ import annotations

from sirekap_desktop.recap.office import Office

KIND, KECAMATAN = "d-hasil-kecamatan", "170799"


def left(office: Office) -> list[str]:
    """Return the names of the files in the folder of documents, halves of files included."""
    return sorted(path.name for path in (office.folder / "documents").iterdir())
