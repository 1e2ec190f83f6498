"""No visible sentence is untranslated: everything goes through tr(), and English is complete and compiled."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import translations  # noqa: E402

from sirekap_desktop.forms.rules import Relation, Rule, Severity, evaluate  # noqa: E402
from sirekap_desktop.messages import MESSAGES  # noqa: E402
from sirekap_desktop.ui.gateway import ImportLine  # noqa: E402
from sirekap_desktop.ui.item_models.import_model import ImportColumn, ImportModel  # noqa: E402
from sirekap_desktop.ui.item_models.tps_model import TpsModel  # noqa: E402
from sirekap_desktop.ui.language import install_translators  # noqa: E402
from sirekap_desktop.ui.rule_words import check_line  # noqa: E402
from sirekap_desktop.ui.views.help_dialog import HelpDialog  # noqa: E402

SHOWING = {
    "setText", "setToolTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "addItem", "addButton", "addAction", "addSection", "addTab", "addRow", "setInformativeText", "setFormat",
    "QLabel", "QPushButton", "QCheckBox", "emit", "show_notice", "show_problem",
}  # fmt: skip
UNTRANSLATED = {"Sirekap Desktop", "sirekap-desktop demo", "PDF (*.pdf)", "CSV (*.csv)"}


def shown_literals(path):
    """Yield sentences that a call shows without tr()."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHOWING:
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield node.lineno, argument.value


@pytest.mark.parametrize("path", sorted(translations.WINDOW.rglob("*.py")), ids=lambda p: p.stem)
def test_every_shown_sentence_goes_through_tr(path):
    bare = [
        (line, text)
        for line, text in shown_literals(path)
        if re.search(r"[A-Za-z]{2}", text) and text not in UNTRANSLATED
    ]
    assert bare == []


def test_english_is_complete():
    known = translations.read_translations(translations.TS_FILE)
    assert [pair for pair in translations.all_sentences() if pair not in known] == []


def test_the_translation_file_holds_nothing_unfinished_or_outlived():
    file = ElementTree.parse(translations.TS_FILE).getroot()
    listed = [
        (context.findtext("name"), message.findtext("source"))
        for context in file.iter("context")
        for message in context.iter("message")
    ]
    assert list(file.iterfind(".//translation[@type]")) == []
    assert set(listed) - set(translations.all_sentences()) == set()


def test_translations_keep_their_places_for_values():
    wrong = [
        (text, english)
        for (_, text), english in translations.read_translations(translations.TS_FILE).items()
        if sorted(re.findall(r"\{[^}]*\}|%[vm]", text)) != sorted(re.findall(r"\{[^}]*\}|%[vm]", english))
    ]
    assert wrong == []


def test_the_compiled_file_is_up_to_date():
    translator = QTranslator()
    assert translator.load(str(translations.TS_FILE.with_suffix(".qm")))
    known = translations.read_translations(translations.TS_FILE)
    stale = [pair for pair, english in known.items() if translator.translate(*pair) != english]
    assert stale == []


@pytest.fixture
def english(qapp):
    installed = install_translators(qapp, "en")
    yield
    for translator in installed:
        QCoreApplication.removeTranslator(translator)
    install_translators(qapp, "id")


def test_the_window_speaks_english_when_asked(english, session, qtbot):
    model = TpsModel()
    model.set_rows(session.rows)
    assert model.index(0, 2).data() == "read"
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Keys"


def test_rules_speak_english_too(english):
    rule = Rule("T9", Relation.RESERVE, ("a",), ("b",), Severity.H, "a = b + 2 %", rate=0.02)
    labels = {"a": "Ballots", "b": "Voters"}
    assert check_line(evaluate(rule, {"a": 110, "b": 100}), labels) == (
        "T9  Ballots 110 ≠ Voters 100 + reserve 2 % (2) (difference +8)"
    )
    assert check_line(evaluate(rule, {"a": 110}), labels) == "T9 can't be checked yet: Voters empty"


def test_the_check_of_a_document_speaks_english_too(english, session, tmp_path):
    path = tmp_path / "salah.pdf"
    path.write_text("bukan PDF")
    assert session.gateway.verify_file(path).sentences == ("can't be read as a PDF.", "File: not a PDF.")


def test_remarks_recorded_in_indonesian_are_shown_in_english(english):
    model = ImportModel()
    known = ImportLine("a.jpg", 0, None, None, None, "known", MESSAGES["import.known"])
    model.append([known, ImportLine("b.jpg", 0, None, None, None, "rejected", "b.jpg tidak dapat dibuka.")])
    assert model.index(0, ImportColumn.REASON).data() == "imported before, not stored twice."
    assert model.index(1, ImportColumn.REASON).data() == "b.jpg tidak dapat dibuka."
