"""`leads employment`, as a person types it."""

from contextlib import nullcontext

import pytest
import typer
from typer.testing import CliRunner

from leads.commands import employment, law
from leads.people.models import Person
from tests.makers import make_device, make_person
from tests.switch.makers import sign_on

app = typer.Typer()
law.register(app)
employment.register(app)


def said(*words: str) -> str:
    result = CliRunner().invoke(app, ["employment", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.django_db
def test_an_account_is_shut_with_its_sign_ons_and_opened_and_a_last_day_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(employment, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)
    make_person(user_id="chief", office="head")
    person = make_person(user_id="dana.olsen")
    sign_on(device=make_device(), person=person)
    why = ("--why", "Password given away.", "--as", "chief")
    assert said("shut", "dana.olsen", *why) == "dana.olsen: shut out. Sign-ons ended: 1.\n"
    assert said("open", "dana.olsen", *why) == "dana.olsen: may sign in again, as far as the gates let them.\n"
    until = said("until", "dana.olsen", "--last-day", "2099-11-30", *why)
    assert until == "dana.olsen: last day of work 2099-11-30. Nobody was signed on under that name.\n"
    assert Person.objects.get(user_id="dana.olsen").employed_until.year == 2099
    assert "not set" in said("until", "dana.olsen", *why)
