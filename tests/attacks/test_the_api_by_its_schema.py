"""The API walked by its own schema: whatever fits it, and whatever does not, is answered as the schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from leads.api import sessions
from leads.api.api import api
from leads.people.models import LinkSession
from tests.makers import NOW, make_agency, make_device
from tests.switch.makers import sign_on

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"))))
schema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def one_transaction(db: None) -> Iterator[None]:
    """The test's own transaction stays open over its requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def bearer(one_transaction: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A program that is signed on, and goes on being so: for the API it is the moment of its sign-on."""
    for module in ("api", "bearer", "images"):
        monkeypatch.setattr(f"leads.api.{module}.database_now", lambda: NOW)
    session = sign_on("IL1990100", device=make_device(make_agency("IL1990100"), "PROG"))
    LinkSession.objects.filter(pk=session.id).update(door="api", seen_at=NOW)
    return {"Authorization": f"Bearer {sessions.signing.dumps(session.id, salt=sessions.SALT)}"}


def test_who_walks_is_signed_on(bearer: dict[str, str]) -> None:
    """Or only refusals would be walked."""
    said = {"key": "QV", "reference": "S1", "fields": [["LIC", "TST1234"], ["LIS", "IL"]]}
    answer = Client(headers=bearer).post("/api/messages", said, content_type="application/json")
    assert (answer.status_code, answer.json()["outcome"]) == (200, "no record")


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_route_answers_as_its_schema_says(case: Case, bearer: dict[str, str]) -> None:
    checks = [not_a_server_error, content_type_conformance, response_schema_conformance]
    case.call_and_validate(headers=bearer, checks=checks)
