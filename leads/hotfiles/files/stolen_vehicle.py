"""The stolen vehicle file: found by plate, by vehicle number, or by the owner's number."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.codes import CODES, meaning
from leads.hotfiles.declare.cross import latest_of, need, pair_of, whole_set
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.declare.keys import CANCEL, CLEAR, ENTER, INQUIRE, LOCATE, MODIFY, removable
from leads.hotfiles.declare.shown import day_shown, kept, number_beside, plate_shown, vehicle_shown
from leads.hotfiles.declare.weights import matched, reason
from leads.hotfiles.things import fields as f
from leads.hotfiles.things.vehicle.compare import asked_plate_keys, match_vehicle
from leads.hotfiles.things.vehicle.plates import plate_key
from leads.hotfiles.things.vehicle.vin import doubts, model_years, vin_key
from leads.messages.fields import DEFAULTS, Numbers, Use, Values
from leads.messages.keys import Does, MessageKey
from leads.rules.numbers import number

NAME = "stolen_vehicle"
PLATE_SET = ("LIC", "LIS", "LIY", "LIT")
_ENTERED = (
    *(Use(one) for one in (f.LIC, f.LIS, f.LIY, f.LIT, f.VIN, f.OAN, f.VYR)),
    Use(f.VMA, must=True),
    *(Use(one) for one in (f.VMO, f.VST, f.VCO, f.VOW)),
    *(Use(one, must=True) for one in (f.DOT, f.OCA)),
    *(Use(one) for one in (f.NOA, f.LKI, f.LKA, f.MIS)),
    *(Use(one, must=True) for one in (f.SUP, f.SUD)),
    Use(f.FKD),
)
_NUMBERED = (PLATE_SET, ("VIN", "VYR"), ("OAN", "VYR"))
_MEANT = (Use(f.NIC, must=True), *(Use(one) for one in (f.OCA, f.LIC, f.VIN, f.OAN)))
_MEANT_BY = (("NIC", "OCA"), ("NIC", "LIC"), ("NIC", "VIN"), ("NIC", "OAN"))
_MEANT_FIELDS = ("NIC", "OCA", "LIC", "VIN", "OAN")
_RESULT = tuple(Use(one) for one in (f.RPP, f.HIT, f.VNP, f.VOR, f.VRC, f.NPA, f.MIS))
_CHANGED = tuple(Use(use.field) for use in _ENTERED if use.field.code not in {"OCA", "SUP", "SUD", "FKD"})
_ASKED_ABOUT = tuple(Use(one) for one in (f.PUR, f.ATN, f.RSN))
_ASKED = (*(Use(one) for one in (f.LIC_ASKED, f.LIS, f.LIY_ASKED, f.LIT, f.VIN, f.VMA, f.OAN, f.NIC)), *_ASKED_ABOUT)
_ASKED_BY = (("LIC",), ("VIN",), ("OAN",), ("NIC",))

#: What the key of the entry adds to the headline.
SUFFIXES = {
    "EV": "",
    "EV-P": ", hold for latent prints",
    "EV-A": ", occupants armed",
    "EV-F": ", occupants armed, hold for latent prints",
}


def _entry(key: str, words: str) -> MessageKey:
    return MessageKey(key, ENTER, f"Stolen vehicle: enter{words}", (NAME,), _ENTERED, _NUMBERED)


def _ending(key: str, does: Does, *said: Use) -> MessageKey:
    title, uses = f"Stolen vehicle: {does.name}", (*_MEANT, *said, *_RESULT)
    return MessageKey(key, does, title, (NAME,), uses, _MEANT_BY, identifies=_MEANT_FIELDS)


KEYS = (
    *(_entry(key, words) for key, words in SUFFIXES.items()),
    MessageKey(
        "MV", MODIFY, "Stolen vehicle: modify", (NAME,),
        (Use(f.NIC, must=True), Use(f.OCA, must=True), *_CHANGED, Use(f.entered_as(*SUFFIXES)), Use(f.VLN)),
        identifies=("NIC", "OCA"), removable=removable(_CHANGED, (_ENTERED,)),
    ),
    _ending("LV", LOCATE, Use(f.DOL, must=True), Use(f.LCA, must=True)),
    _ending("CV", CLEAR, Use(f.DCL, must=True)),
    _ending("XV", CANCEL, Use(f.DOC)),
    MessageKey("QV", INQUIRE, "Vehicle: ask", (), _ASKED, _ASKED_BY),
    MessageKey(
        "ZV", INQUIRE, "Vehicle: ask for administration, without notices", (), _ASKED, _ASKED_BY,
        notices=False, purpose=True,
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, now: date) -> None:
    """Rules across the fields of a stolen vehicle, at entry and after a modify. Raises Refused."""
    whole_set(values, PLATE_SET, "A plate is entered with its state, year and type, or not at all.")
    pair_of(values, "LKI", "LKA")
    if values.get("OAN") or values.get("VIN"):
        need(values, "VYR", "A vehicle entered by its number needs its model year.")
    if not any(values.get(code) for code in ("LIC", "VIN", "OAN")):
        need(values, "LIC", "A stolen vehicle needs a plate, a VIN or an owner-applied number.")
    if values.get("VOW") == "Y":
        need(values, "MIS", "Whose vehicle it is (VOW/Y, other) has to be said in MIS.")
    if values.get("VST") == "CE":
        need(values, "MIS", "Style CE has to be explained in MIS.")
    latest_of(values, "DOT", now)


def warnings(values: Values, now: date) -> tuple[str, ...]:
    """What is accepted of a stolen vehicle, but has to be read once more."""
    return tuple(vehicle_doubts(values))


def vehicle_doubts(values: Values) -> Iterator[str]:
    """Doubts about a described vehicle: the check digit, model year against VIN, make and length of the plate."""
    number_, year, make = values.get("VIN", ""), values.get("VYR", ""), values.get("VMA", "")
    yield from doubts(number_)
    if number_ and len(number_) < 17 and year >= "1981":
        yield f"The VIN has {len(number_)} characters; vehicles since 1981 have 17. Read it again."
    years = model_years(number_)
    if year and years and int(year) not in years:
        yield f"The VIN stands for model year {' or '.join(map(str, years))}, the record says {year}."
    if make and make[:4].strip() not in CODES["VMA"]:
        yield f"{make} is not in this system's short list of makes. Check the code."
    if len(values.get("LIC", "")) > 8:
        yield "National files keep the last eight characters of a plate: put the whole of it in MIS."


def record_keys(values: Values) -> frozenset[str]:
    """The keys under which a vehicle is found: its plate, its VIN, its owner-applied number."""
    keys = []
    if plate := values.get("LIC"):
        keys.append(plate_key(plate))
    if vin := values.get("VIN"):
        keys.append(vin_key(vin))
    if own := values.get("OAN"):
        keys.append(f"O:{own}")
    return frozenset(keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked vehicle; a VIN is looked for among owner's numbers too, and the other way round.

    One key for a whole plate, 961 for two unknown signs. Raises Refused (plate-unknown-off).
    """
    plate, vin, own = values.get("LIC"), values.get("VIN"), values.get("OAN")
    keys = asked_plate_keys(plate, numbers) if plate else ()
    if vin:
        keys = (*keys, vin_key(vin), f"O:{vin}")
    if own:
        keys = (*keys, f"O:{own}", vin_key(own))
    return keys


def match(asked: Values, values: Values, now: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a stolen vehicle answers an inquiry: its own number, or plate, VIN and owner's number."""
    if "NIC" in asked:
        return matched("exact", (reason("record-number"),)) if asked["NIC"] == values.get("NIC") else None
    return match_vehicle(asked, values, numbers)


def same(values: Values, others: Values) -> bool:
    """Whether two records of one agency are about one vehicle, so that the second is a duplicate."""
    for codes in (("VIN",), PLATE_SET, ("OAN",)):
        if values.get(codes[0]) and all(values.get(code) == others.get(code) for code in codes):
            return True
    return False


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen vehicle, occupants armed"."""
    return "Stolen vehicle" + SUFFIXES.get(values.get("MKE", "EV"), "")


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = "Confirm with the entering agency before you act."
    if values.get("MKE") in {"EV-A", "EV-F"}:
        first = "Occupants may be armed: wait for help. " + first
    if values.get("MKE") in {"EV-P", "EV-F"}:
        first += " Touch as little as you can: the vehicle is held for latent prints."
    return first + " Compare the VIN, make, model and colour with the vehicle in front of you."


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there."""
    return kept(
        ("Plate", plate_shown(values)),
        ("Vehicle", vehicle_shown(values)),
        ("VIN", values.get("VIN", "")),
        ("Owner-applied number", values.get("OAN", "")),
        ("Whose vehicle", meaning("VOW", values.get("VOW", ""))),
        ("Stolen on", day_shown(values.get("DOT", ""))),
        ("Case", values.get("OCA", "")),
        ("Linked case", number_beside(values, "LKI", "LKA")),
        ("Notes", values.get("MIS", "")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the fourth full year, or after 90 days without VIN and owner's number.

    Unconfirmed defaults; settings retention.stolen_vehicle_years and retention.stolen_vehicle_no_vin_days.
    """
    if values.get("VIN") or values.get("OAN"):
        return date(entered_on.year + number("retention.stolen_vehicle_years", numbers) + 1, 1, 1)
    return date.fromordinal(entered_on.toordinal() + number("retention.stolen_vehicle_no_vin_days", numbers))


FILE = HotFile(
    name=NAME,
    title="Stolen vehicle",
    letter="V",
    keys=KEYS,
    answers=("QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=record_keys,
    asked_keys=asked_keys,
    match=match,
    same=same,
    headline=headline,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
)
