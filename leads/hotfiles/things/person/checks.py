"""What a second party compares of a person."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, Group, whole
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.person.doubts import age
from leads.messages.fields import Values

_YOUNGEST, _OLDEST = 10, 99


def _born(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A birth date against the day of entry: how old that makes the person."""
    born = values.get("DOB", "")
    if len(born) == 8 and born.isdigit():
        years = age(born, entered)
        words = f"That makes the person {years} years old on the day of entry."
        yield CrossCheck(words, _YOUNGEST <= years <= _OLDEST)


#: In the order in which a report is read.
GROUPS = (
    Group("NAM", "Name and other names", (f.NAM, f.AKA)),
    Group("DOB", "Birth date and place", (f.DOB, f.POB, f.CTZ), _born),
    Group("SEX", "Sex and race", (f.SEX, f.RAC, f.ETN)),
    Group("HGT", "Looks", (f.HGT, f.WGT, f.EYE, f.HAI, f.SKN, f.SMT)),
    Group("CMC", "Caution and medical", (f.CMC,)),
    Group("SOC", "Numbers of the person", (f.FBI, f.SID, f.SOC, f.MNU, f.FPC)),
    Group(
        "OLN",
        "Driver's license",
        f.LICENSE,
        whole(f.LICENSE, "The license lacks", "The license has its state and year."),
    ),
)
WHERE = (
    Group("SNA", "Address", f.ADDRESS),
    Group("TNO", "Telephone", (f.TNO, f.TNT)),
)
