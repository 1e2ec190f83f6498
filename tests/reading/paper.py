"""Pictures of pages with known places of their boxes, for the tests of locating, cutting and reading."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from sirekap_desktop.forms.catalogue import all_forms, form
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.filling import fill_page
from sirekap_desktop.practice.hands import practice_hands
from sirekap_desktop.practice.numbers import draw_votes
from sirekap_desktop.practice.places import Place
from sirekap_desktop.practice.writer import draw_writer
from sirekap_desktop.reading.geometry import project
from sirekap_desktop.reading.locate import Locator
from sirekap_desktop.reading.locate_image import Pyramid

PLACE = Place("1707011004012", "PROVINSI", "KABUPATEN", "KECAMATAN", "DESA")
PLANO, SALINAN = "C.HASIL-PPWP-2024", "C.HASIL-SALINAN-PPWP-2024"
C1, DPR = "C1-PPWP-2019", "C1.PLANO-DPR-2019"
PAGES = [(PLANO, 1), (PLANO, 2), (PLANO, 3), (SALINAN, 1), (SALINAN, 2)]
_LOCATORS = []


def locator():
    if not _LOCATORS:
        _LOCATORS.append(Locator(all_forms()))
    return _LOCATORS[0]


def locate(gray):
    return locator().locate(Pyramid(gray))


def shared(*parts):
    root = os.environ.get("SIREKAP_FORMS")
    if not root:
        pytest.skip("SIREKAP_FORMS is not set")
    path = Path(root, *parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not among the shared forms")
    return path


class Picture:
    """A page with the homography (millimetres to pixels) that made it."""

    def __init__(self, code, number, gray, truth):
        self.code, self.number, self.gray, self.truth = code, number, gray, truth
        self.form = form(code)
        self.page = self.form.page(number)

    def moved(self, matrix, size, paper=255):
        """Return the picture seen through a homography, ``size`` = (width, height)."""
        gray = cv2.warpPerspective(
            self.gray, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
        )
        return Picture(self.code, self.number, gray, matrix @ self.truth)

    def cropped(self, left=0.0, top=0.0, right=0.0, bottom=0.0):
        """Return the picture without shares of its width and height at its edges."""
        height, width = self.gray.shape
        x, y = round(left * width), round(top * height)
        gray = self.gray[y : round((1 - bottom) * height), x : round((1 - right) * width)]
        step = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]])
        return Picture(self.code, self.number, np.ascontiguousarray(gray), step @ self.truth)

    def shrunk(self, factor):
        """Return the picture at another size."""
        gray = cv2.resize(self.gray, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        half = (factor - 1) / 2
        step = np.array([[factor, 0, half], [0, factor, half], [0, 0, 1.0]])
        return Picture(self.code, self.number, gray, step @ self.truth)

    def with_broken_lines(self, every=24, gap=3):
        """Return the picture with a white net over all but the corner marks: no line closes a cell any more."""
        gray, height = self.gray.copy(), self.gray.shape[0]
        for k in range(gap):
            gray[:, k::every] = 255
            gray[k::every] = 255
        for mark in self.page.marks:
            x, y = project(self.truth, np.array([mark.centre.x, mark.centre.y])).astype(int)
            reach = round(0.03 * height)
            part = (slice(max(0, y - reach), y + reach), slice(max(0, x - reach), x + reach))
            gray[part] = self.gray[part]
        return Picture(self.code, self.number, gray, self.truth)

    def turned(self, quarters):
        """Return the picture turned counter-clockwise."""
        gray, truth = self.gray, self.truth
        for _ in range(quarters):
            step = np.array([[0, 1, 0], [-1, 0, gray.shape[1] - 1], [0, 0, 1.0]])
            gray, truth = np.rot90(gray), step @ truth
        return Picture(self.code, self.number, np.ascontiguousarray(gray), truth)

    def skewed(self, degrees):
        height, width = self.gray.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.9)
        return self.moved(np.vstack((matrix, [0, 0, 1])), (width, height))

    def photographed(self, seed, lean=0.06, size=(1500, 2000)):
        """Return the page on a dark desk, seen aslant."""
        rng = np.random.default_rng(seed)
        height, width = self.gray.shape
        w, h = size
        fill = min(w / width, h / height) * 0.82
        corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (width, height) / 2.0 * fill + (w / 2, h / 2)
        corners = corners + rng.uniform(-lean, lean, (4, 2)) * h
        source = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
        matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
        picture = self.moved(matrix, size, paper=80)
        light = np.linspace(1.0, 0.6, w)[None, :] * np.linspace(0.8, 1.0, h)[:, None]
        noise = rng.normal(0, 3, (h, w))
        gray = cv2.GaussianBlur(picture.gray, (0, 0), 1.0) * light + noise
        return Picture(self.code, self.number, np.clip(gray, 0, 255).astype(np.uint8), picture.truth)

    def errors(self, located):
        """Return how far each located box lies off, of its side."""
        found = []
        for field in self.page.fields:
            for box in field.boxes:
                centre = located.frames[field.id].polygon(box).mean(axis=0)
                edges = np.array([[box.x, box.y], [box.right, box.y], [box.x, box.bottom], [box.right, box.bottom]])
                there = project(self.truth, edges)
                side = np.linalg.norm(there[1] - there[0])
                found.append(np.linalg.norm(centre - there.mean(axis=0)) / side)
        return np.array(found)


def picture(code, number, long_side=2000):
    """Return a blank page as a scan of A4."""
    blank = blank_page(code, number, long_side, on_a4=code == PLANO)
    return Picture(code, number, blank.grey.copy(), _truth(blank))


def filled(code, seed, long_side=1760):
    """Return the page of 2019 of a code, filled by a practice hand, as a scan of A4, and what was written."""
    blank = blank_page(code, 2, long_side, on_a4=True)
    rng = np.random.default_rng(seed)
    writer = draw_writer("w", practice_hands(), blank.form.kind, rng)
    sheet, written = fill_page(blank, PLACE, draw_votes(rng, blank.form), writer, rng)
    return Picture(code, 2, sheet.grey, _truth(blank)), written


def _truth(blank):
    """Return millimetres of the form to pixel centres of a blank."""
    return np.array(
        [
            # pixel edges to pixel centres
            [blank.scale[0], 0, blank.origin[0] - 0.5],
            [0, blank.scale[1], blank.origin[1] - 0.5],
            [0, 0, 1.0],
        ]
    )
