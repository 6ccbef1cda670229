"""The keys under which an order is found: the court's number, and whom it protects.

A protected person has keys of their own, so that who asks for somebody wanted or restrained never finds them.
"""

import re
from collections.abc import Collection, Iterator

from leads.hotfiles.declare.edits import squeeze
from leads.hotfiles.things.person.keys import asked_name_keys, record_name_keys
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import Numbers, Values

_FOLD = str.maketrans("OQI", "001")
#: 2026OP, folded: the year of four digits before the kind of case.
_YEAR = re.compile(r"^20(\d\d)(?=0?[A-Z])")
_ZEROS = re.compile(r"(?:(?<=[A-Z])|^)0+(?=\d)")


def order_form(number: str) -> str:
    """A court's number however it is written: 2026-OP-000123, 26OP123 and 26-0P-123 are one."""
    return _ZEROS.sub("", _YEAR.sub(r"\1", squeeze(number).translate(_FOLD)))


def order_key(number: str) -> str:
    """The key of a court's number."""
    return f"J:{order_form(number)}"


def record_keys(values: Values) -> frozenset[str]:
    """The keys of an order on a record: its number, and the name of whom it protects."""
    keys = {order_key(values["PNO"])} if values.get("PNO") else set()
    if name := values.get("PPN"):
        keys.update(f"H:{one}" for one in record_name_keys(parse(name), values.get("PPB", "")))
    return frozenset(keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked order: its number, and the name of whom it protects, with the birth date."""
    keys = (order_key(values["PNO"]),) if "PNO" in values else ()
    if "PPN" in values and "PPB" in values:
        return (*keys, *sorted(f"H:{one}" for one in asked_name_keys(parse(values["PPN"]), values["PPB"])))
    return keys


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which of an inquiry's fields are searched, those together that find together."""
    if "PNO" in fields:
        yield ("PNO",)
    if "PPN" in fields and "PPB" in fields:
        yield ("PPN", "PPB")
