"""How values are shown to a person: codes translated, dates and heights in words, empty lines left out."""

from leads.hotfiles.codes import meaning
from leads.messages.fields import BETWEEN, Field, Values

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def kept(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The rows that have something to show."""
    return tuple(row for row in rows if row[1])


def day_shown(value: str) -> str:
    """20260115 as 15 Jan 2026."""
    return f"{int(value[6:])} {_MONTHS[int(value[4:6]) - 1]} {value[:4]}" if value else ""


def number_beside(values: Values, *codes: str) -> str:
    """Several values on one line, such as a license with its state and year."""
    return " ".join(values[code] for code in codes if values.get(code))


def coded_text(table: str, value: str) -> str:
    """A value that starts with a code of four characters: its meaning, then the words after it."""
    code, words = value[:4], value[4:].strip()
    return f"{meaning(table, code)}{': ' if words else ''}{words}" if value else ""


def short_meaning(table: str, code: str, most: int = 24) -> str:
    """A code's meaning on one line; where words were left out the code stands beside: "Regular passenger (PC)"."""
    words = meaning(table, code)
    if len(words) <= most:
        return words
    return f"{words[: most + 1].rpartition(' ')[0].rstrip(' ,:(')} ({code})"


def list_shown(table: str, value: str) -> str:
    """Several coded values, each translated."""
    return BETWEEN.join(meaning(table, one) for one in value.split(BETWEEN)) if value else ""


def secret_shown(value: str) -> str:
    """A number of nine digits with only its last four."""
    return f"*****{value[-4:]}" if value else ""


def masked(field: Field | None, value: str) -> str:
    """A secret value as others see it: only its end, and nothing of one that is hidden whole."""
    return "*****" if value and field is not None and field.hidden else secret_shown(value)
