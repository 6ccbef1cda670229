"""Whether an agency's own terminal is operated at every hour, from who was signed on there."""

from datetime import datetime, timedelta

import pytest

from leads.agencies.models import Agency, Device, PolicyNumber
from leads.hotfiles.models import Record
from leads.oversight.staffing import gaps_of_agencies, unstaffed
from leads.people.models import LinkSession
from tests.makers import NOW, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


def signed_on(device: Device, begins: datetime, ends: datetime | None, seen: datetime = NOW) -> None:
    who = make_person(device.agency)
    LinkSession.objects.create(
        device=device, person=who, level="full", door="link", started_at=begins, seen_at=seen, ended_at=ends
    )


def kept() -> Record:
    return make_record(entered_at=NOW - 30 * DAY)


def test_somebody_at_every_minute_is_no_gap_and_a_minute_without_is() -> None:
    device = make_device(kept().agency)
    signed_on(device, NOW - 8 * DAY, NOW - HOUR)
    signed_on(device, NOW - HOUR, None)
    assert unstaffed(NOW) == []
    LinkSession.objects.filter(ended_at=None).update(started_at=NOW - HOUR + MINUTE)
    assert gaps_of_agencies(NOW) == {device.agency: [(NOW - HOUR, NOW - HOUR + MINUTE)]}
    [found] = unstaffed(NOW, device.agency)
    assert (found.subject, found.due, found.asked) == ("staffing:IL1990100", NOW - HOUR, "head")
    assert "for 0 h 01 min in the last days" in found.words


def test_it_counts_from_the_first_record_and_only_for_who_has_one() -> None:
    agency = make_record(entered_at=NOW - 2 * HOUR).agency
    make_agency("IL1990200", "Another")
    assert gaps_of_agencies(NOW) == {agency: [(NOW - 2 * HOUR, NOW)]}
    Record.objects.update(state="cleared", ended_at=NOW)
    assert gaps_of_agencies(NOW) == {}


def test_a_terminal_in_a_vehicle_is_none() -> None:
    signed_on(make_device(kept().agency, place="vehicle"), NOW - 8 * DAY, None)
    assert len(unstaffed(NOW)) == 1


def test_that_another_agency_stands_in_counts_only_where_the_department_says_so() -> None:
    record, center = kept(), make_agency("IL1990900", "Example Dispatch", kind="dispatch")
    Agency.objects.filter(pk=record.agency_id).update(covered_by=center)
    signed_on(make_device(center), NOW - 8 * DAY, None)
    assert len(unstaffed(NOW)) == 1
    PolicyNumber.objects.create(
        name="staffing.covered_by_another", value=1, why="Order 26-7", set_by="admin.orwell", since=NOW - DAY
    )
    assert unstaffed(NOW) == []


@pytest.mark.parametrize("ended", [None, NOW - MINUTE], ids=["still open", "found dead later"])
def test_a_sign_on_of_a_node_that_died_operates_nothing_any_more(ended: datetime | None) -> None:
    """It holds its device for half an hour after it was last heard of, and so long it counts."""
    device = make_device(kept().agency)
    signed_on(device, NOW - 8 * DAY, ended, seen=NOW - 30 * MINUTE)
    assert gaps_of_agencies(NOW - MINUTE) == {}
    LinkSession.objects.update(seen_at=NOW - 2 * HOUR)
    assert gaps_of_agencies(NOW) == {device.agency: [(NOW - HOUR - 30 * MINUTE, NOW)]}
