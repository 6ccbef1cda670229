"""How a part is shown to an officer: what it is in words, its numbers, brand and power."""

from leads.hotfiles.codes import meaning
from leads.messages.fields import Values


def part_called(values: Values) -> str:
    """Outboard motor; part where no category is known."""
    return meaning("CAT", values["CAT"]) if values.get("CAT") else "Part"


def part_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the part: label and value."""
    code = values.get("CAT", "")
    return (
        ("Part", f"{part_called(values)} ({code})" if code else ""),
        ("Serial number", values.get("SER", "")),
        ("Owner-applied number", values.get("OAN", "")),
        ("Brand", values.get("BRA", "")),
        ("Power or displacement", values.get("EPD", "")),
        ("Year", values.get("PYR", "")),
    )


def part_named(values: Values) -> str:
    """The part in a line of a list: its number and brand."""
    return f"{values.get('SER') or values.get('OAN', '')} {values.get('BRA', '')}".strip()
