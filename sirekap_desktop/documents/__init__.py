"""D-series papers: PDFs, signatures, QR and their verification."""
