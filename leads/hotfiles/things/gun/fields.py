"""Fields of a gun, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference. The list of 3,970
makes is not public in one piece, so a code is taken as it is sent.
"""

from leads.hotfiles.declare.fields import date_field, text_field
from leads.hotfiles.things.gun.edits import caliber, gun_type, make
from leads.messages.fields import Field

_GROUP = "Gun"

MAK = Field("MAK", "Gun make", make, "SW", 23, group=_GROUP, help="Code; ZZZ: not listed, say it in MIS")
CAL = Field("CAL", "Caliber or gauge", caliber, "9", 4, codes="CAL", group=_GROUP, help="Without the point")
TYP = Field("TYP", "Gun type", gun_type, "PI", 2, codes="GTYP", group=_GROUP, help="Type and action")
MOD = text_field("MOD", "Model", _GROUP, 20, "MODEL 39")
DOR = date_field("DOR", "Recovered on", "Case")
