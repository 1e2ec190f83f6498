"""The parts of ``compare.py``: what is read, who reads, what is measured, and how it is shown."""
