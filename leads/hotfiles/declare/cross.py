"""Rules across fields that several files share; each raises Refused with the field to mark."""

from collections.abc import Sequence
from datetime import date, datetime

from leads.hotfiles.things import fields
from leads.messages.fields import Field, Values
from leads.rules.refused import Refused


def field_named(code: str) -> Field:
    """The field of a code, from the table of all fields. AttributeError when there is none."""
    found: Field = getattr(fields, code)
    return found


def need(values: Values, code: str, sentence: str) -> None:
    """A field that the others call for is there. Raises Refused (field-missing)."""
    if not values.get(code):
        example = field_named(code).example
        raise Refused("field-missing", sentence, field=code, example=example, cure=f"Add {code}, such as {example}.")


def refuse(code: str, sentence: str, cure: str, example: str | None = None) -> None:
    """A field that does not go with the others. Raises Refused (fields-disagree)."""
    raise Refused("fields-disagree", sentence, field=code, example=example or field_named(code).example, cure=cure)


def whole_set(values: Values, codes: Sequence[str], sentence: str) -> None:
    """All fields of a set, or none. Raises Refused that marks the first one missing."""
    if any(values.get(code) for code in codes):
        for code in codes:
            need(values, code, f"{sentence} {code} is missing.")


def pair_of(values: Values, one: str, other: str) -> None:
    """Both fields of a pair, or none. Raises Refused."""
    whole_set(values, (one, other), f"{one} and {other} go together.")


def latest_of(values: Values, code: str, now: date) -> None:
    """A date is not after today; read again here because a record can be checked on a later day than it was read."""
    today = now.date() if isinstance(now, datetime) else now
    if values.get(code, "") > today.strftime("%Y%m%d"):
        refuse(code, f"{code} lies in the future.", f"Give the true date, {today:%Y%m%d} at the latest.")


def in_order(values: Values, earlier: str, later: str) -> None:
    """One date is not before another, when both are there. Raises Refused."""
    if values.get(earlier) and values.get(later) and values[later] < values[earlier]:
        refuse(later, f"{later} is before {earlier}.", f"Compare {earlier} and {later} with the papers.")
