"""Fields of a gang or terrorist organization and of its members, in the order of a form."""

from leads.hotfiles.declare.edits import coded
from leads.hotfiles.declare.fields import date_field, text_field
from leads.hotfiles.things.gang.edits import NAME_MOST, group_name
from leads.messages.fields import Field

_GROUP = "Group"

GNG = Field("GNG", "Group", group_name("GNG"), "EXAMPLE STREET BOYS", NAME_MOST, group=_GROUP)
SGP = Field("SGP", "Subgroup", group_name("SGP"), "NORTH SIDE", NAME_MOST, group=_GROUP)
ECR = Field(
    "ECR", "Why entered", coded("ECR", "ECR", "A"), "A", 1, codes="ECR", many=9, group=_GROUP, help="Each that holds"
)
DOP = date_field("DOP", "Purged on", _GROUP, future=True, help_="Five years after entry at most")

# What a group is known by; nobody belongs to it for wearing it
DRS = text_field("DRS", "Dress", "Known by", 200, "GREEN CAP")
TTO = text_field("TTO", "Tattoos", "Known by", 200, "THREE DOTS")
HND = text_field("HND", "Hand signs", "Known by", 200, "TWO FINGERS DOWN")
GTI = text_field("GTI", "Graffiti", "Known by", 200, "A CROWN OVER ESB")
POC = text_field("POC", "Whom to ask", "Known by", 30, "SGT J DOE")

KNOWN_BY = (DRS, TTO, HND, GTI)
