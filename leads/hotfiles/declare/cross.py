"""Rules across fields that several files share; each raises Refused with the field to mark."""

from collections.abc import Sequence
from datetime import date

from leads.messages.fields import Field, Values
from leads.rules.refused import Refused


def need(values: Values, field: Field, sentence: str) -> None:
    """A field that the others call for is there. Raises Refused (field-missing)."""
    if not values.get(field.code):
        cure = f"Add {field.code}, such as {field.example}."
        raise Refused("field-missing", sentence, field=field.code, example=field.example, cure=cure)


def refuse(field: Field, sentence: str, cure: str, example: str | None = None) -> None:
    """A field that does not go with the others. Raises Refused (fields-disagree)."""
    raise Refused("fields-disagree", sentence, field=field.code, example=example or field.example, cure=cure)


def whole_set(values: Values, fields: Sequence[Field], sentence: str) -> None:
    """All fields of a set, or none. Raises Refused that marks the first one missing."""
    if any(values.get(one.code) for one in fields):
        for one in fields:
            need(values, one, f"{sentence} {one.code} is missing.")


def pair_of(values: Values, one: Field, other: Field) -> None:
    """Both fields of a pair, or none. Raises Refused."""
    whole_set(values, (one, other), f"{one.code} and {other.code} go together.")


def latest_of(values: Values, field: Field, today: date) -> None:
    """A date is not after today; read again here because a record can be checked on a later day than it was read."""
    if values.get(field.code, "") > today.strftime("%Y%m%d"):
        refuse(field, f"{field.code} lies in the future.", f"Give the true date, {today:%Y%m%d} at the latest.")


def in_order(values: Values, earlier: Field, later: Field) -> None:
    """One date is not before another, when both are there. Raises Refused."""
    if values.get(earlier.code) and values.get(later.code) and values[later.code] < values[earlier.code]:
        cure = f"Compare {earlier.code} and {later.code} with the papers."
        refuse(later, f"{later.code} is before {earlier.code}.", cure)
