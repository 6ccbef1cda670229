"""A token opens one session, once; what nobody uses is over."""

from datetime import timedelta

import pytest

from leads.api import sessions
from leads.ledger.models import Line
from leads.people.models import LinkSession
from leads.rules.numbers import number
from leads.rules.refused import Refused
from tests.api.conftest import Program


def test_a_token_opens_one_session_once(program: Program) -> None:
    token = program.token()
    assert program.post("session", device="TVP2", token=token).status_code == 200
    again = program.post("session", device="TVP2", token=token)
    assert (again.status_code, again.json()["code"]) == (401, "token-used")
    taken = program.post("session", device="TVP2", token=program.token())
    assert (taken.status_code, taken.json()["code"]) == (403, "device-in-use")


def test_a_session_that_nobody_used_for_too_long_is_over(program: Program) -> None:
    program.begin()
    idle = timedelta(minutes=number("session.idle_minutes"))
    seen = LinkSession.objects.get().seen_at
    assert sessions.of_bearer(program.bearer, seen + idle).seen_at == seen + idle  # the last instant
    with pytest.raises(Refused, match="has ended"):
        sessions.of_bearer(program.bearer, seen + 2 * idle + timedelta(microseconds=1))
    ended = LinkSession.objects.get()
    assert (ended.ended_at, ended.ended_why) == (seen + 2 * idle + timedelta(microseconds=1), "silent")
    assert Line.objects.filter(event="people:sign_off:done", by="op.tvp2", data__why="silent").count() == 1
    with pytest.raises(Refused, match="has ended"):
        sessions.of_bearer(program.bearer, seen + idle)
    program.bearer = ""
    program.begin()  # the device is free again
