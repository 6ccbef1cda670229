"""What each claim about a person is worth: the table that everything reads which compares persons.

A weight is the logarithm of how much likelier the claim is of one person than of two (Fellegi and Sunter): half a bit
is a hundredth. The chances are learned by `leads bench weights`, which prints this table; those of names are for a name
that one person in a thousand has, and a name's own share moves the weight (`commonness.py`). Rows without chances are
set by hand.
"""

from collections.abc import Mapping
from math import log2
from typing import NamedTuple

from leads.hotfiles.declare.weights import Claim

#: Hundredths of a score for one bit of evidence, as a share.
BIT = 0.02
#: The share of the people who have the name for which the chances of the table stand.
REFERENCE = 0.001


class Learned(NamedTuple):
    """A claim with its chance where both are one person, and where they are strangers."""

    field: str
    weight: float
    one: float
    strangers: float
    words: str
    sure: bool = True


LEARNED: Mapping[str, Learned] = {
    # claim                       field  weight  one person  strangers
    # Surname
    "surname-same": Learned("NAM", 0.19, 0.8, 0.001, "surname is the same"),
    "surname-joined": Learned("NAM", 0.08, 0.014, 0.001, "surname is the same, written together or apart"),
    "surname-spelling": Learned("NAM", 0.11, 0.041, 0.001, "surname is spelled nearly the same", False),
    "surname-sound": Learned("NAM", 0.02, 0.002, 0.001, "surname sounds alike", False),
    "surname-part": Learned("NAM", 0.08, 0.036, 0.002, "one part of the surname is the same", False),
    "surname-differs": Learned("NAM", -0.09, 0.05, 0.99, "surname differs", False),
    # ... given name
    "given-same": Learned("NAM", 0.19, 0.73, 0.001, "given name is the same"),
    "given-joined": Learned("NAM", 0.07, 0.013, 0.001, "given names are the same, written together or apart"),
    "given-short": Learned("NAM", 0.09, 0.023, 0.001, "given name is a short form of the same name", False),
    "given-spelling": Learned("NAM", 0.10, 0.035, 0.001, "given name is spelled nearly the same", False),
    "given-sound": Learned("NAM", 0.04, 0.004, 0.001, "given name sounds alike", False),
    "given-initial": Learned("NAM", 0.08, 0.043, 0.0031, "given name begins with the initial", False),
    "given-other": Learned("NAM", 0.08, 0.015, 0.001, "given name is a second given name", False),
    "given-letter": Learned("NAM", -0.07, 0.005, 0.066, "given name only begins with the same letter", False),
    "given-differs": Learned("NAM", -0.08, 0.049, 0.9, "given name differs", False),
    # ... both
    "names-swapped": Learned("NAM", 0.31, 0.04, 0.000001, "surname and given name are swapped", False),
    "names-swapped-near": Learned("NAM", 0.28, 0.043, 0.000003, "the names are swapped and nearly the same", False),
    # ... other given names
    "others-same": Learned("NAM", 0.08, 0.44, 0.03, "second given name is the same"),
    "others-initial": Learned("NAM", 0.06, 0.56, 0.066, "second given name fits the initial"),
    "others-differ": Learned("NAM", -0.08, 0.05, 0.93, "second given name differs", False),
    # ... birth date
    "born-same": Learned("DOB", 0.26, 0.72, 0.000093, "birth date is the same"),
    "born-swapped": Learned("DOB", 0.18, 0.013, 0.000029, "birth day and month are swapped", False),
    "born-digit": Learned("DOB", 0.10, 0.063, 0.0017, "birth date differs in one digit", False),
    "born-transposed": Learned("DOB", 0.18, 0.034, 0.000074, "birth date has two transposed digits", False),
    "born-day-near": Learned("DOB", 0.16, 0.042, 0.00017, "birth date is one day off", False),
    "born-year-asked": Learned("DOB", 0.16, 0.042, 0.00015, "birth year is within the years asked"),
    "born-year-near": Learned("DOB", 0.16, 0.042, 0.00015, "birth year is one off", False),
    "born-day-differs": Learned("DOB", 0.04, 0.005, 0.0014, "birth day differs, year and month are the same", False),
    "born-month-differs": Learned("DOB", 0.11, 0.014, 0.0003, "birth month differs, year and day are the same", False),
    "born-moved": Learned("DOB", 0.17, 0.029, 0.000092, "birth day and month: same digits in another order", False),
    "born-year-differs": Learned("DOB", 0.03, 0.005, 0.0019, "birth year differs, month and day are the same", False),
    "born-year-only": Learned("DOB", -0.02, 0.013, 0.024, "only the birth year is the same", False),
}  # fmt: skip
#: What no labeled set tells: names that are not known, father and son, sex and race (which narrow), numbers.
BY_HAND: Mapping[str, Claim] = {
    "surname-particle": Claim("NAM", 0.09, "surname is the same but for the little words before it", False),
    "surname-unknown": Claim("NAM", 0.00, "the surname is not known: only a placeholder stands there", False),
    "given-unknown": Claim("NAM", 0.00, "the given name is not known: only a placeholder stands there", False),
    "given-none": Claim("NAM", 0.05, "there is one name only, asked and on record", False),
    "given-missing": Claim("NAM", -0.08, "a given name stands on one side only", False),
    "suffix-same": Claim("NAM", 0.00, "suffix is the same"),
    "suffix-missing": Claim("NAM", -0.02, "a suffix stands on one side only", False),
    "suffix-differs": Claim("NAM", -0.25, "suffix differs, as father's and son's do", False),
    "sex-same": Claim("SEX", 0.01, "sex is the same"),
    "race-same": Claim("RAC", 0.02, "race is the same"),
    "number-differs": Claim("FBI", -0.10, "number differs", False),
    "number-same": Claim("FBI", 0.90, "number is the same"),
    "number-other-state": Claim("OLN", 0.40, "driver's license number is the same, but of another state", False),
    "case-same": Claim("OCA", 0.60, "case number is the same; other agencies may use it too", False),
    "name-beside": Claim("NAM", 0.10, "the name asked is the record's too"),
    "name-beside-differs": Claim("NAM", 0.00, "the name asked is not the record's", False),
}
CLAIMS: Mapping[str, Claim] = {
    **{claim: Claim(row.field, row.weight, row.words, row.sure) for claim, row in LEARNED.items()},
    **BY_HAND,
}
WEIGHT: Mapping[str, float] = {claim: row.weight for claim, row in CLAIMS.items()}


def worth(one: float, strangers: float) -> float:
    """What a claim weighs that has these chances, in hundredths."""
    return round(BIT * log2(one / strangers), 2)
