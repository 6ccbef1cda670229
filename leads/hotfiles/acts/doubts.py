"""What is taken into a record but has to be read once more, in every file alike."""

from datetime import date

from leads.hotfiles.declare.fillers import no_placeholders, placeholder_doubts
from leads.hotfiles.declare.hot_file import HotFile
from leads.messages.fields import Values


def doubts(file: HotFile, values: Values, today: date) -> tuple[str, ...]:
    """The doubts of the file, and of values that are written when nothing is known. Raises Refused for some of those.

    123-45-6789 would hit strangers, so it is kept in no file.
    """
    no_placeholders(values)
    return (*file.warnings(values, today), *placeholder_doubts(values))
