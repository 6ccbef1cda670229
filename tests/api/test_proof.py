"""Both factors or nothing; five wrong tries are five, whatever was wrong; a token once."""

import pytest

from leads.ledger.models import Line
from tests.api.conftest import PASSWORD, Program


def test_both_factors_give_a_token_for_a_device(program: Program) -> None:
    assert len(program.token()) > 20
    assert Line.objects.filter(event="people:token:issued", by="op.tvp2", device="TVP2").count() == 1


@pytest.mark.parametrize(
    ("user", "password", "right_code"),
    [("op.tvp2", "wrong", True), ("op.tvp2", PASSWORD, False), ("nobody", PASSWORD, True), ("op.tvp2", "", False)],
)
def test_one_factor_is_none_and_the_answer_does_not_say_which(
    program: Program, user: str, password: str, right_code: bool
) -> None:
    code = program.code() if right_code else "000000"
    answer = program.post("sign-on", user=user, password=password, code=code, device="TVP2")
    assert answer.status_code == 401
    assert answer.json()["code"] == "not-proven"
    assert answer.json()["sentence"] == "User, password and code do not belong together."
    assert Line.objects.filter(event="people:sign_in:refused").count() == 1


def test_a_code_is_taken_once(program: Program) -> None:
    program.token()
    answer = program.post("sign-on", user="op.tvp2", password=PASSWORD, code=program.code(), device="TVP2")
    assert answer.status_code == 401


def test_four_wrong_tries_leave_the_account_open_and_five_shut_it(program: Program) -> None:
    for _ in range(4):
        program.post("sign-on", user="op.tvp2", password="wrong", code="000000", device="TVP2")
    assert program.token()
    for _ in range(5):
        program.post("sign-on", user="OP.TVP2", password="wrong", code="000000", device="TVP2")
    answer = program.post("sign-on", user="op.tvp2", password=PASSWORD, code=program.code(), device="TVP2")
    assert answer.status_code == 429
    assert answer.json()["code"] == "too-many-tries"


@pytest.mark.parametrize(
    ("device", "status", "code"), [("ZZZZ", 401, "unknown-device"), ("SMP1", 403, "not-your-agency")]
)
def test_a_device_that_is_not_yours(program: Program, device: str, status: int, code: str) -> None:
    answer = program.post("sign-on", user="op.tvp2", password=PASSWORD, code=program.code(), device=device)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
