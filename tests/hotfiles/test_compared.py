"""What a second party compares: made anew each time, each difference acknowledged, by whom and when."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from leads.hotfiles.check_items import Item
from leads.hotfiles.compared import compared
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Acknowledged, Record
from leads.hotfiles.second_check import second_check
from leads.ledger.models import Line
from leads.people.models import Person
from leads.registration.models import Vehicle
from leads.rules.refused import Refused
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import WANTED, send
from tests.makers import CAR, NOW, actor, make_agency, make_person, make_record, narrowed
from tests.registration.makers import OTHER_VIN, VIN, connect, make_driver, make_vehicle
from tests.sql import never_commits, run

pytestmark = pytest.mark.django_db
CHECK = "1240.60(a)(5) check"
MINE = {**CAR, "VIN": VIN, "VYR": "1989", "VMA": "CHEV", "VCO": "BLU"}


def record(**values: str) -> Record:
    return make_record(values={**MINE, **values})


def items(of: Record, by: Person) -> dict[str, Item]:
    return {one.code: one for one in compared(of, actor(by), NOW)}


def marks(of: Record, by: Person) -> list[str]:
    return [mark for one in items(of, by).values() for mark in one.differences]


def check(of: Record, by: Person, *acknowledged: str) -> Record:
    codes = list(items(of, by))
    return second_check(of.number, by=actor(by), items=codes, acknowledged=acknowledged, now=NOW)


def refused(of: Record, by: Person, *acknowledged: str) -> Refused:
    with pytest.raises(Refused) as no:
        check(of, by, *acknowledged)
    of.refresh_from_db()
    assert of.checked_at is None
    assert not Acknowledged.objects.exists()
    return no.value


def test_a_cross_check_stands_beside_its_item_with_what_agrees() -> None:
    make_vehicle()
    found = items(record(), make_person())
    assert "Registration has this VIN under the plate." in [one.words for one in found["VIN"].cross_checks]
    assert "Registration has this plate under the VIN." in [one.words for one in found["LIC"].cross_checks]
    assert "Registered to ROE, RICHARD: compare it with the report." in [one.words for one in found["VMA"].cross_checks]
    assert marks(record(LIC="TST9"), make_person()) != []


def test_without_registration_it_is_said_beside_each_item_once_and_the_check_goes_on() -> None:
    mine, checker = record(), make_person()
    said = [one.words for one in items(mine, checker)["LIC"].cross_checks if not one.compared]
    assert said == ["Not compared: no registration file is connected."]
    done = check(mine, checker)
    [plate] = [one for one in done.check_items if one["code"] == "LIC"]
    assert {"words": said[0], "fine": True, "compared": False} in plate["cross_checks"]


def test_a_difference_keeps_the_check_from_being_finished_until_it_is_acknowledged() -> None:
    make_vehicle(vin=OTHER_VIN)
    mine, checker = record(), make_person(user_id="c.ito")
    no = refused(mine, checker)
    assert (no.code, no.clause) == ("difference-open", CHECK)
    assert OTHER_VIN in no.sentence
    [mark] = marks(mine, checker)
    assert no.field == mark
    done = check(mine, checker, mark)
    assert done.checked_by_id == checker.pk
    said = Acknowledged.objects.get()
    assert (said.by, said.at, said.verdict, said.item) == (checker, NOW, "matches", "VIN")
    assert (said.entered, said.known) == (VIN, OTHER_VIN)
    assert Line.objects.get(event="hotfiles:record:second_checked").data["doubted"] == ["VIN"]


def test_each_of_several_differences_is_acknowledged_for_itself() -> None:
    make_vehicle(vin=OTHER_VIN)
    make_vehicle("TST9", VIN)
    mine, checker = record(), make_person()
    first, second = marks(mine, checker)
    assert refused(mine, checker, first).field == second
    assert refused(mine, checker, second).field == first
    check(mine, checker, first, second)
    assert Acknowledged.objects.count() == 2


def test_what_the_record_says_against_itself_is_acknowledged_too() -> None:
    mine, checker = record(VYR="1990"), make_person()
    assert "the record says 1990" in refused(mine, checker).sentence
    check(mine, checker, *marks(mine, checker))


def test_registration_that_changed_since_the_page_was_opened_is_read_once_more() -> None:
    make_vehicle(vin=OTHER_VIN)
    mine, checker = record(), make_person()
    [mark] = marks(mine, checker)
    Vehicle.objects.update(vin="1FTTEST06KZ900499")
    assert "900499" in refused(mine, checker, mark).sentence  # it was acknowledged of another VIN
    Vehicle.objects.update(vin=VIN)
    check(mine, checker, mark)  # nothing differs any more
    assert not Acknowledged.objects.exists()


def test_a_difference_that_came_since_the_entry_is_found_at_the_check() -> None:
    connect()
    mine, checker = record(), make_person()
    assert marks(mine, checker) == []
    make_vehicle(vin=OTHER_VIN)
    refused(mine, checker)


def test_what_differs_and_is_wrong_opens_the_finding_and_is_kept_as_that() -> None:
    make_vehicle(vin=OTHER_VIN)
    mine, checker = record(), make_person(user_id="c.ito")
    differs(mine.number, items=["VIN", "OCA"], words="It is the other VIN.", by=actor(checker), now=NOW)
    said = Acknowledged.objects.get()
    assert (said.by, said.verdict, said.known) == (checker, "wrong", OTHER_VIN)
    mine.refresh_from_db()
    assert mine.different_at == NOW


def test_a_change_asks_for_every_difference_anew() -> None:
    make_vehicle(vin=OTHER_VIN)
    ames, ito = make_person(user_id="t.ames"), make_person(user_id="c.ito")
    mine = enter(ames)
    check(mine, ito, *marks(mine, ito))
    send("MV", {**meant(mine), "VCO": "RED"}, ames, NOW + timedelta(hours=1))
    mine.refresh_from_db()
    with pytest.raises(Refused, match="differs and is not acknowledged"):
        check(mine, ito)


def test_what_came_by_supplement_is_a_difference_beside_its_own_item() -> None:
    make_driver()
    make_driver("D10987654321", "ROE, MARY")
    ames, checker = make_person(user_id="t.ames"), make_person()
    license_ = {"OLN": "D12345678901", "OLS": "IL", "OLY": "NX"}
    mine = send("EW", {**WANTED, **license_}, ames).record
    assert marks(mine, checker) == []
    named = {"NIC": mine.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    send("EN", {**named, **license_, "OLN": "D10987654321"}, ames)
    mine.refresh_from_db()
    [mark] = marks(mine, checker)
    assert [code for code, one in items(mine, checker).items() if one.differences] == ["OLN_OWN"]
    assert "ROE, MARY" in refused(mine, checker).sentence
    check(mine, checker, mark)
    assert Acknowledged.objects.get().item == "OLN_OWN"


# Other active records


def test_another_agencys_record_on_the_same_is_a_difference_and_ones_own_on_a_like_one_too() -> None:
    mine, checker = record(), make_person()
    theirs = make_record(make_agency("IL1990200", "Example County Sheriff"), values=MINE, case_number="26-7")
    assert (
        f"Also on file as {theirs.number} of Example County Sheriff, Stolen vehicle, case 26-7."
        in refused(mine, checker).sentence
    )
    Record.objects.filter(pk=theirs.pk).update(agency=mine.agency)  # one's own, twice
    assert "Also on file" in refused(mine, checker).sentence
    slip = {**MINE, "VIN": VIN[:13] + VIN[14] + VIN[13] + VIN[15:], "LIC": "TST9"}
    Record.objects.filter(pk=theirs.pk).update(plain=slip)  # nearly the same: told, and nothing to acknowledge
    [told] = [one for one in items(mine, checker)["VIN"].cross_checks if theirs.number in one.words]
    assert (told.fine, told.compared) == (True, False)


def test_a_record_that_ended_and_the_record_itself_are_none() -> None:
    mine, checker = record(), make_person()
    make_record(make_agency("IL1990200", "Example County Sheriff"), values=MINE, state="cleared", ended_at=NOW)
    assert marks(mine, checker) == []


def test_of_files_that_are_closed_to_the_second_party_it_is_said() -> None:
    mine = record()
    narrowed(mine.agency, "stolen_vehicle")
    checker = make_person(mine.agency)
    make_record(make_agency("IL1990200", "Example County Sheriff"), file="felony_vehicle", values=MINE)
    said = [one.words for one in items(mine, checker)["VIN"].cross_checks]
    closed = "License plate, Felony vehicle, Stolen boat, Stolen vehicle or boat part"
    assert f"Not compared with these files, which are closed to you: {closed}." in said
    assert not any("Example County Sheriff" in one for one in said)


# The database


def acknowledged(of: Record, by: Person, **facts: str) -> Acknowledged:
    usual = {"item": "VIN", "mark": "VIN-1", "words": "Another VIN.", "verdict": "matches", **facts}
    return Acknowledged.objects.create(record=of, at=NOW, by=by, **usual)


@pytest.mark.parametrize("facts", [{"words": " "}, {"mark": ""}, {"verdict": "perhaps"}])
def test_an_acknowledged_difference_says_what_and_how(facts: dict[str, str]) -> None:
    with never_commits("an_acknowledged_difference_says_what_and_how"):
        acknowledged(record(), make_person(), **facts)


def test_who_made_a_record_acknowledges_nothing() -> None:
    ames, ito = make_person(user_id="t.ames"), make_person(user_id="c.ito")
    mine = enter(ames)
    with never_commits("a_maker_acknowledges_nothing"):
        acknowledged(mine, ames)
    acknowledged(mine, ito)
    send("MV", {**meant(mine), "VCO": "RED"}, ito, NOW)
    with never_commits("a_maker_acknowledges_nothing"):
        acknowledged(mine, ito)


@pytest.mark.parametrize(
    "statement", ["UPDATE hotfiles_acknowledged SET verdict = 'wrong'", "DELETE FROM hotfiles_acknowledged"]
)
def test_what_was_acknowledged_stays(statement: str) -> None:
    acknowledged(record(), make_person())
    with never_commits("stays_as_given"):
        run(statement)


def open_check(of: Record, by: Person) -> None:
    """What a check without its acknowledgment would write."""
    crossed = [{"words": "Another VIN.", "fine": False, "mark": "VIN-1"}]
    kept = [{"code": "VIN", "words": "VIN", "value": VIN, "cross_checks": crossed}]
    Record.objects.filter(pk=of.pk).update(checked_at=NOW, checked_by=by, check_items=kept)


def test_a_check_leaves_no_difference_open() -> None:
    mine, ito, lund = record(), make_person(user_id="c.ito"), make_person(user_id="d.lund")
    for attempt in ({}, {"verdict": "wrong"}, {"mark": "VIN-2"}):
        if attempt:
            acknowledged(mine, ito, **attempt)
        with never_commits("a_check_leaves_no_difference_open"):
            open_check(mine, ito)
    acknowledged(mine, lund)  # it was somebody else
    with never_commits("a_check_leaves_no_difference_open"):
        open_check(mine, ito)
    acknowledged(mine, ito)
    open_check(mine, ito)


def test_a_check_that_kept_no_mark_is_not_let_in_either() -> None:
    mine, ito = record(), make_person()
    crossed = [{"code": "VIN", "cross_checks": [{"words": "Another VIN.", "fine": False}]}]
    with pytest.raises(DatabaseError, match="a_check_leaves_no_difference_open"):
        Record.objects.filter(pk=mine.pk).update(checked_at=NOW, checked_by=ito, check_items=crossed)
