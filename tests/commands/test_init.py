"""`leads init` as typed: once, with a second factor; and whom an account of the machine stands for."""

from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from typer.testing import CliRunner

from leads.__main__ import application
from leads.commands import init, who
from leads.people.first import stands_for
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.housekeeping import database_now
from tests.makers import make_administrator, make_person

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a long enough phrase 1"


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, int(database_now().timestamp()) // 30))


@pytest.fixture
def leads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Types the command in this process, on this worker's database."""

    @contextmanager
    def ready(*_: object, **__: object):
        yield SimpleNamespace(paths=SimpleNamespace(demo=tmp_path / "demo"))

    monkeypatch.setattr(init, "ready", ready)
    for module in (init, who):
        monkeypatch.setattr(module, "machine_account", lambda: "aquinn")
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)

    def type_(*words: str, typed: str = "") -> str:
        done = CliRunner().invoke(application(["init"]), ["init", *words], input=typed)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.output

    return type_


def answers() -> str:
    return f"avery\nQUINN, AVERY\nil1990000\n2026-03-02\n{PASSWORD}\n{PASSWORD}\n{code()}\n"


def test_what_is_not_given_is_asked_for(leads) -> None:
    said = leads(typed=answers())
    assert "avery is the LEADS Administrator, and aquinn of this machine stands for them." in said
    assert SECRET in said, "whoever can't scan a picture types it"
    assert said.count("\n  ") >= 10, "recovery codes, once"
    person = Person.objects.get()
    assert (person.user_id, person.surname, person.agency.ori) == ("avery", "QUINN", "IL1990000")
    assert stands_for("aquinn") == person


def test_a_second_time_nobody_is_asked_anything(leads) -> None:
    leads(typed=answers())
    with pytest.raises(Refused) as no:
        leads("--user", "blair")
    assert no.value.code == "already-begun"


def test_a_fictional_state_has_its_people(leads, tmp_path: Path) -> None:
    (tmp_path / "demo").touch()
    with pytest.raises(Refused) as no:
        leads()
    assert no.value.code == "is-a-demo"


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30"])
def test_a_day_that_does_not_exist_is_a_sentence(leads, day: str) -> None:
    with pytest.raises(Refused) as no:
        leads(typed=answers().replace("2026-03-02", day))
    assert no.value.code == "not-a-day"


def test_the_administrator_says_whom_another_account_stands_for(leads) -> None:
    leads(typed=answers())
    director = make_person(user_id="director.vane")
    [recovery, *_] = _codes(Person.objects.get(user_id="avery"))
    said = leads("--account", "vane", "--to", "director.vane", typed=f"{PASSWORD}\n{recovery}\n")
    assert "vane of this machine stands for director.vane from now on." in said
    assert stands_for("vane") == director


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (["--account", "vane"], "bind-whom"),
        (["--to", "director.vane"], "bind-whom"),
        (["--account", "vane", "--to", "nobody"], "unknown-person"),
    ],
)
def test_an_account_is_bound_to_a_person(leads, words: list[str], refused: str) -> None:
    make_administrator()
    with pytest.raises(Refused) as no:
        leads(*words)
    assert no.value.code == refused


def _codes(person: Person) -> list[str]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes
