"""Compares a security that was asked for with one on record: its number first, then type, denomination and issuer.

The grades: the number, type, denomination and, where one is printed, issuer are exact; the number with one of them is
strong; alone it is possible, since a note of each denomination bears it. Whatever differs makes a hit possible: a
note of another denomination is another note. By its owner a security is never more than possible.
"""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.security.keys import SECURITY
from leads.hotfiles.things.security.kinds import CURRENCY, may_be_one, takes_no_issuer
from leads.hotfiles.things.security.likeness import alike, issuer_claims
from leads.hotfiles.things.security.owners import words
from leads.hotfiles.things.serial.compare import SHORT, compared, grade, is_close
from leads.hotfiles.things.serial.runs import answered, shared
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    "type-same": Claim("TYP", 0.10, "type is the same"),
    "type-near": Claim("TYP", -0.05, "type differs, and one may be taken for the other", False),
    "type-differs": Claim("TYP", -0.20, "type differs", False),
    "denomination-same": Claim("DEN", 0.09, "denomination is the same"),
    "denomination-differs": Claim("DEN", -0.15, "denomination differs", False),
    "issuer-same": Claim("ISS", 0.04, "issuer is the same"),
    "issuer-near": Claim("ISS", 0.02, "issuer is nearly the same", False),
    "issuer-differs": Claim("ISS", -0.05, "issuer differs", False),
    "dated-same": Claim("SDT", 0.02, "date or series is the same"),
    "dated-differs": Claim("SDT", -0.05, "date or series differs", False),
    "owner-number-same": Claim("SOC", 0.50, "owner's Social Security number is the same"),
}
_COUNTERFEIT = "C"
_VICTIM = "Only the owner was compared: whoever lost it, no suspect. Compare the number of the security."


def match_security(asked: Values, values: Values) -> Match | None:
    """How a security on record answers: by its number, else by its owner's number or name; None when by none."""
    return answered(_match, asked, values, SECURITY, ("SER",))


def _match(asked: Values, values: Values) -> Match | None:
    return _by_number(asked, values) or _by_owner_number(asked, values) or _by_owner(asked, values)


def _by_number(asked: Values, values: Values) -> Match | None:
    """By the serial number; None when it does not answer, or in part only and the security is another.

    Another kind or denomination under the very same long number is told all the same: both are mistaken at counters.
    """
    first = compared(asked.get("SER", ""), values.get("SER", ""), SECURITY)
    if first is None:
        return None
    beside = tuple(_beside(asked, values))
    other_kind = bool(asked.get("TYP")) and not may_be_one(asked["TYP"], values.get("TYP", ""))
    other_worth = any(one.field == "DEN" and not one.sure for one in beside)
    if (other_kind and (not first.sure or len(asked["SER"]) <= SHORT)) or (other_worth and not is_close(first)):
        return None
    unsure = (*only_placeholders(values, ["SER"]), *_doubts(asked, values, first.sure), *_not_asked(asked, values))
    return matched(_grade(first, beside, asked, values), (first, *beside), unsure)


def _grade(first: Reason, beside: tuple[Reason, ...], asked: Values, values: Values) -> str:
    if any(only_placeholders(values, ["SER"])):
        return "possible"
    if not first.sure:
        return grade(first, beside, asked["SER"])
    agree = {one.field for one in beside if one.sure}
    if any(one.weight < 0 for one in beside) or len(agree) < (1 if len(asked["SER"]) > SHORT else 2):
        return "possible"
    needed = {"TYP", "DEN"} if takes_no_issuer(values) else {"TYP", "DEN", "ISS"}
    whole = (
        asked["SER"] == values["SER"]
        and all(one.sure for one in beside)
        and agree >= needed
        and not any(_doubts(asked, values, True))
    )
    return "exact" if whole else "strong"


def _beside(asked: Values, values: Values) -> Iterator[Reason]:
    """What agrees or differs beside the number, where both sides say it."""
    wanted, known = asked.get("TYP", ""), values.get("TYP", "")
    if wanted and known:
        claim = "same" if wanted == known else "near" if may_be_one(wanted, known) else "differs"
        yield _claim("type", claim, known)
    if asked.get("DEN") and values.get("DEN"):
        yield _claim("denomination", "same" if asked["DEN"] == values["DEN"] else "differs", values["DEN"])
    if not takes_no_issuer(values):
        for claim in issuer_claims(asked.get("ISS", ""), values.get("ISS", "")):
            yield _claim("issuer", claim, values["ISS"])
    if asked.get("SDT") and values.get("SDT"):
        one, other = asked["SDT"], values["SDT"]
        fits = one.startswith(other) or other.startswith(one)  # 2017 and 2017A, or 20170615
        yield _claim("dated", "same" if fits else "differs", other)


def _claim(name: str, how: str, known: str) -> Reason:
    return reason(CLAIMS[f"{name}-{how}"], detail="" if how == "same" else f"{known} on record")


def _doubts(asked: Values, values: Values, is_number: bool) -> Iterator[str]:
    """Why the very number may be another security's: copies bear that of a genuine note, and a star is not kept."""
    if values.get("RMI") == _COUNTERFEIT:
        yield "The genuine note bears the same number as its copies: have it examined."
    number = asked["SER"]
    if is_number and values.get("TYP") in CURRENCY - {"BC", "NB"} and number[:1].isalpha() and number[-1].isdigit():
        yield "No letter stands behind the number: a star is not kept. Compare what stands there on both notes."


def _not_asked(asked: Values, values: Values) -> Iterator[str]:
    """What was not compared, said openly."""
    names = {"TYP": "type", "DEN": "denomination"} | ({} if takes_no_issuer(values) else {"ISS": "issuer"})
    missing = [name for code, name in names.items() if not asked.get(code)]
    if missing:
        yield f"Not asked: {', '.join(missing)}. Others have the same number: compare each with the security."
    if values.get("TYP") in CURRENCY and values.get("SDT") and not asked.get("SDT"):
        yield "The series was not asked: compare it, a note of another series may have the same number."


def _by_owner_number(asked: Values, values: Values) -> Match | None:
    """By the owner's Social Security number: it says whose the security was, and nothing of what is at hand."""
    number = asked.get("SOC")
    if not number or number != values.get("SOC"):
        return None
    unsure = (*only_placeholders({"SOC": number}, ["SOC"]), _VICTIM)
    return matched("possible", (reason(CLAIMS["owner-number-same"]), *_type_of(asked, values)), unsure)


def _by_owner(asked: Values, values: Values) -> Match | None:
    """By the owner's name with the type, which has to be one that may be taken for the record's."""
    if not asked.get("TYP") or not asked.get("OWN") or not may_be_one(asked["TYP"], values.get("TYP", "")):
        return None
    found = alike(asked["OWN"], values.get("OWN", ""))
    return matched("possible", (*found, *_type_of(asked, values)), (_VICTIM,)) if found else None


def _type_of(asked: Values, values: Values) -> Iterator[Reason]:
    return (one for one in _beside(asked, values) if one.field == "TYP")


def same_security(values: Values, others: Values) -> bool:
    """Whether two records are about one security: type, number, denomination, issuer and RMI (grade K)."""
    alike_in = all(values.get(code, "") == others.get(code, "") for code in ("TYP", "DEN", "RMI"))
    return alike_in and bool(shared(values, others)) and words(values.get("ISS", "")) == words(others.get("ISS", ""))


def near_security(values: Values, others: Values) -> str:
    """What two securities have in common that may be one, entered twice: half a sentence; "" for nothing."""
    if not shared(values, others):
        return ""
    return "its serial number is the same, of another type, denomination, issuer or RMI"
