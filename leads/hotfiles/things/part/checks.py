"""What a second party compares of a part, in the order in which a report is read."""

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.things.part import fields as f
from leads.hotfiles.things.serial.fields import OAN, SER

GROUPS = (
    Group("SER", "Serial and owner-applied number", (SER, OAN)),
    Group("CAT", "Part: category, brand, power and year", (f.CAT, f.BRA, f.EPD, f.PYR)),
)
