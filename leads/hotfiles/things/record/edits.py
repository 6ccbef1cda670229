"""How the paper behind a record is read, as the law of section 60 reads it; and what is to leave a record."""

import re
from datetime import date

from leads.hotfiles.declare.edits import wrong
from leads.messages.fields import capitals
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import supported

_CODE = re.compile(r"[A-Z][A-Z0-9]{1,3}").fullmatch
TAKEN_OFF_MOST = 20
#: What a paper is called beside its code; the first is the law's own word for it, 1240.60(a)(2).
ALSO = {"INVESTIGATIVE REPORT": "DOCUMENT", "INVESTIGATIVE DOCUMENT": "DOCUMENT", "REPORT": "DOCUMENT"}


def support(raw: str, today: date) -> str:
    """The kind of paper behind a record: DOCUMENT, WARRANT or COMPLAINT. Raises Refused for a telephone report alone.

    Clause 1240.60(a)(2) decides; the refusal is told as one of the field SUP, so that a form marks it.
    """
    value = capitals(raw)
    try:
        return supported(ALSO.get(value, value)).value.upper()
    except Refused as no:
        raise Refused(no.code, no.sentence, no.clause, no.cure, field="SUP", example="COMPLAINT") from None


def taken_off(raw: str, today: date) -> str:
    """The codes of fields that are to leave a record, each once: MIS, VCO."""
    codes = [code for code in re.split(r"[\s,;]+", raw.strip().upper()) if code]
    if not codes or not all(map(_CODE, codes)) or len(set(codes)) < len(codes) or len(codes) > TAKEN_OFF_MOST:
        raise wrong("DEL", f"DEL takes codes of fields, each once, {TAKEN_OFF_MOST} at most.", "MIS, VCO")
    return ", ".join(codes)
