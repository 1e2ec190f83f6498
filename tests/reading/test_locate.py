import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from paper import PAGES, PLANO, SALINAN, locate, picture, shared

from sirekap_desktop.reading.geometry import project

SCAN, PHOTO = 0.06, 0.12


def is_page(located, code, number):
    return located is not None and (located.form.code, located.page.number) == (code, number)


@pytest.mark.parametrize(("code", "number"), PAGES)
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_scan_in_any_rotation(code, number, quarters):
    page = picture(code, number).skewed(3.0 * (quarters - 1.5)).turned(quarters)
    located = locate(page.gray)
    assert is_page(located, code, number)
    assert page.errors(located).max() < SCAN
    assert all(frame.sure for frame in located.frames.values())


@pytest.mark.parametrize(("code", "number"), PAGES)
@pytest.mark.parametrize("seed", [1, 2])
def test_photo_from_aside(code, number, seed):
    page = picture(code, number, 2400).photographed(seed).turned(seed)
    located = locate(page.gray)
    assert is_page(located, code, number)
    assert page.errors(located).max() < PHOTO


@pytest.mark.parametrize("long_side", [1170, 1700, 3508, 5200])
def test_any_resolution(long_side):
    page = picture(SALINAN, 1, long_side)
    located = locate(page.gray)
    assert is_page(located, SALINAN, 1)
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_two_levels_with_streaks(code, number):
    """Lines along the feed join all tables and cut every cell, as a dirty sensor draws them."""
    page = picture(code, number, 1960).skewed(1.2)
    gray = np.where(page.gray < 140, 0, 255).astype(np.uint8)
    for share in (0.3, 0.62, 0.9):
        column = int(share * gray.shape[1])
        gray[100:-100, column : column + 2] = 0
    located = locate(gray)
    assert is_page(located, code, number)
    assert page.errors(located).max() < SCAN


@pytest.mark.parametrize(("code", "number"), [(PLANO, 1), (PLANO, 3), (SALINAN, 1), (SALINAN, 2)])
def test_bent_paper_is_followed(code, number):
    """Bent so far that rows lie half a row off: none may take its neighbour's place."""
    page = picture(code, number, 2400)
    height, width = page.gray.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bend = 0.008 * height
    across = bend * np.sin(3.0 * y / height + 0.5)
    down = bend * np.sin(3.0 * x / width + 1.0)
    gray = cv2.remap(page.gray, x + across, y + down, cv2.INTER_LINEAR, borderValue=255)
    located = locate(gray)
    assert is_page(located, code, number)
    for field in page.page.fields:
        for box in field.boxes:
            seen = located.frames[field.id].polygon(box).mean(axis=0)
            row, column = int(seen[1]), int(seen[0])
            there = seen + np.array([across[row, column], down[row, column]])
            wanted = project(page.truth, np.array([box.centre.x, box.centre.y]))
            assert (
                not located.frames[field.id].sure
                or np.abs(there - wanted).max() < PHOTO * box.width * page.truth[0, 0]
            )
    assert sum(frame.sure for frame in located.frames.values()) >= 0.8 * len(located.frames)


def bent_photo(code, number, seed):
    """Return a bent page, its photo, and how far the paper was shifted at each pixel, across and down."""
    page = picture(code, number, 2000)
    height, width = page.gray.shape
    phase = np.random.default_rng(seed).uniform(0, 6, 2)
    y, x = np.mgrid[0:height, 0:width]
    across = (0.009 * height * np.sin(2.2 * y / height + phase[0])).astype(np.float32)
    down = (0.009 * height * np.sin(3.0 * x / width + phase[1])).astype(np.float32)
    page.gray = cv2.remap(
        page.gray, x.astype(np.float32) + across, y.astype(np.float32) + down, cv2.INTER_LINEAR, borderValue=255
    )
    return page, page.photographed(seed, 0.08), np.stack((across, down), axis=-1)


@pytest.mark.parametrize(("code", "number", "seed", "all_sure"), [(SALINAN, 1, 4, True), (SALINAN, 1, 8, False)])
def test_bent_paper_from_aside(code, number, seed, all_sure):
    """Rows lie up to half a row off: a field is found in its own place, or it is not sure."""
    page, photo, shifts = bent_photo(code, number, seed)
    located = locate(photo.gray)
    assert is_page(located, code, number)
    assert all_sure == all(frame.sure for frame in located.frames.values())
    back = page.truth @ np.linalg.inv(photo.truth)
    for field in page.page.fields:
        frame = located.frames[field.id]
        for box in field.boxes if frame.sure else ():
            seen = project(back, frame.polygon(box).mean(axis=0))
            column, row = np.clip(seen.astype(int), 0, np.array(page.gray.shape)[::-1] - 1)
            wanted = project(page.truth, np.array([box.centre.x, box.centre.y]))
            assert np.abs(seen + shifts[row, column] - wanted).max() < PHOTO * box.width * page.truth[0, 0]


def test_mirrored_page_is_refused():
    for code, number in PAGES:
        gray = picture(code, number).gray
        assert locate(np.ascontiguousarray(gray[:, ::-1])) is None
        assert locate(np.ascontiguousarray(gray[::-1])) is None


def with_tag(page, identity):
    """Return the picture with another tag (None: a white patch) printed over its own."""
    corners = project(page.truth, np.array([[t.x, t.y] for t in _corners(page.page.tag.rect)]))
    low, high = np.rint(corners.min(axis=0)).astype(int), np.rint(corners.max(axis=0)).astype(int)
    size = tuple(int(v) for v in high - low)
    patch = np.full(size[::-1], 255, np.uint8)
    if identity is not None:
        dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_APRILTAG_36H10)
        marker = np.rot90(cv2.aruco.generateImageMarker(dictionary, identity, 8), 2)
        patch = cv2.resize(marker, size, interpolation=cv2.INTER_NEAREST)
    gray = page.gray.copy()
    gray[low[1] : high[1], low[0] : high[0]] = patch
    return gray


def _corners(rect):
    return (type(rect.centre)(rect.x, rect.y), type(rect.centre)(rect.right, rect.bottom))


@pytest.mark.parametrize("identity", [102, 103, 105, 700])
def test_tag_that_contradicts_the_layout(identity):
    assert locate(with_tag(picture(PLANO, 1), identity)) is None


def test_tag_that_agrees_and_tag_that_is_hidden():
    page = picture(PLANO, 2)
    assert locate(with_tag(page, 102)).tag_read is True
    hidden = locate(with_tag(page, None))
    assert is_page(hidden, PLANO, 2)
    assert hidden.tag_read is False
    assert locate(picture(SALINAN, 1).gray).tag_read is None


def test_no_page_is_seen_where_there_is_none():
    rng = np.random.default_rng(3)
    plain = np.full((1800, 1300), 240, np.uint8)
    noise = rng.integers(0, 256, (1800, 1300), dtype=np.uint8)
    grid = plain.copy()
    grid[::40] = 0
    grid[:, ::40] = 0
    shapes = plain.copy()
    for _ in range(60):
        x, y, w, h = (int(v) for v in rng.integers(20, 900, 4))
        cv2.rectangle(shapes, (x, y), (x + w, y + h), int(rng.integers(0, 120)), 2)
    tiny = np.full((3, 5), 200, np.uint8)
    for gray in (plain, noise, grid, shapes, tiny, plain[:1, :1]):
        assert locate(np.ascontiguousarray(gray)) is None


def other_form(seed):
    """Draw tables as other elections print them: same style, other rows and columns."""
    rng = np.random.default_rng(seed)
    gray = np.full((2000, 1414), 255, np.uint8)
    top = 150
    while top < 1500:
        rows, columns = int(rng.integers(3, 7)), np.sort(rng.integers(150, 1300, 5))
        pitch = int(rng.integers(35, 90))
        for r in range(rows + 1):
            cv2.line(gray, (100, top + r * pitch), (1320, top + r * pitch), 0, 2)
        for x in (100, *columns, 1320):
            cv2.line(gray, (int(x), top), (int(x), top + rows * pitch), 0, 2)
        top += rows * pitch + 60
    return gray


@pytest.mark.parametrize("seed", range(12))
def test_tables_of_other_forms_are_refused(seed):
    assert locate(other_form(seed)) is None


@pytest.mark.parametrize(("code", "number"), PAGES)
def test_page_without_half_of_its_tables_is_refused(code, number):
    """A form that shares the upper tables and differs below is another form."""
    page = picture(code, number)
    lower = int(project(page.truth, np.array([0.0, 0.55 * page.page.height]))[1])
    gray = page.gray.copy()
    gray[lower:] = other_form(number)[lower:, : gray.shape[1]]
    located = locate(gray)
    assert located is None or located.tag_read is True


def test_field_whose_frames_are_gone_is_not_sure():
    page = picture(SALINAN, 1, 2339)
    field = next(f for f in page.page.fields if f.id == "disabilitas_p")
    frame = field.frame.grown(1.0, 1.0)
    low, high = project(page.truth, np.array([[frame.x, frame.y], [frame.right, frame.bottom]])).astype(int)
    gray = page.gray.copy()
    gray[low[1] : high[1], low[0] : high[0]] = 255
    located = locate(gray)
    assert not located.frames["disabilitas_p"].sure
    assert located.frames["pengguna_dpt_l"].sure
    assert page.errors(located).max() < SCAN


def test_crossed_boxes_keep_their_place():
    """Pen strokes beside and across the frames must not pull them."""
    page = picture(SALINAN, 2, 2339)
    gray = page.gray.copy()
    rng = np.random.default_rng(8)
    for field in page.page.fields:
        for box in field.boxes:
            top, bottom = np.sort(rng.uniform(-0.2, 1.2, 2)) * box.height + box.y
            ends = np.array([[box.x + rng.uniform(0.4, 1.3), top], [box.x + rng.uniform(0.4, 1.3), bottom]])
            start, end = np.rint(project(page.truth, ends)).astype(int)
            cv2.line(gray, tuple(map(int, start)), tuple(map(int, end)), 0, 4)
    assert page.errors(locate(gray)).max() < SCAN


@pytest.mark.parametrize("number", [1, 2, 3])
def test_official_photos(number):
    names = {1: "photo-p1-blank", 2: "photo-p2", 3: "photo-p3"}
    gray = cv2.imread(str(shared("real", f"c.hasil-ppwp-2024-{names[number]}.jpg")), cv2.IMREAD_GRAYSCALE)
    located = locate(gray)
    assert is_page(located, PLANO, number)
    assert located.tag_read is True
    assert all(frame.sure for frame in located.frames.values())


@pytest.mark.parametrize(("code", "number"), PAGES)
@pytest.mark.parametrize("long_side", [1700, 3508])
def test_official_blanks(code, number, long_side):
    name = {PLANO: "C.HASIL-PPWP.pdf", SALINAN: "C.HASIL-SALINAN-PPWP.pdf"}[code]
    page = pdfium.PdfDocument(shared("official", name))[number - 1]
    gray = page.render(scale=long_side / page.get_height(), grayscale=True).to_numpy().squeeze()
    located = locate(np.ascontiguousarray(gray))
    assert is_page(located, code, number)
    assert all(frame.sure for frame in located.frames.values())


def test_real_draft_is_refused():
    """A draft of 2022 whose tables are much like the plano's."""
    gray = cv2.imread(str(shared("real", "draft-ppwp-2022-photo.jpg")), cv2.IMREAD_GRAYSCALE)
    assert locate(gray) is None
