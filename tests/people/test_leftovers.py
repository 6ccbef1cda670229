"""What opens nothing any more is let go, and what still does stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from leads.people.leftovers import KEPT, let_go
from leads.people.models import EnrollmentCode
from leads.people.vouch import vouch
from tests.makers import NOW, actor, make_administrator, make_person

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)


def test_a_session_until_it_is_over() -> None:
    Session.objects.create(session_key="one", session_data="", expire_date=NOW)
    let_go(NOW)
    assert Session.objects.exists()
    let_go(NOW + INSTANT)
    assert not Session.objects.exists()


def test_a_code_of_enrollment_a_day_longer_than_it_opens() -> None:
    vouch(make_person(), {}, by=actor(make_administrator()), now=NOW)
    let_go(NOW + timedelta(hours=24) + KEPT)
    assert EnrollmentCode.objects.exists()
    let_go(NOW + timedelta(hours=24) + KEPT + INSTANT)
    assert not EnrollmentCode.objects.exists()
