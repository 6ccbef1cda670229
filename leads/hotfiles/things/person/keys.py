"""The keys under which a person is found: names with birth date, numbers, case number."""

from collections.abc import Collection, Iterator
from itertools import product

from leads.hotfiles.things.person.dates import beside, between_year_and_month, slips
from leads.hotfiles.things.person.names import Name, parse, roots, sound
from leads.hotfiles.things.record.keys import case_key
from leads.messages.fields import BETWEEN, Numbers, Values

#: Prefixes of the keys of a person's numbers.
_NUMBER_KEYS = {"FBI": "F:", "SID": "U:", "SOC": "S:", "OLN": "D:", "MNU": "M:"}
#: Beginnings of the keys that come from a name; a common one leads to hundreds of records.
NAME_KEYS = frozenset({"A:", "B:", "C:", "E:", "G:", "I:", "T:", "W:", "Z:"})
_SOUNDS_MOST = 5


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a person on a record: every name with the birth date, numbers, case number."""
    born = values.get("DOB", "")
    keys: set[str] = set()
    for name in (values.get("NAM", ""), *values.get("AKA", "").split(BETWEEN)):
        if name:
            keys |= record_name_keys(parse(name), born)
    for code, prefix in _NUMBER_KEYS.items():
        keys.update(prefix + one for one in values.get(code, "").split(BETWEEN) if one)
    if case := values.get("OCA"):
        keys.add(case_key(case))
    return frozenset(keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked person: each number, name and birth date, case. None of them switches another off."""
    keys = [prefix + values[code] for code, prefix in _NUMBER_KEYS.items() if code in values]
    if "NAM" not in values:
        return tuple(keys)
    if "DOB" in values:
        keys += sorted(asked_name_keys(parse(values["NAM"]), values["DOB"]))
    if "OCA" in values:
        keys.append(case_key(values["OCA"]))
    return tuple(keys)


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which of an inquiry's fields are searched, those together that find together."""
    if "NAM" in fields and "DOB" in fields:
        yield ("NAM", "DOB")
    if "NAM" in fields and "OCA" in fields:
        yield ("NAM", "OCA")
    for code in _NUMBER_KEYS:
        if code in fields:
            yield ("OLN", "OLS") if code == "OLN" and "OLS" in fields else (code,)


def surname_sounds(name: Name) -> tuple[str, ...]:
    """Sounds of the whole surname joined, and of each part that is a name of its own."""
    return tuple(dict.fromkeys((sound(name.surname), *(sound(part) for part in name.surnames))))


def given_sounds(name: Name) -> tuple[str, ...]:
    """Sounds of the given name, of what it is short for, and of the first two given names joined (MARY ANN)."""
    joined = (sound(name.given + name.others[0]),) if name.others and len(name.others[0]) > 1 else ()
    return tuple(dict.fromkeys((sound(name.given), *sorted(map(sound, roots(name.given))), *joined)))[:_SOUNDS_MOST]


def _beginnings(name: Name) -> str:
    return "".join(sorted((name.surname[:3], name.given[:3])))


def _initials(name: Name, *given: str) -> set[str]:
    """An initial of the surname or a part of it with one of a given name, in either order: DR for DOE, ROBERT."""
    surnames = (name.surname, *name.surnames)
    return {"".join(sorted((one[0], other[0]))) for one, other in product(surnames, given) if one and other}


def _pairs(name: Name, own: tuple[str, ...]) -> tuple[str, ...]:
    """Both sounds together, in either order, as one text each."""
    return tuple("".join(sorted(pair)) for pair in product(surname_sounds(name), own))


def _with_year(name: Name, own: tuple[str, ...], year: str) -> set[str]:
    """One sound whole, how the other begins, and the year: month and day, and half a name, may all be wrong."""
    pairs = [(one, other) for one, other in product(surname_sounds(name), own) if one and other]
    return {f"E:{one}{other[0]}{year}" for one, other in pairs} | {f"E:{other}{one[0]}{year}" for one, other in pairs}


def _with_date(heard: str, born: str) -> tuple[str, ...]:
    """One sound with two parts of the date, or with the year and the digits of month and day in whatever order."""
    year, month, day = born[:4], born[4:6], born[6:]
    moved = "".join(sorted(born[4:]))
    return f"A:{heard}{year}{month}", f"B:{heard}{year}{day}", f"C:{heard}{month}{day}", f"Z:{heard}{year}{moved}"


def record_name_keys(name: Name, born: str) -> set[str]:
    """Keys of one name and birth date on a record: either sound with two parts of the date, and more.

    A record without a birth date is found by both sounds, or by the beginnings of both names.
    """
    if not born:
        return {f"W:{pair}" for pair in _pairs(name, given_sounds(name))} | {f"T:{_beginnings(name)}"}
    keys = {f"G:{born}", *(f"I:{pair}{born}" for pair in _initials(name, name.given, *name.others))}
    for heard in (*surname_sounds(name), *_kept(name)):
        keys.update(_with_date(heard, born))
    keys.update(_with_year(name, _kept(name), born[:4]))
    return keys


def _kept(name: Name) -> tuple[str, ...]:
    """Given-name sounds kept with a record: as written only; short forms are the inquiry's work."""
    return (sound(name.given),) if name.given else ()


def asked_name_keys(name: Name, born: str) -> set[str]:
    """Keys of an asked name and birth date: a record's, day and month swapped, short forms, no date on record.

    Where more than one part of the date is another (day and month swapped, one day off over New Year, digits transposed
    between year and month), that whole date is one key, whatever the name. Other slips of a date are keys beside both
    initials: then both names may have slips, or the surname one and the given name be no more than its initial.
    """
    keys = {f"W:{pair}" for pair in _pairs(name, given_sounds(name))} | {f"T:{_beginnings(name)}"}
    if not born:
        return keys
    year, month, day = born[:4], born[4:6], born[6:]
    keys.update(
        f"G:{whole}" for whole in (born, year + day + month, *beside(born), between_year_and_month(born)) if whole
    )
    for heard in (*surname_sounds(name), *given_sounds(name)):
        keys.update(_with_date(heard, born))
    keys.update(_with_year(name, given_sounds(name), year))
    keys.update(f"I:{pair}{slip}" for pair, slip in product(_initials(name, name.given), slips(born)))
    return keys
