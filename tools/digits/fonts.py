"""Handwriting fonts of the npm registry (@fontsource packages), each pinned by version, as training hands.

The lists in ``hands.py`` must stay disjoint from the practice hands (``sirekap_desktop/practice/hands.py``) and
from the families that are reserved for judging; a test asserts it.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

import cv2
import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from digits import glyph
from digits.glyph import Glyph
from digits.hands import CROSSES, DASHES, LETTERS, Hand

_SIGNS = "0123456789" + CROSSES + DASHES + LETTERS
_PIXELS = 150


def load_hand(cache: Path, family: str, version: str) -> Hand:
    """Fetch (once, into ``cache``) and draw one @fontsource family."""
    data, name = woff(cache, family, version)
    font = TTFont(io.BytesIO(data))
    drawn = set(font.getBestCmap())
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    face = ImageFont.truetype(io.BytesIO(plain.getvalue()), _PIXELS)
    signs = {sign: picture for sign in _SIGNS if ord(sign) in drawn and (picture := _draw(face, sign)) is not None}
    return Hand(family, version, name, hashlib.sha256(data).hexdigest(), signs)


def woff(cache: Path, family: str, version: str) -> tuple[bytes, str]:
    """The WOFF2 file of a family's usual weight, fetched once into ``cache``, and its name."""
    cache.mkdir(parents=True, exist_ok=True)
    archive = cache / f"fontsource-{family}-{version}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"@fontsource/{family}@{version}"], cwd=cache, check=True)
    with tarfile.open(archive) as tar:
        names = sorted(n for n in tar.getnames() if n.endswith(".woff2") and "-latin-" in n and "normal" in n)
        preferred = [n for n in names if n.endswith("-latin-400-normal.woff2")]
        name = (preferred or names)[0]
        member = tar.extractfile(name)
        assert member is not None
        return member.read(), Path(name).name


def _draw(face: ImageFont.FreeTypeFont, sign: str) -> Glyph | None:
    left, top, right, bottom = face.getbbox(sign)
    if right <= left or bottom <= top:
        return None
    picture = Image.new("L", (int(right - left) + 8, int(bottom - top) + 8))
    ImageDraw.Draw(picture).text((4 - left, 4 - top), sign, 255, font=face)
    ink = np.asarray(picture)
    x, y, w, h = cv2.boundingRect(ink)
    scale = glyph.REACH / max(w, h)
    shift = np.array(
        [[scale, 0, glyph.SIZE / 2 - scale * (x + w / 2)], [0, scale, glyph.SIZE / 2 - scale * (y + h / 2)]]
    )
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.warpAffine(ink, shift, (glyph.SIZE, glyph.SIZE), flags=interpolation)
