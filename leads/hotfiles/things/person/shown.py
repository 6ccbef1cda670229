"""How a person is shown to an officer: name, body, cautions and numbers in words."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.shown import day_shown, list_shown, number_beside, secret_shown
from leads.hotfiles.things.person.cautions import codes_of
from leads.messages.fields import BETWEEN, Values


def height_shown(value: str) -> str:
    """509 as 5 ft 9 in."""
    return f"{value[0]} ft {int(value[1:])} in" if value else ""


def cautions_shown(values: Values) -> str:
    """CMC 0070 as Armed and dangerous; Suicidal."""
    return BETWEEN.join(meaning("CMC", one) for one in codes_of(values))


def person_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there: label and value."""
    return (
        ("Name", values.get("NAM", "")),
        ("Also known as", values.get("AKA", "")),
        ("Born", day_shown(values.get("DOB", "")) or "No birth date on record"),
        ("Sex, race", _meanings(values, "SEX", "RAC")),
        ("Height, weight", _body(values)),
        ("Hair, eyes, skin", _meanings(values, "HAI", "EYE", "SKN")),
        ("Scars, marks, tattoos", list_shown("SMT", values.get("SMT", ""))),
        ("Caution", cautions_shown(values)),
    )


def number_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """The numbers of the person: label and value."""
    return (
        ("FBI, state number", ", ".join(values[code] for code in ("FBI", "SID") if values.get(code))),
        ("Driver's license", number_beside(values, "OLN", "OLS", "OLY")),
        ("Social Security number", secret_shown(values.get("SOC", ""))),
        ("Other number", values.get("MNU", "")),
    )


def _meanings(values: Values, *codes: str) -> str:
    return ", ".join(meaning(code, values[code]) for code in codes if values.get(code))


def _body(values: Values) -> str:
    weight = values.get("WGT", "")
    both = (height_shown(values.get("HGT", "")), f"{int(weight)} lb" if weight else "")
    return ", ".join(one for one in both if one)


def person_named(values: Values) -> str:
    """The name by which a person's record stands in lists."""
    return values.get("NAM", "")
