"""Who asked by looks is told late of whom more than sex and age says that they may be it, and among the best."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.mail.models import Kept
from leads.oversight.numbers import set_number
from leads.people.sign_on import Session
from leads.switch import by_looks, look_back
from leads.switch.by_looks import agrees_enough
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.files.test_missing_person import LOST
from tests.makers import NOW, actor, make_administrator
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test", look_back=lambda *_: None)


@pytest.fixture
def asker() -> Session:
    return sign_on("IL1990200")


@pytest.fixture
def owner() -> Session:
    return sign_on("IL1990100")


def entered(exchange: Exchange, owner: Session, name: str = "DOE, JANE Q", **looks: str) -> str:
    sent = LOST.format(name=name, born="19881224")
    for code, value in looks.items():
        before = next(one for one in sent.split(".") if one.startswith(f"{code}/"))
        sent = sent.replace(before, f"{code}/{value}")
    return str(ask(exchange, owner, "EMO", sent, now=LATER).data["record"])


def told() -> list[str]:
    look_back.owed(LATER)
    kept: Sequence[Kept] = Kept.objects.filter(outcome="delayed hit").order_by("id")
    return [one.data["hits"][0]["record"] for one in kept]


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("", False),
        (".RAC/W", False),
        (".HGT/511", False),  # near it, and no more
        (".DLC/2026110120261120", False),  # a day is no look
        (".HGT/509", True),
        (".EYE/BRO", True),
        (".SMT/TAT R ARM", True),
        (".EYE/BLU.HAI/BLN.WGT/164166", True),
    ],
)
def test_a_look_that_agrees_beside_sex_and_age_is_told_late(
    exchange: Exchange, asker: Session, owner: Session, more: str, is_told: bool
) -> None:
    ask(exchange, asker, "QM", f"SEX/F.AGE/37{more}")
    number = entered(exchange, owner)
    assert told() == ([number] if is_told else [])
    assert Kept.objects.filter(outcome="asked before entry").exists() == is_told, "both sides, or neither"
    assert ask(exchange, asker, "QM", f"SEX/F.AGE/37{more}", now=LATER).data["hits"], "at once it is told all the same"


@pytest.mark.parametrize(("least", "is_told"), [(0, True), (1, True), (2, False)])
def test_the_state_sets_how_many_looks(
    exchange: Exchange, asker: Session, owner: Session, least: int, is_told: bool
) -> None:
    set_number("delayed_inquiry.looks_agree", least, why="Ours", by=actor(make_administrator()), now=NOW)
    ask(exchange, asker, "QM", "SEX/F.AGE/37.EYE/BRO")
    entered(exchange, owner)
    assert bool(told()) == is_told


@pytest.mark.parametrize(("best", "is_told"), [("BRO", True), ("GRN", False)])
def test_of_more_than_an_answer_tells_only_who_is_among_the_best(
    exchange: Exchange, asker: Session, owner: Session, best: str, is_told: bool
) -> None:
    """Of six whom the question fits an answer tells five: the sixth is told late where it is none of the worst."""
    set_number("inquiry.likenesses_most", 5, why="Ours", by=actor(make_administrator()), now=NOW)
    for name in "ABCDE":
        entered(exchange, owner, f"ROE, {name * 3}", EYE="BRO", HAI="BLN")
    look_back.owed(LATER)
    ask(exchange, asker, "QM", "SEX/F.AGE/37.HGT/509.EYE/BRO.HAI/BRO", now=LATER)
    number = entered(exchange, owner, EYE=best, HAI="BRO" if best == "BRO" else "BLN")
    assert told() == ([number] if is_told else [])


def test_who_is_found_by_a_number_is_told_without_any_look(exchange: Exchange, asker: Session, owner: Session) -> None:
    ask(exchange, asker, "QW", "NAM/DOE, JANE Q.DOB/19881224")
    number = entered(exchange, owner)
    assert told() == [number]
    assert agrees_enough(Match("possible", 0.1, ()), {})


def test_an_inquiry_is_made_anew_once_for_all_records_of_a_look_back(
    exchange: Exchange, asker: Session, owner: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    really = by_looks._told_now
    monkeypatch.setattr(by_looks, "_told_now", lambda asked, now: made.append(asked.message) or really(asked, now))
    ask(exchange, asker, "QM", "SEX/F.AGE/37.HGT/509")
    for name in "ABC":
        entered(exchange, owner, f"ROE, {name * 3}")
    assert len(told()) == 3
    assert len(made) == 1


def test_an_inquiry_that_cannot_be_read_any_more_is_told_nothing(
    exchange: Exchange, asker: Session, owner: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(exchange, asker, "QM", "SEX/F.AGE/37.HGT/509")
    monkeypatch.setattr(by_looks, "read_again", lambda asked: None)
    entered(exchange, owner)
    assert told() == []
