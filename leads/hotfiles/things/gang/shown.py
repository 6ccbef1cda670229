"""How a group and its members are shown to an officer."""

from leads.hotfiles.declare.shown import day_shown
from leads.messages.fields import BETWEEN, Values


def group_named(values: Values) -> str:
    """A group with its subgroup, in a line: "EXAMPLE STREET BOYS, NORTH SIDE"."""
    return ", ".join(values[code] for code in ("GNG", "SGP") if values.get(code))


def group_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What a group is known by, and whom to ask: label and value."""
    return (
        ("Group", group_named(values)),
        ("Dress", values.get("DRS", "")),
        ("Tattoos", values.get("TTO", "")),
        ("Hand signs", values.get("HND", "")),
        ("Graffiti", values.get("GTI", "")),
        ("Whom to ask", values.get("POC", "")),
    )


def monikers(values: Values) -> str:
    """The names on the street: aliases that have no given name, without their comma."""
    return BETWEEN.join(one.removesuffix(",") for one in _aliases(values) if one.endswith(","))


def other_names(values: Values) -> str:
    """The aliases that are whole names."""
    return BETWEEN.join(one for one in _aliases(values) if not one.endswith(","))


def kept_until(values: Values) -> tuple[str, str]:
    """The day on which the record goes, where its agency named one."""
    return ("Purged on", day_shown(values.get("DOP", "")))


def _aliases(values: Values) -> list[str]:
    return [one for one in values.get("AKA", "").split(BETWEEN) if one]
