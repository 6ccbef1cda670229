"""The weights: one table for all comparisons. A match's score is the sum of its lines, and nothing else.

Each line is a claim about one field, with what it adds and the words that an officer reads. Weights are hundredths; no
sum of lines that can stand together is below 0 or above 1. Names alone come to 0.60 at most, far from the top grade.
"""

from collections.abc import Mapping
from math import fsum
from typing import NamedTuple

from leads.hotfiles.declare.hot_file import Match, Reason


class Claim(NamedTuple):
    """One line of the table. `sure` is no where the words voice a doubt."""

    field: str
    weight: float
    words: str
    sure: bool = True


WEIGHTS: Mapping[str, Claim] = {
    # Vehicles: the first identifier that agrees carries the match
    "vin-same": Claim("VIN", 0.85, "VIN is the same, all characters"),
    "oan-same": Claim("OAN", 0.85, "owner-applied number is the same"),
    "plate-same": Claim("LIC", 0.80, "plate is the same"),
    "vin-tail": Claim("VIN", 0.50, "only the last eight characters of the VIN are the same", False),
    "number-crossed": Claim("OAN", 0.50, "the number asked stands on record as another kind of number", False),
    "plate-look-alike": Claim("LIC", 0.50, "plate looks alike", False),
    "plate-unknown": Claim("LIC", 0.45, "plate fits where it was seen", False),
    # ... and what agrees or differs beside it
    "second-same": Claim("LIC", 0.05, "another asked number is the same too"),
    "second-differs": Claim("LIC", -0.30, "another asked number differs", False),
    "state-same": Claim("LIS", 0.10, "plate state is the same"),
    "plate-year-same": Claim("LIY", 0.03, "plate year is the same"),
    "plate-type-same": Claim("LIT", 0.02, "plate type is the same"),
    "make-same": Claim("VMA", 0.05, "make is the same"),
    "make-differs": Claim("VMA", -0.10, "make differs", False),
    # Persons: surname
    "surname-same": Claim("NAM", 0.30, "surname is the same"),
    "surname-joined": Claim("NAM", 0.29, "surname is the same, written together or apart"),
    "surname-spelling": Claim("NAM", 0.24, "surname is spelled nearly the same", False),
    "surname-sound": Claim("NAM", 0.20, "surname sounds alike", False),
    "surname-part": Claim("NAM", 0.20, "one part of the surname is the same", False),
    "surname-differs": Claim("NAM", 0.00, "surname differs", False),
    # ... given name
    "given-same": Claim("NAM", 0.20, "given name is the same"),
    "given-short": Claim("NAM", 0.17, "given name is a short form of the same name", False),
    "given-spelling": Claim("NAM", 0.16, "given name is spelled nearly the same", False),
    "given-sound": Claim("NAM", 0.14, "given name sounds alike", False),
    "given-initial": Claim("NAM", 0.12, "given name begins with the initial", False),
    "given-other": Claim("NAM", 0.12, "given name is a second given name", False),
    "given-letter": Claim("NAM", 0.05, "given name only begins with the same letter", False),
    "given-differs": Claim("NAM", 0.00, "given name differs", False),
    "names-swapped": Claim("NAM", 0.40, "surname and given name are swapped", False),
    # ... other given names
    "others-same": Claim("NAM", 0.03, "second given name fits"),
    "others-differ": Claim("NAM", -0.03, "second given name differs", False),
    # ... birth date
    "born-same": Claim("DOB", 0.40, "birth date is the same"),
    "born-swapped": Claim("DOB", 0.33, "birth day and month are swapped", False),
    "born-digit": Claim("DOB", 0.30, "birth date differs in one digit", False),
    "born-turned": Claim("DOB", 0.30, "birth date has two digits turned round", False),
    "born-year-asked": Claim("DOB", 0.33, "birth year is within the years asked"),
    "born-year-near": Claim("DOB", 0.28, "birth year is one off", False),
    "born-day-differs": Claim("DOB", 0.25, "birth day differs, year and month are the same", False),
    "born-month-differs": Claim("DOB", 0.23, "birth month differs, year and day are the same", False),
    "born-year-differs": Claim("DOB", 0.20, "birth year differs, month and day are the same", False),
    "born-year-only": Claim("DOB", 0.08, "only the birth year is the same", False),
    # ... sex and race
    "sex-same": Claim("SEX", 0.04, "sex is the same"),
    "race-same": Claim("RAC", 0.03, "race is the same"),
    # ... numbers
    "number-same": Claim("FBI", 0.90, "number is the same"),
    "case-same": Claim("OCA", 0.60, "case number is the same; other agencies may use it too", False),
    "name-beside": Claim("NAM", 0.10, "the name asked is the record's too"),
    "name-beside-differs": Claim("NAM", 0.00, "the name asked is not the record's", False),
    # A record asked by its own number
    "record-number": Claim("NIC", 1.00, "record number is the one asked"),
}


def reason(claim: str, field: str = "", detail: str = "") -> Reason:
    """One line of the table as a reason; `field` where the table's is only an example, `detail` as more words."""
    row = WEIGHTS[claim]
    return Reason(field or row.field, f"{row.words}: {detail}" if detail else row.words, row.weight, row.sure)


def score_of(reasons: tuple[Reason, ...]) -> float:
    """The sum of the reasons' weights, in hundredths."""
    return round(fsum(one.weight for one in reasons), 2)


def matched(grade: str, reasons: tuple[Reason, ...], unsure: tuple[str, ...] = ()) -> Match:
    """A match whose score is what its reasons add up to."""
    return Match(grade, score_of(reasons), reasons, unsure)
