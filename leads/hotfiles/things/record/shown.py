"""How the case that any record belongs to is shown: what happened on which day, whose it is, and what is noted."""

from leads.hotfiles.declare.shown import day_shown, number_beside
from leads.messages.fields import Field, Values


def case_facts(values: Values, day: Field, called: str = "") -> tuple[tuple[str, str], ...]:
    """What happened and in whose case: the day, the case, a linked one, the notes.

    `called`: what the day is called, where that is not its field's name: "Lost on" of what may be stolen or lost.
    """
    return (
        (called or day.name, day_shown(values.get(day.code, ""))),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )
