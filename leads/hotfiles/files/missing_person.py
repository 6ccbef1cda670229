"""The missing person file: people whom somebody looks for, in six categories. None of them is a criminal for it."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import in_order, latest_of, need, refuse
from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.fields import coded_field, date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.declare.keys import ENTER, INQUIRE, MODIFY, removable
from leads.hotfiles.declare.shown import day_shown, kept
from leads.hotfiles.things.body import asked as looks
from leads.hotfiles.things.body import checks as body_checks
from leads.hotfiles.things.body import fields as b
from leads.hotfiles.things.body.additions import MARK
from leads.hotfiles.things.body.compare import LEAST_ASKED, match_bodies
from leads.hotfiles.things.body.keys import asked_of_missing, missing_keys
from leads.hotfiles.things.body.shown import body_facts
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.compare import same_person
from leads.hotfiles.things.person.doubts import age, born_doubts, number_doubts
from leads.hotfiles.things.person.rules import caution_fits, stand_together
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.teeth.additions import CHART
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import DEFAULTS, Numbers, Use, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.days import hours_after
from leads.rules.missing_children import STATUTES, WHOM, whom_words
from leads.rules.numbers import number
from leads.rules.section_60_hot_file_records import ENTER_SOON

NAME = "missing_person"
_GROUP = "Missing"
MNP = coded_field("MNP", "Kind of missing", _GROUP, "MP", 2)
MPC = coded_field("MPC", "Circumstances", _GROUP, "R", 1)
DLC = date_field("DLC", "Last contact", _GROUP)
DOE = date_field("DOE", "Emancipated on", _GROUP, future=True)

#: The six categories: key and what a hit calls it.
CATEGORIES = {
    "EMD": "Missing person with a disability",
    "EME": "Endangered missing person",
    "EMI": "Missing person, not of their own will",
    "EMJ": "Missing juvenile",
    "EMV": "Missing person, victim of a catastrophe",
    "EMO": "Missing person",
}
#: The key with a caution that stands beside each key without one.
_AS_CAUTION = {key: f"{key}C" for key in CATEGORIES}
WITH_CAUTION = frozenset(_AS_CAUTION.values())
_CATEGORY = {key: key for key in CATEGORIES} | {key: bare for bare, key in _AS_CAUTION.items()}
ENTRIES = CATEGORIES | {key: f"{CATEGORIES[bare]}, caution" for bare, key in _AS_CAUTION.items()}
#: What the category itself says of danger: to whom, in words that are read first.
_IN_DANGER = {
    "EMD": "A disability puts them, or others, in danger: go gently, and stay with them.",
    "EME": "They may be in danger: look who is with them.",
    "EMI": "They may be held against their will: look who is with them.",
}
_ABDUCTED = frozenset({"AA", "CA"})
_TAKEN = frozenset({"N", "S"})
#: Who is meant by MPC F, a matter of federal law and no setting.
_FEDERAL_FROM, _FEDERAL_BELOW = 18, 21


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form."""
    return (
        *must(p.NAM, p.SEX, p.RAC),
        *may(p.ETN),
        Use(p.DOB, must=_CATEGORY[key] != "EMV"),
        *may(p.POB, p.CTZ),
        *must(p.HGT, p.WGT, p.EYE, p.HAI),
        *may(p.SKN, b.SMT, p.FPC),
        Use(p.CMC, must=key in WITH_CAUTION),
        *must(MNP, DLC),
        *may(MPC, DOE),
        *may(p.AKA, p.DNA, p.DLO, *p.NUMBERS, *b.BODY),
        *may(*beside.FIELDS),
        *may(*p.ADDRESS, p.TNO, p.TNT),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


_MEANT = (*must(r.NIC, p.NAM), *may(r.OCA))
_RESULT = may(r.RPS, r.HIT, r.MIS)
_CHANGED = may(*(use.field for use in _entered("EMO") if use.field not in (p.NAM, *r.ABOUT_THE_ENTRY)))

SUPPLEMENTED = tuple(MARK if one is added.MARK else one for one in added.PERSON)
ADDS = (*SUPPLEMENTED, *CHART)
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key)) for key, title in ENTRIES.items()),
    MessageKey(
        "MM", MODIFY, "Missing person: modify", (NAME,),
        (*must(r.NIC, p.NAM, r.OCA), *_CHANGED, *may(r.entered_as(*ENTRIES), r.VLN, r.PIH, r.DEL)),
        identifies=("NIC", "NAM", "OCA"), removable=removable(_CHANGED, map(_entered, ENTRIES)),
    ),
    *supplements(NAME, "Missing person", "MN", SUPPLEMENTED),
    *endings(NAME, "Missing person", "M", _MEANT, _RESULT),
    MessageKey(
        "QM", INQUIRE, "Missing person: ask by looks", (),
        (*may(r.NIC), *looks.ASKED_OF_MISSING, *r.ASKED_ABOUT), (*looks.BY_LOOKS, ("NIC",)),
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a missing person, at entry and after a modify. Raises Refused."""
    stand_together(values)
    entered = values.get("MKE") or key.key  # a modify may have changed the key of entry
    caution_fits(entered, values, _AS_CAUTION)
    category = _CATEGORY[entered]
    if category != "EMV":
        need(values, p.DOB, "The birth date is missing; only a victim of a catastrophe is entered without one.")
    for field in (p.DOB, DLC):
        latest_of(values, field, today)
    in_order(values, p.DOB, DOE)
    _kind_fits(category, values)
    _age_fits(category, values)


def years_at_last_contact(values: Values) -> int | None:
    """How old the person was when last heard of; None where that is not known."""
    born, last = values.get("DOB", ""), real_day(values.get("DLC", ""))
    return age(born, last) if born and last else None


def _kind_fits(category: str, values: Values) -> None:
    """DV is for a catastrophe and nothing else; AA and CA are for an abducted child. Unconfirmed."""
    kind, years = values.get("MNP", ""), years_at_last_contact(values)
    if category == "EMV" and kind and kind != "DV":
        refuse(MNP, "A victim of a catastrophe is MNP/DV.", "Send MNP/DV, or enter another category.", "DV")
    if category != "EMV" and kind == "DV":
        refuse(MNP, "MNP/DV is for victims of a catastrophe.", "Enter it with EMV, or send MNP/MP.", "MP")
    if kind in _ABDUCTED and (category not in _IN_DANGER or (years or 0) >= _of_age()):
        said = f"MNP/{kind} ({meaning('MNP', kind)}) is for a child who was abducted."
        refuse(MNP, said, "Enter an abducted child with EMI; for anybody else send MNP/MP.", "MP")


def _age_fits(category: str, values: Values) -> None:
    """A juvenile is under age and not emancipated; EMO is for everybody else; MPC/F for those of 18 to 20."""
    years, day, last = years_at_last_contact(values), values.get("DOE", ""), values.get("DLC", "")
    emancipated = bool(day and last and day <= last)
    if category == "EMJ" and years is not None and years >= _of_age():
        said = f"The person was {years} years old at the last contact, and no juvenile."
        refuse(p.DOB, said, "Enter it with EMO.", values["DOB"])
    if category == "EMJ" and emancipated:
        refuse(DOE, "The person was emancipated at the last contact, and no juvenile.", "Enter it with EMO.", day)
    if category == "EMO" and years is not None and years < _of_age() and not emancipated:
        said = f"The person was {years} years old at the last contact: that is a juvenile, unless emancipated before."
        refuse(DOE, said, "Enter it with EMJ; if a court emancipated the person, say on which day in DOE.")
    if values.get("MPC") == "F" and (years is None or not _FEDERAL_FROM <= years < _FEDERAL_BELOW):
        refuse(MPC, "MPC/F is for those who were 18 to 20 years old at the last contact.", "Leave MPC out.", "R")


def _of_age() -> int:
    return number("missing.of_age_years")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a missing person, but has to be read once more."""
    own = (*born_doubts(values, today), *_missing_doubts(values), *number_doubts(values))
    return (*own, *vehicle_doubts(values))


def _missing_doubts(values: Values) -> Iterator[str]:
    years, how = years_at_last_contact(values), values.get("MPC", "")
    if years is not None and years < 0:
        yield "The last contact is before the birth. Compare DLC and DOB with the report."
    if how in _TAKEN and values.get("MKE") in {"EMJ", "EMJC"}:
        yield f"{meaning('MPC', how)}: who is missing not of their own will is entered with EMI."
    if how == "R" and years is not None and years >= _of_age():
        yield f"The runaway was {years} years old: an adult may leave. Read MPC and DOB again."
    if how != "F" and years is not None and _FEDERAL_FROM <= years < _FEDERAL_BELOW:
        yield f"The person was {years} years old at the last contact: federal law asks for this entry, as MPC/F says."


def is_child(values: Values) -> bool:
    """Whether the law calls the person a child: under 21 when last heard of, by federal law and 325 ILCS 40/2."""
    years = years_at_last_contact(values)
    return years is not None and years < _FEDERAL_BELOW


def whom_to_tell(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """Whom the law has told of a child's entry, for whoever enters it."""
    asked = [code for code, one in WHOM.items() if one.hours(numbers)] if is_child(values) else []
    if asked:
        yield f"Tell of this child: {whom_words(asked)}. Say on the record's page who was told, and when ({STATUTES})."


@cites(ENTER_SOON)
def enter_by(values: Values, known_at: datetime | None, numbers: Numbers) -> datetime | None:
    """Whoever was under 21 when last heard of is entered within two hours, and nobody waits. Federal law."""
    if known_at is None or not is_child(values):
        return None
    return hours_after(known_at, number("missing.entry_hours", numbers))


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a missing person: name, numbers and vehicle, and looks for whoever is found and can't be named."""
    return with_vehicle.record_keys(values) | missing_keys(values)


def asked_by_looks(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of who is missing, for QM and for the entry of an unidentified person: looks and fingers."""
    by_looks = "DBF" in values or looks.is_by_looks(values)
    return asked_of_missing(looks.looks_of(values), numbers) if by_looks else ()


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Which of an inquiry's fields are searched: by name, number or vehicle, or by looks."""
    return (*with_vehicle.searches(fields), *looks.searches(fields))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a missing person answers: by number, name or vehicle; to QM and the entry of an unidentified one by looks."""
    if "DBF" in asked:
        return match_bodies(values, asked, numbers)
    if looks.is_by_looks(asked):
        if not looks.seen_in(asked.get("DLC", ""), values.get("DLC", "")):
            return None
        return match_bodies(values, {**looks.looks_of(asked), "DBF": f"{today:%Y%m%d}"}, numbers, LEAST_ASKED)
    return with_vehicle.match(asked, values, today, numbers)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with a caution, or of a category that says danger."""
    return key in WITH_CAUTION or _CATEGORY.get(key) in _IN_DANGER


def headline(values: Values) -> str:
    """What it is, in a line: "Missing juvenile: Medication required"."""
    title = CATEGORIES[_CATEGORY.get(values.get("MKE", ""), "EMO")]
    if values.get("MNP") in _ABDUCTED:
        title += f", {meaning('MNP', values['MNP'])}"
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: see that they are safe, and hold nobody for being missing."""
    years = years_at_last_contact(values)
    young = years is None or years < _of_age()
    said = (
        "Danger: keep your distance and wait for help." if is_armed(values) else "",
        "Make sure that the person is safe. Being missing is no crime: do not hold them for it.",
        _IN_DANGER.get(_CATEGORY.get(values.get("MKE", ""), ""), ""),
        f"A child under {_of_age()} is taken into protective care." if young else "",
        "An adult may stay away if they want.",
        "Call the entering agency.",
    )
    return " ".join(filter(None, said))


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there."""
    how = (meaning(code, values.get(code, "")) for code in ("MNP", "MPC"))
    return kept(
        *person_facts(values),
        ("Last contact", day_shown(values.get("DLC", ""))),
        ("Missing as", ", ".join(filter(None, how))),
        ("Emancipated on", day_shown(values.get("DOE", ""))),
        *body_facts(values),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """No end: kept until the person is located or the record removed. Of EMJ, EMO and EMV unconfirmed."""
    return None


FILE = HotFile(
    name=NAME,
    title="Missing person",
    called="runaway lost child",
    letter="M",
    since="DLC",
    keys=KEYS,
    adds=ADDS,
    answers=("QW", "ZW", "QV", "ZV", "QM"),
    check=check,
    warnings=warnings,
    record_keys=record_keys,
    asks=(*with_vehicle.ASKS, asked_by_looks),
    searches=searches,
    match=match,
    same=same_person,
    groups=(
        *person_checks.GROUPS_OF_ANY_AGE,
        Group("DLC", "Disappearance", (DLC, MNP, MPC, DOE), not_after_entry(DLC, "The last contact was on")),
        *body_checks.GROUPS,
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
    enter_by=enter_by,
    told_of_entry=is_child,
    on_entry=whom_to_tell,
    narrows=looks.NARROWS,
    entry_asks=("unidentified_person",),
    asked_for_later=b.TELLING,
    ends_at_locate=True,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
)
