"""The protection order file: what is enough, what is said at the door, and an order from entry to its end."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["protection_order"]
ORDER = {
    "NAM": "DOE, JOHN Q", "SEX": "M", "RAC": "W", "DOB": "19851130", "HGT": "511", "WGT": "190", "HAI": "BRO",
    "PNO": "26-OP-000123", "CTI": "IL199015J", "ISD": "20261123", "EXP": "20281123", "PCO": "01; 04; 05", "BRD": "Y",
    "SVC": "1", "SVD": "20261123", "PPN": "ROE, MARY", "PPB": "19900303", "OCA": "26-10411", "SUP": "DOCUMENT",
    "MKE": "EPO",
}  # fmt: skip
SENT = (
    "NAM/DOE, JOHN Q.SEX/M.RAC/W.DOB/19851130.HGT/511.WGT/190.HAI/BRO.SOC/666120485.PNO/26-OP-000123.CTI/IL199015J."
    "ISD/20261123.EXP/20261214.PCO/01; 07.MIS/ALL FIREARMS.BRD/U.SVC/2.PPN/ROE, MARY.PPB/19900303.PSN/666123457."
    "LIC/TST4711.LIS/IL.LIY/2027.LIT/PC.OCA/26-000123.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/DOE, JOHN.DOB/19851130"


def without(*codes: str) -> dict[str, str]:
    return {code: value for code, value in ORDER.items() if code not in codes}


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("EPO", ORDER),
        ("ETO", without("SVC", "SVD")),
        ("EPO", without("DOB") | {"SOC": "666120485"}),
        ("EPOC", ORDER | {"CMC": "00"}),
        ("EPO", ORDER | {"CMC": "90"}),
        ("EPO", ORDER | {"EXP": "NONEXP"}),
        ("EPO", ORDER | {"PCO": "07", "MIS": "RIFLES"}),
    ],
)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


@pytest.mark.parametrize(
    ("key", "values", "marked"),
    [
        ("EPO", without("DOB"), "DOB"),
        ("EPO", ORDER | {"OLN": "D1"}, "OLS"),
        ("EPO", ORDER | {"LIC": "TST4711"}, "LIS"),
        ("EPO", ORDER | {"LKI": "IL1990100"}, "LKA"),
        ("EPOC", ORDER, "CMC"),
        ("EPO", ORDER | {"CMC": "00"}, "CMC"),
        ("EPO", ORDER | {"SUP": "COMPLAINT"}, "SUP"),
        ("EPO", without("PPB"), "PPB"),
        ("EPO", ORDER | {"PCO": "08"}, "MIS"),
        ("EPO", ORDER | {"SVD": ""}, "SVD"),
        ("EPO", ORDER | {"EXP": "20261122", "ISD": "20261101", "SVD": "20261101"}, "EXP"),
    ],
)
def test_unconfirmed_what_is_not(key: str, values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)
    assert no.value.field == marked


def test_no_key_takes_an_address_and_none_locates() -> None:
    own = FILE.keys
    taken = {use.field.code for key in own for use in key.uses}
    assert taken.isdisjoint({"SNU", "SNA", "CTY", "COU", "STA", "ZIP", "ADD", "TNO"})
    kept = ["MPO", "CPO", "XPO", "IPO", "MTO", "CTO", "XTO", "ITO", "ENPO", "XNPO"]
    assert [key.key for key in own] == ["EPO", "EPOC", "ETO", "ETOC", *kept, "QPO"]


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"DOB": ""}, "name only"), ({"MKE": "ETO", "EXP": "NONEXP"}, "has an end"), ({"CTI": "IL1990100"}, "court")],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(ORDER | changed, TODAY))


def test_no_doubts_just_inside() -> None:
    assert FILE.warnings(ORDER, TODAY) == ()
    assert FILE.warnings(ORDER | {"EXP": "NONEXP"}, TODAY) == ()
    assert FILE.warnings(ORDER | {"MKE": "ETO"}, TODAY) == ()
    assert list(FILE.on_entry(ORDER, TODAY, {})) == []


def test_unconfirmed_it_is_kept_through_its_last_day() -> None:
    assert FILE.retired_on(ORDER, TODAY, {}) == date(2028, 11, 24)
    assert FILE.retired_on(ORDER, datetime(2026, 11, 23, tzinfo=UTC), {}) == date(2028, 11, 24)
    assert FILE.retired_on(ORDER | {"EXP": "NONEXP"}, TODAY, {}) is None


@pytest.mark.parametrize(
    ("values", "danger"),
    [
        ({"MKE": "EPOC", "CMC": "00"}, True),
        ({"PCO": "01; 07"}, True),
        ({"CMC": "90"}, True),
        ({}, False),
        ({"BRD": "Y"}, False),
    ],
)
def test_what_warns(values: dict[str, str], danger: bool) -> None:
    held = ORDER | values
    assert FILE.caution(held["MKE"], held) is danger


def test_what_is_said_first() -> None:
    assert FILE.headline(without("BRD")) == "Protection order protecting ROE, MARY"
    assert FILE.headline(ORDER | {"MKE": "ETOC", "CMC": "00", "SVC": "2"}) == (
        "Temporary protection order protecting ROE, MARY: Armed and dangerous; not served; no firearms"
    )
    assert FILE.named(ORDER) == "against DOE, JOHN Q"
    assert FILE.advise(ORDER).startswith("It protects ROE, MARY")
    assert FILE.advise(ORDER | {"CMC": "00"}).startswith("The respondent may be armed")
    assert FILE.advise(ORDER).endswith("no ground to arrest; a violation of the order may be.")


def test_who_is_who_stands_in_the_facts() -> None:
    facts = dict(FILE.facts(ORDER | {"PSN": "666123457"}))
    assert facts["Protects"] == "ROE, MARY, born 3 Mar 1990"
    assert facts["Order is against"] == "DOE, JOHN Q"
    assert facts["Respondent: born"] == "30 Nov 1985"
    assert "Name" not in facts
    assert "3457" not in str(facts)


def test_a_respondent_found_through_a_vehicle_may_not_be_in_it() -> None:
    plate = {"LIC": "TST4711", "LIS": "IL"}
    found = FILE.match(plate, ORDER | plate, TODAY)
    assert found is not None
    assert found.grade == "strong"
    assert found.unsure[0] == "The protected person may be in it, too."


@pytest.mark.django_db
def test_an_order_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "ETO", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "H99")
    assert "late" not in entered.text
    assert ask(exchange, ours, "EPO", SENT).data["no"]["code"] == "on-file"
    for key, asked in (
        ("QW", PERSON),
        ("QPO", PERSON),
        ("QW", "SOC/666120485"),
        ("QPO", "PNO/2026OP123.CTI/IL199015J"),
        ("QV", "LIC/TST4711.LIS/IL"),
        ("QPO", f"NIC/{number}"),
        ("QPO", "NAM/DOE, JOHN Q.OCA/26-000123"),
    ):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["caution"], "PSN" in hit["values"]) == (number, True, False)
        assert "rotection order protecting ROE, MARY: not served; no firearms" in hit["headline"]
    modified = ask(
        exchange,
        ours,
        "MTO",
        f"NIC/{number}.NAM/DOE, JOHN Q.OCA/26-000123.MKE/EPO.SVC/1.SVD/20261123.EXP/20281123.PCO/-07.BRD/N",
    )
    assert modified.outcome == "modified"
    [hit] = ask(exchange, theirs, "QW", PERSON).data["hits"]
    assert (hit["headline"], hit["caution"]) == ("Protection order protecting ROE, MARY", False)
    assert ask(exchange, ours, "CPO", f"NIC/{number}.NAM/DOE, JOHN Q.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QW", PERSON).outcome == "no record"


@pytest.mark.django_db
def test_a_protected_person_is_told_to_who_asks_for_one_and_to_nobody_else() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    ask(exchange, ours, "EPO", SENT)
    for key, asked in (
        ("QW", "NAM/ROE, MARY.DOB/19900303"),
        ("QW", "SOC/666123457"),
        ("QPO", "NAM/ROE, MARY.DOB/19900303"),
        ("QPO", "SOC/666123457"),
    ):
        assert ask(exchange, theirs, key, asked).outcome == "no record"
    told = ask(exchange, theirs, "QPO", "PPN/ROE, MARY.PPB/19900303")
    [hit] = told.data["hits"]
    assert hit["headline"] == "PROTECTED PERSON ROE, MARY, by an order against DOE, JOHN Q"
    assert hit["advise"].startswith("PROTECTED PERSON: ROE, MARY is whom this order protects")
    assert told.text.startswith("HIT. PROTECTED PERSON ROE, MARY")
    assert "666123457" not in str(told.data) + told.text
    assert ask(exchange, theirs, "QPO", "PPN/ROE, MARY").data["no"]["field"] == "PPB"
    assert ask(exchange, theirs, "QW", "PPN/ROE, MARY.PPB/19900303").data["no"]["code"] == "field-unknown"


@pytest.mark.django_db
def test_a_protected_person_without_a_birth_date_on_record_is_only_possibly_one() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    entered = ask(exchange, ours, "EPO", SENT.replace("PPB/19900303.", ""))
    assert "No birth date of the protected person" in entered.text
    [hit] = ask(exchange, ours, "QPO", "PPN/ROE, MARY.PPB/19900303").data["hits"]
    assert hit["headline"] == "Possibly a PROTECTED PERSON ROE, MARY, by an order against DOE, JOHN Q"


@pytest.mark.django_db
def test_an_order_that_comes_late_is_told_to_who_enters_it_and_to_nobody_else() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    entered = ask(exchange, ours, "ETO", SENT.replace("ISD/20261123", "ISD/20261121"))
    assert "2 days late" in entered.text
    assert "750 ILCS 60/217(c)" in entered.text
    assert "late" not in " ".join(Record.objects.get(number=entered.data["record"]).warnings)


@pytest.mark.django_db
def test_an_order_answers_through_its_last_day_and_not_on_the_next() -> None:
    """The database keeps the record for some hours longer, by days of UTC: the comparison knows the agency's day."""
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "ETO", SENT.replace("EXP/20261214", "EXP/20261124"))
    last, over = NOW + timedelta(days=1), datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    session = sign_on("IL1990200", user_id="s.kerr", now=last)
    assert ask(exchange, session, "QW", PERSON, now=last).outcome == "hit"
    session = sign_on("IL1990300", user_id="t.poe", now=over)
    assert Record.objects.get().retire_on == date(2026, 11, 26)
    assert ask(exchange, session, "QW", PERSON, now=over).outcome == "no record"


@pytest.mark.django_db
def test_a_second_order_against_a_person_is_taken_and_told() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EPO", SENT)
    second = ask(exchange, ours, "EPO", SENT.replace("26-OP-000123", "26-OP-000777"))
    assert second.outcome == "entered"
    assert "another order against the same person" in second.text
    assert len(ask(exchange, ours, "QW", PERSON).data["hits"]) == 2


@pytest.mark.parametrize("last", ["99991231", "99991230", "21271231"])
def test_a_day_that_stands_for_no_end_is_refused_with_the_word_for_it(last: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.by_code["EXP"].read(last, date(2026, 11, 23))
    assert "NONEXP" in str(no.value.cure)
    assert FILE.by_code["EXP"].read("21261231", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ({}, datetime(2026, 11, 24, 5, 59, 59, 999999, tzinfo=UTC)),  # the end of 23 November in Illinois
        ({"ISD": "20261120"}, datetime(2026, 11, 21, 5, 59, 59, 999999, tzinfo=UTC)),
        ({"CTI": "IN045015J"}, None),
        ({"MKE": "ETO"}, None),
        ({"ISD": ""}, None),
    ],
)
def test_1240_60_a_3_an_order_of_illinois_is_entered_on_the_day_it_issues(
    more: dict[str, str], due: datetime | None
) -> None:
    values = {"ISD": "20261123", "CTI": "IL199015J", "MKE": "EPO", **more}
    assert FILES["protection_order"].enter_by(values, None, {}) == due


def test_1240_60_a_3_an_order_that_came_later_counts_from_the_day_it_came() -> None:
    came = datetime(2026, 11, 24, 15, tzinfo=UTC)
    values = {"ISD": "20261120", "CTI": "IL199015J", "MKE": "ETO"}
    assert FILES["protection_order"].enter_by(values, came, {}) == datetime(2026, 11, 25, 5, 59, 59, 999999, tzinfo=UTC)
