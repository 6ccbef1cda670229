"""How persons answer inquiries: grades, reasons in words, and what is said not to be known."""

from datetime import date
from random import Random

import pytest

from leads.bench.made_up import inquiry, persons
from leads.bench.recall import measure
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.person import compare
from leads.hotfiles.things.person.claims import CLAIMS
from leads.hotfiles.things.person.keys import asked_keys, record_keys
from tests.hotfiles.things.saying import words

DAY = date(2026, 11, 23)
DOE = {"NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881204", "FBI": "1234", "SOC": "666123456", "MKE": "EW"}


def person(asked: dict[str, str], values: dict[str, str] = DOE, **numbers: int) -> Match | None:
    return FILES["wanted_person"].match(asked, values, DAY, numbers)


PERSONS = [
    ({"NAM": "DOE, JANE Q", "DOB": "19881204", "SEX": "F", "RAC": "W"}, "exact", "birth date is the same"),
    ({"NAM": "DOE, JANE", "DOB": "19881204"}, "exact", "given name is the same"),
    ({"NAM": "DOE, JANE", "DOB": "19880412"}, "strong", "birth day and month are swapped"),
    ({"NAM": "DOE, JANE", "DOB": "19891204"}, "strong", "birth year is one off"),
    ({"NAM": "DOE, JANE", "DOB": "19881205"}, "strong", "one day off"),
    ({"NAM": "DOE, JANE", "DOB": "19881206"}, "strong", "one digit"),
    ({"NAM": "DOE, JANE", "DOB": "19881240"}, "strong", "transposed"),
    ({"NAM": "JANE, DOE", "DOB": "19881204"}, "strong", "swapped"),
    ({"NAM": "DOW, JANE", "DOB": "19880412"}, "strong", "surname"),
    ({"NAM": "ROE, JANE Q", "DOB": "19881204"}, "possible", "surname differs"),
    ({"NAM": "DOE, JANE Q", "DOB": "19881204", "FBI": "99"}, "strong", "another FBI number is on record"),
    ({"FBI": "1234"}, "exact", "number is the same: FBI number"),
    ({"FBI": "1234", "NAM": "SMITH, BOB"}, "strong", "the name asked is not the record's: DOE, JANE Q"),
    ({"SOC": "666123456", "NAM": "DOE, JANE"}, "exact", "the name asked is the record's too"),
]


@pytest.mark.parametrize(("asked", "grade", "said"), PERSONS)
def test_persons_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = person(asked)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"NAM": "DOE, JANE", "DOB": "19881204", "SEX": "M"},
        {"NAM": "DOE, JANE", "DOB": "19700101"},
        {"NAM": "DOE, JANE", "DOB": "19881204", "RAC": "B"},
        {"NAM": "SMITH, BOB", "DOB": "19881204"},
        {"FBI": "12345"},
        {"NAM": "ROE, JANE", "DOB": "19881205"},
        {"NAM": "SMITH, JANE", "DOB": "19891204"},
    ],
)
def test_persons_that_do_not(asked: dict[str, str]) -> None:
    assert person(asked) is None


@pytest.mark.parametrize(
    ("race", "returns"), [("A", "ABIUW"), ("I", "ABIUW"), ("U", "ABIUW"), ("B", "ABIU"), ("W", "AIUW")]
)
def test_races_that_an_inquiry_returns(race: str, returns: str) -> None:
    asked = {"NAM": "DOE, JANE", "DOB": "19881204", "RAC": race}
    assert "".join(one for one in "ABIUW" if person(asked, DOE | {"RAC": one})) == returns


def test_a_number_is_not_narrowed_by_sex_and_race() -> None:
    assert person({"FBI": "1234", "NAM": "DOE, JANE", "SEX": "M", "RAC": "B"}) is not None


def test_short_forms_and_parts_of_names() -> None:
    record = DOE | {"NAM": "GARCIA-LOPEZ, ROBERT"}
    for name, said in (
        ("GARCIA-LOPEZ, BOB", "short form"),
        ("GARCIALOPEZ, ROBERT", "together"),
        ("LOPEZ, ROBERT", "one part"),
    ):
        assert said in words(person({"NAM": name, "DOB": "19881204"}, record))


def test_an_alias_answers_and_says_so() -> None:
    found = person({"NAM": "ROE, MARY", "DOB": "19881204"}, DOE | {"AKA": "POE, JO; ROE, MARY"})
    assert "alias ROE, MARY" in words(found)


def test_a_name_alone_never_reaches_the_top_grade_and_says_why() -> None:
    record = {code: value for code, value in DOE.items() if code != "DOB"}
    found = person({"NAM": "DOE, JANE Q", "DOB": "19881204", "SEX": "F", "RAC": "W"}, record)
    assert found is not None
    assert found.grade == "possible"
    assert "No birth date is on record" in found.unsure[0]
    best = sum(
        max(row.weight for name, row in CLAIMS.items() if name.startswith(kind))
        for kind in ("surname", "given", "others", "sex", "race")
    )
    assert best <= 0.60001


def test_a_year_off_that_was_asked_for() -> None:
    assert "within the years asked" in words(person({"NAM": "DOE, JANE", "DOB": "19891204", "EBS": "1"}))
    asked = {"NAM": "DOE, JANE", "DOB": "19891204"}
    found = FILES["wanted_person"].match(asked, DOE, DAY, {"dob.always_expanded": 1})
    assert "within the years asked" in words(found)


def test_a_wanted_person_is_found_through_the_vehicle_but_never_exactly() -> None:
    found = person({"LIC": "TST1204", "LIS": "IL"}, DOE | {"LIC": "TST1204", "LIS": "IL"})
    assert found is not None
    assert found.grade == "strong"
    assert "Who is in the vehicle is not known" in found.unsure[0]
    assert person({"LIC": "TST1204"}) is None


def test_every_match_s_score_is_the_sum_of_its_reasons() -> None:
    random, people = Random(3), persons(300, seed=3)
    found = [person(inquiry(one, slips, random), one) for one in people for slips in (0, 1, 2)]
    assert sum(one is not None for one in found) > 700
    for one in found:
        if one is not None:
            words(one)


def test_a_top_grade_needs_a_birth_date_or_a_number() -> None:
    random, people = Random(4), persons(400, seed=4)
    for one in people:
        found = person(inquiry(one, 1, random), one)
        if found is not None and found.grade == "exact":
            assert any(line.field == "DOB" and line.weight == CLAIMS["born-same"].weight for line in found.reasons)


def test_the_keys_keep_what_an_exhaustive_comparison_finds() -> None:
    found = measure(persons(2_000), inquiries=120, slips=2)
    assert found.kept >= 0.99
    assert found.precision >= 0.95
    assert found.candidates < 20
    assert measure(persons(2_000), inquiries=40, slips=0).recall == 1.0


@pytest.mark.parametrize(
    ("asked", "on_record", "grade", "said"),
    [
        ("DOE, JANE JR", "DOE, JANE SR", "possible", "father's and son's do: JR asked, SR on record"),
        ("DOE JR, JANE", "DOE, JANE JR", "exact", "suffix is the same"),
        ("DOE, JANE", "DOE, JANE III", "strong", "a suffix stands on one side only: none asked, III on record"),
    ],
)
def test_a_suffix_is_a_part_of_its_own_the_same_missing_or_different(
    asked: str, on_record: str, grade: str, said: str
) -> None:
    found = person({"NAM": asked, "DOB": "19881204"}, DOE | {"NAM": on_record})
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


def test_two_strangers_who_are_both_junior_have_no_surname_in_common() -> None:
    found = person({"NAM": "POE JR, JANE", "DOB": "19881204"}, DOE | {"NAM": "BAKER JR, JANE"})
    assert "surname differs" in words(found)
    assert person({"NAM": "POE JR, JANE", "DOB": "19881205"}, DOE | {"NAM": "BAKER JR, JANE"}) is None


@pytest.mark.parametrize(
    ("asked", "on_record"),
    [
        ("PENYATEST, ANA", "DE LA PENYATEST, ANA"),
        ("DE LA PENYATEST, ANA", "PENYATEST, ANA"),
        ("PENYATEST, ANA", "DELAPENYATEST, ANA"),
        ("VANDERTEST, ANA", "TEST, ANA"),
        ("VAN DER TEST, ANA", "TEST, ANA"),
    ],
)
def test_particles_on_one_side_only_leave_the_surname_the_same(asked: str, on_record: str) -> None:
    for born in ("19881204", "19871204"):  # also when the year is one off
        assert "little words" in words(person({"NAM": asked, "DOB": born}, DOE | {"NAM": on_record}))


def test_surnames_of_little_words_only_are_not_the_same() -> None:
    found = person({"NAM": "LE, JANE Q", "DOB": "19881204"}, DOE | {"NAM": "VAN, JANE Q"})
    assert found is None or "surname differs" in words(found)


@pytest.mark.parametrize(
    ("asked", "on_record"),
    [
        ({"NAM": "LNU, JANE", "DOB": "19881204"}, {"NAM": "LNU, JANE"}),
        ({"NAM": "DOE, FNU", "DOB": "19881204"}, {"NAM": "DOE, FNU"}),
        ({"SOC": "666666666", "NAM": "DOE, JANE"}, {"SOC": "666666666"}),
    ],
)
def test_a_placeholder_never_answers_above_possible(asked: dict[str, str], on_record: dict[str, str]) -> None:
    found = person(asked, DOE | on_record)
    assert found is None or found.grade == "possible"


def test_which_numbers_were_not_compared_is_said() -> None:
    found = person({"NAM": "DOE, JANE Q", "DOB": "19881204", "OLN": "D1", "OLS": "IL"})
    assert found is not None
    assert (found.grade, found.unsure) == ("exact", ("The record has no driver's license: that was not compared.",))


LICENSED = DOE | {"OLN": "D12345678901", "OLS": "IL", "OLY": "2027"}
ELSEWHERE = {"OLN": "D12345678901", "OLS": "WI"}


def test_the_right_license_number_under_another_state_is_possible_and_says_so() -> None:
    found = person(ELSEWHERE, LICENSED)
    assert found is not None
    assert found.grade == "possible"
    assert words(found) == "driver's license number is the same, but of another state: IL on record, WI asked"
    assert person(ELSEWHERE | {"OLS": "IL"}, LICENSED).grade == "exact"
    assert person(ELSEWHERE | {"OLN": "D12345678902"}, LICENSED) is None
    no_state = {code: value for code, value in LICENSED.items() if code != "OLS"}
    assert "no state on record, WI asked" in words(person(ELSEWHERE, no_state))


def test_beside_a_name_that_answers_it_is_said_and_takes_nothing() -> None:
    asked = {"NAM": "DOE, JANE Q", "DOB": "19881204"}
    found = person(asked | ELSEWHERE, LICENSED)
    assert found is not None
    assert found.grade == person(asked, LICENSED).grade == "exact"
    assert "The driver's license number is the same, but of IL, not WI." in found.unsure


def test_beside_a_name_that_does_not_it_is_still_told() -> None:
    found = person({"NAM": "POE, MARTIN", "DOB": "19400101"} | ELSEWHERE, LICENSED)
    assert found is not None
    assert found.grade == "possible"
    assert "the name asked is not the record's" in words(found)


def test_of_one_name_only_no_other_birth_date_is_told_however_rare_the_name() -> None:
    record = DOE | {"NAM": "PENYATEST, JANE"}
    assert person({"NAM": "PENYATEST, BERTHA", "DOB": "19881204"}, record) is not None
    for near in ("19891204", "19881205", "19880412"):
        assert person({"NAM": "PENYATEST, BERTHA", "DOB": near}, record) is None
        assert person({"NAM": "PENYATEST, JANE", "DOB": near}, record) is not None


SMITH = DOE | {"NAM": "SMITH, JAMES", "SEX": "M"}


@pytest.mark.parametrize(
    ("asked", "on_record", "said"),
    [
        ("ROE, JANE", "DOE, JANE", "surname differs"),  # married
        ("DOE, BERTHA", "DOE, JANE", "given name differs"),  # misheard
        ("ROE, JAMES", "SMITH, JAMES", "surname differs"),  # however common the other name is
    ],
)
def test_one_name_and_the_birth_date_are_possible_though_the_other_name_is_wholly_different(
    asked: str, on_record: str, said: str
) -> None:
    record = {"NAM": on_record, "DOB": "19881204"}
    found = person({"NAM": asked, "DOB": "19881204"}, record | {"SEX": "F"})
    assert found is not None
    assert found.grade == "possible"
    assert said in words(found)
    assert record_keys(record) & set(asked_keys({"NAM": asked, "DOB": "19881204"}, {}))
    assert person({"NAM": asked, "DOB": "19881217"}, record) is None
    assert person({"NAM": "POE, KUNIGUNDE", "DOB": "19881204"}, record) is None


@pytest.mark.parametrize(
    ("asked", "on_record", "said"),
    [
        ("MARIA ELENA, GARCIA LOPEZ", "GARCIA-LOPEZ, MARIA ELENA", "are swapped"),
        ("MARIA, GARCIA LOPEZ", "GARCIA-LOPEZ, MARIA ELENA", "are swapped"),
        ("MARIA, LOPEZ", "GARCIA-LOPEZ, MARIA ELENA", "swapped and nearly the same"),
        ("ELENA MARIE, GARCIA", "GARCIA, ELENA MARIE", "are swapped"),
        ("MARAI, GARCIA LOPEZ", "GARCIA-LOPEZ, MARIA ELENA", "swapped and nearly the same"),
        ("MARIA, GRACIA", "GARCIA, MARIA", "swapped and nearly the same"),
        ("MARYANN, DOELING", "DOELING, MARY ANN", "are swapped"),
    ],
)
def test_names_that_were_swapped_with_two_parts_each_or_a_slip_are_found(asked: str, on_record: str, said: str) -> None:
    record = DOE | {"NAM": on_record}
    found = person({"NAM": asked, "DOB": "19881204"}, record)
    assert said in words(found)
    assert found is not None
    assert found.grade == "strong"
    assert record_keys(record) & set(asked_keys({"NAM": asked, "DOB": "19881204"}, {}))


@pytest.mark.parametrize("asked", ["MARIA, LOPEZTEST", "GARZON, ELENA", "PETRA, GARCIA"])
def test_names_of_which_one_half_only_was_swapped_are_not(asked: str) -> None:
    found = person({"NAM": asked, "DOB": "19881204"}, DOE | {"NAM": "GARCIA, MARIA"})
    assert found is None or "swapped" not in words(found)


@pytest.mark.parametrize(
    ("asked", "on_record"),
    [
        ("DOE, MARYANN", "DOE, MARY ANN"),
        ("DOE, MAR YANN", "DOE, MARY ANN"),
        ("DOE, MARY ANN", "DOE, MARYA NN"),
        ("DOE, ANN-MARIE", "DOE, ANNMARIE"),
    ],
)
def test_a_blank_moved_within_the_given_names_leaves_them_the_same(asked: str, on_record: str) -> None:
    record = DOE | {"NAM": on_record}
    for day in ("19881204", "19891204"):
        found = person({"NAM": asked, "DOB": day}, record)
        assert "written together or apart" in words(found) or "given name is the same" in words(found)
        assert found is not None
        assert found.grade != "possible"
        assert record_keys(record) & set(asked_keys({"NAM": asked, "DOB": day}, {}))


def test_a_blank_moved_that_changes_a_letter_is_not_the_same() -> None:
    assert "together or apart" not in words(
        person({"NAM": "DOE, MARYBELL", "DOB": "19881204"}, DOE | {"NAM": "DOE, MARY ANN"})
    )


@pytest.mark.parametrize(
    ("asked", "on_record", "said"),
    [
        ("19881231", "19890101", "one day off"),
        ("19890101", "19881231", "one day off"),
        ("19880229", "19880301", "one day off"),
        ("19881102", "19881021", "same digits in another order"),
        ("19810204", "19801204", "two transposed digits"),
    ],
)
def test_a_birth_date_of_which_every_part_differs_is_found_by_name(asked: str, on_record: str, said: str) -> None:
    record = DOE | {"DOB": on_record}
    found = person({"NAM": "DOE, JANE Q", "DOB": asked}, record)
    assert said in words(found)
    assert found is not None
    assert found.grade == "strong"
    assert record_keys(record) & set(asked_keys({"NAM": "DOE, JANE Q", "DOB": asked}, {}))


@pytest.mark.parametrize(
    ("asked", "on_record"), [("19881230", "19890101"), ("19881231", "19890102"), ("19820204", "19801204")]
)
def test_a_birth_date_two_days_off_over_new_year_is_not(asked: str, on_record: str) -> None:
    assert person({"NAM": "DOE, JANE Q", "DOB": asked}, DOE | {"DOB": on_record}) is None


def test_to_agree_on_a_rare_name_counts_more_than_on_a_common_one() -> None:
    rare = person({"NAM": "PENYATEST, JANE", "DOB": "19881204"}, DOE | {"NAM": "PENYATEST, JANE"})
    common = person({"NAM": "SMITH, JANE", "DOB": "19881204"}, DOE | {"NAM": "SMITH, JANE"})
    assert rare is not None
    assert common is not None
    assert rare.score > common.score + 0.1
    assert {one.words for one in rare.reasons} == {one.words for one in common.reasons}


def test_a_common_name_and_the_birth_date_are_strong_and_it_is_said_why_not_exact() -> None:
    asked = {"NAM": "SMITH, JAMES", "DOB": "19881204"}
    found = person(asked, SMITH)
    assert found is not None
    assert found.grade == "strong"
    assert "The name is common: somebody else may have it, and be born on the same day." in found.unsure
    rare = person(asked | {"NAM": "SMITH, ZEBULON"}, SMITH | {"NAM": "SMITH, ZEBULON"})
    assert rare is not None
    assert rare.grade == "exact"
    assert not any("common" in one for one in rare.unsure)


def test_a_record_without_a_birth_date_is_found_however_common_its_name() -> None:
    for name, hit in (("SMITH, JAMES", True), ("SMITH, J", True), ("SMYTH, JAMIES", True), ("SMITH, JOHN", False)):
        assert (person({"NAM": name, "DOB": "19881204"}, {"NAM": "SMITH, JAMES"}) is not None) == hit


@pytest.mark.parametrize("least", [compare.LEAST, compare.LEAST_SAME_DAY, compare.LEAST_UNDATED])
def test_no_hit_adds_up_to_less_than_nothing_even_with_a_number_that_differs(least: float) -> None:
    assert least + CLAIMS["number-differs"].weight > 0
