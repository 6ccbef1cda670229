"""What a second party compares of a security, in the order in which a report is read."""

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.things.security import fields as f
from leads.hotfiles.things.serial.runs import count_of_run

GROUPS = (
    Group("SER", "Serial number", (f.SER, f.SERS), count_of_run),
    Group("TYP", "Security: type, denomination, issuer, date or series", (f.TYP, f.DEN, f.ISS, f.SDT, f.RMI)),
    Group("OWN", "Owner", (f.OWN, f.SOC)),
)
