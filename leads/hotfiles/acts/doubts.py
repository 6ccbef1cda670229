"""What an entry says by itself, in every file alike: what keeps it out, and what has to be read once more."""

from datetime import date

from leads.hotfiles.declare.fillers import no_placeholders, placeholder_doubts
from leads.hotfiles.declare.hot_file import HotFile
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.section_60_hot_file_records import support_at_hand, supported


def fits_by_itself(file: HotFile, key: MessageKey, values: Values, today: date) -> None:
    """An entry names the paper behind it, and its fields go together. Asks nothing of what is on file. Raises Refused."""
    supported(values.get("SUP", ""))
    support_at_hand(values.get("SUD", ""))
    file.check(key, values, today)


def doubts(file: HotFile, values: Values, today: date) -> tuple[str, ...]:
    """The doubts of the file, and of values that are written when nothing is known. Raises Refused for some of those.

    123-45-6789 would hit strangers, so it is kept in no file.
    """
    no_placeholders(values)
    return (*file.warnings(values, today), *placeholder_doubts(values))
