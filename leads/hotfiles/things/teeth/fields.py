"""Fields of a dental chart."""

from dataclasses import replace

from leads.hotfiles.declare.fields import coded_field, text_field
from leads.hotfiles.things.teeth.edits import TEETH, chart
from leads.messages.fields import Field

_GROUP = "Teeth"
DCH = Field(
    "DCH",
    "Dental chart",
    chart,
    "ALL 3-MO 14-X",
    400,
    codes="DCH",
    many=len(TEETH),
    group=_GROUP,
    help="ALL or UNK, then each tooth that is otherwise: 3-MO 14-X",
)
DXR = coded_field("DXR", "Dental X-rays are at hand", _GROUP, "Y", 1, table="YES_NO")
DRE = replace(text_field("DRE", "Dental remarks", _GROUP, 50, "UPPER PARTIAL DENTURE"), many=9)
