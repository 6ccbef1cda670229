"""Somebody marks answers that a device will only give to whoever sits there next: their cautions must stay unread."""

import pytest

from tests.console.signed_in import Desk
from tests.console.terminal.test_marks import desk, mark  # noqa: F401 (a fixture)
from tests.makers import make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("words", ["not this one", "seen"])
def test_nobody_marks_for_whoever_sits_there_next(desk: Desk, words: str) -> None:  # noqa: F811
    assert [mark(desk, number, words=words) for number in range(1, 4)] == [400, 400, 400]
    desk.post("/account/logout")
    second = Desk(make_person(user_id="second.one"))
    second.get("/")
    second.post("/terminal/send", line="QV TST1234 IL", reference="T2")
    page = second.get("/").content
    assert b"V990000001" in page
    assert b"Undo: not this one" not in page
    assert b"card--seen" not in page


def test_what_one_person_put_aside_is_not_aside_for_the_next(desk: Desk) -> None:  # noqa: F811
    desk.post("/terminal/send", line="QV TST1234 IL", reference="T1")
    assert mark(desk, 1) == 204
    desk.post("/account/logout")
    second = Desk(make_person(user_id="second.one"))
    second.get("/")
    assert b"Undo: not this one" not in second.get("/").content
    assert mark(second, 1) == 400
