"""The protection order file: orders of a court that protect one person from another, told to who meets either.

Orders of protection (emergency and interim ones are temporary, plenary ones are not), stalking no contact and civil no
contact orders, and those of other states, tribes and military judges. An order is no warrant.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from leads.hotfiles.declare.cross import pair_of
from leads.hotfiles.declare.edits import NO_END, real_day
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, Told
from leads.hotfiles.declare.keys import ENTER, INQUIRE, MODIFY, TAKE_OUT, removable
from leads.hotfiles.declare.shown import kept, number_beside
from leads.hotfiles.things.order import checks as order_checks
from leads.hotfiles.things.order import fields as o
from leads.hotfiles.things.order import keys as order_keys
from leads.hotfiles.things.order import rules as order_rules
from leads.hotfiles.things.order.additions import CONDITION, PROTECTED_TOO
from leads.hotfiles.things.order.compare import expired, match_order, near_order, same_order, surer, told_apart
from leads.hotfiles.things.order.doubts import late_doubts, order_doubts
from leads.hotfiles.things.order.inactive import INACTIVE, last_day
from leads.hotfiles.things.order.shown import (
    NO_FIREARMS,
    NO_WARRANT,
    at_the_door,
    conditions_of,
    flags,
    order_facts,
)
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import rules as person_rules
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.compare import match_person
from leads.hotfiles.things.person.doubts import born_doubts, number_doubts
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import DEFAULTS, Numbers, Use, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.days import illinois_day, midnight
from leads.rules.numbers import number
from leads.rules.section_60_hot_file_records import ENTER_SOON

NAME = "protection_order"
#: What a record of each key of entry is, in a line.
ENTRIES = {
    "EPO": "Protection order",
    "EPOC": "Protection order, caution",
    "ETO": "Temporary protection order",
    "ETOC": "Temporary protection order, caution",
}
TEMPORARY = frozenset({"ETO", "ETOC"})
#: The key with a caution that stands beside each key without one; CMC is then mandatory.
_AS_CAUTION = {"EPO": "EPOC", "ETO": "ETOC"}
WITH_CAUTION = frozenset(_AS_CAUTION.values())
#: The end of the keys of each class; a key of any class is good for any record of the file.
CLASSES = {"PO": "Protection order", "TO": "Temporary protection order"}
_MAY_BE_PROTECTED = "The protected person may be in it, too."


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form. No address: it may be where the protected person lives."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA),
        *p.NUMBERED,
        *must(o.PNO, o.CTI, o.ISD, o.EXP, o.PCO, o.BRD),
        *may(o.SVC, o.SVD),
        *must(o.PPN),
        *may(o.PSX, o.PPR, o.PPB, o.PSN),
        *may(*beside.FIELDS),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


_MEANT = (*must(r.NIC, p.NAM), *may(r.OCA))
_RESULT = may(r.RPS, r.HIT, r.MIS)
_CHANGED = may(*(use.field for use in _entered("EPO") if use.field not in (p.NAM, *r.ABOUT_THE_ENTRY)))
_ASKED = (*may(*p.ASKED, r.OCA, o.PNO, o.CTI, o.PPN, o.PPB, r.NIC), *r.ASKED_ABOUT)
_ASKED_BY = (("NAM", "DOB"), ("NAM", "OCA"), *p.BY_NUMBER, ("PNO",), ("PPN", "PPB"), ("NIC",))


def _class(end: str, title: str) -> tuple[MessageKey, ...]:
    """Modify, clear and cancel, and take out once it has ended.

    Nobody locates: who meets a respondent has not found anybody sought.
    """
    uses = (*must(r.NIC, p.NAM, r.OCA), *_CHANGED, *may(r.entered_as(*ENTRIES), r.VLN, r.PIH, r.DEL))
    modify = MessageKey(
        f"M{end}",
        MODIFY,
        f"{title}: modify",
        (NAME,),
        uses,
        identifies=("NIC", "NAM", "OCA"),
        removable=removable(_CHANGED, map(_entered, ENTRIES)),
    )
    taken_out = MessageKey(
        f"I{end}",
        TAKE_OUT,
        f"{title} that has ended: take out",
        (NAME,),
        (*_MEANT, *may(r.RPS, r.MIS)),
        identifies=("NIC", "NAM", "OCA"),
    )
    return (modify, *endings(NAME, title, end, _MEANT, _RESULT, located=None), taken_out)


def _enter(key: str, title: str) -> MessageKey:
    """An entry; a name alone is no record (grade K; one state wants the birth date, grade A)."""
    return MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), person_rules.IDENTIFIERS)


ADDS = (*added.PERSON, PROTECTED_TOO, CONDITION)
KEYS = (
    *(_enter(key, title) for key, title in ENTRIES.items()),
    *(key for end, title in CLASSES.items() for key in _class(end, title)),
    *supplements(NAME, "Protection order", "NPO", ADDS),
    MessageKey("QPO", INQUIRE, "Protection order: ask", (), _ASKED, _ASKED_BY, not_alone=person_rules.NAME_ALONE),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of an order, at entry and after a modify. Raises Refused."""
    beside.whole_beside(values)
    pair_of(values, r.LKI, r.LKA)
    person_rules.told_from_others(values)
    person_rules.caution_fits(values.get("MKE") or key.key, values, _AS_CAUTION)
    order_rules.rests_on_the_order(values)
    order_rules.protected_is_told(values)
    order_rules.conditions_say_enough(values)
    order_rules.service_fits(values)
    order_rules.days_fit(values, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of an order, but has to be read once more."""
    own = (*born_doubts(values, today), *number_doubts(values), *order_doubts(values, today))
    return (*own, *_temporary_doubts(values), *vehicle_doubts(values))


def _temporary_doubts(values: Values) -> Iterator[str]:
    if values.get("MKE") in TEMPORARY and values.get("EXP") == NO_END:
        yield "A temporary order has an end, and EXP says it has none. Compare with the order."


def on_entry(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """What is said to whoever enters an order later than the law wants."""
    return late_doubts(values, today, numbers, emergency=values.get("MKE") in TEMPORARY)


def record_keys(values: Values) -> frozenset[str]:
    """The keys under which an order is found: the respondent's, those of a vehicle, the order's own."""
    return with_vehicle.record_keys(values) | order_keys.record_keys(values)


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Which of an inquiry's fields are searched: of the respondent, a vehicle in the record, and the order."""
    return (*with_vehicle.searches(fields), *order_keys.searches(fields))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How an order answers: as one against its respondent, or as one that protects whoever was asked for."""
    found, is_protected = told_apart(asked, values, _against(asked, values, numbers), numbers)
    return replace(found, told=_protected(values)) if found is not None and is_protected else found


def _against(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How the order answers as one against its respondent: by person or order, whichever is surer, or by a vehicle."""
    found = surer(match_person(asked, values, numbers), match_order(asked, values))
    if found is None and (found := beside.match_beside(asked, values, numbers)) is not None:
        return replace(found, unsure=(_MAY_BE_PROTECTED, *found.unsure))
    return found


def _protected(values: Values) -> Told:
    """What a hit says that is about the protected person: first of all that it is."""
    protected, respondent = values.get("PPN", ""), values.get("NAM", "")
    first = (
        f"PROTECTED PERSON: {protected} is whom this order protects, and no ground to hold or arrest. The order is "
        f"against {respondent}, and so are its cautions."
    )
    return Told(f"PROTECTED PERSON {protected}, by an order against {respondent}", f"{first} {_rest(values)}")


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: a caution or medical code, or an order that forbids firearms."""
    return key in WITH_CAUTION or bool(values.get("CMC")) or NO_FIREARMS in conditions_of(values)


def headline(values: Values) -> str:
    """What it is, in a line: "Protection order protecting ROE, MARY: Armed and dangerous; not served; no firearms"."""
    title = CLASSES["TO" if values.get("MKE") in TEMPORARY else "PO"]
    said = "; ".join(filter(None, (cautions_shown(values), *flags(values))))
    whom = f"{title} protecting {values['PPN']}" if values.get("PPN") else title
    return f"{whom}: {said}" if said else whom


def named(values: Values) -> str:
    """Whom the order is against, for lists."""
    return f"against {values['NAM']}" if values.get("NAM") else ""


def advise(values: Values) -> str:
    """What an officer needs at the door, before anything else."""
    return _rest(values)


def _rest(values: Values) -> str:
    danger = ["The respondent may be armed: keep your distance and wait for help."] if is_armed(values) else []
    return " ".join([*danger, at_the_door(values), NO_WARRANT])


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What the order says, then what to compare with the respondent."""
    respondent = ((f"Respondent: {label.lower()}", value) for label, value in person_facts(values) if label != "Name")
    return kept(
        *order_facts(values),
        *respondent,
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without a hit: the day after the order's last (grade K); NONEXP until its agency removes it.

    For five years more it answers a specific inquiry (grade K): things/order/inactive.py.
    """
    last = last_day(values)
    return last + timedelta(days=1) if last else None


@cites(ENTER_SOON)
def enter_by(values: Values, known_at: datetime | None, numbers: Numbers) -> datetime | None:
    """An order of an Illinois court is entered on the day on which it issues, or came to the agency, if later.

    An emergency order is late only where it is said when it came: one of a closed court waits for no day, 750 ILCS
    60/217(c). Days of Illinois. 725 ILCS 5/112A-28, 750 ILCS 60/302, 740 ILCS 21/135.
    """
    issued = real_day(values.get("ISD", ""))
    unknown = known_at is None and values.get("MKE") in TEMPORARY
    if issued is None or unknown or not values.get("CTI", "").startswith("IL"):
        return None
    came = max(issued, illinois_day(known_at)) if known_at else issued
    return midnight(came + timedelta(days=number("entry.protection_order_days", numbers) + 1)) - timedelta(
        microseconds=1
    )


FILE = HotFile(
    name=NAME,
    title="Protection order",
    called="restraining domestic violence court",
    letter="H",
    since="ISD",
    keys=KEYS,
    adds=ADDS,
    answers=("QPO", "QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    on_entry=on_entry,
    record_keys=record_keys,
    asks=(*with_vehicle.ASKS, order_keys.asked_keys),
    searches=searches,
    match=match,
    over=expired,
    same=same_order,
    near=near_order,
    groups=(*order_checks.GROUPS, *person_checks.GROUPS, *vehicle_checks.GROUPS, r.LINKED_CASE),
    caution=caution,
    headline=headline,
    named=named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    enter_by=enter_by,
    kept_back=frozenset({"PSN"}),
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    inactive=INACTIVE,
    if_another=(
        "If the court put a longer order in its place, modify {number}: MKE, ISD, EXP and what else is new. Others "
        "whom the order protects go into its MIS."
    ),
)
