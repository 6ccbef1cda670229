"""The gates that every message passes, in this order; each refuses with its clause and its cure.

The console's page of an agency's standing asks the same functions (`explain`), so page and switch can't differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leads.agencies import standing as agencies
from leads.agencies.standing import AgencyStanding, DeviceStanding
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import MessageKey
from leads.people import certify
from leads.people.certify import PersonStanding
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.rules.section_50_access_security import access_purpose_given
from leads.standing.snapshot import Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate looks at: who, where, which message key, on which day of the agency."""

    key: MessageKey
    device: DeviceStanding | None
    agency: AgencyStanding
    person: PersonStanding | None
    today: date


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: a sentence that holds for every message that got through, and the clause that wants it."""

    says: str
    check: Callable[[Asked], None]
    clause: str


def _certified(asked: Asked) -> None:
    assert asked.person is not None  # the gate before refuses None
    certify.certified_for(asked.person, asked.key.needs.level, asked.today)


def _screened(asked: Asked) -> None:
    certify.screened(asked.person, asked.today)
    assert asked.person is not None  # screened() refuses None
    if asked.person.agency_id != asked.agency.id:
        raise Refused(
            "not-your-agency",
            f"{asked.person.name} does not work for {asked.agency.name}.",
            "1240.50(b)(4)",
            "Sign on at a device of your own agency.",
        )


def _approved(asked: Asked) -> None:
    agencies.device_approved(asked.device, asked.today)


def _agreed(asked: Asked) -> None:
    agencies.agreement_in_force(asked.agency, asked.today)


def _within(asked: Asked) -> None:
    agencies.within_access_level(asked.agency, asked.key.needs.service, asked.key.needs.files)


def _not_suspended(asked: Asked) -> None:
    agencies.not_suspended(asked.agency, asked.key.needs.service)


GATES = (
    Gate("The device is approved.", _approved, "1240.40(b)"),
    Gate("The agency's agreement is in force.", _agreed, "1240.30(c)(2)"),
    Gate("Service and file are within the agency's access level.", _within, "1240.30(b)(5)"),
    Gate("The service is not suspended.", _not_suspended, "1240.110(c)"),
    Gate("The operator is employed and screened.", _screened, "1240.50(b)(1)"),
    Gate("The operator is certified for the level.", _certified, "1240.90(b)(1)"),
)
# After these, for each message: the session is fresh, and the purpose is given where it is needed.


def pass_gates(session: Session, key: MessageKey, values: Mapping[str, str], held: Standing, now: datetime) -> None:
    """Lets a message through or raises Refused from the first gate that says no. UTC."""
    fresh(session, held, now)
    agency = held.agencies.agencies[session.agency_id]
    # Within a day and a standing version the gates say the same each time, so they are asked once.
    asked = (session.device_id, session.person_id, key.key, agency.today(now))
    refused = held.passed.get(asked, asked)
    if refused is asked:
        refused = held.passed[asked] = _first_no(session.device_id, session.person_id, key, held, now)
    if isinstance(refused, Refused):
        raise Refused(**refused.as_dict())  # type: ignore[arg-type]
    if key.purpose:
        access_purpose_given(values.get("PUR"), values.get("ATN"))


def fresh(session: Session, held: Standing, now: datetime) -> None:
    """A sign-on holds for `session.reauthenticate_hours` (CJIS policy IA-11), then it has to be done again."""
    if now - session.started_at > held.sign_on_lasts:
        hours = held.sign_on_lasts // timedelta(hours=1)
        raise Refused(
            "sign-on-too-old", f"This sign-on is more than {hours} hours old.", None, "Sign off and sign on again."
        )


def _asked(device_id: int, person_id: int, key: MessageKey, held: Standing, now: datetime) -> Asked:
    device = held.agencies.devices.get(device_id)
    person = held.people.get(person_id)
    agency = held.agencies.agencies[device.agency_id if device else person.agency_id if person else 0]
    return Asked(key, device, agency, person, agency.today(now))


def _first_no(device_id: int, person_id: int, key: MessageKey, held: Standing, now: datetime) -> Refused | None:
    asked = _asked(device_id, person_id, key, held, now)
    for gate in GATES:
        try:
            gate.check(asked)
        except Refused as refused:
            return refused
    return None


def may_be_told(session: Session, held: Standing, now: datetime) -> bool:
    """Whether mail with data of the hot files may go to this session now: as if it asked. Notices go to everyone."""
    return _first_no(session.device_id, session.person_id, MESSAGE_KEYS["QV"], held, now) is None


@dataclass(frozen=True, slots=True)
class Passage:
    """What one gate says of a person, a device and a message key right now."""

    gate: Gate
    refused: Refused | None


def explain(device_id: int, person_id: int, key: MessageKey, held: Standing, now: datetime) -> list[Passage]:
    """May this person at this device send this message key now; and if not, what cures it? All gates, in order."""
    asked = _asked(device_id, person_id, key, held, now)
    found = []
    for gate in GATES:
        try:
            gate.check(asked)
        except Refused as refused:
            found.append(Passage(gate, refused))
            if gate.check is _screened:
                break  # without a person there is no certificate to look at
        else:
            found.append(Passage(gate, None))
    return found
