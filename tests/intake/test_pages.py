"""Files to gray pages: every format and turn, and every refusal with its sentence."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.pages import PageImage, PageRejected, open_pages, sniff
from sirekap_desktop.intake.pdf import pdf_pages

FORMS = os.environ.get("SIREKAP_FORMS")


def pages_of(tmp_path, data, name="a.jpg", **kwargs):
    path = tmp_path / name
    path.write_bytes(data)
    return list(open_pages(path, **kwargs))


def picture(width=80, height=120):
    """Dark at the top left, bright elsewhere, so that turns and inversions show."""
    gray = np.full((height, width), 230, np.uint8)
    gray[: height // 4, : width // 4] = 20
    return gray


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(image=None, **options):
    return saved(image or Image.fromarray(picture(), "L"), "JPEG", quality=92, **options)


def is_upright(page, tolerance=12):
    gray = page.gray
    return (
        abs(int(gray[5, 5]) - 20) < tolerance
        and abs(int(gray[5, -5]) - 230) < tolerance
        and abs(int(gray[-5, 5]) - 230) < tolerance
    )


MODES = ["L", "RGB", "CMYK", "1", "P", "LA", "RGBA", "I;16"]
KINDS = {
    "JPEG": ("L", "RGB", "CMYK"),
    "PNG": ("L", "RGB", "1", "P", "LA", "RGBA", "I;16"),
    "TIFF": ("L", "RGB", "CMYK", "1", "P", "RGBA", "I;16"),
    "BMP": ("L", "RGB", "1", "P"),
    "WEBP": ("RGB", "RGBA"),
}


def in_mode(mode):
    gray = picture()
    if mode == "I;16":
        return Image.fromarray(gray.astype(np.uint16) * 257)
    if mode in ("LA", "RGBA"):
        image = Image.fromarray(gray, "L").convert(mode)
        paper = Image.fromarray(np.where(gray > 200, 0, 255).astype(np.uint8), "L")
        image.putalpha(paper)
        return image
    return Image.fromarray(gray, "L").convert(mode)


@pytest.mark.parametrize(("kind", "mode"), [(k, m) for k, modes in KINDS.items() for m in modes])
def test_every_pixel_format_becomes_gray(tmp_path, kind, mode):
    (page,) = pages_of(tmp_path, saved(in_mode(mode), kind))
    assert isinstance(page, PageImage)
    assert page.gray.dtype == np.uint8
    assert page.gray.flags.c_contiguous
    assert (page.width, page.height) == (80, 120)
    bright = 255 if mode in ("LA", "RGBA") else 230
    if mode != "1":
        assert is_upright(page, 30)
        assert abs(int(page.gray[60, 60]) - bright) < 8
    else:
        assert page.gray[5:15, 5:15].mean() < 60 < 200 < page.gray[60:80, 40:60].mean()


def test_photographic_cmyk_of_adobe_is_not_a_negative(tmp_path):
    (page,) = pages_of(tmp_path, jpeg(in_mode("CMYK")))
    assert is_upright(page, 20)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_exif_orientation_is_applied(tmp_path, kind, orientation):
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = Image.fromarray(picture(), "L").convert("RGB")
    stored = image if back is None else image.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    (page,) = pages_of(tmp_path, saved(stored, kind, exif=exif))
    assert (page.width, page.height) == (80, 120)
    assert is_upright(page, 25)


def test_a_broken_exif_block_does_not_cost_the_picture(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    data = bytearray(jpeg(exif=exif))
    at = data.find(b"Exif\0\0") + 6
    data[at : at + 8] = b"\xff" * 8
    (page,) = pages_of(tmp_path, bytes(data))
    assert isinstance(page, PageImage)


def test_pages_of_a_tiff_come_in_order_with_their_own_sizes(tmp_path):
    frames = [Image.fromarray(picture(80 + 10 * i, 120), "L") for i in range(3)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert [(p.page_index, p.width) for p in pages_of(tmp_path, data)] == [(0, 80), (1, 90), (2, 100)]
    assert [p.page_index for p in pages_of(tmp_path, data, first=2)] == [2]
    many = pages_of(tmp_path, data, limits=IntakeLimits(pages=2))
    assert many[-1].message_id == "intake.too_many_pages"


def test_fax_tiff_of_one_bit(tmp_path):
    image = Image.fromarray(picture(), "L").convert("1", dither=Image.Dither.NONE)
    (page,) = pages_of(tmp_path, saved(image, "TIFF", compression="group4"))
    assert set(np.unique(page.gray)) == {0, 255}
    assert is_upright(page, 30)


def test_the_name_says_nothing(tmp_path):
    assert isinstance(pages_of(tmp_path, jpeg(), "a.pdf")[0], PageImage)
    assert isinstance(pages_of(tmp_path, saved(in_mode("L"), "PNG"), "a.txt")[0], PageImage)


def noisy_jpeg(**options):
    rng = np.random.default_rng(3)
    noise = rng.integers(0, 255, (400, 300), np.uint8)
    return jpeg(Image.fromarray(noise, "L"), **options)


def huge_png(width=30_000, height=30_000):
    """A valid one-bit PNG of 900 million pixels in some 100 kB."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = (b"\0" + b"\xff" * (width // 8)) * 1000
    packer = zlib.compressobj(1)
    packed = b"".join([packer.compress(lines) for _ in range(height // 1000)] + [packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def cut(data, share):
    return data[: int(len(data) * share)]


def with_wrong_checksum(data):
    at = data.find(b"IDAT") + 10
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def half_decoded():
    """A JPEG whose data ends early though its end marker was put back."""
    data = noisy_jpeg()
    return cut(data, 0.5).rstrip(b"\xff") + b"\xff\xd9"


BAD = {
    "empty": (lambda pdf: b"", "intake.empty"),
    "text named .jpg": (lambda pdf: b"Halo, ini bukan gambar.\n" * 20, "intake.not_picture"),
    "gif": (lambda pdf: saved(in_mode("L"), "GIF"), "intake.not_picture"),
    "truncated jpeg": (lambda pdf: cut(noisy_jpeg(), 0.5), "intake.truncated"),
    "truncated progressive jpeg": (lambda pdf: cut(noisy_jpeg(progressive=True), 0.5), "intake.truncated"),
    "jpeg cut in its header": (lambda pdf: jpeg()[:60], "intake.damaged"),
    "jpeg with data missing inside": (lambda pdf: half_decoded(), "intake.truncated"),
    "truncated png": (lambda pdf: cut(saved(in_mode("L"), "PNG"), 0.7), "intake.truncated"),
    "damaged png": (lambda pdf: with_wrong_checksum(saved(in_mode("RGB"), "PNG")), "intake.damaged"),
    "truncated tiff": (
        lambda pdf: cut(
            saved(Image.fromarray(np.random.default_rng(1).integers(0, 255, (99, 99), np.uint8)), "TIFF"), 0.6
        ),
        "intake.truncated",
    ),
    "truncated webp": (lambda pdf: cut(saved(in_mode("RGB"), "WEBP", lossless=True), 0.6), "intake.damaged"),
    "truncated bmp": (lambda pdf: cut(saved(in_mode("L"), "BMP"), 0.6), "intake.truncated"),
    "huge png": (lambda pdf: huge_png(), "intake.too_many_pixels"),
    "pdf with a password": (lambda pdf: pdf([(["rahasia"], None)], user="kunci", owner="x"), "intake.encrypted"),
    "truncated pdf": (lambda pdf: cut(pdf([(["halaman"], None)] * 4), 0.6), "intake.truncated"),
    "no pdf inside": (lambda pdf: b"%PDF-1.4\nbukan apa-apa\n%%EOF\n", "intake.damaged"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_with_their_own_sentence(tmp_path, pdf_of, name):
    make, message_id = BAD[name]
    (page,) = pages_of(tmp_path, make(pdf_of))
    assert isinstance(page, PageRejected)
    assert page.message_id == message_id
    assert "a.jpg" in page.text
    assert page.text.count(".") >= 2


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipa")
    for path in (tmp_path / "tidak-ada.jpg", tmp_path, tmp_path / "pipa"):
        (page,) = open_pages(path)
        assert page.message_id == "intake.missing"


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "besar.tif"
    with path.open("wb") as file:
        file.truncate(400_000_000)
    (page,) = open_pages(path)
    assert page.message_id == "intake.file_too_large"
    assert "400 MB" in page.text


def test_trailing_bytes_after_the_end_of_a_jpeg_are_fine(tmp_path):
    assert isinstance(pages_of(tmp_path, jpeg() + b"\0" * 500 + b"SEFT")[0], PageImage)


def test_a_thumbnail_inside_does_not_hide_that_the_picture_is_cut(tmp_path):
    exif = jpeg()
    block = b"Exif\0\0" + exif
    data = noisy_jpeg()
    with_thumbnail = data[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:]
    assert isinstance(pages_of(tmp_path, with_thumbnail)[0], PageImage)
    assert pages_of(tmp_path, cut(with_thumbnail, 0.8))[0].message_id == "intake.truncated"


def test_a_scan_in_a_pdf_keeps_its_own_size(tmp_path, pdf_of):
    image = Image.fromarray(picture(600, 800), "L")
    (page,) = pages_of(tmp_path, pdf_of([(image, (0, 0, 300, 400))]), "a.pdf")
    assert (page.width, page.height) == (600, 800)
    assert is_upright(page)


def test_a_picture_over_most_of_a_pdf_page_sets_the_scale_and_the_rest_is_kept(tmp_path, pdf_of):
    image = Image.fromarray(picture(600, 800), "L")
    (page,) = pages_of(tmp_path, pdf_of([(image, (30, 40, 240, 320))]), "a.pdf")
    assert (page.width, page.height) == (750, 1000)


def test_other_pdf_pages_are_drawn_3500_pixels_long(tmp_path, pdf_of):
    small = Image.fromarray(picture(600, 800), "L")
    pages = pages_of(tmp_path, pdf_of([(["Halaman"], None), (small, (30, 40, 90, 120))]), "a.pdf")
    assert [(p.page_index, p.height) for p in pages] == [(0, 3500), (1, 3500)]
    assert pages[0].gray.min() < 50
    assert pages[0].gray[0, 0] == 255


def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path, pdf_of):
    (page,) = pages_of(tmp_path, pdf_of([(["terbuka"], None)], owner="pemilik"), "a.pdf")
    assert isinstance(page, PageImage)


def test_a_cut_jpeg_inside_a_whole_pdf_is_refused_alone(tmp_path):
    good = noisy_jpeg()
    data = pdf_with_jpegs([good, cut(good, 0.5), good])
    pages = pages_of(tmp_path, data, "a.pdf")
    assert [type(p) for p in pages] == [PageImage, PageRejected, PageImage]
    assert pages[1].message_id == "intake.truncated"
    assert pages[1].page_index == 1


def pdf_with_jpegs(jpegs):
    """A PDF written by hand: each page is one JPEG stream of 300 × 400 pixels."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (3 + 3 * i) for i in range(len(jpegs)))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(jpegs), kids))
    for i, data in enumerate(jpegs):
        first = 3 + 3 * i
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (first + 1, first + 2)
        )
        draw = b"q 300 0 0 400 0 0 cm /I Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw))
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width 300/Height 400/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (len(data), data)
        )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        start,
    )


def test_a_pdf_with_too_many_pages_is_refused(pdf_of):
    from sirekap_desktop.intake.pages import PageRefused

    with pytest.raises(PageRefused, match="3 halaman"):
        list(pdf_pages(pdf_of([(["x"], None)] * 3), "a.pdf", IntakeLimits(pages=2), 0))


def test_a_bomb_inside_a_pdf_is_refused_before_it_is_decoded(tmp_path, pdf_of):
    image = Image.fromarray(picture(600, 800), "L")
    data = pdf_of([(image, (0, 0, 300, 400))])
    (page,) = pages_of(tmp_path, data, "a.pdf", limits=IntakeLimits(pixels=400_000))
    assert page.message_id == "intake.too_many_pixels"
    assert "600 x 800" in page.text


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"BM", b"%PDF-"])
)
def test_no_bytes_at_all_raise_anything(tmp_path_factory, tail, head):
    path = tmp_path_factory.mktemp("acak") / "a.bin"
    path.write_bytes(head + tail)
    for page in open_pages(path):
        assert isinstance(page, PageRejected)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damaged_jpegs_are_refused_or_give_a_whole_page(tmp_path_factory, data):
    whole = bytearray(noisy_jpeg())
    at = data.draw(st.integers(2, len(whole) - 1))
    whole[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("acak") / "a.jpg"
    path.write_bytes(whole)
    assert len(list(open_pages(path))) == 1


def test_sniffing():
    assert sniff(b"RIFF1234WEBPVP8 ") == "webp"
    assert sniff(b"RIFF1234WAVE") is None
    assert sniff(b"\0" * 20 + b"%PDF-1.7") == "pdf"


@pytest.mark.skipif(not FORMS, reason="SIREKAP_FORMS is not set: the official forms are not here")
def test_official_forms_open():
    official = Path(FORMS or "") / "official"
    plano = list(open_pages(official / "C.HASIL-PPWP.pdf"))
    assert [(p.width, p.height) for p in plano] == [(2334, 3500)] * 3
    salinan = list(open_pages(official / "C.HASIL-SALINAN-PPWP.pdf"))
    # 1610 pixels over 474.3 of the page's 595.2 points: the inner form at its own size.
    assert [p.width for p in salinan] == [2021, 2021]


def test_turns_agree_with_opencv(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    data = jpeg(Image.fromarray(picture(), "L"), exif=exif)
    (page,) = pages_of(tmp_path, data)
    assert np.array_equal(page.gray, cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE))
