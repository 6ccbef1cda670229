"""The violent person file: people known for violence, above all against officers. A warning, and no warrant."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import latest_of, need
from leads.hotfiles.declare.fields import coded_field, date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import coded_text, day_shown, kept, number_beside
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.compare import same_person
from leads.hotfiles.things.person.doubts import born_doubts, moniker_doubts, number_doubts
from leads.hotfiles.things.person.rules import IDENTIFIERS, caution_fits, stand_together, told_from_others
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.hotfiles.things.warrant.fields import OFF
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "violent_person"
_GROUP = "Violence"
VPC = coded_field("VPC", "Why entered", _GROUP, "1", 1)
CON = date_field("CON", "Convicted on", _GROUP)

ENTRIES = {"EVP": "Violent person", "EVPC": "Violent person, caution"}
#: The key with a caution that stands beside the one without; CMC is then mandatory.
_AS_CAUTION = {"EVP": "EVPC"}
#: The criterion that rests on no conviction.
_THREAT = "4"


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key == "EVPC"),
        *may(p.AKA),
        *p.NUMBERED,
        *must(VPC),
        *may(OFF, CON),
        *may(*beside.FIELDS),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


#: The keys are unconfirmed, those of supplements our own; that there is no clear is so in the published table.
ADDS = added.PERSON
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS) for key, title in ENTRIES.items()),
    *upkeep(NAME, "Violent person", "VP", {key: _entered(key) for key in ENTRIES}, clears=False),
    *supplements(NAME, "Violent person", "VPN", ADDS),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a violent person, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    caution_fits(values.get("MKE") or key.key, values, _AS_CAUTION)
    if values.get("VPC") == _THREAT:
        need(values, r.MIS, "VPC/4 is a threat to officers: MIS has to say what was threatened, and to whom.")
    for field in (p.DOB, CON):
        latest_of(values, field, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a violent person, but has to be read once more."""
    own = (*born_doubts(values, today), *_conviction_doubts(values), *number_doubts(values), *moniker_doubts(values))
    return (*own, *vehicle_doubts(values))


def _conviction_doubts(values: Values) -> Iterator[str]:
    """The first three criteria rest on a conviction, which the record should name (grade K)."""
    if values.get("VPC") == _THREAT:
        return
    missing = [code for code in ("OFF", "CON") if not values.get(code)]
    if missing:
        yield f"No conviction is named ({' and '.join(missing)} missing), and VPC/{values.get('VPC')} rests on one."
    born, convicted = values.get("DOB", ""), values.get("CON", "")
    if born and convicted and convicted < born:
        yield "The conviction is older than the person. Compare CON and DOB with the papers."


def caution(key: str, values: Values) -> bool:
    """Every record of this file warns of danger: that is what it is for."""
    return True


def headline(values: Values) -> str:
    """What it is, in a line: "Violent person, assault on law enforcement: Armed and dangerous"."""
    why = meaning("VPC", values.get("VPC", ""))
    title = f"Violent person, {why[0].lower()}{why[1:]}" if why else "Violent person"
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: look to your safety; nobody is sought by this record."""
    return (
        "Danger: known for violence. Keep your distance, and wait for help before you approach. This is a warning and "
        "no warrant: this record alone is no ground to stop, search or arrest. Ask the entering agency whether it is "
        "this person."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """Why the person is known for violence, then what to compare."""
    return kept(
        ("Known for", meaning("VPC", values.get("VPC", ""))),
        ("Conviction", coded_text("OFF", values.get("OFF", ""))),
        ("Convicted on", day_shown(values.get("CON", ""))),
        *person_facts(values),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """No end: kept until its agency cancels it. Unconfirmed."""
    return None


FILE = HotFile(
    name=NAME,
    title="Violent person",
    letter="L",
    since="CON",
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
        Group("VPC", "Why entered", (VPC, OFF, CON), not_after_entry(CON, "The conviction was on")),
        *person_checks.GROUPS,
        *vehicle_checks.GROUPS,
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=person_named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    registry=True,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    adds=ADDS,
    if_another="A second reason to enter the person goes into its MIS.",
)
