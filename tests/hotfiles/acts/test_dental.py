"""Dental charts by message: a row a tooth, own records only, compared with who is missed or was found."""

from __future__ import annotations

from typing import Any

import pytest

from leads.agencies.models import Agency
from leads.hotfiles.check_items import items_for
from leads.hotfiles.lacking import lacking
from leads.hotfiles.models import Record, RecordAddition, RecordChange
from leads.ledger.models import Line
from leads.messages.wire import AnswerFrame
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, make_person, make_record, narrowed
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
PAPER = "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
JANE = (
    f"NAM/DOE, JANE Q.SEX/F.RAC/W.DOB/19881224.HGT/509.WGT/165.EYE/BRO.HAI/BRO.MNP/MP.DLC/20261120.OCA/26-10411.{PAPER}"
)
BODY = f"SEX/F.RAC/B.EYB/19801995.EYE/XXX.HAI/BLN.DBF/20261122.BPS/SKL.CDA/U.OCA/C-26-7.{PAPER}"
TEETH = "ALL 3-MO 14-X 19-C 30-O"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


@pytest.fixture
def ours(db: None) -> Session:
    return sign_on("IL1990100")


@pytest.fixture
def missing(exchange: Exchange, ours: Session) -> Record:
    return Record.objects.get(number=ask(exchange, ours, "EMO", JANE).data["record"])


def send(exchange: Exchange, session: Session, key: str, record: Record, fields: str = "") -> AnswerFrame:
    return ask(exchange, session, key, f"NIC/{record.number}.OCA/{record.case_number}{'.' if fields else ''}{fields}")


def no_of(answer: AnswerFrame) -> str:
    assert answer.outcome == "refused", answer.text
    return str(answer.data["no"]["code"])


def standing(record: Record, kind: str = "tooth") -> set[str]:
    rows = RecordAddition.objects.filter(record=record, kind=kind, taken_off_at=None)
    return {next(iter(one.values.values())) for one in rows}


def test_a_chart_is_a_row_a_tooth_and_of_what_is_not_named_nothing_is_known(
    exchange: Exchange, ours: Session, missing: Record
) -> None:
    answer = send(exchange, ours, "ED", missing, "DCH/3-MO 14-X.DXR/Y.DRE/UPPER PARTIAL.DRE/GOLD AT 19")
    assert answer.outcome == "modified", answer.text
    teeth = standing(missing)
    assert len(teeth) == 32
    assert {"03-MO", "14-X", "01-/", "32-/"} <= teeth
    assert standing(missing, "dental x-rays") == {"Y"}
    assert standing(missing, "dental remark") == {"UPPER PARTIAL", "GOLD AT 19"}
    line = Line.objects.filter(event="hotfiles:record:modified").latest("id")
    assert line.data == {"fields": ["DCH", "DRE", "DXR"], "key": "ED"}
    assert "MO" not in str(line.data)


def test_a_chart_undoes_the_check_and_is_an_item_of_the_next(
    exchange: Exchange, ours: Session, missing: Record
) -> None:
    Record.objects.update(checked_at=NOW, checked_by=make_person())
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}.DXR/Y")
    missing.refresh_from_db()
    assert missing.checked_at is None
    items = {one.code: one for one in items_for(missing)}
    assert items["DCH_OWN"].words == "Dental chart"
    assert "03-MO" in items["DCH_OWN"].value
    assert items["DXR_OWN"].value == "Y"


def test_teeth_are_modified_one_by_one_and_a_chart_as_a_whole(
    exchange: Exchange, ours: Session, missing: Record
) -> None:
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}.DXR/N.DRE/ONE")
    changed = send(exchange, ours, "MD", missing, "DCH/3-MOD 1-X")
    [told] = changed.data["changed"]
    assert (told["field"], told["gone"], told["came"]) == ("DCH", "01-V; 03-MO", "01-X; 03-MOD")
    assert {"03-MOD", "01-X", "14-X"} <= standing(missing)
    assert len(standing(missing)) == 32
    assert standing(missing, "dental remark") == {"ONE"}, "what is not named stays"
    send(exchange, ours, "MD", missing, "DXR/Y.DRE/TWO")
    assert (standing(missing, "dental x-rays"), standing(missing, "dental remark")) == ({"Y"}, {"TWO"})
    send(exchange, ours, "MD", missing, "DCH/UNK")
    assert {one[3:] for one in standing(missing)} == {"/"}
    assert no_of(send(exchange, ours, "MD", missing, "DCH/UNK 3-/")) == "nothing-changes"


def test_a_chart_is_taken_off_and_stays_in_the_history(exchange: Exchange, ours: Session, missing: Record) -> None:
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}.DXR/Y.DRE/ONE")
    assert send(exchange, ours, "XD", missing).outcome == "modified"
    assert not RecordAddition.objects.filter(record=missing, taken_off_at=None).exists()
    assert RecordAddition.objects.filter(record=missing).count() == 34
    steps = list(RecordChange.objects.filter(record=missing, act="modify").order_by("id"))
    assert [len(one.additions) for one in steps] == [34, 0]
    assert no_of(send(exchange, ours, "XD", missing)) == "no-chart"
    assert no_of(send(exchange, ours, "MD", missing, "DCH/ALL")) == "no-chart"
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}")
    assert len(standing(missing)) == 32


def test_one_chart_at_a_time_and_on_records_that_have_teeth(exchange: Exchange, ours: Session, missing: Record) -> None:
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}")
    assert no_of(send(exchange, ours, "ED", missing, "DCH/ALL")) == "chart-on-file"
    car = make_record(missing.agency, case_number="26-1")
    assert no_of(send(exchange, ours, "ED", car, "DCH/ALL")) == "no-teeth-here"
    Record.objects.filter(pk=missing.pk).update(held_back=True, unconfirmed_since=NOW)
    assert no_of(send(exchange, ours, "MD", missing, "DCH/UNK")) in {"held-back", "not-on-file"}


def test_a_chart_finds_who_was_found_and_says_why_and_never_surely(
    exchange: Exchange, ours: Session, missing: Record
) -> None:
    theirs = sign_on("IL1990200")
    body = Record.objects.get(number=ask(exchange, theirs, "EUD", BODY).data["record"])
    send(exchange, theirs, "ED", body, f"DCH/{TEETH} 8-X")
    [hit] = send(exchange, ours, "ED", missing, f"DCH/{TEETH}").data["hits"]
    assert (hit["record"], hit["grade"]) == (body.number, "possible")
    told = [one["words"] for one in hit["reasons"]]
    assert (
        "teeth agree: 32 compared; 4 of the same treatment or gap (3-MO, 14-X, 19-C, 30-O); 1 treated or drawn since"
        in told
    )
    again = send(exchange, theirs, "MD", body, "DCH/3-V 14-V 19-V").data
    assert again["hits"] == [], "three that can't be, another race: too little is left"


@pytest.mark.parametrize("looks", ["SEX/M.RAC/B.EYB/19801995", "SEX/F.RAC/B.EYB/19401950"])
def test_teeth_find_who_was_estimated_wrong(exchange: Exchange, ours: Session, missing: Record, looks: str) -> None:
    """What remains of somebody often gives the wrong sex, or years that are far off."""
    theirs = sign_on("IL1990200")
    entered = ask(exchange, theirs, "EUD", BODY.replace("SEX/F.RAC/B.EYB/19801995", looks))
    assert not entered.data.get("hits")
    body = Record.objects.get(number=entered.data["record"])
    send(exchange, theirs, "ED", body, f"DCH/{TEETH} 8-X")
    [hit] = send(exchange, ours, "ED", missing, f"DCH/{TEETH}").data["hits"]
    assert (hit["record"], hit["grade"]) == (body.number, "possible")


@pytest.mark.parametrize("worn", ["121011CO141159TTCINA", "NA1011CO141159TTCIXX", "12NA11CO141159SRCI13"])
def test_fingers_find_who_was_estimated_wrong_with_two_of_them_lost(
    exchange: Exchange, ours: Session, worn: str
) -> None:
    theirs = sign_on("IL1990200")
    asked = BODY.replace("SEX/F.RAC/B.EYB/19801995", f"SEX/M.RAC/B.EYB/19401950.FPC/{worn}")
    body = ask(exchange, theirs, "EUD", asked).data["record"]
    [hit] = ask(exchange, ours, "EMO", JANE + ".FPC/121011CO141159TTCI13").data["hits"]
    assert (hit["record"], hit["grade"]) == (body, "possible")
    asked = f"SEX/M.RAC/B.EYB/19401950.FPC/{worn}.PUR/C.ATN/OFC ROE.RSN/case 26-7"
    assert [one["file"] for one in ask(exchange, theirs, "QM", asked).data["hits"]] == ["missing_person"]


def test_a_record_with_a_chart_lacks_none(exchange: Exchange, ours: Session, missing: Record) -> None:
    assert "DCH" in lacking(missing)
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}")
    assert "DCH" not in lacking(missing)


def test_a_chart_ends_with_its_record(exchange: Exchange, ours: Session, missing: Record) -> None:
    send(exchange, ours, "ED", missing, f"DCH/{TEETH}")
    ask(exchange, ours, "XM", f"NIC/{missing.number}.NAM/DOE, JANE Q.OCA/26-10411")
    theirs = sign_on("IL1990200")
    assert "hits" not in ask(exchange, theirs, "EUD", BODY).data or not ask(exchange, theirs, "EUD", BODY).data["hits"]
    assert no_of(send(exchange, ours, "MD", missing, "DCH/UNK")) == "already-ended"


def test_another_agency_a_lower_level_and_a_level_that_does_not_reach_the_file(
    exchange: Exchange, ours: Session, missing: Record
) -> None:
    theirs = sign_on("IL1990200")
    for key, fields in (("ED", "DCH/ALL"), ("MD", "DCH/ALL"), ("XD", "")):
        assert no_of(send(exchange, theirs, key, missing, fields)) == "not-your-record"
        less = sign_on("IL1990100", certified="less")
        assert no_of(send(exchange, less, key, missing, fields)) == "not-certified"
    narrowed(Agency.objects.get(ori="IL1990200"), "unidentified_person")
    there = send(exchange, theirs, "ED", missing, "DCH/ALL").data["no"]
    nowhere = ask(exchange, theirs, "ED", "NIC/M990009999.OCA/26-10411.DCH/ALL").data["no"]
    assert there["code"] == nowhere["code"] == "not-on-file"
    assert not RecordAddition.objects.exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("DCH/33-V", "field-wrong"),
        ("DCH/3-Q", "field-wrong"),
        ("DCH/3-X; 3-V", "field-wrong"),
        ("DXR/Y", "field-missing"),
    ],
)
def test_a_malformed_chart_leaves_nothing(
    exchange: Exchange, ours: Session, missing: Record, fields: str, code: str
) -> None:
    assert no_of(send(exchange, ours, "ED", missing, fields)) == code
    assert no_of(ask(exchange, ours, "ED", f"NIC/{missing.number}.OCA/26-1.DCH/ALL")) == "does-not-fit"
    assert not RecordAddition.objects.exists()


def test_a_message_sent_again_does_nothing_twice(exchange: Exchange, ours: Session, missing: Record) -> None:
    said: dict[str, Any] = {"reference": "TEETH1"}
    fields = f"NIC/{missing.number}.OCA/26-10411.DCH/{TEETH}"
    first = ask(exchange, ours, "ED", fields, **said)
    assert ask(exchange, ours, "ED", fields, **said).data == first.data
    assert RecordAddition.objects.count() == 32
