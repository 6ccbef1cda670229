"""Compares an article that was asked for with one on record: its numbers first, then what kind of thing it is."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.article.keys import ARTICLE
from leads.hotfiles.things.article.kinds import ANY, kind, may_be_one
from leads.hotfiles.things.serial.compare import SHORT, grade
from leads.hotfiles.things.serial.either import NOUNS, best, same_of_either
from leads.hotfiles.things.serial.runs import answered, shared
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    "type-same": Claim("TYP", 0.12, "type of article is the same"),
    "kind-same": Claim("TYP", 0.06, "kind of article is the same"),
    "kind-open": Claim("TYP", 0.02, "one of the two is listed under no kind", False),
    "kind-differs": Claim("TYP", -0.20, "kind of article differs", False),
}
_NOT_ASKED = "The type was not asked: makers use the same numbers. Compare the article with the record."


def match_article(asked: Values, values: Values) -> Match | None:
    """How an article on record answers; None when no number does, or it is but an end and the kind is another.

    An article of another kind under the very same long number is told all the same, as possible: types are mistaken,
    and a hit that is not told can't be looked at.
    """
    return answered(_match, asked, values, ARTICLE, NOUNS)


def _match(asked: Values, values: Values) -> Match | None:
    found = best(asked, values, ARTICLE)
    if found is None:
        return None
    first, number = found
    wanted, known = kind(asked), kind(values)
    if wanted and not may_be_one(wanted, known) and (not first.sure or len(number) <= SHORT):
        return None
    beside = tuple(_beside(asked, values))
    empty = tuple(only_placeholders(values, [first.field]))
    weighed = [one for one in beside if ANY not in (wanted, known)]  # listed under Y says neither yes nor no
    told = "possible" if empty or (wanted and not may_be_one(wanted, known)) else grade(first, weighed, number)
    return matched(told, (first, *beside), (*empty, *(() if wanted else (_NOT_ASKED,))))


def _beside(asked: Values, values: Values) -> Iterator[Reason]:
    """What the type says, where it was asked."""
    wanted, known = asked.get("TYP", ""), values.get("TYP", "")
    if not wanted:
        return
    if wanted == known:
        yield reason(CLAIMS["type-same"])
    elif wanted[0] == known[:1] != ANY:
        yield reason(CLAIMS["kind-same"], detail=f"{known} on record")
    else:
        claim = "kind-open" if may_be_one(wanted[0], known[:1]) else "kind-differs"
        yield reason(CLAIMS[claim], detail=f"{known} on record")


def same_article(values: Values, others: Values) -> bool:
    """Whether two records are about one article: its type, and one of its numbers or of its run (grade K)."""
    return values.get("TYP") == others.get("TYP") and (same_of_either(values, others) or bool(shared(values, others)))
