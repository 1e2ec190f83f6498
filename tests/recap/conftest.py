"""A real office in a temporary folder, and practice readings of its papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sirekap_desktop.recap.office import Actor, Office, create_office
from recap_office import CONTESTANTS, REGIONS

WIB = timezone(timedelta(hours=7), "WIB")


class SteppingClock:
    """One second later at every look."""

    def __init__(self) -> None:
        self.now = datetime(2024, 2, 20, 9, 0, tzinfo=WIB)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def sources(tmp_path: Path) -> tuple[Path, Path]:
    regions, contestants = tmp_path / "wilayah.csv", tmp_path / "kontestan.csv"
    regions.write_text(REGIONS, encoding="utf-8")
    contestants.write_text(CONTESTANTS, encoding="utf-8")
    return regions, contestants


@pytest.fixture
def make_office(tmp_path: Path, sources: tuple[Path, Path], clock: SteppingClock) -> Iterator[Callable[..., Office]]:
    opened: list[Office] = []

    def make(name: str = "kantor", regions: str | None = None, **more: object) -> Office:
        if regions is not None:
            sources[0].write_text(regions, encoding="utf-8")
        more = {"clock": clock, "actor": Actor("Ketua PPK", "ketua")} | more
        office = create_office(tmp_path / name, sources[0], "170799", ["PPWP"], sources[1], **more)  # type: ignore[arg-type]
        opened.append(office)
        return office

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    return make_office()
