"""What a modify does to a list of a record (other names, marks, cautions): adds to it, takes from it, or replaces it.

Each act has a sign of its own, since one who meant to add a name must never take off the ones that are there:
`AKA/+ROE, JANE`, `AKA/-ROE, JANE`, `AKA/=ROE, JANE`. A value keeps its sign in its stored form. Without a sign the list
is begun, and on a record that holds one already it is asked which is meant.
"""

from collections.abc import Sequence
from datetime import date

from leads.messages.fields import BETWEEN, Field
from leads.rules.refused import Refused

ADD, REMOVE, REPLACE = "+", "-", "="
SIGNS = ADD + REMOVE + REPLACE


def read_signed(field: Field, raw: str, today: date) -> str:
    """Values with a sign before each (or before the first, for all): "+ROE, JANE; +POE, JO". Raises Refused."""
    sign, found = "", []
    for part in raw.split(BETWEEN.strip()):
        text = part.strip()
        if text[:1] and text[0] in SIGNS:
            sign, text = text[0], text[1:]
        found += [sign + one for one in field.parts(field.read(text, today))]
    return BETWEEN.join(found)


def is_signed(value: str) -> bool:
    """Whether a stored form says what to do with a list."""
    return value[:1] != "" and value[0] in SIGNS


def changed_list(field: Field, held: str, wanted: str) -> str:
    """What a record's list is after a modify, as it is stored. Raises Refused where it is not known what is meant."""
    parts, before = field.parts(held), len(field.parts(held))
    if not is_signed(wanted):
        if parts and parts != field.parts(wanted):
            raise _unclear(field, parts, wanted)
        return wanted
    signed = [(one[0], one[1:]) for one in wanted.split(BETWEEN)]
    if REPLACE in {sign for sign, _ in signed}:
        if len({sign for sign, _ in signed}) > 1:
            raise _mixed(field)
        parts = []
    for sign, one in signed:
        if sign == REMOVE:
            if one not in parts:
                raise _not_there(field, one, parts)
            parts.remove(one)
        elif one not in parts:
            parts.append(one)
    return _within(field, parts, before)


def most_of(field: Field) -> int:
    """How many values a record may hold in a list."""
    return field.many if field.many > 1 else field.most // field.width


def _within(field: Field, parts: Sequence[str], before: int) -> str:
    """One that supplements made longer may stay as long, and change. Raises Refused (list-full)."""
    most = most_of(field)
    if len(parts) > max(most, before):
        raise Refused(
            "list-full",
            f"With this {field.code} would hold {len(parts)} values; it takes {most}.",
            None,
            f"Take one off in the same message: {field.code}/{REMOVE}{parts[0]}.",
            field=field.code,
            example=f"{REMOVE}{parts[0]}",
        )
    return field.joined(parts)


def _unclear(field: Field, parts: Sequence[str], wanted: str) -> Refused:
    return Refused(
        "list-unclear",
        f"{field.code} holds {BETWEEN.join(parts)} already: is {wanted} added, or does it replace that?",
        None,
        f"Send {field.code}/{ADD}{wanted} to add it, or {field.code}/{REPLACE}{wanted} to replace all of it.",
        field=field.code,
        example=f"{ADD}{wanted}",
    )


def _mixed(field: Field) -> Refused:
    return Refused(
        "list-unclear",
        f"{field.code} is replaced ({REPLACE}) and changed ({ADD}, {REMOVE}) in one message.",
        None,
        f"Send all that {field.code} shall hold with {REPLACE}, or only what is added and taken off.",
        field=field.code,
        example=f"{ADD}{field.example}",
    )


def _not_there(field: Field, one: str, parts: Sequence[str]) -> Refused:
    holds = f"it holds {BETWEEN.join(parts)}" if parts else "it holds nothing"
    return Refused(
        "not-on-the-record",
        f"{one} can't be taken off {field.code}: {holds}.",
        None,
        "Send it as it stands on the record." if parts else "Leave it out: there is nothing to take off.",
        field=field.code,
        example=f"{REMOVE}{parts[0]}" if parts else None,
    )
