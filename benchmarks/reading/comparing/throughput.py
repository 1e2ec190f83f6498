"""Whole pages against EasyOCR's own ``readtext``, two processes against one, and the memory of each process."""

from __future__ import annotations

import resource
import warnings
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import cv2

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.intake.batch import read_paths
from sirekap_desktop.intake.limits import LIMITS
from sirekap_desktop.intake.worker import bundled_reader, see_file
from sirekap_desktop.reading.group import decode_pages

Json = dict[str, Any]
OURS_REPEATED = 3


def whole_pages(files: Sequence[Path]) -> Json:
    """Time ``readtext`` and our reader on the same pages, one thread each, from file bytes to what they found."""
    import torch
    from easyocr import Reader
    from easyocr_en_models import model_dir

    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    ours = bundled_reader()
    forms = {form.code: form for form in all_forms()}

    def read_ours(file: Path) -> None:
        seen = [page.evidence for page in see_file(file, ours, LIMITS) if page.evidence is not None]
        decode_pages(forms, seen)

    read_ours(files[0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = model_dir()
        theirs = Reader(
            ["en"], gpu=False, model_storage_directory=folder, user_network_directory=folder, download_enabled=False,
            verbose=False,
        )  # fmt: skip
        pages = []
        for file in files:
            mine = median(_seconds(lambda file=file: read_ours(file)) for _ in range(OURS_REPEATED))
            other = _seconds(lambda file=file: theirs.readtext(cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)))
            pages.append({"ours_ms": round(1000 * mine, 1), "readtext_ms": round(1000 * other, 1)})
    return {
        "pages": pages,
        "ratio": round(median(p["readtext_ms"] / p["ours_ms"] for p in pages), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }


def _seconds(work: Any) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def office_reading(files: Sequence[Path], jobs: int) -> Json:
    """Read files as an import does; return pages a second from the first page on, and the memory of each process."""
    came = [perf_counter() for _ in read_paths(files, jobs=jobs)]
    own, worker = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "jobs": jobs,
        "pages": len(came),
        "pages_a_second": round((len(came) - 1) / (came[-1] - came[0]), 2),
        "parent_mb": round(own / 1000),
        "worker_mb": round(worker / 1000),
    }
