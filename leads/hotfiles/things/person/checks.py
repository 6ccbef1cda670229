"""What a second party compares of a person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, CrossChecks, Group, whole
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.person.doubts import age, number_doubts
from leads.messages.fields import Values

_YOUNGEST, _OLDEST = 10, 99


def _born_after(youngest: int) -> CrossChecks:
    """A birth date against the day of entry: how old that makes the person, who may be so young and no younger."""

    def check(values: Values, entered: date) -> Iterator[CrossCheck]:
        born = values.get("DOB", "")
        if len(born) == 8 and born.isdigit():
            years = age(born, entered)
            words = f"That makes the person {years} years old on the day of entry."
            yield CrossCheck(words, youngest <= years <= _OLDEST)

    return check


def _social(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A Social Security number of a range that was given out; no number stands in the words."""
    if values.get("SOC"):
        odd = tuple(number_doubts(values))
        yield from (CrossCheck(said, False) for said in odd)
        if not odd:
            yield CrossCheck("The Social Security number is of a range that was given out.", True)


#: In the order in which a report is read.
GROUPS = (
    Group("NAM", "Name and other names", (f.NAM, f.AKA)),
    Group("DOB", "Birth date and place", (f.DOB, f.POB, f.CTZ), _born_after(_YOUNGEST)),
    Group("SEX", "Sex and race", (f.SEX, f.RAC, f.ETN)),
    Group("HGT", "Looks", (f.HGT, f.WGT, f.EYE, f.HAI, f.SKN, f.SMT)),
    Group("CMC", "Caution and medical", (f.CMC,)),
    Group("SOC", "Numbers of the person", (f.FBI, f.SID, f.SOC, f.MNU, f.FPC), _social),
    Group(
        "OLN",
        "Driver's license",
        f.LICENSE,
        whole(f.LICENSE, "The license lacks", "The license has its state and year."),
    ),
)
#: Of a person who may be a small child.
GROUPS_OF_ANY_AGE = tuple(replace(one, cross_checks=_born_after(0)) if one.code == "DOB" else one for one in GROUPS)
WHERE = (
    Group("SNA", "Address", f.ADDRESS),
    Group("TNO", "Telephone", (f.TNO, f.TNT)),
)
