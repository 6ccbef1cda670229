"""Fields of a part, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference. Brands are in no
public list of one piece, so one is taken as it is sent.
"""

from leads.hotfiles.declare.edits import year
from leads.hotfiles.declare.fields import coded_field
from leads.hotfiles.things.part.edits import brand, power
from leads.messages.fields import Field

_GROUP = "Part"

BRA = Field("BRA", "Brand of the part", brand, "MERC", 24, group=_GROUP, help="Code, or PART for none")
CAT = coded_field("CAT", "Category of part", _GROUP, "OB", 2)
EPD = Field("EPD", "Power or displacement", power, "150HP", 5, group=_GROUP, help="Number and unit")
PYR = Field("PYR", "Year of the part", year("PYR", "2019", 1), "2019", 4, group=_GROUP)
