"""How an article is shown."""

from leads.hotfiles.things.article.shown import article_facts, article_named, type_shown

SET = {"SER": "TST369257", "OAN": "FLEET0042", "TYP": "RTELEVI", "BRA": "TST", "MOD": "VIEW 40"}


def test_what_it_is_stands_in_words_with_its_code() -> None:
    assert type_shown(SET) == "Radio, television, sound equipment (RTELEVI)"
    assert type_shown({}) == ""
    assert [value for _, value in article_facts(SET)][1:] == ["TST369257", "FLEET0042", "TST", "VIEW 40"]


def test_in_a_list_it_is_its_number_and_type() -> None:
    assert article_named(SET) == "TST369257 RTELEVI"
    assert article_named({"OAN": "FLEET0042", "TYP": "QBADGE"}) == "FLEET0042 QBADGE"
    assert article_named({"TYP": "QBADGE"}) == "QBADGE"
