"""Sixty tries at the same moment are sixty tries: five passwords are looked at, at whatever door, and no more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection
from django.test import Client

from leads.api import proof
from leads.console.asgi import THREADS
from leads.people import one_time_code
from leads.people.models import WrongTry
from leads.rules.refused import Refused
from tests.attacks.test_a_code_twice import NOW, code_at, someone
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 60
ALLOWED = 5


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each password that was compared with what is kept."""
    seen: list[str] = []
    one_at_a_time = Lock()
    verify = Argon2PasswordHasher.verify

    def watched(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        with one_at_a_time:
            seen.append(password)
        return bool(verify(self, password, encoded))

    monkeypatch.setattr(Argon2PasswordHasher, "verify", watched)
    return seen


def all_at_once(try_it: Callable[[int], None]) -> None:
    """So many at once as a console has threads; each is followed by the next at once."""
    ready = Barrier(THREADS)

    def one(n: int) -> None:
        if n < THREADS:
            ready.wait(60)
        try:
            try_it(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(one, range(CROWD)))


def test_at_the_console(looked_at: list[str]) -> None:
    person()
    browsers = [Client(REMOTE_ADDR=f"198.51.100.{n}") for n in range(CROWD)]
    all_at_once(lambda n: sign_in(browsers[n], password=f"guess {n}"))
    assert len(looked_at) == ALLOWED


def test_over_the_api_and_beside_it(looked_at: list[str]) -> None:
    person()

    def try_it(n: int) -> None:
        with pytest.raises(Refused):
            proof.prove("alvarez", f"guess {n}", "000000", f"198.51.100.{n}", NOW)

    all_at_once(try_it)
    assert len(looked_at) == ALLOWED


def test_at_a_locked_screen(looked_at: list[str]) -> None:
    person()
    client = Client()
    sign_in(client)
    WrongTry.objects.all().delete()
    looked_at.clear()
    browsers = [Client() for _ in range(CROWD)]
    for one in browsers:
        one.cookies = client.cookies
    all_at_once(lambda n: browsers[n].post("/account/unlock", {"password": f"guess {n}"}))
    assert len(looked_at) == ALLOWED


def test_at_the_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    owner, secret = someone()
    owner.set_password(PASSWORD)
    owner.save()
    taken: list[str] = []
    take = one_time_code.take
    monkeypatch.setattr(one_time_code, "take", lambda *known: (taken.append(known[1]), take(*known))[1])
    browsers = [Client() for _ in range(CROWD)]
    for one in browsers:
        sign_in(one)
    right = {code_of(secret), code_at(secret, NOW)}
    wrong = [code for code in (f"{n:06d}" for n in range(CROWD + 5)) if code not in right]
    all_at_once(lambda n: browsers[n].post("/account/factors/authenticate/", {"code": wrong[n]}))
    assert len(taken) == ALLOWED
