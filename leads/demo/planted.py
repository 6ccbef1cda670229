"""Records that are the same in every demonstration, so that pages, talks and tests can name them."""

from dataclasses import replace
from datetime import timedelta

from leads.demo.agencies import SAMPLETON, TARN_VALLEY
from leads.demo.desks import Desk, Plan
from leads.demo.life import Life
from leads.demo.people import Someone
from leads.demo.records import Entry, Made, Texts
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.vehicle.vin import check_digit
from leads.rules.days import illinois_day

STOLEN = "TST1234"  # IL, entered by Tarn Valley, checked and validated
AWAITING = "TST2345"  # IL, entered by demo.operator at Sampleton two hours ago; demo.second may check it
AWAITING_OTHER = "TST3456"  # IL, entered by demo.second an hour ago; demo.operator may check it
OVERDUE = "TST4567"  # IL, entered at Sampleton thirty hours ago, and nobody has checked it
WANTED = "DOE, TESTCASE A"  # born 29 February 1980, armed and dangerous

COUNT = 5


def planted(plan: Plan, people: list[Someone]) -> list[tuple[str, Made]]:
    """The fixed records with ids 1 to COUNT, as COPY text, in order."""
    desks = {desk.agency_id: desk for desk in plan.desks}
    by_name = {one.user_id: one.id for one in people}
    operator, second = by_name["demo.operator"], by_name["demo.second"]
    home, other = desks[SAMPLETON], desks[TARN_VALLEY]
    entries = [
        ("stolen_vehicle", _stolen(STOLEN, "TOYT", "CAM", "BLU", "00417"), _checked(plan, other, 40)),
        ("stolen_vehicle", _stolen(AWAITING, "FORD", "FUS", "RED", "00511"), _open(plan, home, operator, 2)),
        ("stolen_vehicle", _stolen(AWAITING_OTHER, "HYUN", "ELA", "WHI", "00512"), _open(plan, home, second, 1)),
        ("stolen_vehicle", _stolen(OVERDUE, "KIA", "OPT", "GRY", "00498"), _open(plan, home, second, 30)),
        ("wanted_person", _wanted(), _checked(plan, other, 90)),
    ]
    return [
        (file, _made(plan, file, record_id, lived, entry))
        for record_id, (file, entry, lived) in enumerate(entries, start=1)
    ]


def _made(plan: Plan, file: str, record_id: int, lived: Life, entry: Entry) -> Made:
    texts = Texts(FILES[file], plan)
    day = f"{illinois_day(lived.entered_at):%Y%m%d}"
    dates = {"DOT": day} if file == "stolen_vehicle" else {"DOW": day}
    year = f"{lived.entered_at:%y}"
    texts.add(record_id, lived, replace(entry, values=entry.values | dates, case_number=f"{year}-{entry.case_number}"))
    return texts.made()


def _checked(plan: Plan, desk: Desk, days: int) -> Life:
    """Entered some days ago at a desk, checked three hours later by the next person, validated last week."""
    entered = plan.now - timedelta(days=days)
    validated = plan.now - timedelta(days=7)
    return Life(
        desk,
        entered,
        desk.people[0],
        entered - timedelta(minutes=50),
        entered + timedelta(hours=3),
        desk.people[1],
        validated,
        changed_at=validated,
    )


def _open(plan: Plan, desk: Desk, enterer: int, hours: int) -> Life:
    """Entered some hours ago at a desk, and not checked yet."""
    entered = plan.now - timedelta(hours=hours)
    return Life(desk, entered, enterer, entered - timedelta(minutes=35), changed_at=entered)


def _stolen(plate: str, make: str, model: str, color: str, case: str) -> Entry:
    begins, rest = {"TOYT": "4T1", "FORD": "1FA", "HYUN": "5NP", "KIA": "KNA"}[make], f"KZ{case:0>6}"
    vin = f"{begins}TEST0{check_digit(f'{begins}TEST00{rest}')}{rest}"
    values = {
        "LIC": plate,
        "LIS": "IL",
        "LIY": "2027",
        "LIT": "PC",
        "VIN": vin,
        "VYR": "2019",
        "VMA": make,
        "VMO": model,
        "VST": "4D",
        "VCO": color,
    }
    return Entry("EV", values, "DOCUMENT", case)


def _wanted() -> Entry:
    values = {
        "NAM": WANTED,
        "SEX": "M",
        "RAC": "U",
        "HGT": "510",
        "WGT": "175",
        "EYE": "BRO",
        "HAI": "BLK",
        "DOB": "19800229",
        "SOC": "666120417",
        "OFF": "1204",
        "EXL": "01",
        "WNO": "CF-000042",
        "CMC": "00",
        "MIS": "FICTION: NO SUCH PERSON. USED IN EVERY EXAMPLE OF LEADS",
    }
    return Entry("EW-C", values, "WARRANT", "00042")
