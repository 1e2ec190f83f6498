"""Opening and making offices: the only door through which the window reaches the wired program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sirekap_desktop.reading.ketelitian import Ketelitian
from sirekap_desktop.ui.gateway import Gateway


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What an office is made of."""

    folder: Path
    regions: Path
    kecamatan: str
    pemilihan: tuple[str, ...]
    contestants: Path
    ketelitian: Ketelitian = Ketelitian.BIASA
    dapil: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opener:
    """How offices are opened and made; tests give others."""

    open: Callable[[Path], Gateway]
    create: Callable[[NewOffice], Gateway]


def real_opener() -> Opener:
    """Return the opener on the wired program, which is imported only when an office is opened."""
    return Opener(_open, _create)


def _open(folder: Path) -> Gateway:
    from sirekap_desktop.app import App
    from sirekap_desktop.ui.app_gateway import AppGateway

    return AppGateway(App.open(folder))


def _create(wanted: NewOffice) -> Gateway:
    from sirekap_desktop.app import App
    from sirekap_desktop.ui.app_gateway import AppGateway

    return AppGateway(
        App.create(
            wanted.folder,
            wanted.regions,
            wanted.kecamatan,
            wanted.pemilihan,
            wanted.contestants,
            dapil=wanted.dapil,
            ketelitian=wanted.ketelitian,
        )
    )
