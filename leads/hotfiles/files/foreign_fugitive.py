"""The foreign fugitive file: people whom Canada seeks on a warrant, or another country through INTERPOL.

Entered by the Department alone. What another country wants is no ground for an arrest here.
"""

from datetime import date

from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import in_order, latest_of, refuse
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import EnteredBy, HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
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
from leads.hotfiles.things.record.endings import LOCATED
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.hotfiles.things.warrant import fields as w
from leads.hotfiles.things.warrant.rules import offense_says_enough
from leads.hotfiles.things.warrant.shown import warrant_facts
from leads.messages.fields import Numbers, Use, Values
from leads.messages.keys import MessageKey
from leads.rules.days import Rule, end_of_months
from leads.rules.numbers import number

NAME = "foreign_fugitive"
ENTRIES = {
    "EYC": "Fugitive from Canada",
    "EYCC": "Fugitive from Canada, caution",
    "EYI": "Fugitive on an INTERPOL notice",
    "EYIC": "Fugitive on an INTERPOL notice, caution",
}
_AS_CAUTION = {"EYC": "EYCC", "EYI": "EYIC"}
WITH_CAUTION = frozenset(_AS_CAUTION.values())
INTERPOL = frozenset({"EYI", "EYIC"})
WHO = EnteredBy(
    setting="",
    says="Only the Department enters a foreign fugitive.",
    cure="Ask the LEADS Administrator to enter it; a warrant of a court of the United States is entered with EW.",
)
NO_GROUND = (
    "What another country wants is no warrant here: this record alone is no ground to arrest or hold. Call the "
    "entering agency, which says whether a court of the United States has issued a warrant."
)


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form. No extradition limit: courts and diplomats decide on it."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA),
        *p.NUMBERED,
        *must(w.OFF),
        *may(w.OOC),
        *must(w.DOW, w.WNO),
        *may(w.ADO, w.PLC),
        *may(*beside.FIELDS),
        *may(*p.ADDRESS, p.TNO, p.TNT),
        *must(r.OCA),
        *may(r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD, r.EMR),
    )


ADDS = added.PERSON
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), IDENTIFIERS) for key, title in ENTRIES.items()),
    *upkeep(NAME, "Foreign fugitive", "Y", {key: _entered(key) for key in ENTRIES}, located=LOCATED),
    *supplements(NAME, "Foreign fugitive", "YN", ADDS),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a foreign fugitive, at entry and after a modify. Raises Refused."""
    stand_together(values)
    told_from_others(values)
    entered = values.get("MKE") or key.key  # a modify may have changed the key of entry
    caution_fits(entered, values, _AS_CAUTION)
    offense_says_enough(values)
    for field in (p.DOB, w.DOW, w.ADO):
        latest_of(values, field, today)
    in_order(values, w.ADO, w.DOW)
    wanted = "DOCUMENT" if entered in INTERPOL else "WARRANT"
    if values.get("SUP", wanted) != wanted:
        rests = "the notice" if entered in INTERPOL else "the Canadian warrant"
        refuse(r.SUP, f"The record rests on {rests}.", f"Send SUP/{wanted}.", wanted)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a foreign fugitive, but has to be read once more."""
    return (*born_doubts(values, today), *number_doubts(values), *vehicle_doubts(values))


def same_fugitive(values: Values, others: Values) -> bool:
    """Whether two records are one: the same person, sought on one paper and not on two of their own numbers."""
    return same_person(values, others) and values.get("WNO") == others.get("WNO")


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with a caution, or with any caution or medical code."""
    return key in WITH_CAUTION or bool(values.get("CMC"))


def headline(values: Values) -> str:
    """What it is, in a line: "Fugitive on an INTERPOL notice, no warrant here: Armed and dangerous"."""
    title = ENTRIES["EYI" if values.get("MKE") in INTERPOL else "EYC"] + ", no warrant here"
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: danger first, then that it is no ground for an arrest, then whom to call."""
    return f"Danger: keep your distance and wait for help. {NO_GROUND}" if is_armed(values) else NO_GROUND


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there."""
    return kept(
        *person_facts(values),
        *(
            ("Foreign warrant or notice" if label == "Warrant" else label, said)
            for label, said in warrant_facts(values)
        ),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """A Canadian warrant has no end; a notice is kept for years from its entry.

    Unconfirmed default; setting retention.interpol_notice_years.
    """
    if values.get("MKE") not in INTERPOL:
        return None
    years = number("retention.interpol_notice_years", numbers)
    return end_of_months(date(entered_on.year, entered_on.month, entered_on.day), 12 * years, Rule.PLAIN)


FILE = HotFile(
    name=NAME,
    title="Foreign fugitive",
    letter="Y",
    since="DOW",
    keys=KEYS,
    answers=("QW", "ZW", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=with_vehicle.record_keys,
    asks=with_vehicle.ASKS,
    searches=with_vehicle.searches,
    match=with_vehicle.match,
    same=same_fugitive,
    groups=(
        *person_checks.GROUPS,
        *vehicle_checks.GROUPS,
        Group("OFF", "Offense", (w.OFF, w.OOC, w.ADO, w.PLC)),
        Group("WNO", "Foreign warrant or notice", (w.WNO, w.DOW), not_after_entry(w.DOW, "It is of")),
        *person_checks.WHERE,
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=person_named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    entered_by=WHO,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    adds=ADDS,
    if_another="For another warrant or notice send its own number in WNO.",
)
