"""Draw the first page of every kind of paper anew, as tests/papers/test_golden_papers.py compares them.

Look at what has changed (git diff shows pictures side by side in most viewers) before committing it.

    python tools/golden_papers.py [FOLDER]      (default: tests/data/golden)
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "papers")]

from letters_office import DESA, TPS, make_office  # noqa: E402

from sirekap_desktop.documents.letter import LETTERS, PAPER_KINDS  # noqa: E402
from sirekap_desktop.papers import print_document  # noqa: E402
from sirekap_desktop.recap.office import Office  # noqa: E402
from sirekap_desktop.recap.states import Level  # noqa: E402

GOLDEN = ROOT / "tests" / "data" / "golden"
DOTS = 78
"""Dots per inch: the smallest print stays legible, and a page takes at most 40 kB."""
OVERSIZE = 4
"""Pages are drawn so many times larger and averaged: how a renderer smooths edges then hardly matters."""
STEP = 17
"""Between two greys: 16 of them, evenly spaced."""
PLACES = {Level.KECAMATAN: "170799", Level.DESA: DESA[0], Level.TPS: TPS[2]}
OTHER_ELECTIONS = (("DPRD-KABKO", "d-hasil-kecamatan"), ("DPR", "d-hasil-kecamatan"), ("DPD", "d-hasil-kecamatan"))
"""Parties, a draft, and numbers that nobody has decided."""


def golden_pages() -> list[tuple[str, str]]:
    """Return election and kind of every picture."""
    return [*(("PPWP", kind) for kind in PAPER_KINDS), *OTHER_ELECTIONS]


def picture_name(pemilihan: str, kind: str) -> str:
    """Return the name of a picture's file."""
    return f"{kind}-{pemilihan.lower()}.png"


def first_page(office: Office, pemilihan: str, kind: str) -> Image.Image:
    """Print a paper and return its first page in grey.

    The name of the computer and the version of the program are printed on it too, and are made the same everywhere.
    """
    level = LETTERS[kind].levels[0] if kind in LETTERS else Level.DESA if "desa" in kind else Level.KECAMATAN
    out = office.folder / "documents" / f"golden-{pemilihan}-{kind}.pdf"
    office.station = "PPK-1"
    with mock.patch("sirekap_desktop.documents.sheet_drawing.__version__", "0"):
        print_document(office, pemilihan, kind, PLACES[level], out)
    return picture_of(out)


def picture_of(path: Path, *, smooth: bool = True) -> Image.Image:
    """Return the first page of a file in grey; ``smooth``: whether the renderer softens edges itself."""
    document = pdfium.PdfDocument(path)
    rough = {f"no_smooth{what}": not smooth for what in ("text", "path", "image")}
    try:
        page = document[0]
        drawn = page.render(scale=OVERSIZE * DOTS / 72, grayscale=True, **rough).to_pil().convert("L")
        page.close()
    finally:
        document.close()
    return drawn.reduce(OVERSIZE)


def draw_all() -> Iterator[tuple[str, Image.Image]]:
    """Give name and picture of every kind, from a new office; papers that list papers come last."""
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        try:
            for pemilihan, kind in golden_pages():
                yield picture_name(pemilihan, kind), first_page(office, pemilihan, kind)
        finally:
            office.close()


def main() -> None:
    """Draw all pictures into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLDEN
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in draw_all():
        few = picture.point([round(grey / STEP) * STEP for grey in range(256)])
        few.quantize(256 // STEP + 1).save(folder / name, optimize=True)
        print(name, (folder / name).stat().st_size)


if __name__ == "__main__":
    main()
