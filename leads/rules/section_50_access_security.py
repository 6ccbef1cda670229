"""Section 1240.50: screening of people, and the purposes for which they may ask."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leads.rules.clauses import cites
from leads.rules.refused import Refused

Result = Literal["clear", "barred"]


@dataclass(frozen=True)
class FingerprintInquiry:
    """One fingerprint inquiry about a person: when it was sent, and what came back (None until it has).

    "barred" means a conviction of a felony or of a crime of moral turpitude.
    """

    submitted_on: date | None = None
    result: str | None = None


@cites("1240.50(b)(1)")
def screened(state: FingerprintInquiry, national: FingerprintInquiry) -> bool:
    """A person is screened when Illinois and the FBI were both asked and both answered clear."""
    return all(inquiry.submitted_on is not None and inquiry.result == "clear" for inquiry in (state, national))


@cites("1240.50(b)(2)")
def barred(state: FingerprintInquiry, national: FingerprintInquiry, *, convicted: bool = False) -> bool:
    """A felony or a crime of moral turpitude, wherever it was tried, bars a person from access without exception."""
    return convicted or "barred" in (state.result, national.result)


@cites("1240.50(b)(1)", "1240.50(b)(2)")
def may_effect_access(
    state: FingerprintInquiry, national: FingerprintInquiry, *, convicted: bool = False, denied: bool = False
) -> None:
    """Nobody brings about access before screening, after a conviction, or once access is denied on a charge.

    Refused: conviction-bars-access, access-denied-on-charge, not-screened.
    """
    if barred(state, national, convicted=convicted):
        raise Refused(
            code="conviction-bars-access",
            sentence="A conviction on record bars this person from LEADS.",
            clause="1240.50(b)(2)",
            cure="If the record is wrong, have the Bureau of Identification correct it and screen again.",
        )
    if denied:
        raise Refused(
            code="access-denied-on-charge",
            sentence="Access was denied to this person because of a pending charge.",
            clause="1240.50(b)(2)",
            cure="Ask the agency head to decide again once the charge is settled.",
        )
    for name, inquiry in (("state", state), ("national", national)):
        if inquiry.submitted_on is None or inquiry.result != "clear":
            sent = inquiry.submitted_on is not None
            raise Refused(
                code="not-screened",
                sentence=f"The {name} fingerprint inquiry {'has no clear answer yet' if sent else 'was not sent'}.",
                clause="1240.50(b)(1)",
                cure="Wait for the answer." if sent else "Send the inquiry to the Bureau of Identification.",
            )


@cites("1240.50(b)(4)")
def access_purpose_given(purpose: str | None, requester: str | None) -> None:
    """An inquiry says what it is for and who wants to know. Refused: purpose-missing, requester-missing."""
    for code, field, value, example in (
        ("purpose-missing", "PUR", purpose, "C"),
        ("requester-missing", "ATN", requester, "OFC R MARLOWE"),
    ):
        if not (value or "").strip():
            raise Refused(
                code=code,
                sentence=f"This inquiry does not say {'what it is for' if field == 'PUR' else 'who asked for it'}.",
                clause="1240.50(b)(4)",
                cure=f"Fill in {field}.",
                field=field,
                example=example,
            )
