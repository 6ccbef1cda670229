"""What notes that somebody is not a record's person say to an inquiry: to whom, and to whom not."""

from datetime import date
from typing import Any

import pytest

from leads.hotfiles.noted import number_shown, said, shared

TODAY = date(2026, 11, 23)
#: Whom the record wants, and who only bears the same name and was born on the same day.
WANTED = {"NAM": "DOE, JOHN", "DOB": "19800202", "SOC": "666111111", "MNU": "PP-1; PP-2"}
NOTE: dict[str, Any] = {
    "name": "DOE, JOHN",
    "born": "19800202",
    "numbers": {"OLN": "D123", "OLS": "IL", "SOC": "666222222"},
    "how": "fingerprints",
    "on": "2026-11-20",
    "until": "2026-11-23",
    "by": "Example County Sheriff",
    "changed": False,
}
NAMED = {"NAM": "DOE, JOHN", "DOB": "19800202"}
LICENSE = {"OLN": "D123", "OLS": "IL"}


def ask(asked: dict[str, str], **changed: Any) -> Any:
    return said(asked, WANTED, [{**NOTE, **changed}], "Example City Police", TODAY)


def test_it_says_who_established_by_what_that_whoever_has_this_number_is_not_the_one() -> None:
    told = ask(NAMED | LICENSE)
    assert told.agrees
    assert told.words == (
        "NOT THIS PERSON: on 2026-11-20 Example County Sheriff established by fingerprints that DOE, JOHN, born "
        "1980-02-02, OLN D123 IL is not the person of this record."
    )
    assert "held or let go" in told.advise
    assert "Example City Police" in told.advise


@pytest.mark.parametrize("asked", [NAMED | LICENSE, {"OLN": "D123"}, NAMED | {"SOC": "666222222"}])
def test_a_number_of_the_notes_person_agrees(asked: dict[str, str]) -> None:
    assert ask(asked).agrees


@pytest.mark.parametrize(
    "asked",
    [
        NAMED,  # the wanted man may say the same
        {"NAM": "DOE, JOHN"},
        {"LIC": "TST1234", "LIS": "IL"},
        NAMED | {"OLN": "D124", "OLS": "IL"},
        NAMED | {"OLN": "D123", "OLS": "WI"},
        NAMED | LICENSE | {"SOC": "666333333"},  # one number is the note's, another is nobody's
        NAMED | LICENSE | {"SOC": "666111111"},  # the wanted man with a friend's license
        NAMED | LICENSE | {"MNU": "PP-2"},
        LICENSE | {"NAM": "ROE, RICHARD"},
        LICENSE | {"DOB": "19800203"},
    ],
)
def test_whatever_else_is_asked_learns_that_there_is_a_note_and_not_whose(asked: dict[str, str]) -> None:
    told = ask(asked)
    assert not told.agrees
    assert told.words.startswith("NOTE ON FILE")
    for secret in ("D123", "222222", "2222", "JOHN", "1980"):
        assert secret not in told.words + told.advise


def test_what_was_not_asked_is_not_told_and_a_social_security_number_never_whole() -> None:
    told = ask(NAMED | {"SOC": "666222222"})
    assert "SOC *****2222 is not" in told.words
    assert "D123" not in told.words
    assert "666222222" not in told.words


def test_who_asks_by_a_number_alone_learns_no_name_and_no_birth_date() -> None:
    told = ask(LICENSE).words
    assert "that whoever has OLN D123 IL is not the person" in told
    assert "JOHN" not in told
    assert "1980" not in told
    assert "that DOE, JOHN, OLN D123 IL is not" in ask({**LICENSE, "NAM": "DOE, JOHN"}).words


@pytest.mark.parametrize(("until", "holds"), [("2026-11-23", True), ("2026-11-22", False)])
def test_it_holds_to_its_last_day(until: str, holds: bool) -> None:
    assert (ask(NAMED | LICENSE, until=until) is not None) == holds


def test_it_says_that_the_record_was_changed_since() -> None:
    assert "compare anew" in ask(NAMED | LICENSE, changed=True).words


def test_of_several_only_those_speak_that_agree() -> None:
    other = {**NOTE, "name": "ROE, JOHN", "numbers": {"FBI": "1A"}}
    told = said(NAMED | LICENSE, WANTED, [other, NOTE], "X", TODAY)
    assert told is not None
    assert told.agrees
    assert "ROE" not in told.words
    assert said(NAMED, WANTED, [], "X", TODAY) is None


def test_a_number_is_the_records_own_whatever_its_state_and_place_in_a_list() -> None:
    assert list(shared({"MNU": "PP-2"}, WANTED)) == ["MNU"]
    assert list(shared({"OLN": "D9", "OLS": "WI"}, {"OLN": "D9", "OLS": "IL"})) == ["OLN"]
    assert not list(shared({"FBI": "", "SOC": "666222222"}, WANTED))
    assert number_shown("OLN", {"OLN": "D9", "OLS": "WI"}) == "OLN D9 WI"
