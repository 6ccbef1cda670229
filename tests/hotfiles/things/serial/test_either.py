"""A maker's and an owner's number, each compared with each."""

from leads.hotfiles.things.serial.either import best, either_keys, same_of_either, searches
from leads.hotfiles.things.serial.forms import Kind

KIND = Kind("A")
BOTH = {"SER": "TST369257", "OAN": "FLEET0042"}


def test_the_surest_answer_is_told_with_the_number_that_was_asked() -> None:
    found = best({"SER": "FLEET0042", "OAN": "TST3692S7"}, BOTH, KIND)
    assert found is not None
    first, number = found
    assert number == "FLEET0042"
    assert (first.field, first.sure) == ("SER", True)
    assert first.words == "owner-applied number is the same, all characters (asked as the serial number)"
    assert best({"SER": "TST369258"}, BOTH, KIND) is None


def test_a_number_that_answers_as_what_it_is_called_needs_no_more_words() -> None:
    found = best({"OAN": "FLEET0042"}, BOTH, KIND)
    assert found is not None
    assert found[0].words == "owner-applied number is the same, all characters"


def test_whatever_matches_shares_a_key() -> None:
    for asked in ({"SER": "FLEETOO42"}, {"OAN": "369257"}, {"SER": "69257"}):
        assert best(asked, BOTH, KIND)
        assert set(either_keys(asked, KIND)) & set(either_keys(BOTH, KIND)), asked


def test_each_is_searched_by_itself_and_one_number_is_one_thing() -> None:
    assert list(searches(("OAN", "SER", "TYP"))) == [("SER",), ("OAN",)]
    assert same_of_either(BOTH, {"SER": "TST369257"})
    assert not same_of_either(BOTH, {"OAN": "TST369257"})
    assert not same_of_either({}, {})


def test_a_thing_of_other_numbers_hands_its_own_in() -> None:
    nouns = {"SER": "serial number", "RID": "remote number"}
    thing = {"SER": "TST369257", "RID": "FLEET0042", "OAN": "TST369258"}
    found = best({"SER": "FLEET0042"}, thing, KIND, nouns)
    assert found is not None
    assert found[0].words == "remote number is the same, all characters (asked as the serial number)"
    assert best({"OAN": "TST369258"}, thing, KIND, nouns) is None
    assert set(either_keys(thing, KIND, nouns)) == set(either_keys({"SER": "TST369257", "OAN": "FLEET0042"}, KIND))
    assert list(searches(("OAN", "RID"), nouns)) == [("RID",)]
    assert same_of_either(thing, {"RID": "FLEET0042"}, nouns)
    assert not same_of_either(thing, {"OAN": "TST369258"}, nouns)
