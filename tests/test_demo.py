"""The demo: the whole road without a window, from drawn forms to signed and verified documents."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from sirekap_desktop.app import App, verify_files
from sirekap_desktop.cli import run
from sirekap_desktop.recap.aggregate import recap_table
from sirekap_desktop.recap.audit import trail, verify_office
from sirekap_desktop.recap.states import Level


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    folder = tmp_path_factory.mktemp("demo") / "kantor"

    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert run(["demo", "--headless", "--dir", str(folder), "--tps", "3", "--seed", "3"]) == 0
    lines = said.getvalue().strip().splitlines()
    return folder, json.loads(lines[-1])


def test_summary_counts_every_isian_once(demo: tuple[Path, dict]) -> None:
    folder, summary = demo
    assert summary["office"] == str(folder)
    assert (summary["tps"], summary["fields"]) == (3, 84)
    assert summary["accepted"] + summary["review"] == 84
    assert summary["silent_errors"] == 0
    assert summary["accepted"] >= 0.9 * 84


def test_totals_are_those_of_the_truth_and_of_the_locked_table(demo: tuple[Path, dict]) -> None:
    folder, summary = demo
    truth = json.loads((folder / "truth.json").read_text())
    totals: dict[str, int] = {}
    for page in truth:
        if page["form"] == "C.HASIL-PPWP-2024":
            for field in page["fields"]:
                if field.get("kind") != "date":
                    totals[field["id"]] = totals.get(field["id"], 0) + (field["value"] or 0)
    assert summary["totals"] == totals
    app = App.open(folder)
    try:
        table = recap_table(app.office, "PPWP", Level.KECAMATAN, "170705")
        assert table.final
        assert {row[0]: total for row, total in zip(table.rows, table.totals, strict=True)} == totals
    finally:
        app.close()


def test_documents_are_signed_and_agree_with_the_office(demo: tuple[Path, dict]) -> None:
    _, summary = demo
    papers = [Path(path) for path in summary["documents"]]
    assert len(papers) == 2
    results = verify_files(papers)
    assert [result.exit_code for result in results] == [0, 0]
    assert all(result.signature is not None and result.signature.signer for result in results)


def test_every_line_of_the_trail_names_the_account_demo(demo: tuple[Path, dict]) -> None:
    folder, _ = demo
    app = App.open(folder)
    try:
        lines = trail(app.office)
        assert lines
        assert {line.by for line in lines} == {"demo"}
        assert verify_office(app.office) == []
    finally:
        app.close()


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "milik-saya.txt").write_text("jangan ditimpa")
    assert run(["demo", "--headless", "--dir", str(tmp_path)]) == 1
    assert "tidak kosong" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["milik-saya.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--kecamatan", "991234"], "991234"), (["--kecamatan", "1707"], "1707"), (["--tps", "400"], "17")],
)
def test_a_kecamatan_that_cannot_be_drawn_is_said(
    tmp_path: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", "--headless", "--dir", str(tmp_path / "baru"), *words]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "baru").exists()


def test_without_a_display_the_demo_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(["demo", "--dir", str(tmp_path / "baru"), "--tps", "900"]) == 1
    assert "tanpa jendela" in capsys.readouterr().err
