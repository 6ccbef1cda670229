"""Whom to call: a cure that names an office says its telephone number, so that it is one also in the night."""

from __future__ import annotations

from leads.rules.refused import Refused
from leads.standing.snapshot import Standing

OFFICES = {
    "LEADS Administrator": "department",
    "the Department": "department",
    "Agency Coordinator": "agency",
    "agency head": "agency",
}


def with_telephone(no: Refused, agency_id: int | None, held: Standing) -> Refused:
    """The refusal, its cure with the telephone numbers of the offices that it names.

    `agency_id` is that of whoever is told, None where nobody knows it. An office without a number on file is left as
    it is: no number is better than a wrong one.
    """
    said = numbers_for(no.cure, agency_id, held)
    if not said or type(no) is not Refused:  # one that holds several problems speaks of fields, not of offices
        return no
    return Refused(no.code, no.sentence, no.clause, f"{no.cure} {said}", no.field, no.example)


def numbers_for(cure: str, agency_id: int | None, held: Standing) -> str:
    """ "LEADS Administrator: 217-555-0001." for every office that the words name; "" where none has a number."""
    found: dict[str, str] = {}
    for office, whose in OFFICES.items():
        telephone = department_telephone(held) if whose == "department" else _of_agency(agency_id, held)
        if office in cure and telephone and telephone not in cure:
            found.setdefault(telephone, f"{office.removeprefix('the ')}: {telephone}.")
    return " ".join(found.values())


def department_telephone(held: Standing) -> str:
    """The telephone of the Department, at which its Administrator is reached; "" where none is on file."""
    return next((one.telephone for one in held.agencies.agencies.values() if one.kind == "department"), "")


def _of_agency(agency_id: int | None, held: Standing) -> str:
    found = held.agencies.agencies.get(agency_id) if agency_id is not None else None
    return found.telephone if found else ""
