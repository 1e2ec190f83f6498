"""Entry point of ``python -m sirekap_desktop`` and of the console script."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # The reader's processes are spawned; in a frozen program each of them starts here.
    multiprocessing.freeze_support()
    from sirekap_desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
