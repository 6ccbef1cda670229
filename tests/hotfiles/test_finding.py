"""That a record was found to differ from its report, as long as that stands: in data, in words, in a hit."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from leads.hotfiles.acts.end import end
from leads.hotfiles.differs import differs
from leads.hotfiles.finding import COLUMNS, finding, finding_words, forget, items_words, stands
from leads.hotfiles.inquire import as_data, hits, look_up
from leads.hotfiles.models import Record
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.hotfiles.things.vehicle.plates import plate_key
from leads.people.models import Person
from leads.switch.exchange import replies
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import send
from tests.makers import CAR, NOW, actor, make_person, make_record

LATER = NOW + timedelta(hours=1)
PLATE = {"LIC": CAR["LIC"], "LIS": "IL"}
ITEMS = [{"code": "VIN", "words": "Vehicle number (VIN)"}, {"code": "OCA", "words": "Case number"}]


def the_hit() -> dict[str, object]:
    [hit] = hits(PLATE, ("stolen_vehicle",), look_up([[plate_key(CAR["LIC"])]], NOW.date())[0], NOW.date(), {})
    return as_data(hit, LATER)


def found_different(record: Record, *items: str, words: str = "") -> Person:
    """By somebody of its agency, who is given back."""
    finder = make_person(record.agency)
    differs(record.number, items=items or ["OCA"], words=words, by=actor(finder), now=NOW)
    record.refresh_from_db()
    return finder


def test_what_was_found_is_told_in_a_sentence_with_whom_to_ask() -> None:
    assert items_words([*ITEMS, {"code": "FBI", "words": "FBI number"}]) == (
        "vehicle number (VIN); case number; FBI number"
    )
    assert finding(None, None) is None
    told = finding(NOW, ITEMS)
    assert told == {"at": NOW, "items": ITEMS}
    assert finding_words(told, "Tarn Valley PD", "23 Nov 2026 10:04") == (
        "A second person found it to differ from its report on 23 Nov 2026 10:04: vehicle number (VIN); case number. "
        "Confirm with Tarn Valley PD before acting."
    )


def test_it_stands_while_the_record_can_hit_and_until_it_is_forgotten() -> None:
    record = Record(different_at=NOW, different_items=ITEMS, different_says="Blue.")
    for state, standing in (("active", True), ("located", True), ("cleared", False), ("cancelled", False)):
        record.state = state
        assert stands(record) is standing
    record.state = "active"
    forget(record)
    assert not stands(record)
    assert [getattr(record, name) for name in COLUMNS] == [None, None, None, ""]


@pytest.mark.django_db
def test_a_hit_tells_it_in_data_and_in_words_and_never_who_found_it_or_the_free_words() -> None:
    record = make_record()
    assert the_hit()["found_different"] is None
    finder = found_different(record, "LIC", "OCA", words="It is 666-12-3456.")
    told = the_hit()
    assert told["found_different"] == {
        "at": NOW,
        "items": [
            {"code": "LIC", "words": "Plate, its state, year and type"},
            {"code": "OCA", "words": "Case number"},
        ],
    }
    lines = replies.hit_text([told], ZoneInfo("America/Chicago")).split("\n")
    assert lines[0].startswith("HIT. STOLEN VEHICLE")
    assert lines[1] == (
        "DIFFERS FROM ITS REPORT. A second person found it to differ from its report on 11/23/2026 10:04 CST: "
        "plate, its state, year and type; case number. Confirm with Example City Police Department before acting."
    )
    assert lines[2] == told["advise"]
    assert "666" not in f"{told}"
    assert str(finder) not in f"{told}"


@pytest.mark.django_db
def test_a_modify_ends_it_and_a_validation_does_not() -> None:
    ames = make_person(user_id="t.ames")
    record = enter(ames)
    found_different(record, "VMA")
    send("MV", {**meant(record), "VLN": "T AMES", "PIH": "REPORT 26-000123"}, ames, LATER)
    record.refresh_from_db()
    assert stands(record)
    send("MV", {**meant(record), "VCO": "RED"}, ames, LATER)
    record.refresh_from_db()
    assert record.different_at is None
    assert the_hit()["found_different"] is None


@pytest.mark.django_db
def test_the_end_of_the_record_ends_it() -> None:
    ames = make_person(user_id="t.ames")
    record = enter(ames)
    found_different(record)
    end(MESSAGE_KEYS["XV"], meant(record), actor(ames), LATER, {})
    record.refresh_from_db()
    assert not stands(record)
