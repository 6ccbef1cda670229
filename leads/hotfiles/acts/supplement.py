"""What a supplement adds to a list of a record (names, marks, numbers), and what its counterpart takes off.

It only adds to what is there: an empty field is filled by modify, as agencies know it (grade A).
"""

from collections.abc import Sequence

from leads.hotfiles.declare.keys import MODIFY, TAKE_OFF
from leads.hotfiles.registry import FILES
from leads.messages.fields import Field
from leads.messages.keys import Does, MessageKey
from leads.messages.lists import ADD, most_of
from leads.rules.refused import Refused


def supplemented(key: MessageKey, field: Field, held: str, value: str) -> str:
    """What a list of a record is after a supplement, or after its counterpart, as it is stored. Raises Refused."""
    parts = field.parts(held)
    return field.joined(_with(key, field, parts, value) if key.does.sign == ADD else _without(field, parts, value))


def _with(key: MessageKey, field: Field, parts: Sequence[str], value: str) -> list[str]:
    code, after = field.code, list(parts)
    if not parts:
        said = f"The record has no {code}: a supplement only adds to values that are there."
        cure = f"Fill it with {_key_of(key, MODIFY)}: {code}/{value}."
        raise Refused("nothing-to-add-to", said, None, cure, field=code)
    for one in field.parts(value):
        if one in after:
            raise Refused("already-on-the-record", f"{code} holds {one} already.", None, "Leave it out.", field=code)
        after.append(one)
    if len(after) > most_of(field):
        said = f"With this {code} would hold {len(after)} values; it takes {most_of(field)}."
        cure = f"Take off first what does not hold any more: {_key_of(key, TAKE_OFF)} with {code}."
        raise Refused("list-full", said, None, cure, field=code)
    return after


def _without(field: Field, parts: Sequence[str], value: str) -> list[str]:
    code, after = field.code, list(parts)
    for one in field.parts(value):
        if one not in after:
            holds = f"it holds {'; '.join(after)}" if after else "it holds nothing"
            cure = "Send it as it stands on the record." if after else "Leave it out: there is nothing to take off."
            said = f"{one} can't be taken off {code}: {holds}."
            raise Refused("not-on-the-record", said, None, cure, field=code, example=after[0] if after else None)
        after.remove(one)
    return after


def _key_of(key: MessageKey, does: Does) -> str:
    """The message key of the same file that does something else."""
    return next(one.key for one in FILES[key.file].keys if one.does is does)
