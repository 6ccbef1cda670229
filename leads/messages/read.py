"""Reads a message's fields to their stored values: one pass, one refusal that holds every problem.

Plate inquiries come by the ten thousand a second, so what a key needs is worked out once, and a message that fits
costs a look-up and a reader for each field.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from leads.messages.fields import BETWEEN, Field, FieldsRefused, Read
from leads.messages.keys import MessageKey, Route
from leads.messages.wire import Envelope, no_field_empty
from leads.rules.refused import Refused

Pairs = Sequence[tuple[str, str]]
#: Every field that LEADS has, by its code.
Known = Mapping[str, Field]


class _Plan(NamedTuple):
    """What reading one message key needs, worked out once."""

    reads: dict[str, Read]
    many: frozenset[str]
    must: frozenset[str]
    combinations: tuple[frozenset[str], ...]
    key_as: str


_PLANS: dict[str, _Plan] = {}


def _plan(key: MessageKey) -> _Plan:
    fields = {use.field.code: use.field for use in key.uses}
    plan = _Plan(
        reads={code: field.read for code, field in fields.items()},
        many=frozenset(code for code, field in fields.items() if field.many > 1),
        must=frozenset(use.field.code for use in key.uses if use.must),
        combinations=tuple(frozenset(one) for one in key.combinations),
        key_as=key.does.key_as,
    )
    _PLANS[key.key] = plan
    return plan


def read_message(key: MessageKey, message: Envelope, today: date, known: Known) -> dict[str, str]:
    """A message's values, read as its key says. Raises Refused: FieldsRefused, or wire-empty-field with its place.

    An empty field is told with its place in the frame, unless it is a key under which some empty fields mean something.
    """
    try:
        return read_values(key, message.pairs, today, known)
    except FieldsRefused:
        if not key.removable:
            no_field_empty(message)
        raise


def read_values(key: MessageKey, pairs: Pairs, today: date, known: Known) -> dict[str, str]:
    """A message's fields, read and found to fit its key. Raises FieldsRefused with every problem in message order.

    An entry's values also carry MKE, its message key. On a modify an empty value takes the field off the record, unless
    the record can't do without it. `known` are all fields that LEADS has: one that the key does not take is named.
    """
    plan = _PLANS.get(key.key) or _plan(key)
    reads, values = plan.reads, {}
    try:
        for code, raw in pairs:
            if code in values or not raw:
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


def _slowly(key: MessageKey, plan: _Plan, pairs: Pairs, today: date, known: Known) -> dict[str, str]:
    """The same, field by field, gathering what is wrong."""
    fields = {use.field.code: use.field for use in key.uses}
    values: dict[str, str] = {}
    problems: list[Refused] = []
    times: dict[str, int] = {}
    for code, raw in pairs:
        times[code] = times.get(code, 0) + 1
        try:
            value = _one(key, fields.get(code) or _unknown(key, code, known), raw, times[code], today)
        except Refused as no:
            problems.append(no)
            continue
        values[code] = f"{values[code]}{BETWEEN}{value}" if values.get(code) else value
    problems += _missing(key, fields, times)
    if problems:
        raise FieldsRefused(tuple(problems))
    if plan.key_as:
        values[plan.key_as] = key.key
    return values


def _one(key: MessageKey, field: Field, raw: str, times: int, today: date) -> str:
    """One field's value. Raises Refused: field-doubled, field-empty, or what its reader says."""
    code = field.code
    if times > field.many:
        said = (
            f"{code} stands {times} times; {key.key} takes it {'once' if field.many == 1 else f'{field.many} times'}."
        )
        raise Refused("field-doubled", said, cure=f"Send {code} once.", field=code, example=field.example)
    if not raw.strip():
        if code in key.removable:
            return ""
        cure = f"Fill it in, such as {field.example}, or leave it out."
        raise Refused("field-empty", f"{code} is empty.", cure=cure, field=code, example=field.example)
    if field.many > 1 and BETWEEN.strip() in raw:
        parts = [part for part in raw.split(BETWEEN.strip()) if part.strip()]
        if 1 < len(parts) <= field.many:
            return BETWEEN.join(field.read(part, today) for part in parts)
    return field.read(raw, today)


def _unknown(key: MessageKey, code: str, known: Known) -> Field:
    """Raises Refused (field-unknown) for a code that the key does not take."""
    takes = [use.field.code for use in key.uses]
    if code in known:
        said = f"{key.key} has no field {code} ({known[code].name})."
    else:
        said = f"There is no field {code[:10]}."
    raise Refused("field-unknown", said, cure=f"{key.key} takes {', '.join(takes)}.", field=code, example=takes[0])


def _missing(key: MessageKey, fields: dict[str, Field], times: dict[str, int]) -> list[Refused]:
    """Refusals for fields that are not there: the mandatory ones, then the sets of which one is needed."""
    found = [_missing_one(key, use.field) for use in key.uses if use.must and use.field.code not in times]
    there = set(times)
    if key.combinations and not any(there.issuperset(one) for one in key.combinations):
        found.append(_no_set(key, fields, there))
    return found


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
    else:
        said = f"{key.key} does not say enough to know which is meant."
    example = fields[wanted].example if wanted in fields else None
    return Refused("set-missing", said, cure=f"One of these is needed: {sets}.", field=wanted, example=example)
