"""Every field of the hot files that are built: a table, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference; what is not
confirmed by a source has a test whose name says so.
"""

from leads.hotfiles.declare.edits import ascii_upper, coded, day, free_text, moment, one_of, pattern, year
from leads.hotfiles.things.person.edits import (
    cautions,
    fbi,
    fingerprint,
    height,
    mark,
    miscellaneous,
    name_of,
    offense_of,
    sex,
    social,
    state_number,
    weight,
)
from leads.hotfiles.things.support import support
from leads.hotfiles.things.vehicle.edits import colour, make, model, number_of, plate, plate_asked
from leads.messages.fields import Field
from leads.rules.numbers import NUMBERS

_DAY, _TRUE_YEARS = 8, 4
_ORI = (r"[A-Z]{2}[A-Z0-9]{7}", "two letters of the state and seven letters and digits")
_CASE = (r"[A-Z0-9][A-Z0-9 -]{0,19}", "one to twenty letters, digits, blanks and hyphens, not NONE or zeros")


def _case_text(raw: str) -> str:
    return " ".join(ascii_upper(raw).split())


def _case(code: str, name: str, help_: str = "") -> Field:
    read = pattern(code, *_CASE, "26-10411", clean=_case_text, filler_ok=False)
    return Field(code, name, read, "26-10411", 20, group="Case", help=help_)


def _date(code: str, name: str, group: str, future: bool = False, help_: str = "") -> Field:
    return Field(code, name, day(code, "20260115", future), "20260115", _DAY, group=group, help=help_)


def _coded(code: str, name: str, group: str, example: str, most: int, *, table: str | None = None) -> Field:
    table = table or code
    return Field(code, name, coded(code, table, example), example, most, codes=table, group=group)


def _digits(code: str, name: str, group: str, least: int, most: int, *, example: str) -> Field:
    says = f"{least} to {most} digits" if least < most else f"{most} digits"
    return Field(code, name, pattern(code, rf"[0-9]{{{least},{most}}}", says, example), example, most, group=group)


def _text(code: str, name: str, group: str, most: int, example: str, *, help_: str = "") -> Field:
    return Field(code, name, free_text(code, most, example), example, most, group=group, help=help_)


# Vehicle
LIC = Field("LIC", "Plate number", plate, "TST1234", 10, group="Vehicle", help="Whole plate, no blanks")
LIC_ASKED = Field("LIC", "Plate number", plate_asked, "TST1234", 10, group="Vehicle", help="? for a sign not seen")
LIS = _coded("LIS", "Plate state", "Vehicle", "IL", 2)
LIY = Field("LIY", "Plate expires", year("LIY", "NX", 10, True), "NX", 4, group="Vehicle", help="Year, or NX")
LIY_ASKED = Field(
    "LIY", "Plate expires", year("LIY", "NX", 10, True, True), "NX", 4, group="Vehicle", help="Year or NX"
)
LIT = _coded("LIT", "Plate type", "Vehicle", "PC", 2)
VIN = Field(
    "VIN", "Vehicle number", number_of("VIN", "A VIN", "1M8GDM9AXKP042788"), "1M8GDM9AXKP042788", 20, group="Vehicle"
)
OAN = Field(
    "OAN", "Owner-applied number", number_of("OAN", "An owner's number", "FLEET0042"), "FLEET0042", 20, group="Vehicle"
)
VYR = Field("VYR", "Model year", year("VYR", "2019", 1), "2019", _TRUE_YEARS, group="Vehicle")
VMA = Field("VMA", "Make", make, "TOYT", 24, codes="VMA", group="Vehicle", help="Code or name")
VMO = Field("VMO", "Model", model, "CAM", 3, codes="VMO", group="Vehicle", help="Model or usage code")
VST = _coded("VST", "Style", "Vehicle", "4D", 2)
VCO = Field("VCO", "Colour", colour, "BLU", 7, codes="VCO", group="Vehicle", help="Two: upper or front first, WHI/BLU")
VOW = _coded("VOW", "Whose vehicle", "Vehicle", "P", 1)
DOT = _date("DOT", "Stolen on", "Case")

# Person
NAM = Field("NAM", "Name", name_of("NAM"), "DOE, JANE Q", 30, group="Person", help="Surname, comma, given names")
AKA = Field("AKA", "Also known as", name_of("AKA"), "ROE, JANE", 30, many=10, group="Person")
SEX = Field("SEX", "Sex", sex, "F", 1, codes="SEX", group="Person")
RAC = _coded("RAC", "Race", "Person", "W", 1)
ETN = _coded("ETN", "Ethnicity", "Person", "N", 1)
DOB = _date("DOB", "Birth date", "Person", help_="Year, month, day: 19881224")
POB = _coded("POB", "Place of birth", "Person", "IL", 2, table="LIS")
CTZ = _coded("CTZ", "Citizenship", "Person", "US", 2, table="LIS")
HGT = Field("HGT", "Height", height, "509", 3, group="Person", help="Feet, inches: 509")
WGT = Field("WGT", "Weight", weight, "165", 3, group="Person", help="Pounds")
EYE = _coded("EYE", "Eyes", "Person", "BRO", 3)
HAI = _coded("HAI", "Hair", "Person", "BRO", 3)
SKN = _coded("SKN", "Skin", "Person", "MED", 3)
SMT = Field("SMT", "Scars, marks, tattoos", mark, "TAT R ARM", 10, codes="SMT", many=9, group="Person")
FPC = Field("FPC", "Fingerprints", fingerprint, "121011CO141159TTCI13", 20, group="Person")
CMC = Field("CMC", "Caution and medical", cautions, "0070", 20, codes="CMC", group="Person", help="Codes run together")
DNA = _coded("DNA", "DNA profile", "Person", "Y", 1, table="YES_NO")
DLO = _text("DLO", "DNA is held at", "Person", 300, "STATE CRIME LABORATORY, CASE 26-0042")

# Numbers of a person
FBI = Field("FBI", "FBI number", fbi, "123456AB7", 9, group="Numbers")
SID = Field("SID", "State number", state_number, "IL12345670", 10, group="Numbers")
SOC = Field("SOC", "Social Security number", social, "666123456", 9, group="Numbers", secret=True)
MNU = Field("MNU", "Other number", miscellaneous, "PP-123456789", 15, many=9, group="Numbers", help="Kind-number")
_LICENSE = pattern("OLN", "[A-Z0-9]{1,20}", "one to twenty letters and digits", "D12345678901", filler_ok=False)
MNU_ASKED = Field("MNU", "Other number", miscellaneous, "PP-123456789", 15, group="Numbers", help="Kind-number")
OLN = Field("OLN", "Driver's license", _LICENSE, "D12345678901", 20, group="Numbers")
OLS = _coded("OLS", "License state", "Numbers", "IL", 2, table="LIS")
OLY = Field("OLY", "License expires", year("OLY", "NX", 20, True), "NX", 4, group="Numbers", help="Year, or NX")

# Address
SNU = _text("SNU", "Street number", "Address", 9, "100")
SNA = _text("SNA", "Street", "Address", 50, "MAIN ST")
CTY = _text("CTY", "City", "Address", 30, "ANYTOWN")
COU = _text("COU", "County", "Address", 28, "EXAMPLE")
STA = _coded("STA", "State", "Address", "IL", 2, table="LIS")
ZIP = Field(
    "ZIP", "ZIP", pattern("ZIP", "[0-9]{5}([0-9]{4})?", "five or nine digits", "62701"), "62701", 9, group="Address"
)
ADD = _coded("ADD", "Kind of address", "Address", "01", 2)
DDA = _date("DDA", "Address documented on", "Address")
BDA = _date("BDA", "Address from", "Address")
EDA = _date("EDA", "Address until", "Address", future=True)
TNO = _digits("TNO", "Telephone", "Address", 10, 10, example="2175550100")
TNT = _coded("TNT", "Kind of telephone", "Address", "C", 1)

# Warrant
OFF = Field("OFF", "Offense", offense_of("OFF"), "2404", 24, codes="OFF", group="Warrant", help="Code, then words")
OOC = Field(
    "OOC",
    "Original offense",
    offense_of("OOC"),
    "2404",
    24,
    codes="OFF",
    group="Warrant",
    help="What the escape or failure to appear goes back to",
)
DOW = _date("DOW", "Date of warrant", "Warrant")
EXL = _coded("EXL", "Extradition", "Warrant", "01", 2)
WNO = _text("WNO", "Warrant number", "Warrant", 15, "26-CF-000042")
CTI = Field("CTI", "Court", pattern("CTI", *_ORI, "IL199015J"), "IL199015J", 9, group="Warrant")
PLC = _coded("PLC", "Place of crime", "Warrant", "IL", 2, table="LIS")
DOE = _date("DOE", "Emancipated on", "Warrant", future=True)
ADO = _date("ADO", "Date of offense", "Warrant")
DOV = _date("DOV", "Date of violation", "Warrant")

# Case, and what the law asks of an entry
OCA = _case("OCA", "Case number", "Your agency's number of the case")
MIS = _text(
    "MIS",
    "Notes",
    "Case",
    NUMBERS["mis.max_length"].value,
    "LAST SEEN NORTH OF ANYTOWN",
    help_="What the reader of a hit has to know",
)
NOA = _coded("NOA", "Tell us of every hit", "Case", "N", 1, table="YES_NO")
LKI = Field("LKI", "Linked agency", pattern("LKI", *_ORI, "IL1990100"), "IL1990100", 9, group="Case")
LKA = _case("LKA", "Linked case number")
VLN = _text("VLN", "Validated by", "Case", 30, "J DOE")
SUP = Field("SUP", "Record rests on", support, "COMPLAINT", 20, codes="SUP", group="Support")
SUD = _text(
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


def entered_as(*keys: str) -> Field:
    """The field of a modify that gives a record another key of entry, to put a caution on or take it off."""
    most = max(map(len, keys))
    return Field("MKE", "Entered as", one_of("MKE", keys), keys[0], most, group="Record", help=", ".join(keys))


# Locate, clear, cancel
NIC = Field(
    "NIC",
    "Record number",
    pattern("NIC", "[A-Z][0-9]{9}", "a letter and nine digits", "V990000001"),
    "V990000001",
    10,
    group="Record",
)
DOL = _date("DOL", "Located on", "Result")
DCL = _date("DCL", "Cleared on", "Result")
DOC = _date("DOC", "Cancelled on", "Result")
LCA = _case("LCA", "Locating agency's case")
DIS = _coded("DIS", "Extradition answer", "Result", "EXTR", 4)
RPP = _coded("RPP", "Why removed", "Result", "HIT STATE", 20)
RPS = _coded("RPS", "Why removed", "Result", "LOCATED", 20)
PAR = _coded("PAR", "Person was armed", "Result", "2", 1)
HIT = _coded("HIT", "Result of the hit", "Result", "1", 1)
VNP = _digits("VNP", "Value recovered, dollars", "Result", 1, 9, example="4500")
VOR = _digits("VOR", "Other property recovered, dollars", "Result", 1, 9, example="300")
VRC = _digits("VRC", "Contraband recovered, dollars", "Result", 1, 9, example="50")
NPA = _digits("NPA", "Persons apprehended", "Result", 1, 2, example="1")

# Inquiry
EBS = _coded("EBS", "Birth year one off too", "Inquiry", "1", 1)
PUR = _coded("PUR", "Purpose", "Inquiry", "C", 1)
ATN = _text("ATN", "For whom", "Inquiry", 30, "OFC J DOE 4411")
RSN = _text("RSN", "Case or stop", "Inquiry", 20, "stop 26-10411")
