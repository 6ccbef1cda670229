"""Who may operate today: the whole standing read at once, and one person's read alone, say the same."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from leads.people.models import Certification, Person, Screening
from leads.people.standing import PersonStanding, certified_for, level_held, load, load_one, may_work, screened
from leads.rules.refused import Refused
from tests.makers import NOW, STARTED, make_agency, make_person, make_screening

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def standing(person: Person) -> PersonStanding:
    return load()[person.pk]


def certificate(person: Person, level: str, **facts: object) -> Certification:
    usual = {"valid_from": TODAY - DAY, "valid_until": TODAY + DAY}
    return Certification.objects.create(person=person, level=level, **{**usual, **facts})


def code(act: Callable[[], None]) -> str:
    try:
        act()
    except Refused as no:
        return no.code if no.cure and no.clause else "a no without clause or cure"
    return ""


def several() -> list[Person]:
    """People in every state that a screening, employment or certificate knows."""
    far = make_agency("IL1990300", "Western Dispatch", zone="America/Denver")
    pending = make_person(screened=False)
    Screening.objects.create(person=pending)
    charged = make_person()
    make_screening(charged, state_result="charge", decision="denied")
    stopped = make_person(far)
    Certification.objects.filter(person=stopped).update(
        suspended_at=datetime(2026, 11, 24, 6, 30, tzinfo=UTC), revoked_at=datetime(2026, 12, 1, tzinfo=UTC)
    )
    gone = make_person(employed_until=TODAY, is_active=False)
    both = make_person(certified="less")
    certificate(both, "full")
    return [make_person(), make_person(certified=False, screened=False), pending, charged, stopped, gone, both]


def test_one_read_alone_is_the_same_as_among_all() -> None:
    people = several()
    held = load()
    assert [load_one(one.pk) for one in people] == [held[one.pk] for one in people]


# 1240.50(b)(1), 1240.50(b)(2)


def test_the_screening_decided_last_holds_until_the_next_is_decided() -> None:
    person = make_person()
    make_screening(person, state_result="charge", decision="pending")
    assert code(lambda: screened(standing(person), TODAY)) == "", "one that was opened anew locks nobody out"
    make_screening(person, state_result="charge", decision="denied", decided_at=NOW)
    assert code(lambda: screened(standing(person), TODAY)) == "access-denied-on-charge"
    make_screening(person, decided_at=NOW + DAY)
    assert code(lambda: screened(standing(person), TODAY)) == ""


def test_of_two_screenings_the_one_decided_last_holds_whichever_was_opened_first() -> None:
    person = make_person(screened=False)
    make_screening(person, decision="denied", decided_at=NOW)
    make_screening(person, decided_at=NOW - DAY)
    assert code(lambda: screened(standing(person), TODAY)) == "not-of-good-character"


@pytest.mark.parametrize("decision", ["pending", "denied"])
def test_a_newer_clear_screening_hides_no_older_conviction_until_that_is_corrected(decision: str) -> None:
    person = make_person()
    older = make_screening(person, national_result="conviction", decision=decision)
    make_screening(person, decided_at=NOW)
    assert code(lambda: screened(standing(person), TODAY)) == "conviction-bars-access"
    gone = {"corrected_at": NOW, "corrected_by": "chief.ames", "corrected_why": "The Bureau's letter: another person."}
    Screening.objects.filter(pk=older.pk).update(**gone)
    assert code(lambda: screened(standing(person), TODAY)) == ""


def test_a_charge_that_was_decided_refuses_no_more_when_the_person_may_stay() -> None:
    person = make_person(screened=False)
    make_screening(person, state_result="charge", decision="cleared", reason="May stay until it is decided.")
    assert code(lambda: screened(standing(person), TODAY)) == ""


def test_a_charge_is_for_the_agency_head_to_decide() -> None:
    person = make_person(screened=False)
    make_screening(person, state_result="charge", decision="pending")
    assert code(lambda: screened(standing(person), TODAY)) == "not-screened"
    make_screening(person, state_result="charge", decision="denied")
    assert code(lambda: screened(standing(person), TODAY)) == "access-denied-on-charge"


def test_a_conviction_of_neither_felony_nor_moral_turpitude_is_for_the_agency_head_to_decide() -> None:
    person = make_person(screened=False)
    make_screening(person, national_result="lesser", decision="pending")
    assert code(lambda: screened(standing(person), TODAY)) == "not-screened"
    make_screening(person, national_result="lesser", decision="denied", decided_at=NOW)
    assert code(lambda: screened(standing(person), TODAY)) == "not-of-good-character"
    make_screening(person, national_result="lesser", decision="cleared", decided_at=NOW + DAY)
    assert code(lambda: screened(standing(person), TODAY)) == ""


def test_employment_holds_from_its_first_to_its_last_day() -> None:
    person = standing(make_person(employed_until=TODAY))
    assert code(lambda: screened(person, STARTED)) == code(lambda: screened(person, TODAY)) == ""
    outside = [STARTED - DAY, TODAY + DAY]
    assert [code(lambda day=day: screened(person, day)) for day in outside] == ["not-employed"] * 2
    assert code(lambda: screened(None, TODAY)) == "not-employed"


# 1240.90(b)(1)


@pytest.mark.parametrize(
    ("held", "asked", "said"),
    [("full", "full", ""), ("full", "less", ""), ("less", "less", ""), ("less", "full", "not-certified")],
)
def test_full_access_covers_less_and_not_the_other_way_round(held: str, asked: str, said: str) -> None:
    person = standing(make_person(certified=held))
    assert code(lambda: certified_for(person, asked, TODAY)) == said


def test_a_certificate_is_stopped_from_the_day_of_illinois_on_which_it_is_suspended_wherever_the_agency_is() -> None:
    person = make_person(make_agency("IL1990300", "Western Dispatch", zone="America/Denver"))
    Certification.objects.update(suspended_at=datetime(2026, 11, 24, 6, 30, tzinfo=UTC))  # still the 23rd in Denver
    assert code(lambda: certified_for(standing(person), "less", TODAY)) == ""
    assert code(lambda: certified_for(standing(person), "less", TODAY + DAY)) == "not-certified"


def test_the_level_held_is_the_highest_and_of_these_the_one_that_lasts_longest() -> None:
    person = make_person(certified=False)
    assert level_held(standing(person), TODAY) is None
    certificate(person, "less", valid_until=TODAY + 9 * DAY)
    assert level_held(standing(person), TODAY) == ("less", TODAY + 9 * DAY)
    certificate(person, "full")
    certificate(person, "full", valid_until=TODAY + 5 * DAY)
    assert level_held(standing(person), TODAY) == ("full", TODAY + 5 * DAY)
    assert level_held(standing(person), TODAY + 6 * DAY) == ("less", TODAY + 9 * DAY)
    assert level_held(standing(person), TODAY + 10 * DAY) is None


def test_may_work_asks_for_employment_screening_and_the_lower_certificate() -> None:
    lasting = standing(make_person(certified="less", valid_until=TODAY))
    assert code(lambda: may_work(lasting, TODAY)) == ""
    assert code(lambda: may_work(lasting, TODAY + DAY)) == "not-certified"
    assert code(lambda: may_work(standing(make_person(screened=False)), TODAY)) == "not-screened"
    assert code(lambda: may_work(load_one(0), TODAY)) == "not-employed"
