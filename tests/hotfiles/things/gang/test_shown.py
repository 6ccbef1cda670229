"""How a group and the street names of its members are shown."""

from leads.hotfiles.things.gang.shown import group_facts, group_named, kept_until, monikers, other_names


def test_a_group_in_a_line() -> None:
    assert group_named({"GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE"}) == "EXAMPLE STREET BOYS, NORTH SIDE"
    assert group_named({"GNG": "EXAMPLE STREET BOYS"}) == "EXAMPLE STREET BOYS"
    assert dict(group_facts({"GNG": "X", "DRS": "GREEN CAP", "POC": "SGT J DOE"}))["Whom to ask"] == "SGT J DOE"


def test_a_moniker_is_told_apart_from_a_name() -> None:
    held = {"AKA": "LIL BEAR,; ROE, JANE; ACE,"}
    assert monikers(held) == "LIL BEAR; ACE"
    assert other_names(held) == "ROE, JANE"
    assert monikers({}) == other_names({}) == ""


def test_the_day_on_which_it_goes() -> None:
    assert kept_until({"DOP": "20281231"}) == ("Purged on", "31 Dec 2028")
    assert kept_until({}) == ("Purged on", "")
