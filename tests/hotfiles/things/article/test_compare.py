"""How articles answer: either number asked as either, then what kind of thing it is."""

import pytest

from leads.hotfiles.things.article.compare import CLAIMS, match_article, same_article
from tests.hotfiles.things.saying import words

SET = {"SER": "TST369257", "OAN": "FLEET0042", "TYP": "RTELEVI"}
RADIO = {"OAN": "TST369257", "TYP": "RRADIO"}


@pytest.mark.parametrize(
    ("asked", "values", "grade", "said"),
    [
        ({"SER": "TST369257", "TYP": "RTELEVI"}, SET, "exact", "type of article is the same"),
        (
            {"SER": "TST369257", "TYP": "RTELEVI"},
            RADIO,
            "exact",
            "asked as the serial number",
        ),  # the rule's own example
        ({"OAN": "FLEET0042", "TYP": "RRADIO"}, SET, "exact", "kind of article is the same: RTELEVI on record"),
        ({"SER": "TST369257"}, SET, "strong", "all characters"),
        ({"SER": "TST369257", "TYP": "YITEM"}, SET, "strong", "listed under no kind"),
        ({"SER": "TST369257", "TYP": "RTELEVI"}, SET | {"TYP": "YTHING"}, "strong", "listed under no kind"),
        ({"SER": "TST369257", "TYP": "BBICYCL"}, SET, "possible", "kind of article differs: RTELEVI on record"),
        ({"SER": "TST3692S7", "TYP": "RTELEVI"}, SET, "possible", "looks alike"),
        ({"SER": "369257", "TYP": "RTELEVI"}, SET, "possible", "what was asked is the end"),
        ({"SER": "4711", "TYP": "RTELEVI"}, SET | {"SER": "4711"}, "strong", "all characters"),
    ],
)
def test_articles_that_answer(asked: dict[str, str], values: dict[str, str], grade: str, said: str) -> None:
    found = match_article(asked, values)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"SER": "TST369258"},
        {"TYP": "RTELEVI"},
        {},
        {"SER": "369257", "TYP": "BBICYCL"},  # an end, and another kind
        {"SER": "TST3692S7", "TYP": "BBICYCL"},
    ],
)
def test_articles_that_do_not(asked: dict[str, str]) -> None:
    assert match_article(asked, SET) is None


def test_a_short_number_of_another_kind_is_silent_since_thousands_bear_it() -> None:
    assert match_article({"SER": "47111", "TYP": "BBICYCL"}, SET | {"SER": "47111"}) is None
    assert match_article({"SER": "471111", "TYP": "BBICYCL"}, SET | {"SER": "471111"})


def test_what_was_not_asked_is_said_and_a_filler_is_never_sure() -> None:
    found = match_article({"SER": "TST369257"}, SET)
    assert found is not None
    assert "type was not asked" in found.unsure[0]
    found = match_article({"SER": "5555", "TYP": "RTELEVI"}, SET | {"SER": "5555"})
    assert found is not None
    assert found.grade == "possible"


def test_no_claims_together_leave_the_scale() -> None:
    assert all(-0.2 <= one.weight <= 0.12 for one in CLAIMS.values())


def test_one_article_is_on_file_once() -> None:
    assert same_article(SET, SET | {"SER": "TST999999"})  # its owner's number
    assert same_article(SET, SET | {"OAN": "OTHER1"})
    assert not same_article(SET, SET | {"TYP": "RRADIO"})
    assert not same_article({"TYP": "QBADGE"}, {"TYP": "QBADGE"})
