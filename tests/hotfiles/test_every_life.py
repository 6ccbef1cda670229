"""A record of each file from entry to end, through the exchange: nothing ended hits, and its history leads to it."""

import pytest

from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.messages.keys import MessageKey
from leads.messages.wire import AnswerFrame
from leads.oversight.numbers import set_text
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.every import WALKED, entry_of, modify_of, question_of, written
from tests.makers import NOW, actor, make_administrator, make_department
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
OWNER = "IL1990000"


class Life:
    """One record, its owner and another agency."""

    def __init__(self, file: str) -> None:
        make_department()
        set_text("protective_interest.entered_by", OWNER, why="Statute", by=actor(make_administrator()), now=NOW)
        self.file, self.exchange = FILES[file], Exchange("test")
        self.owner, self.other = sign_on(OWNER), sign_on("IL1990200")
        told = self.send(self.owner, WALKED[file].key, entry_of(file))
        assert told.outcome == "entered", told.text
        self.number = told.data["record"]

    def send(self, session: Session, key: str, fields: dict[str, str]) -> AnswerFrame:
        return ask(self.exchange, session, key, written(fields))

    def act(self, does: str, session: Session, **more: str) -> AnswerFrame:
        """Sends the file's first key that does this, with all that it needs; the record as it is."""
        key = next(key for key in self.file.keys if key.does.name == does)
        return self.send(session, key.key, {**self.needs(key), **more})

    def needs(self, key: MessageKey) -> dict[str, str]:
        record = self.record
        known = {**record.values, "NIC": record.number, "OCA": record.case_number}
        must = [use.field for use in key.uses if use.must]
        return {one: known[one] for one in ("NIC", "OCA")} | {
            one.code: known.get(one.code, f"{NOW:%Y%m%d}" if one.code in DAYS else one.example) for one in must
        }

    @property
    def record(self) -> Record:
        return Record.objects.get(number=self.number)

    def hits(self, *, changed: bool) -> bool:
        question = question_of(self.file.name)
        told = self.send(self.other, question.key, question.about(changed=changed))
        return self.number in [hit["record"] for hit in told.data["hits"]]

    def replayed(self) -> None:
        """Each step of its history follows the one before, and the last is what it says now."""
        steps = list(RecordChange.objects.filter(record=self.record).order_by("id"))
        assert steps[0].act == "enter"
        assert steps[-1].values == self.record.values


DAYS = ("DOL", "DCL", "DOC")  # of what happens to a record: today


@pytest.mark.parametrize("file", sorted(FILES))
@pytest.mark.parametrize("end", ["clear", "cancel"])
def test_a_record_hits_until_it_ends_and_never_after(file: str, end: str) -> None:
    life, does = Life(file), {key.does.name for key in FILES[file].keys}
    changed = question_of(file).changed
    assert life.hits(changed=False)
    if changed:
        told = life.send(life.owner, modify_of(file).key, {**life.needs(modify_of(file)), **changed})
        assert told.outcome == "modified", told.text
        assert (life.hits(changed=False), life.hits(changed=True)) == (False, True)
    if "locate" in does and not FILES[file].ends_at_locate:
        assert (told := life.act("locate", life.other)).outcome == "located", told.text
        assert life.hits(changed=bool(changed)), "a located record stands"
    life.replayed()
    told = life.act(end if end in does else "cancel", life.owner)
    assert told.outcome in ("cleared", "cancelled"), told.text
    assert life.record.state == told.outcome
    assert not RecordKey.objects.filter(record__number=life.number).exists()
    assert not life.hits(changed=bool(changed))
    life.replayed()


@pytest.mark.parametrize("file", sorted(one.name for one in FILES.values() if one.ends_at_locate))
def test_a_locate_that_ends_a_record_leaves_nothing_that_hits(file: str) -> None:
    life = Life(file)
    assert (told := life.act("locate", life.other)).outcome == "located", told.text
    assert life.record.state == "cleared"
    assert not RecordKey.objects.filter(record__number=life.number).exists()
    assert not life.hits(changed=False)
    life.replayed()
