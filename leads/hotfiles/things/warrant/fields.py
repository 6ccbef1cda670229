"""Fields of a warrant, in the order of a form."""

from leads.hotfiles.declare.fields import coded_field, date_field, ori_field, text_field
from leads.hotfiles.things.warrant.edits import offense_of
from leads.messages.fields import Field

_GROUP = "Warrant"

OFF = Field("OFF", "Offense", offense_of("OFF"), "2404", 24, codes="OFF", group=_GROUP, help="Code, then words")
OOC = Field(
    "OOC",
    "Original offense",
    offense_of("OOC"),
    "2404",
    24,
    codes="OFF",
    group=_GROUP,
    help="What the escape or failure to appear goes back to",
)
DOW = date_field("DOW", "Date of warrant", _GROUP)
EXL = coded_field("EXL", "Extradition", _GROUP, "01", 2)
WNO = text_field("WNO", "Warrant number", _GROUP, 15, "26-CF-000042")
CTI = ori_field("CTI", "Court", _GROUP, "IL199015J")
PLC = coded_field("PLC", "Place of crime", _GROUP, "IL", 2, table="LIS")
DOE = date_field("DOE", "Emancipated on", _GROUP, future=True)
ADO = date_field("ADO", "Date of offense", _GROUP)
DOV = date_field("DOV", "Date of violation", _GROUP)
DIS = coded_field("DIS", "Extradition answer", "Result", "EXTR", 4)
