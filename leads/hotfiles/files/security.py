"""The securities file: currency, bonds, stock, money orders; stolen, counterfeit, bait and ransom; by serial number."""

from datetime import date

from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.property import CONFIRM, RESULT, case_fits, case_of, day_group, inquiries, modify
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.record.years import after_full_years
from leads.hotfiles.things.security import checks, keys
from leads.hotfiles.things.security import fields as s
from leads.hotfiles.things.security.compare import match_security, near_security, same_security
from leads.hotfiles.things.security.doubts import asked_doubts, not_issued, security_doubts
from leads.hotfiles.things.security.kinds import ORDERS, denominations, takes_no_issuer
from leads.hotfiles.things.security.shown import owner_facts, security_facts, security_named, what
from leads.hotfiles.things.serial.runs import entry_doubts, is_run, run_fits
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey, NotAlone
from leads.rules.numbers import number

NAME = "security"
#: Stolen, embezzled, passed or missed: one key of entry is for all of them.
DOT = date_field("DOT", "Stolen or missed on", "Case")

_DESCRIBED = (
    *must(s.DEN),
    *may(s.ISS),
    *must(s.SDT),
    *may(s.RMI),
    *must(s.OWN),
    *may(s.SOC),
    *case_of(DOT),
)
_ENTERED = (*must(s.TYP, s.SER), *_DESCRIBED)
#: A run of consecutive numbers has a first and a last.
_RUN = (*must(s.TYP, s.SER, s.SERS), *_DESCRIBED)
_MEANT = (*must(r.NIC), *may(r.OCA, s.SER))
_RUN_MEANT = (*must(r.NIC), *may(r.OCA, s.SER, s.SERS))
_ASKED = may(s.TYP, s.SER, s.DEN, s.ISS, s.SDT, s.OWN, s.SOC)
_ASKED_BY = (("SER",), ("TYP", "OWN"), ("SOC",))
_OWNER_ALONE = NotAlone("OWN", "An owner's name is searched only with the type of the security.", "TYP")

#: Ransom, bait and counterfeit money, by RMI.
RANSOM, BAIT, COUNTERFEIT = "R", "B", "C"

KEYS = (
    MessageKey("ES", ENTER, "Security: enter", (NAME,), _ENTERED),
    modify(NAME, "Security", "S", _ENTERED),
    *endings(NAME, "Security", "S", _MEANT, RESULT),
    MessageKey("ESS", ENTER, "Run of securities: enter", (NAME,), _RUN),
    modify(NAME, "Run of securities", "SS", _RUN),
    *endings(NAME, "Run of securities", "SS", _RUN_MEANT, RESULT),
    *inquiries("S", "Security", _ASKED, _ASKED_BY, _OWNER_ALONE),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a security, at entry and after a modify. Raises Refused."""
    case_fits(values, DOT, today)
    run_fits(values, s.SER, s.SERS)
    if not takes_no_issuer(values):
        need(values, s.ISS, f"{what(values)}: ISS has to say who issued it.")
    if said := not_issued(values):
        example = str(denominations(values["TYP"])[0])
        refuse(s.DEN, said, "Compare DEN and TYP with the security.", example)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a security, but has to be read once more."""
    return tuple(security_doubts(values))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a security answers an inquiry: by its number or its owner."""
    return match_security(asked, values)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: for ransom money a life may be at stake, and is lost by a wrong step."""
    return values.get("RMI") == RANSOM


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen or missing Federal Reserve note", "Piece of ransom money: ..."."""
    marked = values.get("RMI")
    of_a_run = ", one of a run of numbers" if is_run(values) else ""
    if marked in (RANSOM, BAIT):
        return f"Piece of {'ransom' if marked == RANSOM else 'bait'} money: {what(values)}{of_a_run}"
    return f"{'Counterfeit' if marked == COUNTERFEIT else 'Stolen or missing'} {what(values)}{of_a_run}"


#: What comes first, by RMI.
_FIRST = {
    RANSOM: "Ransom money: a life may hang on it. Call the entering agency at once, before you let anybody know.",
    BAIT: "Bait money, set out to be taken in a robbery or burglary: call the entering agency at once.",
    COUNTERFEIT: "Counterfeit: have it examined. The genuine note has the same number.",
}


def advise(values: Values) -> str:
    """What to do before anything else: whoever passes it may have been given it, and the owner is a victim."""
    first = _FIRST.get(values.get("RMI", ""), CONFIRM)
    return (
        f"{first} Whoever passes it may be a victim too, and the owner named is one: do not arrest or seize on this "
        "alone. Compare all of the number with its letters, type, denomination, issuer and series."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the security."""
    return kept(
        *security_facts(values),
        *owner_facts(values),
        *case_facts(values, DOT),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the rest of the year and so many more. All unconfirmed (grade K).

    Ransom and bait money are kept until their agency removes them; money orders and traveler's checks for less time
    (settings retention.security_years and retention.money_order_years).
    """
    if values.get("RMI") in (RANSOM, BAIT):
        return None
    money_order = values.get("TYP") in ORDERS
    years = (
        number("retention.money_order_years", numbers) if money_order else number("retention.security_years", numbers)
    )
    return after_full_years(entered_on.year, years)


FILE = HotFile(
    name=NAME,
    title="Stolen, counterfeit or marked security",
    called="money currency bond check",
    letter="S",
    keys=KEYS,
    answers=("QS", "ZS"),
    check=check,
    warnings=warnings,
    on_entry=entry_doubts,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys,),
    searches=keys.searches,
    match=match,
    same=same_security,
    near=near_security,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the theft or loss", "It was stolen or missed on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=security_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    asked_doubts=asked_doubts,
    narrows=("SER", "DEN", "ISS", "SDT"),
    if_another="Found and gone again: clear {number} first. Another copy of a counterfeit: add it to its MIS.",
)
