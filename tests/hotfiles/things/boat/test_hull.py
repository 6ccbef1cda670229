"""Hull numbers: layouts of twelve characters, what is odd, and what may stand around them. All layouts: unconfirmed."""

import pytest

from leads.hotfiles.things.boat.hull import cores, hull_doubts, read, same_core, years


@pytest.mark.parametrize(
    ("number", "layout", "of"),
    [
        ("TST12345A595", "of 1984 and later", ("95",)),
        ("TST1A3B5L910", "of 1984 and later", ("10",)),
        ("TST123450578", "of 1972 to 1984, month and year", ("78", "79")),
        ("TST12345M79A", "of 1972 to 1984, model year", ("79",)),
        ("USTST12345A595", "of 1984 and later", ("95",)),
        ("TST12345A595XY1", "of 1984 and later", ("95",)),
    ],
)
def test_unconfirmed_layouts(number: str, layout: str, of: tuple[str, ...]) -> None:
    hull = read(number)
    assert hull is not None
    assert (hull.layout, years(hull)) == (layout, of)


@pytest.mark.parametrize("number", ["TST12345M595", "TST123451378", "TST12345A59", "9ST12345A595", "4711", ""])
def test_of_no_layout(number: str) -> None:
    assert read(number) is None


@pytest.mark.parametrize(
    ("number", "built", "said"),
    [
        ("TST12345A595", "1995", ""),
        ("TST12345H495", "1995", ""),
        ("TST12345A595", "1994", "stands for model year 95, the record says 1994"),
        ("TST12345A395", "1995", "certified in a year that ends with 3"),
        ("TST1O345A595", "1995", "has an I, O or Q in 1O345"),
        ("TST123450578", "1979", ""),
        ("TST123450578", "1980", "78 or 79"),
        ("TST123451378", "1978", "none of the layouts"),
        ("TST123451378", "1973", ""),
        ("4711", "1974", "has 4 characters"),
        ("4711", "1973", ""),
        ("TST12345L999", "2000", "stands for model year 99"),
        ("TST12345A900", "2000", ""),
        ("", "1995", ""),
        ("TST12345A595", "", ""),
    ],
)
def test_doubts(number: str, built: str, said: str) -> None:
    found = "; ".join(hull_doubts(number, built))
    assert said in found
    assert bool(found) is bool(said)


def test_an_old_foreign_or_home_made_boat_is_only_doubted() -> None:
    [said] = hull_doubts("FR0815", "1999")
    assert "old, foreign or home-made" in said


def test_the_twelve_characters_are_found_in_longer_numbers() -> None:
    assert cores("TST12345A59") == ()
    assert cores("TST12345A595") == ("TST12345A595",)
    assert cores("USTST12345A595") == ("USTST12345A5", "TST12345A595")
    assert same_core("USTST12345A595", "TST12345A595")
    assert same_core("USTST12345A595", "CATST12345A595")
    assert same_core("TST12345A595", "TST12345A595XYZ")
    assert same_core("TST12345A595", "USTST1234SA595")
    assert not same_core("TST12345A595", "TST12346A595")
    assert not same_core("12345", "12345")
