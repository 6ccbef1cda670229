"""Rules across the fields of a part, for its file and for parts that are added on; each raises Refused."""

from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.things.part import fields as p
from leads.hotfiles.things.part.kinds import ANY_BRAND, NEED_A_BRAND, brand_code
from leads.hotfiles.things.part.shown import part_called
from leads.hotfiles.things.serial.fields import SER
from leads.messages.fields import Values


def numbered(values: Values) -> None:
    """A part bears a number (grade A). Raises Refused."""
    if not values.get("SER") and not values.get("OAN"):
        need(values, SER, "A part needs a serial number or an owner-applied number.")


def brand_fits(values: Values) -> None:
    """What has a maker is not entered as of any brand (grade A). Raises Refused."""
    if brand_code(values) == ANY_BRAND and values.get("CAT") in NEED_A_BRAND:
        told = f"{part_called(values)} ({values['CAT']}) is not entered under BRA/{ANY_BRAND}."
        refuse(p.CAT, told, "Send its brand, or for a paper the make of its vehicle.", "WH")
