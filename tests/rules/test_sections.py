"""What the cases of law (tests/law/*.toml) leave out: exact words and orders of refusal."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.rules.days import ILLINOIS, Reading, Rule
from leads.rules.refused import Refused
from leads.rules.section_30_participation import SERVICE_WORDS, Service, may_take_part, service
from leads.rules.section_50_access_security import FingerprintInquiry, may_effect_access
from leads.rules.section_60_hot_file_records import SUPPORT_WORDS, Support, second_check_due, second_check_overdue
from leads.rules.section_90_people_and_training import Certificate, may_operate
from leads.rules.section_110_sanctions import hearing_date_allowed, latest_hearing_date, notice_complete

INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DAY = date(2026, 3, 2)


def no_to(function: object, *args: object, **named: object) -> Refused:
    with pytest.raises(Refused) as caught:
        function(*args, **named)  # type: ignore[operator]
    return caught.value


def test_catalogs_have_words_for_each_entry() -> None:
    assert set(SERVICE_WORDS) == set(Service)
    assert set(SUPPORT_WORDS) == set(Support)


@pytest.mark.parametrize(("name", "kind"), [("files.inquire", "files"), ("other", "other")])
def test_a_part_of_a_service_belongs_to_its_kind(name: str, kind: str) -> None:
    assert service(name) == kind


@pytest.mark.parametrize(
    ("signatures", "term", "words"),
    [
        ((None, DAY), (DAY, None), "not signed by the agency"),
        ((DAY, None), (DAY, None), "not signed by the Department"),
        ((DAY, DAY), (date(2026, 4, 1), None), "begins on 2026-04-01"),
        ((date(2026, 5, 1), DAY), (DAY, None), "begins on 2026-05-01"),
        ((DAY, DAY), (date(2025, 1, 1), date(2026, 3, 9)), "ended on 2026-03-09"),
    ],
)
def test_no_agreement_says_which_way(
    signatures: tuple[date | None, date | None], term: tuple[date, date | None], words: str
) -> None:
    assert words in no_to(may_take_part, *signatures, *term, on=date(2026, 3, 10)).sentence


def test_a_conviction_is_named_before_a_missing_inquiry() -> None:
    no = no_to(may_effect_access, FingerprintInquiry(), FingerprintInquiry(DAY, "barred"))
    assert (no.code, no.clause) == ("conviction-bars-access", "1240.50(b)(2)")


def test_an_answer_other_than_clear_is_not_clear() -> None:
    odd = FingerprintInquiry(DAY, "pending review")
    assert no_to(may_effect_access, odd, FingerprintInquiry(DAY, "clear")).code == "not-screened"


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ([], "holds no certificate"),
        ([Certificate("less", DAY, DAY)], "holds no certificate for full access"),
        ([Certificate("full", date(2024, 1, 1), date(2025, 12, 31))], "lapsed on 2025-12-31"),
        ([Certificate("full", date(2026, 1, 1), date(2027, 1, 1), stopped_on=DAY)], "suspended or revoked"),
    ],
)
def test_no_certificate_says_why(held: list[Certificate], words: str) -> None:
    no = no_to(may_operate, "full", held, on=DAY)
    assert words in no.sentence
    assert no.cure


@given(entered=INSTANTS)
def test_a_record_turns_overdue_exactly_after_its_due_time(entered: datetime) -> None:
    due = second_check_due(entered)
    assert due - entered == timedelta(hours=24)
    assert not second_check_overdue(entered, None, due)
    assert second_check_overdue(entered, None, due + timedelta(microseconds=1))
    assert not second_check_overdue(entered, due, due + timedelta(days=9))


@pytest.mark.parametrize(
    "entered", [datetime(2026, 3, 7, 12, tzinfo=ILLINOIS), datetime(2026, 10, 31, 12, tzinfo=ILLINOIS)]
)
def test_a_day_for_the_second_check_is_24_hours_also_when_clocks_change(entered: datetime) -> None:
    assert second_check_due(entered).astimezone(UTC) - entered.astimezone(UTC) == timedelta(hours=24)


@given(suspended=st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_the_last_day_is_allowed_and_the_next_is_not(suspended: date) -> None:
    last = latest_hearing_date(suspended)
    assert hearing_date_allowed(suspended, last)
    assert no_to(hearing_date_allowed, suspended, last + timedelta(days=1)).code == "hearing-too-late"
    assert no_to(hearing_date_allowed, suspended, suspended).code == "hearing-too-early"
    assert last - suspended == timedelta(days=10)
    moved = latest_hearing_date(suspended, Reading(department=Rule.STATUTE))
    assert timedelta(days=10) <= moved - suspended <= timedelta(days=15)


def test_a_notice_names_services_that_exist() -> None:
    assert no_to(notice_complete, ["weather"], ["x"], DAY).code == "unknown-service"
