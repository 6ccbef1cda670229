"""The gang and terrorist file: members of violent gangs, and known or suspected terrorists. Intelligence, no warrant.

Members are found by who they are, never by the name of their gang. By which criterion somebody is on file is told to
nobody but the agency that entered it: an informant may be known by it.
"""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.cross import latest_of
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept, number_beside
from leads.hotfiles.things.gang import checks as gang_checks
from leads.hotfiles.things.gang import fields as g
from leads.hotfiles.things.gang.compare import near_member, same_member
from leads.hotfiles.things.gang.doubts import group_doubts, member_doubts
from leads.hotfiles.things.gang.kept import ahead, is_purged, purged_on, too_late
from leads.hotfiles.things.gang.rules import criteria_fit
from leads.hotfiles.things.gang.shown import group_named, kept_until, monikers, other_names
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.doubts import born_doubts, number_doubts
from leads.hotfiles.things.person.rules import IDENTIFIERS, stand_together, told_from_others
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import inquiry, supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "gang_member"
#: What a record of each key of entry is, in a line. All warn, so that no key needs a C.
ENTRIES = {"EGM": "Gang member", "EGMT": "Known or suspected terrorist"}
_TERRORIST = "EGMT"
_OTHERS = "Caution: others may be near, and armed."
_NO_WARRANT = (
    "Do not let the person know of this record. It is no warrant: this record alone is no ground to stop, search, hold "
    "or arrest."
)
_CALL_AT_ONCE = "Call the entering agency at once, and hold nobody longer for the call."


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form. A moniker is an alias without a given name: BEAR,."""
    return (
        *p.DESCRIBED,
        *may(p.CMC, p.AKA),
        *p.NUMBERED,
        Use(g.GNG, must=key != _TERRORIST),
        *may(g.SGP),
        *must(g.ECR),
        *may(g.DOP),
        *may(*beside.FIELDS),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


ADDS = added.PERSON
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS) for key, title in ENTRIES.items()),
    *upkeep(NAME, "Gang member or terrorist", "GM", {key: _entered(key) for key in ENTRIES}, clears=False),
    *supplements(NAME, "Gang member or terrorist", "GMN", ADDS),
    inquiry("QGM", "Gang member or terrorist"),
)


def _is_terrorist(values: Values) -> bool:
    return values.get("MKE") == _TERRORIST


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a member, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    criteria_fit(values, terrorist=(values.get("MKE") or key.key) == _TERRORIST)
    latest_of(values, p.DOB, today)
    ahead(values, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a member, but has to be read once more; a hit says it, so it names no criterion."""
    own = (*born_doubts(values, today), *group_doubts(values), *member_doubts(values, today), *number_doubts(values))
    return (*own, *vehicle_doubts(values))


def on_entry(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """When the record goes, where that is not as it was sent."""
    return too_late(values, today, numbers)


def caution(key: str, values: Values) -> bool:
    """Every record of this file warns of danger."""
    return True


def headline(values: Values) -> str:
    """What it is, in a line: "Gang member, EXAMPLE STREET BOYS, NORTH SIDE: Armed and dangerous"."""
    title = ENTRIES[_TERRORIST if _is_terrorist(values) else "EGM"]
    title = ", ".join(filter(None, (title, group_named(values))))
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: be careful, hold nobody for this, and do not let them know of it."""
    careful = "Danger: keep your distance and wait for help." if is_armed(values) else _OTHERS
    call = _CALL_AT_ONCE if _is_terrorist(values) else "Tell the entering agency of the contact."
    return f"{careful} {_NO_WARRANT} {call}"


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person, and the group. Not by which criterion they are on file."""
    person = (
        (label, other_names(values) if label == "Also known as" else said) for label, said in person_facts(values)
    )
    return kept(
        *person,
        ("On the street", monikers(values)),
        ("Group", group_named(values)),
        *number_facts(values),
        *vehicle_facts(values),
        kept_until(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


FILE = HotFile(
    name=NAME,
    title="Gang member or terrorist",
    letter="T",
    since="",
    keys=KEYS,
    adds=ADDS,
    answers=("QGM", "QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    on_entry=on_entry,
    record_keys=with_vehicle.record_keys,
    asks=with_vehicle.ASKS,
    searches=with_vehicle.searches,
    match=with_vehicle.match,
    over=is_purged,
    same=same_member,
    near=near_member,
    groups=(*person_checks.GROUPS, *gang_checks.MEMBER, *vehicle_checks.GROUPS, r.LINKED_CASE),
    caution=caution,
    headline=headline,
    named=person_named,
    advise=advise,
    facts=facts,
    retired_on=purged_on,
    entry_asks=("gang_group",),  # not the other way: a group is no person, and its entry asks for nobody
    kept_back=frozenset({"ECR"}),
    registry=True,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    if_another="For membership in another group send its name (GNG).",
)
