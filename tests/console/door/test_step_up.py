"""A privileged act wants the second factor again once the sign-in is not fresh any more."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator

from leads.console.door import session as door
from leads.console.door.step_up import SKEW, ask, fresh
from leads.rules.numbers import number
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
LINK = {door.SECOND_FACTOR: "demo link", door.SIGNED_IN_AT: "2026-01-01T00:00:00+00:00"}
LASTS = timedelta(minutes=number("session.step_up_minutes")) + SKEW


def request(ago: timedelta, method: str = "mfa", **session: str) -> Any:
    person = make_person()
    asked = SimpleNamespace(session={**session}, now=NOW, person=person, user=person)
    record_authentication(asked, person, method)
    [given] = asked.session[AUTHENTICATION_METHODS_SESSION_KEY]
    given["at"] = (NOW - ago).timestamp()
    return asked


@pytest.mark.parametrize(("ago", "still"), [(timedelta(0), True), (LASTS, True), (LASTS + timedelta(seconds=1), False)])
def test_a_second_factor_is_fresh_for_the_minutes_that_policy_sets(ago: timedelta, still: bool) -> None:
    assert fresh(request(ago)) is still


def test_a_password_given_again_is_no_second_factor() -> None:
    assert not fresh(request(timedelta(0), method="password"))


def test_a_one_time_link_stands_for_both_only_in_a_fictional_state(settings: Any) -> None:
    asked = request(
        timedelta(days=1), **{door.SECOND_FACTOR: "demo link", door.SIGNED_IN_AT: "2020-01-01T00:00:00+00:00"}
    )
    assert not fresh(asked)
    settings.LEADS_DEMO = True
    assert fresh(asked)


def test_it_leads_to_the_factor_that_the_person_has_and_back() -> None:
    asked = request(timedelta(0))
    assert ask(asked, "/suspensions/new").headers["Location"] == (
        "/account/factors/webauthn/reauthenticate/?next=%2Fsuspensions%2Fnew"
    )
    Authenticator.objects.create(user=asked.person, type=Authenticator.Type.TOTP, data={})
    assert ask(asked, "/x").headers["Location"] == "/account/factors/reauthenticate/?next=%2Fx"
