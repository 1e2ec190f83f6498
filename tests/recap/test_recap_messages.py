"""Every sentence that the committee's rules may say is in the catalogue, and every value in it is given."""

import re
from pathlib import Path

import sirekap_desktop.recap
from sirekap_desktop.messages import MESSAGES

SOURCES = [*Path(sirekap_desktop.recap.__file__).parent.glob("*.py")]
SOURCES += Path(sirekap_desktop.recap.__file__).parents[1].joinpath("models").glob("*.py")
ID = re.compile(r'"((?:recap|csv|office|scan|database)\.[a-z_0-9.]+)"((?:, *[a-z_]+=[^)]*)?)')


def used() -> set[str]:
    found = {m[1] for path in SOURCES for m in ID.finditer(path.read_text(encoding="utf-8"))}
    return {f for f in found if not f.endswith((".py", ".sqlite3", ".toml"))}


def test_every_sentence_is_there():
    assert len(used()) > 60
    other = {"office.create", "office.ketelitian", "scan.store", "scan.sha256"}  # actions of the trail and a column
    assert used() - set(MESSAGES) - other == set()


def test_no_sentence_of_ours_is_left_over():
    ours = {m for m in MESSAGES if re.match(r"(csv|database)\.", m)}
    assert ours - used() == set()
