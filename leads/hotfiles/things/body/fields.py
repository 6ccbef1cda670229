"""Fields of a body: what a missing person's record says of it, and what is found of an unidentified person."""

from dataclasses import replace

from leads.hotfiles.declare.edits import coded, year
from leads.hotfiles.declare.fields import coded_field, date_field, text_field
from leads.hotfiles.things.body.edits import body_parts, fingerprint, spread_of
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person.edits import height, weight
from leads.messages.fields import Field

_GROUP, _FOUND = "Body", "Found"

# Of missing and of unidentified persons
SMT = replace(p.SMT, many=19)
BLT = coded_field("BLT", "Blood type", _GROUP, "OPOS", 5)
CRC = coded_field("CRC", "Circumcised", _GROUP, "U", 1)
FPA = coded_field("FPA", "Footprints are at hand", _GROUP, "N", 1, table="YES_NO")
BXR = coded_field("BXR", "Body X-rays", _GROUP, "N", 1)
VRX = text_field("VRX", "Lens prescription", _GROUP, 65, "RIGHT -2.25 LEFT -2.00")
JWT = replace(coded_field("JWT", "Jewelry, kind", _GROUP, "RI", 2), many=9)
JWL = text_field("JWL", "Jewelry, description", _GROUP, 200, "GOLD BAND ENGRAVED M AND T")
#: What is asked for a month after entry where it is empty: it tells somebody apart.
TELLING = ("BLT", "DCH", "FPC", "JWT", "SMT")
BODY = (BLT, CRC, FPA, BXR, VRX, JWT, JWL)

# Of unidentified persons only
SEX = Field("SEX", "Sex", coded("SEX", "SEX", "U"), "U", 1, codes="SEX", group="Person", help="U where unknown")
EYB = Field(
    "EYB",
    "Born between",
    spread_of("EYB", year("EYB", "1970", 0), 4, "19701985"),
    "19701985",
    8,
    group="Person",
    help="Earliest and latest year: 19701985",
)
HGT = Field(
    "HGT", "Height, from and to", spread_of("HGT", height, 3, "506510"), "506510", 6, group="Person", help="506510"
)
WGT = Field(
    "WGT", "Weight, from and to", spread_of("WGT", weight, 3, "140180"), "140180", 6, group="Person", help="140180"
)
FPC = Field("FPC", "Fingerprints", fingerprint, "121011CO141159TTCINA", 20, group="Person", help="NA: lost in death")
DBF = date_field("DBF", "Found on", _FOUND)
EDD = date_field("EDD", "Died about", _FOUND)
BPS = Field("BPS", "Body parts found", body_parts, "ALL", 20, codes="BPS", group=_FOUND, help="ALL, ALD, ALF or SKL")
CDA = coded_field("CDA", "Cause of death", _FOUND, "U", 1)
