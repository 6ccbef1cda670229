"""What is accepted of a group or its member, but has to be read once more.

A hit says these to whoever asked, so that none tells which criterion it was: an informant may be recognized by it.
"""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.things.gang.rules import criteria_of
from leads.hotfiles.things.person.doubts import age, juvenile_below
from leads.messages.fields import Values
from leads.rules.numbers import number

#: Enough by itself: admitted in custody, said by a prison; those of terrorism are judged elsewhere.
_ENOUGH = frozenset("AIGH")


def group_doubts(values: Values) -> Iterator[str]:
    """A group without a subgroup, as many have one; and of a group, that nothing says how it is known."""
    if values.get("GNG") and not values.get("SGP"):
        yield "No subgroup (SGP): groups of one name may have nothing to do with each other."


def member_doubts(values: Values, today: date) -> Iterator[str]:
    """A membership that rests on little, and a member who is a child."""
    held = criteria_of(values)
    if held and _ENOUGH.isdisjoint(held) and len(held) < number("gang.criteria_least"):
        yield "The membership rests on one criterion, where two are usual. See what else the file holds."
    born = values.get("DOB", "")
    if born and age(born, today) < juvenile_below():
        yield f"The person is {age(born, today)} years old, a juvenile: read DOB again, and whether this may be kept."
