"""A program that talks to the API, and the people and devices it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from leads.api import sessions
from leads.people.models import Person
from leads.people.one_time_code import USED
from tests.makers import make_agency, make_device, make_person

PASSWORD = "a long enough sentence"


@dataclass
class Program:
    """Speaks JSON, with a bearer once it has one."""

    client: Client
    person: Person
    secret: str
    bearer: str = ""

    def post(self, path: str, **body: Any) -> Any:
        more = {"HTTP_AUTHORIZATION": f"Bearer {self.bearer}"} if self.bearer else {}
        return self.client.post(f"/api/{path}", body, content_type="application/json", **more)

    def code(self) -> str:
        """The code that the person's authenticator shows now."""
        import time

        return format_hotp_value(hotp_value(self.secret, int(time.time()) // 30))

    def token(self, device: str = "TVP2") -> str:
        for one in Authenticator.objects.filter(user=self.person, type="totp"):  # each code is taken once
            one.data.pop(USED, None)
            one.save()
        answer = self.post("sign-on", user="op.tvp2", password=PASSWORD, code=self.code(), device=device)
        assert answer.status_code == 200, answer.content
        return str(answer.json()["token"])

    def begin(self, device: str = "TVP2") -> None:
        answer = self.post("session", device=device, token=self.token(device))
        assert answer.status_code == 200, answer.content
        self.bearer = answer.json()["bearer"]


@pytest.fixture(autouse=True)
def addresses(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.api.urls"


@pytest.fixture
def program(transactional_db: None) -> Program:
    """A person of Testville with both factors, at a device that is free. The clock is the database's own."""
    sessions._held.clear()
    agency = make_agency("IL1990200", "Testville Police Department")
    make_device(agency, "TVP2")
    make_device(make_agency(), "SMP1")
    person = make_person(agency, "op.tvp2", password=PASSWORD)
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return Program(Client(), person, secret)
