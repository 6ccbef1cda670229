"""A record's life, in any order that Hypothesis can think of, through the exchange: what hits, what is remembered.

After each step: a record hits if and only if it is active or located; the last step of its history shows its current
values; what has ended stays ended; its keys are those of its current values; each step has one ledger line.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import CAN_HIT, Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import second_check
from leads.ledger.models import Line
from leads.messages.wire import AnswerFrame
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, actor, make_agency, make_device, make_person
from tests.switch.makers import ask, sign_on

PLATES = st.sampled_from(["TST1234", "KLM678", "WWW44"])
COLORS = st.sampled_from(["BLU", "RED", "GRN"])
FIELDS = (
    "LIC/{plate}.LIS/IL.LIY/2027.LIT/PC.VMA/CHEV.VCO/{color}.DOT/20261121.OCA/26-000123.SUP/INVESTIGATIVE REPORT."
    "SUD/RECORDS DESK 217-555-0140"
)


@dataclass
class Known:
    """What a record should be by now."""

    plate: str
    color: str
    state: str = "active"
    checked: bool = False
    acts: list[str] = field(default_factory=lambda: ["enter"])

    @property
    def hits(self) -> bool:
        return self.state in CAN_HIT


class RecordLife(RuleBasedStateMachine):
    """One agency keeps records, another asks and locates."""

    now: datetime
    records: dict[str, Known]

    @initialize()
    def begin(self) -> None:
        self.world = transaction.atomic()
        self.world.__enter__()
        self.exchange, self.records, self.now = Exchange("test"), {}, NOW
        agency = make_agency()
        self.ames: Person = make_person(agency, "t.ames")
        self.ito: Person = make_person(agency, "c.ito")
        self.owner = sign_on(device=make_device(agency, "LIF1"), person=self.ames)
        sheriff = make_agency("IL1990200", "Example County Sheriff")
        self.other = sign_on("IL1990200", device=make_device(sheriff, "LIF2"), person=make_person(sheriff, "s.kerr"))

    def teardown(self) -> None:
        if hasattr(self, "world"):
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)

    def send(self, key: str, fields: str, *, other: bool = False) -> AnswerFrame:
        self.now += timedelta(minutes=1)
        return ask(self.exchange, self.other if other else self.owner, key, fields, now=self.now)

    def act(self, key: str, number: str, more: str, *, act: str, state: str, other: bool = False) -> None:
        """An act on a record: done while it can hit, else refused because it has ended."""
        known = self.records[number]
        told = self.send(key, f"NIC/{number}.OCA/26-000123{more}", other=other)
        if not known.hits:
            assert told.data["no"]["code"] == "already-ended", told.text
            return
        assert told.data["record"] == number, told.text
        known.state = state
        known.acts.append(act)

    def a_record(self, data: Any) -> str:
        return str(data.draw(st.sampled_from(sorted(self.records))))

    @rule(plate=PLATES, color=COLORS)
    def enter(self, plate: str, color: str) -> None:
        told = self.send("EV", FIELDS.format(plate=plate, color=color))
        twice = [number for number, one in self.records.items() if one.hits and one.plate == plate]
        if twice:
            assert told.data["no"]["code"] == "on-file", told.text
            assert told.data["no"]["example"] in twice
        else:
            assert told.outcome == "entered", told.text
            self.records[told.data["record"]] = Known(plate, color)

    @precondition(lambda self: self.records)
    @rule(data=st.data(), plate=PLATES, color=COLORS)
    def modify(self, data: Any, plate: str, color: str) -> None:
        known = self.records[number := self.a_record(data)]
        was_hitting = known.hits
        if was_hitting and (plate, color) == (known.plate, known.color):
            told = self.send("MV", f"NIC/{number}.OCA/26-000123.LIC/{plate}.VCO/{color}")
            assert told.data["no"]["code"] == "nothing-to-change", told.text
            return
        twice = [other for other, one in self.records.items() if other != number and one.hits and one.plate == plate]
        if was_hitting and twice:
            told = self.send("MV", f"NIC/{number}.OCA/26-000123.LIC/{plate}.VCO/{color}")
            assert told.data["no"]["code"] == "on-file", told.text
            return
        self.act("MV", number, f".LIC/{plate}.VCO/{color}", act="modify", state=known.state)
        if was_hitting:
            known.plate, known.color, known.checked = plate, color, False

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def check(self, data: Any) -> None:
        known = self.records[number := self.a_record(data)]
        items = [item.code for item in items_for(Record.objects.get(number=number))]
        try:
            second_check(number, by=actor(self.ito), items=items, now=self.now)
        except Refused:
            assert known.checked or not known.hits
        else:
            assert known.hits
            assert not known.checked
            known.checked = True
            known.acts.append("check")

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def locate(self, data: Any) -> None:
        self.act("LV", self.a_record(data), ".DOL/20261123.LCA/S-26-44", act="locate", state="located", other=True)

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def clear(self, data: Any) -> None:
        self.act("CV", self.a_record(data), ".DCL/20261123", act="clear", state="cleared")

    @precondition(lambda self: self.records)
    @rule(data=st.data())
    def cancel(self, data: Any) -> None:
        self.act("XV", self.a_record(data), "", act="cancel", state="cancelled")

    @rule(plate=PLATES)
    def inquire(self, plate: str) -> None:
        told = self.send("QV", f"LIC/{plate}.LIS/IL", other=True)
        answering = {number for number, one in self.records.items() if one.hits and one.plate == plate}
        assert {hit["record"] for hit in told.data["hits"]} == answering
        assert told.outcome == ("hit" if answering else "no record")
        for hit in told.data["hits"]:
            known = self.records[hit["record"]]
            assert hit["values"]["VCO"] == known.color, "a hit shows the record as it is now"
            assert (hit["checked"]["state"] == "checked") is known.checked

    @invariant()
    def each_record_is_as_its_acts_have_made_it(self) -> None:
        found = {one.number: one for one in Record.objects.all()}
        assert found.keys() == self.records.keys()
        for number, known in self.records.items():
            record = found[number]
            assert (record.state, record.ended_at is None) == (known.state, known.hits)
            assert (record.values["LIC"], record.values["VCO"]) == (known.plate, known.color)
            assert (record.checked_at is not None) is known.checked
            changes = list(RecordChange.objects.filter(record=record).order_by("id"))
            assert [one.act for one in changes] == known.acts
            assert changes[-1].values == record.values, "the history ends where the record is"
            keys = set(RecordKey.objects.filter(record=record).values_list("key", flat=True))
            should = record_keys(FILES[record.file], number, record.case_number, record.values)
            assert keys == (set(should) if known.hits else set())
            lines = Line.objects.filter(subject=f"record:{number}").exclude(event="hotfiles:record:found_by_look_back")
            assert lines.count() == len(known.acts)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_record_hits_while_it_is_active_or_located_and_its_history_says_how_it_came_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The exchange drops a connection that somebody left inside a transaction; here each life is one, to be undone.
    monkeypatch.setitem(connection.settings_dict, "AUTOCOMMIT", False)
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        RecordLife,
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
