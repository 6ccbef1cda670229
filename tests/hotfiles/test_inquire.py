"""Asking: one look-up for many inquiries, what may be shown of what it finds, and a hit as data."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leads.hotfiles import inquire
from leads.hotfiles.inquire import Candidate, as_data, asked_keys, hits
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import Values
from leads.switch.exchange import replies
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import CAR, NOW, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
PLATE = {"LIC": "TST1234", "LIS": "IL"}


def candidates(*asked: Values, key: str = "QV", today: date = TODAY) -> dict[int, list[Candidate]]:
    return inquire.look_up([asked_keys(MESSAGE_KEYS[key], one, {}) for one in asked], today)


def found(asked: Values, key: str = "QV", files: tuple[str, ...] | None = None) -> list[str]:
    """Numbers of the records that answer, surest first."""
    opened = MESSAGE_KEYS[key].files if files is None else files
    return [hit.candidate.number for hit in hits(asked, opened, candidates(asked, key=key).get(0, []), TODAY, {})]


# The look-up


def test_each_inquiry_of_a_batch_gets_its_own_candidates() -> None:
    car = make_record()
    van = make_record(values={**CAR, "LIC": "KLM678"})
    told = candidates({"LIC": "KLM678"}, {"LIC": "NOBODY7"}, PLATE, PLATE)
    assert {place: [one.number for one in some] for place, some in told.items()} == {
        0: [van.number],
        2: [car.number],
        3: [car.number],
    }


def test_a_record_that_shares_two_keys_comes_once() -> None:
    record = make_record(values={**CAR, "VIN": "1M8GDM9AXKP042788"})
    [one] = candidates({"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788"})[0]
    assert one.number == record.number


def test_nothing_asked_is_no_look_up_at_all() -> None:
    make_record()
    assert inquire.look_up([], TODAY) == inquire.look_up([(), ()], TODAY) == {}


@pytest.mark.parametrize("state", ["cleared", "cancelled", "retired"])
def test_what_has_ended_is_no_candidate(state: str) -> None:
    make_record()
    Record.objects.update(state=state, ended_at=NOW)
    assert candidates(PLATE) == {}


def test_a_record_answers_to_the_last_day_before_it_is_retired() -> None:
    make_record(retire_on=TODAY)
    assert candidates(PLATE, today=TODAY - timedelta(days=1))
    assert candidates(PLATE, today=TODAY) == {}, "due to be retired: it no longer answers, whoever does the retiring"


def test_a_candidate_says_all_that_a_hit_needs() -> None:
    agency = make_agency(telephone="217-555-0100")
    record = make_record(agency, warnings=["Read the VIN again."], case_number="26-1")
    [one] = candidates(PLATE)[0]
    assert (one.number, one.file, one.key, one.state) == (record.number, "stolen_vehicle", "EV", "active")
    assert (one.ori, one.agency, one.telephone) == ("IL1990100", agency.name, "217-555-0100")
    assert (one.case_number, one.values, one.warnings, one.entered_at) == ("26-1", CAR, ["Read the VIN again."], NOW)


# The hits


def test_surest_first() -> None:
    alike = make_record(values={**CAR, "LIC": "TST1Z34"})
    same = make_record()
    assert found(PLATE) == [same.number, alike.number]


def test_a_file_that_the_inquiry_may_not_open_is_not_shown() -> None:
    make_record()
    assert found(PLATE, files=("wanted_person",)) == []


def test_the_right_plate_under_another_state_is_told_as_the_lowest_grade_and_never_silence() -> None:
    record = make_record()
    asked = {"LIC": "TST1234", "LIS": "IN"}
    [hit] = hits(asked, MESSAGE_KEYS["QV"].files, candidates(asked)[0], TODAY, {})
    assert (hit.candidate.number, hit.match.grade) == (record.number, "possible")
    assert len(found({"LIC": "TST1234"})) == 1
    assert found({"LIC": "TST12E4", "LIS": "IN"}) == []


def test_what_is_odd_about_an_inquiry_is_told_once_for_all_its_files() -> None:
    [said] = inquire.asked_doubts({"VIN": "1M8GDM9A1KP042788"}, MESSAGE_KEYS["QV"].files)
    assert "fails its check" in said
    assert inquire.asked_doubts(PLATE, MESSAGE_KEYS["QV"].files) == ()


def test_a_record_number_takes_nothing_from_the_plate_beside_it() -> None:
    by = make_person()
    one = send("EV", STOLEN, by).record
    other = send("EV", {**STOLEN, "LIC": "KLM678", "VIN": "1M8GDM9A1KP042789"}, by).record
    assert found({"NIC": one.number}) == [one.number]
    assert found({"NIC": one.number, "LIC": "KLM678"}) == [one.number, other.number]


def test_a_person_is_found_by_name_and_case() -> None:
    want = send("EW", WANTED, make_person()).record
    assert found({"NAM": "DOE, JANE Q", "OCA": "26-10411"}, "QW") == [want.number]
    assert found({"NAM": "DOE, JANE Q", "OCA": "26-10412"}, "QW") == []


def test_a_vehicle_inquiry_finds_the_person_who_is_wanted_with_it() -> None:
    plate = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
    want = send("EW", {**WANTED, **plate}, make_person()).record
    assert found(PLATE) == [want.number]


# A hit as data


def the_hit(now: datetime = NOW) -> dict[str, object]:
    [hit] = hits(PLATE, MESSAGE_KEYS["QV"].files, candidates(PLATE)[0], TODAY, {})
    return as_data(hit, now)


def test_a_hit_says_what_by_whom_how_sure_and_why() -> None:
    record = make_record()
    told = the_hit(NOW + timedelta(days=2))
    assert (told["record"], told["file"], told["title"]) == (record.number, "stolen_vehicle", "Stolen vehicle")
    assert told["agency"] == {"ori": "IL1990100", "name": "Example City Police Department", "telephone": "217-555-0100"}
    assert (told["case"], told["age_days"], told["state"]) == ("26-10411", 2, "active")
    assert told["grade"] == "exact"
    assert told["reasons"]
    assert told["values"] == CAR
    assert str(told["advise"]).startswith("Confirm with the entering agency")


def test_of_a_secret_value_a_hit_tells_the_end_only() -> None:
    send("EW", {**WANTED, "SOC": "666123456"}, make_person())
    asked = {"SOC": "666123456"}
    [hit] = hits(asked, MESSAGE_KEYS["QW"].files, candidates(asked, key="QW")[0], TODAY, {})
    told = as_data(hit, NOW)
    assert told["values"]["SOC"] == "*****3456"
    assert "666123456" not in str(told)


def test_a_hit_carries_the_doubts_of_its_record() -> None:
    make_record(warnings=["Read the VIN again."])
    assert "Read the VIN again." in the_hit()["unsure"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("key", "values", "warns"),
    [
        ("EV", {}, False),
        ("EV-A", {}, True),
        ("EV-P", {}, False),
        ("EV-F", {}, True),
        ("EW-C", {}, True),
        ("EWJ", {}, False),
        ("EWJC", {}, True),
        ("EW", {"CMC": "00"}, True),
    ],
)
def test_danger_is_told_apart_from_everything_else(key: str, values: dict[str, str], warns: bool) -> None:
    assert FILES[MESSAGE_KEYS[key].file].caution(key, values) is warns


def test_a_hit_says_until_when_its_record_is_to_be_checked() -> None:
    """The day counts from the change that undid a check, and not from the entry."""
    make_record(check_from=NOW + timedelta(days=2))
    checked = the_hit(NOW + timedelta(days=3))["checked"]
    assert checked == {"state": "awaiting", "at": None, "due": NOW + timedelta(days=3)}


def test_a_hit_that_only_looks_alike_says_so_first() -> None:
    make_record(values={**CAR, "LIC": "TST1Z34"})
    told = the_hit()
    assert (told["grade"], told["headline"]) == ("possible", "Possibly a stolen vehicle")
    sure = [one["sure"] for one in told["reasons"]]  # type: ignore[attr-defined]
    assert sure == sorted(sure)
    assert sure[0] is False


def test_an_exact_hit_is_called_what_it_is() -> None:
    make_record()
    assert the_hit()["headline"] == "Stolen vehicle"


def test_a_record_number_is_asked_beside_whatever_else_can_be_searched() -> None:
    assert asked_keys(MESSAGE_KEYS["QV"], {"NIC": "V990000001", "LIC": "TST1234"}, {}) == ("#:V990000001", "P:T5T1234")


@pytest.mark.parametrize(
    "number",
    [{"OLN": "D12345678901", "OLS": "IL"}, {"SOC": "666123456"}, {"FBI": "1"}, {"SID": "IL1"}, {"MNU": "PP-1"}],
)
def test_a_wanted_person_without_numbers_is_found_by_name_beside_a_number(number: dict[str, str]) -> None:
    wanted = send("EW", WANTED, make_person()).record
    asked = {"NAM": "DOE, JANE Q", "DOB": "19881224", **number}
    assert found(asked, "QW") == [wanted.number]
    how = inquire.searched(MESSAGE_KEYS["QW"], tuple(asked), ("wanted_person",))
    assert (how.by, how.not_by) == ((("NAM", "DOB"), tuple(number)), ())


def test_what_was_not_searched_is_said() -> None:
    how = inquire.searched(MESSAGE_KEYS["QW"], ("NAM", "SOC"), ("wanted_person",))
    assert (how.by, how.not_by) == ((("SOC",),), ("NAM",))


@pytest.mark.parametrize("key", ["QV", "QW"])
def test_every_identifier_that_is_said_to_be_searched_has_a_key(key: str) -> None:
    asked = {"LIC": "TST1", "VIN": "12345678", "OAN": "F1", "NAM": "DOE, JANE", "DOB": "19881224", "OCA": "1"}
    for sets in MESSAGE_KEYS[key].combinations:
        values = {code: asked.get(code, "X1") for code in sets}
        assert inquire.searched(MESSAGE_KEYS[key], tuple(values), MESSAGE_KEYS[key].files).by == (sets,)
        assert asked_keys(MESSAGE_KEYS[key], values, {})


@pytest.mark.parametrize(("key", "entry", "more"), [("EV", STOLEN, {}), ("EW", WANTED, {"DIS": "NOEX"})])
def test_that_it_was_located_is_told_before_all_else(key: str, entry: dict[str, str], more: dict[str, str]) -> None:
    record = send(key, entry, make_person()).record
    finder = make_person(make_agency("IL1990200", "Example County Sheriff"))
    named = {"NAM": entry["NAM"]} if "NAM" in entry else {}
    fields = {"NIC": record.number, **named, "OCA": entry["OCA"], "DOL": "20261123", "LCA": "S-26-44", **more}
    send(f"L{key[1]}", fields, finder)
    asked, asking = ({"NAM": entry["NAM"], "DOB": entry["DOB"]}, "QW") if named else (PLATE, "QV")
    [hit] = hits(asked, MESSAGE_KEYS[asking].files, candidates(asked, key=asking)[0], TODAY, {})
    told = replies.hit_text([as_data(hit, NOW)], ZoneInfo("America/Chicago")).split("\n")
    assert told[0].startswith("HIT. LOCATED SINCE: ")
    assert told[1].startswith("LOCATED 23 Nov 2026 by Example County Sheriff IL1990200, their case S-26-44.")
    assert told[1].endswith("Will not be extradited.") == bool(more)
    assert told[2].startswith("Already found once")


def test_what_several_files_ask_alike_is_asked_once() -> None:
    """Seven files answer a plate: its keys are made once, and by no file twice."""
    asks = inquire._asks(MESSAGE_KEYS["QV"])
    assert len(asks) == len(set(asks)) < len(MESSAGE_KEYS["QV"].files)
    alone = {key for file in MESSAGE_KEYS["QV"].files for key in FILES[file].asked_keys({"LIC": "TST1234"}, {})}
    assert set(inquire.asked_keys(MESSAGE_KEYS["QV"], {"LIC": "TST1234"}, {})) == alone


def test_danger_comes_before_what_is_surer_and_both_before_what_only_looks_alike() -> None:
    plate = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "DOT": "20261121"}
    about = {"OCA": "26-1", "SUP": "DOCUMENT", "SUD": "RECORDS DESK"}
    person = make_person()
    send("EL", {**plate, **about, "LIC": "TSTI234"}, person)  # looks alike
    stolen = send("EL", {**plate, **about}, person).record.number
    armed = send("EF-A", {**plate, **about, "VMA": "TOYT", "MIS": "ROBBERY", "LIT": "TK"}, person).record.number
    asked = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
    found = hits(asked, MESSAGE_KEYS["QV"].files, candidates(asked)[0], TODAY, {})
    assert [hit.candidate.number for hit in found[:2]] == [armed, stolen]
    assert [hit.match.grade for hit in found][-1] == "possible"
