"""The gates that stand before everything that LEADS does for somebody, in this order; each has its clause and its cure.

One table for all doors: a message passes all gates, a sign-on those that do not ask about a service, and whoever reads
records on a page those that ask neither about a terminal nor about duties: oversight reads, and asks for nothing. Who
may come in at all, and stay, is asked of the same gates (`may_enter`, `may_stay`). The console explains by the same
functions (`explain`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leads.agencies import standing as agencies
from leads.agencies.standing import AgencyStanding, DeviceStanding
from leads.messages.keys import MessageKey, Needs
from leads.people import standing as people
from leads.people.duties import duties_apart
from leads.people.sign_on import Admitted, Session
from leads.people.standing import PersonStanding
from leads.rules.clauses import cites
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Level
from leads.rules.section_50_access_security import access_purpose_given
from leads.standing.snapshot import Standing

#: Being told of what came on file needs what asking for it would have needed.
INQUIRY = "files.inquire"
#: Keeping one's records on a page needs what the message of the same act needs.
UPKEEP = "files.maintain"
#: Signing on needs the lower certificate; service and file are asked with each message.
SIGN_ON = Needs("", Level.LESS, ())


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate looks at: who, where, what they need for what they want, on which day of Illinois."""

    needs: Needs
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
    #: What it is about: "device", "agency", "service", "person" or "duty".
    about: str


def _certified(asked: Asked) -> None:
    assert asked.person is not None  # the gate before refuses None
    people.certified_for(asked.person, asked.needs.level, asked.today)


def _apart(asked: Asked) -> None:
    assert asked.person is not None  # the gate before refuses None
    duties_apart(asked.person.terms, asked.needs.service, asked.today)


def _screened(asked: Asked) -> None:
    people.screened(asked.person, asked.today)
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
    agencies.within_access_level(asked.agency, asked.needs.service, asked.needs.files)


def _not_suspended(asked: Asked) -> None:
    agencies.not_suspended(asked.agency, asked.needs.service)


GATES = (
    Gate("The device is approved.", _approved, "1240.40(b)", "device"),
    Gate("The agency's agreement is in force.", _agreed, "1240.30(c)(2)", "agency"),
    Gate("Service and file are within the agency's access level.", _within, "1240.30(b)(5)", "service"),
    Gate("The service is not suspended.", _not_suspended, "1240.110(c)", "service"),
    Gate("The operator is employed and screened.", _screened, "1240.50(b)(1)", "person"),
    Gate("The operator is certified for the level.", _certified, "1240.90(b)(1)", "person"),
    Gate("The operator holds no office that is kept apart from the service.", _apart, "1240.50(a)", "duty"),
)
# After these, for each message: the session is fresh, and the purpose is given where it is needed.


def pass_gates(session: Session, key: MessageKey, values: Mapping[str, str], held: Standing, now: datetime) -> None:
    """Lets a message through or raises Refused from the first gate that says no. UTC."""
    if (refused := no_to(session, key.needs, held, now)) is not None:
        raise Refused(**refused.as_dict())  # type: ignore[arg-type]
    if key.purpose:
        access_purpose_given(values.get("PUR"), values.get("ATN"))


def no_to(session: Session, needs: Needs, held: Standing, now: datetime) -> Refused | None:
    """What keeps whoever is signed on there from what needs this, now; None: they may. Asked for asking and telling.

    The sign-on is fresh, and all gates let it through. Within a day and a standing version the gates say the same, so
    they are asked once.
    """
    if (old := _too_old(session, held, now)) is not None:
        return old
    asked = (session.device_id, session.person_id, needs, illinois_day(now))
    try:
        return held.passed[asked]
    except KeyError:
        passages = explain(session.device_id, session.person_id, needs, held, now)
        said = held.passed[asked] = next((one.refused for one in passages if one.refused), None)
        return said


def _too_old(session: Session, held: Standing, now: datetime) -> Refused | None:
    """A sign-on holds for `session.reauthenticate_hours` (CJIS policy IA-11), then it has to be done again."""
    if now - session.started_at <= held.sign_on_lasts:
        return None
    hours = held.sign_on_lasts // timedelta(hours=1)
    return Refused(
        "sign-on-too-old", f"This sign-on is more than {hours} hours old.", None, "Sign off and sign on again."
    )


def may_be_told(session: Session, file: str, held: Standing, now: datetime) -> bool:
    """Whether data of this file may go to this session now, by mail or on its tape: if it might ask for them.

    The Department's own words go to everyone.
    """
    return no_to(session, Needs(INQUIRY, Level.LESS, (file,)), held, now) is None


@cites("1240.50(b)(1)")
def may_enter(person_id: int, held: Standing, now: datetime) -> None:
    """Only who is employed and screened today comes in by any door, and stays. Raises Refused.

    Asked at the door, with every page and on every beat of what stays open: a link, a stream.
    """
    people.screened(held.people.get(person_id), illinois_day(now))


@cites("1240.50(b)(1)", "1240.40(b)")
def may_stay(person_id: int, device_id: int, held: Standing, now: datetime) -> None:
    """A sign-on goes on while its person may enter and its device is approved. Raises Refused.

    What an agency lacks is said with each message, so that its people learn of it.
    """
    may_enter(person_id, held, now)
    agencies.device_approved(held.agencies.devices.get(device_id), illinois_day(now))


@cites("1240.90(b)(1)", "1240.50(b)(1)", "1240.40(b)", "1240.30(c)(2)")
def may_sign_on(person_id: int, device_id: int, held: Standing, now: datetime) -> Admitted:
    """Nobody signs on without an approved device, an agreement in force, screening and a certificate. Raises Refused.

    Says at which level the person may work there.
    """
    device = held.agencies.devices.get(device_id)
    if device is None:
        raise Refused("unknown-device", "LEADS knows no such device.", "1240.40(b)", "Check the device's mnemonic.")
    asked = _asked(device_id, person_id, SIGN_ON, held, now)
    _pass(asked, "service", "duty")
    assert asked.person is not None  # a gate refuses None
    best = people.level_held(asked.person, asked.today)
    return Admitted(asked.person, device, asked.agency, best[0] if best else Level.LESS)


def may_read(person_id: int, files: tuple[str, ...], held: Standing, now: datetime) -> AgencyStanding:
    """Whether a person may get data of one of these files where no terminal is asked about, as on a page of records.

    The gates of an inquiry, in its order, save device and duties. Returns the person's agency. Raises Refused.
    """
    asked = _asked(0, person_id, Needs(INQUIRY, Level.LESS, files), held, now)
    _pass(asked, "device", "duty")
    return asked.agency


def may_keep(person_id: int, files: tuple[str, ...], held: Standing, now: datetime) -> AgencyStanding:
    """Whether a person may change or end their agency's records of one of these files where no terminal is asked about.

    The gates of such a message, in its order, save the device's. Returns the person's agency. Raises Refused.
    """
    asked = _asked(0, person_id, Needs(UPKEEP, Level.FULL, files), held, now)
    _pass(asked, "device")
    return asked.agency


def readable(person_id: int, files: tuple[str, ...], held: Standing, now: datetime) -> tuple[str, ...]:
    """Those of the files whose data a person may get as `may_read` says; none where a gate says no to all."""
    try:
        return may_read(person_id, files, held, now).opened(files)
    except Refused:
        return ()


def _pass(asked: Asked, *but: str) -> None:
    for gate in GATES:
        if gate.about not in but:
            gate.check(asked)


def _asked(device_id: int, person_id: int, needs: Needs, held: Standing, now: datetime) -> Asked:
    device = held.agencies.devices.get(device_id)
    person = held.people.get(person_id)
    agency = held.agencies.agencies[device.agency_id if device else person.agency_id if person else 0]
    return Asked(needs, device, agency, person, illinois_day(now))


@dataclass(frozen=True, slots=True)
class Passage:
    """What one gate says of a person, a device and what they need, right now."""

    gate: Gate
    refused: Refused | None


def explain(device_id: int, person_id: int, needs: Needs, held: Standing, now: datetime) -> Iterator[Passage]:
    """May this person at this device do what needs this, now; and if not, what cures it? All gates, in order."""
    asked = _asked(device_id, person_id, needs, held, now)
    for gate in GATES:
        yield (said := _passage(gate, asked))
        if said.refused and gate.check is _screened:
            break  # without a person there is no certificate to look at


def explain_agency(agency: AgencyStanding, service: str, files: tuple[str, ...], now: datetime) -> Iterator[Passage]:
    """May this agency use this service now, whoever sits at which device? The gates that ask about it alone."""
    asked = Asked(Needs(service, Level.LESS, files), None, agency, None, illinois_day(now))
    return (_passage(gate, asked) for gate in GATES if gate.about in {"agency", "service"})


def _passage(gate: Gate, asked: Asked) -> Passage:
    try:
        gate.check(asked)
    except Refused as refused:
        return Passage(gate, refused)
    return Passage(gate, None)
