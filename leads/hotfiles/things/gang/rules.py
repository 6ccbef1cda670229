"""Rules across the fields of a member: which criteria go with a gang, and which with terrorism.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.things.gang.fields import ECR, GNG
from leads.messages.fields import BETWEEN, Values

#: Criteria of terrorism, in no entry of a gang.
OF_TERRORISM = frozenset("GH")
ALONE = "G"


def criteria_of(values: Values) -> tuple[str, ...]:
    """The codes of the record's criteria, each once."""
    return tuple(dict.fromkeys(one for one in values.get("ECR", "").split(BETWEEN) if one))


def criteria_fit(values: Values, *, terrorist: bool) -> None:
    """A member is of a group by some criterion; who acts alone needs no group, and only a terrorist is entered so.

    Raises Refused.
    """
    need(values, ECR, "The record does not say by which criterion the person is a member.")
    held = criteria_of(values)
    for code in sorted(OF_TERRORISM.intersection(held)):
        if not terrorist:
            said = f"ECR/{code} ({meaning('ECR', code)}) is for terrorists, and this is the member of a gang."
            refuse(ECR, said, "Enter it with EGMT, or send the criteria that hold.", "A")
    if ALONE not in held:
        need(values, GNG, "The record does not say of which group the person is a member.")
