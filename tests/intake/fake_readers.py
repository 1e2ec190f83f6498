"""Readers for the tests of the reading process: a quick one, and ones that misbehave on pages of a certain width.

A spawned process imports them by name, so they stand in a module of their own.
"""

from __future__ import annotations

import ctypes
import os
import signal
import time

import numpy as np
from decode_cases_intake import FIELDS, rows

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.reading.reader import Unrecognised
from sirekap_desktop.reading.result import FieldEvidence, PageEvidence, Quality

CRASHES, HANGS, SWALLOWS, GRABS_IN_C, RAISES, STRANGE = 101, 102, 103, 104, 105, 106


class QuickReader:
    """Takes the number that a test wrote into the first pixels, and misbehaves where the page's width asks for it."""

    def evidence(self, gray, stages=None):
        stages = {} if stages is None else stages
        stages["locate"] = 1.0
        width = gray.shape[1]
        if width == CRASHES:
            os.kill(os.getpid(), signal.SIGSEGV)
        if width == HANGS:
            time.sleep(600)
        if width == SWALLOWS:
            np.ones(10**12, np.uint8)
        if width == GRABS_IN_C:
            ctypes.CDLL(None).abort()
        if width == RAISES:
            raise RuntimeError("a bug in the reader")
        if width == STRANGE:
            return Unrecognised("reading.unrecognised")
        page, value = int(gray[0, 0]), int(gray[0, 1])
        square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
        fields = tuple(FieldEvidence(f, rows(value), None, (square,) * 3) for f in FIELDS[page])
        return PageEvidence("UJI", page, fields, Quality(0, 1, 50), ())


def make_quick():
    return QuickReader()


def make_nothing():
    raise SirekapError("reading.net_missing", name="digits.onnx")


def make_crash():
    os._exit(3)
