"""Enters, modifies, clears and cancels hot file records: each act, its history and its ledger line in one transaction.

Only the agency that entered a record changes or ends it; it answers for its accuracy. 1240.60(a)(5), 1240.60(a)(7).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

from leads.agencies.policy import overrides
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.models import CAN_HIT, Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import undo_check
from leads.hotfiles.things.record.keys import number_key
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import support_at_hand, supported

# What the law asks of an entry but what is no description of the thing sought; kept in columns of its own.
ABOUT_THE_ENTRY = ("SUP", "SUD", "FKD", "OCA")
CAUSES = {"clear": "cleared", "cancel": "cancelled", "locate": "located"}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: the record as it is now, and what has to be looked at once more."""

    record: Record
    outcome: str
    warnings: tuple[str, ...] = ()
    look_back: bool = False  # the record has new keys: recent inquiries have to be compared with it


def act(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Does what an act's message key says. Raises Refused; call it in a savepoint of its own."""
    return ACTS[key.does.name](key, values, by, today, now)


@cites("1240.60(a)(2)")
def enter(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Enters a record that names the paper behind it; its number is the key for everything later. Raises Refused."""
    file = FILES[key.file]
    supported(values.get("SUP", ""))
    support_at_hand(values.get("SUD", ""))
    file.check(key, values, today)
    described = {code: value for code, value in values.items() if code not in ABOUT_THE_ENTRY}
    _one_at_a_time(by.agency_id, key.file)
    _not_on_file(file, described | {"OCA": values.get("OCA", "")}, by)
    warnings = file.warnings(described, today)
    made = Record.objects.create(
        number=_next_number(file), file=file.name, key=key.key, agency_id=by.agency_id, values=described,
        case_number=values.get("OCA", ""), warnings=list(warnings), support=values["SUP"], support_at=values["SUD"],
        facts_known_at=_moment(values.get("FKD"), by.zone), entered_at=now, entered_by_id=by.person_id, check_from=now,
        changed_at=now, retire_on=retire_on(file, described, now, by.zone, _numbers(now)),
    )  # fmt: skip
    _write_keys(file, made)
    _remember(made, "enter", by, now, "hotfiles:record:entered", clause="1240.60(a)(2)")
    return Done(made, "entered", warnings, look_back=True)


def modify(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Changes fields of one's own record; its keys follow in the same transaction. Raises Refused.

    A message that only validates (VLN) changes nothing that was checked: the history calls it "validate".
    """
    found = _own(key, values, by)
    file = FILES[found.file]
    changed = {code: value for code, value in values.items() if code not in key.identifies}
    if not changed:
        raise Refused("nothing-to-change", "This message changes no field.", None, "Send the fields that change.")
    found.case_number = changed.pop("OCA", found.case_number)
    if validator := changed.pop("VLN", None):
        found.validated_at, found.validated_by = now, validator
    found.key = changed.get("MKE", found.key)  # the caution or armed suffix can be added or dropped
    found.values = {code: value for code, value in {**found.values, **changed}.items() if value}
    entered = _entry_key(file, found.key)
    whole = {**found.values, "OCA": found.case_number, "SUP": found.support, "SUD": found.support_at}
    file.check(entered, whole, today)
    _one_at_a_time(by.agency_id, found.file)
    _not_on_file(file, whole, by, but=found.pk)
    found.warnings = list(file.warnings(found.values, today))
    found.retire_on = retire_on(file, found.values, found.entered_at, by.zone, _numbers(now))
    _still_kept(found, now)
    if changed:
        found.changed_at, found.looked_back_at = now, None
        undo_check(found, now)
    found.save()
    found.keys.all().delete()
    _write_keys(file, found)
    act = "modify" if changed else "validate"
    _remember(found, act, by, now, "hotfiles:record:modified", data={"fields": sorted(changed)})
    return Done(found, "modified", tuple(found.warnings), look_back=bool(changed))


def end(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Clears or cancels one's own record: from the commit on it hits nowhere (invariant 5). Raises Refused."""
    found = _own(key, values, by)
    found.state, found.ended_at, found.changed_at = CAUSES[key.does.name], now, now
    found.ended_why = values.get("RPP") or values.get("RPS") or ""
    found.save(update_fields=["state", "ended_at", "changed_at", "ended_why"])
    _remember(found, key.does.name, by, now, f"hotfiles:record:{found.state}", why=found.ended_why)
    return Done(found, found.state)


def locate(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Another agency has found the person or thing: the record stays, with that said on it. Raises Refused."""
    found = _identified(key, values)
    if found.agency_id == by.agency_id:
        raise Refused(
            "own-record", "An agency does not locate its own record.", None, "Clear it with the clear key instead."
        )
    found.state, found.changed_at = "located", now
    found.values = {**found.values, **{code: values[code] for code in ("DOL", "LCA", "DIS") if code in values}}
    found.save(update_fields=["state", "changed_at", "values"])
    _remember(found, "locate", by, now, "hotfiles:record:located", why=f"located by {by.ori}")
    return Done(found, "located")


ACTS: Mapping[str, Callable[[MessageKey, Values, Actor, date, datetime], Done]] = {
    "enter": enter,
    "modify": modify,
    "locate": locate,
    "clear": end,
    "cancel": end,
}


def _own(key: MessageKey, values: Values, by: Actor) -> Record:
    found = _identified(key, values)
    if found.agency_id != by.agency_id:
        raise Refused(
            "not-your-record",
            f"{found.number} was entered by another agency, which answers for it.",
            "1240.60(a)(5) correct",
            "Ask that agency to change it; to say that you found the person or thing, locate it.",
        )
    return found


def _identified(key: MessageKey, values: Values) -> Record:
    """The record meant, by its number with one more identifier; locked until the act is over. Raises Refused."""
    found = Record.objects.select_for_update().filter(number=values.get("NIC", ""), file=key.file).first()
    if found is None:
        raise Refused(
            "not-on-file",
            f"No record {values.get('NIC', '')} in this file.",
            None,
            "Check the number on the acknowledgement of the entry.",
            field="NIC",
        )
    known = {**found.values, "OCA": found.case_number}
    others = [code for code in key.identifies if code in values and code != "NIC"]
    for code in others:
        if known.get(code) != values[code]:
            raise Refused(
                "does-not-fit",
                f"{code}/{values[code]} is not what {found.number} says.",
                None,
                "Send the field exactly as it stands in the record.",
                field=code,
            )
    if found.state not in CAN_HIT:
        raise Refused("already-ended", f"{found.number} is {found.state} already.", None, "Nothing more is needed.")
    return found


def _one_at_a_time(agency_id: int, file: str) -> None:
    """Two entries of one agency in one file follow each other, so that neither misses the other as a duplicate."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"enter {agency_id} {file}"])


def _not_on_file(file: HotFile, values: Values, by: Actor, but: int = 0) -> None:
    keys = file.record_keys(values)
    shared = Record.objects.filter(file=file.name, agency_id=by.agency_id, state__in=CAN_HIT, keys__key__in=keys)
    for other in shared.exclude(pk=but).distinct():
        if file.same(values, {**other.values, "OCA": other.case_number}):
            raise Refused(
                "on-file",
                f"Your agency has this on file as {other.number}, case {other.case_number}.",
                None,
                f"Modify {other.number} instead, or cancel it first.",
                field="NIC",
                example=other.number,
            )


def _numbers(now: datetime) -> Mapping[str, int]:
    """The numbers as this installation has set them: how long a record is kept is among them."""
    return {name: one.value for name, one in overrides(now).items()}


def retire_on(
    file: HotFile, values: Values, entered_at: datetime, zone: str, numbers: Mapping[str, int]
) -> date | None:
    """The first day, as UTC counts days, on which a record no longer answers; None: until somebody removes it.

    A temporary want counts 48 hours from the moment of entry, other records whole days of the agency's zone. The
    switch compares days of UTC, so either is kept until the next UTC midnight that is surely past its end: up to a
    day longer, never shorter.
    """
    end = file.retired_on(values, entered_at.astimezone(UTC), numbers)
    if end is None:
        return None
    if not isinstance(end, datetime):
        end = file.retired_on(values, entered_at.astimezone(ZoneInfo(zone)).date(), numbers) or end
    return date(end.year, end.month, end.day) + timedelta(days=1)


def _still_kept(found: Record, now: datetime) -> None:
    """A change may not end a record as a side effect: whoever wants it ended says so. Raises Refused."""
    if found.retire_on is not None and found.retire_on <= now.date():
        raise Refused(
            "past-its-time",
            f"With this change {found.number} would be past the time that such a record is kept, and hit no more.",
            None,
            "Leave the fields that keep it longer, such as a VIN; if it shall end, cancel it instead.",
        )


def _entry_key(file: HotFile, key: str) -> MessageKey:
    """The key of entry that a record has, or gets by MKE. Raises Refused when the file has none of that name."""
    entries = file.entries
    if key not in entries:
        raise Refused(
            "key-unknown",
            f"MKE/{key} is no key of entry in this file.",
            None,
            f"Send one of: {', '.join(entries)}; or leave MKE out.",
            field="MKE",
            example=next(iter(entries)),
        )
    return entries[key]


def _next_number(file: HotFile) -> str:
    """The state's own number: the file's letter, 99, and seven digits; never taken for a national one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('hotfiles_number')")
        return f"{file.letter}99{cursor.fetchone()[0]:07d}"


def record_keys(file: HotFile, number: str, case_number: str, values: Values) -> Iterable[str]:
    """Every key under which a record is found: what its file says of its fields and case, and its own number."""
    return {*file.record_keys({**values, "OCA": case_number}), number_key(number)}


def _write_keys(file: HotFile, made: Record) -> None:
    RecordKey.objects.bulk_create(
        RecordKey(key=key, record_id=made.pk)
        for key in sorted(record_keys(file, made.number, made.case_number, made.values))
    )


def _remember(
    changed: Record, act: str, by: Actor, now: datetime, event: str, *, why: str = "", clause: str = "",
    data: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    RecordChange.objects.create(record=changed, at=now, by_id=by.person_id, act=act, why=why, values=changed.values)
    write_line(event, now=now, by=by, subject=f"record:{changed.number}", clause=clause, data=dict(data or {}))


def _moment(text: str | None, zone: str) -> datetime | None:
    """A time as the field FKD carries it, CCYYMMDDHHMM in the agency's zone."""
    return datetime.strptime(text, "%Y%m%d%H%M").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) if text else None
