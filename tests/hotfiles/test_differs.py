"""A second party that finds a record different says so; until it is mended or taken back nobody confirms the record."""

from datetime import timedelta

import pytest

from leads.hotfiles.check_items import items_for
from leads.hotfiles.differs import differs, found_before, may_withdraw, why_not_withdraw, withdraw_difference
from leads.hotfiles.finding import stands
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.second_check import counts, due, may_check, second_check, why_not
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Appointment, Person
from leads.rules.refused import Refused
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import send
from tests.makers import NOW, actor, make_agency, make_department, make_device, make_person, make_record
from tests.sql import settle

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
CHECK = "1240.60(a)(5) check"


def codes(record: Record) -> list[str]:
    return [one.code for one in items_for(record)]


def differing(record: Record | None = None, *items: str) -> tuple[Record, Person]:
    """A record that somebody of its agency found different, and who that is."""
    record = record or make_record()
    finder = make_person(record.agency, "second.one")
    differs(record.number, items=items or ["OCA"], words="It is 26-7.", by=actor(finder), now=NOW)
    record.refresh_from_db()
    return record, finder


def withdraw(record: Record, by: Person, why: str = "I had the wrong report.") -> tuple[Record, int]:
    return withdraw_difference(record.number, why=why, by=actor(by), now=LATER)


def no_to_withdraw(record: Record, by: Person, why: str = "It is the same.") -> Refused:
    with pytest.raises(Refused) as no:
        withdraw(record, by, why)
    record.refresh_from_db()
    assert not Line.objects.filter(event="hotfiles:record:difference_withdrawn").exists()
    return no.value


def test_the_agency_is_told_which_item_differs_and_the_record_stays_unchecked() -> None:
    agency = make_agency()
    device, checker, found = make_device(agency, "SMP1"), make_person(agency, "second.one"), make_record(agency)
    code = items_for(found)[0].code
    again, told = differs(found.number, items=[code], words="The report says blue.", by=actor(checker), now=NOW)
    assert (again.pk, told) == (found.pk, 1)
    said = Kept.objects.get(device_id=device.pk)
    assert "The report says blue." in said.text
    assert f"Entered by {found.entered_by}." in said.text  # who is to mend it
    assert said.data == {"record": found.number, "differs": [code], "words": "The report says blue."}
    found.refresh_from_db()
    assert found.checked_at is None
    assert (found.different_at, found.different_by, found.different_says) == (NOW, checker, "The report says blue.")
    assert found.different_items == [items_for(found)[0].named]
    assert Line.objects.filter(event="hotfiles:record:found_different", subject=f"record:{found.number}").exists()
    settle()


def test_without_a_device_nobody_is_told_and_it_says_so() -> None:
    found = make_record()
    checker = make_person(found.agency, "second.one")
    assert differs(found.number, items=["OCA"], by=actor(checker), now=NOW)[1] == 0


def test_whoever_entered_it_can_not_be_the_one_who_finds_it_different() -> None:
    found = make_record()
    with pytest.raises(Refused) as no:
        differs(found.number, items=["OCA"], by=actor(found.entered_by), now=NOW)
    assert no.value.code == "same-person"


@pytest.mark.parametrize("items", [[], ["NO-SUCH-ITEM"]])
def test_nothing_that_differs_is_refused(items: list[str]) -> None:
    found = make_record()
    with pytest.raises(Refused) as no:
        differs(found.number, items=items, by=actor(make_person(found.agency, "second.one")), now=NOW)
    assert no.value.code == "nothing-differs"
    assert not Kept.objects.exists()
    found.refresh_from_db()
    assert not stands(found)


# While it stands


def test_nobody_confirms_a_record_that_differs() -> None:
    """Not who found it, with the next click, and nobody else: a hit would call wrong data checked."""
    record, finder = differing()
    for who in (finder, make_person(record.agency), make_person(make_department()), record.entered_by):
        with pytest.raises(Refused) as no:
            second_check(record.number, by=actor(who), items=codes(record), now=LATER)
        assert (no.value.code, no.value.clause) == ("found-different", CHECK)
        assert "case number" in str(no.value)
        assert no.value.cure.startswith("Cancel the record and enter it anew as its report says: no modify changes the")
        assert str(finder) in no.value.cure
    with pytest.raises(Refused) as no:
        differs(record.number, items=["OCA"], by=actor(make_person(record.agency)), now=LATER)
    assert no.value.code == "found-different"
    record.refresh_from_db()
    assert (record.checked_at, record.different_by) == (None, finder)
    assert not Line.objects.filter(event="hotfiles:record:second_checked").exists()


def test_its_day_runs_on_and_it_is_counted_apart() -> None:
    record, _ = differing()
    make_record(record.agency)
    [agency] = counts(NOW + timedelta(hours=24, microseconds=1))
    assert (agency.overdue, agency.different) == (2, 1)
    assert record.number in [one.record.number for one in due(NOW)]


def test_once_modified_it_is_compared_anew_also_by_who_found_it() -> None:
    ames = make_person(user_id="t.ames")
    record, finder = differing(enter(ames), "VMA")
    assert found_before(record) == ""  # it stands
    send("MV", {**meant(record), "VCO": "RED"}, ames, LATER)
    record.refresh_from_db()
    assert not stands(record)
    assert found_before(record) == "vehicle. It is 26-7."
    second_check(record.number, by=actor(finder), items=codes(record), now=LATER)
    record.refresh_from_db()
    assert record.checked_by == finder
    assert found_before(record) == ""
    settle()


def test_a_modify_that_its_second_party_made_leaves_the_comparison_to_somebody_else() -> None:
    ames = make_person(user_id="t.ames")
    record, finder = differing(enter(ames), "VMA")
    send("MV", {**meant(record), "VCO": "RED"}, finder, LATER)
    record.refresh_from_db()
    no = why_not(record, actor(finder))
    assert no is not None
    assert no.code == "same-person"


# Taking it back


def test_who_found_it_takes_it_back_with_the_reason_and_may_then_confirm_it() -> None:
    device = make_device(make_agency(), "SMP1")
    record, finder = differing()
    _, told = withdraw(record, finder, "  I had the wrong\nreport. ")
    record.refresh_from_db()
    assert (told, stands(record), record.different_items) == (1, False, None)
    change = RecordChange.objects.latest("id")
    assert (change.act, change.by, change.at, change.why) == ("withdraw", finder, LATER, "I had the wrong report.")
    line = Line.objects.get(event="hotfiles:record:difference_withdrawn")
    assert (line.by, line.subject, line.clause) == ("second.one", f"record:{record.number}", CHECK)
    assert line.data == {"items": ["OCA"], "found_at": NOW.isoformat(), "why": "I had the wrong report."}
    said = Kept.objects.filter(device_id=device.pk).latest("id")
    assert "I had the wrong report." in said.text
    assert said.data == {"record": record.number, "differs": [], "words": "I had the wrong report."}
    assert found_before(record) == ""
    may_check(record, actor(finder))
    settle()


def test_the_coordinator_of_its_agency_takes_it_back_for_the_finder() -> None:
    record, _ = differing()
    withdraw(record, make_person(record.agency, office="coordinator"))
    record.refresh_from_db()
    assert not stands(record)
    settle()


def test_nobody_else_takes_it_back() -> None:
    record, finder = differing()
    colleague = make_person(record.agency)
    other = make_person(make_agency("IL1990200", "Tarn Valley PD"), office="coordinator")
    department = make_person(make_department())
    assert no_to_withdraw(record, colleague).code == "not-the-finder"
    assert str(finder) in no_to_withdraw(record, colleague).cure
    assert no_to_withdraw(record, department).code == "not-the-finder"
    assert no_to_withdraw(record, other).code == "not-your-record"
    assert stands(record)


def test_who_made_the_record_never_takes_it_back_whatever_office_is_held() -> None:
    """Or whoever entered it would wave through what somebody found against it."""
    chief = make_person(user_id="t.ames", office="coordinator")
    record, _ = differing(enter(chief), "VMA")
    assert no_to_withdraw(record, chief).code == "same-person"
    changer = make_person(user_id="c.ito", office="coordinator")
    send("MV", {**meant(record), "VCO": "RED"}, changer, LATER)
    differs(record.number, items=["OCA"], by=actor(make_person(record.agency)), now=LATER)
    record.refresh_from_db()
    assert no_to_withdraw(record, changer).code == "same-person"


def test_a_coordinator_who_has_just_left_the_office_takes_nothing_back() -> None:
    record, _ = differing()
    coordinator = make_person(record.agency, office="coordinator")
    by = actor(coordinator)
    Appointment.objects.filter(person=coordinator).update(until_at=NOW)
    with pytest.raises(Refused) as no:
        withdraw_difference(record.number, why="It is the same.", by=by, now=LATER)
    assert no.value.code == "not-in-office"


def test_whoever_may_not_ask_for_the_record_takes_nothing_back() -> None:
    record, _ = differing()
    assert no_to_withdraw(record, make_person(record.agency, office="coordinator", certified=False)).code
    assert stands(record)


@pytest.mark.parametrize("why", ["", " \n"])
def test_without_a_reason_it_stands(why: str) -> None:
    record, finder = differing()
    assert no_to_withdraw(record, finder, why).code == "without-why"
    assert stands(record)


def test_where_nothing_stands_there_is_nothing_to_take_back() -> None:
    record = make_record()
    assert no_to_withdraw(record, make_person(record.agency)).code == "nothing-to-withdraw"
    no = why_not_withdraw(record, actor(record.entered_by))
    assert no is not None
    with pytest.raises(Refused):
        may_withdraw(record, actor(record.entered_by))
    record, finder = differing()
    withdraw(record, finder)
    with pytest.raises(Refused) as again:
        withdraw(record, finder)
    assert again.value.code == "nothing-to-withdraw"
