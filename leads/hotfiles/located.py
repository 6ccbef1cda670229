"""That another agency found the person or thing, as data and in a sentence: it is read before all else of a hit."""

from collections.abc import Mapping

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.shown import day_shown
from leads.messages.fields import Values


def located(values: Values, ori: str, agency: str) -> dict[str, str]:
    """Who located it, when, their case, and what the owner answered about extradition then."""
    return {
        "ori": ori,
        "agency": agency,
        "on": values.get("DOL", ""),
        "case": values.get("LCA", ""),
        "extradition": values.get("DIS", ""),
    }


def located_words(found: Mapping[str, str]) -> str:
    """The same in a sentence."""
    said = f"LOCATED {day_shown(found['on'])} by {found['agency']} {found['ori']}"
    said += f", their case {found['case']}." if found["case"] else "."
    if found["extradition"]:
        said += f" Extradition then: {meaning('DIS', found['extradition'])}."
    return said
