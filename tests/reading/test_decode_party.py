"""Numbers of a party election: hundreds of fields tied by sums of sums."""

from __future__ import annotations

from decode_cases import boxes, evidence, form, rule

from sirekap_desktop.reading.decode import decode_group
from sirekap_desktop.reading.result import Decision, Verdict

PARTIES, CANDIDATES = 6, 5


def party_form():
    pages = {n: tuple(members(n)) for n in range(1, PARTIES + 1)}
    pages[PARTIES + 1] = ("suara_sah", "suara_tidak_sah", "suara_total")
    rules = [rule("T14", [members(n)[-1]], members(n)[:-1]) for n in range(1, PARTIES + 1)]
    rules += [rule("T14", ["suara_sah"], [members(n)[-1] for n in range(1, PARTIES + 1)])]
    return form(pages, [*rules, rule("T4", ["suara_total"], ["suara_sah", "suara_tidak_sah"])])


def members(party):
    return [f"suara_partai_{party}", *(f"calon_{party}_{n}" for n in range(1, CANDIDATES + 1)), f"jumlah_{party}"]


def numbers():
    values = {}
    for party in range(1, PARTIES + 1):
        ids = members(party)
        values |= {f: (3 * party + at) % 9 for at, f in enumerate(ids[:-1])}
        values[ids[-1]] = sum(values[f] for f in ids[:-1])
    values["suara_sah"] = sum(values[members(n)[-1]] for n in range(1, PARTIES + 1))
    return values | {"suara_tidak_sah": 4, "suara_total": values["suara_sah"] + 4}


def read(values=None, **special):
    values = numbers() | (values or {})
    pages = {
        page.number: [evidence(f.id, special.get(f.id, boxes(str(values[f.id]).rjust(3, "X")))) for f in page.fields]
        for page in party_form().pages
    }
    decoded = decode_group(party_form(), pages)
    fields = {f.id: f for page in decoded.values() for f in page.fields}
    return fields, [c for page in decoded.values() for c in page.checks]


def test_every_clear_number_is_accepted():
    fields, checks = read()
    assert {f: r.value for f, r in fields.items()} == numbers()
    assert all(r.decision is Decision.ACCEPTED for r in fields.values())
    assert all(c.holds for c in checks)


def test_a_doubtful_candidate_is_sure_where_all_sums_agree():
    value = numbers()["calon_2_3"]
    assert value == 0
    fields, _ = read(calon_2_3=boxes("XX0", doubt=0.02, toward="..8"))
    assert fields["calon_2_3"].decision is Decision.ACCEPTED


def test_a_wrong_sum_of_a_party_is_as_written_and_blames_the_paper():
    wrong = numbers()["jumlah_3"] + 10
    fields, checks = read({"jumlah_3": wrong, "suara_sah": numbers()["suara_sah"]})
    assert fields["jumlah_3"].value == wrong
    broken = [c for c in checks if c.holds is False]
    assert {f for c in broken for f in c.fields} >= {"jumlah_3", "suara_sah"}
    assert all(c.verdict is Verdict.FORM for c in broken)


def test_one_cause_in_a_candidate_and_all_sums_above_it_makes_no_confidence():
    """If every 3 of this hand may be an 8, the sums hold either way: 3 = 3 = 3 or 8 = 8 = 8."""
    values = dict.fromkeys(numbers(), 0) | dict.fromkeys(("calon_1_1", "jumlah_1", "suara_sah", "suara_total"), 3)
    doubtful = {
        f: boxes("XX3", doubt=0.03, toward="..8") for f in ("calon_1_1", "jumlah_1", "suara_sah", "suara_total")
    }
    fields, _ = read(values, **doubtful)
    for field in doubtful:
        assert fields[field].value == 3
        assert fields[field].decision is Decision.REVIEW


def test_two_candidates_whose_misreadings_cancel_make_no_confidence():
    values = numbers() | {"calon_1_1": 3, "calon_1_2": 8}
    change = values["calon_1_1"] + values["calon_1_2"] - numbers()["calon_1_1"] - numbers()["calon_1_2"]
    values |= {f: numbers()[f] + change for f in ("jumlah_1", "suara_sah", "suara_total")}
    fields, _ = read(
        values,
        calon_1_1=boxes("XX3", doubt=0.03, toward="..8"),
        calon_1_2=boxes("XX8", doubt=0.03, toward="..3"),
    )
    assert fields["calon_1_1"].decision is Decision.REVIEW
    assert fields["calon_1_2"].decision is Decision.REVIEW
    assert fields["jumlah_1"].decision is Decision.ACCEPTED
