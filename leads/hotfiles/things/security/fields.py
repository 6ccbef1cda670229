"""Fields of a security, in the order of a form.

Lengths and edits: published NCIC and state field tables, as collected in the project's reference. What SDT and ISS mean
on currency (year and letter of the series; the issuing bank) is unconfirmed, grade K.
"""

from leads.hotfiles.declare.fields import coded_field
from leads.hotfiles.things.person.edits import social
from leads.hotfiles.things.security.edits import dated, denomination, last_serial, party, security_type, serial
from leads.messages.fields import Field

_GROUP = "Security"

TYP = Field("TYP", "Security type", security_type, "FR", 2, codes="TYPS", group=_GROUP)
SER = Field("SER", "Serial number", serial, "L12345678A", 20, group=_GROUP, help="All letters, in front and behind")
#: The other end of a run of consecutive numbers, of which SER is the first.
SERS = Field(
    "SERS",
    "Last serial number of the run",
    last_serial,
    "L12345699A",
    20,
    group=_GROUP,
    help="SER is the first; both count",
)
DEN = Field("DEN", "Denomination", denomination, "20", 9, group=_GROUP, help="Whole dollars: 100")
ISS = Field(
    "ISS",
    "Issuer",
    party("ISS", 2, 30, "EXAMPLE TRUST CO"),
    "EXAMPLE TRUST CO",
    30,
    group=_GROUP,
    help="Not of currency and Treasury issues",
)
SDT = Field("SDT", "Date on it", dated, "2017A", 8, group=_GROUP, help="A note's series; or day of issue: 20170615")
RMI = coded_field("RMI", "Ransom, bait or counterfeit", _GROUP, "B", 1)
OWN = Field(
    "OWN",
    "Owner",
    party("OWN", 3, 30, "DOE, JANE Q"),
    "DOE, JANE Q",
    30,
    group="Owner",
    help="Surname, comma, given names; or the company",
)
SOC = Field("SOC", "Owner's Social Security number", social, "666123456", 9, group="Owner", secret=True)
