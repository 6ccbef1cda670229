"""A list of likenesses is cut, and says so; a sure hit is never left out, nor is danger."""

from __future__ import annotations

from typing import Any, cast

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.inquire import Candidate, Hit
from leads.hotfiles.narrowed import as_data, more_words, narrowed
from leads.hotfiles.registry import FILES
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

MOST = {"inquiry.likenesses_most": 5}
PAPER = "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"


class Known:
    """As much of a record as the list asks of it."""

    def __init__(self, number: int, values: dict[str, str]) -> None:
        self.number, self.values, self.key = number, values, "ES"


def hit(number: int, grade: str = "possible", *, by_looks: bool = False, **values: str) -> Hit:
    known = cast(Candidate, Known(number, values))
    return Hit(known, FILES["security"], Match(grade, 0.5, (), by_looks=by_looks))


def numbers(hits: Any) -> list[int]:
    return [one.candidate.number for one in hits]


def test_up_to_the_limit_all_are_told_and_above_it_the_first() -> None:
    just = [hit(n) for n in range(5)]
    assert narrowed(just, {"OWN"}, MOST) == (just, 0, ())
    above = narrowed([*just, hit(5)], {"TYP", "OWN", "DEN"}, MOST)
    assert numbers(above.hits) == [0, 1, 2, 3, 4]
    assert (above.more, above.narrow_by) == (1, ("SER", "ISS", "SDT"))


@pytest.mark.parametrize("grade", ["exact", "strong"])
def test_a_sure_hit_is_never_left_out(grade: str) -> None:
    found = narrowed([*(hit(n, grade) for n in range(40)), *(hit(n) for n in range(40, 50))], (), MOST)
    assert numbers(found.hits) == list(range(45))
    assert found.more == 5


def test_danger_is_never_left_out_unless_it_only_looks_alike() -> None:
    some = [hit(n) for n in range(20)]
    found = narrowed([*some, hit(20, RMI="R")], (), MOST)
    assert numbers(found.hits) == [0, 1, 2, 3, 20]
    ransom = [hit(n, RMI="R") for n in range(9)]
    assert narrowed(ransom, (), MOST).more == 0
    assert numbers(narrowed([*some, hit(20, by_looks=True, RMI="R")], (), MOST).hits) == [0, 1, 2, 3, 4]


def test_what_is_left_out_is_said_in_words_and_as_data() -> None:
    data = as_data(narrowed([hit(n) for n in range(7)], {"DEN", "ISS", "SDT"}, MOST))
    assert data == {"more": 2, "narrow_by": ("SER",)}
    assert more_words(data) == "2 more only look alike and are not shown. To narrow the list, say SER (serial number)."
    assert more_words({"more": 1, "narrow_by": ()}) == "1 more only looks alike and is not shown."
    assert as_data(narrowed([hit(1)], (), MOST)) == {}
    assert more_words({}) == ""


@pytest.mark.django_db
def test_a_bank_that_owns_many_notes_is_told_some_how_many_more_and_every_ransom_note() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    for n in range(30):
        more = ".RMI/R" if n == 29 else ""
        note = f"TYP/FR.DEN/20.SER/L{41234501 + n}A.SDT/2017.OWN/EXAMPLE STATE BANK.DOT/20261101.OCA/26-{n}{more}"
        assert ask(exchange, ours, "ES", f"{note}.{PAPER}").outcome == "entered", n
    said = ask(exchange, ours, "QS", "TYP/FR.OWN/EXAMPLE STATE BANK")
    assert len(said.data["hits"]) == 25
    assert said.data["more"] == 5
    assert any(one["caution"] for one in said.data["hits"])
    assert "MORE: 5 more only look alike and are not shown. To narrow the list, say SER" in said.text
    exact = ask(exchange, ours, "QS", "TYP/FR.DEN/20.SER/L41234528A")
    assert len(exact.data["hits"]) >= 1
    assert exact.data["hits"][0]["grade"] != "possible"
