"""Every refusal of a message about records, through the exchange: what its cure says is done, and succeeds.

`CASES`: what is refused, with which code, and the message as its cure and example say to send it. A code of the rooms
that read and keep records has a case here, or a reason in `ELSEWHERE`.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from leads.hotfiles.models import Record
from leads.messages.wire import AnswerFrame
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.keeping import STOLEN, WANTED
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
LONG = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF"
AKAS = [f"ROE, J{one}{other}" for one in "ABCDEFGHIJ" for other in "ABCDEFGHIJ"]
MV = {"NIC": "{number}", "OCA": "26-000123"}
MW = {"NIC": "{number}", "NAM": "DOE, JANE Q", "OCA": "26-10411"}
CAUTION = {"CMC": "0070", "AKA": "ROE, JANE"}


@dataclass(frozen=True)
class Case:
    """A message that is refused, and what its sender is told to send instead."""

    code: str
    key: str
    wrong: dict[str, str]
    right: dict[str, str]
    right_key: str = ""
    first: str = ""  # the key of what is on file before
    says: tuple[str, ...] = ()  # what has to stand in cure or example


def car(**changed: str) -> dict[str, str]:
    return {code: value for code, value in {**STOLEN, **changed}.items() if value != "-"}


def person(**changed: str) -> dict[str, str]:
    return {code: value for code, value in {**WANTED, **changed}.items() if value != "-"}


def run(first: str, last: str) -> dict[str, str]:
    paper = {code: STOLEN[code] for code in ("DOT", "OCA", "SUP", "SUD")}
    return {"TYP": "RRADIO", "SER": first, "SERS": last, **paper}


JANE = {"DOB": "19881224"}
CASES = [
    Case("field-unclear", "QV", {"LIC": "TST1234/IL"}, {"LIC": "TST1234", "LIS": "IL"}, says=("LIC/TST1234", "LIS/IL")),
    Case("field-unclear", "QV", {"LIC": "TST1234 IL"}, {"LIC": "TST1234IL"}, says=("without blanks",)),
    Case("field-unclear", "QW", {"OLN": "D12 IL"}, {"OLN": "D12", "OLS": "IL"}, says=("OLN/D12", "OLS/IL")),
    Case("field-wrong", "QW", {"NAM": "MONOTEST", **JANE}, {"NAM": "MONOTEST,", **JANE}, says=("MONOTEST,",)),
    Case("field-wrong", "EW", person(NAM="MONOTEST"), person(NAM="MONOTEST,"), says=("MONOTEST,",)),
    Case("field-wrong", "QW", {"NAM": "DOE JANE", **JANE}, {"NAM": "DOE, JANE Q", **JANE}, says=("DOE, JANE Q",)),
    Case(
        "field-too-long",
        "QW",
        {"NAM": f"{LONG}, JANE", **JANE},
        {"NAM": f"{LONG[:27]}, J", **JANE},
        says=(f"{LONG[:27]}, J",),
    ),
    Case(
        "field-too-long",
        "QW",
        {"NAM": f"DOE, {LONG}", **JANE},
        {"NAM": f"DOE, {LONG[:25]}", **JANE},
        says=(f"DOE, {LONG[:25]}",),
    ),
    Case(
        "field-too-long", "EW", person(OFF=f"2404 {LONG}"), person(OFF=f"2404 {LONG[:19]}"), says=(f"2404 {LONG[:19]}",)
    ),
    Case("field-too-long", "QV", {"LIC": "TST1234", "ATN": LONG}, {"LIC": "TST1234", "ATN": LONG[:30]}, says=("30",)),
    Case("field-wrong", "QV", {"LIC": "TST1234", "LIY": "2025"}, {"LIC": "TST1234"}, says=("Leave LIY out",)),
    Case("field-wrong", "EV", car(LIY="2099"), car(LIY="2036"), says=("1851 to 2036",)),
    Case("field-wrong", "EV", car(VYR="1492"), car(VYR="1851"), says=("1851 to 2027",)),
    Case("field-wrong", "EW", person(HGT="805"), person(HGT="711"), says=("HGT/711",)),
    Case("field-wrong", "EW", person(WGT="012"), person(WGT="050"), says=("WGT/050",)),
    Case("field-wrong", "EW", person(DOB="20261124"), person(DOB="20261123"), says=("20261123",)),
    Case(
        "field-wrong",
        "QW",
        {"NAM": "DOE, J", "DOB": "3/4/15"},
        {"NAM": "DOE, J", "DOB": "20150304"},
        says=("20150304",),
    ),
    Case(
        "field-wrong",
        "EV",
        car(LIC="UNKNOWN"),
        car(LIC="-", LIS="-", LIY="-", LIT="-"),
        says=("LIC", "LIS, LIY and LIT"),
    ),
    Case("field-wrong", "EV", car(OAN="000"), car(), says=("Leave OAN out",)),
    Case("field-wrong", "EW-C", person(CMC="0000"), person(CMC="00"), says=("00",)),
    Case("field-wrong", "EW", person(EYE="BRN"), person(EYE="BRO"), says=("BRO",)),
    Case("field-character", "QW", {"NAM": "ЖУК, И", **JANE}, {"NAM": "ZHUK, I", **JANE}, says=("letters A to Z",)),
    Case("field-doubled", "QV", {"LIC": "A1", "LIC ": "A2"}, {"LIC": "A1"}, says=("LIC once",)),
    Case("field-doubled", "EW", person(AKA="; ".join(AKAS)), person(AKA="; ".join(AKAS[:99])), says=("99",)),
    Case("wire-empty-field", "QV", {"LIC": "TST1234", "LIS": ""}, {"LIC": "TST1234"}, says=("Leave out",)),
    Case("wire-empty-field", "EV", car(VMA=""), car(), says=("Fill it in",)),
    Case(
        "who-validates",
        "MV",
        {**MV, "VCO": "RED", "PIH": "REPORT"},
        {**MV, "VCO": "RED"},
        first="EV",
        says=("leave PIH",),
    ),
    Case("field-empty", "MV", {**MV, "VCO": ""}, {**MV, "DEL": "VCO"}, first="EV", says=("DEL/VCO",)),
    Case("field-empty", "MV", {**MV, "OCA": " "}, {**MV, "VCO": "RED"}, first="EV", says=("Fill it in",)),
    Case("field-unknown", "EV", car(HGT="509"), car(), says=("Leave it out",)),
    Case("field-missing", "EV", car(VMA="-"), car(VMA="TOYT"), says=("VMA", "TOYT")),
    Case("set-missing", "QW", {"NAM": "DOE, J"}, {"NAM": "DOE, J", **JANE}, says=("NAM with DOB",)),
    Case("set-missing", "QW", {"OLN": "D12"}, {"OLN": "D12", "OLS": "IL"}, says=("OLN with OLS",)),
    Case(
        "not-removable", "MV", {**MV, "DEL": "VMA"}, {**MV, "VMA": "TOYT"}, first="EV", says=("VMA with what is right",)
    ),
    Case("not-removable", "MV", {**MV, "DEL": "VCO", "VCO": "RED"}, {**MV, "VCO": "RED"}, first="EV", says=("DEL",)),
    Case(
        "not-on-the-record", "MV", {**MV, "DEL": "VCO, OAN"}, {**MV, "DEL": "VCO"}, first="EV", says=("OAN out of DEL",)
    ),
    Case(
        "not-on-the-record",
        "MW",
        {**MW, "AKA": "-POE, J"},
        {**MW, "AKA": "-ROE, JANE"},
        first="EW-C",
        says=("-ROE, JANE",),
    ),
    Case("list-unclear", "MW", {**MW, "AKA": "POE, J"}, {**MW, "AKA": "+POE, J"}, first="EW-C", says=("AKA/+POE, J",)),
    Case("list-unclear", "MW", {**MW, "CMC": "70"}, {**MW, "CMC": "=70"}, first="EW-C", says=("CMC/=70",)),
    Case(
        "list-full",
        "MW",
        {**MW, "AKA": "+" + "; ".join(AKAS[:99])},
        {**MW, "AKA": "+" + "; ".join(AKAS[:99]) + "; -ROE, JANE"},
        first="EW-C",
        says=("AKA/-ROE, JANE",),
    ),
    Case(
        "already-on-the-record",
        "EN",
        {**MW, "AKA": "ROE, JANE; POE, J"},
        {**MW, "AKA": "POE, J"},
        first="EW-C",
        says=("Leave it out",),
    ),
    Case(
        "nothing-to-add-to",
        "EN",
        {**MW, "MNU": "PP-1"},
        {**MW, "MNU": "PP-1"},
        right_key="MW",
        first="EW-C",
        says=("MW: MNU/PP-1",),
    ),
    Case(
        "not-by-supplement",
        "XN",
        {**MW, **JANE},
        {**MW, "DOB": "19881225"},
        right_key="MW",
        first="EW-C",
        says=("with MW",),
    ),
    Case(
        "set-missing",
        "EN",
        {**MW, "AKA": "POE, J", "OLY": "2030"},
        {**MW, "AKA": "POE, J"},
        first="EW-C",
        says=("OLN/",),
    ),
    Case("nothing-to-change", "MV", MV, {**MV, "VCO": "RED"}, first="EV", says=("fields that change",)),
    Case("field-wrong", "MV", {**MV, "MKE": "EW"}, {**MV, "MKE": "EV-A"}, first="EV", says=("EV-A",)),
    Case("does-not-fit", "MV", {**MV, "OCA": "26-9"}, {**MV, "VCO": "RED"}, first="EV", says=("as it stands",)),
    Case(
        "not-on-file",
        "CV",
        {"NIC": "V990000000", "OCA": "26-000123", "DCL": "20261123"},
        {**MV, "DCL": "20261123"},
        first="EV",
        says=("Check the number",),
    ),
    Case(
        "own-record",
        "LV",
        {**MV, "DOL": "20261123", "LCA": "1"},
        {**MV, "DCL": "20261123"},
        "CV",
        first="EV",
        says=("Clear it",),
    ),
    Case("on-file", "EV", car(OCA="26-9"), {**MV, "VCO": "RED"}, "MV", first="EV", says=("Modify {number}",)),
    Case("fields-disagree", "EW", person(CMC="00"), person(CMC="00"), "EW-C", says=("EW-C",)),
    Case(
        "fields-disagree",
        "EW",
        person(SUP="COMPLAINT"),
        person(SUP="COMPLAINT", EXL="-", MIS="WARRANT APPLIED FOR"),
        "ET",
        says=("ET", "without EXL", "MIS"),
    ),
    Case("fields-disagree", "EW", person(OFF="1201", EXL="A"), person(OFF="1201", EXL="01"), says=("01",)),
    Case("field-missing", "EW", person(EXL="02"), person(EXL="02", MIS="SURROUNDING STATES ONLY"), says=("MIS",)),
    Case("field-placeholder", "EW", person(SOC="123456789"), person(), says=("Leave SOC out",)),
    Case(
        "no-such-time",
        "EV",
        car(FKD="202603080230", DOT="20260301"),
        car(FKD="202603080330", DOT="20260301"),
        says=("202603080330",),
    ),
    Case("run-too-long", "EAA", run("1000", "2001"), run("1000", "1999"), says=("SERS/1999", "a run of its own")),
    Case("telephone-only", "EV", car(SUP="TELEPHONE"), car(SUP="COMPLAINT"), says=("COMPLAINT",)),
    Case("unknown-key", "QX", {"LIC": "TST1234"}, {"LIC": "TST1234"}, "QV", says=("QV",)),
]


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test", look_back=lambda records, now: None)


@pytest.fixture
def session(exchange: Exchange) -> Session:
    return sign_on()


def say(exchange: Exchange, session: Session, key: str, fields: dict[str, str]) -> AnswerFrame:
    number = Record.objects.values_list("number", flat=True).first() or ""
    text = ".".join(f"{code.strip()}/{value.format(number=number)}" for code, value in fields.items())
    return ask(exchange, session, key, text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.key} {' '.join(case.wrong)[-20:]}")
def test_who_does_what_the_cure_says_succeeds(case: Case, exchange: Exchange, session: Session) -> None:
    if case.first:
        on_file = STOLEN if case.first == "EV" else person(**CAUTION)
        assert say(exchange, session, case.first, on_file).outcome == "entered"
    told = say(exchange, session, case.key, case.wrong)
    assert (told.outcome, told.data["no"]["code"]) == ("refused", case.code), told.text
    helped = f"{told.data['no']['cure']} {told.data['no']['example']}"
    number = Record.objects.values_list("number", flat=True).first() or ""
    for words in case.says:
        assert words.format(number=number) in helped
    done = say(exchange, session, case.right_key or case.key, case.right)
    assert done.outcome != "refused", done.text


def test_a_cure_never_says_to_end_a_record_that_may_be_true(exchange: Exchange, session: Session) -> None:
    say(exchange, session, "EW", WANTED)
    told = say(exchange, session, "EW", person(OCA="26-9"))
    assert told.data["no"]["code"] == "on-file"
    assert "cancel" not in told.data["no"]["cure"].lower()


#: Codes that are cured by somebody else, by waiting, or by what only a test of their own can set up.
ELSEWHERE = {
    "keys-too-old": "hotfiles/test_keys_made.py: of who runs LEADS",
    "not-by-this-key": "hotfiles/acts/test_runs.py: the other key for the same act",
    "already-ended": "nothing more is needed",
    "still-in-force": "hotfiles/acts/test_take_out.py: it is cleared or cancelled",
    "already-checked": "hotfiles/test_second_check.py",
    "items-missing": "hotfiles/test_second_check.py",
    "difference-open": "hotfiles/test_compared.py",
    "unknown-item": "hotfiles/test_second_check.py",
    "same-person": "hotfiles/test_second_check.py: somebody else checks",
    "nothing-differs": "hotfiles/test_differs.py",
    "found-different": "hotfiles/test_differs.py: it is modified, or taken back",
    "nothing-to-withdraw": "nothing more is needed",
    "not-the-finder": "hotfiles/test_differs.py: the finder or the coordinator does it",
    "without-why": "hotfiles/test_differs.py",
    "already-told": "nothing more is needed: the agency may be called",
    "no-such-duty": "hotfiles/test_told.py: another is chosen",
    "not-this-way": "hotfiles/test_told.py",
    "stands-beside-others": "hotfiles/acts/test_supplement.py: what was added is taken off first",
    "already-answered": "nothing more is needed",
    "no-such-item": "console/records/test_reviews.py: another is chosen",
    "nothing-drawn": "hotfiles/test_reviews.py",
    "number-out-of-bounds": "hotfiles/test_reviews.py",
    "held-back": "hotfiles/acts/test_look_at.py: it is looked at first",
    "nothing-to-look-at": "nothing more is needed",
    "not-your-record": "the owner changes it",
    "not-for-your-agency": "hotfiles/files/test_protective_interest.py: the state names the agency",
    "changed-meanwhile": "hotfiles/test_as_shown.py: looked at once more",
    "no-such-field": "hotfiles/test_told.py: another is chosen, or none",
    "batch-not-read": "hotfiles/batches/test_rows.py: row and column are said",
    "batch-too-large": "hotfiles/batches/test_kept.py: given in parts",
    "batch-too-long": "hotfiles/batches/test_kept.py: given in parts",
    "too-many-batches": "hotfiles/batches/test_kept.py: one is removed",
    "no-such-batch": "hotfiles/batches/test_kept.py: another is chosen",
    "nothing-left": "nothing more is needed",
    "batch-stopped": "hotfiles/batches/test_kept.py: it is gone on with",
    "batch-under-way": "hotfiles/batches/test_kept.py: it goes on there",
    "batch-going": "hotfiles/batches/test_kept.py: it is stopped first",
    "rows-in-doubt": "hotfiles/batches/test_sent.py: from the same device, or looked up",
    "row-too-long": "commands/test_batch.py: shortened",
    "list-too-long": "hotfiles/test_own_records.py: the list is narrowed",
    "past-its-time": "hotfiles/acts/test_retire.py",
    "plate-unknown-off": "hotfiles/things/vehicle/test_keys.py: ask for the whole plate",
    **dict.fromkeys(
        ("no-person", "note-without-number", "number-of-the-record", "without-how", "note-day-wrong", "note-too-long"),
        "hotfiles/test_not_this_person.py",
    ),
    "without-paper": "hotfiles/test_not_this_person.py",
    "already-noted": "hotfiles/test_not_this_person.py: that one is confirmed, or withdrawn first",
    "no-such-note": "hotfiles/test_not_this_person.py: another is chosen",
    "note-over": "hotfiles/test_not_this_person.py: it is written anew",
    "already-confirmed": "nothing more is needed",
    "no-child": "nothing more is needed",
    "not-asked": "hotfiles/test_told_of_missing.py: another is chosen",
    "not-then": "hotfiles/test_then.py: an earlier moment is chosen",
    **dict.fromkeys(("no-such-file", "too-short"), "hotfiles/test_archive.py"),
    "file-cut-short": "hotfiles/attachments/test_content.py",
    "file-goes-on": "hotfiles/attachments/test_content.py",
    "too-many-pixels": "hotfiles/attachments/test_png.py and test_jpeg.py",
    "image-moves": "hotfiles/attachments/test_png.py",
    "file-not-known": "hotfiles/attachments/test_content.py",
    "file-locked": "hotfiles/attachments/test_pdf.py",
    "file-acts": "hotfiles/attachments/test_pdf.py",
    "file-empty": "hotfiles/attachments/test_content.py",
    "file-too-large": "hotfiles/attachments/test_content.py",
    "file-of-two-kinds": "hotfiles/attachments/test_content.py",
    "paper-without-number": "hotfiles/attachments/test_attach.py",
    "no-such-kind": "hotfiles/attachments/test_attach.py",
    "day-of-image": "hotfiles/attachments/test_attach.py",
    "too-many-beside": "hotfiles/attachments/test_attach.py: what it replaces is taken back",
    "added-already": "nothing more is needed",
    "taken-back": "nothing more is needed",
    "no-such-attachment": "console/records/test_attachments.py: another is chosen",
    "nothing-changes": "nothing more is needed",
    "chart-on-file": "hotfiles/acts/test_dental.py: changed with MD, or taken off first",
    "no-chart": "hotfiles/acts/test_dental.py: entered with ED",
    "no-teeth-here": "hotfiles/acts/test_dental.py: another record is meant",
    "not-as-added": "hotfiles/attachments/test_opened.py: the Administrator is told",
    "more-than-one": "hotfiles/acts/test_add_on_ends.py: with another number of it sent beside",
    "key-unknown": "of a key of entry that MKE's own reader does not know: field-wrong comes first",
}


def codes_in(path: Path) -> set[str]:
    """The codes that a module refuses with, read off its calls."""
    calls = [one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)]
    made = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id in {"Refused", "wrong"}]
    given = [value for one in made for value in (*one.args, *(key.value for key in one.keywords))]
    texts = {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}


def test_every_code_of_a_refusal_has_its_cure_tried() -> None:
    told = {
        code
        for room in ("messages", "hotfiles")
        for path in (ROOT / "leads" / room).rglob("*.py")
        for code in codes_in(path)
    }
    told -= {code for code in told if code.startswith("wire-")}  # tests/messages/test_wire.py sends every example
    assert len(told) > 25
    assert told - {case.code for case in CASES} - ELSEWHERE.keys() == set()
