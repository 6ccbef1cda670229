"""The file of gangs and terrorist organizations: found by name, about nobody."""

from datetime import date

import pytest

from leads.hotfiles.match import Asked, as_it_stands
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["gang_group"]
GROUP = {
    "GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE", "DRS": "GREEN CAP", "DOP": "20281231", "OCA": "26-10411",
    "SUP": "DOCUMENT", "MKE": "EGG",
}  # fmt: skip
SENT = (
    "GNG/EXAMPLE STREET BOYS.SGP/NORTH SIDE.DRS/GREEN CAP.DOP/20281231.OCA/26-10411.SUP/DOCUMENT."
    "SUD/RECORDS DESK 217-555-0140"
)


def test_keys_and_what_every_entry_carries() -> None:
    assert [key.key for key in FILE.keys] == ["EGG", "EGGT", "MGG", "EGGN", "XGGN", "XGG", "QGG"]
    assert {use.field.code for use in FILE.entries["EGG"].uses if use.must} == {"GNG", "OCA", "SUP", "SUD"}
    taken = {use.field.code for key in FILE.keys for use in key.uses}
    assert taken.isdisjoint({"NAM", "AKA", "DOB", "SOC", "ECR"}), "no person is on this file"


@pytest.mark.parametrize(
    ("values", "marked"), [({"DOP": "20261123"}, "DOP"), ({"LKI": "IL1990100"}, "LKA"), ({"DOP": "20261124"}, "")]
)
def test_edits(values: dict[str, str], marked: str) -> None:
    if not marked:
        FILE.check(MESSAGE_KEYS["EGG"], GROUP | values, TODAY)
        return
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EGG"], GROUP | values, TODAY)
    assert no.value.field == marked


def test_doubts() -> None:
    assert FILE.warnings(GROUP, TODAY) == ()
    assert FILE.warnings(GROUP | {"DRS": "", "MIS": "MEETS ON MAIN ST"}, TODAY) == ()
    assert "by what the group is known" in " ".join(FILE.warnings(GROUP | {"DRS": ""}, TODAY))


def test_it_says_nothing_of_any_person() -> None:
    assert not FILE.caution("EGGT", GROUP)
    assert FILE.advise(GROUP).startswith("Reference only: nobody is a member for what they wear")
    assert "no ground to stop, search or arrest anybody" in FILE.advise(GROUP)
    assert FILE.headline(GROUP | {"MKE": "EGGT"}) == "Terrorist organization"
    assert FILE.named(GROUP) == "EXAMPLE STREET BOYS, NORTH SIDE"


def test_unconfirmed_it_is_kept_for_five_years_at_most() -> None:
    assert FILE.retired_on(GROUP, TODAY, {}) == date(2028, 12, 31)
    assert FILE.retired_on(GROUP | {"DOP": ""}, TODAY, {}) == date(2031, 11, 23)
    for asked in ({"GNG": GROUP["GNG"]}, {"NIC": "Q990000001"}):
        known = GROUP | {"NIC": "Q990000001"}
        assert as_it_stands(FILE, Asked(asked, date(2028, 12, 30), DEFAULTS), known) is not None
        assert as_it_stands(FILE, Asked(asked, date(2028, 12, 31), DEFAULTS), known) is None


@pytest.mark.django_db
def test_a_group_from_entry_to_cancel() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EGG", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "Z99")
    assert ask(exchange, ours, "EGG", SENT.replace("STREET", "ST")).data["no"]["code"] == "on-file"
    assert "the same group, subgroup NORTH SIDE" in ask(exchange, ours, "EGG", SENT.replace("NORTH", "SOUTH")).text
    for asked, grade in (
        ("GNG/THE EXAMPLE ST BOYS.SGP/NORTH SIDE", "exact"),
        ("GNG/EXAMPLE STREET BOYS", "strong"),
        ("GNG/ESB", "possible"),
        (f"NIC/{number}", "exact"),
    ):
        hit = next(one for one in ask(exchange, theirs, "QGG", asked).data["hits"] if one["record"] == number)
        assert (hit["grade"], hit["caution"]) == (grade, False)
    assert ask(exchange, theirs, "QGG", "SGP/NORTH SIDE").outcome == "refused"
    assert ask(exchange, ours, "MGG", f"NIC/{number}.OCA/26-10411.GTI/CROWN").outcome == "modified"
    assert ask(exchange, theirs, "XGG", f"NIC/{number}.OCA/26-10411").outcome == "refused"
    assert ask(exchange, ours, "XGG", f"NIC/{number}.OCA/26-10411").outcome == "cancelled"
    assert ask(exchange, theirs, "QGG", f"NIC/{number}").outcome == "no record"
