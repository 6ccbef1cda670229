"""How a warrant is shown to an officer."""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.shown import coded_text, day_shown
from leads.messages.fields import Values


def warrant_facts(values: Values) -> tuple[tuple[str, str], ...]:
    """The warrant to ask about: label and value."""
    return (
        ("Offense", coded_text("OFF", values.get("OFF", ""))),
        ("Original offense", coded_text("OFF", values.get("OOC", ""))),
        ("Warrant", ", ".join(one for one in (values.get("WNO", ""), day_shown(values.get("DOW", ""))) if one)),
        ("Extradition", meaning("EXL", values.get("EXL", ""))),
    )
