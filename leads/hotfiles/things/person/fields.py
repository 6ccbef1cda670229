"""Fields of a person: who, looks, numbers and address, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference; what is not
confirmed by a source has a test whose name says so.
"""

from leads.hotfiles.declare.edits import pattern, year
from leads.hotfiles.declare.fields import coded_field, date_field, digits_field, may, must, text_field
from leads.hotfiles.things.person.edits import (
    cautions,
    fbi,
    fingerprint,
    height,
    license_number,
    mark,
    miscellaneous,
    name_of,
    sex,
    social,
    state_number,
    weight,
)
from leads.messages.fields import Field

# Who, and what they look like
NAM = Field("NAM", "Name", name_of("NAM"), "DOE, JANE Q", 30, group="Person", help="Surname, comma, given names")
# How many a record holds of names, marks and numbers: one state's guide to supplements, grade A.
AKA = Field("AKA", "Also known as", name_of("AKA"), "ROE, JANE", 30, many=99, group="Person")
SEX = Field("SEX", "Sex", sex, "F", 1, codes="SEX", group="Person")
RAC = coded_field("RAC", "Race", "Person", "W", 1)
ETN = coded_field("ETN", "Ethnicity", "Person", "N", 1)
DOB = date_field("DOB", "Birth date", "Person", help_="Year, month, day: 19881224")
POB = coded_field("POB", "Place of birth", "Person", "IL", 2, table="LIS")
CTZ = coded_field("CTZ", "Citizenship", "Person", "US", 2, table="LIS")
HGT = Field("HGT", "Height", height, "509", 3, group="Person", help="Feet, inches: 509")
WGT = Field("WGT", "Weight", weight, "165", 3, group="Person", help="Pounds")
EYE = coded_field("EYE", "Eyes", "Person", "BRO", 3)
HAI = coded_field("HAI", "Hair", "Person", "BRO", 3)
SKN = coded_field("SKN", "Skin", "Person", "MED", 3)
SMT = Field("SMT", "Scars, marks, tattoos", mark, "TAT R ARM", 10, codes="SMT", many=9, group="Person")
FPC = Field("FPC", "Fingerprints", fingerprint, "121011CO141159TTCI13", 20, group="Person")
CMC = Field(
    "CMC", "Caution and medical", cautions, "0070", 20, codes="CMC", width=2, group="Person", help="Codes run together"
)
DNA = coded_field("DNA", "DNA profile", "Person", "Y", 1, table="YES_NO")
DLO = text_field("DLO", "DNA is held at", "Person", 300, "STATE CRIME LABORATORY, CASE 26-0042")
EBS = coded_field("EBS", "Birth year one off too", "Inquiry", "1", 1)
PAR = coded_field("PAR", "Person was armed", "Result", "2", 1)

# Numbers
FBI = Field("FBI", "FBI number", fbi, "123456AB7", 9, group="Numbers")
SID = Field("SID", "State number", state_number, "IL12345670", 10, group="Numbers")
SOC = Field("SOC", "Social Security number", social, "666123456", 9, group="Numbers", secret=True)
MNU = Field("MNU", "Other number", miscellaneous, "PP-123456789", 15, many=9, group="Numbers", help="Kind-number")
MNU_ASKED = Field("MNU", "Other number", miscellaneous, "PP-123456789", 15, group="Numbers", help="Kind-number")
OLN = Field("OLN", "Driver's license", license_number, "D12345678901", 20, group="Numbers")
OLS = coded_field("OLS", "License state", "Numbers", "IL", 2, table="LIS")
OLY = Field("OLY", "License expires", year("OLY", "NX", 20, True), "NX", 4, group="Numbers", help="Year, or NX")

#: A license is entered whole.
LICENSE = (OLN, OLS, OLY)
NUMBERS = (FBI, SID, SOC, MNU, *LICENSE)

# Address
SNU = text_field("SNU", "Street number", "Address", 9, "100")
SNA = text_field("SNA", "Street", "Address", 50, "MAIN ST")
CTY = text_field("CTY", "City", "Address", 30, "ANYTOWN")
COU = text_field("COU", "County", "Address", 28, "EXAMPLE")
STA = coded_field("STA", "State", "Address", "IL", 2, table="LIS")
ZIP = Field(
    "ZIP", "ZIP", pattern("ZIP", "[0-9]{5}([0-9]{4})?", "five or nine digits", "62701"), "62701", 9, group="Address"
)
ADD = coded_field("ADD", "Kind of address", "Address", "01", 2)
DDA = date_field("DDA", "Address documented on", "Address")
BDA = date_field("BDA", "Address from", "Address")
EDA = date_field("EDA", "Address until", "Address", future=True)
TNO = digits_field("TNO", "Telephone", "Address", 10, 10, example="2175550100")
TNT = coded_field("TNT", "Kind of telephone", "Address", "C", 1)

ADDRESS = (SNU, SNA, CTY, COU, STA, ZIP, ADD, DDA, BDA, EDA)

# What the entries of persons that an agency looks for, or warns of, have in common, in the order of a form
DESCRIBED = (
    *must(NAM, SEX, RAC),
    *may(ETN, DOB, POB, CTZ),
    *must(HGT, WGT),
    *may(EYE),
    *must(HAI),
    *may(SKN, SMT, FPC),
)
NUMBERED = may(*NUMBERS)

# What an inquiry takes of a person, and the numbers that find one alone
ASKED = (NAM, DOB, SEX, RAC, EBS, FBI, SID, SOC, MNU_ASKED, *LICENSE)
BY_NUMBER = (("FBI",), ("SID",), ("SOC",), ("MNU",), ("OLN", "OLS"))
