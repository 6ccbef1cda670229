"""A record of each file from entry to end, through the exchange: nothing ended hits, and its history leads to it."""

import pytest

from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, Added, standing
from leads.hotfiles.lists import rows_of
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.messages.keys import MessageKey
from leads.messages.lists import ADD, REMOVE
from leads.messages.wire import AnswerFrame
from leads.oversight.numbers import set_text
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.acts.entered import keys, keys_it_should_have
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
        assert steps[-1].beside == additions_of(self.record)
        assert steps[-1].additions == [list(row[:3]) for row in rows_of(self.record.pk)]

    def stands(self) -> list[Added]:
        """All that stands on it of the kinds that its file takes."""
        return standing(self.file.kinds, self.record.values, additions_of(self.record))


#: Of each kind of addition one, by its first field.
AS_WELL = {
    "AKA": {"AKA": "MARLOWE, TESS"},
    "DOB": {"DOB": "19700315"},
    "SOC": {"SOC": "666123499"},
    "OLN": {"OLN": "D99999999999", "OLS": "WI", "OLY": "2030"},
    "SMT": {"SMT": "SC FHD"},
    "MNU": {"MNU": "AR-4711"},
    "LIC": {"LIC": "TST9999", "LIS": "IL", "LIY": "2030", "LIT": "PC"},
    "PPN": {"PPN": "MARLOWE, TIM", "PPB": "20150505"},
    "PCO": {"PCO": "02"},
    "DRS": {"DRS": "RED CAP"},
    "TTO": {"TTO": "FIVE DOTS"},
    "HND": {"HND": "THREE FINGERS UP"},
    "GTI": {"GTI": "A CROSS OVER ESB"},
}
SUPPLEMENTED = [
    (key, next(one for one in file.keys if (one.does.whose, one.does.sign) == (key.does.whose, REMOVE)))
    for file in FILES.values()
    for key in file.keys
    if key.does.sign == ADD
]


@pytest.mark.parametrize(("adds", "takes"), SUPPLEMENTED, ids=[adds.key for adds, _ in SUPPLEMENTED])
def test_each_addition_comes_stands_and_goes_and_the_entry_stays(adds: MessageKey, takes: MessageKey) -> None:
    """Of each kind that the key takes one, beside what the entry has or a modify fills; then its counterpart."""
    life = Life(adds.file)
    taken = {use.field.code for use in adds.uses}
    for kind in [one for one in life.file.adds if taken.issuperset(one.codes)]:
        more = AS_WELL[kind.codes[0]]
        fills = {code: life.file.by_code[code].example for code in kind.known_by[0]}
        if adds.does.whose == OWN and not any(life.record.values.get(code) for code in kind.asked):
            filled = life.send(life.owner, modify_of(adds.file).key, {**life.needs(modify_of(adds.file)), **fills})
            assert filled.outcome == "modified", filled.text
        before, entered = life.stands(), dict(life.record.values)
        told = life.send(life.owner, adds.key, {**life.needs(adds), **more})
        assert told.outcome == "modified", told.text
        [came] = [one for one in life.stands() if one not in before]
        assert came == Added(kind.name, adds.does.whose, more)
        assert keys(life.record) == keys_it_should_have(life.record)
        life.replayed()
        told = life.send(life.owner, takes.key, {**life.needs(takes), **more})
        assert told.outcome == "modified", told.text
        assert (life.stands(), life.record.values) == (before, entered)
        life.replayed()
        assert life.send(life.owner, adds.key, {**life.needs(adds), **more}).outcome == "modified", "and comes again"
    assert (told := life.act("cancel", life.owner)).outcome == "cancelled", told.text
    assert not keys(life.record)
    life.replayed()


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
