"""What is asked of additions before they come or go; asked of no database, and of a batch's look too."""

import pytest

from leads.hotfiles.acts.additions import _changes, is_of_the_entry, leaving, may_add, shortest, stays_beside
from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added, standing
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused

WANTS = FILES["wanted_person"]
JANE = {"NAM": "DOE, JANE", "AKA": "ROE, JANE", "DOB": "19881224"}
LISTED = standing(WANTS.kinds, JANE, ())
BORN, NAME = Added("birth date", OWN, {"DOB": "19700315"}), Added("alias", OWN, {"AKA": "POE, JO"})
CAR = Added("vehicle", OWN, {"LIC": "TST9999", "LIS": "IL", "LIY": "2030", "LIT": "PC", "VCO": "BLU"})


def added(code: str, held: list[Added], *named: Added, numbers: dict[str, int] | None = None) -> Refused:
    with pytest.raises(Refused) as no:
        may_add(WANTS, JANE, held, named, numbers or DEFAULTS)
    assert no.value.code == code
    return no.value


def test_what_may_come() -> None:
    may_add(WANTS, JANE, [], [BORN, NAME], DEFAULTS)
    may_add(WANTS, JANE, [BORN], [BORN._replace(whose=STOLEN), Added("license", STOLEN, {"OLN": "D1"})], DEFAULTS)
    may_add(WANTS, JANE, [BORN], [Added("birth date", IMPOSTOR, {"DOB": "19881224"})], DEFAULTS)


def test_what_may_not() -> None:
    added("already-on-the-record", [BORN], BORN)
    added("already-on-the-record", [], BORN, BORN)
    added("already-on-the-record", [], BORN._replace(values={"DOB": "19881224"}))
    added("nothing-to-add-to", [], CAR)


def test_one_more_than_the_state_allows() -> None:
    numbers = {"supplement.values": 1, "supplement.aliases": 2}
    may_add(WANTS, JANE, [], [BORN, NAME], numbers)
    full = added("list-full", [BORN], BORN._replace(values={"DOB": "19710315"}), numbers=numbers)
    assert full.field == "DOB"
    may_add(WANTS, JANE, [BORN], [BORN._replace(whose=STOLEN)], numbers)
    names = [NAME._replace(values={"AKA": f"POE, J{one}"}) for one in "ABC"]
    may_add(WANTS, JANE, LISTED, names[:2], numbers)
    assert added("list-full", LISTED, *names, numbers=numbers).field == "AKA"


def test_what_leaves_is_meant_by_what_was_sent_of_it() -> None:
    assert leaving(WANTS, JANE, [BORN, NAME, CAR], [BORN]) == [BORN]
    plate = CAR._replace(values={"LIC": "TST9999", "LIS": "IL", "LIY": "2030", "LIT": "PC"})
    assert leaving(WANTS, JANE, [CAR], [plate]) == [CAR]
    jane = NAME._replace(values={"AKA": "ROE, JANE"})
    assert leaving(WANTS, JANE, LISTED, [jane]) == [jane], "however it came"


@pytest.mark.parametrize(
    ("named", "code"),
    [
        (BORN._replace(values={"DOB": "19881224"}), "not-by-supplement"),
        (NAME, "not-on-the-record"),
        (BORN._replace(values={"DOB": "19700316"}), "not-on-the-record"),
        (BORN._replace(whose=STOLEN), "not-on-the-record"),
    ],
)
def test_nothing_else_leaves(named: Added, code: str) -> None:
    with pytest.raises(Refused) as no:
        leaving(WANTS, JANE, [*LISTED, BORN], [named])
    assert no.value.code == code


def test_the_same_is_not_taken_off_twice_in_a_message() -> None:
    with pytest.raises(Refused, match="can't be taken off"):
        leaving(WANTS, JANE, [BORN], [BORN, BORN])


def test_which_field_names_it_and_whether_the_entry_says_it() -> None:
    assert (shortest(WANTS.kinds["vehicle"], CAR), shortest(WANTS.kinds["birth date"], BORN)) == ("LIC", "DOB")
    assert is_of_the_entry(WANTS.kinds["birth date"], JANE, BORN._replace(values={"DOB": "19881224"}))
    assert not is_of_the_entry(WANTS.kinds["birth date"], JANE, BORN)
    jane = NAME._replace(values={"AKA": "ROE, JANE"})
    assert not is_of_the_entry(WANTS.kinds["alias"], JANE, jane), "a list does not say how its values came"


TESS = Added("protected person", OWN, {"PPN": "MARLOWE, TESS", "PPB": "19700315"})
ORDERS = FILES["protection_order"]
RESPONDENT = {"NAM": "DOE, JOHN", "DOB": "19800101"}


def test_another_protected_person_stands_beside_one_and_not_beside_the_respondent() -> None:
    with pytest.raises(Refused) as no:
        may_add(ORDERS, RESPONDENT, [], [TESS], DEFAULTS)
    assert (no.value.code, no.value.field) == ("nothing-to-add-to", "PPN")
    may_add(ORDERS, {**RESPONDENT, "PPN": "ROE, JANE", "PPB": "19881224"}, [], [TESS], DEFAULTS)


def test_nor_is_the_one_taken_off_beside_whom_others_stand() -> None:
    before = {**RESPONDENT, "PPN": "ROE, JANE", "PPB": "19881224"}
    with pytest.raises(Refused) as no:
        stays_beside(ORDERS, Record(values=RESPONDENT), before, [TESS])
    assert (no.value.code, no.value.field) == ("stands-beside-others", "PPN")
    stays_beside(ORDERS, Record(values={**before, "PPN": "ROE, JO"}), before, [TESS])


def test_what_went_is_told_by_the_field_by_which_it_was_known() -> None:
    by_vin = Added(
        "vehicle", OWN, {"VIN": "1M8GDM9AXKP042788", "VYR": "1989", "VMA": "CHEV", "VMO": "CAV", "VST": "4D"}
    )
    assert [one.words for one in _changes(WANTS, [CAR, by_vin], [CAR])] == [
        "VIN: taken off 1M8GDM9AXKP042788 1989 CHEV CAV 4D"
    ]
    both = [one.field for one in _changes(WANTS, [], [CAR, by_vin])]
    assert both == ["LIC", "VIN"]
