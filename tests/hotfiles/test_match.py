"""How a record answers with what was added to it: the best way of reading it, and never worse for an innocent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.match import GRADES, Asked, as_it_stands, best_match, in_every_way, no_surer, surest
from leads.hotfiles.registry import FILES
from leads.messages.fields import DEFAULTS, Values
from tests.hotfiles.every import entry_of, on_record
from tests.hotfiles.files.test_identity_theft import HELD as VICTIM
from tests.hotfiles.files.test_protection_order import ORDER
from tests.makers import NOW

TODAY = NOW.date()
JANE = {
    "NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881224", "SOC": "666123456", "OLN": "D1234", "OLS": "IL",
    "OLY": "NX", "MKE": "EW", "OFF": "2404", "NIC": "W990000001", "OCA": "26-1",
}  # fmt: skip


def own(kind: str, **values: str) -> Added:
    return Added(kind, OWN, values)


def stolen(kind: str, **values: str) -> Added:
    return Added(kind, STOLEN, values)


def found(asked: Values, *additions: Added, file: str = "wanted_person", values: Values = JANE) -> Match | None:
    return best_match(FILES[file], Asked(asked, TODAY, DEFAULTS), values, additions)


def words(match: Match | None) -> str:
    assert match
    return " ".join(one.words for one in match.reasons)


BORN = own("birth date", DOB="19700315")
SOCIAL = own("social security number", SOC="666998888")
DRIVES = own("license", OLN="D9999", OLS="WI", OLY="2030")
TESS = own("alias", AKA="MARLOWE, TESS")
ALL = (BORN, SOCIAL, DRIVES, TESS)


@pytest.mark.parametrize("file", list(FILES.values()), ids=lambda file: file.name)
def test_a_record_answers_to_its_own_number_in_any_file_and_to_no_other(file: HotFile) -> None:
    values = {**on_record(file.name, entry_of(file.name)), "NIC": f"{file.letter}990000001"}
    told = as_it_stands(file, Asked({"NIC": values["NIC"]}, TODAY, DEFAULTS), values)
    assert told
    assert (told.grade, told.score, [one.field for one in told.reasons]) == ("exact", 1.0, ["NIC"])
    assert as_it_stands(file, Asked({"NIC": f"{file.letter}990000002"}, TODAY, DEFAULTS), values) is None
    over = replace(file, over=lambda values, today: True)
    assert as_it_stands(over, Asked({"NIC": values["NIC"]}, TODAY, DEFAULTS), values) is None


def test_what_an_addition_is_compared_by_is_asked_of_its_kind() -> None:
    kinds = FILES["missing_person"].kinds
    for asked, born, social in (({"AGE": "2527"}, True, False), ({"EYB": "19982002"}, True, False), ({}, False, False)):
        assert (kinds["birth date"].is_compared(asked), kinds["social security number"].is_compared(asked)) == (
            born,
            social,
        )
    assert kinds["birth date"].item == "DOB_OWN"


def test_a_record_without_additions_is_compared_as_its_file_compares_it() -> None:
    for asked in (
        {"NAM": "DOE, JANE Q", "DOB": "19881224"},
        {"SOC": "666123456"},
        {"NAM": "POE, X", "DOB": "19010101"},
    ):
        assert found(asked) == FILES["wanted_person"].match(asked, JANE, TODAY)


@pytest.mark.parametrize(
    "asked",
    [
        {"NAM": "DOE, JANE Q", "DOB": "19881224"},
        {"NAM": "DOE, JANE", "DOB": "19881225", "SEX": "F"},
        {"SOC": "666123456"},
        {"NAM": "DOE, JANE Q", "DOB": "19881224", "SOC": "666777777"},
        {"OLN": "D1234", "OLS": "WI"},
        {"NIC": "W990000001"},
        {"NAM": "DOE, JANE", "OCA": "26-1"},
    ],
)
def test_what_hits_by_the_entry_hits_as_surely_and_in_the_same_words(asked: Values) -> None:
    assert found(asked, BORN, SOCIAL, DRIVES) == found(asked)


@pytest.mark.parametrize(
    ("asked", "grade", "says"),
    [
        ({"NAM": "DOE, JANE Q", "DOB": "19700315"}, "strong", "that is another birth date of the record"),
        ({"NAM": "MARLOWE, TESS", "DOB": "19700315"}, "strong", "alias MARLOWE, TESS"),
        ({"NAM": "MARLOWE, TESS", "DOB": "19881224"}, "exact", "alias MARLOWE, TESS"),
        ({"SOC": "666998888"}, "exact", "that is another Social Security number of the record"),
        ({"NAM": "DOE, JANE Q", "DOB": "19700315", "SOC": "666998888"}, "exact", "Social Security number"),
        ({"OLN": "D9999", "OLS": "WI"}, "exact", "that is another driver's license of the record"),
        ({"OLN": "D9999", "OLS": "IL"}, "possible", "of another state"),
    ],
)
def test_what_was_added_hits_and_the_hit_says_so(asked: Values, grade: str, says: str) -> None:
    assert found(asked) is None or says == "of another state"
    match = found(asked, *ALL)
    assert match
    assert (match.grade, says in words(match)) == (grade, True)


def test_a_birth_date_that_only_resembles_an_added_one_is_never_more_than_possible() -> None:
    for born in ("19700316", "19710315", "19700351"):
        match = found({"NAM": "DOE, JANE Q", "DOB": born, "SEX": "F", "RAC": "W"}, BORN)
        assert match
        assert match.grade == "possible"
    entered = found({"NAM": "DOE, JANE Q", "DOB": "19881225", "SEX": "F", "RAC": "W"}, BORN)
    assert entered
    assert entered.grade == "strong", "of the entry's own it may be"


def test_a_number_that_is_one_of_several_does_not_speak_against_the_name() -> None:
    name = {"NAM": "DOE, JANE Q", "DOB": "19881224"}
    against, with_it = (
        found({**name, "OLN": "D9999", "OLS": "WI"}),
        found({**name, "OLN": "D9999", "OLS": "WI"}, DRIVES),
    )
    assert against
    assert with_it
    assert with_it.score > against.score
    other = found({**name, "SOC": "666777777"}, SOCIAL)
    assert other
    assert "another Social Security number is on record" in words(other), "none of them is it"


def test_the_plate_of_one_car_with_the_vin_of_another_is_no_car() -> None:
    plate = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
    added = own("vehicle", VIN="1M8GDM9AXKP042788", VYR="1989", VMA="CHEV", VMO="CAV", VST="4D")
    both = found({"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788"}, added, values={**JANE, **plate})
    assert both
    assert "another asked number is the same too" not in words(both)


def test_an_addition_that_fits_better_but_counts_less_takes_nothing_from_the_entry() -> None:
    """Two birth dates that resemble the one asked: the entry's may be strong, an added one is only possible."""
    near = own("birth date", DOB="19881226")
    for born in ("19881227", "19881225", "19881223", "19801224"):
        asked = {"NAM": "DOE, JANE Q", "DOB": born, "SEX": "F", "RAC": "W"}
        before, after = found(asked), found(asked, near)
        if before:
            assert after
            assert GRADES[after.grade] <= GRADES[before.grade], born


SOME_NAMES = ("DOE, JANE Q", "DOE, JANE", "DOE, JEAN", "MARLOWE, TESS", "ROE, MAX", "JANE, DOE")
SOME_DAYS = ("19881224", "19881225", "19882412", "19700315", "19700351", "19600101", "19891224", "19701503")
SOME_NUMBERS = ("666123456", "666998888", "666555555")
QUESTIONS = st.fixed_dictionaries(
    {"NAM": st.sampled_from(SOME_NAMES), "DOB": st.sampled_from(SOME_DAYS)},
    optional={"SEX": st.sampled_from("MF"), "RAC": st.just("W"), "SOC": st.sampled_from(SOME_NUMBERS)},
)
MORE = st.lists(
    st.one_of(
        st.sampled_from(SOME_DAYS).map(lambda one: Added("birth date", OWN, {"DOB": one})),
        st.sampled_from(SOME_NAMES).map(lambda one: Added("alias", OWN, {"AKA": one})),
        st.sampled_from(SOME_NUMBERS).map(lambda one: Added("social security number", OWN, {"SOC": one})),
    ),
    max_size=6,
)


@given(asked=QUESTIONS, more=MORE)
def test_what_is_added_never_makes_a_hit_less_sure(asked: Values, more: list[Added]) -> None:
    before, after = found(asked), found(asked, *more)
    assert before is None or (after is not None and GRADES[after.grade] <= GRADES[before.grade])


@given(asked=QUESTIONS, more=MORE)
def test_what_is_somebody_elses_never_makes_a_hit_surer(asked: Values, more: list[Added]) -> None:
    before, after = found(asked), found(asked, *(one._replace(whose=STOLEN) for one in more))
    if before is None:
        assert after is None or (after.grade == "possible" and after.told)
    else:
        assert after
        assert (after.grade, after.score, after.reasons) == (before.grade, before.score, before.reasons)


@given(asked=QUESTIONS, more=MORE)
def test_whatever_hits_by_what_was_added_shares_a_key_with_the_question(asked: Values, more: list[Added]) -> None:
    file = FILES["wanted_person"]
    if found(asked, *more):
        keys = record_keys(file, "W990000001", "26-1", JANE, more)
        assert not set(keys).isdisjoint(file.asked_keys(asked, DEFAULTS))


# What is somebody else's

THEIR_NUMBER = stolen("social security number", SOC="666555555")
THEIR_NAME, THEIR_BIRTH = stolen("alias", AKA="HALE, MAY"), stolen("birth date", DOB="19600101")


@pytest.mark.parametrize(
    "asked",
    [
        {"SOC": "666555555"},
        {"NAM": "HALE, MAY", "SOC": "666555555"},
        {"NAM": "HALE, MAY", "DOB": "19600101"},
        {"NAM": "HALE, MAY", "DOB": "19600101", "SEX": "F", "RAC": "W", "SOC": "666555555"},
    ],
)
def test_whoever_has_a_stolen_number_or_name_may_be_its_true_owner(asked: Values) -> None:
    match = found(asked, THEIR_NUMBER, THEIR_NAME, THEIR_BIRTH, *ALL)
    assert match
    assert match.grade == "possible"
    assert match.reasons[0].words == "this belongs to somebody else: the person on record has used it"
    assert not match.reasons[0].sure
    assert match.told
    assert match.told.advise.startswith("This name or number belongs to somebody else")


def test_a_stolen_number_adds_nothing_to_a_hit_by_the_persons_own_and_is_told_beside_it() -> None:
    name = {"NAM": "DOE, JANE Q", "DOB": "19881224"}
    plain, beside = found({**name, "SOC": "666555555"}), found({**name, "SOC": "666555555"}, THEIR_NUMBER)
    assert plain
    assert beside
    assert (beside.grade, beside.score, beside.reasons) == (plain.grade, plain.score, plain.reasons)
    assert beside.unsure[0].startswith("SOC as asked belongs to somebody else")
    state = found({**name, "OLN": "D1234", "OLS": "IL"}, stolen("license", OLN="D5", OLS="IL", OLY="NX"))
    assert state
    assert not any("belongs" in one for one in state.unsure), "the state alone is nobody's"


def test_a_stolen_birth_date_does_not_make_another_a_sure_hit() -> None:
    match = found({"NAM": "DOE, JANE Q", "DOB": "19600101", "SEX": "F", "RAC": "W"}, THEIR_BIRTH)
    assert match
    assert match.grade == "possible"


# An impostor

THIEF = (
    Added("alias", IMPOSTOR, {"AKA": "GREEN, PAT"}),
    Added("birth date", IMPOSTOR, {"DOB": "19700315"}),
    Added("social security number", IMPOSTOR, {"SOC": "666998888"}),
)


@pytest.mark.parametrize(
    ("asked", "grade"),
    [
        ({"NAM": "GREEN, PAT", "DOB": "19700315"}, "strong"),
        ({"NAM": "GREEN, PAT", "DOB": "19700315", "SEX": "M", "RAC": "B"}, "strong"),
        ({"SOC": "666998888"}, "strong"),
        ({"NAM": "DOE, JANE Q", "SOC": "666998888"}, "strong"),
    ],
)
def test_what_an_impostor_uses_is_told_of_the_impostor_and_not_of_the_victim(asked: Values, grade: str) -> None:
    match = found(asked, *THIEF, file="identity_theft", values=VICTIM)
    assert match
    assert match.told
    assert match.told.headline.startswith("IMPOSTOR who uses the identity of DOE, JANE Q")
    assert match.grade == grade


def test_the_victim_is_told_as_before_also_where_an_impostors_number_was_asked() -> None:
    asked = {"NAM": "DOE, JANE Q", "DOB": "19881224"}
    assert found(asked, *THIEF, file="identity_theft", values=VICTIM) == found(
        asked, file="identity_theft", values=VICTIM
    )
    number = Added("other number", IMPOSTOR, {"MNU": "PP-1"})
    beside = found({**asked, "MNU": "PP-1"}, number, file="identity_theft", values=VICTIM)
    assert beside
    assert beside.told is None
    assert beside.unsure[0] == "MNU as asked is what the impostor uses, and not the victim."


# An order

SON = own("protected person", PPN="ROE, TIMOTHY", PPB="20150505", PSX="M")


@pytest.mark.parametrize(
    "asked",
    [
        {"PPN": "ROE, TIMOTHY", "PPB": "20150505"},
        {"NAM": "ROE, TIMOTHY", "PNO": "26-OP-000123"},
    ],
)
def test_a_second_protected_person_is_told_as_protected(asked: Values) -> None:
    match = found(asked, SON, file="protection_order", values=ORDER)
    assert match
    assert match.told
    assert match.told.headline.startswith("PROTECTED PERSON ROE, TIMOTHY")


@pytest.mark.parametrize(
    "asked", [{"PPN": "ROE, MARY", "PPB": "19900303"}, {"NAM": "ROE, MARY", "PNO": "26-OP-000123"}]
)
def test_the_first_is_not_forgotten_over_the_second(asked: Values) -> None:
    match = found(asked, SON, file="protection_order", values=ORDER)
    assert match == found(asked, file="protection_order", values=ORDER)
    assert match
    assert match.told


def test_the_respondent_is_the_respondent() -> None:
    asked = {"NAM": "DOE, JOHN Q", "DOB": "19851130"}
    assert found(asked, SON, file="protection_order", values=ORDER) == found(
        asked, file="protection_order", values=ORDER
    )


# Keys and grades


def test_a_record_is_found_in_every_way_and_an_impostor_by_no_key_of_the_victims_looks() -> None:
    read = list(in_every_way(FILES["wanted_person"], JANE, [BORN, THEIR_NAME, THEIR_BIRTH]))
    assert [one["DOB"] for one in read] == ["19881224", "19700315", "19600101"]
    assert {one["AKA"] for one in read} == {"HALE, MAY"}
    victim = list(in_every_way(FILES["identity_theft"], VICTIM, THIEF))
    assert victim[0] == VICTIM
    assert [one["NAM"] for one in victim[1:]] == ["GREEN, PAT"] * 3
    assert all("PWD" not in one and "SEX" not in one for one in victim[1:])


def test_which_of_two_says_more() -> None:
    exact, possible, other = Match("exact", 0.5, ()), Match("possible", 0.9, ()), Match("exact", 0.5, (), ("unsure",))
    assert surest(exact, possible) is exact
    assert surest(possible, exact) is exact
    assert surest(exact, other) is exact
    assert surest(None, possible) is possible
    assert surest(None, None) is None
    assert (no_surer("exact", "strong"), no_surer("possible", "strong")) == ("strong", "possible")
