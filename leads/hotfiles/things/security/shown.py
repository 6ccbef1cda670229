"""How a security is shown to an officer: what it is in words, worth, number, issuer and owner."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.shown import day_shown, secret_shown
from leads.hotfiles.things.security.kinds import CURRENCY
from leads.hotfiles.things.serial.runs import run_words
from leads.messages.fields import Values

_DAY, _MONTH = 8, 6


def what(values: Values) -> str:
    """Federal Reserve note."""
    return meaning("TYPS", values.get("TYP", "")) or "security"


def dated_shown(value: str) -> str:
    """2017A as it is, 20170615 as 15 Jun 2017, 201706 as 2017-06."""
    if len(value) == _DAY:
        return day_shown(value)
    return f"{value[:4]}-{value[4:]}" if len(value) == _MONTH else value


def security_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the security: label and value."""
    kind, worth = values.get("TYP", ""), values.get("DEN", "")
    return (
        ("Security", f"{what(values)} ({kind})" if kind else ""),
        ("Serial number", run_words(values)),
        ("Denomination", f"{int(worth):,} dollars" if worth else ""),
        ("Issuer", values.get("ISS", "")),
        ("Series" if kind in CURRENCY else "Dated", dated_shown(values.get("SDT", ""))),
        ("Marked as", meaning("RMI", values.get("RMI", ""))),
    )


def owner_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """Whose it was; of the Social Security number the end only."""
    return (
        ("Owner, the victim", values.get("OWN", "")),
        ("Owner's Social Security number", secret_shown(values.get("SOC", ""))),
    )


def security_named(values: Values) -> str:
    """The security in a line of a list: number, denomination and type."""
    worth = values.get("DEN", "")
    return f"{run_words(values)} {f'${int(worth):,}' if worth else ''} {values.get('TYP', '')}".strip()
