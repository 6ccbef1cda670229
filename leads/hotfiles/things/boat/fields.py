"""Fields of a boat: numbers and looks, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference. A registration may
have ten characters, two more than the national file keeps, since those of other countries do.
"""

from leads.hotfiles.declare.edits import year
from leads.hotfiles.declare.fields import coded_field, digits_field, text_field
from leads.hotfiles.things.boat.edits import document, make, registration
from leads.hotfiles.things.serial.edits import number_read
from leads.hotfiles.things.vehicle.edits import colors_of
from leads.messages.fields import Field

_GROUP = "Boat"
_HULL = "TST12345A526"

BHN = Field("BHN", "Hull number", number_read("BHN", "A hull number", _HULL), _HULL, 20, group=_GROUP)
REG = Field("REG", "Registration", registration, "IL1234AB", 10, group=_GROUP, help="State's letters in front")
RES = coded_field("RES", "Registration state", _GROUP, "IL", 2, table="LIS")
REY = Field("REY", "Registration expires", year("REY", "NX", 10, True), "NX", 4, group=_GROUP, help="Year, or NX")
CGD = Field("CGD", "Coast Guard document", document, "1234568", 8, group=_GROUP, help="Official number")
BYR = Field("BYR", "Model year", year("BYR", "2019", 1), "2019", 4, group=_GROUP)
BMA = Field("BMA", "Boat make", make, "SEA", 24, group=_GROUP, help="Code of three letters, or name")
BMO = text_field("BMO", "Boat model", _GROUP, 20, "SUNDANCER")
BTY = coded_field("BTY", "Boat type", _GROUP, "RUN", 3)
BCO = Field("BCO", "Boat color", colors_of("BCO"), "WHI", 7, codes="VCO", group=_GROUP, help="Two: upper first")
BLE = digits_field("BLE", "Length, feet", _GROUP, 1, 3, example="18")
HUL = coded_field("HUL", "Outer hull", _GROUP, "PL", 2)
HSP = coded_field("HSP", "Hull shape", _GROUP, "DV", 2)
PRO = coded_field("PRO", "Propulsion", _GROUP, "OB", 2)
BNM = text_field("BNM", "Boat name", _GROUP, 20, "ANYTOWN BELLE")
HPT = text_field("HPT", "Home port", _GROUP, 20, "ANYTOWN IL")

#: A registration is entered whole.
REGISTRATION = (REG, RES, REY)
