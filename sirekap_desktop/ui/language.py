"""Languages of the window: Indonesian is the source, English a translation file; catalogue sentences as well."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.messages import MESSAGES, sentence
from sirekap_desktop.resources import resource

SOURCE_LANGUAGE = "id"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
CATALOGUE_CONTEXT = "messages"


def chosen_language() -> str:
    """Return the language asked for: environment variable ``SIREKAP_LANG``, else the setting, else Indonesian."""
    asked = os.environ.get("SIREKAP_LANG") or str(QSettings().value("language", SOURCE_LANGUAGE))
    return asked if asked in LANGUAGES else SOURCE_LANGUAGE


def install_translators(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Install the translations of a language; the caller keeps the returned objects alive.

    Raises:
        FileNotFoundError: If the bundled translation is missing (an incomplete installation).
    """
    QLocale.setDefault(QLocale(language))
    translators = []
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        translators.append(qt)
    if language != SOURCE_LANGUAGE:
        own = QTranslator(app)
        path = resource("translations", f"sirekap_{language}.qm")
        if not own.load(str(path)):
            raise FileNotFoundError(path)
        translators.append(own)
    for translator in translators:
        app.installTranslator(translator)
    return translators


def catalogue_text(message_id: str, values: dict[str, object]) -> str:
    """Return a sentence of the catalogue in the window's language."""
    template = QCoreApplication.translate(CATALOGUE_CONTEXT, MESSAGES[message_id])
    return template.format(**values) if template != MESSAGES[message_id] else sentence(message_id, **values)


def say(message_id: str, **values: object) -> str:
    """Return a sentence of the catalogue in the window's language (``messages.sentence`` for the window)."""
    return catalogue_text(message_id, values)


def recorded_text(text: str) -> str:
    """Return a sentence that the office recorded in Indonesian in the window's language.

    A recorded sentence no longer knows its id: one that holds values stays Indonesian.
    """
    return QCoreApplication.translate(CATALOGUE_CONTEXT, text) if text else ""


def error_text(error: SirekapError) -> str:
    """Return what happened and what to do, in the window's language."""
    return catalogue_text(error.message_id, error.values)
