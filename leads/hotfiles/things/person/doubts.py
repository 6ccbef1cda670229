"""What is accepted of a person, but has to be read once more."""

from collections.abc import Iterator
from datetime import date

from leads.messages.fields import BETWEEN, Values
from leads.rules.numbers import number


def age(born: str, today: date) -> int:
    """Whole years of age on a day."""
    return today.year - int(born[:4]) - (today.strftime("%m%d") < born[4:])


def born_doubts(values: Values, today: date) -> Iterator[str]:
    """A birth date that is missing, or of someone very old."""
    born = values.get("DOB", "")
    if not born:
        yield "No birth date: the record is found by name only as a possible match."
    elif age(born, today) > number("person.warn_age_years"):
        yield f"The birth date makes the person {age(born, today)} years old. Read it again."


def number_doubts(values: Values) -> Iterator[str]:
    """A number that was never given to anyone."""
    if values.get("SOC", "").startswith("666"):
        yield "Social Security numbers with 666 were never issued. Compare it with the papers."


def moniker_doubts(values: Values) -> Iterator[str]:
    """An alias without a given name: a name of the street is for members of gangs, a person's one name is rare."""
    for one in values.get("AKA", "").split(BETWEEN):
        if one.endswith(","):
            yield f"AKA/{one} has no given name: monikers are for the gang file. Read whether it is a whole name."


def juvenile_below() -> int:
    """The age below which a person is a juvenile, whose record wants more care."""
    return number("person.of_age_years")
