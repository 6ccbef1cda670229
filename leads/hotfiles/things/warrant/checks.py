"""What a second party compares of a warrant."""

from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.things.warrant import fields as f

#: In the order in which a report is read.
GROUPS = (
    Group("OFF", "Offense", (f.OFF, f.OOC, f.ADO, f.DOV, f.PLC, f.DOE)),
    Group("WNO", "Warrant", (f.WNO, f.DOW, f.CTI), not_after_entry(f.DOW, "The warrant is of")),
    Group("EXL", "Extradition", (f.EXL,)),
)
