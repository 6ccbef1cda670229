"""The keys under which a security is found: its number, and its owner's name and Social Security number."""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.security.owners import owner_keys
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.run_keys import keys_of_asked, keys_of_record
from leads.messages.fields import Numbers, Values

#: Notes have a letter behind their digits, savings bonds two.
SECURITY = Kind("S", letters_behind=2)


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a security on a record."""
    keys = set(keys_of_record(values, SECURITY))
    if owner := values.get("OWN"):
        keys |= owner_keys(owner)
    if number := values.get("SOC"):
        keys.add(f"K:#{number}")
    return frozenset(keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked security: by its number, by its owner where the type is said too, by the owner's number."""
    asked = {code: values[code] for code in ("SER", "SOC") if values.get(code)}
    if values.get("TYP") and values.get("OWN"):
        asked["OWN"] = values["OWN"]
    return tuple(sorted(record_keys(asked).union(keys_of_asked(values, SECURITY))))


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which of an inquiry's fields are searched, those together that find together."""
    if "SER" in fields:
        yield ("TYP", "SER") if "TYP" in fields else ("SER",)
    if "TYP" in fields and "OWN" in fields:
        yield ("TYP", "OWN")
    if "SOC" in fields:
        yield ("SOC",)
