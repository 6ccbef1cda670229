"""Compares an order that was asked for with a record: by the court's number, and by whom it protects.

Invariants: courts number alike, so that a number is exact only with its court; whom an order protects is never told as
whom it is against, and is told at all only to who asked by PPN, or who would have been given the order anyway.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from leads.hotfiles.declare.edits import squeeze
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.order.keys import order_form
from leads.hotfiles.things.person.compare import NUMBER_FIELDS, match_person, name_beside
from leads.messages.fields import Numbers, Values

CLAIMS: Mapping[str, Claim] = {
    "order-same": Claim("PNO", 0.60, "order number is the same"),
    "order-written": Claim("PNO", 0.45, "order number is the same but for how it is written", False),
    "court-same": Claim("CTI", 0.30, "court is the same"),
    "court-differs": Claim("CTI", -0.20, "court differs, and courts number alike", False),
}
_NO_COURT = "The court was not asked: other courts have orders of this number."
_NO_NAME = "The name was not asked."
_BOTH = "The protected person asked for is the one whom this order protects."
_PERHAPS_BOTH = "The name asked for may be that of the respondent, whom the order is against."
_NAME_MISTAKEN = "The name asked is that of the protected person, not of the respondent."
_MISTAKEN = "Name and birth date asked fit the protected person better than the respondent."
#: By which an order is found whoever of the two is met; a number of the respondent's is the respondent's.
_OF_EITHER = frozenset({"NAM", "OCA", "PNO", "LIC", "VIN"})
_GRADES = ("possible", "strong", "exact")
#: What is asked of a person, and what an order says of whom it protects.
_AS_PERSON = {"NAM": "PPN", "DOB": "PPB", "SEX": "PSX", "RAC": "PPR"}


def expired(values: Values, today: date) -> bool:
    """Whether the order's last day is over."""
    last = values.get("EXP", "")
    return last.isdigit() and last < f"{today:%Y%m%d}"


def surer(one: Match | None, other: Match | None) -> Match | None:
    """Of two matches the one that says more; the first where they say as much."""
    return other if one is None or (other is not None and _rank(other) > _rank(one)) else one


def _rank(found: Match) -> tuple[int, float]:
    return _GRADES.index(found.grade), found.score


def match_order(asked: Values, values: Values) -> Match | None:
    """How an order answers the court's number for it, with the court and a name beside it."""
    wanted, known = asked.get("PNO", ""), values.get("PNO", "")
    if not wanted or not known or order_form(wanted) != order_form(known):
        return None
    same = squeeze(wanted) == squeeze(known)
    lines = [reason(CLAIMS["order-same"] if same else CLAIMS["order-written"], detail="" if same else known)]
    lines += [*_court(asked, values), *name_beside(asked, values)]
    unsure = tuple(said for code, said in (("CTI", _NO_COURT), ("NAM", _NO_NAME)) if code not in asked)
    return matched(_grade(asked, lines), tuple(lines), unsure)


def _court(asked: Values, values: Values) -> Iterator[Reason]:
    """What the courts say, where both are known."""
    wanted, known = asked.get("CTI"), values.get("CTI")
    if wanted and known:
        yield reason(CLAIMS["court-same"]) if wanted == known else reason(CLAIMS["court-differs"], detail=known)


def _grade(asked: Values, lines: list[Reason]) -> str:
    """Exact: number and court. Strong: written otherwise, or no court but the name. Another name is a likeness."""
    sure = {one.field for one in lines if one.sure}
    doubted = {one.field for one in lines} - sure
    if doubted - {"PNO"} or not sure & {"CTI", "NAM"}:
        return "possible"
    return "exact" if {"PNO", "CTI"} <= sure else "strong" if "PNO" in sure or "CTI" in sure else "possible"


def match_protected(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How well whom the order protects fits PPN and PPB as asked: as persons are compared, in words of their own."""
    if "PPN" not in asked or "PPB" not in asked or not values.get("PPN"):
        return None
    wanted = {"NAM": asked["PPN"], "DOB": asked["PPB"]} | {c: asked[c] for c in ("EBS",) if c in asked}
    return _as_protected(wanted, values, numbers)


def _as_protected(wanted: Values, values: Values, numbers: Numbers) -> Match | None:
    known = {code: values[own] for code, own in _AS_PERSON.items() if values.get(own)}
    found = match_person(wanted, known, numbers) if "NAM" in known else None
    if found is None:
        return None
    lines = (replace(one, field=_AS_PERSON[one.field], words=f"protected person: {one.words}") for one in found.reasons)
    return replace(found, reasons=tuple(lines))


def told_apart(asked: Values, values: Values, against: Match | None, numbers: Numbers) -> tuple[Match | None, bool]:
    """Which of the two the hit is about, and whether that is the protected person.

    `against` is how the record answers as one against its respondent. Who asks for the protected person as if for
    the respondent, and only gets the order because the two are alike (a couple of one name), is told so.
    """
    protected = match_protected(asked, values, numbers)
    if protected is None:
        return (against, False) if against is None else _mistaken(asked, values, against, numbers)
    if against is None:
        return protected, True
    if surer(against, protected) is protected:
        return replace(protected, unsure=(_PERHAPS_BOTH, *protected.unsure)), True
    return replace(against, unsure=(_BOTH, *against.unsure)), False


def _mistaken(asked: Values, values: Values, against: Match, numbers: Numbers) -> tuple[Match, bool]:
    """The order's match with its respondent, unless the name asked is that of the protected person."""
    found_by = against.reasons[0].field
    if "NAM" not in asked or found_by not in _OF_EITHER:
        return against, False
    if found_by == "NAM" and "DOB" in asked:
        protected = _as_protected(_person(asked), values, numbers)
        if protected is None or surer(against, protected) is against:
            return against, False
        return replace(protected, unsure=(_MISTAKEN, *protected.unsure)), True
    if not _fits_the_protected_better(asked, values, against, numbers):
        return against, False
    lines = tuple(one for one in against.reasons if one.field != "NAM") or against.reasons
    grade = "possible" if found_by == "PNO" else against.grade
    return matched(grade, lines, (_NAME_MISTAKEN, *against.unsure)), True


def _person(asked: Values) -> dict[str, str]:
    """What is asked of a person by name and looks, without any number."""
    return {code: asked[code] for code in (*_AS_PERSON, "EBS") if code in asked}


def _fits_the_protected_better(asked: Values, values: Values, against: Match, numbers: Numbers) -> bool:
    """Whether the name asked, with the birth date where that was asked, is rather the protected person's.

    Names that sound alike (MARK and MARY, a couple) are told apart by the birth date, else by the very letters.
    """
    if "DOB" in asked:
        protected = _as_protected(_person(asked), values, numbers)
        respondent = {code: values[code] for code in (*_AS_PERSON, "AKA") if values.get(code)}
        own = match_person(_person(asked), respondent, numbers)
        return protected is not None and surer(own, protected) is protected
    differs = any(one.field == "NAM" and not one.sure for one in against.reasons)
    if differs and all(one.sure for one in name_beside(asked, {"NAM": values.get("PPN", "")})):
        return True
    return _first_names(asked["NAM"]) == _first_names(values.get("PPN", "")) != _first_names(values.get("NAM", ""))


def _first_names(name: str) -> tuple[str, list[str]]:
    surname, _, given = name.partition(",")
    return surname.strip(), given.split()[:1]


def same_order(values: Values, others: Values) -> bool:
    """Whether two records are one order against one person: the court's number and court, or number and case.

    A court restrains several persons with one order, each with a record of their own; and one person by several
    orders, each with a number of its own. Unconfirmed: the rule on paper knows neither (docs/hot-files).
    """
    if order_form(values.get("PNO", "")) != order_form(others.get("PNO", "")) or not values.get("PNO"):
        return False
    court = bool(values.get("CTI")) and values.get("CTI") == others.get("CTI")
    case = bool(values.get("OCA")) and values.get("OCA") == others.get("OCA")
    return _one_respondent(values, others, named=not court) if court or case else False


def _one_respondent(values: Values, others: Values, *, named: bool) -> bool:
    """Whether two records are against one person: the name and a number or birth date; either, within one order."""
    name = bool(values.get("NAM")) and values.get("NAM") == others.get("NAM")
    number = any(values.get(code) and values[code] == others.get(code) for code in ("DOB", *NUMBER_FIELDS))
    return name and number if named else name or number


def near_order(values: Values, others: Values) -> str:
    """What makes two records of one agency, which are not the same, doubtful side by side; "" nothing."""
    number = order_form(values.get("PNO", ""))
    if number and number == order_form(others.get("PNO", "")) and values.get("CTI") == others.get("CTI"):
        return f"the same order, against {others.get('NAM', 'somebody else')}"
    if _one_respondent(values, others, named=True):
        return f"another order against the same person, {others.get('PNO', '')}"
    return ""
