"""What a second party compares of a gun, in the order in which a report is read."""

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.things.gun import fields as f
from leads.hotfiles.things.serial.fields import SER

GROUPS = (
    Group("SER", "Serial number", (SER,)),
    Group("MAK", "Gun: make, model, caliber and type", (f.MAK, f.MOD, f.CAL, f.TYP)),
)
