"""Where bundled files lie: the same question answered for a checkout, a wheel and a frozen bundle."""

from __future__ import annotations

import sys
from pathlib import Path


def resources_dir() -> Path:
    """Return the folder of bundled resources (forms, nets, fonts, icons, regions).

    Raises:
        FileNotFoundError: If the installation is incomplete and has no resource folder.
    """
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if bundle:
        candidates.insert(0, Path(bundle) / "sirekap_desktop" / "_resources")
    for candidate in candidates:
        if (candidate / "forms").is_dir():
            return candidate
    raise FileNotFoundError(f"no resource folder among {[str(c) for c in candidates]}")


def resource(*parts: str) -> Path:
    """Return the path of one bundled file or folder, e.g. ``resource("nets", "digits.onnx")``."""
    return resources_dir().joinpath(*parts)
