"""Compares a group that was asked for with one on record, by its name and its subgroup's.

Invariant: what matches shares a key (`keys.py`); a name that only looks alike is never more than possible.
"""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import JaroWinkler

from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.gang.keys import asked_keys, record_keys
from leads.hotfiles.things.gang.names import initials, same_name, words
from leads.hotfiles.things.person.compare import same_person
from leads.messages.fields import DEFAULTS, Values

CLAIMS: Mapping[str, Claim] = {
    "group-same": Claim("GNG", 0.70, "group's name is the same"),
    "group-words": Claim("GNG", 0.60, "group's name has the same words in another order"),
    "group-near": Claim("GNG", 0.45, "group's name is spelled nearly the same", False),
    "group-subgroup": Claim("GNG", 0.45, "the name asked is that of a subgroup", False),
    "group-part": Claim("GNG", 0.40, "group's name has only some words in common", False),
    "group-initials": Claim("GNG", 0.35, "only the initials of the group's name are the same", False),
    "subgroup-same": Claim("SGP", 0.25, "subgroup is the same"),
    "subgroup-differs": Claim("SGP", -0.25, "subgroup differs", False),
}
_NEAR = 0.92


def match_group(asked: Values, values: Values) -> Match | None:
    """How a group on record answers the name asked; None for another group."""
    wanted, known = asked.get("GNG", ""), values.get("GNG", "")
    if not wanted or not known or record_keys(values).isdisjoint(asked_keys(asked, DEFAULTS)):
        return None
    claim = _name_claim(wanted, known)
    if claim not in _SURE and same_name(wanted, values.get("SGP", "")):
        claim = "group-subgroup"
    if not claim:
        return None
    first = reason(CLAIMS[claim], detail="" if claim == "group-same" else _on_record(values))
    lines = (first, *_subgroup(asked, values))
    return matched(_grade(lines, asked, values), lines, tuple(_unsure(asked, values)))


_SURE = frozenset(name for name, claim in CLAIMS.items() if name.startswith("group") and claim.sure)


def _name_claim(asked: str, known: str) -> str:
    """What two names of groups say to each other, as a line of the table; "" for nothing."""
    if same_name(asked, known):
        return "group-same"
    one, other = words(asked), words(known)
    if sorted(one) == sorted(other):
        return "group-words"
    if set(one) <= set(other) or set(other) <= set(one):
        return "group-part"
    if "".join(one) == initials(known) or "".join(other) == initials(asked):
        return "group-initials"
    return "group-near" if JaroWinkler.similarity("".join(one), "".join(other), score_cutoff=_NEAR) else ""


def _subgroup(asked: Values, values: Values) -> Iterator[Reason]:
    """What the subgroups say, where both are known."""
    wanted, known = asked.get("SGP"), values.get("SGP")
    if wanted and known:
        same = same_name(wanted, known)
        yield reason(CLAIMS["subgroup-same"]) if same else reason(CLAIMS["subgroup-differs"], detail=known)


def _grade(lines: tuple[Reason, ...], asked: Values, values: Values) -> str:
    """Exact: name and subgroup, or neither has one. Strong: the name, the subgroup not compared. Else possible."""
    if not all(one.sure for one in lines):
        return "possible"
    whole = len(lines) > 1 or (not asked.get("SGP") and not values.get("SGP"))
    return "exact" if whole and lines[0].weight == CLAIMS["group-same"].weight else "strong"


def _on_record(values: Values) -> str:
    return f"{values['GNG']} on record"


def _unsure(asked: Values, values: Values) -> Iterator[str]:
    """What was not compared, said openly."""
    if values.get("SGP") and not asked.get("SGP"):
        yield f"The subgroup was not asked: this one is {values['SGP']}."
    elif asked.get("SGP") and not values.get("SGP"):
        yield "No subgroup is on record."


def same_group(values: Values, others: Values) -> bool:
    """Whether two records are of one group: the name and the subgroup's. Unconfirmed."""
    one, other = values.get("SGP", ""), others.get("SGP", "")
    return same_name(values.get("GNG", ""), others.get("GNG", "")) and (same_name(one, other) or not (one or other))


def near_group(values: Values, others: Values) -> str:
    """Two subgroups of one group are told to whoever enters the second; "" nothing."""
    if not same_name(values.get("GNG", ""), others.get("GNG", "")):
        return ""
    subgroup = others.get("SGP", "")
    return f"the same group, {f'subgroup {subgroup}' if subgroup else 'without a subgroup'}"


def same_member(values: Values, others: Values) -> bool:
    """Whether two records are of one person in one group; a person may be on file for two groups. Unconfirmed."""
    groups = values.get("GNG", ""), others.get("GNG", "")
    return same_person(values, others) and (same_name(*groups) or not any(groups))


def near_member(values: Values, others: Values) -> str:
    """A person who is on file for another group too is told to whoever enters it; "" nothing."""
    return f"the same person, as of {others.get('GNG') or 'no group'}" if same_person(values, others) else ""
