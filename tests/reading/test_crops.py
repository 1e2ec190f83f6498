import cv2
import numpy as np
import pytest
from paper import SALINAN, locate, picture

from sirekap_desktop.forms.definition import FieldDefinition, Rect
from sirekap_desktop.reading.crops import box_pixels, crop_rect, cut, cut_rect, wholly_inside, written_part
from sirekap_desktop.reading.locate_frames import FieldFrame, Local
from sirekap_desktop.reading.locate_image import Pyramid

FIELD = FieldDefinition("suara_sah", "", "V", (Rect(10, 20, 19, 19), Rect(33, 20, 19, 19), Rect(56, 20, 17, 21)))


def frame_at(scale, degrees=0.0):
    """Return a field's frame in a picture of a scale, turned, and the picture with its boxes drawn."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    homography = np.eye(3)
    homography[:2, :2] = scale * turn
    middle = np.array([40.0, 30.0])
    homography[:2, 2] = (60 * scale, 60 * scale) - homography[:2, :2] @ middle
    frame = FieldFrame(homography, Local(np.zeros(2), np.zeros(2), np.zeros((2, 2))), 1.0, 0.0, True)
    gray = np.full((int(120 * scale), int(120 * scale)), 255, np.uint8)
    for box in FIELD.boxes:
        corners = np.rint(frame.polygon(box) * 16).astype(np.int32)
        cv2.polylines(gray, [corners], True, 0, max(1, round(0.8 * scale)), cv2.LINE_AA, 4)
    return frame, gray


@pytest.mark.parametrize("scale", [0.8, 1.3, 2.6, 4.7, 11.0])
@pytest.mark.parametrize("degrees", [0.0, 8.0, 90.0, 200.0])
def test_frame_lies_15_percent_inside_the_crop(scale, degrees):
    frame, gray = frame_at(scale, degrees)
    for crop in cut(Pyramid(gray), frame, FIELD):
        assert crop.shape == (40, 40)
        across, down = crop[12:28].astype(float).mean(axis=0), crop[:, 12:28].astype(float).mean(axis=1)
        for profile in (across, down):
            dark = 255 - profile
            low = (dark[:12] * np.arange(12)).sum() / dark[:12].sum()
            high = (dark[28:] * np.arange(28, 40)).sum() / dark[28:].sum()
            wanted = 40 * 0.15 / 1.3 - 0.5
            assert abs(low - wanted) < 0.6
            assert abs(high - (39 - wanted)) < 0.6


def test_thin_strokes_survive_shrinking():
    """One pixel wide at 600 dpi: a crop that samples points would lose most of it."""
    frame, gray = frame_at(12.0)
    corner = frame.polygon(FIELD.boxes[0])
    x = int(corner[:, 0].mean())
    gray[int(corner[0, 1]) + 40 : int(corner[2, 1]) - 40, x : x + 2] = 0
    crop = cut(Pyramid(gray), frame, FIELD)[0]
    dark = (255.0 - crop[14:26, 8:32]).sum(axis=1)
    share = 255 * 2 / (19 * 12.0 * 1.3 / 40)
    assert np.allclose(dark, share, rtol=0.25)


def test_same_crop_from_any_resolution():
    page = picture(SALINAN, 1, 1754)
    large = picture(SALINAN, 1, 3508)
    field = page.page.fields[4]
    crops = []
    for one in (page, large):
        located = locate(one.gray)
        crops.append(cut(Pyramid(one.gray), located.frames[field.id], field).astype(float))
    assert np.abs(crops[0] - crops[1]).mean() < 8


def test_outside_of_the_picture():
    frame, gray = frame_at(3.0)
    assert wholly_inside(frame, FIELD, gray.shape)
    narrow = np.ascontiguousarray(gray[:, : int(frame.polygon(FIELD.boxes[2])[0, 0])])
    assert not wholly_inside(frame, FIELD, narrow.shape)
    assert cut(Pyramid(narrow), frame, FIELD).shape == (3, 40, 40)
    far = np.array([[900.0, 900], [960, 900], [960, 960], [900, 960]])
    assert (cut_rect(Pyramid(np.zeros((50, 50), np.uint8)), far) >= 0).all()


def test_box_pixels_is_the_shortest_side():
    frame, _ = frame_at(2.0, 30.0)
    assert box_pixels(frame, FIELD) == pytest.approx(34.0)


def test_crop_rect_grows_by_15_percent():
    grown = crop_rect(Rect(10, 20, 20, 40))
    assert (grown.x, grown.y, grown.width, grown.height) == pytest.approx((7, 14, 26, 52))


TALL = Rect(10, 20, 20, 36)


def tall_box(*strokes, watermark=False):
    """Return frame and picture of a tall box with strokes (x0, y0, x1, y1 in shares of the box)."""
    frame, _ = frame_at(3.0)
    gray = np.full((360, 360), 255, np.uint8)
    corners = np.rint(frame.polygon(TALL)).astype(np.int32)
    left, top = corners[0]
    width, height = corners[2] - corners[0]
    if watermark:
        gray[:, left + width // 2 :] = 228
    for x0, y0, x1, y1 in strokes:
        ends = [(round(left + x * width), round(top + y * height)) for x, y in ((x0, y0), (x1, y1))]
        cv2.line(gray, *ends, 40, 5, cv2.LINE_AA)
    cv2.polylines(gray, [corners], True, 0, 2)
    return frame, Pyramid(gray)


def test_low_boxes_are_shown_whole():
    frame, gray = frame_at(3.0)
    for box in FIELD.boxes:
        assert written_part(Pyramid(gray), frame, box) == box


@pytest.mark.parametrize(("top", "bottom"), [(0.15, 0.4), (0.35, 0.6), (0.6, 0.85)])
@pytest.mark.parametrize("watermark", [False, True])
def test_a_tall_box_is_shown_where_its_digit_is_and_keeps_its_shape(top, bottom, watermark):
    frame, pyramid = tall_box((0.3, top, 0.7, bottom), watermark=watermark)
    part = written_part(pyramid, frame, TALL)
    assert part.width == TALL.width
    assert part.height == pytest.approx(TALL.width)
    middle = TALL.y + TALL.height * (top + bottom) / 2
    wanted = min(max(middle, TALL.y + part.height / 2), TALL.bottom - part.height / 2)
    assert part.centre.y == pytest.approx(wanted, abs=1.2)


def test_a_digit_as_high_as_its_tall_box_is_not_cut():
    frame, pyramid = tall_box((0.5, 0.16, 0.5, 0.84))
    part = written_part(pyramid, frame, TALL)
    assert part.y <= TALL.y + 0.12 * TALL.height
    assert part.bottom >= TALL.y + 0.88 * TALL.height


def test_words_that_run_into_a_tall_box_from_below_do_not_pull_it():
    frame, pyramid = tall_box((0.3, 0.2, 0.7, 0.45), (0.2, 0.86, 0.9, 1.0))
    part = written_part(pyramid, frame, TALL)
    assert part.centre.y < TALL.y + 0.4 * TALL.height


def test_an_empty_tall_box_is_shown_in_its_middle():
    frame, pyramid = tall_box(watermark=True)
    part = written_part(pyramid, frame, TALL)
    assert part.centre.y == pytest.approx(TALL.centre.y, abs=0.01)
    assert part.height == TALL.width
