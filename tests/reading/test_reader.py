import numpy as np
import pytest
from paper import PAGES, PLANO, SALINAN, picture

from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.messages import sentence
from sirekap_desktop.reading import reader as module
from sirekap_desktop.reading.geometry import project
from sirekap_desktop.reading.quality import WARN_FRAMES, WARN_SMALL
from sirekap_desktop.reading.reader import PageReader, Unrecognised


class Counting:
    """Says of the n-th crop of a page that it is the class n mod 14."""

    def read(self, crops):
        assert crops.dtype == np.uint8
        assert crops.shape[1:] == (40, 40)
        return np.eye(14)[np.arange(len(crops)) % 14]


@pytest.fixture(scope="module")
def reader():
    return PageReader(all_forms(), Counting())


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_evidence_of_a_page(reader, code, number):
    page = picture(code, number, 1754)
    stages = {}
    evidence = reader.evidence(page.gray, stages)
    assert (evidence.form, evidence.page) == (code, number)
    assert [f.field_id for f in evidence.fields] == [f.id for f in page.page.fields]
    index = 0
    for seen, field in zip(evidence.fields, page.page.fields, strict=True):
        assert seen.digits.shape == (len(field.boxes), 14)
        assert seen.digits.argmax(axis=1).tolist() == [(index + k) % 14 for k in range(len(field.boxes))]
        index += len(field.boxes)
        assert len(seen.box_polygons) == len(field.boxes)
        assert all(len(polygon) == 4 for polygon in seen.box_polygons)
        assert (seen.bubbles is not None) == bool(field.bubbles)
        assert seen.notes == ()
    assert set(stages) == {"locate", "crops", "digits"}
    x, y = project(page.truth, np.array([page.page.header.centre.x, page.page.header.centre.y]))
    assert np.allclose(np.mean(evidence.header_polygon, axis=0), (x, y), atol=3)


def test_small_boxes_go_to_a_person(reader):
    page = picture(SALINAN, 1, 560)
    evidence = reader.evidence(page.gray)
    assert not isinstance(evidence, Unrecognised)
    assert evidence.quality.box_pixels < 16
    assert WARN_SMALL in evidence.quality.warnings
    assert all(module.NOTE_SMALL in field.notes for field in evidence.fields)


def test_frame_that_is_not_found_is_noted_on_its_field_alone(reader):
    page = picture(SALINAN, 2, 2339)
    frame = next(f for f in page.page.fields if f.id == "bulan").frame.grown(1, 1)
    low, high = project(page.truth, np.array([[frame.x, frame.y], [frame.right, frame.bottom]])).astype(int)
    gray = page.gray.copy()
    gray[low[1] : high[1], low[0] : high[0]] = 255
    evidence = reader.evidence(gray)
    assert {f.field_id: f.notes for f in evidence.fields if f.notes} == {"bulan": (module.NOTE_FRAME,)}
    assert evidence.quality.warnings == (WARN_FRAMES,)


def test_boxes_outside_of_the_picture_are_never_taken_as_empty(reader):
    page = picture(PLANO, 1, 2339)
    edge = next(f for f in page.page.fields if f.id == "pemilih_dpt_j").boxes[2]
    x = int(project(page.truth, np.array([edge.centre.x, edge.y]))[0])
    evidence = reader.evidence(np.ascontiguousarray(page.gray[:, :x]))
    if isinstance(evidence, Unrecognised):
        pytest.fail("a page whose right edge is missing should still be located")
    cut = {f.field_id for f in evidence.fields if module.NOTE_CUT_OFF in f.notes}
    assert cut == {f.id for f in page.page.fields if f.boxes[-1].right > edge.centre.x}


def test_hidden_tag_is_noted(reader):
    page = picture(PLANO, 3, 1754)
    rect = page.page.tag.rect
    low, high = project(page.truth, np.array([[rect.x, rect.y], [rect.right, rect.bottom]])).astype(int)
    gray = page.gray.copy()
    gray[low[1] : high[1] + 1, low[0] : high[0] + 1] = 230
    evidence = reader.evidence(gray)
    assert all(f.notes == (module.NOTE_TAG,) for f in evidence.fields)


def test_unknown_picture_has_a_reason(reader):
    answer = reader.evidence(np.full((800, 600), 255, np.uint8))
    assert isinstance(answer, Unrecognised)
    assert sentence(answer.reason)


def test_every_note_has_a_sentence():
    for name, value in vars(module).items():
        if name.startswith(("NOTE_", "REASON_")):
            assert sentence(value)
