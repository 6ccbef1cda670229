"""How a body is shown: blood, jewelry and X-rays of a missing person, and what was found of an unidentified one."""

from leads.hotfiles.codes import CODES, meaning
from leads.hotfiles.declare.shown import day_shown, list_shown
from leads.hotfiles.things.body.edits import low_high
from leads.hotfiles.things.person.shown import height_shown
from leads.hotfiles.things.teeth.shown import teeth_shown
from leads.messages.fields import Values

_YES_NO = {"Y": "Yes", "N": "No"}


def body_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What identifies a body beside looks: label and value."""
    worn = (list_shown("JWT", values.get("JWT", "")), values.get("JWL", ""))
    return (
        ("Blood type", meaning("BLT", values.get("BLT", ""))),
        ("Circumcised", meaning("CRC", values.get("CRC", ""))),
        ("Footprints at hand", _YES_NO.get(values.get("FPA", ""), "")),
        ("Body X-rays", meaning("BXR", values.get("BXR", ""))),
        ("Lenses", values.get("VRX", "")),
        ("Jewelry", ": ".join(one for one in worn if one)),
        ("Fingerprints", values.get("FPC", "")),
        ("Teeth", teeth_shown(values)),
        ("Dental remarks", values.get("DRE", "")),
        ("DNA is held at", values.get("DLO", "")),
    )


def found_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What was found of an unidentified person: label and value."""
    return (
        ("Sex, race", _meanings(values, "SEX", "RAC")),
        ("Born between", spread_shown(values.get("EYB", ""))),
        ("Height", heights_shown(values.get("HGT", ""))),
        ("Weight", f"{spread_shown(values['WGT'])} lb" if values.get("WGT") else ""),
        ("Hair, eyes, skin", _meanings(values, "HAI", "EYE", "SKN")),
        ("Scars, marks, tattoos", list_shown("SMT", values.get("SMT", ""))),
        ("Found on", day_shown(values.get("DBF", ""))),
        ("Died about", day_shown(values.get("EDD", ""))),
        ("Body parts", parts_shown(values.get("BPS", ""))),
        ("Cause of death", meaning("CDA", values.get("CDA", ""))),
    )


def spread_shown(value: str) -> str:
    """19701985 as 1970 to 1985."""
    if not value:
        return ""
    low, high = low_high(value)
    return f"{low} to {high}" if low < high else str(low)


def parts_shown(value: str) -> str:
    """ALL in words; a letter for each part stays as it is, since the order of the parts is unconfirmed."""
    return CODES["BPS"].get(value, f"by part: {value}") if value else ""


def heights_shown(value: str) -> str:
    """506510 as 5 ft 6 in to 5 ft 10 in."""
    low, high = value[:3], value[-3:]
    return f"{height_shown(low)} to {height_shown(high)}" if low != high else height_shown(low)


def _meanings(values: Values, *codes: str) -> str:
    return ", ".join(meaning(code, values[code]) for code in codes if values.get(code))
