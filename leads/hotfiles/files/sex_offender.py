"""The convicted sexual offender registry: who is registered after a conviction, until the registration ends.

Nothing is on file of a victim, and no field for it shall come. Whoever is registered may go about: no warrant.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from leads.hotfiles.codes import CODES, meaning
from leads.hotfiles.declare.checks import CrossCheck, Group, not_after_entry
from leads.hotfiles.declare.cross import in_order, latest_of, refuse
from leads.hotfiles.declare.edits import NO_END, day_or_never, pattern, real_day
from leads.hotfiles.declare.fields import coded_field, date_field, may, must, text_field
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import day_shown, kept, number_beside
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import with_vehicle
from leads.hotfiles.things.person.cautions import codes_of, is_armed
from leads.hotfiles.things.person.compare import same_person
from leads.hotfiles.things.person.doubts import age, born_doubts, juvenile_below, moniker_doubts, number_doubts
from leads.hotfiles.things.person.rules import caution_fits, stand_together
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts, person_named
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import inquiry, supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle import checks as vehicle_checks
from leads.hotfiles.things.vehicle.doubts import asked_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.hotfiles.things.warrant.fields import PLC
from leads.messages.fields import Field, Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "sex_offender"
_GROUP = "Registration"
CRR = coded_field("CRR", "Convicted of", _GROUP, "3699", 4, table="OFF")
CON = date_field("CON", "Convicted on", _GROUP)
ORD = date_field("ORD", "Registration begins", _GROUP)
ERD = Field(
    "ERD",
    "Registered through",
    day_or_never("ERD", "20361231", "the registration"),
    "20361231",
    8,
    group=_GROUP,
    help="Its last day, or NONEXP",
)
SXP = coded_field("SXP", "Sexually violent predator", _GROUP, "N", 1, table="YES_NO")
OFS = Field(
    "OFS",
    "Status of the registration",
    pattern("OFS", "[0-9A-Z]{2}", "two digits or letters", "05"),
    "05",
    2,
    codes="OFS",
    group=_GROUP,
)
EMP = text_field("EMP", "Employer", "Address", 50, "EXAMPLE BAKERY")
SHN = text_field("SHN", "School", "Address", 50, "EXAMPLE COLLEGE")

ENTRIES = {"EXS": "Registered sex offender", "EXSC": "Registered sex offender, caution"}
#: The key with a caution that stands beside the one without; CMC is then mandatory.
_AS_CAUTION = {"EXS": "EXSC"}
#: Caution that says nothing beside what this file says.
_ITSELF = "35"
#: Statuses by which the registration is not kept; the others say nothing against anybody.
_NOT_KEPT = frozenset({"01", "02", "03", "04", "09"})
_ACTIVE_WARRANT = "12"
#: What a status means to whoever meets the person.
_OF_STATUS = {
    **dict.fromkeys(_NOT_KEPT, "The registration may not be kept: ask the entering agency before you act on that."),
    _ACTIVE_WARRANT: "Its status speaks of a warrant: only the warrant counts, so ask for it.",
}
#: Beginnings of the offense codes that are registered for, nearly always: kidnapping, assaults, sex offenses.
_OFFENSES = frozenset({"10", "11", "36", "37", "38", "64"})


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form: what is mandatory is one state's published form (grade A)."""
    return (
        *must(p.NAM, p.SEX, p.RAC),
        *may(p.ETN),
        *must(p.DOB),
        *may(p.POB, p.CTZ),
        *must(p.HGT, p.WGT, p.EYE, p.HAI),
        *may(p.SKN, p.SMT, p.FPC),
        Use(p.CMC, must=key == "EXSC"),
        *may(p.AKA, p.DNA, p.DLO),
        *p.NUMBERED,
        *must(CRR, CON, ORD, ERD),
        *may(PLC, SXP, OFS),
        *may(p.SNU, p.SNA, p.CTY, p.COU),
        *must(p.STA),
        *may(p.ZIP, p.ADD, p.DDA, p.BDA, p.EDA, p.TNO, p.TNT, EMP, SHN),
        *may(*beside.FIELDS),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


ADDS = added.PERSON
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key)) for key, title in ENTRIES.items()),
    *upkeep(NAME, "Registered sex offender", "XS", {key: _entered(key) for key in ENTRIES}),
    *supplements(NAME, "Registered sex offender", "XSN", ADDS),
    inquiry("QXS", "Registered sex offender"),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a registration, at entry and after a modify. Raises Refused."""
    stand_together(values)
    _caution_fits(values.get("MKE") or key.key, values)
    for field in (p.DOB, CON, ORD):
        latest_of(values, field, today)
    in_order(values, p.DOB, CON)
    last = values.get("ERD", "")
    if last.isdigit() and last <= values.get("ORD", ""):
        refuse(ERD, "ERD is not after ORD: the registration would end before it began.", "Compare with the order.")
    if expired(values, today):
        cure = "Nothing is entered of a registration that is over; if it was made longer, send the new ERD."
        refuse(ERD, f"The registration ended on {last[:4]}-{last[4:6]}-{last[6:]}.", cure)


def _caution_fits(key: str, values: Values) -> None:
    """As of any person; but that it is a sex offender (CMC/35) is no reason for a caution here. Raises Refused."""
    more = "".join(code for code in codes_of(values) if code != _ITSELF)
    caution_fits(key, values if key == "EXSC" else {**values, "CMC": more}, _AS_CAUTION)


def expired(values: Values, today: date) -> bool:
    """Whether the registration's last day is over."""
    last = values.get("ERD", "")
    return last.isdigit() and last < f"{today:%Y%m%d}"


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a registration, but has to be read once more."""
    own = (*born_doubts(values, today), *_own_doubts(values), *number_doubts(values), *moniker_doubts(values))
    return (*own, *vehicle_doubts(values))


def _own_doubts(values: Values) -> Iterator[str]:
    crime, status = values.get("CRR", ""), values.get("OFS", "")
    if crime and crime[:2] not in _OFFENSES:
        yield f"CRR/{crime} is {meaning('OFF', crime)}, and no sexual offense by its code. Compare with the judgment."
    if status and status not in CODES["OFS"]:
        yield f"Status OFS/{status} stands as it was sent: only some of its codes are public."
    if codes_of(values) == (_ITSELF,):
        yield "CMC/35 says only what this file says, and demands no caution. Send what else there is to beware of."
    years = years_when_convicted(values)
    if years is not None and years < juvenile_below():
        yield f"The person was {years} years old when convicted: read whether such a registration may be entered."


def years_when_convicted(values: Values) -> int | None:
    """How old the person was when convicted; None where that is not known."""
    born, day = values.get("DOB", ""), real_day(values.get("CON", ""))
    return age(born, day) if born and day else None


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger for officers: entered with a caution that says more than this file does."""
    return key == "EXSC" and codes_of(values) != (_ITSELF,)


def headline(values: Values) -> str:
    """What it is, in a line: "Registered sex offender, absconded: Armed and dangerous"."""
    status = values.get("OFS", "")
    predator = "sexually violent predator" if values.get("SXP") == "Y" else ""
    not_kept = meaning("OFS", status).lower() if status in _OF_STATUS else ""
    title = ", ".join(filter(None, ("Registered sex offender", predator, not_kept)))
    cautions = cautions_shown(values)
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else: hold nobody for being registered, and compare where they live."""
    years = years_when_convicted(values)
    young = years is not None and years < juvenile_below()
    said = (
        "Danger: keep your distance and wait for help." if is_armed(values) else "",
        "Whoever is registered may go about: this record is no warrant, and alone no ground to stop, search or arrest.",
        _OF_STATUS.get(values.get("OFS", ""), ""),
        "Compare the address, and tell the entering agency if it is not right.",
        "The person was a juvenile when convicted: tell nobody outside law enforcement." if young else "",
    )
    return " ".join(filter(None, said))


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person, the conviction, and where they are registered."""
    last, status = values.get("ERD", ""), values.get("OFS", "")
    return kept(
        *person_facts(values),
        ("Convicted of", meaning("OFF", values.get("CRR", ""))),
        ("Convicted on", day_shown(values.get("CON", ""))),
        ("Registered", _registered(values.get("ORD", ""), last)),
        ("Status", meaning("OFS", status) if status else ""),
        ("Registered address", _address(values)),
        ("Employer, school", ", ".join(values[code] for code in ("EMP", "SHN") if values.get(code))),
        *number_facts(values),
        *vehicle_facts(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


def _registered(first: str, last: str) -> str:
    end = "without end" if last == NO_END else f"through {day_shown(last)}" if last else ""
    return " ".join(filter(None, (f"From {day_shown(first)}" if first else "", end)))


def _address(values: Values) -> str:
    street, state = number_beside(values, "SNU", "SNA"), number_beside(values, "STA", "ZIP")
    return ", ".join(filter(None, (street, values.get("CTY", ""), state)))


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: the day after the registration's last (grade K); NONEXP until it is removed."""
    last = real_day(values.get("ERD", ""))
    return last + timedelta(days=1) if last else None


def _days(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The registration began before its entry, and ends after that."""
    yield from not_after_entry(ORD, "It began on")(values, entered)
    last = values.get("ERD", "")
    if last == NO_END:
        yield CrossCheck("It has no end date.", True)
    elif last:
        yield CrossCheck(f"It ends with {day_shown(last)}.", last >= f"{entered:%Y%m%d}")


FILE = HotFile(
    name=NAME,
    title="Registered sex offender",
    letter="X",
    since="ORD",
    keys=KEYS,
    adds=ADDS,
    answers=("QXS", "QW", "ZW", "QV", "ZV"),
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
        Group("CRR", "Conviction", (CRR, CON, PLC), not_after_entry(CON, "The conviction was on")),
        Group("ORD", "Registration: from, through, status", (ORD, ERD, OFS, SXP), _days),
        *person_checks.WHERE,
        Group("EMP", "Employer and school", (EMP, SHN)),
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
    tells_owner=True,
    sketch=SKETCH,
    asked_doubts=asked_doubts,
    if_another="Another conviction goes into its MIS, and into ERD if the registration is longer by it.",
)
