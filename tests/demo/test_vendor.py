"""A vendor's way into a fictional state: what the demonstration prints opens the API, and a real state has none."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from leads.api import proof
from leads.demo.vendor import ACCOUNT, way_in
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.makers import NOW, make_agency, make_device, make_person

pytestmark = pytest.mark.django_db


def test_what_is_printed_signs_a_program_on_and_is_new_each_time(settings: Any) -> None:
    settings.LEADS_DEMO = True
    make_person(user_id=ACCOUNT)
    first, second = way_in(NOW), way_in(NOW)
    make_device(make_agency(), second.device)
    assert (first.password, first.key) != (second.password, second.key)
    code = format_hotp_value(hotp_value(second.key, int(NOW.timestamp()) // 30))
    with pytest.raises(Refused):
        proof.prove(second.user, first.password, code, "", NOW)
    person = proof.prove(second.user, second.password, code, "", NOW)
    assert proof.token_for(person, second.device, NOW)
    assert Line.objects.filter(event="people:password:changed", by=ACCOUNT).count() == 2


def test_a_real_state_prints_no_password(settings: Any) -> None:
    settings.LEADS_DEMO = False
    person = make_person(user_id=ACCOUNT)
    with pytest.raises(Refused) as no:
        way_in(NOW)
    assert no.value.code == "not-a-demo"
    assert not Person.objects.get(pk=person.pk).has_usable_password()
