"""How a boat is shown to an officer: numbers, make, type and looks in words."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.things.vehicle.shown import colors_shown
from leads.messages.fields import Values


def registration_shown(values: Values) -> str:
    """IL1234AB, Illinois, 2027."""
    if not values.get("REG"):
        return ""
    state = meaning("LIS", values.get("RES", ""))
    return ", ".join(one for one in (values["REG"], state, values.get("REY", "")) if one)


def boat_shown(values: Values) -> str:
    """White 2019 SEA SUNDANCER, 18 feet: Runabout (launch, motorboat)."""
    colors = colors_shown(values["BCO"]) if values.get("BCO") else ""
    front = " ".join(filter(None, (colors, values.get("BYR"), values.get("BMA"), values.get("BMO"))))
    length = f"{int(values['BLE'])} feet" if values.get("BLE") else ""
    words = ", ".join(one for one in (front, length) if one)
    kind = meaning("BTY", values.get("BTY", ""))
    return f"{words}: {kind}" if words and kind else words or kind


def boat_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the boat: label and value."""
    hull = (meaning("HUL", values.get("HUL", "")), meaning("HSP", values.get("HSP", "")))
    return (
        ("Hull number", values.get("BHN", "")),
        ("Registration", registration_shown(values)),
        ("Document number", values.get("CGD", "")),
        ("Owner-applied number", values.get("OAN", "")),
        ("Boat", boat_shown(values)),
        ("Hull", ", ".join(one for one in hull if one)),
        ("Propulsion", meaning("PRO", values.get("PRO", ""))),
        ("Name", values.get("BNM", "")),
        ("Home port", values.get("HPT", "")),
    )


def boat_named(values: Values) -> str:
    """The boat in a line of a list: its registration, or the number that it has."""
    return next((values[code] for code in ("REG", "BHN", "CGD", "OAN") if values.get(code)), "")
