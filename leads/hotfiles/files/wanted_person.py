"""The wanted person file: people sought on a warrant, on a temporary felony want, and wanted juveniles."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import in_order, latest_of, need, refuse
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER, INQUIRE, MODIFY, SUPPLEMENT_STOLEN, TAKE_OFF_STOLEN, removable
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.compare import same_person
from leads.hotfiles.things.person.doubts import age, born_doubts, number_doubts
from leads.hotfiles.things.person.rules import IDENTIFIERS, NAME_ALONE, caution_fits, stand_together, told_from_others
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle import fields as v
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.hotfiles.things.warrant import checks as warrant_checks
from leads.hotfiles.things.warrant import fields as w
from leads.hotfiles.things.warrant.rules import limit_fits, offense_says_enough
from leads.hotfiles.things.warrant.shown import warrant_facts
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "wanted_person"
ENTRIES = {
    "EW": "Wanted person",
    "EW-C": "Wanted person, caution",
    "ET": "Temporary felony want",
    "ET-C": "Temporary felony want, caution",
    "EWJ": "Wanted juvenile",
    "EWJC": "Wanted juvenile, caution",
}
TEMPORARY = frozenset({"ET", "ET-C"})
JUVENILE = frozenset({"EWJ", "EWJC"})
#: The key with a caution that stands beside each key without one.
_AS_CAUTION = {"EW": "EW-C", "ET": "ET-C", "EWJ": "EWJC"}
#: Keys that carry a caution; CMC is then mandatory.
WITH_CAUTION = frozenset(_AS_CAUTION.values())
_ADULT = 18


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA, p.DNA, p.DLO, *p.NUMBERS),
        *must(w.OFF),
        *may(w.OOC),
        *must(w.DOW),
        *(() if key in TEMPORARY else must(w.EXL)),
        *may(w.WNO, w.CTI, w.ADO, w.DOV),
        *(must(w.DOE, w.PLC) if key in JUVENILE else may(w.PLC)),
        *may(*beside.FIELDS),
        *may(*p.ADDRESS, p.TNO, p.TNT),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA),
        Use(r.MIS, must=key in TEMPORARY),
        *must(r.SUP, r.SUD),
        *may(r.FKD, r.EMR),
    )


_MEANT = (*must(r.NIC, p.NAM), *may(r.OCA))
_LOCATED = (*must(r.DOL, w.DIS), *may(r.LCA))
_RESULT = may(r.RPS, p.PAR, r.HIT, r.VNP, r.VOR, r.VRC, r.NPA, r.MIS)
_ASKED = (
    *may(*p.ASKED, r.OCA),
    *may(v.LIC_ASKED, v.LIS, v.LIY_ASKED, v.LIT, v.VIN, v.VMA, r.NIC),
    *r.ASKED_ABOUT,
)
_ASKED_BY = (
    ("NAM", "DOB"),
    ("NAM", "OCA"),
    *p.BY_NUMBER,
    ("LIC",),
    ("VIN",),
    ("NIC",),
)


def _enter(key: str, title: str) -> MessageKey:
    return MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS)


def _modify(key: str, title: str) -> MessageKey:
    """Every field of an entry may change, but those by which the record is meant and those of the law's own columns."""
    longest = _entered("EWJ" if key == "MW" else "ET")
    changed = may(*(use.field for use in longest if use.field not in (p.NAM, *r.ABOUT_THE_ENTRY)))
    as_entered = r.entered_as("EW", "EW-C", "EWJ", "EWJC") if key == "MW" else r.entered_as("ET", "ET-C")
    uses = (*must(r.NIC, p.NAM, r.OCA), *changed, *may(as_entered, r.VLN, r.PIH, r.DEL))
    return MessageKey(
        key,
        MODIFY,
        f"{title}: modify",
        (NAME,),
        uses,
        identifies=("NIC", "NAM", "OCA"),
        removable=removable(changed, map(_entered, ENTRIES)),
    )


ADDS = added.PERSON
KEYS = (
    *(_enter(key, title) for key, title in ENTRIES.items()),
    _modify("MW", "Wanted person"),
    _modify("MT", "Temporary felony want"),
    *supplements(NAME, "Wanted person", "N", ADDS),
    *supplements(NAME, "Wanted person", "NS", added.NOT_THEIRS, does=(SUPPLEMENT_STOLEN, TAKE_OFF_STOLEN)),
    *endings(NAME, "Wanted person", "W", _MEANT, _RESULT, located=_LOCATED),
    *endings(NAME, "Temporary felony want", "T", _MEANT, _RESULT, located=_LOCATED),
    MessageKey("QW", INQUIRE, "Person: ask", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE),
    MessageKey(
        "ZW", INQUIRE, "Person: ask for administration, without notices", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE,
        notices=False, purpose=True,
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a wanted person, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    entered = values.get("MKE") or key.key  # a modify may have changed the key of entry
    caution_fits(entered, values, _AS_CAUTION)
    offense_says_enough(values)
    _warrant(entered, values)
    _dates(entered, values, today)


def _warrant(key: str, values: Values) -> None:
    """A warrant says how far it reaches and is on hand; a temporary want has none yet, and says why in MIS."""
    if key in TEMPORARY:
        need(values, r.MIS, "A temporary want has no warrant yet: MIS has to say why the person is wanted.")
        if values.get("EXL"):
            cure = "Leave EXL out, or enter the warrant with EW."
            refuse(w.EXL, "A temporary want has no extradition limit.", cure)
        return
    limit_fits(values)
    if key in {"EW", "EW-C"} and values.get("SUP", "WARRANT") != "WARRANT":
        cure = "Send SUP/WARRANT once it is at hand; until then enter ET, without EXL, and say why in MIS."
        refuse(r.SUP, "A wanted person rests on an active warrant.", cure, "WARRANT")


def _dates(key: str, values: Values, today: date) -> None:
    """Dates in an order that can be, and none ahead of today."""
    for field in (p.DOB, w.DOW, w.ADO, w.DOV):
        latest_of(values, field, today)
    in_order(values, p.DOB, w.DOE)
    if key in JUVENILE:
        need(values, w.DOE, "A wanted juvenile's record says when emancipation comes.")
        need(values, w.PLC, "A wanted juvenile's record says where the crime was.")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a wanted person, but has to be read once more."""
    own = (*born_doubts(values, today), *_warrant_doubts(values, today), *number_doubts(values))
    return (*own, *_temporary_doubts(values), *vehicle_doubts(values))


def _warrant_doubts(values: Values, today: date) -> Iterator[str]:
    born, warrant = values.get("DOB", ""), values.get("DOW", "")
    if born and warrant and warrant < born:
        yield "The warrant is older than the person. Compare DOW and DOB with the papers."
    if values.get("MKE") in JUVENILE and born and age(born, today) >= _ADULT:
        yield f"The juvenile is {age(born, today)} years old: an adult is entered with EW."


def _temporary_doubts(values: Values) -> Iterator[str]:
    if values.get("MKE") in TEMPORARY and values.get("SUP") == "WARRANT":
        yield "A warrant is on hand: enter it with EW, which does not end after two days."


def same_want(values: Values, others: Values) -> bool:
    """Whether two records are one want: the same person, and not two warrants that each have a number of their own."""
    one, other = values.get("WNO"), others.get("WNO")
    return same_person(values, others) and not (one and other and one != other)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with a caution, or with any caution or medical code."""
    return key in WITH_CAUTION or bool(values.get("CMC"))


def headline(values: Values) -> str:
    """What it is, in a line: "Wanted person: Armed and dangerous; Suicidal"."""
    key = values.get("MKE", "EW")
    title = "Temporary felony want" if key in TEMPORARY else "Wanted juvenile" if key in JUVENILE else "Wanted person"
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = "Confirm with the entering agency before you arrest: this record alone is no ground."
    if is_armed(values):
        first = "Danger: keep your distance and wait for help. " + first
    limit = values.get("EXL", "")
    if limit and limit not in {"01", "A"}:
        first += f" Ask whether they will come: {meaning('EXL', limit)}."
    if values.get("MKE", "") in TEMPORARY:
        first += " No warrant has been issued yet."
    return first


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there."""
    return kept(
        *person_facts(values),
        *warrant_facts(values),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """A warrant has no end; a temporary felony want ends after 48 hours: give a moment in to get the moment out.

    Unconfirmed default; setting retention.temporary_want_hours. A day in gives whole days, rounded up.
    """
    if values.get("MKE") not in TEMPORARY:
        return None
    hours = number("retention.temporary_want_hours", numbers)
    return entered_on + (timedelta(hours=hours) if hasattr(entered_on, "hour") else timedelta(days=ceil(hours / 24)))


FILE = HotFile(
    name=NAME,
    title="Wanted person",
    letter="W",
    since="DOW",
    keys=KEYS,
    adds=ADDS,
    answers=("QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=with_vehicle.record_keys,
    asks=with_vehicle.ASKS,
    searches=with_vehicle.searches,
    match=with_vehicle.match,
    same=same_want,
    groups=(
        *person_checks.GROUPS,
        *vehicle_checks.GROUPS,
        *warrant_checks.GROUPS,
        *person_checks.WHERE,
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=person_named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    if_another="For another warrant send its number (WNO), and put that of the first on {number} if it has none.",
)
