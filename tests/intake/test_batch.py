"""Whole batches: which files, in which order, grouped how, and that nothing stops them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import fake_readers
import pytest
from decode_cases_intake import FORM
from PIL import Image

from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.reading.result import Decision, PageStatus

LIMITS = IntakeLimits(seconds=30.0)
FORMS = os.environ.get("SIREKAP_FORMS")


def read(paths, **options):
    return list(read_paths(paths, limits=LIMITS, make_reader=fake_readers.make_quick, forms=[FORM], **options))


def names(paths):
    return [p.name for p in paths]


def test_folders_are_searched_in_order_of_names(tmp_path):
    for name in (
        "b/2.jpg",
        "b/10.jpg",
        "a.png",
        "B.png",
        "b/.rahasia.jpg",
        ".git/x.jpg",
        "b/Thumbs.db",
        "c/d/e/f.tif",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [str(p.relative_to(tmp_path)) for p in find_inputs([tmp_path])] == [
        "a.png",
        "b/10.jpg",
        "b/2.jpg",
        "B.png",
        "c/d/e/f.tif",
    ]


def test_named_files_come_as_named_and_each_once(tmp_path):
    for name in ("z.jpg", "a.jpg", ".x.jpg"):
        (tmp_path / name).write_bytes(b"x")
    found = find_inputs(
        [tmp_path / "z.jpg", tmp_path, tmp_path / "z.jpg", tmp_path / ".x.jpg", tmp_path / "tidak.jpg"]
    )
    assert names(found) == ["z.jpg", "a.jpg", ".x.jpg", "tidak.jpg"]
    assert all(p.is_absolute() for p in found)


def test_links_that_go_round_are_followed_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.jpg").write_bytes(b"x")
    (tmp_path / "a" / "balik").symlink_to(tmp_path)
    (tmp_path / "putus.jpg").symlink_to(tmp_path / "hilang.jpg")
    os.mkfifo(tmp_path / "pipa")
    assert names(find_inputs([tmp_path])) == ["1.jpg", "putus.jpg"]


def test_nothing_to_read_is_nothing(tmp_path):
    assert find_inputs([tmp_path]) == []
    assert read([]) == []


@pytest.fixture
def batch(tmp_path, encode):
    """Fifty files of which one is text."""
    for at in range(50):
        data = b"bukan gambar" if at == 17 else encode(value=at)
        (tmp_path / f"{at:02}.jpg").write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 3])
def test_one_bad_file_among_fifty_costs_one_line(batch, jobs):
    pages = read(find_inputs([batch]), jobs=jobs)
    assert [Path(p.source).name for p in pages] == [f"{at:02}.jpg" for at in range(50)]
    assert [p.status for p in pages].count(PageStatus.REJECTED) == 1
    assert pages[17].reason.startswith("17.jpg bukan gambar")
    assert [p.fields[0].value for p in pages if p.fields] == [at for at in range(50) if at != 17]
    assert all(p.group is None for p in pages)


def test_a_picture_of_something_else_is_unrecognised(tmp_path, encode):
    (tmp_path / "kucing.png").write_bytes(encode(fake_readers.STRANGE))
    (page,) = read(find_inputs([tmp_path]))
    assert page.status is PageStatus.UNRECOGNISED
    assert "tidak" in page.reason.lower()
    assert (page.width, page.height) == (fake_readers.STRANGE, 120)
    assert page.fields == ()


def test_json_of_a_page_is_whole(tmp_path, encode):
    (tmp_path / "a.png").write_bytes(encode(value=42))
    (page,) = read(find_inputs([tmp_path]))
    told = page.to_json()
    assert told["source"] == str(tmp_path / "a.png")
    assert told["status"] == "read"
    assert told["reason"] is None
    assert told["fields"][0]["value"] == 42
    assert told["milliseconds"] > 0
    assert {"file", "decode"} <= set(page.stages)


def test_files_of_one_folder_are_one_tps(tmp_path, encode):
    for folder, total in (("tps1", 42), ("tps2", 43)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.png").write_bytes(encode(page=1, value=42))
        (tmp_path / folder / "2.png").write_bytes(encode(page=2, value=total))
    pages = read(find_inputs([tmp_path]), group=True, jobs=2)
    assert [p.group for p in pages] == [str(tmp_path / f) for f in ("tps1", "tps1", "tps2", "tps2")]
    assert [[c.holds for c in p.checks] for p in pages] == [[True], [True], [False], [False]]
    alone = read(find_inputs([tmp_path]))
    assert [p.checks for p in alone] == [()] * 4


def test_pages_of_one_file_are_one_tps_apart_from_its_neighbours(tmp_path, encode):
    frames = [Image.open(io.BytesIO(encode(page=p, value=42))) for p in (1, 2)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    (tmp_path / "b.png").write_bytes(encode(page=2, value=99))
    pages = read(find_inputs([tmp_path]), group=True)
    assert [p.group for p in pages] == [str(tmp_path / "a.tif")] * 2 + [str(tmp_path)]
    assert [[c.holds for c in p.checks] for p in pages] == [[True], [True], []]


def test_two_scans_of_the_same_page_that_differ_are_both_in_review(tmp_path, encode):
    (tmp_path / "1.png").write_bytes(encode(page=1, value=42))
    (tmp_path / "2.png").write_bytes(encode(page=1, value=43))
    (tmp_path / "3.png").write_bytes(encode(page=1, value=42))
    pages = read(find_inputs([tmp_path]), group=True)
    assert [p.fields[0].decision for p in pages] == [Decision.REVIEW] * 3
    assert [p.fields[0].value for p in pages] == [42, 43, 42]


def test_the_same_scan_twice_is_read_twice_and_agrees(tmp_path, encode):
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(encode(page=1, value=42))
    pages = read(find_inputs([tmp_path]), group=True)
    assert [p.fields[0].decision for p in pages] == [Decision.ACCEPTED] * 2


def test_a_stricter_limit_accepts_less(tmp_path, encode):
    (tmp_path / "1.png").write_bytes(encode(page=1, value=42))
    (page,) = read(find_inputs([tmp_path]), limit=1e-9)
    assert page.fields[0].decision is Decision.REVIEW


def test_cancelling_ends_at_once(batch):
    pages = []
    for page in read_paths(
        find_inputs([batch]),
        make_reader=fake_readers.make_quick,
        forms=[FORM],
        cancelled=lambda: len(pages) >= 3,
    ):
        pages.append(page)
    assert 3 <= len(pages) < 50


def test_a_file_that_vanishes_is_reported(tmp_path, encode):
    (tmp_path / "1.png").write_bytes(encode(page=1, value=42))
    paths = [*find_inputs([tmp_path]), tmp_path / "hilang.png"]
    assert [p.status for p in read(paths)] == [PageStatus.READ, PageStatus.REJECTED]


@pytest.mark.skipif(not FORMS, reason="SIREKAP_FORMS is not set: the real forms are not here")
def test_real_forms_through_the_bundled_reader():
    folder = Path(FORMS or "")
    inputs = [folder / "official" / "C.HASIL-PPWP.pdf", folder / "real" / "c1-ppwp-2019-01.jpg"]
    inputs += [folder / "real" / f"c.hasil-ppwp-2024-photo-p{n}.jpg" for n in (2, 3)]
    pages = list(read_paths(inputs))
    assert [(p.form, p.page) for p in pages[:3]] == [("C.HASIL-PPWP-2024", n) for n in (1, 2, 3)]
    assert all(f.value is None for p in pages[:3] for f in p.fields)
    assert (pages[3].form, pages[3].page) == ("C1-PPWP-2019", 2)
    assert [(p.form, p.page) for p in pages[4:]] == [("C.HASIL-PPWP-2024", n) for n in (2, 3)]
