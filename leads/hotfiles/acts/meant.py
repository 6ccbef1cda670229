"""Which record a message means, and whose it is: only the agency that entered a record changes or ends it.

That agency answers for its accuracy. 1240.60(a)(5), 1240.60(a)(7).
"""

from datetime import datetime

from leads.hotfiles.acts.runs import fits_the_record, must_fit_the_record
from leads.hotfiles.declare.keys import LOCATE
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.open_record import on_file_for
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT
from leads.standing.gates import readable
from leads.standing.snapshot import Standing


def own_record(key: MessageKey, values: Values, by: Actor) -> Record:
    """The agency's own record that a message means; locked until the act is over. Raises Refused."""
    found = record_meant(key, values)
    must_be_own_to_change(found, by)
    return found


def must_be_own_to_change(found: Record, by: Actor) -> None:
    """Only the agency that entered a record changes it; anybody else is told whom to ask. Raises Refused."""
    must_be_own(found, by, CORRECT, f"{_call(found)} to change it{_or_locate(found)}.")


def must_be_own(found: Record, by: Actor, clause: str, cure: str) -> None:
    """An agency answers for its own records, and for no other's. Raises Refused (not-your-record)."""
    if found.agency_id != by.agency_id:
        sentence = f"{found.number} was entered by another agency, which answers for it."
        raise Refused("not-your-record", sentence, clause, cure)


def must_still_hit(found: Record, clause: str) -> None:
    """Nothing more is done about a record that is out of the files. Raises Refused (already-ended)."""
    if found.state not in CAN_HIT:
        sentence = f"{found.number} is {found.state} and can not hit any more."
        raise Refused("already-ended", sentence, clause, "Nothing more is needed.")


def record_meant(key: MessageKey, values: Values) -> Record:
    """The record meant, which has not ended; locked until the act is over. Raises Refused."""
    found = record_named(key, values)
    if found.state not in CAN_HIT:
        raise already_ended(found)
    return found


def must_be_meant(record_number: str, case: str, by: Actor, held: Standing, now: datetime) -> None:
    """Number and case are of one record that is on file for the actor. Raises Refused (not-on-file, does-not-fit).

    Asked where a message does not say of which file the record is: to who may not ask its file there is none.
    """
    found = Record.objects.select_related("agency").filter(number=record_number).first()
    if found is None or not on_file_for(by, found) or not readable(by.person_id, (found.file,), held, now):
        said = f"There is no record {record_number}."
        raise Refused("not-on-file", said, None, "Check the number on the acknowledgment of the entry.", field="NIC")
    if found.agency_id == by.agency_id and found.case_number != case:
        said = f"OCA/{case} is not what {found.number} says."
        raise Refused("does-not-fit", said, None, "Send the field exactly as it stands in the record.", field="OCA")


def must_be_on_file(key: MessageKey, values: Values, by: Actor) -> None:
    """Of a record that is on file for nobody else another agency learns nothing. Raises Refused (not-on-file).

    Asked before anything is compared with it: also that a case does not fit would say that there is one.
    """
    found = Record.objects.select_related("agency").filter(number=values.get("NIC", ""), file=key.file).first()
    if found is None or not on_file_for(by, found):
        raise _no_record(values)


def _no_record(values: Values) -> Refused:
    said = f"No record {values.get('NIC', '')} in this file."
    return Refused("not-on-file", said, None, "Check the number on the acknowledgment of the entry.", field="NIC")


def already_ended(found: Record) -> Refused:
    """The no to whoever wants something of a record that is over."""
    return Refused(
        "already-ended",
        f"{found.number} is {found.state} already.",
        None,
        "Nothing more is needed; if it should still stand, enter it anew.",
    )


def record_named(key: MessageKey, values: Values) -> Record:
    """The record of a number with one more identifier, ended or not; locked until the act is over. Raises Refused."""
    found = Record.objects.select_for_update(no_key=True).filter(number=values.get("NIC", ""), file=key.file).first()
    if found is None:
        raise _no_record(values)
    must_fit_the_record(key, found)
    known = {**found.values, "OCA": found.case_number}
    others = [code for code in key.identifies if code in values and code != "NIC"]
    for code in others:
        if known.get(code) != values[code]:
            raise Refused(
                "does-not-fit",
                f"{code}/{values[code]} is not what {found.number} says.",
                None,
                "Send the field exactly as it stands in the record.",
                field=code,
            )
    return found


def not_before_it_happened(found: Record, values: Values, code: str) -> None:
    """Nobody was found, and nothing is over, before it began: theft, last contact, order. Raises Refused."""
    since = FILES[found.file].since
    began, day = found.values.get(since, ""), values.get(code, "")
    if began and day and day < began:
        raise Refused(
            "fields-disagree",
            f"{code}/{day} is before {since}/{began} on the record.",
            None,
            f"Compare {code} with your papers; is {since} wrong, have {found.agency.name} correct the record first.",
            field=code,
            example=began,
        )


def _or_locate(found: Record) -> str:
    """What else whoever found the person or thing does, where the file knows that."""
    locates = [key.key for key in FILES[found.file].keys if key.does is LOCATE and fits_the_record(key, found.values)]
    return f"; to say that you found the person or thing, locate it with {locates[0]}" if locates else ""


def _call(found: Record) -> str:
    """Whom to ask about a record of others, and where they are reached."""
    agency = found.agency
    return f"Ask {agency.name}{f', {agency.telephone},' if agency.telephone else ''}"
