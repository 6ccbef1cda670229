"""Rules across the fields of a wanted person, and what is accepted with a doubt.

Where a rule's source is general practice rather than a text that was read, its test says unconfirmed.
"""

from collections.abc import Iterator
from datetime import date, datetime

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.cross import in_order, latest_of, need, pair_of, refuse, whole_set
from leads.hotfiles.files.stolen_vehicle import vehicle_doubts
from leads.hotfiles.files.wanted_keys import (
    IDENTIFIERS,
    JUVENILE,
    LICENSE_SET,
    PLATE_SET,
    TEMPORARY,
    VEHICLE_SET,
    WITH_CAUTION,
)
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

#: Codes of CMC that are a caution and not a medical condition only.
CAUTIONS = frozenset({"00", "05", "10", "15", "20", "25", "30", "35", "40", "70"})
#: Escape, flight, parole, probation and failure to appear: the crime behind it has to be told in OOC.
NEEDS_ORIGINAL = frozenset(
    {"4901", "4902", "5011", "5012", "5013", "5014", "5015", "8100", "8101", "8102"}
)  # fmt: skip
#: Extradition limits that mean nothing without a text.
LIMIT_NEEDS_TEXT = frozenset({"02", "04", "05", "B", "D", "E"})
#: Offenses that are a felony anywhere: willful killing, kidnapping, robbery. A misdemeanor's limit can't go with them.
_FELONY = ("01", "12")
_FELONY_CODES = frozenset({*(f"09{n:02d}" for n in (*range(1, 9), 11, 12)), *(f"10{n:02d}" for n in range(1, 8))})
_ADULT = 18


def check(key: MessageKey, values: Values, now: date) -> None:
    """Rules across the fields of a wanted person, at entry and after a modify. Raises Refused."""
    for codes, words in (
        (PLATE_SET, "A plate goes with its state, year and type."),
        (LICENSE_SET, "A license goes with its state and year."),
    ):
        whole_set(values, codes, words)
    if values.get("VIN"):
        whole_set(values, VEHICLE_SET, "A VIN goes with year, make, model and style.")
    pair_of(values, "LKI", "LKA")
    if not any(all(values.get(code) for code in one) for one in IDENTIFIERS):
        need(values, "DOB", "A name is not enough: a birth date, a number of the person, or a whole vehicle is needed.")
    entered = values.get("MKE") or key.key  # a modify may have changed the key of entry
    _cautions(entered, values)
    _offense(values)
    _warrant(entered, values)
    _dates(entered, values, now)


def _cautions(key: str, values: Values) -> None:
    """A key with C carries CMC; a caution in CMC asks for a key with C."""
    codes = values.get("CMC", "")
    given = {codes[at : at + 2] for at in range(0, len(codes), 2)}
    if key in WITH_CAUTION:
        need(values, "CMC", f"{key} says caution: CMC has to say which.")
    elif given & CAUTIONS:
        said = meaning("CMC", min(given & CAUTIONS))
        other = {"EW": "EW-C", "ET": "ET-C", "EWJ": "EWJC"}.get(key, "the key with C")
        refuse(
            "CMC",
            f"{said} is a caution, and {key} carries none.",
            f"Enter it with {other}; on a record that is there, send MKE/{other} too.",
            codes,
        )
    if "Y" in {values.get("TNT"), values.get("VOW")}:
        need(values, "MIS", "What Y (other) stands for in TNT or VOW has to be said in MIS.")
    if values.get("DNA") == "Y":
        need(values, "DLO", "A DNA profile is on hand: DLO has to say where.")


def _offense(values: Values) -> None:
    """OFF with what its code calls for: words, notes, the original offense."""
    for code in ("OFF", "OOC"):
        value = values.get(code, "")
        said = meaning("OFF", value[:4])
        worded = len(value) > 4 or values.get("MIS")
        if value and not worded and (value[2:4] == "99" or "see MIS" in said):
            cure = f"Write {value[:4]} and then words, or add MIS."
            refuse(code, f"{value[:4]} ({said}) does not say what was done.", cure, f"{value[:4]} AS IN REPORT")
    if values.get("OFF", "")[:4] in NEEDS_ORIGINAL:
        need(values, "OOC", f"{meaning('OFF', values['OFF'][:4])}: OOC has to name the crime behind it.")


def _warrant(key: str, values: Values) -> None:
    """Extradition limit against its text and the offense; a temporary want has none, and says why in MIS."""
    limit = values.get("EXL", "")
    if key in TEMPORARY:
        need(values, "MIS", "A temporary want has no warrant yet: MIS has to say why the person is wanted.")
        if limit:
            refuse("EXL", "A temporary want has no extradition limit.", "Leave EXL out, or enter the warrant with EW.")
        return
    need(values, "EXL", "The extradition limit is missing.")
    if limit in LIMIT_NEEDS_TEXT:
        need(values, "MIS", f"EXL {limit} ({meaning('EXL', limit)}) needs its limits in MIS.")
    offense = values.get("OFF", "")[:4]
    if limit.isalpha() and (offense[:2] in _FELONY or offense in _FELONY_CODES):
        refuse(
            "EXL", f"{meaning('OFF', offense)} is a felony, and EXL {limit} is a misdemeanor's.", "Use 01 to 06.", "01"
        )
    if key in {"EW", "EW-C"} and values.get("SUP", "WARRANT") != "WARRANT":
        refuse("SUP", "A wanted person rests on an active warrant.", "Hold the warrant, or enter ET.", "WARRANT")


def _dates(key: str, values: Values, now: date) -> None:
    """Dates in an order that can be, and none ahead of today."""
    for code in ("DOB", "DOW", "ADO", "DOV"):
        latest_of(values, code, now)
    in_order(values, "DOB", "DOE")
    in_order(values, "BDA", "EDA")
    if key in JUVENILE:
        need(values, "DOE", "A wanted juvenile's record says when emancipation comes.")
        need(values, "PLC", "A wanted juvenile's record says where the crime was.")


def warnings(values: Values, now: date) -> tuple[str, ...]:
    """What is accepted of a wanted person, but has to be read once more."""
    return (*_person_doubts(values, now), *vehicle_doubts(values))


def _person_doubts(values: Values, now: date) -> Iterator[str]:
    today = now.date() if isinstance(now, datetime) else now
    born, warrant = values.get("DOB", ""), values.get("DOW", "")
    if not born:
        yield "No birth date: the record is found by name only as a possible match."
    elif _age(born, today) > number("person.warn_age_years"):
        yield f"The birth date makes the person {_age(born, today)} years old. Read it again."
    if born and warrant and warrant < born:
        yield "The warrant is older than the person. Compare DOW and DOB with the papers."
    if values.get("MKE") in JUVENILE and born and _age(born, today) >= _ADULT:
        yield f"The juvenile is {_age(born, today)} years old: an adult is entered with EW."
    if values.get("SOC", "").startswith("666"):
        yield "Social Security numbers with 666 were never issued. Compare it with the papers."
    if values.get("MKE") in TEMPORARY and values.get("SUP") == "WARRANT":
        yield "A warrant is on hand: enter it with EW, which does not end after two days."


def _age(born: str, today: date) -> int:
    """Whole years of age on a day."""
    return today.year - int(born[:4]) - (today.strftime("%m%d") < born[4:])
