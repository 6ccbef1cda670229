"""Reads a message's fields to their stored values: one pass, one refusal that holds every problem.

Plate inquiries come by the ten thousand a second, so what a key needs is worked out once, and a message that fits
costs a look-up and a reader for each field.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from leads.messages.fields import BETWEEN, Field, FieldsRefused, Read
from leads.messages.keys import MessageKey, Route
from leads.messages.lists import is_signed, read_signed
from leads.messages.plain import plain, read_otherwise
from leads.messages.wire import Envelope, no_field_empty
from leads.rules.refused import Refused

Pairs = Sequence[tuple[str, str]]
#: Every field that LEADS has, by its code.
Known = Mapping[str, Field]


class _Plan(NamedTuple):
    """What reading one message key needs, worked out once."""

    reads: dict[str, Read]
    must: frozenset[str]
    combinations: tuple[frozenset[str], ...]
    key_as: str
    slowly: bool  # its values mean more than a reader sees: lists with a sign, fields to be taken off


_PLANS: dict[str, _Plan] = {}


def _plan(key: MessageKey) -> _Plan:
    fields = {use.field.code: use.field for use in key.uses}
    plan = _Plan(
        reads={code: field.read for code, field in fields.items()},
        must=frozenset(use.field.code for use in key.uses if use.must),
        combinations=tuple(frozenset(one) for one in key.combinations),
        key_as=key.does.key_as,
        slowly=bool(key.does.takes_off),
    )
    _PLANS[key.key] = plan
    return plan


def read_message(key: MessageKey, message: Envelope, today: date, known: Known) -> dict[str, str]:
    """A message's values, read as its key says. Raises Refused: FieldsRefused, or wire-empty-field with its place.

    An empty field is told with its place in the frame; on a modify, with how to take a field off.
    """
    try:
        return read_values(key, message.pairs, today, known)
    except FieldsRefused:
        if not key.does.takes_off:
            no_field_empty(message, [use.field.code for use in key.uses if use.must])
        raise


def read_values(key: MessageKey, pairs: Pairs, today: date, known: Known) -> dict[str, str]:
    """A message's fields, read and found to fit its key. Raises FieldsRefused with every problem in message order.

    An entry's values also carry MKE, its message key. On a modify, lists keep their signs (leads/messages/lists.py).
    `known` are all fields that LEADS has: one that the key does not take is named.
    """
    plan = _PLANS.get(key.key) or _plan(key)
    reads, values = plan.reads, {}
    if plan.slowly:
        return _slowly(key, plan, pairs, today, known)
    try:
        for code, raw in pairs:
            if code in values or not raw or not raw.isascii():
                return _slowly(key, plan, pairs, today, known)
            values[code] = reads[code](raw, today)
    except (KeyError, Refused):
        return _slowly(key, plan, pairs, today, known)
    if not plan.must <= values.keys():
        return _slowly(key, plan, pairs, today, known)
    for needed in plan.combinations:
        if needed <= values.keys():
            break
    else:
        if plan.combinations:
            return _slowly(key, plan, pairs, today, known)
    if plan.key_as:
        values[plan.key_as] = key.key
    return values


def read_as(key: MessageKey, pairs: Pairs, values: Mapping[str, str]) -> dict[str, str]:
    """The fields that were read as something else than was sent, as they were read: accents, signs left out, days.

    Words that stand for a code and mean the same (SUP/INVESTIGATIVE REPORT) are none of these: what is told with every
    entry is read by nobody, and then neither is the name or the day that was read otherwise.
    """
    if all(values.get(code) == raw for code, raw in pairs):
        return {}
    sent: dict[str, str] = {}
    for code, raw in pairs:
        sent[code] = f"{sent[code]}{BETWEEN}{raw}" if code in sent else raw
    fields = {use.field.code: use.field for use in key.uses}
    return {
        code: values[code]
        for code, raw in sent.items()
        if code in values
        and not fields[code].secret
        and read_otherwise(raw, values[code])
        and not fields[code].means_a_code(raw)
    }


def _slowly(key: MessageKey, plan: _Plan, pairs: Pairs, today: date, known: Known) -> dict[str, str]:
    """The same, field by field, gathering what is wrong."""
    fields = {use.field.code: use.field for use in key.uses}
    values: dict[str, str] = {}
    problems: list[Refused] = []
    times: dict[str, int] = {}
    for code, raw in pairs:
        times[code] = times.get(code, 0) + 1
        try:
            field = fields.get(code) or _unknown(key, code, known)
            value = _one(key, field, raw, times[code], today)
            both = f"{values[code]}{BETWEEN}{value}" if code in values else value
            _not_too_many(key, field, both)
        except Refused as no:
            problems.append(no)
            continue
        values[code] = both
    problems += [*_missing(key, fields, times), *_not_removable(key, values)]
    if problems:
        raise FieldsRefused(tuple(problems))
    if plan.key_as:
        values[plan.key_as] = key.key
    return values


def _one(key: MessageKey, field: Field, raw: str, times: int, today: date) -> str:
    """One field's value. Raises Refused: field-doubled, field-empty, or what its reader says."""
    code = field.code
    if times > 1 and not field.many > 1:
        said = f"{code} stands {times} times; {key.key} takes it once."
        raise Refused("field-doubled", said, cure=f"Send {code} once.", field=code, example=field.example)
    raw = plain(raw, code)
    if not raw.strip():
        needed = any(use.must and use.field.code == code for use in key.uses)
        cure = f"Fill it in, such as {field.example}" + ("." if needed else ", or leave it out.")
        if code in key.removable:
            cure = f"Leave it out; to take it off the record, send {key.does.takes_off}/{code}."
        raise Refused("field-empty", f"{code} is empty.", cure=cure, field=code, example=field.example)
    if key.does.takes_off and field.is_list and is_signed(raw.strip()):
        return read_signed(field, raw, today)
    if field.many > 1 and BETWEEN.strip() in raw:
        parts = [part for part in raw.split(BETWEEN.strip()) if part.strip()]
        if len(parts) > 1:
            return BETWEEN.join(field.read(part, today) for part in parts)
    return field.read(raw, today)


def _not_too_many(key: MessageKey, field: Field, value: str) -> None:
    """A list holds no more values than its field takes, however they were sent. Raises Refused (field-doubled)."""
    count = value.count(BETWEEN) + 1
    if field.many > 1 and count > field.many and not is_signed(value):
        said = f"{field.code} has {count} values; {key.key} takes {field.many}."
        cure = f"Send {field.many} of them, and the others in MIS."
        raise Refused("field-doubled", said, cure=cure, field=field.code, example=field.example)


def _not_removable(key: MessageKey, values: Mapping[str, str]) -> Iterator[Refused]:
    """Refusals for fields that were to be taken off: one that the record can't do without, or that is changed too."""
    named = values.get(key.does.takes_off, "")
    for code in named.split(", ") if named else ():
        if code not in key.removable:
            said = f"{code} can't be taken off: every record of this file has it, or the message is known by it."
            cure = f"Send {code} with what is right. Can be taken off: {', '.join(sorted(key.removable))}."
        elif code in values:
            said = f"{code} is changed and taken off in one message."
            cure = f"Leave {code} out of {key.does.takes_off}, or leave out what it shall be."
        else:
            continue
        yield Refused("not-removable", said, cure=cure, field=key.does.takes_off, example=min(key.removable))


def _unknown(key: MessageKey, code: str, known: Known) -> Field:
    """Raises Refused (field-unknown) for a code that the key does not take."""
    takes = [use.field.code for use in key.uses]
    if code in known:
        said = f"{key.key} has no field {code} ({known[code].name})."
    else:
        said = f"There is no field {code[:10]}."
    cure = f"Leave it out. {key.key} takes {', '.join(takes)}."
    raise Refused("field-unknown", said, cure=cure, field=code, example=takes[0])


def _missing(key: MessageKey, fields: dict[str, Field], times: dict[str, int]) -> list[Refused]:
    """Refusals for fields that are not there: the mandatory ones, then the sets of which one is needed."""
    found = [_missing_one(key, use.field) for use in key.uses if use.must and use.field.code not in times]
    there = set(times)
    if key.combinations and not any(there.issuperset(one) for one in key.combinations):
        found.append(_no_set(key, fields, there))
    return found


def _named(wanted: Iterable[str], fields: dict[str, Field], there: set[str]) -> str:
    """What is not there, with its names: "LIT (plate type) is missing"."""
    missing = [f"{code} ({fields[code].name.lower()})" for code in wanted if code not in there]
    return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing"


def _missing_one(key: MessageKey, field: Field) -> Refused:
    said = f"{field.code} ({field.name}) is missing; {key.key} needs it."
    cure = f"Add {field.code}, such as {field.example}."
    return Refused("field-missing", said, cure=cure, field=field.code, example=field.example)


def _no_set(key: MessageKey, fields: dict[str, Field], there: set[str]) -> Refused:
    """No set of fields is whole: the nearest one says what to add, in the words of what was sent."""
    weak = key.not_alone
    begun = [one for one in key.combinations if not there.isdisjoint(one) and not (weak and weak.field in one)]
    nearest = min(
        begun or key.combinations, key=lambda one: len([code for code in one if code not in there]) / len(one)
    )
    wanted = next((code for code in nearest if code not in there), nearest[0])
    sets = "; ".join(" with ".join(one) for one in key.combinations)
    if key.route is Route.ASK and begun:
        said = f"{nearest[0]} is searched only with {' and '.join(nearest[1:])}."
    elif weak and weak.field in there:
        said, wanted = weak.says, weak.add
    elif key.route is Route.ASK:
        said = f"{key.key} has nothing to search for."
    elif begun:
        *others, last = nearest
        said = f"{', '.join(others)} and {last} go together: {_named(nearest, fields, there)}."
    else:
        said = f"{key.key} needs one of these, whole: {sets}."
    example = fields[wanted].example if wanted in fields else None
    return Refused("set-missing", said, cure=f"One of these is needed: {sets}.", field=wanted, example=example)
