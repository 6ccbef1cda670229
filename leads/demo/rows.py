"""Rows as PostgreSQL's COPY reads them. No database and no Django here: worker processes use this too."""

from datetime import date
from typing import Any

Row = tuple[Any, ...]

RECORDS = "hotfiles_record"
KEYS = "hotfiles_recordkey"
ADDITIONS = "hotfiles_recordaddition"
CHANGES = "hotfiles_recordchange"
COLUMNS: dict[str, str] = {
    "agencies_accesslevel": "id name kind services files",
    "agencies_agency": "id ori name kind county head address telephone zone level_id",
    "agencies_policytext": "id name value why set_by since",
    "agencies_agreement": "id agency_id version signed_by_agency_on signed_by_department_on from_on until_on ended_on",
    "agencies_device": "id mnemonic agency_id kind place configuration approved_configuration approved_at"
    " approved_by withdrawn_at",
    "people_person": "id password last_login user_id surname given_names email agency_id employed_from employed_until"
    " is_active",
    "people_screening": "id person_id state_submitted_on national_submitted_on state_result national_result decision"
    " decided_by decided_at reason corrected_at corrected_by corrected_why",
    "people_certification": "id person_id level valid_from valid_until suspended_at revoked_at",
    "people_appointment": "id person_id office agency_id from_at until_at",
    RECORDS: "id number file key state agency_id case_number values warnings support support_at"
    " facts_known_at entered_late entered_at entered_by_id check_from checked_at checked_by_id validated_at"
    " validated_by changed_at ended_at ended_why retire_on looked_back_at check_items located_by_id has_additions",
    KEYS: "key record_id sketch",
    ADDITIONS: "record_id kind whose number values added_at added_by_id",
    CHANGES: "record_id at by_id act why values additions",
    "registration_vehicle": "state plate kind expires vin make model style year color owner company from_on until_on",
    "registration_driver": "state number name former born sex status",
}


def line(row: Row) -> str:
    """One row as COPY text: tabs between values, backslash N for nothing."""
    return "\t".join([_text(value) for value in row]) + "\n"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\\", "\\\\") if "\\" in value else value
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, list):
        return "{" + ",".join(value) + "}"
    return str(value)
