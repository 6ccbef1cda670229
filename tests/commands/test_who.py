"""At the command line acts whom the machine's account stands for, and nobody in another's name."""

import os
from pathlib import Path

import pytest
import typer
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from leads.commands import who
from leads.people.models import MachineAccount
from leads.rules.refused import Refused
from tests.makers import NOW, make_administrator, make_person

PASSWORD = "a long enough phrase 1"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the prompts, one after the other."""
    words: list[str] = []
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: words.pop(0))
    monkeypatch.setattr(who, "machine_account", lambda: "aquinn")
    return words


@pytest.mark.django_db
def test_an_account_that_stands_for_nobody_does_nothing(typed: list[str]) -> None:
    make_administrator("avery")
    for user in ("", "avery", "nobody.at.all"):
        with pytest.raises(Refused) as no:
            who.proved(user, NOW)
        assert no.value.code == "stands-for-nobody"


@pytest.mark.django_db
def test_it_acts_in_nobody_elses_name(typed: list[str]) -> None:
    MachineAccount.objects.create(account="aquinn", person=make_administrator("avery"), since=NOW)
    make_person(user_id="blair")
    for user in ("blair", "nobody.at.all"):
        with pytest.raises(Refused) as no:
            who.proved(user, NOW)
        assert no.value.code == "another-person"


@pytest.mark.django_db
def test_who_sits_there_proves_it(typed: list[str]) -> None:
    avery = make_administrator("avery")
    avery.set_password(PASSWORD)
    avery.save()
    MachineAccount.objects.create(account="aquinn", person=avery, since=NOW)
    code = RecoveryCodes.activate(avery).get_unused_codes()[0]
    typed += [PASSWORD, "000000"]
    with pytest.raises(Refused) as no:
        who.proved("", NOW)
    assert no.value.code == "not-proven"
    typed += [PASSWORD, code]
    assert who.proved("", NOW).user_id == "avery"


def test_the_account_is_that_of_who_signed_in_at_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(who, "LOGIN", tmp_path / "loginuid")
    monkeypatch.setattr(os, "getuid", lambda: 1)
    monkeypatch.setenv("SUDO_UID", "0")
    assert who.machine_account() == "daemon", "whoever is not root may say what they like in the environment"
    monkeypatch.setattr(os, "getuid", lambda: 0)
    monkeypatch.setenv("SUDO_UID", "1")
    assert who.machine_account() == "daemon"
    (tmp_path / "loginuid").write_text("2")
    assert who.machine_account() == "bin", "the system's own word goes before sudo's"
    (tmp_path / "loginuid").write_text(str(who.NOT_KNOWN))
    assert who.machine_account() == "daemon"
