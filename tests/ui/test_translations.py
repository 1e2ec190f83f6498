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

from sirekap_desktop.ui.language import install_translators  # noqa: E402

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
    assert [pair for pair in listed if pair not in translations.all_sentences()] == []


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


def test_the_window_speaks_english_when_asked(qapp, session, qtbot):
    installed = install_translators(qapp, "en")
    try:
        from sirekap_desktop.ui.item_models.tps_model import TpsModel
        from sirekap_desktop.ui.views.help_dialog import HelpDialog

        model = TpsModel()
        model.set_rows(session.rows)
        assert model.index(0, 2).data() == "read"
        dialog = HelpDialog()
        qtbot.addWidget(dialog)
        assert dialog.windowTitle() == "Keys"
    finally:
        for translator in installed:
            QCoreApplication.removeTranslator(translator)
