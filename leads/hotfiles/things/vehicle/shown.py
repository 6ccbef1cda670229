"""How a vehicle is shown to an officer: plate, make and looks in words."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.shown import kept, short_meaning
from leads.hotfiles.things.record.shown import case_facts
from leads.messages.fields import Field, Values


def plate_shown(values: Values) -> str:
    """TST1234, Illinois, 2027, Regular passenger (PC)."""
    if not values.get("LIC"):
        return ""
    state, kind = meaning("LIS", values.get("LIS", "")), short_meaning("LIT", values.get("LIT", ""))
    return ", ".join(one for one in (values["LIC"], state, values.get("LIY", ""), kind) if one)


def vehicle_shown(values: Values) -> str:
    """Blue 2019 Toyota CAM, Four-door sedan."""
    make = values.get("VMA", "")
    named = meaning("VMA", make[:4].strip()) if len(make) <= 4 else make
    style = meaning("VST", values.get("VST", ""))
    model = meaning("VMO", values.get("VMO", ""))
    front = " ".join(one for one in (colors_shown(values.get("VCO", "")), values.get("VYR", ""), named, model) if one)
    return ", ".join(one for one in (front, style) if one)


def colors_shown(value: str) -> str:
    """BLU/WHI as Blue over White; MUL/COL in words."""
    if value == "MUL/COL":
        return meaning("VCO", value)
    return " over ".join(meaning("VCO", one) for one in value.split("/"))


def vehicle_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there: label and value."""
    return (
        ("Plate", plate_shown(values)),
        ("Vehicle", vehicle_shown(values)),
        ("VIN", values.get("VIN", "")),
        ("Owner-applied number", values.get("OAN", "")),
    )


def sought_facts(values: Values, day: Field) -> tuple[tuple[str, str], ...]:
    """All that is shown of a vehicle that is sought; `day` is that of the theft or felony."""
    whose = ("Whose vehicle", meaning("VOW", values.get("VOW", "")))
    return kept(*vehicle_facts(values), whose, *case_facts(values, day))


def vehicle_named(values: Values) -> str:
    """The vehicle in a line of a list: its plate and state, or the number that it has."""
    if values.get("LIC"):
        return f"{values['LIC']} {values.get('LIS', '')}".strip()
    return values.get("VIN") or values.get("OAN") or ""
