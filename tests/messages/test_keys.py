"""What is known of a message key is declared, and the gates get it from there."""

import pytest

from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import Does, MessageKey, Needs, Route
from leads.messages.lists import ADD, REMOVE
from leads.rules.section_30_participation import Level

ASK = Does("inquire", Route.ASK, "files.inquire", Level.LESS, "a test", "own")


def test_what_its_sender_needs_is_what_it_does_and_the_files_it_reaches() -> None:
    key = MessageKey("AB", ASK, "Ask", ("gun", "boat"), ())
    assert key.needs == Needs("files.inquire", Level.LESS, ("gun", "boat"))
    assert key.route is Route.ASK
    with pytest.raises(ValueError, match="unpack"):
        assert key.file  # what opens several files acts on none of them


@pytest.mark.parametrize("key", list(MESSAGE_KEYS.values()), ids=lambda key: key.key)
def test_every_key_says_where_its_level_comes_from_and_reaches_a_file(key: MessageKey) -> None:
    assert key.does.source
    assert key.does.grade in {"A", "K", "?", "own"}
    assert key.files
    assert key.route is Route.ASK or key.file


def test_which_keys_add_to_lists_and_which_take_from_them_is_declared_and_not_read_off_a_letter() -> None:
    signs = {sign: {key.key for key in MESSAGE_KEYS.values() if key.does.sign == sign} for sign in (ADD, REMOVE)}
    assert signs[ADD] == {"EN", "ENS", "EMN", "EUN", "EXSN", "EGMN", "EGGN", "ECN", "ECNS", "ENPO", "EIN"}
    assert signs[REMOVE] == {"XN", "XNS", "XMN", "XUN", "XXSN", "XGMN", "XGGN", "XCN", "XCNS", "XNPO", "XIN"}
    for key in (MESSAGE_KEYS[one] for found in signs.values() for one in found):
        assert key.combinations, "some addition is named whole"
        assert all(use.must for use in key.uses if use.field.code in key.identifies)


def test_who_asks_for_administration_says_why_and_gets_no_notices() -> None:
    told = {key.key for key in MESSAGE_KEYS.values() if key.route is Route.ASK and key.notices}
    assert told == {"QA", "QB", "QG", "QGG", "QGM", "QID", "QM", "QPO", "QS", "QU", "QV", "QW", "QXS"}
    assert {key.key for key in MESSAGE_KEYS.values() if key.purpose} == {"ZA", "ZB", "ZG", "ZID", "ZS", "ZV", "ZW"}
