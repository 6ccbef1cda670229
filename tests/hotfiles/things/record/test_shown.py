"""How the case of a record is shown: its day under that day's name, and nothing of what is empty."""

from leads.hotfiles.declare.fields import date_field
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.record.shown import case_facts

DAY = date_field("DOT", "Used in the felony on", "Case")


def test_what_happened_is_told_under_the_name_of_its_day() -> None:
    told = {"DOT": "20261121", "OCA": "26-1", "LKI": "IL1990200", "LKA": "S-2", "MIS": "Robbery"}
    assert dict(case_facts(told, DAY)) == {
        "Used in the felony on": "21 Nov 2026",
        "Case": "26-1",
        "Linked case": "IL1990200 S-2",
        "Notes": "Robbery",
    }


def test_a_day_may_be_called_otherwise_and_what_is_empty_is_left_out() -> None:
    assert kept(*case_facts({"DOT": "20261121", "OCA": "26-1"}, DAY, "Lost on")) == (
        ("Lost on", "21 Nov 2026"),
        ("Case", "26-1"),
    )
