"""What names and entries have to be answered with."""

from random import Random

import pytest

from leads.bench.asked import Entries, Names, Person
from leads.bench.truth import WrongAnswer
from leads.messages import wire

from .switches import answer

SURE, SLIPPED = Person("NAM/DOE, JO", "W990000007", sure=True), Person("NAM/DO, JO", "W990000007", sure=False)
MESSAGE = wire.Envelope("QW", "IL1990100", (), "REF1", ())


def test_a_name_without_a_slip_has_to_hit_its_person() -> None:
    names = Names([SURE])
    names.judge(SURE, answer(MESSAGE, "W990000007"))
    for wrong in (answer(MESSAGE, "W990000008"), answer(MESSAGE, ""), answer(MESSAGE, "", outcome="refused")):
        with pytest.raises(WrongAnswer):
            names.judge(SURE, wrong)


def test_a_name_with_a_slip_has_to_be_answered() -> None:
    names = Names([SLIPPED])
    names.judge(SLIPPED, answer(MESSAGE, ""))
    with pytest.raises(WrongAnswer):
        names.judge(SLIPPED, answer(MESSAGE, "", outcome="parked"))


def test_terminals_never_enter_the_same_vehicle() -> None:
    entries = Entries(7, "20261121")
    one, other = entries.questions(Random(1)), entries.questions(Random(2))
    assert len({next(each).plate for _ in range(50) for each in (one, other)}) == 100


def test_a_later_run_over_the_same_data_enters_other_vehicles() -> None:
    """With the same seed: else the second run is told that its vehicles are on file."""
    first = [one for one, _ in zip(Entries(7, "20261121").questions(Random(2)), range(50), strict=False)]
    second = [one for one, _ in zip(Entries(57, "20261121").questions(Random(2)), range(50), strict=False)]
    assert not {one.vin for one in first} & {one.vin for one in second}


def test_an_entry_has_to_be_entered() -> None:
    entries = Entries(7, "20261121")
    asked = next(entries.questions(Random(1)))
    entries.judge(asked, answer(MESSAGE, "", outcome="entered"))
    with pytest.raises(WrongAnswer):
        entries.judge(asked, answer(MESSAGE, "", outcome="refused"))
