"""How an article is shown to an officer: what it is in words, its numbers, brand and model."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.things.article.kinds import kind
from leads.hotfiles.things.serial.runs import run_words
from leads.messages.fields import Values


def type_shown(values: Values) -> str:
    """Bicycle (BBICYCL)."""
    code = values.get("TYP", "")
    return f"{meaning('ATYP', kind(values))} ({code})" if code else ""


def article_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the article: label and value."""
    return (
        ("Article", type_shown(values)),
        ("Serial number", run_words(values)),
        ("Owner-applied number", values.get("OAN", "")),
        ("Brand", values.get("BRA", "")),
        ("Model", values.get("MOD", "")),
    )


def article_named(values: Values) -> str:
    """The article in a line of a list: its number and type."""
    return f"{run_words(values) or values.get('OAN', '')} {values.get('TYP', '')}".strip()
