"""Rules across the fields of a protection order.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from datetime import date

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import in_order, latest_of, need, refuse
from leads.hotfiles.things.order import fields as f
from leads.hotfiles.things.order.compare import expired
from leads.hotfiles.things.order.shown import NO_FIREARMS, SERVED, conditions_of
from leads.hotfiles.things.person.fields import DOB, NAM
from leads.hotfiles.things.record.fields import MIS, SUP
from leads.messages.fields import Values

#: Conditions that mean nothing without a text.
_NEED_TEXT = frozenset({NO_FIREARMS, "08"})


def rests_on_the_order(values: Values) -> None:
    """What backs the record is the order itself, a document. Raises Refused."""
    if values.get("SUP", "DOCUMENT") != "DOCUMENT":
        refuse(SUP, "A protection order's record rests on the order itself.", "Send SUP/DOCUMENT.", "DOCUMENT")


def protected_is_told(values: Values) -> None:
    """Whom the order protects has a name with a birth date or number, and is not its respondent. Raises Refused."""
    need(values, f.PPN, "The record does not say whom the order protects.")
    if not values.get("PSN"):
        need(values, f.PPB, "A name is not enough to tell whom it protects: PPB (birth date) or PSN is needed.")
    if values.get("PPN") == values.get("NAM") and values.get("PPB") == values.get("DOB"):
        words = "The protected person and the respondent have the same name and birth date."
        refuse(NAM, words, "NAM is whom the order is against, PPN whom it protects: compare with the order.")


def conditions_say_enough(values: Values) -> None:
    """Conditions that only name a text have one, and a ban on firearms says BRD too. Raises Refused."""
    need(values, f.PCO, "The record does not say what the order forbids.")
    held = conditions_of(values)
    for code in sorted(_NEED_TEXT.intersection(held)):
        need(values, MIS, f"PCO/{code} ({meaning('PCO', code)}): MIS has to say it.")
    if NO_FIREARMS in held:
        need(values, f.BRD, "PCO/07 forbids firearms: BRD has to say whether federal law does too.")


def service_fits(values: Values) -> None:
    """A day of service stands with SVC/1, and SVC/1 has one. Raises Refused."""
    if values.get("SVC") == SERVED:
        need(values, f.SVD, "SVC/1 says that it was served: SVD has to say on which day.")
    elif values.get("SVD"):
        refuse(f.SVC, "SVD is the day of service, and SVC does not say that it was served.", "Send SVC/1.", SERVED)


def days_fit(values: Values, today: date) -> None:
    """Issued, then served, and over after that: none of it ahead of today but the end. Raises Refused."""
    for field in (DOB, f.PPB, f.ISD, f.SVD):
        latest_of(values, field, today)
    in_order(values, f.ISD, f.SVD)
    issued, last = values.get("ISD", ""), values.get("EXP", "")
    if last.isdigit() and last <= issued:
        refuse(f.EXP, "EXP is not after ISD: an order holds at least until the day after.", "Compare with the order.")
    if expired(values, today):
        cure = "Enter an order that holds; if the court extended it, send the new EXP."
        refuse(f.EXP, f"The order ended on {last[:4]}-{last[4:6]}-{last[6:]}.", cure)
