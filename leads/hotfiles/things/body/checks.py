"""What a second party compares of a body: what identifies it, and what was found of an unidentified person."""

from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.things.body import fields as f
from leads.hotfiles.things.person import fields as p

GROUPS = (
    Group("BLT", "Blood, X-rays, footprints, lenses", (f.BLT, f.CRC, f.FPA, f.BXR, f.VRX)),
    Group("JWT", "Jewelry", (f.JWT, f.JWL)),
    Group("DNA", "DNA profile", (p.DNA, p.DLO)),
)
#: In the order in which a report of a finding is read.
FOUND = (
    Group("DBF", "Day of the finding", (f.DBF,), not_after_entry(f.DBF, "The finding was on")),
    Group("SEX", "Sex, race and birth years", (f.SEX, p.RAC, f.EYB)),
    Group("HGT", "Looks", (f.HGT, f.WGT, p.EYE, p.HAI, p.SKN, f.SMT)),
    Group("BPS", "Death", (f.EDD, f.BPS, f.CDA)),
    Group("FPC", "Fingerprints", (f.FPC,)),
    *GROUPS,
)
