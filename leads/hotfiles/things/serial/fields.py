"""Fields of whatever bears a number: the maker's serial number, and the owner's."""

from leads.hotfiles.things.serial.edits import number_read
from leads.messages.fields import Field

_GROUP = "Number"

_SERIAL = number_read("SER", "A serial number", "TST369257")
_OWN = number_read("OAN", "An owner's number", "FLEET0042")

SER = Field("SER", "Serial number", _SERIAL, "TST369257", 20, group=_GROUP, help="Letters and digits")
#: The other end of a run of consecutive numbers, of which SER is the first.
SERS = Field(
    "SERS",
    "Last serial number of the run",
    number_read("SERS", "A serial number", "TST369299"),
    "TST369299",
    20,
    group=_GROUP,
    help="SER is the first; both count",
)
OAN = Field("OAN", "Owner-applied number", _OWN, "FLEET0042", 20, group=_GROUP)
