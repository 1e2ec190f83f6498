"""Gather the window's sentences and the catalogue's into resources/translations/sirekap_en.ts, and compile it.

Run it after a sentence was added or changed; translate what it reports as unfinished in the .ts file (Qt Linguist or
any editor) and run it again. Sentences keep their translation as long as their Indonesian text stays the same.

    python tools/translations.py
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ROOT / "sirekap_desktop" / "ui"
TS_FILE = ROOT / "resources" / "translations" / "sirekap_en.ts"


def sentences_of(source: str) -> Iterator[tuple[str, str]]:
    """Yield (context, sentence) of every ``self.tr("…")`` and ``translate("Context", "…")`` of a module."""
    tree = ast.parse(source)
    owner: dict[ast.AST, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for child in ast.walk(node):
                owner[child] = node.name
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if called == "tr" and texts:
            yield owner[node], texts[0]
        elif called in ("translate", "_t") and len(texts) == 2:
            yield texts[0], texts[1]


def all_sentences() -> list[tuple[str, str]]:
    """Return (context, sentence) of the window and of the catalogue, each once, in a lasting order."""
    from sirekap_desktop.messages import MESSAGES

    found = [pair for path in sorted(WINDOW.rglob("*.py")) for pair in sentences_of(path.read_text(encoding="utf-8"))]
    found += [("messages", text) for text in MESSAGES.values()]
    return sorted(dict.fromkeys(found))


def read_translations(path: Path) -> dict[tuple[str, str], str]:
    """Return the finished translations of a .ts file."""
    if not path.exists():
        return {}
    finished = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text and translation.get("type") is None:
                finished[name, message.findtext("source") or ""] = translation.text
    return finished


def write_translations(path: Path, known: dict[tuple[str, str], str]) -> int:
    """Write the .ts file and return how many sentences have no translation."""
    root = ElementTree.Element("TS", version="2.1", language="en", sourcelanguage="id")
    contexts: dict[str, ElementTree.Element] = {}
    unfinished = 0
    for context, text in all_sentences():
        if context not in contexts:
            contexts[context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[context], "name").text = context
        message = ElementTree.SubElement(contexts[context], "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if (context, text) in known:
            translation.text = known[context, text]
        else:
            translation.set("type", "unfinished")
            unfinished += 1
    ElementTree.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    return unfinished


def compile_translations(path: Path) -> None:
    """Compile the .ts file; lrelease comes with the whole of PySide6 or with Qt."""
    tool = shutil.which("pyside6-lrelease") or shutil.which("lrelease")
    if tool is None:
        beside = Path(sys.executable).with_name("pyside6-lrelease")
        tool = str(beside) if beside.exists() else None
    if tool is None:
        raise SystemExit("lrelease not found: pip install PySide6, then run this again")
    subprocess.run([tool, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)


def main() -> int:
    sys.path.insert(0, str(ROOT))
    unfinished = write_translations(TS_FILE, read_translations(TS_FILE))
    compile_translations(TS_FILE)
    print(f"{TS_FILE.name}: {len(all_sentences())} sentences, {unfinished} unfinished")
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
