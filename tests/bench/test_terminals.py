"""The load is honest: it counts only right answers, and whatever is not right ends it."""

import asyncio
from dataclasses import replace

import pytest

from leads.bench import terminals
from leads.bench.asked import Plates
from leads.bench.terminals import EXPECTED, Done, Job, Run, by_itself
from leads.bench.truth import WrongAnswer
from leads.messages import wire

from .switches import NOBODYS, NOW, ON_FILE, Says, answer, rightly, serving

SIGNS = [{"ori": "IL1990100", "device": f"SMP{n}", "token": "once"} for n in range(1, 5)]
JOB = Job("127.0.0.1", 0, SIGNS, Plates(500), seed=1, seconds=0.3, warm_up=0.05)


def load(says: Says, job: Job = JOB) -> Done:
    """Runs the load against a stand-in."""

    async def go() -> Done:
        async with serving(says) as port:
            return await Run(replace(job, port=port)).go()

    return asyncio.run(go())


def lie_at(number: int, lie: Says) -> Says:
    """A stand-in that tells the truth except for the inquiry with this number."""
    return lambda message, count: lie(message, count) if count == number else rightly(message, count)


def is_on_file(message: wire.Envelope) -> bool:
    return dict(message.pairs)["LIC"] in ON_FILE


def test_right_answers_are_counted_and_about_a_tenth_are_hits() -> None:
    done = load(rightly)
    assert done.answered == len(done.taken) > 50
    assert 0.02 < done.hits / done.answered < 0.25
    assert all(taken > 0 for taken in done.taken)


def test_on_schedule_every_question_of_the_measured_time_is_counted_once() -> None:
    done = load(rightly, replace(JOB, rate=200.0, seconds=0.5, warm_up=0.1))
    assert done.answered in (99, 100, 101)


def beside(outcome: str, *, unsolicited: bool = True, key: str = "QV") -> Says:
    """A stand-in that sends something by itself before each tenth answer, or before that to a sign-on."""

    def says(message: wire.Envelope, number: int) -> list[bytes]:
        data = {"outcome": outcome, "unsolicited": unsolicited, "hits": [], "no": None}
        came = wire.write_answer(
            "SM", message.ori, "", received=None, sent=(NOW, 1), to=message.ori, text="BY ITSELF", data=data
        )
        now = message.key == key and number % 10 in {3, 9}  # a sign-on has the number -1
        return [*([came] if now else []), *rightly(message, number)]

    return says


@pytest.mark.parametrize("outcome", EXPECTED)
def test_what_is_expected_to_come_by_itself_is_counted_and_told(outcome: str) -> None:
    done = load(beside(outcome))
    assert done.answered > 50
    assert done.unasked[outcome] > 5
    assert by_itself(done, done) == f"; came by itself: {2 * done.unasked[outcome]:,} {EXPECTED[outcome]}"
    assert by_itself(load(rightly)) == ""


@pytest.mark.parametrize("outcome", ["delayed hit", "asked before entry", "refused", "hit", "no record", ""])
def test_anything_else_that_comes_by_itself_ends_the_run(outcome: str) -> None:
    with pytest.raises(WrongAnswer, match="nobody asked for this"):
        load(beside(outcome))


def test_what_comes_before_the_answer_to_a_sign_on_is_looked_at_too() -> None:
    assert load(beside("notice", key="SON")).unasked == {"notice": len(SIGNS)}
    with pytest.raises(WrongAnswer, match="nobody asked for this"):
        load(beside("delayed hit", key="SON"))


def test_a_notice_that_does_not_say_that_it_came_by_itself_ends_the_run() -> None:
    with pytest.raises(WrongAnswer, match="nobody asked for this"):
        load(beside("notice", unsolicited=False))


LIES: dict[str, Says] = {
    "another record": lambda message, _: [answer(message, "V991234567")],
    "no record where there is one": lambda message, _: [answer(message, "" if is_on_file(message) else "V990000007")],
    "refused": lambda message, _: [answer(message, "", outcome="refused")],
    "parked": lambda message, _: [answer(message, "", outcome="parked")],
    "answered twice": lambda message, count: rightly(message, count) * 2,
    "no structured form": lambda message, count: [rightly(message, count)[0].split(wire.GS)[0]],
    "somebody else's": lambda message, count: [answer(message._replace(reference="NOBODYS1"), "")],
}


@pytest.mark.parametrize("name", LIES)
def test_one_lie_among_hundreds_of_answers_ends_the_run(name: str) -> None:
    with pytest.raises(WrongAnswer):
        load(lie_at(40, LIES[name]))


def test_a_right_number_on_a_wrong_plate_is_found_by_the_answers_that_are_read_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(terminals, "WHOLE_EVERY", 3)  # on a busy machine there are not many answers

    def says(message: wire.Envelope, count: int) -> list[bytes]:
        right = rightly(message, count)
        if message.key != "QV" or not is_on_file(message):
            return right
        return [answer(message, ON_FILE[dict(message.pairs)["LIC"]], plate=NOBODYS)]

    with pytest.raises(WrongAnswer, match="the answer was"):
        load(says)


def test_an_answer_that_never_comes_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminals, "PATIENCE", 0.1)
    with pytest.raises(WrongAnswer, match="1 questions were never answered"):
        load(lie_at(10, lambda message, count: []))
