"""What a second party compares of an article, in the order in which a report is read."""

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.things.article import fields as f
from leads.hotfiles.things.serial.fields import OAN, SER, SERS
from leads.hotfiles.things.serial.runs import count_of_run

GROUPS = (
    Group("SER", "Serial and owner-applied number", (SER, SERS, OAN), count_of_run),
    Group("TYP", "Article: type, brand and model", (f.TYP, f.BRA, f.MOD)),
)
