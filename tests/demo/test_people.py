"""People of the fictional state, their certificates and screening."""

from random import Random

from leads.demo import agencies, people
from leads.demo.agencies import FULL, SAMPLETON, device_rows

from .states import NOW

PLACES = agencies.places(Random("1"), 100)
STAFF = people.people(Random("1"), PLACES, 2_000)
DEVICES = list(device_rows(Random("1"), PLACES, 600, NOW))


def test_user_ids_are_used_once_and_every_agency_has_a_coordinator() -> None:
    assert len({one.user_id for one in STAFF}) == len(STAFF) == 2_000
    assert {one.agency.id for one in STAFF if one.office == "coordinator"} == {place.id for place in PLACES}
    assert [one.office for one in STAFF].count("director") == [one.office for one in STAFF].count("administrator") == 1


def test_printed_accounts_are_in_order_whatever_the_seed() -> None:
    for seed in range(20):
        rng = Random(seed)
        staff = people.people(rng, PLACES, 500)
        named = {one.id: one for one in staff if one.user_id in people.ACCOUNTS}
        assert len(named) == len(people.ACCOUNTS)
        cleared = {row[1] for row in people.screening_rows(rng, staff, NOW) if row[6] == "cleared"}
        held = {row[1] for row in people.certification_rows(rng, staff, NOW) if row[4] > NOW.date() and row[6] is None}
        assert set(named) <= cleared
        assert set(named) <= held


def test_certificates_lapse_soon_for_some_and_have_lapsed_for_some() -> None:
    last: dict[int, int] = {}
    for row in people.certification_rows(Random("1"), STAFF, NOW):
        last[row[1]] = max(last.get(row[1], -9999), (row[4] - NOW.date()).days)
    lapsed = [days for days in last.values() if days < 0]
    soon = [days for days in last.values() if 0 <= days <= 60]
    assert 0.01 < len(lapsed) / len(last) < 0.08
    assert 0.02 < len(soon) / len(last) < 0.12


def test_a_few_are_not_screened_and_nobody_convicted_is_cleared() -> None:
    rows = list(people.screening_rows(Random("1"), STAFF, NOW))
    assert 0.93 < sum(row[6] == "cleared" for row in rows) / len(rows) < 0.99
    assert {"charge", "conviction", "pending"} <= {result for row in rows for result in row[4:6]}
    assert not [row for row in rows if row[6] == "cleared" and "conviction" in row[4:6]]


def test_sampleton_has_full_access_and_people_who_can_check_each_other() -> None:
    here = [one for one in STAFF if one.agency.id == SAMPLETON and one.office == "operator"]
    assert here[0].agency.level == FULL
    assert len(here) >= 4
