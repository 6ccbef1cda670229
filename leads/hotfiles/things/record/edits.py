"""How the paper behind a record is read, as the law of section 60 reads it."""

from datetime import date

from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import supported

_ALSO = {"INVESTIGATIVE REPORT": "DOCUMENT", "INVESTIGATIVE DOCUMENT": "DOCUMENT", "REPORT": "DOCUMENT"}


def support(raw: str, today: date) -> str:
    """The kind of paper behind a record: DOCUMENT, WARRANT or COMPLAINT. Raises Refused for a telephone report alone.

    Clause 1240.60(a)(2) decides; the refusal is told as one of the field SUP, so that a form marks it.
    """
    value = " ".join(raw.upper().split())
    try:
        return supported(_ALSO.get(value, value)).value.upper()
    except Refused as no:
        raise Refused(no.code, no.sentence, no.clause, no.cure, field="SUP", example="COMPLAINT") from None
