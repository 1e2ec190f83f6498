"""From gray box crops to what the digit net sees: shared by the training tool and the reader."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

CROP_SIDE = 40
CROP_MARGIN = 0.15
"""A crop is the box's frame (middle of its lines) grown by this share of its width and height on each side."""
# OpenCV 5 filters at most 128 channels at once (CV_CN_MAX); crops are filtered as channels of one picture.
_AT_ONCE = 128
_PAPER_WINDOW = 13
# Inside the frame line whatever the cropping error: where only ink can be.
_INSIDE = slice(8, 32)
# Ink fainter than this share of the paper's brightness isn't stretched further: empty boxes would fill with noise.
_FAINTEST = 0.16


def normalise(crops: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Even out paper and contrast of box crops.

    Args:
        crops: Gray crops, shape (n, 40, 40).

    Returns:
        Shape (n, 2, 40, 40): darkness relative to the local paper (0 paper, 1 black), and the same stretched so that
        the darkest ink inside the frame comes to 1, which lets a pencil look like a pen.

    Raises:
        ValueError: If the shape is not (n, 40, 40).
    """
    if crops.ndim != 3 or crops.shape[1:] != (CROP_SIDE, CROP_SIDE):
        raise ValueError(f"crops must be (n, {CROP_SIDE}, {CROP_SIDE}), not {crops.shape}")
    result = np.empty((len(crops), 2, CROP_SIDE, CROP_SIDE), np.float32)
    for start in range(0, len(crops), _AT_ONCE):
        _normalise_some(crops[start : start + _AT_ONCE], result[start : start + _AT_ONCE])
    return result


def _normalise_some(crops: NDArray[np.uint8], out: NDArray[np.float32]) -> None:
    count = len(crops)
    stacked = np.ascontiguousarray(crops.transpose(1, 2, 0))
    soft = cv2.blur(stacked, (3, 3)).reshape(CROP_SIDE, CROP_SIDE, count)
    paper = cv2.dilate(soft, np.ones((_PAPER_WINDOW, _PAPER_WINDOW), np.uint8)).reshape(soft.shape)
    paper = cv2.blur(paper, (_PAPER_WINDOW, _PAPER_WINDOW)).reshape(soft.shape)
    bright = np.maximum(paper.transpose(2, 0, 1).astype(np.float32), 16.0)
    dark = np.clip(1.0 - crops.astype(np.float32) / bright, 0.0, 1.0)
    inside = dark[:, _INSIDE, _INSIDE].reshape(count, -1)
    rank = int(inside.shape[1] * 0.97)
    strongest = np.partition(inside, rank, axis=1)[:, rank]
    out[:, 0] = dark
    out[:, 1] = np.minimum(dark / np.maximum(strongest, _FAINTEST)[:, None, None], 1.0)
