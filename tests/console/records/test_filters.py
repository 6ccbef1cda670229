"""The filters of the list stand in its address, and what can't be read is said at its field."""

from __future__ import annotations

from datetime import date

from leads.console.records.filters import MOST, filters_in, rows_of


def test_what_is_empty_or_unknown_does_not_stand_in_the_address() -> None:
    wanted = filters_in({"q": " 26-1 ", "state": "", "page": "3", "more": "x", "from": "2026-11-01"}, False)
    assert wanted.address == "q=26-1&from=2026-11-01"
    assert (wanted.asked.words, wanted.asked.since, wanted.asked.until) == ("26-1", date(2026, 11, 1), None)


def test_whose_records_only_those_ask_who_see_every_agency() -> None:
    assert filters_in({"ori": "IL1990200"}, False).address == ""
    assert filters_in({"ori": "IL1990200"}, True).address == "ori=IL1990200"


def test_a_day_that_is_none_is_said_at_its_field() -> None:
    for wrong in ("2026-11-31", "yesterday", "0001-01-01", "9999-12-31"):
        wanted = filters_in({"from": wrong, "to": "2026-11-23"}, False)
        assert wanted.no_days == (wrong,)
        problems = {row["name"]: row.get("problem") for row in rows_of(wanted)}
        assert problems["from"] == f"{wrong} is no day."
        assert not problems["to"]


def test_a_filter_is_no_longer_than_anybody_types() -> None:
    assert len(filters_in({"q": "x" * 500}, False).texts["q"]) == MOST
