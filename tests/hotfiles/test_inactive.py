"""Orders that have ended: a specific inquiry is told so, no inquiry ever gets a hit, and after five years nothing."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from leads.hotfiles.acts.retire import retire
from leads.hotfiles.inactive import is_specific
from leads.hotfiles.models import Record, RecordKey
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.wire import AnswerFrame
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.files.test_protection_order import PERSON, SENT
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
ORDERED = SENT.replace("EXP/20261214", "EXP/20261124")  # over on 25 November
OVER_HERE = datetime(2026, 11, 25, 12, tzinfo=UTC)  # its last day is over, and nobody has retired it yet
OVER = datetime(2026, 11, 26, 12, tzinfo=UTC)
YEARS_LATER = datetime(2031, 11, 25, 12, tzinfo=UTC)
SPECIFIC = ("NIC/{}", "PNO/26OP123.NAM/DOE, JOHN", "PNO/26-OP-000123.CTI/IL199015J", "OCA/26-000123.NAM/DOE, JOHN Q")
OTHERS = (
    ("QPO", PERSON), ("QPO", "SOC/666120485"), ("QPO", "PPN/ROE, MARY.PPB/19900303"), ("QPO", "PNO/26-OP-000123"),
    ("QPO", "PNO/26-OP-000123.NAM/POE, ANN"), ("QW", PERSON), ("QW", "SOC/666120485"), ("QV", "LIC/TST4711.LIS/IL"),
    ("QW", "NAM/DOE, JOHN Q.OCA/26-000123"), ("QW", "NIC/{}"), ("QV", "NIC/{}"),
)  # fmt: skip


people = count()


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


def entered(exchange: Exchange, sent: str = ORDERED) -> tuple[str, Session]:
    ours = sign_on("IL1990100", user_id="d.ames")
    return ask(exchange, ours, "ETO", sent).data["record"], ours


def asked(exchange: Exchange, fields: str, now: datetime = NOW, key: str = "QPO") -> AnswerFrame:
    return ask(exchange, sign_on("IL1990200", user_id=f"s.kerr{next(people)}", now=now), key, fields, now=now)


def cleared(exchange: Exchange, number: str, ours: Session, key: str = "CPO", more: str = ".DCL/20261123") -> None:
    said = ask(exchange, ours, key, f"NIC/{number}.NAM/DOE, JOHN Q{more}")
    assert said.outcome in {"cleared", "cancelled"}


def test_a_cleared_order_is_told_as_inactive_to_who_asks_for_it_and_hits_nobody(exchange: Exchange) -> None:
    number, ours = entered(exchange)
    cleared(exchange, number, ours)
    for fields in SPECIFIC:
        said = asked(exchange, fields.format(number))
        assert said.outcome == "inactive", fields
        assert said.text.startswith(
            "INACTIVE: this order is no longer in force since 23 Nov 2026. Its agency cleared it."
        )
        assert "NO RECORD IN FORCE FOR" in said.text
        assert "CAUTION" not in said.text
        assert said.data["hits"] == []
        [told] = said.data["inactive"]
        assert (told["ended_record"], told["why"], told["since"]) == (number, "cleared", "2026-11-23")
        assert "caution" not in told
    for key, fields in OTHERS:
        said = asked(exchange, fields.format(number), key=key)
        assert (said.outcome, "inactive" in said.data) == ("no record", False), (key, fields)
    assert not RecordKey.objects.exists()


def test_an_order_whose_last_day_is_over_is_told_so_before_and_after_it_is_retired(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    on_its_last = datetime(2026, 11, 25, 5, 59, tzinfo=UTC)
    assert asked(exchange, f"NIC/{number}", on_its_last).outcome == "hit"
    over = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)  # midnight in Illinois; nobody has retired it yet
    says = "INACTIVE: this order is no longer in force since 25 Nov 2026. Its last day is over."
    for fields in SPECIFIC:
        assert asked(exchange, fields.format(number), over).text.startswith(says)
    for key, fields in OTHERS:
        assert asked(exchange, fields.format(number), over, key).outcome == "no record"
    assert retire(OVER) == 1
    for fields in SPECIFIC:
        assert asked(exchange, fields.format(number), OVER).text.startswith(says)
    for key, fields in OTHERS:
        assert asked(exchange, fields.format(number), OVER, key).outcome == "no record"


def test_an_order_in_force_beside_one_that_ended_is_a_hit_and_both_are_told(exchange: Exchange) -> None:
    number, ours = entered(exchange)
    cleared(exchange, number, ours)
    again = ask(exchange, ours, "EPO", SENT).data["record"]
    said = asked(exchange, "PNO/26-OP-000123.NAM/DOE, JOHN Q")
    assert said.outcome == "hit"
    assert [hit["record"] for hit in said.data["hits"]] == [again]
    assert [one["ended_record"] for one in said.data["inactive"]] == [number]
    assert said.text.index(f"RECORD: {again}") < said.text.index("INACTIVE: this order") < said.text.index(number)


def test_who_asked_is_told_the_same_again_and_of_an_order_that_comes_later(exchange: Exchange) -> None:
    number, ours = entered(exchange)
    cleared(exchange, number, ours)
    theirs = sign_on("IL1990200", user_id="s.kerr")
    first = ask(exchange, theirs, "QPO", f"NIC/{number}", reference="SAME")
    assert ask(exchange, theirs, "QPO", f"NIC/{number}", reference="SAME").text == first.text
    line = Line.objects.filter(event="switch:message:answered", outcome="inactive").first()
    assert line is not None
    assert line.data["inactive"] == [number]


def test_what_is_specific() -> None:
    assert is_specific("QPO", {"NIC": "H990000001"})
    assert not is_specific("QPO", {"NAM": "DOE, JOHN", "DOB": "19851130"})
    assert not is_specific("QW", {"NIC": "H990000001"})


@pytest.mark.django_db(transaction=True)
def test_one_that_was_told_as_inactive_and_is_renewed_comes_as_a_delayed_hit(exchange: Exchange) -> None:
    """Invariant 3: no longer in force is no hit, so that whoever was told that has not had the record yet."""
    number, _ = entered(exchange)
    asker = sign_on("IL1990200", user_id="s.kerr", now=OVER_HERE)
    assert ask(exchange, asker, "QPO", SPECIFIC[1], now=OVER_HERE).outcome == "inactive"
    ours = sign_on("IL1990100", user_id="n.lake", now=OVER_HERE)
    renewed = f"NIC/{number}.NAM/DOE, JOHN Q.OCA/26-000123.EXP/20271124"
    assert ask(exchange, ours, "MPO", renewed, now=OVER_HERE).outcome == "modified"
    assert [one.device_id for one in Kept.objects.filter(outcome="delayed hit")] == [asker.device_id]


def test_an_order_past_its_time_is_told_so_while_removals_are_halted(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    for halted in (OVER, OVER + timedelta(days=30)):
        for fields in SPECIFIC:
            said = asked(exchange, fields.format(number), halted)
            assert said.text.startswith("INACTIVE: this order is no longer in force since 25 Nov 2026."), fields
            assert len(said.data["inactive"]) == 1
        for key, fields in OTHERS:
            assert asked(exchange, fields.format(number), halted, key).outcome == "no record", (key, fields)
    Record.objects.update(held_back=True, unconfirmed_since=NOW)
    assert asked(exchange, f"NIC/{number}", OVER).outcome == "no record"


@pytest.mark.parametrize("end", ["clear", "retire", "halt"])
def test_it_is_known_by_what_had_come_to_it(exchange: Exchange, end: str) -> None:
    number, ours = entered(exchange, f"{ORDERED}.AKA/ROCK, PAUL")
    meant = f"NIC/{number}.NAM/DOE, JOHN Q.OCA/26-000123"
    assert ask(exchange, ours, "ENPO", f"{meant}.AKA/STONE, PETER").outcome == "modified"
    if end == "clear":
        cleared(exchange, number, ours)
    if end == "retire":
        assert retire(OVER) == 1
    now = NOW if end == "clear" else OVER
    [told] = asked(exchange, "PNO/26OP123.NAM/STONE, PETER", now).data["inactive"]
    assert told["ended_record"] == number
    assert asked(exchange, "PNO/26OP123.NAM/POE, ANN", now).outcome == "no record"
