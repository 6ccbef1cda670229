"""Registrations of boats: letters of the state in front, and the number after them, which other states give too.

Form: 33 CFR 174.23; letters: 33 CFR 173, appendix A. The letters are those of no other table: Michigan's boats begin
with MC, and MI is Mississippi. So two registrations are never told to be of one state by them, but by RES alone.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

from leads.hotfiles.things.serial.forms import folded
from leads.messages.fields import Values

_FORM = re.compile(r"(?P<state>[A-Z]{2})(?:[0-9]{1,4}(?P<two>[A-Z]{2})|[0-9]{1,3}(?P<three>[A-Z]{3}))").fullmatch
_FRONT = re.compile(r"[A-Z]{2}(?=[0-9])").match
#: The letters of states whose boats do not bear the code of RES; all others do.
LETTERS = MappingProxyType(
    {
        "CA": "CF", "CO": "CL", "DE": "DL", "HI": "HA", "KS": "KA", "MA": "MS", "MI": "MC", "MS": "MI", "WA": "WN",
        "WI": "WS", "AM": "AS", "GM": "GU", "MK": "CM",
    }
)  # fmt: skip
NATIONAL = 8


def is_usual(number: str) -> bool:
    """Whether a registration is written as the states give them: IL1234AB, IL123ABC."""
    return _FORM(number) is not None


def front(number: str) -> str:
    """The state's letters in front of a registration; "" where it has none."""
    found = _FRONT(number)
    return found[0] if found else ""


def body(number: str) -> str:
    """The number after the state's letters, which a boat of another state may bear too."""
    return number[len(front(number)) :]


def bare(number: str) -> str:
    """The body with look-alikes as digits and without zeros in front, which some write and some leave out."""
    alike = folded(body(number))
    return alike.lstrip("0") or alike


def registration_doubts(values: Values) -> Iterator[str]:
    """What is odd about a registration, as sentences; an old one or one of another country may be like that."""
    number, state = values.get("REG", ""), values.get("RES", "")
    if not number:
        return
    form = _FORM(number)
    if not form:
        yield f"The registration {number} is not written like IL1234AB. Read it again; another country's may be so."
    elif state and form["state"] != (letters := LETTERS.get(state, state)):
        yield f"Boats of {state} bear the letters {letters} in front, this one {form['state']}. Read both again."
    if form and not set("IOQ").isdisjoint(form["two"] or form["three"]):
        yield f"The last letters of {number} hold an I, O or Q, which states do not give there. Read it again."
    if len(number) > NATIONAL:
        yield f"National files keep {NATIONAL} characters of a registration: put the whole of it in MIS too."
