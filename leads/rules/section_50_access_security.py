"""Section 1240.50: screening of people, and the purposes for which they may ask."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leads.rules.clauses import cites
from leads.rules.refused import Refused

BARRED = "barred"  # a conviction of a felony or of a crime of moral turpitude, wherever it was tried
LESSER = "lesser"  # a conviction of neither
CHARGE = "charge"  # a charge of such a crime that no court has decided
CLEAR = "clear"
Decision = Literal["pending", "cleared", "denied"]


@dataclass(frozen=True)
class FingerprintInquiry:
    """One fingerprint inquiry about a person: when it was sent, and what came back (None until it has).

    What comes back is one of CLEAR, CHARGE, LESSER and BARRED.
    """

    submitted_on: date | None = None
    result: str | None = None

    @property
    def answered(self) -> bool:
        """Whether it was sent and an answer came that the law knows."""
        return self.submitted_on is not None and self.result in (CLEAR, CHARGE, LESSER, BARRED)


@cites("1240.50(b)(1)")
def screened(state: FingerprintInquiry, national: FingerprintInquiry) -> bool:
    """A person is screened when Illinois and the FBI were both asked and both answered; what they say is weighed after.

    The two answers alone open nothing: somebody decides on them, `may_effect_access`.
    """
    return state.answered and national.answered


@cites("1240.50(b)(2)")
def barred(state: FingerprintInquiry, national: FingerprintInquiry, *, convicted: bool = False) -> bool:
    """A felony or a crime of moral turpitude, wherever it was tried, bars a person from access without exception."""
    return convicted or BARRED in (state.result, national.result)


@cites("1240.50(b)(1)", "1240.50(b)(2)")
def may_effect_access(
    state: FingerprintInquiry,
    national: FingerprintInquiry,
    *,
    convicted: bool = False,
    decision: Decision = "pending",
) -> None:
    """Nobody brings about access but after screening, by a decision, and without a conviction that bars.

    `convicted`: such a conviction stands anywhere on record, whatever the newest screening says. A lesser conviction
    and a charge that may stay are for whoever decides; `decision` is on these answers.
    Refused: conviction-bars-access, access-denied-on-charge, not-of-good-character, not-screened.
    """
    if barred(state, national, convicted=convicted):
        raise Refused(
            code="conviction-bars-access",
            sentence="A conviction on record bars this person from LEADS.",
            clause="1240.50(b)(2)",
            cure="If the record is wrong, have the Bureau of Identification correct it, and the correction entered.",
        )
    if decision == "denied":
        raise _denied(CHARGE in (state.result, national.result))
    for name, inquiry in (("state", state), ("national", national)):
        if not inquiry.answered:
            sent = inquiry.submitted_on is not None
            raise Refused(
                code="not-screened",
                sentence=f"The {name} fingerprint inquiry {'has no answer yet' if sent else 'was not sent'}.",
                clause="1240.50(b)(1)",
                cure="Wait for the answer." if sent else "Send the inquiry to the Bureau of Identification.",
            )
    if decision != "cleared":
        raise Refused(
            code="not-screened",
            sentence="Nobody has yet decided on this person's screening.",
            clause="1240.50(b)(1)",
            cure="Ask the agency head to decide on the results.",
        )


def _denied(on_charge: bool) -> Refused:
    if on_charge:
        return Refused(
            code="access-denied-on-charge",
            sentence="Access was denied to this person because of a pending charge.",
            clause="1240.50(b)(2)",
            cure="Ask the agency head to decide again once the charge is settled.",
        )
    return Refused(
        code="not-of-good-character",
        sentence="Access was denied to this person: good character was not found.",
        clause="1240.50(b)(2)",
        cure="Ask the agency head for the reason, and to decide again when it no longer holds.",
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
