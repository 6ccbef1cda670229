"""What does not fit the API's schema, or comes without a session, is told like any other refusal, and not repeated."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from leads.api.refusals import does_not_fit

pytestmark = pytest.mark.django_db
WHOLE = {"user": "op.tvp2", "password": "long enough to keep", "code": "123456", "device": "TVP2"}


def said(path: str, body: Any, method: str = "post", **more: Any) -> tuple[int, dict[str, Any]]:
    answer = getattr(Client(), method)(f"/api/{path}", body, content_type="application/json", **more)
    return answer.status_code, answer.json()


@pytest.mark.parametrize(
    ("body", "field", "sentence"),
    [
        ({name: WHOLE[name] for name in ("user", "password", "code")}, "device", "device is missing."),
        ({**WHOLE, "device": "TVP22"}, "device", "device takes 4 characters at most."),
        ({**WHOLE, "code": 123456}, "code", "code is a text, between quotation marks."),
        ({}, "user", "user is missing. And 3 more."),
        ({**WHOLE, "code": None}, "code", "code is a text, between quotation marks."),
    ],
)
def test_what_does_not_fit_is_named_and_has_its_cure(body: Any, field: str, sentence: str) -> None:
    status, no = said("sign-on", body)
    assert (status, no["code"], no["field"], no["sentence"]) == (422, "not-as-described", field, sentence)
    assert "docs/api.md" in no["cure"]


def test_what_was_sent_is_not_said_again() -> None:
    status, no = said("sign-on", {**WHOLE, "password": "my own secret words" * 20})
    assert (status, no["field"]) == (422, "password")
    assert "secret" not in str(no)


def test_what_is_no_json_is_told_so() -> None:
    status, no = said("session", "{device: SMP1")
    assert (status, no["code"]) == (422, "not-json")


@pytest.mark.parametrize(("method", "path"), [("post", "messages"), ("delete", "session")])
def test_without_a_bearer_one_is_told_how_to_get_it(method: str, path: str) -> None:
    status, no = said(path, {}, method)
    assert (status, no["code"], no["example"]) == (401, "no-bearer", "Authorization: Bearer eyJ1...")
    assert "POST /api/session" in no["cure"]


def test_a_made_up_bearer_is_a_session_that_ended() -> None:
    status, no = said("messages", {}, HTTP_AUTHORIZATION="Bearer made.up")
    assert (status, no["code"]) == (401, "session-over")


def test_a_list_and_its_place_are_named() -> None:
    told = does_not_fit([{"loc": ("body", "asked", "fields", 3, 0), "type": "string_type", "msg": "x"}])
    assert told.sentence == "fields.3.0 is a text, between quotation marks."
    assert told.field == "fields"
