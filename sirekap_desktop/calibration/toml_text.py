"""Plain TOML of nested tables: what the loader of definitions reads, in a lasting order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def toml_text(data: Mapping[str, Any]) -> str:
    """Return a document: texts, numbers, flags, lists and tables; lists of tables as ``[[…]]`` down to any depth.

    Raises:
        TypeError: If a value is of another kind.
    """
    return "\n".join(_table(data, ())).strip() + "\n"


def _table(data: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    text: list[str] = []
    below: list[str] = []
    for key, value in data.items():
        where = (*path, key)
        name = ".".join(where)
        if isinstance(value, Mapping):
            below += ["", f"[{name}]", *_table(value, where)]
        elif isinstance(value, list) and value and all(isinstance(v, Mapping) for v in value):
            for entry in value:
                below += ["", f"[[{name}]]", *_table(entry, where)]
        else:
            text.append(f"{key} = {_value(value)}")
    return text + below


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # A JSON text is a TOML text but for DEL, which nobody types.
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value)}.0"
    if isinstance(value, list):
        return "[" + ", ".join(_value(v) for v in value) + "]"
    raise TypeError(type(value))
