import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sirekap_desktop.forms.definition import Line, Rect
from sirekap_desktop.forms.loader import load_form
from sirekap_desktop.forms.print_loader import Printed
from sirekap_desktop.forms.rule_loader import load_rules
from sirekap_desktop.forms.rules import Relation, RuleLevel, Severity
from sirekap_desktop.forms.toml_node import FormError, Problems
from sirekap_desktop.resources import resource

FORMS = sorted(resource("forms").glob("*.toml"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_file_is_named_after_its_code(path):
    assert load_form(path).code == path.stem


def test_a_broken_file_is_refused_with_its_place_and_what_to_do(changed_form):
    path = changed_form(('kind = "plano"', 'kind = "tembok"'))
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert caught.value.message_id == "forms.broken"
    assert "C.HASIL-PPWP-2024.toml" in caught.value.text
    assert "plano, salinan" in caught.value.text


def test_no_file_is_an_error_for_people(tmp_path):
    with pytest.raises(FormError, match="tidak dapat dibaca"):
        load_form(tmp_path / "nothing.toml")


def test_rules_beside_the_definition_win_over_the_bundled_ones(changed_form):
    path = changed_form(rules=(("pemilih_dpt_j <= 300", "pemilih_dpt_j <= 500"),))
    limit = next(rule for rule in load_form(path).rules if rule.id == "T11")
    assert limit.constant == 500


def test_a_definition_alone_takes_the_bundled_rules(tmp_path):
    path = tmp_path / FORMS[0].name
    path.write_bytes(FORMS[0].read_bytes())
    assert len(load_form(path).rules) == 24


def test_pages_share_parts_that_may_be_moved(plano):
    second, third = plano.page(2), plano.page(3)
    province = next(text for text in second.texts if text.text == "Provinsi")
    assert (province.x, province.y) == pytest.approx((106.23, 88.02), abs=0.01)
    # Committee's signatures: in the middle of page 3, at the foot of the others.
    assert second.signatures[0].rect.y - third.signatures[0].rect.y == pytest.approx(331.55)
    roles = [block.role for block in third.signatures]
    assert roles == [f"kpps_{n}" for n in range(1, 8)] + ["saksi_1", "saksi_2", "saksi_3"]


def test_texts_know_their_page(plano, salinan):
    assert "Halaman 2 dari 3" in {text.text for text in plano.page(2).texts}
    assert "102" in {text.text for text in plano.page(2).texts}
    assert "Hal 2 dari 2" in {text.text for text in salinan.page(2).texts}
    assert not any("{" in text.text for form in (plano, salinan) for page in form.pages for text in page.texts)


def test_a_page_number_that_is_not_there_is_a_key_error(plano):
    with pytest.raises(KeyError):
        plano.page(4)


@pytest.mark.parametrize("index", range(5))
def test_no_two_lines_lie_on_each_other(plano, salinan, index):
    page = (plano.pages + salinan.pages)[index]
    solid = [line for line in page.lines if line.dash is None and line.grey == 0]
    for i, a in enumerate(solid):
        for b in solid[i + 1 :]:
            if a.y1 == a.y2 == b.y1 == b.y2:
                assert a.x2 < b.x1 or b.x2 < a.x1
            if a.x1 == a.x2 == b.x1 == b.x2:
                assert a.y2 < b.y1 or b.y2 < a.y1


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=8))
def test_joined_lines_cover_exactly_what_was_drawn(pieces):
    printed = Printed(lines=[Line(float(a), 5.0, float(a + n), 5.0, 0.1 * n) for a, n in pieces])
    joined = printed.merged_lines()
    drawn = {x for a, n in pieces for x in range(a, a + n)}
    covered = [x for line in joined for x in range(int(line.x1), int(line.x2))]
    assert sorted(covered) == sorted(drawn)
    assert max(line.width for line in joined) == pytest.approx(max(0.1 * n for _, n in pieces))


def test_words_areas_of_a_block_move_with_the_row(plano):
    first, second = plano.field("suara_paslon_1"), plano.field("suara_paslon_2")
    assert first.words == Rect(76, 260.56, 278, 45)
    assert second.words == Rect(76, 412.56, 278, 45)
    assert second.tally.rect.y - first.tally.rect.y == pytest.approx(152)


# --- rules files ---


def rules_of(tmp_path, body: str):
    path = tmp_path / "X-2024.toml"
    path.write_text(f'code = "X-2024"\npemilihan = "X"\n{body}', encoding="utf-8")
    problems = Problems()
    return load_rules(path, problems), problems.found


def test_a_formula_becomes_rules_for_each_name(tmp_path):
    book, problems = rules_of(
        tmp_path,
        '[[rules]]\nid = "A"\nformula = "{each}_j = {each}_l + {each}_p"\neach = ["x", "y"]\n'
        'severity = "L"\nlevel = "tps"',
    )
    assert problems == []
    assert [rule.text for rule in book.rules] == ["x_j = x_l + x_p", "y_j = y_l + y_p"]
    assert book.rules[1].left == ("y_j",)
    assert book.rules[1].right == ("y_l", "y_p")
    assert {rule.severity for rule in book.rules} == {Severity.L}
    assert {rule.level for rule in book.rules} == {RuleLevel.TPS}


@pytest.mark.parametrize(
    ("formula", "relation", "left", "right", "constant", "rate"),
    [
        ("a = b", Relation.EQUAL, ("a",), ("b",), 0, 0),
        ("a + b <= c + 12", Relation.AT_MOST, ("a", "b"), ("c",), 12, 0),
        ("a <= 300", Relation.AT_MOST, ("a",), (), 300, 0),
        ("a=b+2.5%", Relation.RESERVE, ("a",), ("b",), 0, 0.025),
    ],
)
def test_formulas(tmp_path, formula, relation, left, right, constant, rate):
    book, problems = rules_of(tmp_path, f'[[rules]]\nid = "A"\nformula = "{formula}"\nseverity = "H"')
    assert problems == []
    rule = book.rules[0]
    assert (rule.relation, rule.left, rule.right, rule.constant) == (relation, left, right, constant)
    assert rule.rate == pytest.approx(rate)


@pytest.mark.parametrize(
    "formula", ["a", "a = b - c", "= b", "a == b", "a < b", "a = b = c", "1 = a", "a <= b + 2 %", ""]
)
def test_formulas_that_mean_nothing_are_named(tmp_path, formula):
    book, problems = rules_of(tmp_path, f'[[rules]]\nid = "A"\nformula = "{formula}"\nseverity = "H"')
    assert book.rules == ()
    assert [problem.message_id for problem in problems] == ["forms.bad_formula"]


def test_required_fields_may_be_listed(tmp_path):
    rule = '[[rules]]\nid = "A"\nformula = "a = b"\nseverity = "H"'
    assert rules_of(tmp_path, f'required = ["a"]\n{rule}')[0].required == ("a",)
    assert rules_of(tmp_path, rule)[0].required is None
    assert [p.message_id for p in rules_of(tmp_path, f'required = "some"\n{rule}')[1]] == ["forms.unknown_value"]
