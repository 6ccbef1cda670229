"""What may be added to a person's record after its entry: names, birth dates, numbers, marks, and vehicles they use."""

from collections.abc import Callable
from dataclasses import replace

from leads.hotfiles.declare.additions import Kind
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.declare.shown import day_shown, kept, number_beside, secret_shown
from leads.hotfiles.things.person import fields as f
from leads.hotfiles.things.vehicle import beside
from leads.hotfiles.things.vehicle.shown import vehicle_facts
from leads.messages.fields import Field, Values

#: How many of a kind a record takes: one state's guide to supplements, grade A.
_MOST = "supplement.values"
_AT_ONCE = 9


def one_more(name: str, words: str, field: Field, most: str = _MOST, shown: Callable[[str], str] = str) -> Kind:
    """A kind that is one more value of a single field."""

    def show(values: Values) -> str:
        return shown(values[field.code])

    return Kind(name=name, words=words, fields=(field,), known_by=((field.code,),), most=most, shown=show)


def _license_shown(values: Values) -> str:
    return number_beside(values, *codes(*f.LICENSE))


def _vehicle_shown(values: Values) -> str:
    return ", ".join(value for _, value in kept(*vehicle_facts(values)))


ALIAS = one_more("alias", "another name", f.AKA, "supplement.aliases")
#: The more birth dates a person is said to have, the more strangers have one of them.
BIRTH_DATE = replace(one_more("birth date", "another birth date", f.DOB, shown=day_shown), surest="strong")
SOCIAL = one_more("social security number", "another Social Security number", f.SOC, shown=secret_shown)
LICENSE = Kind(
    name="license",
    words="another driver's license",
    fields=f.LICENSE,
    known_by=(codes(*f.LICENSE),),
    most=_MOST,
    shown=_license_shown,
)
MARK = one_more("mark", "another mark", f.SMT)
OTHER_NUMBER = one_more("other number", "another number", f.MNU)
VEHICLE = Kind(
    name="vehicle",
    words="another vehicle",
    fields=beside.FIELDS,
    known_by=beside.IDENTIFIERS,
    most=_MOST,
    shown=_vehicle_shown,
)

#: What any person's record takes; and what somebody else's may be that the person has used, or an impostor.
PERSON = (ALIAS, BIRTH_DATE, SOCIAL, LICENSE, MARK, OTHER_NUMBER)
WITH_VEHICLE = (*PERSON, VEHICLE)
NOT_THEIRS = (ALIAS, BIRTH_DATE, SOCIAL, LICENSE, OTHER_NUMBER)


def fields_sent(kinds: tuple[Kind, ...]) -> tuple[Field, ...]:
    """The fields of a supplement: of a kind with one field several at once, of one with more fields a set."""
    return tuple(
        replace(one, many=_AT_ONCE) if len(kind.fields) == 1 and not one.is_list else one
        for kind in kinds
        for one in kind.fields
    )
