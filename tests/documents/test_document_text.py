"""Numbers, dates and words as papers print them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sirekap_desktop.documents.text import LayoutError, fit, number, printed_time, session_time, words, wrap
from sirekap_desktop.documents.typeface import BOLD, REGULAR, text_width


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (None, "belum")]
)
def test_numbers_have_indonesian_thousands_points(value: int | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (14, "empat belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (2024, "dua ribu dua puluh empat"),
        (2026, "dua ribu dua puluh enam"),
        (215_304, "dua ratus lima belas ribu tiga ratus empat"),
    ],
)
def test_words_of_numbers(value: int, text: str) -> None:
    assert words(value) == text


def test_words_of_a_negative_number_are_refused() -> None:
    with pytest.raises(ValueError):
        words(-1)


def test_session_time_in_words_or_dotted() -> None:
    assert (
        session_time(datetime(2024, 2, 20))
        == "Selasa tanggal dua puluh bulan Februari tahun dua ribu dua puluh empat"
    )
    assert session_time(None).count("....") > 4
    assert session_time(None).split()[1::2] == ["tanggal", "bulan", "tahun"]


@pytest.mark.parametrize(("hours", "zone"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (2, "UTC+2")])
def test_printed_time_names_its_zone(hours: int, zone: str) -> None:
    moment = datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=hours)))
    assert printed_time(moment) == f"24 November 2026 14.05 {zone}"
    assert printed_time(moment.astimezone(UTC)).endswith("UTC+0")


@given(st.lists(st.text("ABCDE", min_size=1, max_size=12), min_size=1, max_size=12), st.floats(40, 200))
def test_wrapped_lines_fit_and_lose_no_word(parts: list[str], width: float) -> None:
    text = " ".join(parts)
    lines = wrap(text, width, 7)
    assert " ".join(lines) == text
    assert all(text_width(line, REGULAR, 7) <= width or " " not in line for line in lines)


def test_fit_shrinks_and_refuses_to_clip() -> None:
    assert fit("A", 100, 8) == 8
    size = fit("RIMBO PENGADANG", 50, 9, bold=True)
    assert size < 9
    assert text_width("RIMBO PENGADANG", BOLD, size) == pytest.approx(50)
    with pytest.raises(LayoutError, match="terlalu panjang"):
        fit("RIMBO PENGADANG", 10, 9)
