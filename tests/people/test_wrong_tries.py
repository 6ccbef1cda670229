"""Five wrong tries are five: from whatever door, whenever they come, and also all at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from leads.ledger.models import Line
from leads.people.models import WrongTry
from leads.people.wrong_tries import begin, forget, right, wrong
from leads.rules.refused import Refused
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alvarez(request: pytest.FixtureRequest) -> None:
    make_person(user_id="alvarez")


MINUTE = timedelta(minutes=1)
INSTANT = timedelta(microseconds=1)


def fail(account: str, address: str = "10.9.9.9", *, times: int = 1, now: datetime = NOW) -> None:
    for _ in range(times):
        wrong(begin(account, address, {}, now), "password", now)


def shut(account: str, address: str = "10.9.9.8", now: datetime = NOW) -> str:
    """The cure that somebody reads who has to wait, "" for someone who may try."""
    try:
        right(begin(account, address, {}, now))
    except Refused as refused:
        return refused.cure if refused.code == "too-many-tries" else refused.code
    return ""


def test_the_fifth_wrong_try_shuts_the_account_however_it_is_written_and_no_other() -> None:
    fail("alvarez", times=4)
    assert not shut("alvarez")
    fail("Alvarez")
    assert shut("ALVAREZ") == "Wait 15 minutes, then try again, or ask your Agency Coordinator."
    assert not shut("rios")
    assert Line.objects.filter(event="people:sign_in:refused", subject="account:alvarez").count() == 5


def test_it_opens_when_the_window_has_passed() -> None:
    fail("alvarez", times=4, now=NOW)
    fail("alvarez", now=NOW + MINUTE)
    assert shut("alvarez", now=NOW + 15 * MINUTE - INSTANT).startswith("Wait 1 minute, ")
    assert not shut("alvarez", now=NOW + 15 * MINUTE)


def test_an_address_is_shut_after_four_times_as_many_and_the_command_line_is_none() -> None:
    for n in range(20):
        assert not shut(f"other{n}", "10.9.9.9")
        fail(f"guess{n}")
    assert shut("alvarez", "10.9.9.9")
    assert not shut("alvarez", "10.9.9.8")
    for n in range(20):
        fail(f"typed{n}", "")
    assert not shut("alvarez", "")


def test_the_limits_are_those_that_the_state_has_set() -> None:
    fail("alvarez", times=3)
    with pytest.raises(Refused):
        begin("alvarez", "10.9.9.8", {"password.failures": 3}, NOW)


def test_what_was_right_does_not_count_and_both_factors_begin_anew() -> None:
    for _ in range(9):
        right(begin("alvarez", "10.9.9.9", {}, NOW))
    fail("alvarez", times=4)
    forget("ALVAREZ")
    assert not WrongTry.objects.exists()


def test_a_try_of_which_nobody_said_how_it_ended_counts() -> None:
    for _ in range(5):
        begin("alvarez", "10.9.9.9", {}, NOW)
    assert shut("alvarez")


@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_the_same_moment_no_more_get_through() -> None:
    def one(n: int) -> bool:
        try:
            begin("alvarez", f"10.9.9.{n}", {}, NOW)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(one, range(12))) == 5
