"""A real office in a temporary folder, and practice readings of its papers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from recap_office import (
    CONTESTANTS,
    DESA,
    FIRST,
    REGIONS,
    TPS,
    add_plano,
    decide_all,
    lock_all,
    lock_tps,
    numbers,
    sheet,
)

from sirekap_desktop.recap import correct, locks, objections
from sirekap_desktop.recap.office import Actor, Office, create_office, open_office
from sirekap_desktop.recap.states import Level

WIB = timezone(timedelta(hours=7), "WIB")


class SteppingClock:
    """One second later at every look."""

    def __init__(self) -> None:
        self.now = datetime(2024, 2, 20, 9, 0, tzinfo=WIB)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="module", autouse=True)
def _without_waiting_for_the_disk() -> Iterator[None]:
    """Leave flushing out: no test here cuts the power, and a busy disk makes hundreds of commits slow."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sirekap_desktop.models.session.SYNCHRONOUS", "OFF")
        patch.setattr("os.fsync", lambda _descriptor: None)
        yield


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


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed new office, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("templat")
    (folder / "w.csv").write_text(REGIONS, encoding="utf-8")
    (folder / "k.csv").write_text(CONTESTANTS, encoding="utf-8")
    actor = Actor("Ketua PPK", "ketua")
    create_office(
        folder / "kantor", folder / "w.csv", "170799", ["PPWP"], folder / "k.csv", clock=SteppingClock(), actor=actor
    ).close()
    return folder / "kantor"


@pytest.fixture
def office(template: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Office]:
    yield from opened_copy(template, tmp_path, clock)


def opened_copy(template: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Office]:
    """Open a copy of a closed office."""
    shutil.copytree(template, tmp_path / "kantor")
    office = open_office(tmp_path / "kantor", clock=clock)
    yield office
    office.close()


def built_template(template: Path, folder: Path, build: Callable[[Office], object]) -> Path:
    """Copy a closed office, do something in the copy, close it."""
    shutil.copytree(template, folder / "kantor")
    office = open_office(folder / "kantor", clock=SteppingClock())
    build(office)
    office.close()
    return folder / "kantor"


@pytest.fixture(scope="session")
def full_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed office with papers of two TPS and an event, locked up to the kecamatan."""
    return built_template(template, tmp_path_factory.mktemp("penuh"), _fill)


def _fill(office: Office) -> None:
    for seed, tps in enumerate(TPS[:2]):
        add_plano(office, tps, numbers(seed))
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "hujan")
    lock_all(office)


@pytest.fixture
def full(full_template: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Office]:
    yield from opened_copy(full_template, tmp_path, clock)


@pytest.fixture(scope="session")
def half_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed office whose first desa is locked while the second has just begun.

    Of ``hasil_tps`` the rows 1-3 are locked, 4 and 5 open.
    """
    return built_template(template, tmp_path_factory.mktemp("separuh"), _lock_half)


def _lock_half(office: Office) -> None:
    add_plano(office, FIRST, numbers(), review=["suara_sah"])
    correct.decide(office, "PPWP", FIRST, "suara_sah", 5, version=sheet(office).version)
    correct.undo_last(office, "PPWP", FIRST, version=sheet(office).version)
    add_plano(office, TPS[3], numbers(3), pages=(1,))
    objections.record_kejadian(office, "PPWP", Level.TPS, FIRST, "x")
    objections.record_kejadian(office, "PPWP", Level.DESA, DESA[0], "x")
    objections.record_kejadian(office, "PPWP", Level.TPS, TPS[3], "x")
    for seed, tps in enumerate(TPS[:3]):
        lock_tps(office, tps, numbers(seed))
    locks.note_scrutiny(office, "PPWP", Level.DESA, DESA[0])
    locks.lock(office, "PPWP", Level.DESA, DESA[0])
    decide_all(office, TPS[3], {"suara_sah": 7})


@pytest.fixture
def half_locked(half_template: Path, tmp_path: Path, clock: SteppingClock) -> Iterator[Office]:
    yield from opened_copy(half_template, tmp_path, clock)
