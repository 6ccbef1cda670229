"""The stolen vehicle file: found by plate, by vehicle number, or by the owner's number."""

from datetime import date

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import latest_of, need, pair_of, whole_set
from leads.hotfiles.declare.fields import codes, date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.declare.keys import ENTER, INQUIRE, MODIFY, removable
from leads.hotfiles.declare.shown import day_shown, kept, number_beside
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.compare import match_number
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.vehicle import checks, keys
from leads.hotfiles.things.vehicle import fields as v
from leads.hotfiles.things.vehicle.compare import match_vehicle, near_vehicle, same_vehicle
from leads.hotfiles.things.vehicle.doubts import asked_doubts, day_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.shown import vehicle_facts, vehicle_named
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "stolen_vehicle"
DOT = date_field("DOT", "Stolen on", "Case")

_ENTERED = (
    *may(v.LIC, v.LIS, v.LIY, v.LIT, v.VIN, v.OAN, v.VYR),
    *must(v.VMA),
    *may(v.VMO, v.VST, v.VCO, v.VOW),
    *must(DOT, r.OCA),
    *may(r.NOA, r.LKI, r.LKA, r.MIS),
    *must(r.SUP, r.SUD),
    *may(r.FKD),
)
_NUMBERED = (codes(*v.PLATE), ("VIN", "VYR"), ("OAN", "VYR"))
_MEANT = (*must(r.NIC), *may(r.OCA, v.LIC, v.VIN, v.OAN))
_RESULT = may(r.RPP, r.HIT, r.VNP, r.VOR, r.VRC, r.NPA, r.MIS)
_CHANGED = may(*(use.field for use in _ENTERED if use.field not in r.ABOUT_THE_ENTRY))
_ASKED = (*may(v.LIC_ASKED, v.LIS, v.LIY_ASKED, v.LIT, v.VIN, v.VMA, v.OAN, r.NIC), *r.ASKED_ABOUT)
_ASKED_BY = (("LIC",), ("VIN",), ("OAN",), ("NIC",))

#: What the key of the entry adds to the headline.
SUFFIXES = {
    "EV": "",
    "EV-P": ", hold for latent prints",
    "EV-A": ", occupants armed",
    "EV-F": ", occupants armed, hold for latent prints",
}
ARMED = frozenset({"EV-A", "EV-F"})
FOR_PRINTS = frozenset({"EV-P", "EV-F"})


def _entry(key: str, words: str) -> MessageKey:
    return MessageKey(key, ENTER, f"Stolen vehicle: enter{words}", (NAME,), _ENTERED, _NUMBERED)


KEYS = (
    *(_entry(key, words) for key, words in SUFFIXES.items()),
    MessageKey(
        "MV", MODIFY, "Stolen vehicle: modify", (NAME,),
        (*must(r.NIC, r.OCA), *_CHANGED, *may(r.entered_as(*SUFFIXES), r.VLN, r.DEL)),
        identifies=("NIC", "OCA"), removable=removable(_CHANGED, (_ENTERED,)),
    ),
    *endings(NAME, "Stolen vehicle", "V", _MEANT, _RESULT),
    MessageKey("QV", INQUIRE, "Vehicle: ask", (), _ASKED, _ASKED_BY),
    MessageKey(
        "ZV", INQUIRE, "Vehicle: ask for administration, without notices", (), _ASKED, _ASKED_BY,
        notices=False, purpose=True,
    ),
)  # fmt: skip


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a stolen vehicle, at entry and after a modify. Raises Refused."""
    whole_set(values, v.PLATE, "A plate is entered with its state, year and type, or not at all.")
    pair_of(values, r.LKI, r.LKA)
    if values.get("OAN") or values.get("VIN"):
        need(values, v.VYR, "A vehicle entered by its number needs its model year.")
    if not any(values.get(code) for code in ("LIC", "VIN", "OAN")):
        need(values, v.LIC, "A stolen vehicle needs a plate, a VIN or an owner-applied number.")
    if values.get("VOW") == "Y":
        need(values, r.MIS, "Whose vehicle it is (VOW/Y, other) has to be said in MIS.")
    if values.get("VST") == "CE":
        need(values, r.MIS, "Style CE has to be explained in MIS.")
    latest_of(values, DOT, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a stolen vehicle, but has to be read once more."""
    return (*vehicle_doubts(values), *day_doubts(values, "DOT", "theft", today))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a stolen vehicle answers an inquiry: its own number, or plate, VIN and owner's number."""
    return match_number(asked, values) or match_vehicle(asked, values, numbers)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with armed occupants."""
    return key in ARMED


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen vehicle, occupants armed"."""
    return "Stolen vehicle" + SUFFIXES.get(values.get("MKE", "EV"), "")


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = "Confirm with the entering agency before you act."
    if values.get("MKE") in ARMED:
        first = "Occupants may be armed: wait for help. " + first
    if values.get("MKE") in FOR_PRINTS:
        first += " Touch as little as you can: the vehicle is held for latent prints."
    return first + " Compare the VIN, make, model and color with the vehicle in front of you."


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there."""
    return kept(
        *vehicle_facts(values),
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
    record_keys=keys.record_keys,
    asked_keys=keys.asked_keys,
    searches=keys.searches,
    match=match,
    same=same_vehicle,
    near=near_vehicle,
    groups=(
        *checks.GROUPS,
        Group("DOT", "Date of the theft", (DOT,), not_after_entry(DOT, "The theft was on")),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=vehicle_named,
    advise=advise,
    facts=facts,
    retired_on=retired_on,
    asked_doubts=asked_doubts,
    if_another="If it was found meanwhile and is stolen again, clear {number} first.",
)
