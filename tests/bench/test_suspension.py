"""A message whose batch began after the suspension was committed, and that was served, ends the run."""

from datetime import UTC, datetime, timedelta

import pytest

from leads.bench.suspension import Judged, Order, Said, is_refused, judge
from leads.bench.truth import WrongAnswer
from leads.messages.wire import AnswerFrame

BEGUN = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return BEGUN + timedelta(seconds=seconds)


ORDER = Order(at(0), at(1), 7)
SERVED = Said(at(-0.3), at(-0.25), at(-0.2), refused=False)
REFUSED = Said(at(1.1), at(1.15), at(1.2), refused=True)


def test_a_message_in_flight_whose_batch_had_begun_before_the_commit_may_be_served_or_refused() -> None:
    flying = Said(at(0.9), at(0.95), at(1.05), refused=False)
    said = [SERVED, flying, flying._replace(refused=True), REFUSED]
    assert judge(said, ORDER) == Judged(after=1, flying=2, served=1, late=pytest.approx(50.0))


WRONG = {
    "sent after it and served": [SERVED, REFUSED._replace(refused=False), REFUSED],
    "sent before it, begun after it, and served": [SERVED, Said(at(0.9), at(1.01), at(1.05), refused=False), REFUSED],
    "sent after it, with a batch that says it began before": [
        SERVED,
        Said(at(1.1), at(0.9), at(1.2), refused=False),
        REFUSED,
    ],
    "refused before anyone ordered it": [SERVED._replace(refused=True), REFUSED],
    "nothing sent after it": [SERVED],
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_else_is_wrong(name: str) -> None:
    with pytest.raises(WrongAnswer):
        judge(WRONG[name], ORDER)


@pytest.mark.parametrize(
    ("outcome", "code", "refused"), [("refused", "service-suspended", True), ("no record", None, False)]
)
def test_only_the_suspension_is_taken_for_a_refusal(outcome: str, code: str | None, refused: bool) -> None:
    assert is_refused(frame(outcome, code)) == refused


@pytest.mark.parametrize(("outcome", "code"), [("refused", "busy"), ("parked", None), ("hit", None), ("refused", None)])
def test_any_other_answer_ends_the_run(outcome: str, code: str | None) -> None:
    with pytest.raises(WrongAnswer, match="asked around a suspension"):
        is_refused(frame(outcome, code))


def frame(outcome: str, code: str | None) -> AnswerFrame:
    return AnswerFrame(("QV.IL1990100.A",), "", {"outcome": outcome, "no": code and {"code": code}})
