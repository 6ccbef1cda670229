"""The protective interest file: persons who are thought to threaten somebody whom an agency protects by law.

Entered by agencies with such a duty, which the state names, and by nobody else. No record is a warrant.
"""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import latest_of, refuse
from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.declare.hot_file import EnteredBy, HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import day_shown, kept
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.compare import same_person
from leads.hotfiles.things.person.doubts import born_doubts, number_doubts
from leads.hotfiles.things.person.rules import IDENTIFIERS, caution_fits, stand_together, told_from_others
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "protective_interest"
DTT = date_field("DTT", "Date of threat", "Threat")

ENTRIES = {"EPI": "Protective interest", "EPIC": "Protective interest, caution"}
_AS_CAUTION = {"EPI": "EPIC"}
WITH_CAUTION = frozenset(_AS_CAUTION.values())
WHO = EnteredBy(
    setting="protective_interest.entered_by",
    says="Only an agency with a duty by law to protect somebody enters a protective interest, and yours is not named.",
    cure=(
        "If it has such a duty, ask the LEADS Administrator to add its ORI to the setting "
        "protective_interest.entered_by; for a person sought on a warrant enter EW."
    ),
)


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form. No field says who is threatened: every hit would show it."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA),
        *p.NUMBERED,
        *may(DTT),
        *may(*beside.FIELDS),
        *may(*p.ADDRESS, p.TNO, p.TNT),
        *must(r.OCA),
        *may(r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


ADDS = added.PERSON
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS) for key, title in ENTRIES.items()),
    *upkeep(NAME, "Protective interest", "PI", {key: _entered(key) for key in ENTRIES}, clears=False),
    *supplements(NAME, "Protective interest", "PIN", ADDS),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a protective interest, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    caution_fits(values.get("MKE") or key.key, values, _AS_CAUTION)
    for field in (p.DOB, DTT):
        latest_of(values, field, today)
    if values.get("SUP", "DOCUMENT") != "DOCUMENT":
        refuse(r.SUP, "The record rests on the agency's investigation.", "Send SUP/DOCUMENT.", "DOCUMENT")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a protective interest, but has to be read once more."""
    own = (*born_doubts(values, today), *number_doubts(values), *vehicle_doubts(values))
    return (*own, *_threat_doubts(values))


def _threat_doubts(values: Values) -> Iterator[str]:
    if not values.get("DTT"):
        yield "No date of threat: nobody who reads the hit knows how long ago it was."


def caution(key: str, values: Values) -> bool:
    """Always: the person is thought to threaten somebody."""
    return True


def headline(values: Values) -> str:
    """What it is, in a line: "Person who may threaten somebody under protection: Armed and dangerous"."""
    title, cautions = "Person who may threaten somebody under protection", cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: danger first, then that it is no warrant, then whom to call at once."""
    first = (
        "Danger: keep your distance and wait for help."
        if is_armed(values)
        else "Take care: the person is thought to threaten somebody whom an agency protects."
    )
    return (
        f"{first} This is no warrant: the record alone is no ground to arrest or hold. Do not tell them of it. Call "
        "the entering agency at once, and say where they are, with whom and in which vehicle."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there."""
    return kept(
        *person_facts(values),
        ("Threat of", day_shown(values.get("DTT", ""))),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """No end (grade K): kept until its agency cancels it."""
    return None


FILE = HotFile(
    name=NAME,
    title="Protective interest",
    letter="K",
    since="DTT",
    keys=KEYS,
    answers=("QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=with_vehicle.record_keys,
    asks=with_vehicle.ASKS,
    searches=with_vehicle.searches,
    match=with_vehicle.match,
    same=same_person,
    groups=(
        *person_checks.GROUPS,
        Group("DTT", "Threat", (DTT,), not_after_entry(DTT, "The threat was on")),
        *vehicle_checks.GROUPS,
        *person_checks.WHERE,
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=person_named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    registry=True,
    entered_by=WHO,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    adds=ADDS,
)
