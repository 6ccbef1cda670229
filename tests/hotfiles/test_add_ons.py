"""What stands under a record answers by its own numbers, says of what it is the add-on, and ends with it."""

from datetime import date

import pytest

from leads.hotfiles import add_ons
from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.additions import added_facts
from leads.hotfiles.declare.additions import Added, ways
from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.match import Asked, best_match
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import DEFAULTS, Values
from tests.hotfiles.acts.under import BOAT, CAR, MOTOR, TRAILER
from tests.hotfiles.keeping import STOLEN

FILE, VEHICLES = FILES["boat"], FILES["stolen_vehicle"]
TODAY = date(2026, 11, 23)
KNOWN = {**BOAT, "MKE": "EB", "NIC": "B990000001"}
UNDER = (Added("part", "own", MOTOR), Added("trailer", "own", TRAILER))
FOUND = {"ori": "IL1990200", "agency": "Example County Sheriff", "on": "20261123", "case": "S-26-44", "extradition": ""}
LOCATED = (UNDER[0], UNDER[1]._replace(located=FOUND))


def test_each_comes_with_what_its_kind_is_and_supplements_do_not() -> None:
    assert [(of.noun, one.values) for of, one in add_ons.add_ons(FILE, UNDER)] == [
        ("part", MOTOR),
        ("trailer", TRAILER),
    ]
    assert not list(add_ons.add_ons(FILES["wanted_person"], [Added("alias", "own", {"AKA": "ROE, JANE"})]))


@pytest.mark.parametrize(
    ("asked", "headline", "grade"),
    [
        ({"LIC": "TST9001", "LIS": "IL"}, "Trailer of a stolen boat", "exact"),
        ({"LIC": "TST9001"}, "Trailer of a stolen boat", "strong"),
        ({"LIC": "TST9001", "LIS": "WI"}, "Trailer of a stolen boat", "possible"),
        ({"SER": "0T123456"}, "Part of a stolen boat", "strong"),
    ],
)
def test_it_answers_by_its_own_numbers_as_such_a_thing_does(asked: Values, headline: str, grade: str) -> None:
    found = best_match(FILE, Asked(asked, TODAY, DEFAULTS), KNOWN, UNDER)
    assert found is not None
    assert found.told is not None
    assert (found.told.headline, found.grade) == (headline, grade)
    assert found.add_on in UNDER


@pytest.mark.parametrize("asked", [{"REG": "IL1234AB", "RES": "IL"}, {"BHN": "TST12345A526"}, {"NIC": "B990000001"}])
def test_the_boat_answers_as_the_boat(asked: Values) -> None:
    alone = best_match(FILE, Asked(asked, TODAY, DEFAULTS), KNOWN, ())
    assert alone is not None
    assert best_match(FILE, Asked(asked, TODAY, DEFAULTS), KNOWN, UNDER) == alone
    assert best_match(FILE, Asked(asked, TODAY, DEFAULTS), KNOWN, LOCATED) == alone


def test_a_trailer_stands_in_place_of_nothing() -> None:
    """No boat is read with the plate of its trailer: a plate and a hull number together make no surer boat."""
    assert list(ways(FILE.kinds, KNOWN, UNDER)) == [KNOWN]
    plate, other = {"LIC": "TST9001", "LIS": "IL"}, {"BHN": "XYZ99999A526"}
    found = best_match(FILE, Asked({**plate, **other}, TODAY, DEFAULTS), KNOWN, UNDER)
    assert found is not None
    assert found.add_on == UNDER[1]


def test_the_plate_of_one_on_the_other_is_told_of_both() -> None:
    """The plate of the second vehicle is asked with the VIN of the first: it is on the wrong one."""
    known = {**STOLEN, "MKE": "EV", "NIC": "V990000001"}
    under = (Added("other vehicle", "own", CAR),)
    asked = {"LIC": "TST9002", "LIS": "IL", "VIN": STOLEN["VIN"]}
    found = best_match(VEHICLES, Asked(asked, TODAY, DEFAULTS), known, under)
    assert found is not None
    assert (found.grade, found.add_on) == ("exact", under[0])
    assert found.unsure[0] == (
        "What the record itself is about answers too: VIN is the same, all characters; another asked number differs: "
        "TST1234 on record, TST9002 asked."
    )
    one, other = ({"LIC": TRAILER["LIC"], "LIS": "IL"}, {"SER": MOTOR["SER"]})
    both = best_match(FILE, Asked(one | other, TODAY, DEFAULTS), KNOWN, UNDER)
    assert both is not None
    assert both.add_on == UNDER[1]
    assert both.unsure[0] == "Part 0T123456 MERC answers too: serial number is the same, all characters."


def test_danger_and_what_it_is_are_said_before_anything_else() -> None:
    told = add_ons.told(FILE, {**KNOWN, "MKE": "EB-F"}, FILE.add_on("trailer"))
    assert told.headline == "Trailer of a stolen boat, occupants armed, hold for latent prints"
    assert told.advise == (
        "Occupants may be armed: wait for help. Confirm with the entering agency before you act. Touch as little as "
        "you can: the boat is held for latent prints. It is on file as the trailer of stolen boat IL1234AB. Compare "
        "the VIN, plate, make and color with the trailer in front of you."
    )
    vehicle = add_ons.told(VEHICLES, {**STOLEN, "MKE": "EV"}, VEHICLES.add_on("other vehicle"))
    assert vehicle.headline == "Vehicle stolen along with a stolen vehicle"
    assert "the vehicle stolen along with stolen vehicle TST1234 IL" in vehicle.advise


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("QV", {"LIC": "TST9001"}),
        ("QV", {"LIC": "TST9OO1"}),
        ("ZV", {"LIC": "TST9001"}),
        ("QB", {"SER": "0T123456"}),
        ("QB", {"SER": "OT123456"}),
        ("QB", {"BHN": "TST12345A526"}),
    ],
)
def test_whatever_hits_shares_a_key_with_the_question(key: str, asked: Values) -> None:
    keys = set(record_keys(FILE, "B990000001", "26-10411", KNOWN, UNDER))
    assert keys & set(asked_keys(MESSAGE_KEYS[key], asked, DEFAULTS))
    assert set(add_ons.add_on_keys(FILE, UNDER)) < keys


def test_a_hit_shows_it_first_and_the_rest_so_that_nobody_takes_one_for_the_other() -> None:
    facts = add_ons.facts_of_hit(FILE, KNOWN, UNDER[1])
    assert facts[0] == ("Plate", "TST9001, Illinois, 2027, Trailer, any")
    assert ("Boat: Hull number", "TST12345A526") in facts
    assert all(label.startswith("Boat") for label, _ in facts[2:])
    assert "Boat" in dict(facts)
    vehicles = add_ons.facts_of_hit(VEHICLES, {**STOLEN, "MKE": "EV"}, Added("other vehicle", "own", CAR))
    assert [label for label, _ in vehicles[:4]] == ["Plate", "Vehicle", "Vehicle: Plate", "Vehicle: Vehicle"]


def test_what_else_stands_under_it_is_a_fact_of_the_record_also_that_it_was_found() -> None:
    facts = dict(added_facts(FILE, LOCATED))
    assert facts["Part"] == "Outboard motor (OB), 0T123456, MERC, 150HP"
    assert facts["Trailer"].endswith("LOCATED 23 Nov 2026 by Example County Sheriff IL1990200, their case S-26-44.")


def test_what_is_not_known_of_the_boat_is_said_to_whoever_met_its_trailer() -> None:
    assert add_ons.of_the_other(FILE, UNDER[1], "active") == (
        "The record does not say where the boat is: it may be near.",
    )
    assert add_ons.of_the_other(FILE, UNDER[1], "located") == (
        "The boat itself was located since; of this trailer nobody has said so.",
    )
    assert add_ons.of_the_other(FILE, LOCATED[1], "located") == ()


def test_what_ends_with_the_record_and_is_not_found_is_said() -> None:
    both = ["Part 0T123456 MERC", "Trailer TST9001 IL"]
    assert [one.partition(" ends")[0] for one in add_ons.go_along(FILE, UNDER)] == both
    assert [one.partition(" ends")[0] for one in add_ons.go_along(FILE, LOCATED)] == ["Part 0T123456 MERC"]


def test_its_doubts_and_cross_checks_name_it() -> None:
    old = Added("trailer", "own", {**TRAILER, "VIN": "1M8GDM9AXKP042788", "VYR": "1990"})
    said = list(add_ons.add_on_doubts(FILE, [old]))
    assert said[0] == "Trailer TST9001 IL: The VIN stands for model year 1989 or 2019, the record says 1990."
    crossed = add_ons.cross_checks_of(FILE, [old], TODAY)
    assert next(one.words for one in crossed if one.fine) == "TST9001 IL: The check digit X is right."
    assert add_ons.called(FILE.add_on("trailer"), old) == "Trailer TST9001 IL"


def test_of_what_is_doubtful_of_the_record_a_hit_by_its_add_on_says_what_is_about_that() -> None:
    said = ("Make SEA stands as it was sent.", "Trailer TST9001 IL: The VIN is short.", "Trailer TST9002 IL: Odd.")
    assert add_ons.doubts_of(FILE, UNDER[1], said) == said[1:2]
    assert add_ons.doubts_of(FILE, UNDER[0], said) == ()
