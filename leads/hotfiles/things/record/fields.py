"""Fields that every record has, or that say what became of it, whatever it is about."""

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.declare.edits import moment, one_of, pattern
from leads.hotfiles.declare.fields import case_field, coded_field, date_field, digits_field, may, ori_field, text_field
from leads.hotfiles.things.record.edits import ALSO, TAKEN_OFF_MOST, support, taken_off
from leads.messages.fields import Field
from leads.rules.numbers import NUMBERS

# Which record, and which case
NIC = Field(
    "NIC",
    "Record number",
    pattern("NIC", "[A-Z][0-9]{9,19}", "a letter and nine digits or more", "V990000001"),
    "V990000001",
    20,
    group="Record",
)
OCA = case_field("OCA", "Case number", "Case", "Your agency's number of the case")
MIS = text_field(
    "MIS",
    "Notes",
    "Case",
    NUMBERS["mis.max_length"].value,
    "LAST SEEN NORTH OF ANYTOWN",
    help_="What the reader of a hit has to know",
)
NOA = coded_field("NOA", "Tell us of every hit", "Case", "N", 1, table="YES_NO")
LKI = ori_field("LKI", "Linked agency", "Case", "IL1990100")
LKA = case_field("LKA", "Linked case number", "Case")
VLN = text_field("VLN", "Validated by", "Case", 30, "J DOE")
PIH = text_field(
    "PIH", "Paper in hand", "Case", 60, "REPORT 26-000123", help_="Which paper whoever validates has in hand"
)
DEL = Field(
    "DEL", "Take off", taken_off, "MIS, VCO", 6 * TAKEN_OFF_MOST, group="Record", help="Codes of fields that shall go"
)

# What the law asks of an entry
SUP = Field("SUP", "Record rests on", support, "COMPLAINT", 20, codes="SUP", group="Support", also=frozenset(ALSO))
SUD = text_field(
    "SUD", "At hand day and night", "Support", 60, "RECORDS DESK, ROOM 12", help_="Where the operator on duty finds it"
)
FKD = Field(
    "FKD",
    "Facts known at",
    moment("FKD", "202601150930"),
    "202601150930",
    12,
    group="Support",
    help="Date and time: 202601150930",
)

EMR = text_field(
    "EMR",
    "Why it comes late",
    "Support",
    100,
    "TORNADO IN THE COUNTY, EVERYONE OUT",
    help_="Emergency that kept a warrant from its day",
)

# Locate, clear, cancel
DOL = date_field("DOL", "Located on", "Result")
DCL = date_field("DCL", "Cleared on", "Result")
DOC = date_field("DOC", "Cancelled on", "Result")
LCA = case_field("LCA", "Locating agency's case", "Case")
RPP = coded_field("RPP", "Why removed", "Result", "HIT STATE", 20)
RPS = coded_field("RPS", "Why removed", "Result", "LOCATED", 20)
HIT = coded_field("HIT", "Result of the hit", "Result", "1", 1)
VNP = digits_field("VNP", "Value recovered, dollars", "Result", 1, 9, example="4500")
VOR = digits_field("VOR", "Other property recovered, dollars", "Result", 1, 9, example="300")
VRC = digits_field("VRC", "Contraband recovered, dollars", "Result", 1, 9, example="50")
NPA = digits_field("NPA", "Persons apprehended", "Result", 1, 2, example="1")

# Why is asked, and for whom
PUR = coded_field("PUR", "Purpose", "Inquiry", "C", 1)
ATN = text_field("ATN", "For whom", "Inquiry", 30, "OFC J DOE 4411")
RSN = text_field("RSN", "Case or stop", "Inquiry", 20, "stop 26-10411")

#: Beside what every inquiry asks.
ASKED_ABOUT = may(PUR, ATN, RSN)
#: Kept in columns of a record: a modify changes none of them, save the case number by which it is meant.
ABOUT_THE_ENTRY = (OCA, SUP, SUD, FKD, EMR)
#: What a second party compares of any record.
LINKED_CASE = Group("LKA", "Linked case", (LKI, LKA))


def entered_as(*keys: str) -> Field:
    """The field of a modify that gives a record another key of entry, to put a caution on or take it off."""
    most = max(map(len, keys))
    return Field("MKE", "Entered as", one_of("MKE", keys), keys[0], most, group="Record", help=", ".join(keys))
