"""How a protection order is shown to an officer at the door: whom it protects, what it forbids, until when."""

from collections.abc import Iterator

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.edits import NO_END
from leads.hotfiles.declare.shown import day_shown, number_beside
from leads.messages.fields import BETWEEN, Values

#: No ban: what the order lets the respondent do.
ALLOWED = "06"
#: The order itself forbids firearms.
NO_FIREARMS = "07"
SERVED, NOT_SERVED = "1", "2"
NO_WARRANT = (
    "Confirm with the entering agency before you act. An order is no warrant: this record alone is no ground to "
    "arrest; a violation of the order may be."
)


def conditions_of(values: Values) -> tuple[str, ...]:
    """The codes of the order's conditions, each once."""
    return tuple(dict.fromkeys(one for one in values.get("PCO", "").split(BETWEEN) if one))


def no_firearms(values: Values) -> bool:
    """Whether the respondent may have no firearms: by this order, or under federal law."""
    return NO_FIREARMS in conditions_of(values) or values.get("BRD") == "Y"


def protects(values: Values) -> str:
    """Whom the order protects: name, birth date, sex and race; never where they live."""
    born = day_shown(values.get("PPB", ""))
    looks = (
        meaning(table, values[code]).lower() for table, code in (("SEX", "PSX"), ("RAC", "PPR")) if values.get(code)
    )
    return ", ".join([values.get("PPN") or "a person not named", *([f"born {born}"] if born else []), *looks])


def conditions_shown(values: Values) -> str:
    """What the order forbids, then what it allows: a permission is never read as a ban."""
    held = conditions_of(values)
    bans = [meaning("PCO", one) for one in held if one != ALLOWED]
    allowed = [f"Allowed: {meaning('PCO', one)}" for one in held if one == ALLOWED]
    return BETWEEN.join([*bans, *allowed]) or "None on record"


def service_shown(values: Values) -> str:
    """Whether the respondent was served."""
    if values.get("SVC") == SERVED:
        on = day_shown(values.get("SVD", ""))
        return f"Served on {on}" if on else "Served"
    return "NOT SERVED" if values.get("SVC") == NOT_SERVED else "Not known"


def firearms_shown(values: Values) -> str:
    """Whether the respondent may have firearms, by this order and under federal law."""
    said = ["Forbidden by this order"] if NO_FIREARMS in conditions_of(values) else []
    federal = {"Y": "disqualified under federal law", "N": "not disqualified under federal law"}
    said.append(federal.get(values.get("BRD", ""), "not known whether disqualified under federal law"))
    words = "; ".join(said)
    return f"{words[0].upper()}{words[1:]}"


def until_shown(values: Values) -> str:
    """Until when the order holds."""
    last = values.get("EXP", "")
    return "No end date" if last == NO_END else f"Through {day_shown(last)}" if last else "Not on record"


def order_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What the order says, in the order in which an officer at the door needs it: label and value."""
    return (
        ("Protects", protects(values)),
        ("Conditions", conditions_shown(values)),
        ("Service", service_shown(values)),
        ("Firearms", firearms_shown(values)),
        ("Holds", until_shown(values)),
        ("Issued on", day_shown(values.get("ISD", ""))),
        ("Order, court", number_beside(values, "PNO", "CTI")),
        ("Order is against", values.get("NAM", "")),
    )


def flags(values: Values) -> Iterator[str]:
    """What the headline says beside what it is."""
    if values.get("SVC") == NOT_SERVED:
        yield "not served"
    if no_firearms(values):
        yield "no firearms"


def at_the_door(values: Values) -> str:
    """The order in sentences: whom it protects, what it says, whether the respondent knows of it, firearms, until."""
    said = (
        f"It protects {protects(values)}.",
        f"Conditions: {conditions_shown(values)}.",
        _service(values),
        f"Firearms: {firearms_shown(values)}.",
        f"Holds: {until_shown(values)}.",
    )
    return " ".join(said)


def _service(values: Values) -> str:
    """What its service means for what to do."""
    said = service_shown(values)
    if values.get("SVC") == SERVED:
        return f"{said}."
    if values.get("SVC") == NOT_SERVED:
        return (
            f"{said}: the respondent may not know of it. Serving it is part of what to do: ask the entering agency "
            "for the order, and tell them once it is served."
        )
    return "It is not known whether it was served: ask before you hold anything against the respondent."
