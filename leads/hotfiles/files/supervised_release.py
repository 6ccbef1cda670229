"""The supervised release file: convicted persons on probation, parole or supervised release. No record is a warrant.

Whoever supervises them is told of each inquiry that surely hits their record.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from leads.hotfiles.declare.checks import CrossCheck, Group
from leads.hotfiles.declare.cross import latest_of, need, refuse
from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.fields import date_field, digits_field, may, must, text_field
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER, SUPPLEMENT_STOLEN, TAKE_OFF_STOLEN
from leads.hotfiles.declare.shown import coded_text, day_shown, kept, number_beside
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
from leads.hotfiles.things.warrant import fields as w
from leads.hotfiles.things.warrant.rules import offense_says_enough
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "supervised_release"
_GROUP = "Supervision"
PSS = text_field("PSS", "Supervision", _GROUP, 20, "PAROLE", help_="Probation, parole, supervised release")
SON = text_field("SON", "Supervising officer", _GROUP, 30, "MARLOWE, R")
SOT = digits_field("SOT", "Officer's telephone", _GROUP, 10, 10, example="2175550100")
DIS = date_field("DIS", "Supervision began", _GROUP)
DSE = date_field("DSE", "Sentence ends", _GROUP, future=True, example="20311231")
DPE = date_field("DPE", "Supervision ends", _GROUP, future=True)

ENTRIES = {"EC": "Supervised release", "EC-C": "Supervised release, caution"}
_AS_CAUTION = {"EC": "EC-C"}
WITH_CAUTION = frozenset(_AS_CAUTION.values())
NO_GROUND = "Being on supervised release is no warrant: this record alone is no ground to arrest or hold."


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA),
        *p.NUMBERED,
        *must(w.OFF),
        *may(w.OOC, w.CTI),
        *must(PSS, SON, SOT),
        *may(DIS, DSE, DPE),
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
    *upkeep(NAME, "Supervised release", "C", {key: _entered(key) for key in ENTRIES}),
    *supplements(NAME, "Supervised release", "CN", ADDS),
    *supplements(NAME, "Supervised release", "CNS", added.NOT_THEIRS, does=(SUPPLEMENT_STOLEN, TAKE_OFF_STOLEN)),
)


def last_day(values: Values) -> str:
    """The last day of the supervision: the later of both ends that the record has; "" where it has none."""
    return max(values.get("DSE", ""), values.get("DPE", ""))


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a supervised person, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    caution_fits(values.get("MKE") or key.key, values, _AS_CAUTION)
    offense_says_enough(values)
    for field in (p.DOB, DIS):
        latest_of(values, field, today)
    if values.get("SUP", "DOCUMENT") != "DOCUMENT":
        refuse(r.SUP, "The record rests on the order of a court or board.", "Send SUP/DOCUMENT.", "DOCUMENT")
    last = last_day(values)
    if not last:
        need(values, DSE, "The record does not say when the supervision is over: DSE or DPE is needed.")
    elif expired(values, today):
        end = DPE if values.get("DPE") == last else DSE
        refuse(end, f"The supervision was over on {day_shown(last)}.", "Compare DSE and DPE with the order.")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a supervised person, but has to be read once more."""
    return (*born_doubts(values, today), *number_doubts(values), *vehicle_doubts(values))


def expired(values: Values, today: date) -> bool:
    """Whether the last day of the supervision is over; never where no end is known."""
    last = last_day(values)
    return bool(last) and last < f"{today:%Y%m%d}"


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with a caution, or with any caution or medical code."""
    return key in WITH_CAUTION or bool(values.get("CMC"))


def headline(values: Values) -> str:
    """What it is, in a line: "Person on supervised release (PAROLE): Armed and dangerous"."""
    title = f"Person on supervised release ({values.get('PSS', 'how is not said')})"
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: danger first, then that it is no warrant, then whom to tell."""
    danger = "Danger: keep your distance and wait for help." if is_armed(values) else ""
    officer = " ".join(filter(None, (values.get("SON", ""), values.get("SOT", ""))))
    tell = f"The supervising officer, {officer or 'not on file'}, has to know of this contact: what the terms are"
    return " ".join(filter(None, (danger, NO_GROUND, f"{tell}, and whether they are broken, is for them to say.")))


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there, and who supervises them."""
    return kept(
        *person_facts(values),
        ("Supervision", values.get("PSS", "")),
        ("Supervising officer", number_beside(values, "SON", "SOT")),
        ("Convicted of", coded_text("OFF", values.get("OFF", ""))),
        ("Original offense", coded_text("OFF", values.get("OOC", ""))),
        ("Supervision began", day_shown(values.get("DIS", ""))),
        ("Sentence ends", day_shown(values.get("DSE", ""))),
        ("Supervision ends", day_shown(values.get("DPE", ""))),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def _ends(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The supervision against the day of entry."""
    if last := last_day(values):
        yield CrossCheck(f"It is over after {day_shown(last)}.", last >= f"{entered:%Y%m%d}")


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: the day after the supervision's last (grade K)."""
    last = real_day(last_day(values))
    return last + timedelta(days=1) if last else None


FILE = HotFile(
    name=NAME,
    title="Supervised release",
    letter="C",
    since="DIS",
    keys=KEYS,
    adds=ADDS,
    answers=("QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=with_vehicle.record_keys,
    asks=with_vehicle.ASKS,
    searches=with_vehicle.searches,
    match=with_vehicle.match,
    over=expired,
    same=same_person,
    groups=(
        *person_checks.GROUPS,
        Group("OFF", "Offense and court", (w.OFF, w.OOC, w.CTI)),
        Group("PSS", "Supervision, and by whom", (PSS, SON, SOT)),
        Group("DSE", "Since and until when", (DIS, DSE, DPE), _ends),
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
    tells_owner=True,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
)
