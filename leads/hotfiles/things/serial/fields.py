"""Fields of whatever bears a number: the maker's serial number, and the owner's."""

from leads.hotfiles.things.serial.edits import number_read
from leads.messages.fields import Field

_GROUP = "Number"

SER = Field(
    "SER", "Serial number", number_read("SER", "A serial number", "TST369257"), "TST369257", 20, group=_GROUP,
    help="Letters and digits",
)  # fmt: skip
OAN = Field(
    "OAN", "Owner-applied number", number_read("OAN", "An owner's number", "FLEET0042"), "FLEET0042", 20, group=_GROUP
)
