"""The arithmetic of a match: its score is what its reasons add up to, to the hundredth."""

from leads.hotfiles.declare.weights import Claim, matched, reason, score_of

SAME, OFF = Claim("DOB", 0.3, "birth date is the same"), Claim("SEX", -0.1, "sex differs", sure=False)


def test_a_claim_becomes_a_reason_of_the_field_that_was_asked() -> None:
    said = reason(SAME, "DOE", "24 Dec 1988")
    assert (said.field, said.words, said.weight, said.sure) == ("DOE", "birth date is the same: 24 Dec 1988", 0.3, True)
    assert (reason(OFF).field, reason(OFF).sure) == ("SEX", False)


def test_the_score_is_the_sum_without_the_dust_of_binary_fractions() -> None:
    reasons = (reason(SAME), reason(SAME), reason(SAME), reason(OFF))
    assert score_of(reasons) == 0.8 == matched("strong", reasons).score
    assert matched("exact", (), ("Not compared.",)).unsure == ("Not compared.",)
