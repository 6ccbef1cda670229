"""Teeth in a line, and as a chart."""

from datetime import date

from leads.hotfiles.things.teeth.edits import chart
from leads.hotfiles.things.teeth.shown import chart_of, teeth_shown

VALUES = {"DCH": chart("ALL 3-MO 14-X 32-/", date(2026, 11, 23))}


def test_in_a_line_what_tells_comes_first() -> None:
    assert teeth_shown(VALUES) == "3-MO 14-X; 29 unrestored, 1 not known"
    assert teeth_shown({}) == ""
    assert teeth_shown({"DCH": "01-X"}) == "1-X"


def test_a_chart_has_all_32_with_their_meaning() -> None:
    teeth = chart_of(VALUES)
    assert [one.number for one in teeth] == list(range(1, 33))
    assert teeth[2] == (3, "MO", "mesial surface restored, occlusal surface restored")
    assert teeth[13] == (14, "X", "missing, extracted in life")
    assert teeth[31] == (32, "/", "no information")
    assert chart_of({}) == []
    assert chart_of({"DCH": "01-X"})[1].code == "/"
