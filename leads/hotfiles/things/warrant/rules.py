"""Rules across the fields of a warrant: the offense with what its code calls for, the limit against its text.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.things.record.fields import MIS
from leads.hotfiles.things.warrant import fields as f
from leads.messages.fields import Values

#: Escape, flight, parole, probation and failure to appear: the crime behind it has to be told in OOC.
_NEEDS_ORIGINAL = frozenset({"4901", "4902", "5011", "5012", "5013", "5014", "5015", "8100", "8101", "8102"})
#: Extradition limits that mean nothing without a text.
_LIMIT_NEEDS_TEXT = frozenset({"02", "04", "05", "B", "D", "E"})
#: Offenses that are a felony anywhere: willful killing, kidnapping, robbery. A misdemeanor's limit can't go with them.
_FELONY = ("01", "12")
_FELONY_CODES = frozenset({*(f"09{n:02d}" for n in (*range(1, 9), 11, 12)), *(f"10{n:02d}" for n in range(1, 8))})


def offense_says_enough(values: Values) -> None:
    """OFF and OOC with what their codes call for: words, notes, the original offense. Raises Refused."""
    for field in (f.OFF, f.OOC):
        value = values.get(field.code, "")
        said = meaning("OFF", value[:4])
        worded = len(value) > 4 or values.get("MIS")
        if value and not worded and (value[2:4] == "99" or "see MIS" in said):
            cure = f"Write {value[:4]} and then words, or add MIS."
            refuse(field, f"{value[:4]} ({said}) does not say what was done.", cure, f"{value[:4]} AS IN REPORT")
    if values.get("OFF", "")[:4] in _NEEDS_ORIGINAL:
        need(values, f.OOC, f"{meaning('OFF', values['OFF'][:4])}: OOC has to name the crime behind it.")


def limit_fits(values: Values) -> None:
    """The extradition limit is there, with its text, and is not a misdemeanor's on a felony. Raises Refused."""
    limit = values.get("EXL", "")
    need(values, f.EXL, "The extradition limit is missing.")
    if limit in _LIMIT_NEEDS_TEXT:
        need(values, MIS, f"EXL {limit} ({meaning('EXL', limit)}) needs its limits in MIS.")
    offense = values.get("OFF", "")[:4]
    if limit.isalpha() and (offense[:2] in _FELONY or offense in _FELONY_CODES):
        said = f"{meaning('OFF', offense)} is a felony, and EXL {limit} is a misdemeanor's."
        refuse(f.EXL, said, "Use 01 to 06.", "01")
