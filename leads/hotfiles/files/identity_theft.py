"""The identity theft file: victims whose name and numbers somebody else uses, so that they are not taken for that one.

Whoever is asked for may be the victim or an impostor. The victim has chosen a password and answers for themselves with
it. It is shown to who may have the person before them, and to the agency that took the report: docs/hot-files.
"""

import re
from collections.abc import Iterator
from datetime import date

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import latest_of, need, refuse
from leads.hotfiles.declare.edits import is_filler, real_day, wrong
from leads.hotfiles.declare.fields import coded_field, date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Impostor, Match, Told
from leads.hotfiles.declare.keys import ENTER, INQUIRE, SUPPLEMENT_IMPOSTOR, TAKE_OFF_IMPOSTOR
from leads.hotfiles.declare.shown import day_shown, kept
from leads.hotfiles.things.person import additions as added
from leads.hotfiles.things.person import checks as person_checks
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person import keys as person_keys
from leads.hotfiles.things.person.cautions import is_armed
from leads.hotfiles.things.person.compare import match_person, same_person
from leads.hotfiles.things.person.doubts import born_doubts, number_doubts
from leads.hotfiles.things.person.rules import NAME_ALONE, OWN_IDENTIFIERS, caution_fits, stand_together
from leads.hotfiles.things.person.shown import cautions_shown, number_facts, person_facts
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.upkeep import supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.messages.fields import DEFAULTS, Field, Numbers, Use, Values, capitals
from leads.messages.keys import MessageKey
from leads.rules.days import Rule, end_of_months
from leads.rules.numbers import number

NAME = "identity_theft"
_GROUP = "Theft"
_LONGEST = 20
_PASSWORD = re.compile(r"[A-Z0-9](?:[A-Z0-9 '-]*[A-Z0-9])?", re.ASCII).fullmatch
_NOT_A_SIGN = re.compile("[^A-Z0-9]+")


def password(raw: str, today: date) -> str:
    """What the victim chose, in capitals with single blanks: it is heard and not typed. No refusal repeats it."""
    value = capitals(raw)
    if len(value) > _LONGEST or not _PASSWORD(value) or is_filler(value):
        says = f"PWD is one to {_LONGEST} letters, digits and blanks that the victim chose, and not NONE or UNKNOWN."
        raise wrong("PWD", says, "BLUE HERON 42")
    return value


IDT = coded_field("IDT", "What was stolen", _GROUP, "CFRD", 4)
_CHOSEN = "The victim chose it"
PWD = Field(
    "PWD", "Password", password, "BLUE HERON 42", _LONGEST, group=_GROUP, help=_CHOSEN, secret=True, hidden=True
)
DOT = date_field("DOT", "Date of theft", _GROUP)
DOP = date_field("DOP", "Date of purge", _GROUP, future=True)

ENTRIES = {"EID": "Identity theft", "EIDC": "Identity theft, caution"}
_AS_CAUTION = {"EID": "EIDC"}
WITH_CAUTION = frozenset(_AS_CAUTION.values())


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form. No address: a hit would show it to whoever plays the victim."""
    return (
        *p.DESCRIBED,
        Use(p.CMC, must=key in WITH_CAUTION),
        *may(p.AKA),
        *p.NUMBERED,
        *must(IDT, PWD, DOT),
        *may(DOP),
        *must(r.OCA),
        *may(r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


_ASKED = (*may(*p.ASKED, r.OCA, r.NIC), *r.ASKED_ABOUT)
_ASKED_BY = (("NAM", "DOB"), ("NAM", "OCA"), *p.BY_NUMBER, ("NIC",))
KEYS = (
    *(
        MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key), OWN_IDENTIFIERS)
        for key, title in ENTRIES.items()
    ),
    *upkeep(NAME, "Identity theft", "ID", {key: _entered(key) for key in ENTRIES}, clears=False),
    *supplements(
        NAME, "Identity theft", "IN", added.NOT_THEIRS, does=(SUPPLEMENT_IMPOSTOR, TAKE_OFF_IMPOSTOR)
    ),
    MessageKey("QID", INQUIRE, "Identity theft: ask", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE),
    MessageKey(
        "ZID", INQUIRE, "Identity theft: ask for administration, without notices", (), _ASKED, _ASKED_BY,
        not_alone=NAME_ALONE, notices=False, purpose=True,
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a victim, at entry and after a modify. Raises Refused."""
    stand_together(values)
    if not any(all(values.get(code) for code in one) for one in OWN_IDENTIFIERS):
        need(values, p.DOB, "A name is not enough: a birth date or a number of the victim is needed.")
    caution_fits(values.get("MKE") or key.key, values, _AS_CAUTION)
    for field in (p.DOB, DOT):
        latest_of(values, field, today)
    if values.get("SUP", "DOCUMENT") == "WARRANT":
        cure = "Send SUP/DOCUMENT for the police report, or SUP/COMPLAINT; a warrant on the thief is entered with EW."
        refuse(r.SUP, "The record is of a victim: no warrant is behind it.", cure, "DOCUMENT")
    if values.get("DOP") and values["DOP"] <= f"{today:%Y%m%d}":
        refuse(DOP, "The date of purge is over.", "Send the day on which the record shall end, or leave DOP out.")
    if stolen_too(values):
        cure = "Have the victim choose another one, that nobody finds in their papers."
        refuse(PWD, "The password stands in the record itself, and whoever stole the identity has that too.", cure)


def stolen_too(values: Values) -> bool:
    """Whether the password is one that goes with the identity: a name, birth date or number of the victim."""
    chosen = _bare(values.get("PWD", ""))
    names = re.split(r"[,; ]+", f"{values.get('NAM', '')} {values.get('AKA', '')}")
    whole = [values.get(code, "") for code in ("NAM", "DOB", "FBI", "SID", "SOC", "OLN", "OCA")]
    days = _as_spoken(values["DOB"]) if values.get("DOB") else ()
    known = {*map(_bare, (*names, *whole, *days, *values.get("MNU", "").split("; ")))}
    return bool(chosen) and (chosen in known or (len(chosen) >= 4 and values.get("SOC", "").endswith(chosen)))


def _as_spoken(born: str) -> tuple[str, ...]:
    """A birth date as people write it: year, month and day in other orders, and the year alone."""
    year, month, day = born[:4], born[4:6], born[6:]
    return (f"{month}{day}{year}", f"{day}{month}{year}", f"{month}{day}{year[2:]}", f"{month}{day}", year)


def _bare(text: str) -> str:
    return _NOT_A_SIGN.sub("", text)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a victim, but has to be read once more."""
    return (*born_doubts(values, today), *number_doubts(values))


def on_entry(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """What is said to whoever enters it and to nobody else: that it ends before the date of purge."""
    last = f"{_longest(today, numbers):%Y%m%d}"
    if values.get("DOP", "") > last:
        yield f"It is kept until {day_shown(last)} only, which is before DOP: enter it anew then."


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a victim's record answers: by the name or a number that the thief uses too."""
    return match_person(asked, values, numbers)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with a caution, or with any caution or medical code."""
    return key in WITH_CAUTION or bool(values.get("CMC"))


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen identity of DOE, JANE Q: the victim, or an impostor"."""
    title, cautions = f"Stolen identity of {values.get('NAM', '')}: the victim, or an impostor", cautions_shown(values)
    return f"{title}; {cautions}" if cautions else title


def named(values: Values) -> str:
    """Whose identity it is, for lists; the headline says it."""
    return ""


def advise(values: Values) -> str:
    """What to do before anything else: danger first, then that it is the victim's record, then the password."""
    danger = "Danger, whichever of them it is: keep your distance and wait for help. " if is_armed(values) else ""
    return (
        f"{danger}{values.get('NAM', 'The person in this record')} is a VICTIM. Whoever gives this name or these "
        "numbers may be the victim or an impostor: this record is no ground to arrest or hold anybody. Ask for the "
        "victim's password, which a sure hit of QW or QID shows you, and do not say it yourself. Who does not know it "
        "may still be the victim: call the entering agency."
    )


def told_of_impostor(values: Values) -> Told:
    """What a hit says that came by what the impostor uses: it is not about the victim, and there is no password."""
    victim = values.get("NAM", "the person in this record")
    return Told(
        f"IMPOSTOR who uses the identity of {victim}: a name or number that the impostor uses",
        f"This is what an impostor uses who has taken the identity of {victim}, the VICTIM: it is not the victim's. It "
        "may be somebody else's as well, and no warrant is behind this record: it is no ground to arrest or hold "
        "anybody. Call the entering agency.",
    )


def to_verify(values: Values) -> str:
    """The password, for whoever has the person before them."""
    return f"The password is: {values['PWD']}." if values.get("PWD") else ""


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there: all of it is the victim's."""
    about = (*person_facts(values), *number_facts(values))
    return kept(
        ("What was stolen", meaning("IDT", values.get("IDT", ""))),
        ("Stolen on", day_shown(values.get("DOT", ""))),
        *((label if label == "Caution" else f"Victim: {label[:1].lower()}{label[1:]}", said) for label, said in about),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def _longest(entered_on: date, numbers: Numbers) -> date:
    years = number("retention.identity_theft_years", numbers)
    return end_of_months(date(entered_on.year, entered_on.month, entered_on.day), 12 * years, Rule.PLAIN)


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """The date of purge, or five years after the entry, whichever comes first.

    Unconfirmed default; setting retention.identity_theft_years.
    """
    return min(real_day(values.get("DOP", "")) or date.max, _longest(entered_on, numbers))


FILE = HotFile(
    name=NAME,
    title="Identity theft",
    letter="J",
    since="DOT",
    keys=KEYS,
    answers=("QID", "ZID", "QW", "ZW"),
    check=check,
    warnings=warnings,
    on_entry=on_entry,
    record_keys=person_keys.record_keys,
    asks=(person_keys.asked_keys,),
    searches=person_keys.searches,
    match=match,
    same=same_person,
    groups=(
        *person_checks.GROUPS_OF_ANY_AGE,
        Group("IDT", "What was stolen, and when", (IDT, DOT, DOP), not_after_entry(DOT, "The theft was on")),
        Group("PWD", "Password, on the record's page; the report has the victim's signed consent to the entry", (PWD,)),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    registry=True,
    adds=added.NOT_THEIRS,
    impostor=Impostor(added.as_impostor, told_of_impostor),
    kept_back=frozenset({"PWD"}),
    to_verify=to_verify,
    sketch=SKETCH,
    if_another="If something else of the victim's was stolen too, say so in the MIS of {number}.",
)
