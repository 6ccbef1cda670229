"""Until when what is on file of a gang may stay."""

from datetime import UTC, date, datetime

import pytest

from leads.hotfiles.things.gang.kept import ahead, is_purged, purged_on, too_late
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "numbers", "end"),
    [
        ({}, {}, date(2031, 11, 23)),
        ({"DOP": "20281231"}, {}, date(2028, 12, 31)),
        ({"DOP": "20311122"}, {}, date(2031, 11, 22)),
        ({"DOP": "20311124"}, {}, date(2031, 11, 23)),
        ({}, {"retention.gang_years": 2}, date(2028, 11, 23)),
    ],
)
def test_unconfirmed_until_the_day_of_purge_and_five_years_at_most(
    values: dict[str, str], numbers: dict[str, int], end: date
) -> None:
    assert purged_on(values, TODAY, numbers) == end
    assert purged_on(values, datetime(2026, 11, 23, 15, tzinfo=UTC), numbers) == end


def test_of_a_leap_day_it_is_the_day_before() -> None:
    assert purged_on({}, date(2028, 2, 29), {}) == date(2033, 2, 28)


def test_no_state_keeps_them_longer() -> None:
    with pytest.raises(Refused):
        purged_on({}, TODAY, {"retention.gang_years": 6})


def test_on_the_day_of_purge_it_is_gone() -> None:
    assert not is_purged({"DOP": "20261124"}, TODAY)
    assert is_purged({"DOP": "20261123"}, TODAY)
    assert not is_purged({}, TODAY)
    ahead({"DOP": "20261124"}, TODAY)
    with pytest.raises(Refused) as no:
        ahead({"DOP": "20261123"}, TODAY)
    assert no.value.field == "DOP"


def test_who_enters_it_is_told_when_it_goes() -> None:
    assert list(too_late({"DOP": "20311123"}, TODAY, {})) == []
    assert list(too_late({"DOP": "20311124"}, TODAY, {})) == [
        "DOP/20311124 is more than 5 years away: the record goes on 23 Nov 2031."
    ]
    assert list(too_late({}, TODAY, {})) == [
        "No DOP was sent: the record goes on 23 Nov 2031, unless it is cancelled before."
    ]
