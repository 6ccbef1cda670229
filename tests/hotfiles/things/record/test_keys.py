"""A record's own number and a case number never answer for each other."""

from leads.hotfiles.things.record.keys import case_key, number_key


def test_a_number_and_a_case_have_keys_of_their_own() -> None:
    assert number_key("V990000001") == "#:V990000001"
    assert case_key("V990000001") == "Q:V990000001"
