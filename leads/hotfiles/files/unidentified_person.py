"""The unidentified person file: the dead whom nobody can name, and the living who can't say who they are."""

from collections.abc import Collection, Iterator
from datetime import date

from leads.hotfiles.declare.cross import latest_of, need, pair_of, refuse
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, no_danger
from leads.hotfiles.declare.keys import ENTER, INQUIRE, LOCATE, MODIFY, removable
from leads.hotfiles.declare.shown import day_shown, kept, number_beside
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.body import asked as looks
from leads.hotfiles.things.body import checks as body_checks
from leads.hotfiles.things.body import fields as b
from leads.hotfiles.things.body.additions import MARK
from leads.hotfiles.things.body.compare import LEAST_ASKED, match_bodies
from leads.hotfiles.things.body.keys import asked_of_unidentified, missing_keys, unidentified_keys
from leads.hotfiles.things.body.shown import body_facts, found_facts
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person.rules import dna_is_held
from leads.hotfiles.things.person.upkeep import supplements
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.keys import case_key
from leads.hotfiles.things.teeth.additions import CHART
from leads.messages.fields import DEFAULTS, Numbers, Use, Values
from leads.messages.keys import MessageKey

NAME = "unidentified_person"
ENTRIES = {
    "EUD": "Unidentified deceased person",
    "EUL": "Unidentified living person",
    "EUV": "Unidentified victim of a catastrophe",
}
_LIVING = "EUL"
_OF_THE_DEAD = (b.EDD, b.BPS, b.CDA)
_CASE_SAME = Claim("OCA", 0.60, "case number is the same; other agencies may use it too", False)
#: What tells two persons of one case apart.
_LOOKS = ("SEX", "RAC", "EYB", "HGT", "WGT", "EYE", "HAI", "DBF", "BPS", "FPC", "SMT")


def _entered(key: str) -> tuple[Use, ...]:
    """The fields of an entry, in the order of its form; a living person died of nothing."""
    return (
        *must(b.SEX, p.RAC),
        *may(p.ETN),
        *must(b.EYB),
        *may(b.HGT, b.WGT),
        *must(p.EYE, p.HAI),
        *may(p.SKN, b.SMT, b.FPC),
        *must(b.DBF),
        *(() if key == _LIVING else (*may(b.EDD), *must(b.BPS, b.CDA))),
        *may(p.DNA, p.DLO, *b.BODY),
        *must(r.OCA),
        *may(r.NOA, r.LKI, r.LKA, r.MIS),
        *must(r.SUP, r.SUD),
        *may(r.FKD),
    )


_MEANT = (*must(r.NIC), *may(r.OCA))
_RESULT = may(r.RPS, r.MIS)
_CHANGED = may(*(use.field for use in _entered("EUD") if use.field not in r.ABOUT_THE_ENTRY))

SUPPLEMENTED = (MARK,)
ADDS = (*SUPPLEMENTED, *CHART)
KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _entered(key)) for key, title in ENTRIES.items()),
    MessageKey(
        "MU", MODIFY, "Unidentified person: modify", (NAME,),
        (*must(r.NIC, r.OCA), *_CHANGED, *may(r.entered_as(*ENTRIES), r.VLN, r.PIH, r.DEL)),
        identifies=("NIC", "OCA"), removable=removable(_CHANGED, map(_entered, ENTRIES)),
    ),
    *supplements(NAME, "Unidentified person", "UN", SUPPLEMENTED, meant=must(r.NIC, r.OCA)),
    # Who is found is in somebody's hands already: there is no locate.
    *(key for key in endings(NAME, "Unidentified person", "U", _MEANT, _RESULT) if key.does is not LOCATE),
    MessageKey(
        "QU", INQUIRE, "Unidentified person: ask by looks, record or case number", (),
        (*may(r.NIC, r.OCA), *looks.ASKED_OF_UNIDENTIFIED, *r.ASKED_ABOUT), (*looks.BY_LOOKS, ("NIC",), ("OCA",)),
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of an unidentified person, at entry and after a modify. Raises Refused."""
    entered = values.get("MKE") or key.key  # a modify may have changed the key of entry
    pair_of(values, r.LKI, r.LKA)
    dna_is_held(values)
    for field in (b.DBF, b.EDD):
        latest_of(values, field, today)
    for field in _OF_THE_DEAD:
        if entered == _LIVING and values.get(field.code):
            refuse(field, f"{field.code} is said of the dead, and EUL is a living person.", f"Leave {field.code} out.")
    if entered != _LIVING:
        need(values, b.BPS, "What was found of the body has to be said in BPS.")
        need(values, b.CDA, "The cause of death is missing; U is unknown.")
    if values.get("EDD", "") > values.get("DBF", "99999999"):
        refuse(b.EDD, "EDD is after DBF: nobody died after being found dead.", "Compare both with the report.")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of an unidentified person, but has to be read once more."""
    return tuple(_doubts(values))


def _doubts(values: Values) -> Iterator[str]:
    if not values.get("HGT"):
        yield "No height: fewer missing persons can be compared with this one."
    if values.get("EYB", "")[:4] > values.get("DBF", "9999")[:4]:
        yield "The person was found before the years of birth. Compare EYB and DBF with the report."


def record_keys(values: Values) -> frozenset[str]:
    """The keys of an unidentified person: looks, fingers and the case."""
    case = values.get("OCA")
    return unidentified_keys(values) | ({case_key(case)} if case else frozenset())


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys that an inquiry asks: the case, or looks and fingers; these, too, of a missing person who is entered."""
    if "DLC" in values:
        return tuple(sorted(missing_keys(values)))
    if looks.is_by_looks(values):
        return asked_of_unidentified(looks.looks_of(values))
    return (case_key(values["OCA"]),) if "OCA" in values else ()


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Which of an inquiry's fields are searched: the case, or looks."""
    return (("OCA",),) if "OCA" in fields else tuple(looks.searches(fields))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How an unidentified person answers: by case; to QU by looks, and to the entry of a missing person."""
    if "DLC" in asked:
        return match_bodies(asked, values, numbers)
    if looks.is_by_looks(asked):
        within = looks.seen_in(asked.get("DBF", ""), values.get("DBF", ""))
        return match_bodies(looks.looks_of(asked), values, numbers, LEAST_ASKED) if within else None
    case = asked.get("OCA")
    return matched("possible", (reason(_CASE_SAME),)) if case and case == values.get("OCA") else None


def same(values: Values, others: Values) -> bool:
    """Whether two records are of one person: one case, and nothing that tells them apart. Unconfirmed."""
    return values.get("OCA") == others.get("OCA") and all(values.get(one) == others.get(one) for one in _LOOKS)


def near(values: Values, others: Values) -> str:
    """Two of one case are told: two bodies may have been found, or one was entered twice."""
    return "it is an unidentified person of the same case" if values.get("OCA") == others.get("OCA") else ""


def headline(values: Values) -> str:
    """What it is, in a line."""
    return ENTRIES.get(values.get("MKE", ""), "Unidentified person")


def named(values: Values) -> str:
    """What stands in lists where others have a name: the day of the finding."""
    return f"found {day_shown(values['DBF'])}" if values.get("DBF") else ""


def advise(values: Values) -> str:
    """What to do before anything else: ask, compare, and tell no family before."""
    return (
        "This may be somebody who is missed: call the entering agency, and compare fingerprints, teeth or DNA. "
        "Tell no family before it is certain."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who is missed."""
    return kept(
        *found_facts(values),
        *body_facts(values),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """No end: kept until the person has a name. Unconfirmed."""
    return None


FILE = HotFile(
    name=NAME,
    title="Unidentified person",
    letter="U",
    since="DBF",
    keys=KEYS,
    adds=ADDS,
    answers=("QU",),
    check=check,
    warnings=warnings,
    record_keys=record_keys,
    asks=(asked_keys,),
    searches=searches,
    match=match,
    same=same,
    near=near,
    groups=(*body_checks.FOUND, r.LINKED_CASE),
    caution=no_danger,  # the person is dead, or in somebody's care
    headline=headline,
    named=named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    narrows=looks.NARROWS,
    entry_asks=("missing_person",),
    asked_for_later=b.TELLING,
    if_another="If another person was found, say in SMT, FPC or another field what tells them apart from {number}.",
)
