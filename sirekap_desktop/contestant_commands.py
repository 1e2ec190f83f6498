"""The commands on contestant files: an example to fill in, and a check before an office is made."""

from __future__ import annotations

import sys
from argparse import Namespace

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.messages import sentence


def split_codes(text: str | None) -> tuple[str, ...]:
    """Return the election codes of a list with commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def write_template(options: Namespace) -> int:
    """Write an example of a contestant file; exit code 0.

    Raises:
        SirekapError: If an election is unknown or the file can't be written.
    """
    from sirekap_desktop.recap.contestant_template import template_rows, write_contestants
    from sirekap_desktop.recap.contestants import ELECTIONS

    elections = split_codes(options.pemilihan) or ELECTIONS
    for code in elections:
        if code not in ELECTIONS:
            raise SirekapError("office.no_form", pemilihan=code)
    write_contestants(options.out, template_rows(elections))
    print(sentence("kontestan.template", name=options.out.resolve()))
    return 0


def check_contestants(options: Namespace) -> int:
    """Show what contestant files would bring, and write the checked list where asked for; exit code 1 on errors.

    Raises:
        SirekapError: If a file can't be read at all, or the list can't be written.
    """
    from sirekap_desktop.recap.contestant_template import write_contestants
    from sirekap_desktop.recap.contestants import preview_contestants

    preview = preview_contestants(options.paths, pemilihan=options.pemilihan or "", dapil=options.dapil)
    for code, dapil, parties, persons in preview.summary():
        print(sentence("kontestan.line", pemilihan=code, dapil=dapil or "-", partai=parties, calon=persons))
    for problem in preview.problems:
        print(problem.text, file=sys.stderr)
    print(sentence("kontestan.checked", rows=len(preview.rows), errors=len(preview.errors)))
    if preview.errors:
        return 1
    if options.out is not None:
        write_contestants(options.out, preview.rows)
        print(sentence("kontestan.written", name=options.out.resolve()))
    return 0
