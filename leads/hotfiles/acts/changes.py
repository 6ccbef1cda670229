"""What a message changes on a record: values replaced, lists added to and taken from, fields taken off by name.

What went and what came is told to whoever sent it: a list is never replaced, and nothing is taken off, without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from leads.hotfiles.declare.shown import masked
from leads.messages.fields import Field, Values
from leads.messages.keys import MessageKey
from leads.messages.lists import changed_list
from leads.rules.refused import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """What went from one field of a record, and what came; either may be nothing."""

    field: str
    gone: str
    came: str
    is_list: bool = False

    @property
    def words(self) -> str:
        """The change as its sender reads it."""
        if self.is_list:
            both = (("taken off", self.gone), ("added", self.came))
            return f"{self.field}: " + ", ".join(f"{what} {value}" for what, value in both if value)
        if self.gone and self.came:
            return f"{self.field}: {self.gone} replaced by {self.came}"
        return f"{self.field}: taken off {self.gone}" if self.gone else f"{self.field}: added {self.came}"


def wanted(key: MessageKey, values: Values, held: Values) -> dict[str, str]:
    """The values that a change gives the fields of a record; "" for one that is taken off. Raises Refused."""
    takes_off, fields = key.does.takes_off, {use.field.code: use.field for use in key.uses}
    found = {
        code: changed_list(fields[code], held.get(code, ""), value) if fields[code].is_list else value
        for code, value in values.items()
        if code not in key.identifies and code != takes_off
    }
    for code in values[takes_off].split(", ") if takes_off in values else ():
        if not held.get(code):
            raise Refused(
                "not-on-the-record",
                f"{code} can't be taken off: the record has none.",
                None,
                f"Leave {code} out of {takes_off}: there is nothing to take off.",
                field=takes_off,
            )
        found[code] = ""
    return found


def changes(fields: Mapping[str, Field], before: Values, after: Mapping[str, str]) -> tuple[Change, ...]:
    """What is otherwise than before, field by field, in the order of the record."""
    codes = dict.fromkeys((*before, *after))
    return tuple(
        _change(fields[code], before.get(code, ""), after.get(code, ""))
        for code in codes
        if before.get(code, "") != after.get(code, "")
    )


def apart(field: Field, before: str, after: str) -> tuple[str, str]:
    """Of a list that was changed the values that went, and those that came."""
    old, new = field.parts(before), field.parts(after)
    return field.joined(one for one in old if one not in new), field.joined(one for one in new if one not in old)


def _change(field: Field, gone: str, came: str) -> Change:
    if field.is_list:
        gone, came = apart(field, gone, came)
    if field.secret:
        gone, came = masked(field, gone), masked(field, came)
    return Change(field.code, gone, came, field.is_list)
