"""Invariant 3 over two nodes, in many orders: no hit is missed, and none is told twice.

Two nodes answer inquiries, enter, modify, supplement and cancel records of one file, each stopped between its
transaction number, its look-up, its store and its commit; look backs run beside them, get lost in a crash and are owed.
When all is over, whoever asked what a record says knows of it: by an immediate hit or a delayed one, once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.match import Asked, best_match
from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.mail.models import Kept
from leads.messages import wire
from leads.messages.fields import DEFAULTS
from leads.messages.keys import MessageKey
from leads.messages.read import read_values
from leads.oversight.numbers import set_text
from leads.people.sign_on import Session
from leads.switch import look_back, telling
from leads.switch.by_looks import agrees_enough
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import Message, as_bytes
from tests.hotfiles.every import WALKED, Question, entry_of, modify_of, question_of, written
from tests.makers import NOW, actor, make_administrator, make_department
from tests.switch.lanes import Lane, stop, stopping
from tests.switch.makers import raw, references, sign_on

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
#: Agencies that the state has named, and the Department itself, enter what not everybody may.
OWNER = "IL1990000"
ORDERS = 4  # a file; what takes hundreds of them to come about stands below, step by step
TURNS = 60  # an order


class Nodes:
    """Two nodes, two threads for look backs, two who ask and one who keeps records; one file at a time."""

    def __init__(self) -> None:
        make_department()
        set_text("protective_interest.entered_by", OWNER, why="Statute", by=actor(make_administrator()), now=NOW)
        self.owner, self.askers = sign_on(OWNER), [sign_on("IL1990200"), sign_on("IL1990300")]
        self.exchanges = [Exchange(name, look_back=self._committed) for name in ("north", "south")]
        self.nodes, self.backs = [Lane(), Lane()], [Lane(), Lane()]
        self.begin("stolen_vehicle")

    def begin(self, file: str) -> None:
        """An empty world, of this file."""
        Record.objects.filter(state__in=CAN_HIT).update(state="cancelled", ended_at=NOW, looked_back_at=NOW)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM switch_inquirykey")
        self.file, self.question, self.now = file, question_of(file), NOW
        self.debts: list[list[int]] = []
        self.acting: Lane | None = None  # records are changed one at a time: the agency's turn, the record's lock
        self.heard: list[tuple[int, dict[str, Any]]] = []  # device, frame
        self.records_since = Record.objects.order_by("id").values_list("id", flat=True).last() or 0
        self.asked: set[str] = set()  # references of inquiries that have begun
        self.ended: dict[str, tuple[set[str], int]] = {}  # record → who had begun to ask, and how many were told
        for one in self.askers:
            self.hear(one)
        self.heard.clear()

    def end(self) -> None:
        for lane in (*self.nodes, *self.backs):
            lane.end()

    def _committed(self, ids: list[int], now: object) -> None:
        stop("is committed")
        self.debts.append(ids)

    # What happens

    def send(self, node: int, session: Session, key: str, fields: str, reference: str) -> bytes:
        self.now += timedelta(seconds=1)
        waiting = Waiting(session, raw(session, key, fields, reference), self.now)
        return self.exchanges[node].answer([waiting], self.now)[0]

    def ask(self, node: int, asker: int = 0, *, changed: bool = False) -> None:
        reference = f"Q{next(references):07d}"
        self.asked.add(reference)
        fields = written(self.question.about(changed=changed))
        self.nodes[node].begin(partial(self.send, node, self.askers[asker], self.question.key, fields, reference))

    def act(self, node: int, key: str, fields: str, then: Callable[[], object] = lambda: None) -> None:
        def job() -> None:
            self.send(node, self.owner, key, fields, f"A{next(references):07d}")
            then()

        self.acting = self.nodes[node]
        self.acting.begin(job)

    def enter(self, node: int, *, changed: bool = False) -> None:
        about = {**entry_of(self.file), **(self.question.changed if changed else {})}
        self.act(node, WALKED[self.file].key, written(about))

    def modify(self, node: int, *, changed: bool = True) -> None:
        if not (record := self.record) or not self.question.changed:
            return
        key = modify_of(self.file)
        to = {code: value if changed else self.question.asked[code] for code, value in self.question.changed.items()}
        self.act(node, key.key, written({**self.meant(record, key), **to}))

    def supplement(self, node: int, *, changed: bool = True) -> None:
        """Adds what is asked of a changed record beside what the entry says, in files that take it."""
        self._beside(node, "supplement")

    def take_off(self, node: int, *, changed: bool = True) -> None:
        self._beside(node, "take off")

    def _beside(self, node: int, does: str) -> None:
        key = next((key for key in FILES[self.file].keys if key.does.name == does), None)
        taken = {use.field.code for use in key.uses} if key else set()
        if key and (record := self.record) and self.question.changed and taken >= self.question.changed.keys():
            self.act(node, key.key, written({**self.meant(record, key), **self.question.changed}))

    def cancel(self, node: int) -> None:
        if not (record := self.record):
            return
        key = next(key for key in FILES[self.file].keys if key.does.name == "cancel")
        self.act(node, key.key, written(self.meant(record, key)), partial(self._has_ended, record.number))

    def meant(self, record: Record, key: MessageKey) -> dict[str, str]:
        """What a message under this key names the record by."""
        must = {use.field.code for use in key.uses if use.must} & record.values.keys()
        return {"NIC": record.number, "OCA": record.case_number, **{code: record.values[code] for code in must}}

    def _has_ended(self, number: str) -> None:
        self.ended[number] = (set(self.asked), len(self.told_of(number)))

    def look_back(self, lane: int, debt: int) -> None:
        ids = self.debts.pop(debt)
        self.backs[lane].begin(lambda: look_back.look_back(ids, self.now))

    def housekeeping(self, lane: int) -> None:
        self.backs[lane].begin(lambda: look_back.owed(self.now))

    def hear(self, session: Session) -> None:
        for frame in self.exchanges[0].presence.kept(session, self.now):
            self.heard.append((session.device_id, wire.read_answer(frame).data))

    def may_act(self) -> bool:
        return self.acting is None or not self.acting.where

    @property
    def record(self) -> Record | None:
        """The newest that can hit."""
        return next((one for one in reversed(self.records) if one.state in CAN_HIT), None)

    @property
    def records(self) -> list[Record]:
        return list(Record.objects.filter(pk__gt=self.records_since).order_by("id"))

    # What has to be so

    def all_over(self) -> None:
        """Everything under way comes to its end, and what is owed is done."""
        lanes = [*self.nodes, *self.backs]
        while any(lane.where for lane in lanes):
            for lane in lanes:
                if lane.where:
                    lane.go()
        while self.debts:
            self.look_back(0, 0)
            while self.backs[0].where:
                self.backs[0].go()
        look_back.owed(self.now)
        assert not Record.objects.filter(pk__gt=self.records_since, looked_back_at=None).exists(), "nothing stays owed"
        for one in self.askers:
            self.hear(one)

    def told_of(self, number: str) -> list[Kept]:
        return list(Kept.objects.filter(outcome="delayed hit", data__hits__0__record=number))

    def check(self) -> int:
        """Each inquiry with each record; gives how often somebody was told."""
        inquiries = list(Message.objects.filter(reference__in=self.asked))
        return sum(self.check_one(record, asked) for record in self.records for asked in inquiries)

    def check_one(self, record: Record, asked: Message) -> int:
        times = self.times_told(record.number, asked)
        steps = [
            self.hits(asked, step.values, step.beside, record)
            for step in RecordChange.objects.filter(record=record).order_by("id")
        ]
        ever, now = any(one is not None for one in steps), self.hits(asked, record.values, additions_of(record), record)
        assert now == steps[-1], "its history ends with what it says now"
        what = f"{self.file}: {asked.raw} and {record.number} ({record.state}): told {times} times"
        assert 0 <= times <= int(ever), what
        self.check_by_looks(record, asked, [one for one in steps if one], what)
        if now and record.state in CAN_HIT and agrees_enough(now, DEFAULTS):
            assert times == 1, what
        if record.number in self.ended:
            begun, told = self.ended[record.number]
            assert not times or asked.reference in begun, f"{what}; it was cancelled before"
            assert len(self.told_of(record.number)) <= told, f"{what}; it was cancelled before"
        return times

    def check_by_looks(self, record: Record, asked: Message, ever: Sequence[Match], what: str) -> None:
        """Who never agreed in more than sex and age is told at once or not at all, and never late."""
        late = [kept for kept in self.told_of(record.number) if kept.device_id == asked.device_id]
        messages = [one["message"] for kept in late for one in kept.data["asked_before"]]
        if ever and not any(agrees_enough(one, DEFAULTS) for one in ever):
            assert asked.id not in messages, what

    def hits(
        self, asked: Message, values: dict[str, str], added: Sequence[Sequence[Any]], record: Record
    ) -> Match | None:
        key = MESSAGE_KEYS[asked.key]
        read = read_values(key, wire.read(as_bytes(asked.raw)).pairs, NOW.date(), FIELDS)
        known = {**values, "NIC": record.number, "OCA": record.case_number}
        how = Asked(read, NOW.date(), DEFAULTS)
        return best_match(FILES[self.file], how, known, [Added(*one) for one in added])

    def times_told(self, number: str, asked: Message) -> int:
        """How often the device was told of the record as an answer to this inquiry, less what was taken back."""
        at_once = [hit["record"] for hit in wire.read_answer(asked.answer.encode()).data["hits"]].count(number)
        late = [
            1 if frame["outcome"] == "delayed hit" else -1
            for device, frame in self.heard
            if device == asked.device_id
            and frame["outcome"] in ("delayed hit", "withdrawn")
            and number in (frame.get("record"), *(hit["record"] for hit in frame["hits"]))
            and asked.id in [one["message"] for one in frame["asked_before"]]
        ]
        return at_once + sum(late)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nodes]:
    stopping(monkeypatch)
    made = Nodes()
    yield made
    made.end()


class Order:
    """One order of things: what each node does, and whose turn it is, as chance has it."""

    def __init__(self, world: Nodes, chance: random.Random) -> None:
        self.world, self.chance = world, chance
        self.work = [self._work() for _ in world.nodes]
        self.work[0].insert(chance.randrange(3), partial(Nodes.enter, world))
        self.story: list[str] = []

    def run(self) -> None:
        """Does one thing after the other, until most is done; the rest comes to its end by itself."""
        for _ in range(TURNS):
            can = list(self._can())
            (word, do), *_ = self.chance.choices([one for _, *one in can], [share for share, *_ in can])
            self.story.append(word)
            do()

    def _can(self) -> Iterator[tuple[int, str, Callable[[], object]]]:
        """All that can happen next: its share, in words, and how it is done."""
        world = self.world
        for at, lane in enumerate((*world.nodes, *world.backs)):
            name = f"{'node' if lane in world.nodes else 'look back'} {at % 2}"
            if lane.where:
                yield 2 if lane.where == "waits for batches" else 8, f"{name} goes on: {lane.where}", lane.go
                yield 1, f"{name} crashes: {lane.where}", partial(lane.go, dies=True)
            elif lane in world.backs:
                yield 1, f"{name}: housekeeping", partial(world.housekeeping, at % 2)
                if world.debts:
                    yield 8, f"{name} begins", partial(world.look_back, at % 2, 0)
            elif (work := self.work[at]) and (work[0].func == Nodes.ask or world.may_act()):
                does, how = getattr(work[0].func, "__name__", ""), work[0].keywords
                yield 8, f"{name} begins: {does} {how}", lambda at=at: self.work[at].pop(0)(at)
        for at, asker in enumerate(world.askers if world.may_act() else ()):  # it may have to wait for the act
            yield 1, f"asker {at} hears", partial(world.hear, asker)

    def _work(self) -> list[partial[None]]:
        """What a node does, one thing after the other."""
        does = {Nodes.ask: 6, Nodes.modify: 2, Nodes.enter: 1, Nodes.cancel: 1, Nodes.supplement: 2, Nodes.take_off: 1}
        chosen = self.chance.choices(list(does), list(does.values()), k=8)
        return [self._one(do) for do in chosen]

    def _one(self, do: Callable[..., None]) -> partial[None]:
        more: dict[str, Any] = {} if do == Nodes.cancel else {"changed": self.chance.random() < 0.5}
        return partial(do, self.world, **more, **({"asker": self.chance.randrange(2)} if do == Nodes.ask else {}))


def test_of_an_inquiry_and_a_record_on_two_nodes_one_finds_the_other_once(world: Nodes) -> None:
    """In each file, a few orders: always the same ones, so that what is red stays red."""
    told = 0
    for file in FILES:
        for seed in range(ORDERS):
            world.begin(file)
            order = Order(world, random.Random(f"{file} {seed}"))
            try:
                order.run()
                world.all_over()
                told += world.check()
            except AssertionError as wrong:
                story = "\n".join(order.story)
                raise AssertionError(f"{file}, order {seed}: {wrong}\n{story}") from wrong
    assert told > len(FILES) * ORDERS, "most inquiries were about a record"


@pytest.mark.parametrize(
    ("asked", "changed"),
    [({}, {"SEX": "M"}), ({"HGT": "509"}, {"HGT": "600"}), ({"HAI": "BRO", "EYE": "BRO"}, {"SEX": "M"})],
    ids=["sex and age", "and height", "and hair and eyes"],
)
def test_by_looks_one_finds_the_other_where_more_agrees_than_sex_and_age(
    world: Nodes, asked: dict[str, str], changed: dict[str, str]
) -> None:
    """The same orders of a missing person whom somebody asks for by looks; without more never late."""
    late = 0
    for seed in range(ORDERS):
        world.begin("missing_person")
        entry = entry_of("missing_person")
        looks = {code: entry.get(code, value) for code, value in asked.items()}
        world.question = Question("QM", {"SEX": entry["SEX"], "EYB": entry["DOB"][:4], **looks}, changed)
        order = Order(world, random.Random(f"looks {asked} {seed}"))
        try:
            order.run()
            world.all_over()
            world.check()
        except AssertionError as wrong:
            raise AssertionError(f"{asked}, order {seed}: {wrong}\n" + "\n".join(order.story)) from wrong
        late += sum(len(world.told_of(one.number)) for one in world.records)
    assert bool(late) == bool(asked), f"{late} were told late"


def test_a_record_changed_once_its_look_back_had_waited_is_looked_back_for_again(world: Nodes) -> None:
    """The first look back has waited for nobody who asks by the new plate: it must not pay for the change."""
    whole(world.nodes[0], lambda: world.enter(0))
    world.look_back(0, 0)
    assert world.backs[0].where == "has waited"
    world.ask(0, changed=True)
    to(world.nodes[0], "has looked up")
    whole(world.nodes[1], lambda: world.modify(1))
    whole(world.backs[0])
    whole(world.nodes[0])
    world.all_over()
    world.check()


def test_what_was_added_and_taken_off_beside_who_asks_is_told_and_taken_back(world: Nodes) -> None:
    """A second birth date comes between the look-up and the commit of who asks by it, goes unseen, and comes again."""
    world.begin("wanted_person")
    whole(world.nodes[0], lambda: world.enter(0))
    world.ask(0, changed=True)
    to(world.nodes[0], "has looked up")
    whole(world.nodes[1], lambda: world.supplement(1))
    whole(world.nodes[0])
    for act in (world.take_off, world.supplement):
        world.look_back(0, 0)
        whole(world.backs[0])
        whole(world.nodes[1], lambda act=act: act(1))
    world.all_over()
    assert world.check() == 1


def test_a_hit_that_was_taken_back_unseen_is_told_when_the_record_matches_again(world: Nodes) -> None:
    whole(world.nodes[0], lambda: world.ask(0))
    whole(world.nodes[0], lambda: world.enter(0))
    world.look_back(0, 0)
    whole(world.backs[0])
    for changed in (True, False):
        whole(world.nodes[0], lambda changed=changed: world.modify(0, changed=changed))
        world.look_back(0, 0)
        whole(world.backs[0])
        world.hear(world.askers[0])
    world.check()
    assert [frame["outcome"] for _, frame in world.heard] == ["delayed hit"]


def test_nobody_changes_a_record_while_a_hit_on_it_is_taken_back(world: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look back in between would take the hit for told."""
    whole(world.nodes[0], lambda: world.ask(0))
    whole(world.nodes[0], lambda: world.enter(0))
    world.look_back(0, 0)
    whole(world.backs[0])
    whole(world.nodes[0], lambda: world.modify(0))
    monkeypatch.setattr(telling, "_withdrawn", lambda *given: stop("takes back"))
    world.backs[1].begin(lambda: world.hear(world.askers[0]))
    assert world.backs[1].where == "takes back"
    with pytest.raises(OperationalError, match="could not obtain lock"), transaction.atomic():
        Record.objects.select_for_update(nowait=True).get()


def whole(lane: Lane, begin: Callable[[], object] = lambda: None) -> None:
    """Begins something in a lane, and lets it come to its end."""
    begin()
    while lane.where:
        lane.go()


def to(lane: Lane, where: str) -> None:
    """Lets a lane go on to one of its stops."""
    while lane.where != where:
        lane.go()
