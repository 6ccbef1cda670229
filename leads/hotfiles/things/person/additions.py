"""What may be added to a person's record after its entry: names, birth dates, numbers, marks, and vehicles they use."""

from collections.abc import Sequence
from dataclasses import replace

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.additions import Added, Kind, one_more
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.declare.shown import day_shown, kept, number_beside, secret_shown
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import Values

#: How many of a kind a record takes: one state's guide to supplements, grade A.
MOST = "values"


def _license_shown(values: Values) -> str:
    return number_beside(values, *codes(*f.LICENSE))


def _vehicle_shown(values: Values) -> str:
    return ", ".join(value for _, value in kept(*vehicle_facts(values)))


def mark_shown(value: str) -> str:
    """A mark with its meaning."""
    return meaning("SMT", value)


ALIAS = one_more("alias", "another name", f.AKA, "aliases")
#: The more birth dates a person is said to have, the more strangers have one of them. Looks ask by years of birth.
BIRTH_DATE = replace(
    one_more("birth date", "another birth date", f.DOB, MOST, day_shown), surest="strong", compared_by=("AGE", "EYB")
)
SOCIAL = one_more("social security number", "another Social Security number", f.SOC, MOST, secret_shown)
LICENSE = Kind(
    name="license",
    words="another driver's license",
    fields=f.LICENSE,
    known_by=(codes(*f.LICENSE),),
    most=MOST,
    shown=_license_shown,
)
MARK = one_more("mark", "another mark", f.SMT, MOST, mark_shown)
OTHER_NUMBER = one_more("other number", "another number", f.MNU, MOST)
VEHICLE = Kind(
    name="vehicle",
    words="another vehicle",
    fields=beside.FIELDS,
    known_by=beside.IDENTIFIERS,
    most=MOST,
    shown=_vehicle_shown,
)

#: What any person's record takes. Vehicles are grade A for members of gangs, and K for others.
PERSON = (ALIAS, BIRTH_DATE, SOCIAL, LICENSE, MARK, OTHER_NUMBER, VEHICLE)
#: What may be somebody else's, whom the person has used; and what an impostor uses.
NOT_THEIRS = (ALIAS, BIRTH_DATE, SOCIAL, LICENSE, OTHER_NUMBER)


def as_impostor(victim: Values, theirs: Sequence[Added]) -> Values:
    """An impostor as a person to compare: the names and birth dates they use, the victim's where they use no other.

    Nothing else of the victim's: neither looks, which are not the impostor's, nor numbers, which the victim answers to.
    """
    used = {kind.name: [one for one in theirs if one.kind == kind.name] for kind in (ALIAS, BIRTH_DATE)}
    name, born = used[ALIAS.name][:1], used[BIRTH_DATE.name][:1]
    found = {"NAM": name[0].values["AKA"] if name else victim.get("NAM", "")}
    day = born[0].values["DOB"] if born else victim.get("DOB", "")
    return {**found, "DOB": day} if day else found
