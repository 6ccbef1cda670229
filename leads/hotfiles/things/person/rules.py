"""Rules across the fields of any person's record: what stands together, and a caution with the key that it goes with.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from collections.abc import Mapping

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import in_order, need, pair_of, refuse, whole_set
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.person.cautions import CAUTIONS, codes_of
from leads.hotfiles.things.record.fields import LKA, LKI, MIS
from leads.hotfiles.things.vehicle import beside
from leads.messages.fields import Values
from leads.messages.keys import NotAlone

#: What tells a person from others of the name.
OWN_IDENTIFIERS = (("DOB",), ("FBI",), ("MNU",), ("SOC",), codes(*f.LICENSE))
#: A name alone is no record: one of these, or a vehicle, has to be there whole.
IDENTIFIERS = (*OWN_IDENTIFIERS, *beside.IDENTIFIERS)
NAME_ALONE = NotAlone("NAM", "A name alone is not searched: add a birth date or a number of the person.", add="DOB")


def told_from_others(values: Values) -> None:
    """What tells a person from others of the name is there, and a license is whole. Raises Refused."""
    whole_set(values, f.LICENSE, "A license goes with its state and year.")
    if not any(all(values.get(code) for code in one) for one in IDENTIFIERS):
        words = "A name is not enough: a birth date, a number of the person, or a whole vehicle is needed."
        need(values, f.DOB, words)


def stand_together(values: Values) -> None:
    """Plate, license, vehicle, linked case and DNA are whole or not there; Y is explained. Raises Refused."""
    beside.whole_beside(values)
    whole_set(values, f.LICENSE, "A license goes with its state and year.")
    pair_of(values, LKI, LKA)
    if "Y" in {values.get("TNT"), values.get("VOW")}:
        need(values, MIS, "What Y (other) stands for in TNT or VOW has to be said in MIS.")
    dna_is_held(values)
    in_order(values, f.BDA, f.EDA)


def dna_is_held(values: Values) -> None:
    """A DNA profile says where it is. Raises Refused."""
    if values.get("DNA") == "Y":
        need(values, f.DLO, "A DNA profile is on hand: DLO has to say where.")


def caution_fits(key: str, values: Values, beside: Mapping[str, str]) -> None:
    """A key with C carries CMC; a caution in CMC asks for a key with C. Raises Refused.

    `beside`: for each key without a caution, the one with it.
    """
    if key in beside.values():
        need(values, f.CMC, f"{key} says caution: CMC has to say which.")
    elif warns := CAUTIONS.intersection(codes_of(values)):
        other = beside.get(key, "the key with C")
        refuse(
            f.CMC,
            f"{meaning('CMC', min(warns))} is a caution, and {key} carries none.",
            f"Enter it with {other}; on a record that is there, send MKE/{other} too.",
            values["CMC"],
        )
