"""Print one of README's two commands, so that CI runs the very words that README shows.

A command is the fenced block that follows the line ``<!-- command: NAME -->``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def command(name: str, readme: str) -> str:
    """Return the text of the fenced block marked with ``name``.

    Raises:
        SystemExit: If README has no such block.
    """
    found = re.search(rf"<!-- command: {re.escape(name)} -->\s*```\w*\n(.*?)```", readme, re.DOTALL)
    if not found:
        raise SystemExit(f"README.md has no command block named {name!r}")
    return found.group(1).strip()


if __name__ == "__main__":
    print(command(sys.argv[1], (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")))
