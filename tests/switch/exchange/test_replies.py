"""The words of answers, as a terminal without a screen of ours reads them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from leads.hotfiles.acts.changes import Change
from leads.hotfiles.acts.done import Done
from leads.hotfiles.inquire import Searched
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.rules.refused import Refused
from leads.switch.exchange import replies
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.keeping import STOLEN
from tests.registration.makers import OTHER_VIN, VIN, make_vehicle
from tests.switch.makers import ask, sign_on

ZONE = ZoneInfo("America/Chicago")
AT = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("checked", "checked by a second person 11/23/2026 10:04 CST"),
        ("overdue", "NOT CHECKED by a second person, overdue since 11/23/2026 10:04 CST"),
        ("awaiting", "not yet checked by a second person, due 11/23/2026 10:04 CST"),
    ],
)
def test_the_second_check_in_words(state: str, words: str) -> None:
    assert replies.checked_words({"state": state, "at": AT, "due": AT}, ZONE) == words


def searched(*by: tuple[str, ...], not_by: tuple[str, ...] = ()) -> Searched:
    return Searched(("Stolen vehicles",), by, not_by)


def test_no_record_says_what_was_searched_and_as_of_when() -> None:
    said = replies.no_record_text({"LIC": "TST1234", "LIS": "IL"}, searched(("LIC",)), AT, ZONE)
    assert said == "NO RECORD FOR LIC/TST1234 LIS/IL\nSEARCHED: Stolen vehicles, AS OF 11/23/2026 10:04 CST"


def test_by_what_was_searched_and_what_was_not_is_said_where_there_is_a_choice() -> None:
    assert replies.searched_text(searched(("LIC",))) == ""
    said = replies.searched_text(searched(("NAM", "DOB"), ("SOC",), not_by=("OCA",)))
    assert said == "\nSEARCHED BY: NAM with DOB; SOC\nNOT SEARCHED: OCA"


def test_a_no_tells_every_field_that_is_wrong_once() -> None:
    no = Refused("field-code", "There is no color XXX.", None, "Choose one.", "VCO", "BLU")
    said = replies.refused_text(no, {"VCO": no.as_dict(), "OCA": {"sentence": "OCA is missing."}})
    assert said.startswith("REJECTED. ")
    assert said.count("There is no color XXX.") == 1
    assert said.endswith("ALSO OCA: OCA is missing.")


def test_an_act_tells_the_number_and_what_to_look_at_again() -> None:
    record = Record(number="V990000417")
    assert replies.done_text(Done(record, "entered", ("The VIN fails its check.",))) == (
        "ENTERED. RECORD V990000417 CASE not given\nLOOK AGAIN: The VIN fails its check."
    )
    changed = (Change("VCO", "BLU", "RED"), Change("MIS", "", "KEY"))
    assert replies.done_text(Done(record, "modified", changes=changed)) == (
        "MODIFIED. RECORD V990000417 CASE not given\nCHANGED VCO: BLU replaced by RED\nCHANGED MIS: added KEY"
    )
    assert "number 8841" in replies.parked_text(8841)


def test_of_several_sure_hits_each_is_named_before_the_first() -> None:
    wanted = {"headline": "Wanted person", "caution": False, "grade": "strong"}
    violent = {"headline": "Violent person", "caution": True, "grade": "exact"}
    alike = {"headline": "Possibly a missing person", "caution": False, "grade": "possible"}
    assert replies._all_of_them([violent, wanted]) == ["2 HITS, READ EACH: VIOLENT PERSON - CAUTION; WANTED PERSON"]
    [told] = replies._all_of_them([violent, wanted, alike, alike])
    assert told.endswith("; WANTED PERSON; 2 THAT ONLY LOOK ALIKE")
    assert replies._all_of_them([wanted, alike]) == replies._all_of_them([wanted]) == []


def test_cross_checks_say_what_differs_before_what_was_not_compared() -> None:
    crossed = [
        {"outcome": "not compared", "words": "The plate is not compared."},
        {"outcome": "differs", "words": "Registration has another VIN."},
    ]
    assert replies.crossed_text(crossed) == (
        "\nCROSS-CHECK DIFFERS: Registration has another VIN.\nCROSS-CHECK: The plate is not compared."
    )
    assert replies.crossed_text([]) == ""


@pytest.mark.django_db
def test_an_entry_that_differs_from_registration_is_told_as_data_and_in_words_and_no_hit_repeats_it() -> None:
    exchange = Exchange("test", look_back=lambda *_: None)
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    make_vehicle(vin=OTHER_VIN)
    entry = ".".join(f"{code}/{value}" for code, value in STOLEN.items())
    answer = ask(exchange, ours, "EV", entry)
    assert answer.data["outcome"] == "entered"
    [one] = [one for one in answer.data["cross_checks"] if one["outcome"] == "differs"]
    assert one == {
        "check": "plate-vin",
        "outcome": "differs",
        "field": "VIN",
        "entered": VIN,
        "known": OTHER_VIN,
        "words": f"Registration has the plate TST1234 on VIN {OTHER_VIN}, the record says {VIN}.",
    }
    assert f"CROSS-CHECK DIFFERS: {one['words']}" in answer.text
    assert "ROE, RICHARD" not in answer.text
    line = Line.objects.get(event="switch:message:answered")
    assert line.data["differs"] == ["plate-vin"]
    assert line.data["registration"] == ["plate-vin", "vin-plate"]  # the second: that the VIN is not on file
    asked = ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL")
    assert asked.data["hits"]
    assert OTHER_VIN not in asked.text + str(asked.data)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("connected", "changed", "names"),
    [
        (False, {}, None),  # no file is connected
        (True, {"VIN": "", "OAN": "TEST123"}, ["plate-vin"]),  # no difference; the registered VIN is told
        (True, {"LIS": "WI", "VIN": "", "OAN": "TEST123"}, None),  # of another state: not compared
    ],
)
def test_an_entry_that_learned_something_of_registration_is_seen_by_an_auditor(
    connected: bool, changed: dict[str, str], names: list[str] | None
) -> None:
    """Whoever enters a plate, reads what it is registered to and cancels the record has made an inquiry."""
    if connected:
        make_vehicle(vin=OTHER_VIN)
    fields = {**STOLEN, **changed}
    entry = ".".join(f"{code}/{value}" for code, value in fields.items() if value)
    answer = ask(Exchange("test", look_back=lambda *_: None), sign_on("IL1990100"), "EV", entry)
    assert answer.data["outcome"] == "entered", answer.text
    assert Line.objects.get(event="switch:message:answered").data.get("registration") == names, answer.text
    assert (OTHER_VIN in answer.text) == bool(names)
