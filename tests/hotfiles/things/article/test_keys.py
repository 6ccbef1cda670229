"""The keys under which an article is found: either of its numbers, asked as either."""

from leads.hotfiles.things.article.keys import asked_keys, record_keys, searches
from leads.hotfiles.things.gun.keys import record_keys as keys_of_a_gun
from leads.messages.fields import DEFAULTS


def test_an_article_is_found_by_either_number_asked_as_either() -> None:
    kept = record_keys({"SER": "TST369257", "OAN": "FLEET0042", "TYP": "RRADIO"})
    for asked in (
        {"SER": "TST369257"},
        {"OAN": "TST369257"},
        {"SER": "FLEET0042"},
        {"OAN": "FLEETOO42"},
        {"SER": "69257"},
    ):
        assert kept & set(asked_keys(asked, DEFAULTS)), asked
    assert not kept & set(asked_keys({"SER": "TST369258"}, DEFAULTS))
    assert record_keys({"TYP": "QBADGE"}) == frozenset()


def test_a_gun_s_number_is_no_article_s() -> None:
    assert not record_keys({"SER": "K369257"}) & keys_of_a_gun({"SER": "K369257"})


def test_each_number_is_searched_by_itself() -> None:
    assert list(searches(("TYP", "OAN", "SER"))) == [("SER",), ("OAN",)]
    assert list(searches(("TYP",))) == []
