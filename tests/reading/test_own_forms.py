"""Pages of our own forms as pictures: found by their tags, never taken for another election's, filled and read."""

import json
from dataclasses import replace

import numpy as np
import pytest

from sirekap_desktop.forms.building import build_forms
from sirekap_desktop.forms.catalogue import all_forms
from sirekap_desktop.forms.contestants import Contestant
from sirekap_desktop.intake.batch import find_inputs, read_paths
from sirekap_desktop.practice.blanks import blank_page
from sirekap_desktop.practice.contestants import practice_contestants
from sirekap_desktop.practice.deck import draw_tps_for, make_deck
from sirekap_desktop.practice.places import read_places
from sirekap_desktop.practice.profile import load_profiles
from sirekap_desktop.practice.score import score
from sirekap_desktop.reading.locate import Locator, own_tag_places
from sirekap_desktop.reading.locate_image import Pyramid
from sirekap_desktop.resources import resource

PLACES = read_places(resource("wilayah", "lebong-2024.csv"))
FLATBED = load_profiles(resource("practice", "profiles.toml"))["flatbed"]
KINDS = [(p, kind) for p in ("DPR", "DPD", "KWK-WALIKOTA") for kind in ("plano", "salinan")]


@pytest.fixture(scope="module")
def locator():
    return Locator(all_forms())


def scan(form, number):
    """A blank page as a scan of A4 and its pixels per millimetre."""
    blank = blank_page(form, number, 1760, on_a4=True)
    return blank.grey.copy(), blank


@pytest.mark.parametrize(("pemilihan", "kind"), KINDS)
def test_every_sort_of_page_is_found_by_its_tag(locator, pemilihan, kind):
    form = getattr(build_forms(pemilihan, practice_contestants(pemilihan)), kind)
    for number in (1, 2, len(form.pages)):
        gray, blank = scan(form, number)
        found = locator.locate(Pyramid(gray))
        assert found is not None, number
        assert (found.form.code, found.page.number, found.tag_read) == (form.code, number, True)
        assert found.page.partai == form.page(number).partai
        for field in form.page(number).fields:
            box = field.boxes[0]
            centre = found.frames[field.id].polygon(box).mean(axis=0)
            assert np.abs(centre - blank.pixel(box.centre.x, box.centre.y)).max() < 3, field.id


def spoiled_tag(gray, blank, paper):
    tag = blank.page.tag.rect
    x, y, width, height = (round(v) for v in blank.area(tag.x, tag.y, tag.width, tag.height))
    if paper:
        gray[y - 3 : y + height + 4, x - 3 : x + width + 4] = 255
    else:
        gray[y + height // 4 : y + height * 3 // 4, x : x + width] = 0
    return gray


@pytest.mark.parametrize("paper", [False, True], ids=["blotted", "gone"])
@pytest.mark.parametrize("pemilihan", ["DPR", "DPD", "KWK-WALIKOTA"])
def test_a_copy_without_a_legible_tag_is_no_copy_of_another_election(locator, pemilihan, paper):
    form = build_forms(pemilihan, practice_contestants(pemilihan)).salinan
    for number in (1, 2, len(form.pages)):
        assert locator.locate(Pyramid(spoiled_tag(*scan(form, number), paper))) is None, number


@pytest.mark.parametrize("number", [1, 2])
def test_a_dark_square_where_our_tag_stands_makes_no_copy_of_the_ppwp(locator, number):
    blank = blank_page("C.HASIL-SALINAN-PPWP-2024", number, 1760, on_a4=True)
    assert locator.locate(Pyramid(blank.grey.copy())) is not None
    (tag,) = own_tag_places()
    x, y, width, height = (round(v) for v in blank.area(tag.x, tag.y, tag.width, tag.height))
    spoiled = blank.grey.copy()
    spoiled[y : y + height, x : x + width] = 40
    spoiled[y + height // 3 : y + height // 2, x + width // 4 : x + width // 2] = 230
    assert locator.locate(Pyramid(spoiled)) is None


@pytest.mark.parametrize("pemilihan", ["DPR", "KWK-WALIKOTA"])
def test_a_wall_form_without_a_legible_tag_is_never_certain(locator, pemilihan):
    form = build_forms(pemilihan, practice_contestants(pemilihan)).plano
    for number in (1, 2, len(form.pages)):
        found = locator.locate(Pyramid(spoiled_tag(*scan(form, number), paper=False)))
        assert found is None or found.tag_read is False, number


PEOPLE = tuple(
    Contestant(partai, nomor, f"{'Calon' if nomor else 'Partai'} {partai}-{nomor}")
    for partai in (4, 7)
    for nomor in range(4)
)


@pytest.fixture(scope="module")
def deck(tmp_path_factory):
    """Wall form and copy of the DPR of one TPS, filled and scanned."""
    built = build_forms("DPR", PEOPLE)
    tps = draw_tps_for(PLACES[:1], 8, built.plano)
    profile = replace(FLATBED, long_side=2339)
    folder = tmp_path_factory.mktemp("deck")
    return make_deck(folder, tps, seed=8, profiles=[profile], forms=(built.plano, built.salinan), jobs=1), built


def test_a_filled_form_is_read_right_and_its_fields_are_named_by_their_party(deck):
    made, _ = deck
    pages = [page.to_json() for page in read_paths(find_inputs([made.folder]), jobs=1, group=True)]
    result = score(json.loads(json.dumps(made.truth)), pages)
    tally = result.overall
    assert (tally.identified, tally.pages, tally.silent) == (8, 8, 0)
    assert tally.right >= tally.fields - 1
    assert tally.accepted >= 0.85 * tally.fields
    party = next(page for page in pages if page["partai"] == 7)
    assert [f["id"] for f in party["fields"]] == [
        "suara_partai", "suara_calon_1", "suara_calon_2", "suara_calon_3", "jumlah_partai",
    ]  # fmt: skip
    assert any(check["rule"] == "T3" and len(check["fields"]) == 3 for check in party["checks"])


def test_an_office_reads_the_same_page_as_its_own(deck):
    made, built = deck
    pages = [f for f in made.files if f.name.endswith(("plano-1.jpg", "plano-3.jpg"))]
    first, third = read_paths(pages, forms=[built.plano, built.salinan])
    assert (first.partai, third.page, third.partai) == (None, 3, 7)
    assert [f.id for f in third.fields] == [f.id for f in built.plano.page(3).fields]
    strangers = build_forms("DPR", [c for c in PEOPLE if c.partai == 4])
    same, other = read_paths(pages, forms=[strangers.plano])
    assert (same.form, same.status.value) == (built.plano.code, "read")
    assert (other.status.value, other.fields) == ("unrecognised", ())
    assert "kontestan" in other.reason
