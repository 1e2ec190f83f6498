"""One thread at a time in PDFium, which is not made for several (pdfium: "not thread-safe")."""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
"""Held by whoever opens, renders or closes a PDF with pypdfium2 in this process."""
