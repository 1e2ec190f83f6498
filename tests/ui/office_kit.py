"""A real office for tests of the window: real database, drawn pages, readings made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageDraw, ImageFont

from sirekap_desktop.app import App
from sirekap_desktop.forms.catalogue import form_of
from sirekap_desktop.forms.definition import FormDefinition, FormKind, PageDefinition
from sirekap_desktop.reading.result import Decision, FieldReading, PageReading, PageStatus, Quality, Witness
from sirekap_desktop.recap import intake

PEMILIHAN = "PPWP"
KECAMATAN = "990101"
DESA = {"9901012001": "DESA SATU", "9901012002": "DESA DUA"}
FIRST, SECOND = "9901012001001", "9901012001002"
PIXELS_PER_MM = 1.6

NUMBERS = {
    "pemilih_dpt": (120, 130, 250),
    "pengguna_dpt": (100, 110, 210),
    "pengguna_dptb": (2, 1, 3),
    "pengguna_non_dpt": (1, 2, 3),
    "pengguna_total": (103, 113, 216),
    "disabilitas": (1, 0, 1),
}
SINGLES = {
    "surat_suara_diterima": 255,
    "surat_suara_digunakan": 216,
    "surat_suara_dikembalikan": 1,
    "surat_suara_tidak_digunakan": 38,
    "suara_paslon_1": 60,
    "suara_paslon_2": 100,
    "suara_paslon_3": 50,
    "suara_sah": 210,
    "suara_tidak_sah": 6,
    "suara_total": 216,
}


def numbers() -> dict[str, int]:
    """Return 28 numbers that keep every rule."""
    found = dict(SINGLES)
    for row, (male, female, both) in NUMBERS.items():
        found |= {f"{row}_l": male, f"{row}_p": female, f"{row}_j": both}
    return found


def csv_files(folder: Path) -> tuple[Path, Path]:
    """Write a kecamatan of two desa with two TPS each, and three paslon."""
    regions = folder / "wilayah.csv"
    lines = ["kode,nama,tps", "99,PROVINSI UJI,", "9901,KABUPATEN UJI,", f"{KECAMATAN},KECAMATAN UJI,"]
    lines += [f"{kode},{nama},1-2" for kode, nama in DESA.items()]
    regions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    contestants = folder / "kontestan.csv"
    rows = ["pemilihan,dapil,partai,nomor,nama"] + [f"PPWP,,,{n},Pasangan Calon {n:02}" for n in (1, 2, 3)]
    contestants.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return regions, contestants


def make_app(folder: Path) -> App:
    """Create an empty office."""
    folder.mkdir(parents=True, exist_ok=True)
    regions, contestants = csv_files(folder)
    return App.create(folder / "kantor", regions, KECAMATAN, (PEMILIHAN,), contestants)


def draw_page(page: PageDefinition, values: Mapping[str, int], path: Path, note: str = "") -> tuple[int, int]:
    """Draw the boxes of a page with printed digits and return its size in pixels."""
    size = (round(page.width * PIXELS_PER_MM), round(page.height * PIXELS_PER_MM))
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    for field in page.fields:
        digits = str(values.get(field.id, "")).rjust(len(field.boxes), "X")
        for box, digit in zip(field.boxes, digits, strict=True):
            corners = [c * PIXELS_PER_MM for c in (box.x, box.y, box.right, box.bottom)]
            pen.rectangle(corners, outline=0, width=2)
            if field.id in values:
                font = ImageFont.load_default(size=int(box.height * PIXELS_PER_MM * 0.8))
                middle = ((corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2)
                pen.text(middle, digit, fill=30, anchor="mm", font=font)
    header = page.header
    font = ImageFont.load_default(size=24)
    pen.text((header.x * PIXELS_PER_MM + 8, header.y * PIXELS_PER_MM + 8), f"TPS {note}", fill=0, font=font)
    image.save(path)
    return size


def reading_of(
    form: FormDefinition,
    page: PageDefinition,
    values: Mapping[str, int],
    size: tuple[int, int],
    source: Path,
    doubtful: Mapping[str, int | None],
    bubbles: Mapping[str, int],
    tally: Mapping[str, int] = MappingProxyType({}),
) -> PageReading:
    """Return the reading of a drawn page.

    ``doubtful`` fields are in review with the given best guess; those in ``bubbles`` and ``tally``
    because these say so.
    """
    fields, said = [], {"bubbles": bubbles, "tally": tally}
    for field in page.fields:
        if field.id not in values:
            continue
        value = doubtful.get(field.id, values[field.id])
        polygons = tuple(
            tuple(
                (x * PIXELS_PER_MM, y * PIXELS_PER_MM)
                for x, y in ((b.x, b.y), (b.right, b.y), (b.right, b.bottom), (b.x, b.bottom))
            )
            for b in field.boxes
        )
        sure = field.id not in doubtful
        boxes = tuple("" if value is None else c for c in str(value).rjust(len(field.boxes), "X"))
        fields.append(
            FieldReading(
                field.id,
                value,
                boxes,
                0.99999 if sure else 0.83,
                Decision.ACCEPTED if sure else Decision.REVIEW,
                polygons,
                {
                    "digits": None,
                    "bubbles": Witness(bubbles[field.id], 0.99) if field.id in bubbles else None,
                    "tally": Witness(tally[field.id], 0.99) if field.id in tally else None,
                },
                tuple(f"reading.note.{name}" for name, seen in said.items() if field.id in seen),
            )
        )
    header = page.header
    corners = (
        (header.x, header.y),
        (header.right, header.y),
        (header.right, header.bottom),
        (header.x, header.bottom),
    )
    return PageReading(
        source=str(source),
        page_index=0,
        status=PageStatus.READ,
        form=form.code,
        page=page.number,
        width=size[0],
        height=size[1],
        quality=Quality(0.1, 0.9, 30),
        fields=tuple(fields),
        header_polygon=tuple((x * PIXELS_PER_MM, y * PIXELS_PER_MM) for x, y in corners),
    )


def add_tps(
    app: App,
    folder: Path,
    kode: str | None,
    *,
    values: Mapping[str, int] | None = None,
    doubtful: Mapping[str, int | None] | None = None,
    bubbles: Mapping[str, int] | None = None,
    tally: Mapping[str, int] | None = None,
    pages: tuple[int, ...] = (1, 2, 3),
    kind: FormKind = FormKind.PLANO,
    name: str | None = None,
) -> None:
    """Store and record drawn pages of one TPS as an import would."""
    form = form_of(PEMILIHAN, kind)
    for number in pages:
        page = form.page(number)
        path = folder / f"{name or kode}-{kind.value}-{number}.png"
        size = draw_page(page, values or numbers(), path, note=str(name or kode))
        stored = intake.store_scan(app.office, path)
        reading = reading_of(form, page, values or numbers(), size, path, doubtful or {}, bubbles or {}, tally or {})
        intake.record_readings(app.office, stored, [reading], PEMILIHAN, kode)


class ImmediateRunner:
    """Does the work at once on the calling thread: the synchronous twin of ``PoolRunner``."""

    def submit(self, work, done, failed, *, serial=False):
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as the real one
            failed(error)
        else:
            done(result)

    def close(self):
        pass
