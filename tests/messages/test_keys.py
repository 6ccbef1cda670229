"""What is known of a message key is declared, and the gates get it from there."""

from dataclasses import fields, replace

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.keys import Does, MessageKey, Needs, Route
from leads.messages.lists import ADD, REMOVE
from leads.rules.section_30_participation import Level

INQUIRIES = [key for key in MESSAGE_KEYS.values() if key.route is Route.ASK]
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
    assert key.route is not Route.ACT or key.file


#: What the first letter of a message key says to whoever writes it; the code reads nothing off it.
BEGINS = {
    "E": {"enter", "add on", "add image", "enter dental chart"},
    "M": {"modify", "change image", "modify dental chart"},
    "L": {"locate", "locate what was added on"},
    "C": {"clear", "clear what was added on"},
    "X": {"cancel", "cancel what was added on", "take back image", "cancel dental chart"},
    "I": {"take out"},
    "Q": {"ask for image"},
}


@pytest.mark.parametrize("key", list(MESSAGE_KEYS.values()), ids=lambda key: key.key)
def test_a_key_does_what_its_letter_says_and_which_ones_add_or_take_off_is_declared(key: MessageKey) -> None:
    """Beside entries and cancels, E adds to a record's lists, and X takes from them what its twin adds, and no more."""
    letter, rest = key.key[0], key.key[1:]
    if key.route is Route.ASK:
        assert letter in "QZ"
    elif not key.does.sign:
        assert key.does.name in BEGINS[letter]
    else:
        assert key.does.sign == {"E": ADD, "X": REMOVE}[letter]
        twin = MESSAGE_KEYS[f"{'X' if letter == 'E' else 'E'}{rest}"]
        assert twin.does.sign == (REMOVE if key.does.sign == ADD else ADD)
        assert (twin.does.whose, twin.files, twin.needs) == (key.does.whose, key.files, key.needs)
        assert (twin.uses, twin.combinations, twin.identifies) == (key.uses, key.combinations, key.identifies)
        assert key.combinations, "some addition is named whole"
        assert all(use.must for use in key.uses if use.field.code in key.identifies)


def test_a_file_whose_records_are_added_to_has_keys_for_it_and_no_other_file_has() -> None:
    for file in FILES.values():
        by_supplement = any(not kind.apart for kind in file.adds)
        assert by_supplement == any(key.does.sign for key in file.keys), file.name


def test_what_stands_under_a_record_has_a_key_for_each_thing_that_may_become_of_it() -> None:
    """EBT adds a trailer, LBT, CBT and XBT are about it and never about the boat: each knows it by its kind."""
    for file in FILES.values():
        of = {one.kind.name for one in file.add_ons}
        assert {key.about for key in file.keys if key.about} == of, file.name
        for about in of:
            keys = [key for key in file.keys if key.about == about]
            assert [key.key[0] for key in keys] == list("ELCX")
            assert len({key.key[1:] for key in keys}) == 1
            assert all(set(key.identifies) == {"NIC", "OCA"} for key in keys), "the record, and not what is under it"
            assert all(key.combinations for key in keys), "one of its own numbers is sent"


@pytest.mark.parametrize(
    "key", [one for one in MESSAGE_KEYS.values() if one.route is Route.ASK], ids=lambda key: key.key
)
def test_who_asks_for_administration_says_why_and_gets_no_notices(key: MessageKey) -> None:
    """Q answers whoever has somebody before them. Z differs from its Q in that alone, and in how it is called."""
    administration = key.key.startswith("Z")
    assert (key.notices, key.purpose) == (not administration, administration)
    if administration:
        twin = MESSAGE_KEYS[f"Q{key.key[1:]}"]
        same = {"key": twin.key, "title": twin.title, "notices": True, "purpose": False}
        declared = {one.name: getattr(replace(key, **same), one.name) for one in fields(MessageKey)}
        assert declared == {one.name: getattr(twin, one.name) for one in fields(MessageKey)}
        assert key.title.removesuffix(" for administration, without notices") == twin.title
