"""The reading process and readers that crash, hang or eat all memory: the page is lost, never the batch."""

from __future__ import annotations

import os

import fake_readers
import pytest

from sirekap_desktop.errors import SirekapError
from sirekap_desktop.intake.crew import see_files
from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.worker import Worker

LIMITS = IntakeLimits(seconds=30.0, memory_bytes=1_500_000_000)
FAST = IntakeLimits(seconds=2.0)


def never():
    return False


def files(tmp_path, encode, widths):
    paths = []
    for at, width in enumerate(widths):
        path = tmp_path / f"{at:02}.png"
        path.write_bytes(encode(width, value=at))
        paths.append(path)
    return paths


def seen(paths, make=fake_readers.make_quick, limits=LIMITS, jobs=1):
    return dict(see_files(paths, make, limits, jobs, never))


FAULTS = {
    1: (fake_readers.CRASHES, "berhenti mendadak"),
    3: (fake_readers.GRABS_IN_C, "berhenti mendadak"),
    4: (fake_readers.RAISES, "berhenti mendadak"),
    5: (fake_readers.SWALLOWS, "Memori tidak cukup"),
}


def test_a_fault_costs_its_own_page_and_no_other(tmp_path, encode):
    widths = [FAULTS[at][0] if at in FAULTS else 90 for at in range(7)]
    pages = {at: found for at, (found,) in seen(files(tmp_path, encode, widths)).items()}
    assert sorted(pages) == list(range(7))
    for at, page in pages.items():
        if at in FAULTS:
            assert page.rejected
            assert FAULTS[at][1] in page.reason
            assert f"{at:02}.png" in page.reason
        else:
            assert page.evidence is not None


def test_a_hanging_page_is_given_up_in_time(tmp_path, encode):
    paths = files(tmp_path, encode, [90, fake_readers.HANGS, 90])
    pages = {at: found for at, (found,) in seen(paths, limits=FAST).items()}
    assert pages[1].rejected
    assert "terlalu lama (lebih dari 2 detik)" in pages[1].reason
    assert all(pages[at].evidence is not None for at in (0, 2))


def test_the_pages_behind_a_deadly_one_are_read_too(tmp_path, encode, pdf_of):
    import io

    from PIL import Image

    sizes = [90, 91, fake_readers.CRASHES, 92]
    pictures = [(Image.open(io.BytesIO(encode(w, 120))), (0, 0, 300, 400)) for w in sizes]
    tiff = tmp_path / "empat.tif"
    pictures[0][0].save(tiff, save_all=True, append_images=[p for p, _ in pictures[1:]])
    (found,) = seen([tiff]).values()
    assert [(p.page_index, p.width, p.rejected) for p in found] == [
        (0, 90, False),
        (1, 91, False),
        (2, 0, True),
        (3, 92, False),
    ]


def test_a_file_that_kills_again_and_again_is_given_up_and_says_so(tmp_path, encode):
    import io

    from PIL import Image

    bad = Image.open(io.BytesIO(encode(fake_readers.CRASHES)))
    tiff = tmp_path / "jahat.tif"
    bad.save(tiff, save_all=True, append_images=[bad] * 5)
    (found,) = seen([tiff]).values()
    assert [p.page_index for p in found] == [0, 1]
    assert "halaman 2 dan sesudahnya belum dibaca" in found[1].reason


def test_the_memory_limit_holds_in_the_process(tmp_path, encode):
    path = tmp_path / "lebar.png"
    path.write_bytes(encode(9000, 9000))
    ((page,),) = seen([path], limits=IntakeLimits(memory_bytes=60_000_000)).values()
    assert page.rejected
    assert "Memori tidak cukup" in page.reason


def test_a_reader_that_cannot_be_made_is_an_error_of_the_program(tmp_path, encode):
    paths = files(tmp_path, encode, [90])
    with pytest.raises(SirekapError, match=r"digits\.onnx"):
        seen(paths, fake_readers.make_nothing)
    with pytest.raises(SirekapError) as raised:
        seen(paths, fake_readers.make_crash)
    assert raised.value.message_id == "intake.no_reader"


def test_stages_and_time_are_told(tmp_path, encode):
    ((page,),) = seen(files(tmp_path, encode, [90])).values()
    assert {"file", "locate"} <= set(page.stages)
    assert 0 < page.stages["file"] <= page.milliseconds


def test_stopping_leaves_no_process_behind(tmp_path, encode):
    worker = Worker(fake_readers.make_quick, LIMITS)
    worker.submit(files(tmp_path, encode, [fake_readers.HANGS])[0])
    pid = worker._process.pid
    worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
