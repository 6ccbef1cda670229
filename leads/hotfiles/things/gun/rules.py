"""Rules across the fields of a gun that its files share; each raises Refused with the field to mark."""

from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.things.gun import fields as f
from leads.hotfiles.things.gun.edits import NOT_LISTED
from leads.hotfiles.things.record.fields import MIS
from leads.messages.fields import Values

_LAUNCHED = "9999"
_UNCLEAR = "75"


def caliber_fits(values: Values) -> None:
    """Caliber 9999 is for launchers and dart guns only. Raises Refused."""
    kind = values.get("TYP", "")
    if values.get("CAL") == _LAUNCHED and kind[:1] != "Z" and kind[1:] != "N":
        refuse(f.CAL, "CAL/9999 is for launchers and dart guns only.", "Send the caliber that stands on the gun.")


def described(values: Values) -> None:
    """What no code says stands in MIS: a make that is not listed, another type, caliber 75. Raises Refused."""
    if values.get("MAK", "").partition(" ")[0] == NOT_LISTED:
        need(values, MIS, "A make that is not listed (MAK/ZZZ) is named in MIS.")
    if values.get("TYP", "")[:1] == "Z":
        need(values, MIS, "A gun of another type (TYP/Z) is described in MIS.")
    if values.get("CAL") == _UNCLEAR:
        need(values, MIS, "CAL/75 can mean inches or millimeters: say in MIS which.")
