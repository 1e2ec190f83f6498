"""How a rule check looks: shape, colour and word of its outcome (the sentence itself is ``forms.rules.describe``)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from sirekap_desktop.forms.comparisons import comparison_labels
from sirekap_desktop.forms.rules import Check, Severity, describe
from sirekap_desktop.ui.language import say
from sirekap_desktop.ui.words import Sign

_t = QCoreApplication.translate


def check_sign(check: Check) -> Sign:
    """Return shape, colour and word of a check's outcome."""
    if check.holds is None:
        return Sign("question", "muted", _t("Rules", "belum lengkap"))
    if check.holds:
        return Sign("check", "good", _t("Rules", "cocok"))
    if check.rule.severity is Severity.W:
        return Sign("warning", "warn", _t("Rules", "janggal"))
    return Sign("cross", "bad", _t("Rules", "tidak cocok"))


def check_order(check: Check) -> int:
    """Return the place of a check in a list: broken ones first, unknown ones next, kept ones last."""
    if check.broken:
        return 1 if check.rule.severity is Severity.W else 0
    return 2 if check.holds is None else 3


def check_line(check: Check, labels: Mapping[str, str]) -> str:
    """Return a check as one line that begins with the rule's id."""
    text = describe(check, comparison_labels(labels, say), say)
    return text if text.startswith(check.rule.id) else f"{check.rule.id}  {text}"
