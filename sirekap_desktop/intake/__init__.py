"""Paper to pages: files, PDFs and folders become images, within limits."""
