"""`leads enroll` as typed: the Administrator proves it, then the person chooses."""

from contextlib import nullcontext

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from typer.testing import CliRunner

from leads.__main__ import application
from leads.commands import enroll
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.housekeeping import database_now
from tests.makers import make_administrator, make_person

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a long enough phrase 1"


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(enroll, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)

    def type_(*words: str, typed: str = "") -> str:
        done = CliRunner().invoke(application(["enroll"]), ["enroll", *words], input=typed)
        if isinstance(done.exception, Refused):
            raise done.exception
        return done.output

    return type_


def test_a_person_chooses_password_and_app(leads) -> None:
    make_administrator("avery")
    person = make_person(user_id="t.ames")
    code = format_hotp_value(hotp_value(SECRET, int(database_now().timestamp()) // 30))
    said = leads("t.ames", "--as", "avery", typed=f"{PASSWORD}\n{PASSWORD}\n{code}\n")
    assert "t.ames can sign in and sign on." in said
    assert SECRET in said
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_nobody_unknown_and_nobody_without_proof(leads, monkeypatch: pytest.MonkeyPatch) -> None:
    make_administrator("avery")
    with pytest.raises(Refused) as no:
        leads("nobody", "--as", "avery")
    assert no.value.code == "unknown-person"
    make_person(user_id="t.ames")
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", False)
    with pytest.raises(Refused) as no:
        leads("t.ames", "--as", "avery")
    assert no.value.code == "stands-for-nobody"
