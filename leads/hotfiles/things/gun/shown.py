"""How a gun is shown to an officer: number, make, caliber and type in words."""

from leads.hotfiles.codes import meaning
from leads.messages.fields import Values


def type_shown(code: str) -> str:
    """Pistol, semiautomatic (PI); a combination that is not listed is put together."""
    words = meaning("GTYP", code)
    if words == code and code:
        words = ", ".join((meaning("GTYP_FIRST", code[0]), *(meaning("GTYP_SECOND", one) for one in code[1:])))
    return f"{words} ({code})" if code else ""


def gun_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the gun: label and value."""
    caliber = values.get("CAL", "")
    return (
        ("Serial number", values.get("SER", "")),
        ("Make", values.get("MAK", "")),
        ("Caliber", f"{meaning('CAL', caliber)} ({caliber})" if caliber else ""),
        ("Type", type_shown(values.get("TYP", ""))),
        ("Model", values.get("MOD", "")),
    )


def gun_named(values: Values) -> str:
    """The gun in a line of a list: number and make."""
    return f"{values.get('SER', '')} {values.get('MAK', '')}".strip()
