"""What a second party does when a record does not match its report: it says which items, and the agency is told.

The finding stands (finding.py) until what it names is changed, the record ends, or the finding is withdrawn: until
then nobody confirms the record, and every hit on it tells.

Each case has its end. The record is wrong: its agency changes what is named, or cancels it and enters it anew where no
modify changes that. The record is right: the finder or the coordinator withdraws. The finder has left, and the
coordinator made the record: another coordinator, or a new entry, which awaits its own check.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from leads.agencies.devices import connected
from leads.hotfiles.check_items import Item
from leads.hotfiles.compared import compared, keep
from leads.hotfiles.duties import end_duties, open_duty, reached
from leads.hotfiles.finding import COLUMNS, forget, items_words, stands
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.nameable import lacking, to_mend
from leads.hotfiles.second_check import locked, makers_of, may_check, must_be_theirs
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.mail.post import notify
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK
from leads.standing.gates import may_read
from leads.standing.snapshot import current


@cites(CHECK)
@transaction.atomic
def differs(
    record_number: str, *, items: Sequence[str], words: str = "", by: Actor, now: datetime
) -> tuple[Record, int]:
    """A second party says which items do not match the report; the entering agency's devices are told at once.

    `items`: codes of `compared(record)`, and of what the report has and the record lacks (`nameable.lacking`). `words`:
    what the report says instead. What cross-checks show beside these items is acknowledged as wrong. From now on a hit
    says that it differs, and nobody confirms it. Returns the record, and how many devices are told (0: say it
    by telephone). `now` aware, UTC. Clauses 1240.60(a)(5) check and correct. Refused: as
    `second_check`, and nothing-differs.
    """
    found = locked(record_number)
    may_check(found, by)
    may_read(by.person_id, (found.file,), current(), now)
    codes = list(dict.fromkeys(items))
    seen = compared(found, by, now)
    missing = lacking(found, [item.named for item in seen]).items()
    lacked = (Item(code, f"{words}, which it lacks", "") for code, words in missing)
    wanted = {item.code: item for item in (*seen, *lacked)}
    if not codes or not set(codes) <= set(wanted):
        raise Refused(
            code="nothing-differs",
            sentence="No item is marked as different.",
            clause=CHECK,
            cure="Mark what the report says otherwise; if all of it matches, confirm the record.",
            field="items",
        )
    wrong = keep(found, [wanted[code] for code in codes], "wrong", by, now)
    found.different_at, found.different_by_id, found.different_says = now, by.person_id, " ".join(words.split())[:400]
    found.different_items = [wanted[code].named for code in codes]
    found.save(update_fields=COLUMNS)
    why = f"{items_words(found.different_items)}. {found.different_says}".strip()[:500]
    _step(found, "differs", why, by, now)
    duty = open_duty(found, "correct", "check", why=why, by=by, now=now, numbers=current().agencies.numbers)
    write_line(
        "hotfiles:record:found_different",
        now=now,
        by=by,
        subject=f"record:{found.number}",
        outcome="differs",
        clause=CHECK,
        data={"items": codes, "wrong": wrong, "due": duty.due_at.isoformat()},
    )
    text = (
        f"RECORD {found.number} DIFFERS FROM ITS REPORT.\nThe second party found different: {why}\n"
        f"Entered by {found.entered_by}. {to_mend(found)}, as soon as possible; then it is compared anew. "
        "Until then every hit on it says that it differs; a change of anything else does not end that."
    )
    told = _tell(found, text, {"differs": codes, "words": found.different_says}, by, now)
    return found, reached(duty, told)


@cites(CHECK)
@transaction.atomic
def withdraw_difference(record_number: str, *, why: str, by: Actor, now: datetime) -> tuple[Record, int]:
    """Whoever found a record different takes that back, with the reason; it awaits its second check as before.

    Who else may, and why nobody else: see `may_withdraw`. Returns the record, and how many devices of the agency are
    told. `now` aware, UTC. Clause 1240.60(a)(5) check.
    Refused: not-on-file, nothing-to-withdraw, not-your-record, same-person, not-the-finder, not-in-office, without-why,
    and what gates say.
    """
    found = locked(record_number)
    may_withdraw(found, by)
    if by.person_id != found.different_by_id:
        must_hold(by, "coordinator", now, clause=CHECK, act="withdraw what somebody else found different")
    may_read(by.person_id, (found.file,), current(), now)
    if not (reason := " ".join(why.split())[:400]):
        raise Refused(
            "without-why",
            "A finding is withdrawn for a stated reason.",
            CHECK,
            "Say what was mistaken about it.",
            "why",
            "Compared with the report of another case",
        )
    assert found.different_at is not None
    items = [one["code"] for one in found.different_items or ()]
    at, finder = found.different_at.isoformat(), str(found.different_by)
    forget(found)
    found.save(update_fields=COLUMNS)
    end_duties(found, "withdrawn", now, by=by, kinds=["correct"], sources=["check"])
    _step(found, "withdraw", reason, by, now)
    write_line(
        "hotfiles:record:difference_withdrawn",
        now=now,
        by=by,
        subject=f"record:{found.number}",
        clause=CHECK,
        data={"items": items, "found_at": at, "why": reason},
    )
    text = (
        f"RECORD {found.number}: WHAT WAS FOUND DIFFERENT IS WITHDRAWN.\n{by.user_id} withdraws what {finder} found: "
        f"{reason}\nIt awaits its second check as before."
    )
    return found, _tell(found, text, {"differs": [], "words": reason}, by, now)


def may_withdraw(found: Record, by: Actor) -> None:
    """Whether this person may take back that the record differs: who found it, or the agency's coordinator.

    The safest of those who could: whoever entered or changed the record never, or they would wave through what somebody
    found against them; any other operator neither, since one person's "it matches" does not outweigh another's "it
    differs" without somebody who answers for both. The coordinator answers for the agency's records, and is there when
    the finder is away. Who can't wait for either modifies the record as its report says, which needs no withdrawal.
    Refused: nothing-to-withdraw, not-your-record, same-person, not-the-finder.
    """
    if not stands(found):
        raise Refused(
            "nothing-to-withdraw",
            f"Nothing stands that was found different of {found.number}.",
            CHECK,
            "Nothing more is needed.",
        )
    must_be_theirs(found, by)
    if by.person_id in makers_of([found])[found.pk]:
        raise Refused(
            code="same-person",
            sentence="Who entered or changed this record does not withdraw what its second party found.",
            clause=CHECK,
            cure=f"{to_mend(found)}, or ask {found.different_by} or another Agency Coordinator.",
        )
    its_coordinator = "coordinator" in by.offices and by.agency_id == found.agency_id
    if by.person_id != found.different_by_id and not its_coordinator:
        raise Refused(
            code="not-the-finder",
            sentence=f"{found.different_by} found this record different, and you did not.",
            clause=CHECK,
            cure=f"Ask {found.different_by} or your Agency Coordinator to withdraw it, or have the record modified.",
        )


def why_not_withdraw(found: Record, by: Actor) -> Refused | None:
    """What keeps this person from taking it back; None: they may."""
    try:
        may_withdraw(found, by)
    except Refused as no:
        return no
    return None


def found_before(found: Record) -> str:
    """What was found different and has been changed since, in the finder's words, for whoever compares it anew.

    Blank where nothing was, where it was withdrawn, and once somebody has checked the record as it stands now.
    """
    last = found.changes.filter(act__in=("differs", "withdraw", "check")).order_by("-id").first()
    return last.why if last is not None and last.act == "differs" and found.different_at is None else ""


def _step(found: Record, act: str, why: str, by: Actor, now: datetime) -> None:
    RecordChange.objects.create(record=found, at=now, by_id=by.person_id, act=act, why=why, plain=found.plain)


def _tell(found: Record, text: str, data: Mapping[str, object], by: Actor, now: datetime) -> int:
    """The entering agency's devices get to know; gives how many."""
    notice = text, {"record": found.number, **data}
    subject, devices = f"record:{found.number}", connected(found.agency_id)
    return notify(devices, notice, subject=subject, clause=CHECK, by=by, now=now, files=[found.file])
