"""Fields of a protection order: the order, what it forbids, its service, and whom it protects; in the order of a form.

There is no field for where the protected person lives, works or goes to school, and none shall come.
"""

from leads.hotfiles.declare.edits import coded
from leads.hotfiles.declare.fields import coded_field, date_field, ori_field
from leads.hotfiles.things.order.edits import expires, order_number
from leads.hotfiles.things.person.edits import name_of, sex_of, social_of
from leads.messages.fields import Field

_GROUP, _WHOM = "Order", "Protected person"

PNO = Field("PNO", "Order number", order_number, "26-OP-000123", 15, group=_GROUP, help="The court's number")
CTI = ori_field("CTI", "Court", _GROUP, "IL199015J")
ISD = date_field("ISD", "Issued on", _GROUP)
EXP = Field("EXP", "Holds through", expires, "20261231", 8, group=_GROUP, help="Its last day, or NONEXP")
PCO = Field("PCO", "Conditions", coded("PCO", "PCO", "01"), "01", 2, codes="PCO", many=9, group=_GROUP)
BRD = coded_field("BRD", "Disqualified from firearms", _GROUP, "Y", 1)
SVC = coded_field("SVC", "Served", _GROUP, "1", 1)
SVD = date_field("SVD", "Served on", _GROUP)

PPN = Field(
    "PPN", "Protected person", name_of("PPN"), "ROE, MARY", 30, group=_WHOM, help="Others whom it protects: in MIS"
)
PSX = Field("PSX", "Protected person's sex", sex_of("PSX"), "F", 1, codes="SEX", group=_WHOM)
PPR = coded_field("PPR", "Protected person's race", _WHOM, "W", 1, table="RAC")
PPB = date_field("PPB", "Protected person's birth date", _WHOM, help_="Year, month, day: 19900303")
PSN = Field("PSN", "Protected person's SSN", social_of("PSN"), "666123457", 9, group=_WHOM, secret=True)

PROTECTED = (PPN, PSX, PPR, PPB, PSN)
