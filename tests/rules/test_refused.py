"""A no is an answer: words for a person, data for a program, and it survives a trip to another process."""

import pickle

from leads.rules.refused import Refused

NO = Refused("telephone-only", "A call is not enough.", "1240.60(a)(2)", "Take a complaint.", "support", "complaint")


def test_it_reads_as_its_sentence() -> None:
    assert str(NO) == "A call is not enough."


def test_it_is_data() -> None:
    assert NO.as_dict() == {
        "code": "telephone-only",
        "sentence": "A call is not enough.",
        "clause": "1240.60(a)(2)",
        "cure": "Take a complaint.",
        "field": "support",
        "example": "complaint",
    }


def test_a_short_one_has_no_clause() -> None:
    no = Refused(code="no-such-key", sentence="There is no message key XX.")
    assert (no.clause, no.cure, no.field, no.example) == (None, "", None, None)


def test_it_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(NO)).as_dict() == NO.as_dict()
