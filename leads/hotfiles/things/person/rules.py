"""Rules across the fields of a person whom an agency looks for or warns of: told from others, license, cautions.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from collections.abc import Mapping, Sequence

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import need, refuse, whole_set
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.person.cautions import CAUTIONS, codes_of
from leads.messages.fields import Values
from leads.messages.keys import NotAlone

#: A name alone is no record: one of these, or a vehicle, has to be there whole.
IDENTIFIERS = (("DOB",), ("FBI",), ("MNU",), ("SOC",), codes(*f.LICENSE))
NAME_ALONE = NotAlone("NAM", "A name alone is not searched: add a birth date or a number of the person.", add="DOB")


def told_from_others(values: Values, sets: Sequence[tuple[str, ...]]) -> None:
    """One of the sets that tell a person from others of the name is there, and a license is whole. Raises Refused."""
    whole_set(values, f.LICENSE, "A license goes with its state and year.")
    if not any(all(values.get(code) for code in one) for one in sets):
        words = "A name is not enough: a birth date, a number of the person, or a whole vehicle is needed."
        need(values, f.DOB, words)


def cautions_fit(key: str, values: Values, with_caution: Mapping[str, str]) -> None:
    """A key with C carries CMC; a caution in CMC asks for a key with C. Raises Refused.

    `with_caution` gives the key with a caution that stands beside each key without one.
    """
    if key in with_caution.values():
        need(values, f.CMC, f"{key} says caution: CMC has to say which.")
    elif warns := CAUTIONS.intersection(codes_of(values)):
        other = with_caution.get(key, "the key with C")
        refuse(
            f.CMC,
            f"{meaning('CMC', min(warns))} is a caution, and {key} carries none.",
            f"Enter it with {other}; on a record that is there, send MKE/{other} too.",
            values["CMC"],
        )
