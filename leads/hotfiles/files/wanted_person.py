"""The wanted person file: people sought on a warrant, on a temporary felony want, and wanted juveniles."""

from datetime import date, timedelta
from math import ceil

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.declare.shown import (
    cautions_shown,
    coded_text,
    day_shown,
    height_shown,
    kept,
    list_shown,
    number_beside,
    plate_shown,
    secret_shown,
    vehicle_shown,
)
from leads.hotfiles.declare.weights import matched, reason
from leads.hotfiles.files import wanted_rules
from leads.hotfiles.files.wanted_keys import KEYS, NAME, TEMPORARY
from leads.hotfiles.things.person.compare import NUMBER_FIELDS, match_person
from leads.hotfiles.things.person.names import asked_name_keys, parse, record_name_keys
from leads.hotfiles.things.vehicle.compare import asked_plate_keys, match_vehicle
from leads.hotfiles.things.vehicle.plates import plate_key
from leads.hotfiles.things.vehicle.vin import vin_key
from leads.messages.fields import BETWEEN, DEFAULTS, Numbers, Values
from leads.rules.numbers import number

#: Prefixes of the keys of a person's numbers.
NUMBER_KEYS = {"FBI": "F:", "SID": "U:", "SOC": "S:", "OLN": "D:", "MNU": "M:"}
_WHO_IS_IN_IT = "Who is in the vehicle is not known. Compare the person with the record."
_ARMED = frozenset({"00", "05", "10", "15"})


def record_keys(values: Values) -> frozenset[str]:
    """The keys under which a wanted person is found: names with birth date, numbers, plate, VIN, case number."""
    born = values.get("DOB", "")
    keys: set[str] = set()
    for name in (values.get("NAM", ""), *values.get("AKA", "").split(BETWEEN)):
        if name:
            keys |= record_name_keys(parse(name), born)
    for code, prefix in NUMBER_KEYS.items():
        keys.update(prefix + one for one in values.get(code, "").split(BETWEEN) if one)
    if plate := values.get("LIC"):
        keys.add(plate_key(plate))
    if vin := values.get("VIN"):
        keys.add(vin_key(vin))
    if case := values.get("OCA"):
        keys.add(f"Q:{case}")
    return frozenset(keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked person, and of a vehicle that a wanted person may use."""
    plate, vin = values.get("LIC"), values.get("VIN")
    keys = asked_plate_keys(plate, numbers) if plate else ()
    if vin:
        keys = (*keys, vin_key(vin))
    return (*keys, *_asked_person_keys(values))


def _asked_person_keys(values: Values) -> tuple[str, ...]:
    """Numbers if there are any, and then nothing else; else name and birth date; else the case number."""
    if not values.keys().isdisjoint(NUMBER_KEYS):
        return tuple(prefix + values[code] for code, prefix in NUMBER_KEYS.items() if code in values)
    if "NAM" not in values:
        return ()
    if "DOB" in values:
        return tuple(sorted(asked_name_keys(parse(values["NAM"]), values["DOB"])))
    return (f"Q:{values['OCA']}",) if "OCA" in values else ()


def match(asked: Values, values: Values, now: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a wanted person answers: by the record's number, by name or number, or by a vehicle in the record."""
    if "NIC" in asked:
        return matched("exact", (reason("record-number"),)) if asked["NIC"] == values.get("NIC") else None
    found = match_person(asked, values, numbers)
    if found is not None or not ("LIC" in asked or "VIN" in asked) or not (values.get("LIC") or values.get("VIN")):
        return found
    return _by_vehicle(match_vehicle(asked, values, numbers))


def _by_vehicle(found: Match | None) -> Match | None:
    """A vehicle is not its driver: a person found through one is never more than a strong match."""
    if found is None:
        return None
    grade = "strong" if found.grade == "exact" else found.grade
    return Match(grade, found.score, found.reasons, (_WHO_IS_IN_IT, *found.unsure))


def same(values: Values, others: Values) -> bool:
    """Whether two records of one agency are about one person: the name, and a number or the birth date."""
    if values.get("NAM") != others.get("NAM"):
        return False
    return any(values.get(code) and values[code] == others.get(code) for code in ("DOB", *NUMBER_FIELDS, "OCA"))


def _is_armed(values: Values) -> bool:
    cautions = values.get("CMC", "")
    return any(cautions[at : at + 2] in _ARMED for at in range(0, len(cautions), 2))


def headline(values: Values) -> str:
    """What it is, in a line: "Wanted person: Armed and dangerous; Suicidal"."""
    key = values.get("MKE", "EW")
    title = (
        "Temporary felony want" if key in TEMPORARY else "Wanted juvenile" if key.startswith("EWJ") else "Wanted person"
    )
    cautions = cautions_shown(values.get("CMC", ""))
    return f"{title}: {cautions}" if cautions else title


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = "Confirm with the entering agency before you arrest: this record alone is no ground."
    if _is_armed(values):
        first = "Danger: keep your distance and wait for help. " + first
    limit = values.get("EXL", "")
    if limit and limit not in {"01", "A"}:
        first += f" Ask whether they will come: {meaning('EXL', limit)}."
    if values.get("MKE", "") in TEMPORARY:
        first += " No warrant has been issued yet."
    return first


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the person who stands there."""
    body = ", ".join(one for one in (height_shown(values.get("HGT", "")), _pounds(values.get("WGT", ""))) if one)
    return kept(
        ("Name", values.get("NAM", "")),
        ("Also known as", values.get("AKA", "")),
        ("Born", day_shown(values.get("DOB", "")) or "No birth date on record"),
        ("Sex, race", ", ".join(meaning(code, values[code]) for code in ("SEX", "RAC") if values.get(code))),
        ("Height, weight", body),
        (
            "Hair, eyes, skin",
            ", ".join(meaning(code, values[code]) for code in ("HAI", "EYE", "SKN") if values.get(code)),
        ),
        ("Scars, marks, tattoos", list_shown("SMT", values.get("SMT", ""))),
        ("Caution", cautions_shown(values.get("CMC", ""))),
        ("Offense", coded_text("OFF", values.get("OFF", ""))),
        ("Original offense", coded_text("OFF", values.get("OOC", ""))),
        ("Warrant", ", ".join(one for one in (values.get("WNO", ""), day_shown(values.get("DOW", ""))) if one)),
        ("Extradition", meaning("EXL", values.get("EXL", ""))),
        ("FBI, state number", ", ".join(values[code] for code in ("FBI", "SID") if values.get(code))),
        ("Driver's license", number_beside(values, "OLN", "OLS", "OLY")),
        ("Social Security number", secret_shown(values.get("SOC", ""))),
        ("Other number", values.get("MNU", "")),
        ("Plate", plate_shown(values) if values.get("LIC") else ""),
        ("Vehicle", vehicle_shown(values)),
        ("VIN", values.get("VIN", "")),
        ("Case", values.get("OCA", "")),
        ("Notes", values.get("MIS", "")),
    )


def _pounds(value: str) -> str:
    return f"{int(value)} lb" if value else ""


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """A warrant has no end; a temporary felony want ends after 48 hours: give a moment in to get the moment out.

    Unconfirmed default; setting retention.temporary_want_hours. A day in gives whole days, rounded up.
    """
    if values.get("MKE") not in TEMPORARY:
        return None
    hours = number("retention.temporary_want_hours", numbers)
    return entered_on + (timedelta(hours=hours) if hasattr(entered_on, "hour") else timedelta(days=ceil(hours / 24)))


FILE = HotFile(
    name=NAME,
    title="Wanted person",
    letter="W",
    keys=KEYS,
    answers=("QW", "ZW", "QV", "ZV"),
    check=wanted_rules.check,
    warnings=wanted_rules.warnings,
    record_keys=record_keys,
    asked_keys=asked_keys,
    match=match,
    same=same,
    headline=headline,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
)
