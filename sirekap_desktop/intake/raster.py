"""Pictures (JPEG, PNG, TIFF, BMP, WebP) to gray pages."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import (
    BmpImagePlugin,
    ExifTags,
    Image,
    ImageFile,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from sirekap_desktop.intake.limits import IntakeLimits
from sirekap_desktop.intake.pages import PageImage, PageRefused, PageRejected, check_size, rejected

# The plugins are opened by themselves: Image.open would refuse or warn by limits that are not ours.
_PLUGINS: dict[str, type[ImageFile.ImageFile]] = {
    "jpeg": JpegImagePlugin.JpegImageFile,
    "png": PngImagePlugin.PngImageFile,
    "tiff": TiffImagePlugin.TiffImageFile,
    "bmp": BmpImagePlugin.BmpImageFile,
    "webp": WebPImagePlugin.WebPImageFile,
}
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, struct.error, EOFError)
"""What Pillow raises on files that are not what they say."""
_TURN: dict[int, tuple[int | None, int | None]] = {
    2: (None, 1),
    3: (cv2.ROTATE_180, None),
    4: (None, 0),
    5: (cv2.ROTATE_90_CLOCKWISE, 1),
    6: (cv2.ROTATE_90_CLOCKWISE, None),
    7: (cv2.ROTATE_90_COUNTERCLOCKWISE, 1),
    8: (cv2.ROTATE_90_COUNTERCLOCKWISE, None),
}
"""EXIF orientation to a quarter turn and then a flip (1: left and right, 0: up and down)."""
_UNDECODED = 128
_UNDECODED_LINES = 8


def raster_pages(
    data: bytes, kind: str, name: str, limits: IntakeLimits, first: int
) -> Iterator[PageImage | PageRejected]:
    """Yield the pages of a picture file.

    Raises:
        PageRefused: If nothing of the file can be used.
    """
    header = _open(data, kind, name)
    if kind == "tiff":
        yield from _tiff_pages(header, name, limits, first)
        return
    if first > 0:
        return
    check_size(header.width, header.height, name, limits)
    if kind == "jpeg":
        yield PageImage(0, _jpeg(data, header, name))
    elif kind == "png":
        check_png_whole(data, name)
        yield PageImage(0, _png(data, header, name))
    else:
        yield PageImage(0, _by_pillow(header, name))


def _open(data: bytes, kind: str, name: str) -> ImageFile.ImageFile:
    try:
        return _PLUGINS[kind](io.BytesIO(data))
    except _BROKEN as error:
        raise PageRefused("intake.damaged", name=name) from error


def _tiff_pages(
    picture: ImageFile.ImageFile, name: str, limits: IntakeLimits, first: int
) -> Iterator[PageImage | PageRejected]:
    count = first
    while True:
        try:
            picture.seek(count)
        except EOFError:
            break
        except _BROKEN as error:
            raise PageRefused("intake.damaged", name=name) from error
        if count >= limits.pages:
            raise PageRefused("intake.too_many_pages", name=name, pages=f"> {limits.pages}", limit=limits.pages)
        try:
            check_size(picture.width, picture.height, name, limits)
            yield PageImage(count, _by_pillow(picture, name))
        except PageRefused as refused:
            yield rejected(count, refused)
        count += 1


def _jpeg(data: bytes, header: ImageFile.ImageFile, name: str) -> NDArray[np.uint8]:
    check_jpeg_whole(data, name)
    gray = _decode(data, header.width * header.height, name)
    if _has_undecoded_edge(gray):
        raise PageRefused("intake.truncated", name=name)
    return _turned(gray, header)


def _png(data: bytes, header: ImageFile.ImageFile, name: str) -> NDArray[np.uint8]:
    if header.mode in ("LA", "RGBA", "PA") or "transparency" in header.info:
        return _by_pillow(header, name)
    return _turned(_decode(data, header.width * header.height, name), header)


def _decode(data: bytes, pixels: int, name: str) -> NDArray[np.uint8]:
    """Decode straight to gray, which for JPEG leaves the colours undecoded.

    Raises:
        PageRefused: If the picture can't be decoded.
        MemoryError: If memory did not suffice for it.
    """
    try:
        gray = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION)
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            raise MemoryError from error
        raise PageRefused("intake.damaged", name=name) from error
    if gray is None:
        # OpenCV answers alike where the picture is bad and where memory ran out; only the latter fails here as well.
        np.empty(4 * pixels, np.uint8)
        raise PageRefused("intake.damaged", name=name)
    return np.ascontiguousarray(gray, np.uint8)


def _turned(gray: NDArray[np.uint8], header: ImageFile.ImageFile) -> NDArray[np.uint8]:
    try:
        orientation = header.getexif().get(ExifTags.Base.Orientation, 1)
    except _BROKEN:
        # A broken EXIF block says nothing about the picture; the reader finds any of four rotations anyway.
        orientation = 1
    turn, flip = _TURN.get(orientation, (None, None))
    turned = gray if turn is None else cv2.rotate(gray, turn)
    turned = turned if flip is None else cv2.flip(turned, flip)
    return np.ascontiguousarray(turned, np.uint8)


def _by_pillow(picture: ImageFile.ImageFile, name: str) -> NDArray[np.uint8]:
    try:
        picture.load()
    except _BROKEN as error:
        truncated = "truncated" in str(error).lower()
        raise PageRefused("intake.truncated" if truncated else "intake.damaged", name=name) from error
    turned = ImageOps.exif_transpose(picture)
    return np.ascontiguousarray(_to_gray(turned), np.uint8)


def _to_gray(picture: Image.Image) -> NDArray[np.uint8]:
    """Bring any pixel format to 0 … 255, transparent pixels to white paper."""
    mode = picture.mode
    if mode.startswith(("I", "F")):
        values = np.asarray(picture).astype(np.float32)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        scaled: NDArray[np.uint8] = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
        return scaled
    if mode in ("LA", "RGBA", "PA", "La", "RGBa") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(paper, coloured)
    gray = picture.getchannel(0) if mode == "LAB" else picture.convert("L")
    return np.asarray(gray, np.uint8)


def check_jpeg_whole(data: bytes, name: str) -> None:
    """Refuse a JPEG without its end marker: libjpeg would fill the rest with gray.

    Raises:
        PageRefused: If no end marker follows the picture's data.
    """
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise PageRefused("intake.damaged", name=name)
        marker = data[at + 1]
        if marker == 0xDA:
            # Inside the data 0xFF is always followed by 0x00 or a restart marker, so this is the real end.
            if data.find(b"\xff\xd9", at) < 0:
                break
            return
        if marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise PageRefused("intake.truncated", name=name)


def check_png_whole(data: bytes, name: str) -> None:
    """Refuse a PNG with a missing or damaged chunk.

    Raises:
        PageRefused: If a checksum is wrong or the end chunk is missing.
    """
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        if end > len(data):
            break
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise PageRefused("intake.damaged", name=name)
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end
    raise PageRefused("intake.truncated", name=name)


def _has_undecoded_edge(gray: NDArray[np.uint8]) -> bool:
    """Return whether the picture's last lines are what libjpeg leaves where data is missing: exactly middle gray."""
    last = gray[-_UNDECODED_LINES:]
    return len(gray) > _UNDECODED_LINES and bool((last == _UNDECODED).all())
