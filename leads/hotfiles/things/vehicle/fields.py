"""Fields of a vehicle: plate, numbers and looks, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference; what is not
confirmed by a source has a test whose name says so.
"""

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import year
from leads.hotfiles.declare.fields import coded_field
from leads.hotfiles.things.vehicle.edits import color, make, model, number_of, plate, plate_asked
from leads.messages.fields import Field

_GROUP = "Vehicle"
_VIN = "1M8GDM9AXKP042788"
_PLATE_YEAR = year("LIY", "NX", 10, True)
_PLATE_YEAR_ASKED = year("LIY", "NX", 10, True, True)

LIC = Field("LIC", "Plate number", plate, "TST1234", 10, group=_GROUP, help="Whole plate, no blanks")
LIC_ASKED = Field("LIC", "Plate number", plate_asked, "TST1234", 10, group=_GROUP, help="? for a sign not seen")
LIS = coded_field("LIS", "Plate state", _GROUP, "IL", 2)
LIY = Field("LIY", "Plate expires", _PLATE_YEAR, "NX", 4, group=_GROUP, help="Year, or NX")
LIY_ASKED = Field("LIY", "Plate expires", _PLATE_YEAR_ASKED, "NX", 4, group=_GROUP, help="Year or NX")
LIT = coded_field("LIT", "Plate type", _GROUP, "PC", 2)
VIN = Field("VIN", "Vehicle number", number_of("VIN", "A VIN", _VIN), _VIN, 20, group=_GROUP)
OAN = Field(
    "OAN", "Owner-applied number", number_of("OAN", "An owner's number", "FLEET0042"), "FLEET0042", 20, group=_GROUP
)
VYR = Field("VYR", "Model year", year("VYR", "2019", 1), "2019", 4, group=_GROUP)
VMA = Field(
    "VMA",
    "Make",
    make,
    "TOYT",
    24,
    codes="VMA",
    group=_GROUP,
    help="Code or name",
    also=frozenset(words.upper() for words in CODES["VMA"].values()),
)
VMO = Field("VMO", "Model", model, "CAM", 3, codes="VMO", group=_GROUP, help="Model or usage code")
VST = coded_field("VST", "Style", _GROUP, "4D", 2)
VCO = Field("VCO", "Color", color, "BLU", 7, codes="VCO", group=_GROUP, help="Two: upper or front first, WHI/BLU")
VOW = coded_field("VOW", "Whose vehicle", _GROUP, "P", 1)

#: A plate is entered whole.
PLATE = (LIC, LIS, LIY, LIT)
