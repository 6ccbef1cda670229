"""What was added to a record, read with it, and how it is told: a secret by its end, and somebody else's apart."""

import pytest

from leads.hotfiles.additions import (
    added_facts,
    added_label,
    added_says,
    added_words,
    additions_of,
    additions_told,
    with_lists,
)
from leads.hotfiles.declare.additions import OWN, STOLEN, Added
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, make_person, make_record

pytestmark = pytest.mark.django_db
WANTS, ORDERS = FILES["wanted_person"], FILES["protection_order"]
ADDED = (
    Added("alias", OWN, {"AKA": "MARLOWE, TESS"}),
    Added("birth date", OWN, {"DOB": "19700315"}),
    Added("birth date", OWN, {"DOB": "19710315"}),
    Added("social security number", STOLEN, {"SOC": "666998888"}),
)
SON = Added("protected person", OWN, {"PPN": "ROE, TIM", "PPB": "20150505", "PSN": "666123499"})


def test_what_stands_is_read_in_the_order_in_which_it_came_and_what_went_is_not() -> None:
    by = make_person()
    record: Record = send("EW", {**WANTED, "AKA": "ROE, JANE"}, by).record
    assert additions_of(record) == ()
    meant = {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number}
    send("EN", {**meant, "AKA": "POE, JO; POE, ANN", "DOB": "19700315"}, by)
    send("ENS", {**meant, "DOB": "19600101"}, by)
    send("XN", {**meant, "AKA": "POE, JO"}, by)
    assert additions_of(record) == (
        Added("birth date", OWN, {"DOB": "19700315"}),
        Added("birth date", STOLEN, {"DOB": "19600101"}),
    )
    [gone] = record.additions.exclude(taken_off_at=None)
    assert (gone.values, gone.number, gone.taken_off_at, gone.taken_off_by) == ({"AKA": "POE, JO"}, 2, NOW, by)
    record.refresh_from_db()
    assert record.values["AKA"] == "ROE, JANE; POE, ANN", "values of a list stand in it"


def test_facts_name_each_kind_once_and_say_whose_it_is() -> None:
    assert dict(added_facts(WANTS, ADDED)) == {
        "Another birth date": "15 Mar 1970; 15 Mar 1971",
        "Somebody else's Social Security number, used by this person": "*****8888",
    }


def test_in_structured_form_a_secret_shows_its_end_and_what_is_kept_back_nothing() -> None:
    assert additions_told(WANTS, ADDED)[-1] == {
        "kind": "social security number",
        "whose": "stolen",
        "values": {"SOC": "*****8888"},
    }
    assert additions_told(ORDERS, [SON])[0]["values"] == {"PPN": "ROE, TIM", "PPB": "20150505"}


def test_in_words() -> None:
    social, son = WANTS.kinds["social security number"], ORDERS.kinds["protected person"]
    assert added_words(social, {"SOC": "666998888"}) == "*****8888"
    assert added_words(social, {"SOC": "666998888"}, in_full=True) == "666998888"
    assert added_words(son, SON.values, without={"PSN"}) == "ROE, TIM 20150505"
    assert added_label(social, OWN) == "Another Social Security number"
    assert added_label(FILES["identity_theft"].kinds["alias"], "impostor") == "The impostor's name"


def test_whom_an_order_protects_too_is_said_before_anything_else() -> None:
    assert list(added_says(ORDERS, [SON])) == ["It also protects ROE, TIM, born 5 May 2015."]
    assert list(added_says(WANTS, ADDED)) == []


def test_another_record_does_not_show_it() -> None:
    by = make_person()
    record = send("EW", {**WANTED, "AKA": "ROE, JANE"}, by).record
    second = send("EW", {**WANTED, "NAM": "HALE, MAY", "DOB": "19600101", "OCA": "26-3"}, by).record
    send("EN", {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number, "DOB": "19700315"}, by)
    assert (len(additions_of(record)), additions_of(second)) == (1, ())


def test_many_records_are_read_with_their_lists_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    by = make_person()
    names = [f"DOE, {one}" for one in ("ANN", "JANE", "MARY")]
    for name in names:
        lists = {"AKA": f"ROE, {name[5:]}"} if name != "DOE, ANN" else {}
        send("EW", {**WANTED, "NAM": name, "OCA": f"26-{name[5:]}", **lists}, by)
    found = with_lists([*Record.objects.order_by("id"), make_record()])
    monkeypatch.delattr("leads.hotfiles.models.rows_of")  # nobody asks for one of them
    assert [one.values.get("AKA") for one in found] == [None, "ROE, JANE", "ROE, MARY", None]
