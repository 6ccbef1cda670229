"""The license plate file: what is enough, how long it is kept, what it says of the car, and a plate to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["license_plate"]
PLATE = {
    "LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "DOT": "20261120", "OCA": "26-10411", "SUP": "COMPLAINT",
    "MKE": "EL",
}  # fmt: skip
SENT = (
    "LIC/TST-1234.LIS/IL.LIY/2027.LIT/PC.DOT/20261121.OCA/26-000123.SUP/INVESTIGATIVE REPORT."
    "SUD/RECORDS DESK 217-555-0140"
)


@pytest.mark.parametrize("values", [{}, {"LIY": "NX"}, {"DOT": "20261123"}, {"LKI": "IL1990100", "LKA": "1"}])
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EL"], PLATE | values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"LIS": ""}, "LIS"),
        ({"LIY": ""}, "LIY"),
        ({"LIT": ""}, "LIT"),
        ({"LKI": "IL1990100"}, "LKA"),
        ({"DOT": "20261124"}, "DOT"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EL"], PLATE | values, TODAY)
    assert no.value.field == marked


def test_unconfirmed_no_part_of_a_plate_is_left_out() -> None:
    needed = {use.field.code for use in MESSAGE_KEYS["EL"].uses if use.must}
    assert needed == {"LIC", "LIS", "LIY", "LIT", "DOT", "OCA", "SUP", "SUD"}
    assert not needed & MESSAGE_KEYS["ML"].removable
    assert not {"VIN", "OAN", "VMA"} & set(FILE.by_code)


def test_what_is_doubted() -> None:
    assert FILE.warnings(PLATE, TODAY) == ()
    assert "owner goes on using the number" in " ".join(FILE.warnings(PLATE | {"LIT": "PE"}, TODAY))
    assert "before the theft or loss in 2026" in " ".join(FILE.warnings(PLATE | {"LIY": "2020"}, TODAY))


@pytest.mark.parametrize(
    ("expires", "end"),
    [("2027", date(2029, 1, 1)), ("2026", date(2028, 1, 1)), ("2036", date(2038, 1, 1)), ("NX", date(2031, 1, 1))],
)
def test_unconfirmed_retention(expires: str, end: date) -> None:
    assert FILE.retired_on(PLATE | {"LIY": expires}, TODAY, {}) == end


@pytest.mark.parametrize("expires", ["2025", "2019", "1985"])
def test_unconfirmed_a_plate_that_had_expired_before_its_entry_answers_all_the_same(expires: str) -> None:
    assert FILE.retired_on(PLATE | {"LIY": expires}, TODAY, {}) == date(2028, 1, 1)


def test_how_long_it_is_kept_can_be_set() -> None:
    assert FILE.retired_on(PLATE, TODAY, {"retention.plate_years": 2}) == date(2030, 1, 1)
    assert FILE.retired_on(PLATE | {"LIY": "NX"}, TODAY, {"retention.plate_non_expiring_years": 1}) == date(2028, 1, 1)


def test_a_missing_plate_is_not_called_stolen_and_its_car_not_at_all() -> None:
    assert FILE.headline(PLATE) == "Stolen or missing license plate"
    assert FILE.headline(PLATE | {"MKE": "EL-F"}).endswith(", occupants armed, hold for latent prints")
    for key in FILE.entries:
        told = FILE.advise(PLATE | {"MKE": key})
        assert "may be somebody else's and not stolen" in told
        assert told.startswith("Occupants may be armed") is FILE.caution(key, PLATE) is (key in {"EL-A", "EL-F"})
        assert ("latent prints" in told) is (key in {"EL-P", "EL-F"})
    facts = dict(FILE.facts(PLATE))
    assert facts["Plate"] == "TST1234, Illinois, 2027, Regular passenger (PC)"
    assert facts["Stolen or missing since"] == "20 Nov 2026"


@pytest.mark.django_db
def test_a_plate_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EL-A", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "P99")
    assert ask(exchange, ours, "EL", SENT).data["no"]["code"] == "on-file"
    [hit] = ask(exchange, theirs, "QV", "LIC/TST 1234.LIS/IL.LIT/PC").data["hits"]
    assert (hit["record"], hit["grade"], hit["caution"]) == (number, "exact", True)
    [hit] = ask(exchange, theirs, "ZV", "LIC/TST1234.PUR/C.ATN/OFC J DOE").data["hits"]
    assert (hit["record"], hit["grade"]) == (number, "strong")
    assert [one["record"] for one in ask(exchange, theirs, "QV", f"NIC/{number}").data["hits"]] == [number]
    assert ask(exchange, theirs, "LL", f"NIC/{number}.LIC/TST1234.DOL/20261123.LCA/S-26-44").outcome == "located"
    assert ask(exchange, ours, "ML", f"NIC/{number}.OCA/26-000123.LIC/TST1235.MKE/EL").outcome == "modified"
    assert ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL").outcome == "no record"
    assert ask(exchange, theirs, "QV", "LIC/TST1235").data["hits"][0]["caution"] is False
    assert ask(exchange, ours, "CL", f"NIC/{number}.LIC/TST1235.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QV", "LIC/TST1235").outcome == "no record"


@pytest.mark.django_db
def test_a_plate_answers_where_a_vin_is_asked_too_and_never_a_vin_alone() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EL", SENT).data["record"]
    [hit] = ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL.VIN/1M8GDM9AXKP042788.VMA/TOYT").data["hits"]
    assert (hit["record"], hit["grade"]) == (number, "exact")
    assert "names no car: the VIN asked was not compared" in " ".join(hit["unsure"])
    assert "carries no VIN" not in " ".join(hit["unsure"])
    assert ask(exchange, theirs, "QV", "VIN/1M8GDM9AXKP042788").outcome == "no record"


@pytest.mark.django_db
def test_unconfirmed_another_agency_may_have_the_plate_on_file_too_and_an_agency_another_year_of_it() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    assert ask(exchange, ours, "EL", SENT).outcome == "entered"
    assert ask(exchange, theirs, "EL", SENT).outcome == "entered"
    again = ask(exchange, ours, "EL", SENT.replace("LIY/2027", "LIY/2028"))
    assert again.outcome == "entered"
    assert "of another year or type" in again.text
    refused = ask(exchange, ours, "EL", SENT.replace("LIC/TST-1234", "LIC/UNKNOWN"))
    assert refused.outcome == "refused"
    assert "LIC" in refused.text


@pytest.mark.django_db
def test_a_plate_on_a_stolen_car_and_by_itself_is_told_as_both() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    plate = ask(exchange, ours, "EL", SENT).data["record"]
    car = ask(exchange, theirs, "EV", SENT.replace("DOT/", "VMA/CHEV.DOT/")).data["record"]
    assert {hit["record"] for hit in ask(exchange, ours, "QV", "LIC/TST1234.LIS/IL").data["hits"]} == {plate, car}
