"""QR codes in a picture of a page: a scan of a signed paper, or a page of a PDF that was rendered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARPEN, SOFTEN = 2.2, -1.2
"""Weights of a picture and its blur for the second look; sharpening reads what a worn glass has blurred."""


def read_codes(gray: NDArray[np.uint8]) -> list[str]:
    """Return the texts of all QR codes of a gray picture (height, width), turned as they may be; often one, or none.

    Measured on 200-dpi pages: ``docs/decisions/0013-qr-codes.md``.
    """
    import cv2  # heavy, and wanted only where the first look finds nothing
    import zxingcpp

    formats = zxingcpp.barcode_formats_from_str("QRCode")
    found = [code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=formats)]
    if found:
        return found
    large = cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    sharp = cv2.addWeighted(large, SHARPEN, cv2.GaussianBlur(large, (0, 0), 3), SOFTEN, 0)
    return [code.text for code in zxingcpp.read_barcodes(sharp, formats=formats)]
