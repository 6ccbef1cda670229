"""A message whose fields don't fit: the first problem speaks, and all of them are there for a form to mark."""

from leads.messages.fields import FieldsRefused, capitals
from leads.rules.refused import Refused


def test_what_was_typed_stands_in_capitals_on_one_line() -> None:
    assert capitals("  rapid  \r\n\tfinch 2 ") == "RAPID FINCH 2"
    assert capitals(" \n ") == ""


def test_the_first_problem_speaks_and_all_are_told() -> None:
    first = Refused("field-code", "There is no color XXX.", "1240.60(a)(3)", "Choose one.", "VCO", "BLU")
    second = Refused("field-missing", "OCA is missing.", None, "Add OCA.", "OCA", "26-1")
    no = FieldsRefused((first, second))
    assert (no.code, no.sentence, no.clause, no.cure, no.field, no.example) == (
        "field-code",
        "There is no color XXX.",
        "1240.60(a)(3)",
        "Choose one.",
        "VCO",
        "BLU",
    )
    assert no.problems == (first, second)
