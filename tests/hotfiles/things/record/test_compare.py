"""A record's own number answers exactly, or not at all."""

from leads.hotfiles.things.record.compare import match_number
from tests.hotfiles.things.saying import words


def test_a_record_answers_to_its_own_number_only() -> None:
    found = match_number({"NIC": "V990000001"}, {"NIC": "V990000001"})
    assert found is not None
    assert (found.grade, found.score, words(found)) == ("exact", 1.0, "record number is the one asked")
    assert match_number({"NIC": "V990000001"}, {"NIC": "V990000002"}) is None
    assert match_number({"NIC": "V990000001"}, {}) is None
