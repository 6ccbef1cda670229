"""A person's sketch has what the comparison of names looks at."""

from leads.hotfiles.things.person.sketch import draw, halves


def test_a_name_is_kept_in_three() -> None:
    assert halves("DE LA DOE JR, JANE Q ANN") == ("DE LA DOE JR", "JANE", "Q ANN")
    assert halves("DOE, JANE") == ("DOE", "JANE", "")
    assert halves("DOE") == ("DOE", "", "")


def test_what_is_not_on_record_has_its_place() -> None:
    assert draw({"NAM": "DOE, JANE", "RAC": "W"}) == ("DOE", "JANE", "", "", "", "W", "")
