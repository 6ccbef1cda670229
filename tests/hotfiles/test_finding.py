"""That a record was found to differ from its report, as long as that stands: in data, in words, in a hit."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from leads.hotfiles.acts.end import end
from leads.hotfiles.attachments.attach import add_image, add_paper, take_back
from leads.hotfiles.check_items import items_for
from leads.hotfiles.differs import differs, withdraw_difference
from leads.hotfiles.finding import COLUMNS, finding, finding_words, forget, items_words, mend, stands
from leads.hotfiles.inquire import as_data, hits, look_up
from leads.hotfiles.models import Attachment, Duty, Record
from leads.hotfiles.nameable import lacking
from leads.hotfiles.not_this_person import Wording, confirm_note, note_not_this_person, withdraw_note
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.hotfiles.second_check import why_not
from leads.hotfiles.then import state_at
from leads.hotfiles.things.vehicle.plates import plate_key
from leads.people.models import Person
from leads.switch.exchange import replies
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.attachments.made import pdf, png
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import CAR, NOW, actor, make_agency, make_person, make_record
from tests.sql import settle

LATER = NOW + timedelta(hours=1)
PLATE = {"LIC": CAR["LIC"], "LIS": "IL"}
ITEMS = [
    {"code": "VIN", "words": "Vehicle number (VIN)", "fields": ["VIN"]},
    {"code": "LIC", "words": "Plate", "fields": ["LIC", "LIS"]},
]
TOLD = [{"code": one["code"], "words": one["words"]} for one in ITEMS]


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
    assert items_words([*ITEMS, {"code": "FBI", "words": "FBI number"}]) == ("vehicle number (VIN); plate; FBI number")
    assert finding(None, None) is None
    told = finding(NOW, ITEMS)
    assert told == {"at": NOW, "items": TOLD}
    assert finding_words(told, "Tarn Valley PD", "23 Nov 2026 10:04") == (
        "A second person found it to differ from its report on 23 Nov 2026 10:04: vehicle number (VIN); plate. "
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


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ((), ["VIN", "LIC"]),
        (("MIS", "LIT", "LIC_OWN"), ["VIN", "LIC"]),
        (("LIS",), ["VIN"]),  # one field of the group is enough
        (("VIN", "MIS"), ["LIC"]),
        (("VIN", "LIC"), None),
    ],
)
def test_it_ends_item_by_item_with_a_change_of_what_each_names(
    changed: tuple[str, ...], left: list[str] | None
) -> None:
    record = Record(different_at=NOW, different_items=ITEMS, different_says="Blue.", different_by_id=1)
    mend(record, changed)
    assert stands(record) is (left is not None)
    assert (record.different_items and [one["code"] for one in record.different_items]) == left
    assert record.different_says == ("Blue." if left else "")


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
def test_a_modify_of_what_it_names_ends_it_and_neither_a_validation_nor_another_modify_does() -> None:
    ames = make_person(user_id="t.ames")
    record = enter(ames)
    found_different(record, "LIC", "VMA")
    for more in ({"VLN": "T AMES", "PIH": "REPORT 26-000123"}, {"MIS": "SEEN", "VLN": "T AMES", "PIH": "REPORT"}):
        done = send("MV", {**meant(record), **more}, ames, LATER)
        assert [one["code"] for one in the_hit()["found_different"]["items"]] == ["LIC", "VMA"]  # type: ignore[index]
    assert done.warnings[0] == (
        "What its second party found different stands: plate, its state, year and type; vehicle. "
        "Modify the record as its report says, or cancel it."
    )
    send("MV", {**meant(record), "LIT": "TK"}, ames, LATER)
    assert [one["code"] for one in the_hit()["found_different"]["items"]] == ["VMA"]  # type: ignore[index]
    assert Duty.objects.get(source="check").ended_at is None
    send("MV", {**meant(record), "VCO": "RED"}, ames, LATER)
    assert Duty.objects.get(source="check").ended_how == "modified"
    record.refresh_from_db()
    assert record.different_at is None
    assert the_hit()["found_different"] is None


def lacking_person(*, of: tuple[str, dict[str, str]]) -> tuple[Person, Record]:
    ames = make_person(user_id="t.ames")
    return ames, send(of[0], of[1], ames).record


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("item", "key", "more"),
    [
        ("AKA", "EN", {"AKA": "ROE, JANE"}),
        ("AKA", "MW", {"AKA": "ROE, JANE"}),
        ("CMC", "MW", {"CMC": "70", "MKE": "EW-C"}),
        ("SMT", "EN", {"SMT": "SC FHD"}),
        ("MNU", "EN", {"MNU": "AR-4711"}),
        ("DOB_OWN", "EN", {"DOB": "19700315"}),
        ("LIC_OWN", "EN", {"LIC": "TST9999", "LIS": "IL", "LIY": "2030", "LIT": "PC"}),
    ],
)
def test_what_a_record_lacks_is_mended_by_what_comes(item: str, key: str, more: dict[str, str]) -> None:
    """The database compares what stands now with the step before, whichever of its triggers comes first."""
    lists = {"AKA": "ROE, JO", "SMT": "TAT R ARM", "MNU": "PP-1"} if key == "EN" else {}
    ames, record = lacking_person(
        of=("EW", {**WANTED, **lists, "LIC": "T5T1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"})
    )
    named = [one.code for one in items_for(record) if item in one.fields] or [item]
    found_different(record, *named)
    done = send(key, {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"], **more}, ames, LATER)
    settle()
    assert done.record.different_items is None
    assert stands(done.record) is False


@pytest.mark.django_db
def test_so_is_a_vehicle_that_was_stolen_with_it_and_no_other_of_them_ends_it() -> None:
    ames, record = lacking_person(of=("EV", STOLEN))
    rest = {"LIS": "IL", "LIY": "2027", "LIT": "PC", "VMA": "FORD", "VYR": "2019", "VST": "4D"}
    plates = [{"LIC": f"TST900{n}", **rest} for n in (1, 2)]
    found_different(record, "LIC_OWN")
    for more in plates:
        send("EVS1", {"NIC": record.number, "OCA": STOLEN["OCA"], **more}, ames, LATER)
    settle()
    record.refresh_from_db()
    assert not stands(record)
    found_different(record, "LIC_OWN")
    send("XVS1", {"NIC": record.number, "OCA": STOLEN["OCA"], "LIC": "TST9001"}, ames, LATER)
    settle()
    record.refresh_from_db()
    assert stands(record), "another of them stands, and it may be the one that is wrong"


@pytest.mark.django_db
def test_the_end_of_the_record_ends_it() -> None:
    ames = make_person(user_id="t.ames")
    record = enter(ames)
    found_different(record)
    end(MESSAGE_KEYS["XV"], meant(record), actor(ames), LATER, {})
    record.refresh_from_db()
    assert not stands(record)


# Whatever happens to a record meanwhile

CHOICES = {
    "HGT": ("509", "510"), "HAI": ("BRO", "BLK"), "DOB": ("19881224", "19881225"), "EYE": ("BLU", "GRN"),
    "MIS": ("SEEN", "NOT SEEN"), "SOC": ("666111111", "666111112"),
}  # fmt: skip
NAMED = {"OCA": WANTED["OCA"], "NAM": WANTED["NAM"]}
OTHER = {"NAM": "DOE, JANE", "DOB": "19881224", "OLN": "D555", "OLS": "IL"}


class FindingLife(RuleBasedStateMachine):
    """One wanted person's record: found different, changed in this and that, located, noted, shown in images."""

    now: datetime
    left: dict[str, set[str]]  # what stands of the finding: item, and the fields of which one mends it

    @initialize()
    def begin(self) -> None:
        self.world = transaction.atomic()
        self.world.__enter__()
        self.now, self.left, self.past = NOW, {}, list[tuple[datetime, set[str]]]()
        agency, other = make_agency(), make_agency("IL1990200", "Example County Sheriff")
        self.ames, self.finder, self.other = make_person(agency), make_person(agency), make_person(other)
        self.number = send("EW", {**WANTED, "SOC": "666111111"}, self.ames).record.number
        wording = Wording(OTHER, "fingerprints", "Live-scan 26-1", date(2026, 11, 23), date(2027, 11, 1))
        note, _ = note_not_this_person(self.number, wording, by=actor(self.other), now=NOW)
        confirm_note(note.pk, by=actor(self.finder), now=NOW)
        self.note = note.pk

    def teardown(self) -> None:
        if hasattr(self, "world"):
            for at, codes in self.past:
                then = state_at(self.record, at)
                assert then is not None
                assert {one["code"] for one in then.differing} == codes, "the past stays what it was"
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)

    @property
    def record(self) -> Record:
        return Record.objects.select_related("agency").get(number=self.number)

    def later(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def mended(self, *changed: str) -> None:
        self.left = {code: fields for code, fields in self.left.items() if fields.isdisjoint(changed)}

    @precondition(lambda self: not self.left)
    @rule(data=st.data())
    def found(self, data: Any) -> None:
        named = [one.named for one in items_for(self.record)]
        fields = {str(one["code"]): set(one["fields"]) for one in named}  # type: ignore[call-overload]
        fields |= {code: {code} for code in lacking(self.record, named)}
        codes = data.draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=4, unique=True))
        differs(self.number, items=codes, by=actor(self.finder), now=self.later())
        self.left = {code: fields[code] for code in codes}

    @precondition(lambda self: self.left)
    @rule()
    def withdrawn(self) -> None:
        withdraw_difference(self.number, why="Another report.", by=actor(self.finder), now=self.later())
        self.left = {}

    @rule(code=st.sampled_from(sorted(CHOICES)), validates=st.booleans())
    def modified(self, code: str, *, validates: bool) -> None:
        value = next(one for one in CHOICES[code] if one != self.record.values.get(code))
        more = {"VLN": "T AMES", "PIH": "WARRANT"} if validates else {}
        send("MW", {"NIC": self.number, **NAMED, code: value, **more}, self.ames, self.later())
        self.mended(code)

    @rule()
    def supplemented(self) -> None:
        key = "XN" if self.record.additions.filter(taken_off_at=None).exists() else "EN"
        send(key, {"NIC": self.number, **NAMED, "DOB": "19811215"}, self.ames, self.later())
        self.mended("DOB_OWN")

    @rule()
    def image(self) -> None:
        there = Attachment.objects.filter(taken_back_at=None, what="image").first()
        if there is None:
            day, by = date(2026, 11, 20), actor(self.ames)
            add_image(self.number, png(), kind="M", taken_on=day, by=by, now=self.later())
        else:
            take_back(there.pk, why="Her sister.", by=actor(self.ames), now=self.later())
            self.mended(str(there.number))

    @rule()
    def paper(self) -> None:
        there = Attachment.objects.filter(taken_back_at=None, what="paper").first()
        if there is None:
            add_paper(self.number, pdf(), kind="WARRANT", says="1", by=actor(self.ames), now=self.later())
        else:
            take_back(there.pk, why="Another.", by=actor(self.ames), now=self.later())

    @rule()
    def located(self) -> None:
        found = {"NIC": self.number, "NAM": WANTED["NAM"], "DOL": "20261123", "DIS": "NOEX"}
        send("LW", found, self.other, self.later())

    @precondition(lambda self: self.note)
    @rule()
    def note_ends(self) -> None:
        withdraw_note(self.note, why="Another case.", by=actor(self.ames), now=self.later())
        self.mended(f"NOTE{self.note}")
        self.note = 0

    @invariant()
    def it_stands_until_it_is_mended_and_everywhere_alike(self) -> None:
        record, codes = self.record, set(self.left)
        settle()
        assert {one["code"] for one in record.different_items or ()} == codes
        assert stands(record) is bool(codes)
        assert Duty.objects.filter(record=record, source="check", ended_at=None).exists() is bool(codes)
        no = why_not(record, actor(make_person(record.agency)))
        assert (no is not None and no.code == "found-different") is bool(codes)
        then = state_at(record, self.now)
        assert then is not None
        assert {one["code"] for one in then.differing} == codes
        assert bool(then.different) is bool(codes)
        self.past.append((self.now, codes))


@pytest.mark.slow
@pytest.mark.django_db
def test_it_stands_through_whatever_does_not_mend_it_and_the_past_agrees() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        FindingLife,
        settings=settings(
            max_examples=8,
            stateful_step_count=15,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
