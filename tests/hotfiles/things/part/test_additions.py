"""A part under the record of a vehicle or boat is known as a stolen part is, and says that the whole is stolen."""

from datetime import date

import pytest

from leads.hotfiles.things.part.additions import check, facts, match, part_added
from leads.hotfiles.things.part.compare import OF_A_PART, match_part
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused
from tests.hotfiles.acts.under import MOTOR

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({**MOTOR, "SER": ""}, "SER"),
        ({**MOTOR, "BRA": "PART"}, "CAT"),
        ({**MOTOR, "BRA": "CHEV", "CAT": "CT"}, "CAT"),
        ({**MOTOR, "BRA": "CHEV", "CAT": "VP"}, "CAT"),
    ],
)
def test_what_is_not_taken(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as said:
        check(values, TODAY)
    assert said.value.field == marked


def test_what_is_taken_and_how_it_is_shown() -> None:
    check(MOTOR, TODAY)
    check({**MOTOR, "SER": "", "OAN": "CLUB42"}, TODAY)
    assert facts(MOTOR)[:2] == (("Part", "Outboard motor (OB)"), ("Serial number", "0T123456"))
    assert part_added("boat").kind.shown(MOTOR) == "Outboard motor (OB), 0T123456, MERC, 150HP"


def test_it_answers_as_a_part_and_does_not_say_that_the_whole_need_not_be_stolen() -> None:
    asked = {"SER": "0T123456"}
    found, alone = match(asked, MOTOR, DEFAULTS), match_part(asked, MOTOR)
    assert found is not None
    assert alone is not None
    assert (found.grade, found.reasons) == (alone.grade, alone.reasons)
    assert set(alone.unsure) - set(found.unsure) == {OF_A_PART}
    assert match({"SER": "XYZ999"}, MOTOR, DEFAULTS) is None
