"""Small pictures made on the spot."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest


@pytest.fixture
def encode():
    """Return a picture file's bytes: a gray gradient with a page number and a value in its first pixels."""

    def make(width=90, height=120, *, page=1, value=42, suffix=".png"):
        gray = np.tile(np.linspace(60, 250, width).astype(np.uint8), (height, 1))
        gray[0, :2] = page, value
        ok, data = cv2.imencode(suffix, gray)
        assert ok
        return data.tobytes()

    return make


@pytest.fixture
def pdf_of():
    """Return the bytes of a PDF with one page per picture (pixels) or per list of text lines."""

    def make(pages, *, user=None, owner=None):
        from reportlab.lib.pdfencrypt import StandardEncryption
        from reportlab.lib.utils import ImageReader
        from reportlab.pdfgen.canvas import Canvas

        out = io.BytesIO()
        lock = StandardEncryption(user or "", ownerPassword=owner, strength=128) if user or owner else None
        canvas = Canvas(out, pagesize=(300, 400), encrypt=lock)
        for content, box in pages:
            if isinstance(content, list):
                for at, line in enumerate(content):
                    canvas.drawString(20, 350 - 20 * at, line)
            else:
                canvas.drawImage(ImageReader(content), *box)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make
